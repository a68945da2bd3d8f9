"""What customers, their colleagues and strangers write in the month."""

from __future__ import annotations

from gateway.rehearse.steps import MadeUpFile, Proof
from rules.model.mail import Mailbox
from tests.month.accounts import BASE, CAREFUL_ADDRESS, STRANGERS, VENDOR, Customer
from tests.month.postbag import Draft, Written
from tests.month.world import TOPICS, Kind, World, mailbox_of

TO_CUSTOMERS = (
    *("N-01", "N-03", "N-04", "N-05", "N-06", "N-07", "N-08"),
    *("N-09.1", "N-09.2", "N-09.3", "N-10"),
)
ENDS = ("N-06", "N-10")
THANKS = ("Thanks so much!", "Thank you", "Great, thanks a lot", "Perfect, thank you very much!")
CLOSES = (
    *("Re: [{number}] is resolved", "Re: [{number}] {topic} is resolved, please close"),
    *("Re: [{number}] {topic} is resolved?", "Re: [{number}] not sure {topic} is resolved"),
    *("FW: [{number}] {topic} is resolved", "AW: [{number}] {topic} is  RESOLVED - thank you"),
)
FILE = MadeUpFile("screen.png", "image/png", 900)


def new_ticket(world: World) -> Written:
    writer = _talker(world)
    colleagues = [one for one in world.customers if one.domain == writer.domain and one != writer]
    cc = (world.pick(colleagues).address,) if world.chance(20) else ()
    return world.write(
        Draft(
            mailbox_of(writer),
            f"Hello,\n\n{world.words()}\n{world.words()}\n\n{writer.name}",
            subject=f"{world.pick(TOPICS)} {world.random.randrange(90)}"
            if world.chance(95)
            else "",
            cc=(*cc, *((world.pick(STRANGERS),) if world.chance(5) else ())),
            is_html=world.chance(25),
            files=(FILE,) if world.chance(10) else (),
            to=(CAREFUL_ADDRESS,) if world.chance(8) else (),
        )
    )


def answer(world: World) -> Written | None:
    """An answer to a letter, found by its subject, its token, its thread or several of these."""
    writer = _answerer(world)
    letter = world.bag.letter_of(writer.address, TO_CUSTOMERS)
    if letter is None:
        return None
    by_subject, by_token, in_thread = world.pick(
        ((True, True, True), (True, False, False), (False, True, False), (False, False, True))
    )
    return world.write(
        Draft(
            mailbox_of(writer),
            world.words() if world.chance(85) else f"#complete\n#take\n{world.words()}",
            subject="" if by_subject else "Re: what you wrote",
            to=() if by_token else (BASE,),
            answers=letter,
            in_thread=in_thread,
            is_html=world.chance(25),
            quotes=world.chance(80),
        )
    )


def close(world: World) -> Written | None:
    writer = _answerer(world)
    letter = world.bag.letter_of(writer.address, TO_CUSTOMERS)
    if letter is None:
        return None
    subject = world.pick(CLOSES).format(number=letter.number, topic=world.pick(TOPICS))
    text = f"All is well again. {world.bag.mark()}"
    return world.write(Draft(mailbox_of(writer), text, subject=subject, answers=letter))


def thanks(world: World) -> Written | None:
    writer = _answerer(world)
    letter = world.bag.letter_of(writer.address, ENDS if world.chance(70) else TO_CUSTOMERS)
    if letter is None:
        return None
    return world.write(Draft(mailbox_of(writer), world.pick(THANKS), answers=letter))


def colleague_writes(world: World) -> Written:
    """Somebody of an account who is not on file, about a ticket or not."""
    domain = world.pick(world.customers).domain
    sender = Mailbox(f"newcomer{world.random.randrange(4)}@{domain}", "New Comer")
    ticket = world.case().ticket
    about = f"[{ticket.number}] same here" if ticket and world.chance(60) else "Same trouble"
    return world.write(Draft(sender, world.words(), subject=about))


def numbers_go_wrong(world: World) -> Written:
    """Two numbers, one that does not exist, or one of another account."""
    one, other = world.case().ticket, world.case().ticket
    assert one is not None
    assert other is not None
    subject = world.pick(
        (
            f"[{one.number}] and {other.number} together",
            "Re: [T20251101.0099] old thing",
            f"ticket #{one.number.casefold()}",
            "T20261316.0001 strange month",
        )
    )
    return world.write(Draft(mailbox_of(_talker(world)), world.words(), subject=subject))


def sent_again(world: World) -> Written | None:
    """The very same bytes by another way, or the same words once more."""
    if not world.bag.earlier:
        return None
    again = world.pick(world.bag.earlier)
    return Written(type(again)(again.raw, again.envelope, world.now))


def stranger_writes(world: World) -> Written:
    sender = Mailbox(world.pick(STRANGERS))
    ticket = world.case().ticket
    about = f"[{ticket.number}] me too" if ticket and world.chance(40) else world.pick(TOPICS)
    return world.write(Draft(sender, world.words(), subject=about, proof=Proof.NONE))


def vendor_writes(world: World) -> Written:
    ticket = world.case().ticket
    assert ticket is not None
    text = f"Your order has left our daemon. {world.bag.mark()}"
    return world.write(
        Draft(Mailbox(VENDOR, "Ina Gram"), text, subject=f"Re: [{ticket.number}] PO")
    )


def forwarded(world: World) -> Written:
    """A customer passes a mail of somebody else on to us."""
    text = (
        f"{world.words()}\n\n---------- Forwarded message ---------\n"
        "From: Walker <walker1@elsewhere.example>\nDate: Mon, Nov 2, 2026 at 9:00 AM\n"
        "Subject: Our line is resolved\nTo: <someone@elsewhere.example>\n\n"
        f"#complete\n{world.words()}"
    )
    return world.write(Draft(mailbox_of(_talker(world)), text, subject="Fwd: Our line is resolved"))


def sends_too_many_files(world: World) -> Written:
    """More pictures than a mail may carry: nobody can read it, and the sender hears so."""
    files = tuple(MadeUpFile(f"photo{count}.png", "image/png", 20) for count in range(22))
    subject = world.pick(TOPICS)
    return world.write(
        Draft(mailbox_of(_talker(world)), world.words(), subject=subject, files=files)
    )


def private(world: World) -> Written:
    headers = (("Sensitivity", world.pick(("Private", "Personal"))),)
    subject = world.pick(TOPICS)
    return world.write(
        Draft(mailbox_of(_talker(world)), world.words(), subject=subject, headers=headers)
    )


KINDS: tuple[tuple[int, Kind], ...] = (
    (300, new_ticket),
    (400, answer),
    (70, close),
    (60, thanks),
    (50, colleague_writes),
    (30, numbers_go_wrong),
    (50, sent_again),
    (50, stranger_writes),
    (20, vendor_writes),
    (20, forwarded),
    (8, private),
    (6, sends_too_many_files),
)


def _talker(world: World) -> Customer:
    return world.pick([one for one in world.customers if not one.gone])


def _answerer(world: World) -> Customer:
    return world.pick([one for one in world.customers if not one.gone and not one.silent])
