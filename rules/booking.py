"""Booking links: what the scheduler tells, and what a link in somebody's words does."""

from __future__ import annotations

from urllib.parse import urlsplit

from rules.choices import DetectLink
from rules.effects import Effect, MailArrived, SetStatus, Warn
from rules.errors import WarningCode
from rules.model import Case
from rules.people import ticket_of
from rules.scene import Scene
from rules.statuses import DONE, Status
from rules.turnaround import answered

LINK_SENT = "sent"  # the scheduler's pattern for "the customer got the link"
ANSWERS = frozenset({LINK_SENT, "confirmed"})  # what the customer hears counts (TAT-01)


def has_booking_link(scene: Scene) -> bool:
    """Say whether the sender's own words hold a link of `sls.hosts`."""
    if not isinstance(scene.event, MailArrived):
        return False
    hosts = {(urlsplit(link).hostname or "").casefold() for link in scene.event.mail.links}
    return bool(hosts & {one.casefold() for one in scene.policy.sls_hosts})


def link_in_note(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ST-12: a link went to the customer and no status came with it."""
    detect, status = scene.policy.sls_detect_link, ticket_of(case).status
    if detect is DetectLink.OFF or not scene.is_public or not has_booking_link(scene):
        return ()
    if status is Status.SCHEDULING_LINK_SENT or status in DONE:
        return ()
    because = "the text to the customer holds a booking link"
    if detect is DetectLink.NUDGE:
        return (Warn(code=WarningCode.LINK_FOUND, rule="ST-12", because=because),)
    return (_link_sent(scene, "ST-12", because),)


def scheduler_news(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ST-11: the scheduler sent its link by itself; the ticket waits for the booking."""
    status, told = ticket_of(case).status, _told(scene)
    if not told & ANSWERS:
        return ()
    heard = answered(case, "the customer heard from the scheduler")
    if LINK_SENT not in told or status is Status.SCHEDULING_LINK_SENT or status in DONE:
        return heard
    because = "the scheduler sent the customer a booking link"
    return (*heard, _link_sent(scene, "ST-11", because))


def _told(scene: Scene) -> frozenset[str]:
    """Return which of its patterns the scheduler's subject shows."""
    assert isinstance(scene.event, MailArrived)
    subject = scene.event.mail.subject.casefold()
    return frozenset(
        name
        for one in scene.desk.integrations
        if one.kind == "scheduler" and one.sender.casefold() == scene.sender.address
        for name, words in one.patterns
        if words.casefold() in subject
    )


def _link_sent(scene: Scene, rule: str, because: str) -> SetStatus:
    return SetStatus(status=Status.SCHEDULING_LINK_SENT, at=scene.at, rule=rule, because=because)
