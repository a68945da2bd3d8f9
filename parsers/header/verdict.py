"""What a trusted server found out about the sender (RFC 8601).

Only the topmost `Authentication-Results` of a trusted server counts, only among the fields that the
trusted peer wrote itself (`stamp`). One of ours that cannot be read is no verdict, and nothing
below it is looked at: what stands there may be forged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

import authres

from parsers.header.fields import unfold
from parsers.header.stamp import Stamped, as_id
from rules.model.mail import AuthResult

DOMAIN_OF = {  # method: the properties that name the domain it speaks of, best first
    "dmarc": ("from",),
    "spf": ("mailfrom",),  # a greeting says which machine it was, not who wrote (RFC 7208 2.4)
    "dkim": ("d", "i"),
    "arc": ("d",),
}
LENGTH_MAX = 16_384
MICROSOFT = "microsoft365"
_OPENS_GAP = " \t\r\n("
NO_NAME = re.compile(r'[\s"\\()<>]+')
# What Microsoft adds that no grammar knows.
MICROSOFT_EXTRA = re.compile(r"(?<=\s)action=[\w.]{1,40}|(?:^|;)\s{0,9}compauth=[^;]{1,200}")
NAMELESS = re.compile(r"\s{0,9}(?:spf|dkim|dmarc|arc)=", re.IGNORECASE)


# A field as most servers write it: authres takes a hundred steps to come to the same.
_GAP = r"(?:[ \t]++(?:\([A-Za-z0-9 =.,:@/_-]*+\)(?=[ \t;]|\Z))?+)"
_ATOM = r"[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*+"
_PLAIN = re.compile(
    rf"{_ATOM}{_GAP}?+"
    rf"(?:;[ \t]*+(?:arc|auth|dkim|dmarc|spf)=[A-Za-z]++{_GAP}*+"
    rf"(?:(?:header|smtp|policy)\.[a-z]++=(?:@{_ATOM}|[A-Za-z0-9._+/=-][A-Za-z0-9._+/=@-]*+)"
    rf"(?:{_GAP}++|(?=;)|\Z))*+)++"
)
_COMMENT = re.compile(r"\([^()]*\)")


class Property(Protocol):
    """`header.from=desk.example`, as authres gives it."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> str | None: ...


class Result(Protocol):
    """`dmarc=pass` with its properties, as authres gives it."""

    @property
    def method(self) -> str: ...
    @property
    def version(self) -> str | None: ...
    @property
    def result(self) -> str: ...
    @property
    def properties(self) -> Sequence[Property]: ...


class Header(Protocol):
    """One Authentication-Results header, as authres gives it."""

    @property
    def authserv_id(self) -> str: ...
    @property
    def results(self) -> Sequence[Result]: ...


class _Told(NamedTuple):
    """One result, all but the values in lower case."""

    method: str
    result: str
    said: list[tuple[str, str]]  # name and value of each property


_Read = tuple[str, list[_Told]]  # who says it


class _Reader(authres.core.AuthenticationResultsHeader):
    """Builds each pattern of authres once, and looks for blanks and comments only where one is.

    It asks for them before and behind every word: that took most of a field's time.
    """

    def _parse_rfc5322_cfws(self) -> object:
        first = self._parse_text[:1]
        if first and first not in _OPENS_GAP:
            return False
        # authres has no types
        return super()._parse_rfc5322_cfws()  # type: ignore[no-untyped-call]

    def _parse_pattern(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        regexp = pattern if isinstance(pattern, re.Pattern) else _anchored(pattern)
        match = regexp.search(self._parse_text)
        if match is not None:
            self._parse_text = self._parse_text[: match.start()] + self._parse_text[match.end() :]
        return match


@lru_cache(maxsize=64)
def _anchored(pattern: str) -> re.Pattern[str]:
    return re.compile(f"^{pattern}", re.IGNORECASE)


def _read_plainly(line: str) -> _Read | None:
    """The field, where it is written as most servers write it: no quotes, no odd characters."""
    if not _PLAIN.fullmatch(line):
        return None
    named, *told = _COMMENT.sub(" ", line).split(";")
    results = []
    for one in told:
        spoken, *properties = one.split()
        method, _, result = spoken.partition("=")
        words = [word.partition("=") for word in properties]
        said = [(name.partition(".")[2], value) for name, _, value in words]
        results.append(_Told(method, result.lower(), said))
    return named.strip().lower(), results


def _parse(line: str) -> _Read:
    if (plain := _read_plainly(line)) is not None:
        return plain
    # authres has no types
    header: Header = _Reader.parse_value(authres.core_features(), line)  # type: ignore[no-untyped-call]
    return header.authserv_id, [
        _Told(
            one.method.lower(),
            one.result.lower(),
            [(found.name.lower(), found.value or "") for found in one.properties],
        )
        for one in header.results
        if one.version in (None, "1")  # RFC 8601 2.2
    ]


PARSE: Callable[[str], _Read] = _parse


def read_verdict(stamped: Stamped) -> tuple[tuple[AuthResult, ...], str]:
    """Results by the topmost field of ours, and the login it tells of; empty where none is."""
    for value in stamped.all("authentication-results"):
        line = unfold(value)[:LENGTH_MAX].strip().rstrip("; \t")  # some end with one
        if stamped.nameless:
            named = frozenset({MICROSOFT})
            return _read(_with_name(line), named) if NAMELESS.match(line) else ((), "")
        if _is_of(line, stamped.ids):
            return _read(line, stamped.ids)
    return (), ""


def _is_of(line: str, ids: frozenset[str]) -> bool:
    """Whether the field is, or only means to be, of one of our servers."""
    words = NO_NAME.sub(" ", line.partition(";")[0]).split()
    return any(as_id(word) in ids or as_id(word.rstrip(".")) in ids for word in words)


def _with_name(line: str) -> str:
    """A field of Microsoft's as RFC 8601 wants it."""
    return f"{MICROSOFT}; " + MICROSOFT_EXTRA.sub("", line).strip(" ;")


def _read(line: str, ids: frozenset[str]) -> tuple[tuple[AuthResult, ...], str]:
    try:
        authserv_id, told = PARSE(line)
    except (authres.AuthResError, ValueError, IndexError, AttributeError):
        return (), ""  # the trusted server's own word cannot be read: none is believed
    if as_id(authserv_id).rstrip(".") not in ids:
        return (), ""
    return tuple(map(_read_result, told)), next(filter(None, map(_login_of, told)), "")


def _read_result(told: _Told) -> AuthResult:
    """One result with the domain it speaks of, in lower case."""
    values = dict(told.said)
    named = next(filter(None, map(values.get, DOMAIN_OF.get(told.method, ()))), "")
    return AuthResult(told.method, told.result, named.rpartition("@")[2].lower())


def _login_of(told: _Told) -> str:
    """The name somebody logged in with at our server (RFC 8601 2.7.4)."""
    if told.method != "auth" or told.result != "pass":
        return ""
    return next((value for name, value in told.said if name == "auth"), "").strip().casefold()
