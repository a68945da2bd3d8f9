"""A resource's mail: plain words (GW-10), or commands that are obeyed all or not at all (4.2).

A line that is wrong, a status that cannot be set, a ticket that is not clear: nothing of the mail
is applied then, its text is kept inside, and N-34 says what to send instead.
"""

from __future__ import annotations

from rules.arrival.behind_verbs import kept_inside
from rules.arrival.crossing import CROSSED, refuse_crossed
from rules.arrival.customer import attach_copied, on_forwarded_mail
from rules.arrival.first import as_opened
from rules.arrival.no_ticket import lost_ticket, thanks_for_no_ticket, unknown_ticket
from rules.arrival.notes import note_of_mail
from rules.arrival.opening import announce_opened, first_written_to, place_ticket
from rules.arrival.requests import read_requests, rearranged, with_visibility
from rules.arrival.without_effect import is_idle, without_effect
from rules.commands.appointments import books_off_machine
from rules.commands.permission import not_allowed
from rules.commands.receipt import error_letter, readable_changes, receipt_effects
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.speaking import nothing_more
from rules.commands.table import (
    VERBS,
    Phase,
    Verb,
    needs_ticket,
)
from rules.commands.what_verbs_do import not_carried_out
from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import (
    CreateTicket,
    Effect,
    Fact,
    Remark,
    SendNotice,
    SetStatus,
    Warn,
)
from rules.findings import WorkedOn
from rules.model.attached import says_attached
from rules.model.audience import (
    customers,
    find_contact,
    is_done,
    is_reachable,
    outsiders,
    person_name,
    ticket_of,
)
from rules.model.notice import OWN_WORDS, Notice
from rules.model.phrases import NOT_SENT
from rules.model.status import DONE, Status, after_customer_mail
from rules.model.ticket import Case, NoteType, Visibility

TELLS_OWNER = (Notice.N_02C, Notice.N_02N, Notice.N_20)  # with the words of this very mail
TELLS_CUSTOMER = (Status.COMPLETE, Status.NO_SHOW_REMOTE)  # the customer hears of these


def on_resource_mail(draft: MailDraft) -> MailDraft:
    """Obey what the mail asks for; without anything asked it is a note."""
    draft, refusals, warnings = read_requests(draft)
    draft = as_opened(draft)
    scene = draft.scene
    asked = bool(scene.commands) or scene.arrived.addressed.has_words
    if draft.case.ticket is None and not _can_do_without_ticket(scene):
        if scene.arrived.choice.unknown and (asked or refusals):
            refusals = (*refusals, unknown_ticket(draft))
            return _refuse_without_ticket(draft, refusals)
        lost = None if refusals else lost_ticket(scene)
        if lost or (refusals and scene.arrived.event.answers_ours):
            wrong = (lost,) if lost else refusals
            return draft.then(error_letter(draft, wrong, kept=False))
        if not asked and (thanked := thanks_for_no_ticket(scene)):
            return draft.then(thanked)
        if not refusals:
            draft = place_ticket(draft)
            first = first_written_to(draft.case, draft.scene) is not None
            scene = with_visibility(draft.scene, opened=not first)
            draft = announce_opened(draft.in_scene(scene))
    asked = asked or bool(draft.scene.commands)  # by words, too
    if asked and not refusals:
        refusals = _evidence_refusals(scene)
    if not refusals and not _is_opened(draft):
        refusals = _forbidden(draft)
    if not _is_opened(draft):
        draft = on_forwarded_mail(draft)
    if refusals:
        return _refuse(draft, refusals)
    obeyed = _obey(draft, warnings) if asked else _plain(draft)
    crossed = None if _is_opened(draft) else refuse_crossed(draft, obeyed)
    return obeyed if crossed is None else _refuse(draft, (crossed,))


def _forbidden(draft: MailDraft) -> tuple[Refusal, ...]:
    """What the desk's procedures refuse, whatever the single commands would do."""
    forbidding = draft.agreed.forbidding
    return tuple(one for forbids in forbidding for one in forbids(draft.case, draft.scene))


def _can_do_without_ticket(scene: MailScene) -> bool:
    return bool(scene.commands) and not any(needs_ticket(one) for one in scene.commands)


def _evidence_refusals(scene: MailScene) -> tuple[Refusal, ...]:
    """E-04: several tickets named, or the evidence disagrees (GW-08, GW-08b)."""
    choice = scene.arrived.choice
    ticket = choice.ticket
    if ticket is None or not (choice.others or choice.mismatch):
        return ()
    names = (ticket.number, *choice.others)
    if choice.mismatch and not choice.others:
        names = (ticket.number, "another one by its reply address or thread")
    facts = (("n", str(len(names))), ("list", ", ".join(names)))
    return (Refusal(ErrorCode.SEVERAL_TICKETS, facts),)


# --- obeying ------------------------------------------------------------------------------


def _obey(draft: MailDraft, warnings: tuple[Effect, ...]) -> MailDraft:
    """Run the commands in their order; the first that cannot be done undoes them all."""
    start = draft
    draft = draft.then(warnings)
    refusals: list[Refusal] = []
    for command in draft.scene.commands:
        doing = draft.agreed.commands.get(command.verb, not_carried_out)
        outcome = not_allowed(draft.case, command, draft.scene) or doing(
            draft.case, command, draft.scene
        )
        if isinstance(outcome, Refusal):
            refusals += [outcome, *outcome.also]
            continue
        idle = is_idle(draft.case, outcome)
        draft = draft.then(outcome)
        if idle and (doing is not nothing_more or _colours_nothing(draft.scene)):
            draft = draft.then((without_effect(command, doing is nothing_more),))
    if refusals:
        return _refuse(start, tuple(refusals))
    if draft.case.ticket is None:
        return draft.then(receipt_effects(start.case, draft))
    if _is_to_keep(start) and _has_words(draft.scene):
        draft = _keep_words(draft)
    draft = draft.then(kept_inside(draft.case, draft.scene))
    if not any(VERBS[one.verb].phase is Phase.STATUS for one in draft.scene.commands):
        draft = _read_subject(start, draft)
    draft = draft.then((*_unreached(draft), *_files_missing(draft)))
    draft = draft.then(receipt_effects(start.case, draft))
    return _tell_primary(start, draft)


def _colours_nothing(scene: MailScene) -> bool:
    """Whether the mail holds nothing that `#public`, `#quiet` or `#force` could be about."""
    marks = (Verb.INTERNAL, Verb.PUBLIC, Verb.QUIET, Verb.NOTIFY, Verb.FORCE)
    return not _has_words(scene) and all(one.verb in marks for one in scene.commands)


def _is_opened(draft: MailDraft) -> bool:
    return any(isinstance(one, CreateTicket) for one in draft.effects)


def _is_to_keep(draft: MailDraft) -> bool:
    """Whether the words are on no note yet: an opened ticket has them, unless they go out first."""
    first = first_written_to(draft.case, draft.scene) is not None
    return not _is_opened(draft) or first


def _has_words(scene: MailScene) -> bool:
    event = scene.arrived.event
    return bool(scene.text.strip() or scene.forwarded or event.mail.attachments)


def _plain(draft: MailDraft) -> MailDraft:
    """GW-10: a note, relayed when it is for the customer; the status stays."""
    start = draft
    if not _is_to_keep(draft):  # the mail is the ticket's first note
        draft = draft.then(receipt_effects(start.case, draft, opened=True))
        return _tell_primary(start, draft)
    draft = _read_subject(start, _keep_words(draft))
    draft = draft.then(_noted_in(draft))
    draft = draft.then((*_unreached(draft), *_files_missing(draft)))
    warned = any(isinstance(one, Warn) for one in draft.effects)
    if warned:
        draft = draft.then(receipt_effects(start.case, draft))
    return _tell_primary(start, draft)


def _noted_in(draft: MailDraft) -> tuple[Effect, ...]:
    """C-30: where the desk wants it, a note of somebody else is news to the primary, too."""
    scene, ticket = draft.scene, ticket_of(draft.case)
    others = ticket.primary not in ("", scene.sender.person)
    if not scene.policy.note_in_from_resource or not others or ticket.status in DONE:
        return ()
    if any(isinstance(one, SetStatus) for one in draft.effects):
        return ()
    status = after_customer_mail(ticket.status, scene.policy)
    because = f"{scene.sender.name} wrote a note on somebody else's ticket"
    if status is ticket.status:
        return ()
    return (SetStatus(status=status, at=scene.at, rule="GW-10", because=because),)


def _read_subject(start: MailDraft, draft: MailDraft) -> MailDraft:
    """ST-35.b: a close phrase of a resource does what a customer's does, and completes nothing.

    Where no command says what the ticket's status is, a booking link in the words may (ST-12).
    """
    if _is_opened(draft) or is_done(draft.case):
        return draft
    for takes in draft.agreed.taking:
        draft = draft.then(takes(start.case, draft.case, draft.scene).effects)
    return draft


def _keep_words(draft: MailDraft) -> MailDraft:
    scene = draft.scene
    visibility = Visibility.PUBLIC if scene.is_public else Visibility.INTERNAL
    because = f"{scene.sender.name} wrote" + (" to the customer" if scene.is_public else "")
    note = note_of_mail(scene, NoteType.RESOURCE, visibility, rule="GW-10", because=because)
    draft = draft.then((note,))
    if not scene.is_public:
        return draft
    if scene.forwarded:
        because = "what was passed on stays inside"
        inside = note_of_mail(
            scene,
            NoteType.RESOURCE,
            Visibility.INTERNAL,
            rule="GW-15",
            because=because,
            text=scene.forwarded,
        )
        draft = draft.then((inside,))
    draft = draft.then(_relay(draft))
    return draft.then(attach_copied(draft.case, scene))  # GW-13: they have this one already


def _relay(draft: MailDraft) -> tuple[Effect, ...]:
    """N-03 to the ticket's contacts; a completion carries the words itself, or nobody does."""
    scene, case = draft.scene, draft.case
    completes = any(
        isinstance(one, SetStatus) and one.status is Status.COMPLETE for one in draft.effects
    )
    if completes and ticket_of(case).status is not Status.COMPLETE:
        return _not_relayed("the completion was taken back", "ST-34")
    letters = tuple(one for one in draft.effects if isinstance(one, SendNotice))
    if completes and any(one.notice is Notice.N_06 for one in letters):
        return ()
    if completes and scene.asks(Verb.QUIET):
        return _not_relayed("#quiet", "ST-28")
    if any(one.notice in OWN_WORDS for one in letters):
        return _not_relayed("another letter of this mail carries the words", "GW-10")
    people = customers(case)
    if ticket_of(case).internal:
        return _not_relayed("an internal ticket", "ZD-01")
    if not people:
        return _not_relayed("the ticket has no contact who can be reached", "GW-10")
    facts: dict[str, Fact] = {"author": scene.sender.person, "text": scene.text}
    facts["off_machine"] = books_off_machine(scene) or None
    return tuple(
        SendNotice(
            notice=Notice.N_03,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            files=scene.relayed_files,
            rule="GW-10",
            because=f"{scene.sender.name} wrote to the customer",
        )
        for person in (*people, *outsiders(case))
    )


def _not_relayed(because: str, rule: str) -> tuple[Effect, ...]:
    return (Remark(kind="notice_suppressed", detail="N-03", rule=rule, because=because),)


def _unreached(draft: MailDraft) -> tuple[Effect, ...]:
    """W-15: who would have been written to, but for an address that takes no mail (GW-22)."""
    told = draft.scene.is_public or any(
        isinstance(one, SetStatus) and one.status in TELLS_CUSTOMER for one in draft.effects
    )
    people = _suppressed(draft.case)
    code = WarningCode.ADDRESS_SUPPRESSED
    warned = any(isinstance(one, Warn) and one.code is code for one in draft.effects)
    if not told or not people or warned:
        return ()
    because = "no mail goes to " + ", ".join(
        person_name(one, draft.case, draft.scene.desk) for one in people
    )
    return (
        Remark(kind="notice_suppressed", detail=", ".join(people), rule="GW-22", because=because),
        Warn(code=code, rule="GW-22", because=because),
    )


def _files_missing(draft: MailDraft) -> tuple[Effect, ...]:
    """W-10: the words say that a file is attached, and none is."""
    scene = draft.scene
    event = scene.arrived.event
    if event.mail.attachments or not says_attached(scene.text):
        return ()
    because = "the words name an attached file, and the mail has none"
    return (Warn(code=WarningCode.FILES_MISSING, rule="HO-09", because=because),)


def _suppressed(case: Case) -> tuple[str, ...]:
    """Return the contacts who would be written to if an address of theirs took mail."""
    people = dict.fromkeys((ticket_of(case).contact, *(one.person for one in case.contacts)))
    found = (find_contact(person, case) for person in people)
    return tuple(
        one.key
        for one in found
        if one is not None and one.active and not one.vendor and not is_reachable(one.key, case)
    )


def _tell_primary(start: MailDraft, draft: MailDraft) -> MailDraft:
    """ST-02: whoever owned the ticket hears that somebody else worked on it."""
    changes = readable_changes(start.case, draft.case, draft.scene)
    letters = (one for one in draft.effects if isinstance(one, SendNotice))
    told = frozenset(one.to for one in letters if one.notice in TELLS_OWNER)
    return draft.found(WorkedOn(start.case, changes, told))


# --- refusing -----------------------------------------------------------------------------


def _refuse(draft: MailDraft, refusals: tuple[Refusal, ...]) -> MailDraft:
    """All or nothing: the text is kept as an internal note, N-34 goes to the sender."""
    scene = draft.scene
    if draft.case.ticket is None:
        if _can_do_without_ticket(scene) or scene.arrived.addressed.person_level:
            return draft.then(error_letter(draft, refusals, kept=False))
        draft = announce_opened(place_ticket(draft))
    crossed = any(one.code is ErrorCode.CROSSED for one in refusals)
    crossed = crossed and not scene.asks(Verb.SEND)  # the text that waits is another mail's
    if _is_to_keep(draft) and (_has_words(scene) or scene.arrived.choice.mismatch or crossed):
        flags = ("thread_mismatch",) if scene.arrived.choice.mismatch else ()
        flags = (CROSSED,) if crossed else flags
        because = "nothing was sent or changed, see the error"
        words = "\n\n".join(filter(None, (scene.text or _as_written(scene), scene.forwarded)))
        text = f"{NOT_SENT}\n{words}".strip()
        note = note_of_mail(
            scene,
            NoteType.RESOURCE,
            Visibility.INTERNAL,
            rule="CMD-02",
            because=because,
            flags=flags,
            text=text,
        )
        draft = draft.then((note,))
    resend = rearranged(scene, refusals)
    return draft.then(error_letter(draft, refusals, kept=_has_words(scene), resend=resend))


def _as_written(scene: MailScene) -> str:
    """Return the command lines: all that a mail without words of its own says (GW-08.f)."""
    return "\n".join(one.line.line for one in scene.commands)


def _refuse_without_ticket(draft: MailDraft, refusals: tuple[Refusal, ...]) -> MailDraft:
    """GW-08a.b: an employee's commands on a number that does not exist change nothing.

    Their text belongs to a ticket that nobody knows, and comes back; what they send on, perhaps
    under a number of another desk, is a request of its own.
    """
    if draft.scene.forwarded:
        return _refuse(draft, refusals)
    return draft.then(error_letter(draft, refusals, kept=False))
