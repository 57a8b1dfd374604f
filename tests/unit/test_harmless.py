"""Strangers' text does nothing where it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.alerts.harmless import LONGEST, harmless, safe_link


@given(st.text())
def test_it_is_one_line_of_bounded_length_without_hidden_characters(text: str) -> None:
    shown = harmless(text)

    assert "\n" not in shown
    assert "\r" not in shown
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} for char in shown)
    assert "://" not in shown.replace("[:]//", "")


def test_what_people_write_stays_as_it_is() -> None:
    title = "Послы Латвии и Эстонии: Ә. Қ. Жұмабек — «встреча», 12.5 %, U.S.A., H.E. Mr. O’Neill"

    assert harmless(title) == title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Visit\r\nBcc: all@example.org", "Visit Bcc: all@example[.]org"),
        ("see https://evil.example.com/x?y=1 now", "see https[:]//evil[.]example[.]com/x?y=1 now"),
        ("HTTPS://EVIL.COM", "HTTPS[:]//EVIL[.]COM"),
        ("www.evil.com", "www[.]evil[.]com"),
        ("\u202etxt.exe\u2066", "txt[.]exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("@everyone and @here", "[@]everyone and [@]here"),
        ("<!channel>", "[<]!channel>"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 3),
        ("\x1b[2Jcleared\x07", "[2Jcleared"),
        ("a\u2028b", "a b"),
    ],
)
def test_what_would_act_does_not(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_long_text_is_cut_where_it_can_be_seen() -> None:
    assert harmless("word " * 200).endswith("…")
    assert len(harmless("x" * 5000)) == LONGEST


def test_web_addresses_may_be_linked() -> None:
    address = "https://www.gov.kz/memleket/entities/mfa/press/news/details/1?lang=en&x=%D0%B0"

    assert safe_link(address) == address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://gov.kz@evil.com/",
        'https://evil.com/" onmouseover="x',
        "https://evil.com/<b>",
        "https://evil.com/\u202ekz",
        "https://evil.com/\nX: y",
        "https://[broken",
        "//evil.com",
        "https://",
        "https://evil.com/" + "x" * 2000,
        None,
    ],
)
def test_anything_else_may_not(url: str | None) -> None:
    assert safe_link(url) is None
