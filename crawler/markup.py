"""HTML to plain paragraphs, whatever the HTML is like.

libxml2 reads in a time that grows with the length alone and cuts what nests more than two thousand deep; the
tree is walked without recursion.
"""

import re
from collections.abc import Iterator

from lxml import etree
from parsel import Selector

_BLOCK_TAGS = """
    address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4
    h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul
"""
_UNREAD_TAGS = """
    audio button canvas caption figcaption head iframe math noscript object script select style svg template
    textarea title video
"""
_UNREAD = frozenset(_UNREAD_TAGS.split())
_PARAGRAPH = "\n\n"
_EDGES = dict.fromkeys(_BLOCK_TAGS.split(), _PARAGRAPH) | {"td": " ", "th": " "}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SPACES_BETWEEN = re.compile(" {2,}")
_SPACES_AT_BREAKS = re.compile(r" *\n *")
_PARAGRAPH_BREAKS = re.compile(r"\n{2,}")


def whole_characters(text: str) -> str:
    """Return a text with `?` for halves of surrogate pairs, which JSON can hold and no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def parse_html(html: str) -> Selector:
    """Return the tree of a page or a fragment."""
    return Selector(text=whole_characters(html), type="html")


def plain_text(html: str) -> str:
    """Return the readable text of a page or a fragment, one blank line between paragraphs."""
    return text_of(parse_html(html))


def text_of(*nodes: Selector) -> str:
    """Return the readable text of the elements, one blank line between paragraphs, single line breaks kept.

    Block elements part paragraphs and inline ones don't; scripts, styles and captions are left out.
    """
    return _PARAGRAPH.join(paragraph for node in nodes for paragraph in _paragraphs(node.root))


def line_of(node: Selector) -> str:
    """Return the readable text of an element on one line."""
    return _SPACES.sub(" ", text_of(node)).strip()


def _paragraphs(element: etree._Element) -> list[str]:
    text = _SPACES_AT_BREAKS.sub("\n", _SPACES_BETWEEN.sub(" ", "".join(_pieces(element))))
    return [paragraph for part in _PARAGRAPH_BREAKS.split(text) if (paragraph := part.strip())]


def _pieces(root: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event in {"start", "end"}:
            yield _EDGES.get(str(node.tag), "")
        if event == "start" and node is not root and node.tag in _UNREAD:
            walk.skip_subtree()
        elif event == "start":
            yield _collapsed(node.text)
        elif node is not root:
            yield _line_break(node.tag) + _collapsed(node.tail)


def _line_break(tag: object) -> str:
    return "\n" if tag == "br" else ""


def _collapsed(text: str | None) -> str:
    return _SPACES.sub(" ", text or "")
