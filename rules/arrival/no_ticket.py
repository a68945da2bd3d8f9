"""Commands in a mail that names no ticket: there is nothing that they could be carried out on."""

from __future__ import annotations

from rules.commands.lookup import refuse_needing
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import Command, Verb, needs_ticket
from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import DropMail, Effect

# They are about work under way: a mail that brings nothing else and no number has lost its ticket.
# What begins work (#assign, #todo, #defer, #sev) opens a ticket by its subject alone.
OF_WORK_UNDER_WAY = frozenset(
    {Verb.WAITING, Verb.COMPLETE, Verb.NOSHOW, Verb.CANCELCALL, Verb.LINKSENT, Verb.RESUME}
    | {Verb.ATTEMPT, Verb.RESPONDED, Verb.UC, Verb.CHECK, Verb.UNCHECK, Verb.TIMEDONE}
    | {Verb.HANDOVER, Verb.RELEASE, Verb.FILES, Verb.SHOW, Verb.OOO, Verb.HANDOFF}
)


def unknown_ticket(draft: MailDraft) -> Refusal:
    """E-03: the number is well formed, but no ticket has it (GW-08a)."""
    recent = ", ".join(draft.case.known.recent_numbers) or "none"
    facts = (("number", draft.scene.arrived.choice.unknown[0]), ("list", recent))
    return Refusal(ErrorCode.NO_SUCH_TICKET, facts)


def lost_ticket(scene: MailScene) -> Refusal | None:
    """E-02: what is asked for is done to a ticket, and the mail neither names nor begins one."""
    wanting = next(
        (one for one in scene.commands if needs_ticket(one) and _is_lost(one, scene)), None
    )
    if wanting is None:
        return None
    expected = "a ticket: answer one of its mails, or write its number into the subject"
    example = f"in an answer to the ticket's last mail, {wanting.line.line}"
    return refuse_needing(expected, wanting, example=example)


def _is_lost(command: Command, scene: MailScene) -> bool:
    """+me is for what concerns no ticket, and so are our letters that name none (N-37, N-45).

    Elsewhere words, files and forwards are a request; `#new` begins a ticket in an answer, too.
    """
    answers = scene.arrived.event.answers_ours and not scene.asks(Verb.NEW)
    if scene.arrived.addressed.person_level or answers:
        return True
    brings = bool(scene.text.strip() or scene.forwarded or scene.files)
    return command.verb in OF_WORK_UNDER_WAY and not brings


def thanks_for_no_ticket(scene: MailScene) -> tuple[Effect, ...]:
    """GW-11: thanks for a letter that is about no ticket (N-37, N-45) open none."""
    if not scene.arrived.event.answers_ours or not scene.says_thanks:
        return ()
    because = "thanks for a letter that is about no ticket"
    return (DropMail(reason="thanks", rule="GW-11", because=because),)
