"""Settings of a gateway that runs for years: what it keeps, and who may watch it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from gateway.config.section import Section, is_loopback


def _loopback(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not (is_loopback(host) and port.isdigit() and int(port) <= 65535):
        raise ValueError("must be HOST:PORT of loopback: it asks nobody who they are")
    return value


class IngestSettings(Section):
    listen: str = Field(
        default="ingest.sock",
        description="where `ingest -` finds the running daemon, a Unix socket; empty: nowhere",
    )


class RetentionSettings(Section):
    """for how many days things are kept; 0: for ever"""

    raw_days: int = Field(default=400, ge=0, description="raw mails, and files with them")
    letters_days: int = Field(default=400, ge=0, description="letters that have left")
    events_days: int = Field(default=0, ge=0, description="what was decided, rule by rule")
    closed_days: int = Field(
        default=0, ge=0, description="completed and archived tickets, with all of theirs"
    )


class MetricsSettings(Section):
    """leave the section out for no metrics"""

    listen: Annotated[str, AfterValidator(_loopback)] = Field(
        default="127.0.0.1:9469", description="/metrics for Prometheus and /healthz, on loopback"
    )
