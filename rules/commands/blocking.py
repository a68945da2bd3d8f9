"""Who may stand on the list of blocked senders: nobody of the desk's, nobody on file (GW-19)."""

from __future__ import annotations

from collections.abc import Iterator

from rules.model.blocking import Blockable, entries_over, is_public_family, is_sold_under
from rules.policy.desk import Desk


def why_not(asked: Blockable, desk: Desk) -> str:
    """Return why this entry may not be blocked, "" where it may."""
    entry = asked.entry
    open_to_all = entry in desk.public_domains or is_public_family(entry) or is_sold_under(entry)
    if "@" not in entry and open_to_all:
        return f"{entry} is open to everybody, so an address there"
    if any(entry in entries_over(one) for one in _own(desk)):
        return f"a stranger, and {entry} is the desk's own"
    if any(entry in entries_over(one.sender) for one in desk.integrations):
        return f"a stranger, and {entry} is a service of the desk"
    if asked.on_file:
        return f"a stranger, and {entry} is on file ({', '.join(asked.on_file)})"
    return ""


def _own(desk: Desk) -> Iterator[str]:
    """Every address that is a person's or a door of the desk's."""
    for one in desk.staff:
        yield from one.addresses
    for queue in desk.queues:
        yield from queue.addresses
    yield from (address for address, _ in desk.aliases)
    yield from (one for one in (desk.base_address, desk.domain) if one)
