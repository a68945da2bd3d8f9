"""Carrying mail by Microsoft Graph, where a tenant lets nobody send by SMTP.

The service takes the recipients from the mail itself, sends in the mailbox's name, keeps a copy in
its Sent Items, and has no return path of our making: reports come to the mailbox (`sendMail`).
"""

from __future__ import annotations

import asyncio
import base64
import logging
from collections.abc import Callable
from dataclasses import dataclass

from outbound.courier import ANSWER_MAX, Carried, Outcome
from outbound.own_thread import on_own_thread
from outbound.subject import one_line

TAKEN = range(200, 300)  # 202 as a rule: accepted; delivery is the service's affair
BAD_REQUEST = 400  # of this letter, whatever its code says
TOO_LARGE = 413  # a request has 4 MB at most
# What a refusal says of this letter alone; what else is refused is about us.
ABOUT_LETTER = {
    "errormimecontentinvalid",
    "errormimecontentinvalidbase64string",
    "errorinvalidrecipients",
    "errorinvalidsmtpaddress",
    "errorrecipientnotfound",
    "errormessagesizeexceeded",
    "errorinvalidrequest",
}
ABOUT_CONTENT = {"errormessagesizeexceeded", "errormimecontentinvalid"}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Said:
    """What the service answered."""

    status: int
    code: str = ""  # of its error
    words: str = ""


Hand = Callable[[bytes], Said]  # blocks; raise OSError where nobody answers, or no token is given


class GraphCourier:
    """Hands each letter to the service; as many at once as the post carries."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._cut = asyncio.Event()
        self._is_away = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        body = base64.b64encode(mime)
        handing = asyncio.ensure_future(on_own_thread(lambda: self._hand(body)))
        cutting = asyncio.ensure_future(self._cut.wait())
        try:
            await asyncio.wait({handing, cutting}, return_when=asyncio.FIRST_COMPLETED)
            if not handing.done():
                words = "the gateway is stopping"
                return Carried(Outcome.LATER, words, in_doubt=True, relay_away=True)
            return self._read(handing.result())
        except ConnectionAbortedError as error:  # the text went, and no answer came
            return Carried(Outcome.LATER, _cut_short(str(error)), in_doubt=True)
        except OSError as error:
            return self._away(f"{type(error).__name__}: {error}")
        finally:
            handing.cancel()
            cutting.cancel()

    def cut(self) -> None:
        """Let go of every letter under way, now."""
        self._cut.set()

    async def close(self) -> None:
        """Nothing is kept open."""

    def _read(self, said: Said) -> Carried:
        words = _cut_short(f"{said.status} {said.code} {said.words}".strip())
        code = said.code.casefold()
        if said.status in TAKEN:
            if self._is_away:
                self._is_away = False
                log.warning("relay_back kind=graph", extra={"over": "relay graph"})
            return Carried(Outcome.SENT, words)
        if said.status == TOO_LARGE or code in ABOUT_LETTER:
            is_content = said.status == TOO_LARGE or code in ABOUT_CONTENT
            return Carried(Outcome.NEVER, words, is_about_content=is_content)
        if said.status in (500, 502, 504):  # it broke over this letter, before or behind taking it
            return Carried(Outcome.LATER, words, in_doubt=True)
        if said.status == BAD_REQUEST:  # others may fare better
            return Carried(Outcome.LATER, words)
        return self._away(words)

    def _away(self, words: str) -> Carried:
        self._is_away = True
        log.warning("relay_away kind=graph: %s", words, extra={"trouble": "relay graph"})
        return Carried(Outcome.LATER, _cut_short(words), relay_away=True)


def _cut_short(words: str) -> str:
    return one_line(words)[:ANSWER_MAX]
