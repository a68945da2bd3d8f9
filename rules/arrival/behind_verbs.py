"""What stands behind a verb on its own line is on the ticket, too: nothing that is said is lost."""

from __future__ import annotations

from dataclasses import replace

from rules.arrival.notes import note_of_mail
from rules.commands.refusals import WarningCode
from rules.commands.said import said_behind
from rules.commands.table import Verb
from rules.context import MailScene
from rules.effects import Effect, Warn
from rules.model.audience import customers, ticket_of
from rules.model.ticket import Case, NoteType, Visibility

# Commands whose words behind the verb are kept by nothing but a note.
SAYS_WHY = frozenset(
    {Verb.VENDOR, Verb.WAITING, Verb.COMPLETE, Verb.LINKSENT, Verb.ESCALATION, Verb.DEFER}
    | {Verb.RESOURCE, Verb.ADMIN, Verb.PAYMENT, Verb.TODO, Verb.ASSIGN, Verb.MISROUTED}
    | {Verb.EFFORT, Verb.ARRANGED, Verb.APPROVED, Verb.PROJECT}
)
FOR_CUSTOMERS = (Verb.WAITING, Verb.COMPLETE, Verb.LINKSENT)  # these words may be meant for them


def kept_inside(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """An internal note of the words behind verbs, for whoever reads the ticket next (ST-01).

    What a command puts elsewhere (a try, a time entry, a note of its own) is not said twice.
    """
    saying = [
        one
        for one in scene.commands
        if one.verb in SAYS_WHY and (words := said_behind(one)) and words not in scene.text
    ]
    if not saying:
        return ()
    because = f"{scene.sender.name} wrote it behind a command"
    text = "\n".join(said_behind(one, labelled=True) for one in saying)
    order = note_of_mail(
        scene, NoteType.RESOURCE, Visibility.INTERNAL, rule="ST-01", because=because, text=text
    )
    inside = replace(order, note=replace(order.note, attachments=(), files=()))
    meant = next((one for one in saying if one.verb in FOR_CUSTOMERS), None)
    if meant is None or scene.text.strip() or not _might_be_told(case, scene):
        return (inside,)
    detail = f"W-08 customer not told: what stands behind #{meant.verb} is kept inside;"
    detail += " on a line below it, it goes to the customer."
    code = WarningCode.CUSTOMER_NOT_TOLD
    return (inside, Warn(code=code, detail=detail, rule="ST-21", because="it may be for them"))


def _might_be_told(case: Case, scene: MailScene) -> bool:
    """Whether there is a customer, and the mail does not say, or go where, it stays inside."""
    if ticket_of(case).internal or not customers(case):
        return False
    if scene.asks(Verb.INTERNAL) or scene.asks(Verb.QUIET):
        return False
    return scene.arrived.addressed.visibility is not Visibility.INTERNAL
