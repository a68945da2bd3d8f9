"""One LMTP connection (RFC 2033): as SMTP, but each recipient has an answer of its own."""

from __future__ import annotations

from aiosmtpd.smtp import Envelope

from gateway.doors.smtp_session import SmtpSession


class LmtpSession(SmtpSession):
    """What a mail server says that hands mail over for good, and what it hears."""

    async def smtp_LHLO(self, arg: str) -> None:
        await super().smtp_EHLO(arg)

    async def smtp_HELO(self, arg: str) -> None:
        await self.push("500 5.5.1 This is LMTP: say LHLO")  # RFC 2033 4.1

    async def smtp_EHLO(self, arg: str) -> None:
        await self.push("500 5.5.1 This is LMTP: say LHLO")

    def answer_all(self, answer: str, envelope: Envelope) -> str:
        """Return one answer for each recipient that was taken, in their order (RFC 2033 4.2)."""
        return "\r\n".join([answer] * len(envelope.rcpt_tos))
