"""`#duplicate`: two tickets are about one thing, and one of them continues (GW-12)."""

from __future__ import annotations

from rules.commands.arguments import TicketArgs
from rules.commands.lookup import refuse, refuse_needing
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import Effect, Fact, Remark, SendNotice, SetField, SetStatus
from rules.model.audience import customers, ticket_of
from rules.model.notice import Notice
from rules.model.other_tickets import TicketBrief, followed
from rules.model.status import Status
from rules.model.ticket import Case
from rules.policy.choices import Unannounced


def close_duplicate(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """GW-12: Complete without gates; later mail on it goes to the ticket that continues."""
    original = find_other(case, command)
    if isinstance(original, Refusal):
        return original
    because = f"{scene.sender.name} closed it as a duplicate of {original.number}"
    resolution = Unannounced.DUPLICATE.value
    return (
        SetField(name="duplicate_of", value=original.number, rule="GW-12", because=because),
        SetField(name="resolution", value=resolution, rule="GW-12", because=because),
        SetStatus(
            status=Status.COMPLETE,
            by_human=True,
            actor=scene.sender.person,
            at=scene.at,
            rule="GW-12",
            because=because,
        ),
        *which_continues(case, original, scene, because),
    )


def find_other(case: Case, command: Command) -> TicketBrief | Refusal:
    """Return the ticket that continues, however many lie between, or E-03, or E-02.

    A ticket cannot continue in itself, nor with the people of another account; where nobody's
    account is known, with those of another contact. What is the desk's own goes anywhere.
    """
    assert isinstance(command.args, TicketArgs)
    ticket, wanted = ticket_of(case), command.args.number
    by_number = {one.number: one for one in case.known.tickets}
    named = by_number.get(wanted)
    if named is None:
        recent = ", ".join(case.known.recent_numbers) or "none"
        return refuse(ErrorCode.NO_SUCH_TICKET, command, ("number", wanted), ("list", recent))
    other = followed(named, by_number)
    theirs = ticket.account_id is not None or ticket.contact in other.people
    of_account = other.account_id == ticket.account_id and theirs
    of_desk = ticket.internal and not ticket.contact and ticket.account_id is None
    if other.id == ticket.id or not (of_account or of_desk):
        return refuse_needing("the number of another ticket of the same account", command)
    return other


def which_continues(
    case: Case, original: TicketBrief, scene: Scene, because: str
) -> tuple[Effect, ...]:
    """N-06c: which number to use from now on."""
    if scene.asks(Verb.QUIET) or ticket_of(case).internal:
        why = "#quiet" if scene.asks(Verb.QUIET) else "an internal ticket"
        return (Remark(kind="notice_suppressed", detail="N-06c", rule="GW-12", because=why),)
    facts: dict[str, Fact] = {
        "sent_on": ticket_of(case).last_customer_at,
        "original": original.number,
    }
    return tuple(
        SendNotice(
            notice=Notice.N_06C,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            rule="GW-12",
            because=because,
        )
        for person in customers(case)
    )
