"""What an answer of Microsoft Graph (v1.0) means, and how its values are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from gateway.doors.mailbox import LoginRefused, ServerRefused, words_of
from gateway.https import Answer
from gateway.tokens.source import TokenRefused

THROTTLED = 429  # it is we who ask too much
WAIT_MAX_SECONDS = 600.0
FIRST_WAIT_SECONDS = 5.0  # where the service is busy and does not say how long


class MailRefused(Exception):
    """The service does not do with one mail what it was asked to; others may fare better."""

    def __init__(self, meaning: Exception) -> None:
        super().__init__(words_of(meaning))
        self.meaning = meaning  # where it is no fault of the mail


class LinkExpired(OSError):
    """The service does not know any more what changed since; all is to be looked through."""

    def __init__(self) -> None:
        super().__init__("the service knows nothing of the link that it gave out")


class NotThere(Exception):
    """404: it is gone, or never was."""


class NoAccess(LoginRefused):
    """To this; whether to anything, other answers tell."""


class Throttled(OSError):
    """429, again and again."""


@contextmanager
def about_one_mail() -> Iterator[None]:
    """Raise MailRefused where the service says no, breaks off or makes no sense.

    What is said of us, and what nobody answered, is no mail's fault.
    """
    try:
        yield
    except (TokenRefused, ConnectionRefusedError, Throttled):
        raise
    except (ServerRefused, NoAccess, LinkExpired, OSError) as error:
        raise MailRefused(error) from None
    except (KeyError, TypeError, ValueError):
        raise MailRefused(OSError("the service's answer cannot be read")) from None


def seconds_asked(answer: Answer, attempt: int) -> float:
    """Return for how long a busy service wants to be left alone (RFC 9110 10.2.3).

    It says so in seconds or as a date, by its own clock; else longer each time.
    """
    said = answer.headers.get("retry-after", "")
    seconds = FIRST_WAIT_SECONDS * float(2**attempt)
    if said.isascii() and said.isdigit():
        seconds = float(said)
    elif (until := http_date(said)) and (now := http_date(answer.headers.get("date", ""))):
        seconds = max(seconds, (until - now).total_seconds())
    return min(seconds, WAIT_MAX_SECONDS)


def error_in(answer: Answer) -> tuple[str, str]:
    """Return code and words of what the service does not like."""
    try:
        found = json.loads(answer.body)["error"]
        return str(found["code"]), " ".join(str(found.get("message", "")).split())[:200]
    except (ValueError, KeyError, TypeError):
        return str(answer.status), f"HTTP {answer.status}"


def meaning_of(answer: Answer) -> Exception:
    code, words = error_in(answer)
    match answer.status:
        case 401:
            return LoginRefused(f"{code}: {words}")
        case 403:
            return NoAccess(f"{code}: {words}")
        case 404 if code in ("Request_ResourceNotFound", "ResourceNotFound"):
            return NoAccess(f"{code}: {words}")
        case 404 if code in ("ErrorInvalidUser", "MailboxNotEnabledForRESTAPI"):
            return LoginRefused(f"{code}: {words}")
        case 404:
            return NotThere(words)
        case 410:
            return LinkExpired()
        case 400 if code.casefold() in ("syncstatenotfound", "syncstateinvalid"):
            return LinkExpired()
        case 429:
            return Throttled(f"HTTP 429: {code}")
        case status if status >= 500:
            return OSError(f"HTTP {status}: {code}")
        case _:
            return ServerRefused(f"{code}: {words}")


def id_of(folder: Mapping[str, object]) -> str:
    found = folder.get("id")
    if not isinstance(found, str) or not found:
        raise OSError("the service's answer cannot be read")
    return found


def instant_of(said: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(said).replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def http_date(text: str) -> datetime | None:
    """Return an instant as HTTP writes it (RFC 9110 5.6.7)."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def number_of(found: object) -> int:
    return found if isinstance(found, int) else 0
