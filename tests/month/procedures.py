"""What the desk has agreed for its own people: leave, handing on, triage, files."""

from __future__ import annotations

from datetime import UTC

from rules.model.status import Status
from rules.model.ticket import Case
from rules.policy.desk import Role, Staff
from tests.month.accounts import CAREFUL, GROUP_ADDRESS
from tests.month.postbag import Draft, Written
from tests.month.world import TOPICS, Kind, World, mailbox_of

WAITING = ("support+waiting@desk.example",)
INSIDE = ("support+internal@desk.example",)
HANDOFF = (
    "Summary: the matter was tried on two machines and the cause is not on ours.",
    "Done:\n- checked the cables\n- read the log of this morning",
    "Cause: unknown, probably the line",
    "Remaining:\n- ask the provider for the state of the line",
    "Blockers: none",
    "Files: none",
    "Status: in progress",
    "Urgency: normal",
)
LEAVE = (
    "Problem: it stops half way.",
    "Action taken: raised the limit.",
    "Next steps: uncertain",
    "Blockers: none",
)


def goes_away(world: World) -> Written:
    """A technician goes on leave tomorrow, or in some days, for a few days."""
    person = world.pick(world.technicians)
    ahead = world.pick((1, 3))
    first, last = world.day_in(ahead), world.day_in(ahead + world.random.randrange(1, 5))
    return world.write(Draft(mailbox_of(person), f"#away {first} to {last}", to=INSIDE))


def comes_back(world: World) -> Written:
    """Back early, or without having been away."""
    return world.write(Draft(mailbox_of(world.pick(world.technicians)), "#back", to=INSIDE))


def leaves_a_summary(world: World) -> Written | None:
    """The five sections before a leave, now and then with a word for the customer."""
    found = _owned(world)
    if found is None:
        return None
    case, owner = found
    lines = [f"#ooo return {world.day_in(5)}", *LEAVE, f"and {world.bag.mark()}"]
    if world.chance(60):
        lines.append("Tell customer: A colleague looks after it.")
    return world.write(_about(case, owner, "\n".join(lines), INSIDE))


def takes_over(world: World) -> Written | None:
    """A colleague takes what somebody on leave has, and writes nothing more."""
    found = _owned(world, "id IN (SELECT ticket_id FROM tag WHERE name = 'ooo_summary')")
    if found is None:
        return None
    case, owner = found
    others = [one for one in world.technicians if one.handle != owner.handle]
    return world.write(_about(case, world.pick(others), "#take", INSIDE))


def hands_on(world: World) -> Written | None:
    """A whole handoff, to a person or a team, and sometimes with a word to the customer."""
    found = _owned(world)
    if found is None:
        return None
    case, owner = found
    others = [one.handle for one in world.technicians if one.handle != owner.handle]
    target = world.pick((f"@{world.pick(others)}", "team:networking", "next"))
    tell = " tell-user" if world.chance(70) else ""
    text = "\n".join((f"#handoff {target}{tell}", *HANDOFF))
    return world.write(_about(case, owner, text, INSIDE))


def asks_for_files(world: World) -> Written | None:
    found = _owned(world)
    return world.write(_about(*found, "#files", INSIDE)) if found else None


def misses_a_status(world: World) -> Written | None:
    found = _owned(world)
    if found is None:
        return None
    text = f"#help visibility I cannot find Vendor Ordered here {world.bag.mark()}"
    return world.write(_about(*found, text, INSIDE))


def takes_off_an_appointment(world: World) -> Written | None:
    """The call that was booked is off, and the customer hears it (N-32)."""
    now = world.now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    found = _owned(
        world,
        "id IN (SELECT ticket_id FROM service_call"
        f" WHERE state = 'booked' AND starts_at > '{now}')",
    )
    return world.write(_about(*found, "#cancelcall", INSIDE)) if found else None


def offers_times(world: World) -> Written | None:
    """The customer may choose an appointment themselves (N-31)."""
    found = _owned(world, "status IN ('new', 'note_emailed_in', 'in_progress')")
    line = "#link https://scheduler.example/b/abc"
    return world.write(_about(*found, line, INSIDE)) if found else None


def asks_another_department(world: World) -> Written | None:
    """The work is another department's, and the customer hears that it takes longer (N-07)."""
    found = _owned(world, "department = 'cs' AND status IN ('new', 'note_emailed_in')")
    return world.write(_about(*found, "#dept seo", INSIDE)) if found else None


def closes_a_duplicate(world: World) -> Written | None:
    """Two tickets of one account are about one thing; the customer hears which continues."""
    found = _owned(world)
    if found is None or found[0].ticket is None:
        return None
    case, owner = found
    others = world.case_where(
        f"account_id = {found[0].ticket.account_id or 0} AND id <> {found[0].ticket.id}"
        " AND status NOT IN ('complete', 'archived')"
    )
    if others is None or others.ticket is None:
        return None
    return world.write(_about(case, owner, f"#duplicate of {others.ticket.number}", INSIDE))


def tries_with_care(world: World) -> Written | None:
    """The tries of a ticket in the queue where nobody is closed without a person's word."""
    where = f"queue = '{CAREFUL}' AND status NOT IN ('complete', 'archived')"
    case = world.case_where(where, oldest=True)
    if case is None or case.ticket is None:
        return None
    person = world.bag.desk.find_staff(case.ticket.primary) or world.pick(world.technicians)
    if case.ticket.status is not Status.WAITING_CUSTOMER:
        return world.write(_about(case, person, world.words(), WAITING))
    lines = ("#attempt email", "#attempt phone now vm")
    return world.write(_about(case, person, world.pick(lines), INSIDE))


def completes_too_soon(world: World) -> Written | None:
    """The checklist has an open item, and the ticket comes back (N-14)."""
    case = world.case_where(
        "status NOT IN ('complete', 'archived') AND \"primary\" <> ''"
        " AND id IN (SELECT ticket_id FROM checklist_item WHERE checked_by = '')"
    )
    owner = world.bag.desk.find_staff(case.ticket.primary) if case and case.ticket else None
    return world.write(_about(case, owner, "#complete", INSIDE)) if case and owner else None


def asks_the_group(world: World) -> Written:
    """A customer writes to the group that triages."""
    person = world.pick([one for one in world.customers if not one.gone])
    subject, text = world.pick(TOPICS), world.words()
    return world.write(Draft(mailbox_of(person), text, subject=subject, to=(GROUP_ADDRESS,)))


def triages(world: World) -> Written | None:
    """The triager's verdict: approved, a project, or somebody else's."""
    undecided = "triage = 'untriaged' AND status NOT IN ('complete', 'archived')"
    case = world.case_where(undecided, oldest=world.chance(50))
    if case is None:
        return None
    triager = next(one for one in world.bag.desk.staff if Role.TRIAGER in one.roles)
    person = world.pick([one.handle for one in world.technicians])
    verdict = world.pick(
        ("#approved", "#approved", "#approved", f"#project @{person}", "#misrouted team:networking")
    )
    return world.write(_about(case, triager, verdict, INSIDE))


def takes_approved(world: World) -> Written | None:
    """Somebody takes on what was approved, more than they should, or for long."""
    case = world.case_where("triage = 'approved' AND \"primary\" = '' AND status <> 'complete'")
    if case is None:
        return None
    person = world.technicians[0]
    return world.write(_about(case, person, world.pick(("#take", "#take\n#effort 5d")), INSIDE))


KINDS: tuple[tuple[int, Kind], ...] = (
    (14, goes_away),
    (5, comes_back),
    (22, leaves_a_summary),
    (14, takes_over),
    (26, hands_on),
    (8, asks_for_files),
    (6, misses_a_status),
    (180, takes_off_an_appointment),
    (8, offers_times),
    (20, asks_another_department),
    (12, closes_a_duplicate),
    (60, tries_with_care),
    (5, completes_too_soon),
    (60, asks_the_group),
    (50, triages),
    (50, takes_approved),
)


def _owned(world: World, condition: str = "1 = 1") -> tuple[Case, Staff] | None:
    """Return an open ticket that a technician has, and who that is."""
    case = world.case_where(
        f"\"primary\" <> '' AND status NOT IN ('complete', 'archived') AND {condition}"
    )
    owner = world.bag.desk.find_staff(case.ticket.primary) if case and case.ticket else None
    return (case, owner) if case and owner else None


def _about(case: Case, person: Staff, text: str, to: tuple[str, ...]) -> Draft:
    assert case.ticket is not None
    subject = f"Re: [{case.ticket.number}] {case.ticket.title}"
    return Draft(mailbox_of(person), text, subject=subject, to=to)
