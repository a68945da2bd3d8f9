"""What a peer may ask of a door, far above what honest peers do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DoorLimits:
    size_max: int = 25 * 1024 * 1024  # bytes of one mail
    recipients_max: int = 100  # of one mail
    connections_max: int = 100  # of strangers; the trusted peers have as many of their own
    connections_per_peer_max: int = 20  # trusted peers may have them all
    unknown_recipients_max: int = 20  # of one connection
    timeout_seconds: float = 300  # of silence
    transfer_seconds: float = 600  # for all of one DATA
    rate_min: float = 1024  # bytes a second that a stranger's mail comes with, after a while:
    rate_after_seconds: float = 30
    accept_seconds: float = 30  # for the commit
    scan_seconds: float = 60  # for the scanner's word
