"""DKIM signatures (RFC 6376) for what we send, where the relay does not sign itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import dkim

# What a reader sees and what a filter looks at; From and Subject once more than they occur, so
# that none can be added (RFC 6376 8.15).
SIGNED = (
    b"From",
    b"From",
    b"Subject",
    b"Subject",
    b"To",
    b"Date",
    b"Message-ID",
    b"In-Reply-To",
    b"References",
    b"Reply-To",
    b"MIME-Version",
    b"Content-Type",
    b"Auto-Submitted",
)


class BadKey(Exception):
    """The signing key cannot be used. The message names the file and says why."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs for one domain with one key (RSA; PEM)."""

    domain: str
    selector: str
    key: bytes

    def sign(self, mime: bytes) -> bytes:
        """Return the mail with its signature on top."""
        return self._signature(mime) + mime

    def _signature(self, mime: bytes) -> bytes:
        signature: bytes = dkim.sign(
            mime,
            self.selector.encode("ascii"),
            self.domain.encode("idna"),
            self.key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=list(SIGNED),
        )
        return signature


def read_signer(domain: str, selector: str, path: Path) -> Signer:
    """Return a signer that works; raise BadKey."""
    try:
        signer = Signer(domain, selector, path.read_bytes())
        signer.sign(b"From: a@b.example\r\nSubject: x\r\n\r\nx\r\n")
    except OSError as error:
        raise BadKey(f"{path}: cannot be read: {error.strerror}") from None
    except Exception as error:  # dkimpy's reader of keys breaks in many ways
        raise BadKey(f"{path}: is no RSA key in PEM: {type(error).__name__}") from None
    return signer
