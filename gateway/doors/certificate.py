"""The certificate that a door shows; a renewed one is taken up without a restart."""

from __future__ import annotations

import logging
import ssl
import time
from pathlib import Path

LOOK_SECONDS = 60.0  # between two looks at the files

log = logging.getLogger(__name__)


class Certificate:
    """A certificate with its key; raise OSError or ssl.SSLError for files that are none."""

    def __init__(self, certificate: Path, key: Path | None) -> None:
        self._files = (certificate, key)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._seen = self._written_at()
        self._context.load_cert_chain(certificate, key)
        self._looked_at = time.monotonic()

    def context(self) -> ssl.SSLContext:
        """Return the context for one more connection."""
        if time.monotonic() - self._looked_at > LOOK_SECONDS:
            self._looked_at = time.monotonic()
            self._look()
        return self._context

    def _look(self) -> None:
        try:
            written_at = self._written_at()
            if written_at != self._seen:
                self._context.load_cert_chain(*self._files)
                self._seen = written_at
                log.info("certificate renewed")
        except (OSError, ssl.SSLError) as error:  # half a renewal: the one before goes on
            log.error("certificate: %s", error, extra={"trouble": "certificate"})

    def _written_at(self) -> tuple[int, ...]:
        return tuple(one.stat().st_mtime_ns for one in self._files if one is not None)


def tell_no_tls(fault: BaseException | None, peer: str, *, trusted: bool) -> None:
    """A stranger who cannot speak TLS is nobody's trouble; the mail server is somebody's."""
    reason = getattr(fault, "reason", None) or type(fault).__name__
    if trusted:
        log.warning("no TLS: %s", reason, extra={"peer": peer, "trouble": f"TLS of {peer}"})
    else:
        log.info("no TLS: %s", reason, extra={"peer": peer})
