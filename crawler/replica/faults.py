"""What goes wrong at publishers, to be provoked: answers that are refused, garbled, withheld or endless."""

import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock
from typing import Final

from crawler.replica.web import Answer, Delivery, Request, json_answer

_HTML: Final = {"Content-Type": "text/html; charset=utf-8"}
_MEGABYTE: Final = 1 << 20
_BOMB: Final = 64  # megabytes when unpacked
_MOVED: Final = "/moved"

Asked = Callable[[Request], Answer]
Strike = Callable[[Request, Asked], Answer]


class FaultError(ValueError):
    """A fault that there is not; the message lists those that there are."""


@dataclass(slots=True)
class Fault:
    """A fault and where it strikes.

    Attributes:
        where: a pattern that the host with the path has to match, such as `www.gov.kz/graphql`.
        times: how often it still strikes; None for always.
    """

    kind: str
    where: re.Pattern[str]
    times: int | None = None


class Faults:
    """The faults that strike at present; safe to use from several threads."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = Lock()

    def add(self, kind: str, where: str, times: int | None = None) -> None:
        """Let a fault strike from now on; raises FaultError for a kind or a pattern that is none."""
        if kind not in KINDS:
            raise FaultError(f"no fault is called {kind!r}; there are {', '.join(sorted(KINDS))}")
        try:
            pattern = re.compile(where)
        except re.error as error:
            raise FaultError(f"{where!r} is no pattern: {error}") from error
        with self._lock:
            self._faults.append(Fault(kind, pattern, times))

    def clear(self) -> None:
        """Let everything be well again."""
        with self._lock:
            self._faults.clear()

    def distort(self, request: Request, asked: Asked) -> Answer:
        """Return what the first fault that strikes makes of the answer; the answer itself where none does."""
        kind = self._striking(request)
        return KINDS[kind](request, asked) if kind else asked(request)

    def _striking(self, request: Request) -> str | None:
        with self._lock:
            for fault in self._faults:
                if fault.times != 0 and fault.where.fullmatch(request.host + request.path):
                    fault.times = fault.times and fault.times - 1
                    return fault.kind
        return None


def _instead(status: int, body: str = "", **headers: str) -> Strike:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _request, _asked: Answer(status, body.encode(), _HTML | named)


def _changed(pattern: str, new: str) -> Strike:
    """Return the fault that writes something else wherever the pattern stands in an answer."""

    def strike(request: Request, asked: Asked) -> Answer:
        answer = asked(request)
        return replace(answer, body=re.sub(pattern, new, answer.body.decode()).encode())

    return strike


def _delivered(delivery: Delivery) -> Strike:
    return lambda request, asked: replace(asked(request), delivery=delivery)


def _declared(charset: str, *, sent: str) -> Strike:
    """Return the fault of an answer that declares one encoding and has another."""

    def strike(request: Request, asked: Asked) -> Answer:
        answer = asked(request)
        kind = answer.headers["Content-Type"].partition(";")[0]
        headers = {**answer.headers, "Content-Type": f"{kind}; charset={charset}"}
        text = answer.body.decode().replace('<meta charset="utf-8">', "").replace(' encoding="utf-8"', "")
        return replace(answer, body=text.encode(sent, "ignore"), headers=headers)

    return strike


def _mojibake(request: Request, asked: Asked) -> Answer:
    answer = asked(request)
    return replace(answer, body=answer.body.decode("cp1252", "replace").encode())


def _truncated(request: Request, asked: Asked) -> Answer:
    answer = asked(request)
    return replace(answer, body=answer.body[: len(answer.body) * 2 // 3])


def _empty_list(request: Request, asked: Asked) -> Answer:
    answer = asked(request)
    if "json" in answer.headers.get("Content-Type", ""):
        return json_answer({"data": {"news": []}} if request.method == "POST" else [])
    cards = rb"(?s)<item>.*</item>|<div class=\"(col )?news-(list|category)__item.*</a></(article></)?div>"
    return replace(answer, body=re.sub(cards, b"", answer.body))


def _same_page(request: Request, asked: Asked) -> Answer:
    """Answer as if the first page had been asked for, the number that is shown as current apart."""
    first = re.sub(rb'"page": \d+', b'"page": 1', request.body)
    return asked(replace(request, query={**request.query, "page": "1"}, body=first))


def _moved_here(request: Request, asked: Asked) -> Answer:
    if request.path.startswith(_MOVED):
        return asked(replace(request, path=request.path.removeprefix(_MOVED)))
    query = "?" + "&".join(f"{name}={value}" for name, value in request.query.items())
    return Answer(308, b"", {"Location": f"https://{request.host}{_MOVED}{request.path}{query}"})


def _looping(request: Request, _: Asked) -> Answer:
    return Answer(307, b"", {"Location": f"https://{request.host}{request.path}"})


def _endless(_: Request, __: Asked) -> Answer:
    return Answer(200, b" " * _MEGABYTE, _HTML, Delivery.ENDLESS)


def _bomb(_: Request, __: Asked) -> Answer:
    return Answer(200, _packed_zeros(), {**_HTML, "Content-Encoding": "gzip"})


@cache
def _packed_zeros() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(_MEGABYTE)) for _ in range(_BOMB)) + packer.flush()


_CAPTCHA: Final = (
    "<html><head><title>Are you a robot?</title></head><body><form action='/check'>"
    "<div class='g-recaptcha' data-sitekey='k'></div></form></body></html>"
)
_CHALLENGE: Final = "<html><head><title>Just a moment...</title></head><body>Enable JavaScript</body></html>"
_GRAPHQL_ERRORS: Final = '{"errors": [{"message": "Internal error"}], "data": null}'

KINDS: Final[Mapping[str, Strike]] = {
    "gone": _instead(404, "<h1>404</h1>"),
    "moved": _moved_here,
    "renamed field": _changed(r'(?<=")created_date(?=":)|(?<=[</])link(?=>)', "renamed"),
    "new field": _changed(r'(?<=\{)"id":', '"region": "abroad", "id":'),
    "renamed class": _changed(r'(class=["\'])', r"\1x-"),
    "empty list": _empty_list,
    "captcha": _instead(200, _CAPTCHA),
    "not allowed": _instead(400, '{"message": "notAllowed"}', Content_Type="application/json"),
    "unauthorized": _instead(401, '{"message": "unauthorized"}', Content_Type="application/json"),
    "forbidden": _instead(403, '{"message": "forbidden"}', Content_Type="application/json"),
    "challenge": _instead(403, _CHALLENGE, cf_mitigated="challenge"),
    "waiting room": _instead(503, _CHALLENGE),
    "page": _instead(200, "<html><body><h1>Works are under way</h1></body></html>"),
    "truncated": _truncated,
    "invalid": _changed(r"[:<]", ";"),
    "graphql errors": _instead(200, _GRAPHQL_ERRORS, Content_Type="application/json"),
    "too many": _instead(429, "slow down", Retry_After="1"),
    "come back later": _instead(429, "slow down", Retry_After="7200"),
    "broken": _instead(500, "<h1>500</h1>"),
    "bad gateway": _instead(502, "<h1>502</h1>"),
    "late": _instead(504, "<h1>504</h1>"),
    "drip": _delivered(Delivery.DRIP),
    "silence": _delivered(Delivery.SILENCE),
    "reset": _delivered(Delivery.RESET),
    "huge": _endless,
    "bomb": _bomb,
    "loop": _looping,
    "elsewhere": _instead(302, Location="https://example.org/"),
    "charset": _declared("utf-8", sent="cp1251"),
    "declared charset": _declared("windows-1251", sent="utf-8"),
    "mojibake": _mojibake,
    "future": _changed(r"\b20[12]\d(?=\b)", "2099"),
    "duplicate ids": _changed(r'(?<=\{"id": )\d{7,}', "1000001"),
    "same page": _same_page,
}
"""Every kind of fault by name, and what it makes of a request."""


def command(request: Request, faults: Faults) -> Answer:
    """Return the answer to one who orders faults.

    - `POST /fault`: let the `kind` strike `where`, and only so many `times` where that is told
    - `DELETE /fault`: let everything be well again
    """
    if request.method == "DELETE":
        faults.clear()
        return json_answer({})
    try:
        told = json.loads(request.body)
        faults.add(told["kind"], told["where"], told.get("times"))
    except (ValueError, KeyError, TypeError) as fault:
        return json_answer({"message": f"bad request: {fault}"}, 400)
    return json_answer({})
