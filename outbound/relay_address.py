"""The relay: where letters go, and how long its answers may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tls(StrEnum):
    OFF = "off"
    STARTTLS = "starttls"  # demanded, not merely tried
    IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class Relay:
    """Where letters go, and how."""

    host: str
    port: int = 25
    tls: Tls = Tls.OFF
    username: str = ""  # "" for no login
    password: str = ""
    token: Callable[[], str] | None = None  # blocks; the login is OAUTHBEARER or XOAUTH2 then
    hostname: str = ""  # said in EHLO; "" for this machine's name
    ca_file: str = ""  # certificates to believe; "" for the system's
    connect_seconds: float = 60.0  # until one of its addresses answers
    timeout_seconds: float = 300.0  # for the greeting and each answer (RFC 5321 4.5.3.2.1-4)
    answer_seconds: float = 600.0  # for the answer to the final dot (RFC 5321 4.5.3.2.6)
