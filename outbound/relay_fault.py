"""What is wrong with a relay that cannot be called, in words that name the way out."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from outbound.subject import one_line

CHAIN_MAX = 5  # faults behind a fault
LOGIN = frozenset({530, 534, 535, 538})  # RFC 4954 6
# of X509_verify_cert(3)
UNKNOWN_SIGNER = frozenset({2, 18, 19, 20, 21})
OTHER_NAME = frozenset({62, 64})  # of a host, an address
CURES = {9: "check the clocks here and there", 10: "renew it at the relay"}
PLACE = "check relay.port and relay.tls"


class NoStartTls(OSError):
    """The relay offers no STARTTLS, and the settings demand it."""


def fault_words(error: BaseException, host: str) -> str:
    """Return one line: what happened when this host was called, and what may be done about it."""
    faults = tuple(_chain(error))
    for fault in faults:
        if isinstance(fault, ssl.SSLCertVerificationError):
            return _of_certificate(fault, host)
        if isinstance(fault, ssl.SSLError):
            said = (fault.reason or "it broke off").replace("_", " ").lower()
            return f"no TLS there: {said}; {PLACE}"
    if any(isinstance(one, NoStartTls) for one in faults):
        return f"offers no STARTTLS; {PLACE}"
    code, said = getattr(error, "code", None), getattr(error, "message", "")
    if isinstance(code, int):
        cure = "; check relay.username and its password or token" if code in LOGIN else ""
        return one_line(f"{code} {said}{cure}")
    if any(isinstance(one, TimeoutError) for one in faults):
        return f"no answer in time; {PLACE}, and the firewall between"
    return one_line(f"{type(error).__name__}: {error}")


def _of_certificate(fault: ssl.SSLCertVerificationError, host: str) -> str:
    code = fault.verify_code
    if code in UNKNOWN_SIGNER:
        cure = "have this machine trust its signer, or name the signer's file in SSL_CERT_FILE"
    elif code in OTHER_NAME:
        cure = f"relay.host ({host}) must be a name that it is made out for"
    else:
        cure = CURES.get(code, "check it at the relay")
    said = fault.verify_message.rstrip(".") or "it cannot be verified"
    return one_line(f"its certificate is not accepted: {said}; {cure}")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield a fault and those behind it."""
    fault: BaseException | None = error
    for _ in range(CHAIN_MAX):
        if fault is None:
            return
        yield fault
        fault = fault.__cause__ or fault.__context__
