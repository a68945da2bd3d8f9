"""What a door answers: aiosmtpd's words, with enhanced status codes (RFC 2034, RFC 3463).

RFC 2033 5 asks them of LMTP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.smtp import SMTP

CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
HAS_CODE = re.compile(r"[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3} ")
NEEDS_CODE = re.compile(r"([245]\d\d) ")
CODES = {  # of what aiosmtpd says by itself; other answers name their own
    "454": "4.7.0",
    "500": "5.5.2",
    "501": "5.5.4",
    "502": "5.5.1",
    "503": "5.5.1",
    "504": "5.5.4",
    "530": "5.7.0",
    "552": "5.3.4",
    "553": "5.1.3",
    "555": "5.5.4",
}


def with_status_code(answer: str) -> str:
    """Return one line of an answer with its enhanced status code, if it has none yet."""
    found = NEEDS_CODE.match(answer)
    if found is None or HAS_CODE.match(answer):
        return answer
    code = CODES.get(found[1], f"{answer[0]}.0.0")
    return f"{found[1]} {code} {answer[found.end() :]}"


class SmtpAnswers(SMTP):
    """A dialogue of aiosmtpd whose answers say by a code what they mean."""

    _is_hello = False

    async def push(self, status: str | bytes) -> None:
        """Answer; no control character of what the peer said comes back (RFC 5321 2.3.8)."""
        words = status.decode("utf-8", "replace") if isinstance(status, bytes) else status
        lines = [CONTROLS.sub("?", one) for one in words.split("\r\n")]
        if not self._is_hello and not words.startswith(f"220 {self.hostname} "):
            lines = [with_status_code(one) for one in lines]
        await super().push("\r\n".join(lines))

    async def smtp_HELO(self, hostname: str) -> None:
        with self._hello():
            await super().smtp_HELO(hostname)

    async def smtp_EHLO(self, hostname: str) -> None:
        with self._hello():
            await super().smtp_EHLO(hostname)

    @contextmanager
    def _hello(self) -> Iterator[None]:
        """What is said to a hello has no status code, nor has the greeting (RFC 2034 3)."""
        self._is_hello = True
        try:
            yield
        finally:
            self._is_hello = False
