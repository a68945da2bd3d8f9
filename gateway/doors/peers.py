"""Who stands before a door: peers, which of them are trusted, and how many may come in.

The mail server that we trust has connections of its own: whatever strangers do to the door, it is
let in.
"""

from __future__ import annotations

import ipaddress
import logging
from collections import Counter
from functools import lru_cache

from gateway.doors.limits import DoorLimits

PEERS_KNOWN = 1024  # whose address is not read again for each mail
LOCAL = "local"  # a peer at a Unix socket, which has no address

log = logging.getLogger(__name__)


class TrustedPeers:
    """The peers whose word on a mail may be believed (RFC 8601 1.6)."""

    def __init__(self, named: tuple[str, ...] = ()) -> None:
        self._is_local = LOCAL in named
        networks = (one for one in named if one != LOCAL)
        self._networks = tuple(ipaddress.ip_network(one, strict=False) for one in networks)
        self._known = lru_cache(PEERS_KNOWN)(self._look_at)

    def __contains__(self, peer: object) -> bool:
        return self._known(str(peer))

    def _look_at(self, peer: str) -> bool:
        if peer == LOCAL:
            return self._is_local
        try:
            address = ipaddress.ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self._networks)


class Admission:
    """Counts the connections of all doors together."""

    def __init__(self, limits: DoorLimits, trusted: TrustedPeers) -> None:
        self._limits = limits
        self._trusted = trusted
        self._of_peer: Counter[str] = Counter()
        self._strangers = 0
        self._friends = 0

    def admit(self, peer: str) -> bool:
        """Say whether one more connection of this peer is within the limits, and count it."""
        limits, side = self._limits, side_of(peer)
        if peer in self._trusted:
            is_over = self._friends >= limits.connections_max
        else:
            is_over = (
                self._strangers >= limits.connections_max
                or self._of_peer[side] >= limits.connections_per_peer_max
            )
        if is_over:
            is_full = self._strangers >= limits.connections_max
            told: dict[str, object] = {
                "trouble": "connections" if is_full else f"connections of {side}"
            }
            told |= {"peer": peer, "open": self._strangers}
            log.warning("connection refused", extra=told)
            return False
        self._count(peer, side, 1)
        return True

    def leave(self, peer: str) -> None:
        """A connection that was admitted has ended."""
        self._count(peer, side_of(peer), -1)

    def _count(self, peer: str, side: str, step: int) -> None:
        if peer in self._trusted:
            self._friends += step
        else:
            self._strangers += step
            self._of_peer[side] += step
            if not self._of_peer[side]:
                del self._of_peer[side]


def name_of_peer(address: object) -> str:
    """The peer's address as people write it: without scope, IPv4 as IPv4."""
    if not isinstance(address, tuple) or not address:
        return LOCAL
    host = str(address[0]).partition("%")[0]
    return host.removeprefix("::ffff:") if "." in host else host


def side_of(peer: str) -> str:
    """Whom a peer counts with: an IPv6 site has 2^64 addresses to call from (RFC 6177)."""
    if ":" not in peer:
        return peer
    return str(ipaddress.ip_network(f"{peer}/64", strict=False))
