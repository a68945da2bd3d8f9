"""What technicians write in the month, and what is forged in their name."""

from __future__ import annotations

import re
from dataclasses import replace

from gateway.rehearse.steps import Proof
from gateway.store.outbox import OutboxLetter
from rules.model.ticket import TimeEntries
from rules.policy.desk import Staff
from tests.month.accounts import BASE
from tests.month.orders import TRIES, Wish, wish_for
from tests.month.postbag import Draft, Written
from tests.month.world import TOPICS, Kind, World, mailbox_of

RECEIPT = re.compile(r"\bR-[0-9A-Z]{6}\b")
CODE = re.compile(r"#confirm ([0-9A-Z]{4}-[0-9A-Z]{4})")
WORKABLE = (  # a person can finish these as they stand, or has waited for long enough
    "triage <> 'untriaged' AND (status IN ('new', 'note_emailed_in', 'in_progress', 'says_close',"
    " 'incomplete_reopened', 'follow_up_resource', 'received_form_response', 'sent_from_mc')"
    " OR status NOT IN ('complete', 'archived') AND status_since < '{long_ago}')"
)
WAITED_DAYS = 28
BACKLOG = 12  # open tickets a technician that a desk always has
OLDEST = 20
ALERTS = ("N-02", "N-02a", "N-02b", "N-02c", "N-13", "N-14", "N-15", "N-38", "N-39", "N-40", "N-41")


def works(world: World) -> Written | None:
    """A technician does something with a ticket: in answer to a letter, or by its number."""
    case = world.case()
    if case.ticket is None:
        return None
    owner = world.bag.desk.find_staff(case.ticket.primary)
    person = owner if owner and world.chance(80) else world.pick(world.technicians)
    wish = wish_for(case, world)
    letter = _letter_about(case.ticket.number, person, world) if not wish.words else None
    draft = Draft(
        mailbox_of(person),
        _text(wish, world),
        subject="" if letter else f"[{case.ticket.number}] {case.ticket.title}",
        to=() if letter else _to(wish.words),
        answers=letter,
        is_html=world.chance(20),
    )
    return world.write(draft)


def chases(world: World) -> Written | None:
    """A technician tries once more to reach a customer who does not answer."""
    case = world.waiting_case()
    if case is None or case.ticket is None:
        return None
    person = world.bag.desk.find_staff(case.ticket.primary) or world.pick(world.technicians)
    wish = world.pick(TRIES)
    subject = f"Re: [{case.ticket.number}] {case.ticket.title}"
    return world.write(Draft(mailbox_of(person), _text(wish, world), subject=subject))


def finishes(world: World) -> Written | None:
    """What a technician does most: an old ticket is worked off, answered and completed.

    Where no more lies about than a desk always has, nobody is in a hurry.
    """
    workable = world.numbers_where(WORKABLE.format(long_ago=world.day_in(-WAITED_DAYS)))
    if len(workable) < BACKLOG * len(world.technicians):
        return None
    case = world.simulated.case_of(world.pick(workable[:OLDEST]))
    assert case.ticket is not None
    owner = world.bag.desk.find_staff(case.ticket.primary)
    lines = [
        *(() if owner else ("#take",)),
        "#complete",
        *(("#check all",) if any(not one.checked_by for one in case.checklist) else ()),
        *(("#timedone yes",) if case.ticket.time_entries is TimeEntries.NOT_DONE else ()),
    ]
    subject = f"Re: [{case.ticket.number}] {case.ticket.title}"
    text = "\n".join((*lines, world.words() if world.chance(80) else ""))
    person = owner or world.pick(world.technicians)
    return world.write(Draft(mailbox_of(person), text.rstrip(), subject=subject))


def answers_alert(world: World) -> Written | None:
    """A plain answer: to the customer, or to colleagues where the letter was internal."""
    person = world.pick(world.technicians)
    letter = world.bag.letter_of(person.addresses[0], ALERTS)
    if letter is None:
        return None
    return world.write(Draft(mailbox_of(person), world.words(), answers=letter))


def dispatches(world: World) -> Written | None:
    """The office admin gives a new ticket to somebody."""
    olive = world.bag.desk.find_staff("olive")
    assert olive is not None
    letter = world.bag.letter_of(olive.addresses[0], ("N-02n", "N-02"))
    if letter is None:
        return None
    text = f"#assign @{world.pick(world.technicians).handle}\n#sev {world.random.randrange(1, 5)}"
    return world.write(Draft(mailbox_of(olive), text, answers=letter))


def undoes(world: World) -> Written | None:
    """Undo by answering a receipt, by its name, or of somebody else's."""
    person, reader = world.pick(world.technicians), world.pick(world.technicians)
    person = reader if world.chance(85) else person
    letter = world.bag.letter_of(reader.addresses[0], ("N-33",))
    receipt = RECEIPT.search(letter.text) if letter else None
    if letter is None or receipt is None:
        return None
    line = "#undo" if world.chance(60) else f"#undo {receipt.group()}"
    return world.write(Draft(mailbox_of(person), line, answers=letter))


def confirms(world: World) -> Written | None:
    """The code of a confirmation request comes back, now and then with a slip in it."""
    requests = [
        letter
        for person in world.bag.desk.staff
        if (letter := world.bag.letter_of(person.addresses[0], ("N-35",)))
    ]
    if not requests:
        return None
    letter = world.pick(requests)
    person = next(one for one in world.bag.desk.staff if letter.address in one.addresses)
    code = CODE.search(letter.text)
    assert code is not None, "a request without a code"
    written = code[1] if world.chance(80) else "ZZZZ-ZZZZ"
    return world.write(Draft(mailbox_of(person), f"#confirm {written}", answers=letter))


def forged(world: World) -> Written | None:
    """A mail in a technician's name that nobody can vouch for, or that our server refutes."""
    written = _draft_of_work(world)
    if written is None:
        return None
    proof = world.pick((Proof.NONE, Proof.FAIL))
    headers = (("Authentication-Results", "mx.evil.example; dmarc=pass"),)
    return world.write(replace(written, proof=proof, headers=headers))


def logs_in(world: World) -> Written | None:
    """The proof is the technician's own login at our server."""
    draft = _draft_of_work(world)
    return world.write(replace(draft, proof=Proof.LOGIN)) if draft else None


def opens_internal(world: World) -> Written:
    """A ticket of a technician's own, for colleagues only."""
    person = world.pick(world.technicians)
    to = (BASE,) if world.chance(70) else ("support+internal@desk.example",)
    lines = "#take\n" if world.chance(30) else ""
    draft = Draft(mailbox_of(person), f"{lines}{world.words()}", subject=world.pick(TOPICS), to=to)
    return world.write(draft)


def passes_on(world: World) -> Written:
    """A customer's mail that came to a technician's own mailbox."""
    customer = world.pick([one for one in world.customers if not one.gone])
    text = (
        f"Came to me, please file. {world.bag.mark()}\n\n"
        f"---------- Forwarded message ---------\nFrom: {customer.name} <{customer.address}>\n"
        f"Date: Mon, Nov 2, 2026 at 9:00 AM\nSubject: {world.pick(TOPICS)}\n"
        f"To: <someone@desk.example>\n\n{world.words()}"
    )
    person = world.pick(world.technicians)
    return world.write(Draft(mailbox_of(person), text, subject=f"Fwd: {world.pick(TOPICS)}"))


def asks_without_ticket(world: World) -> Written:
    """Commands that need no ticket, or that lack one."""
    line = world.pick(("#help", "#help addresses", "#list mine", "#back", "#complete", "#show"))
    to = (world.pick((BASE, "support+me@desk.example")),)
    return world.write(Draft(mailbox_of(world.pick(world.technicians)), line, subject="", to=to))


KINDS: tuple[tuple[int, Kind], ...] = (
    (900, works),
    (110, chases),
    (700, finishes),
    (250, answers_alert),
    (130, dispatches),
    (110, undoes),
    (40, confirms),
    (50, forged),
    (30, logs_in),
    (40, opens_internal),
    (25, passes_on),
    (20, asks_without_ticket),
)


def _draft_of_work(world: World) -> Draft | None:
    case = world.case()
    if case.ticket is None:
        return None
    wish = wish_for(case, world)
    subject = f"Re: [{case.ticket.number}] {case.ticket.title}"
    person = world.pick(world.technicians)
    return Draft(mailbox_of(person), _text(wish, world), subject=subject, to=_to(wish.words))


def _text(wish: Wish, world: World) -> str:
    return "\n".join((*wish.lines, world.words() if wish.speaks else "")).rstrip()


def _to(words: str) -> tuple[str, ...]:
    if "@" in words:
        return (words,)
    local, _, domain = BASE.partition("@")
    return (f"{local}{words}@{domain}",)


def _letter_about(number: str, person: Staff, world: World) -> OutboxLetter | None:
    """Return what this person got about the ticket last, if they answer it at all."""
    if world.chance(40):
        return None
    box = world.bag.boxes.get(person.addresses[0], ())
    return next((one for one in reversed(box) if one.number == number), None)
