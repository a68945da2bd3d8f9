"""Bounces of many makes in languages that no list knows, and people who talk of bounces.

Each is put together by a seed from forms that mail systems share: who writes, in which language,
how the reply is quoted, how who failed is named, and how the mail comes back.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from parsers import read_mail
from rules.model.mail import Envelope, Kind, Mail

US = "support@desk.example"
WHO = ("ines.falk@kunde.example", "t.okafor@alderair.example", "b7@werk.example")
LETTER = "<T20261116.0004.N-03@desk.example>"
# Sentences that mail systems might say; no list of ours has their words.
LANGUAGES = (
    ("Póstur komst ekki", "Skeytið komst ekki til skila og verður ekki reynt aftur."),
    ("Ujumbe haukufika", "Ujumbe wako haukuweza kumfikia mpokeaji afuatayo."),
    ("Posta ez da iritsi", "Zure mezua ez da hartzailearengana iritsi."),
    ("Neizdevās nosūtīt", "Jūsu vēstule netika piegādāta šim saņēmējam."),
    ("Ni bhfuarthas an litir", "Níor sroicheadh an faighteoir seo."),
    ("Хат жеткізілмеді", "Сіздің хатыңыз мына алушыға жетпеді."),
    ("Թերի առաքում", "Ձեր նամակը չհասավ ստացողին։"),
    ("წერილი ვერ მივიდა", "თქვენი წერილი ვერ მივიდა ადრესატთან."),
    ("ইমেইল পৌঁছায়নি", "আপনার বার্তা প্রাপকের কাছে পৌঁছায়নি।"),
    ("Ang sulat ay bumalik", "Hindi nakarating ang iyong sulat sa tatanggap."),
    ("Leverans", "Brevet kom aldrig fram till den här adressen."),
    ("Fwd service", "Uw bericht kwam niet aan bij deze ontvanger."),
)
REPLIES = (  # what the other server said, its status, and whether it stays so
    ("550 5.1.1 <{who}>: Recipient address rejected: User unknown", "5.1.1", True),
    ("host mx.kunde.example[192.0.2.3] said: 552 5.2.2 mailbox full", "5.2.2", True),
    ("smtp; 554 5.7.1 Service unavailable; client host blocked", "5.7.1", True),
    ("[SMTP Error Code 550] no such user", "5.1.1", True),
    ("550-5.1.1 No such account\n    550 5.1.1 here (in reply to RCPT TO)", "5.1.1", True),
    ("#5.1.1 smtp;550 5.1.1 unknown recipient", "5.1.1", True),
    ("451 4.4.1 host unreachable, will keep trying", "4.4.1", False),
    ("<< 553 5.1.3 bad recipient address syntax", "5.1.3", True),
)  # fmt: skip
NAMED = (  # how who failed is named
    "<{who}>:\n    {reply}",
    "  {who}\n    {reply}",
    "{who}: {reply}",
    "    ** {who} **\n\n{reply}",
    "Final-Recipient: rfc822; {who}\n\n{reply}",
    "RCPT TO: {who}\n{reply}",
    "To: <{who}>\n{reply}",
    "• {who}\n  {reply}",
)
HEADER = (
    "Received: from relay.desk.example (relay.desk.example [192.0.2.7])\n"
    "\tby mx.kunde.example with ESMTP id 4Q7; Mon, 23 Nov 2026 09:14:00 +0000\n"
    "From: Support <{us}>\nTo: {who}\nSubject: Printer offline\nMessage-ID: {letter}\n"
    "Date: Mon, 23 Nov 2026 09:13:00 +0000\n"
)
LIST_HEADERS = (
    "List-Id: <help.desk.example>\nPrecedence: list\nList-Post: <mailto:support@desk.example>\n"
)


def in_text(notice: str, back: str) -> str:
    return f"Content-Type: text/plain; charset=utf-8\n\n{notice}\n\n{back}"


def quoted(notice: str, back: str) -> str:
    lines = "\n".join(f"> {line}" for line in back.split("\n"))
    return f"Content-Type: text/plain; charset=utf-8\n\n{notice}\n\n{lines}"


def ruled(notice: str, back: str) -> str:
    return in_text(notice, f"-----\n\n{back}")


def attached(notice: str, back: str) -> str:
    return _parts(notice, "message/rfc822", f"{back}\nOur letter.\n")


def headers_attached(notice: str, back: str) -> str:
    return _parts(notice, "text/rfc822-headers", back)


def _parts(notice: str, kind: str, back: str) -> str:
    return (
        "Content-Type: multipart/mixed; boundary=q\n\n--q\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{notice}\n\n--q\n"
        f"Content-Type: {kind}\n\n{back}\n--q--\n"
    )


RETURNED = (in_text, quoted, ruled, attached, headers_attached)
SENDERS = (  # who writes, and how sure that alone is a mail system
    "MAILER-DAEMON@mx.kunde.example",
    "postmaster@kunde.example",
    "post_master@kunde.example",
    "smtp-gateway@mx.kunde.example",
    "ndr@mx.kunde.example",
    "Póstkerfi <kerfi@mx.kunde.example>",
    "edge7@kunde.example",
)


def read(raw: str, envelope: Envelope | None = None) -> Mail:
    return read_mail(raw.replace("\n", "\r\n").encode(), envelope or Envelope())


def bounce_of(seed: int) -> tuple[str, str, str, bool]:
    """A bounce, who failed, with which status, and whether for good."""
    pick = random.Random(seed)
    subject, sentence = pick.choice(LANGUAGES)
    reply, status, permanent = pick.choice(REPLIES)
    who, back = pick.choice(WHO), pick.choice(RETURNED)
    notice = pick.choice(NAMED).format(who=who, reply=reply.format(who=who))
    header = HEADER.format(us=US, who=who, letter=LETTER)
    top = f"From: {pick.choice(SENDERS)}\nTo: {US}\nSubject: {subject}\n"
    top += pick.choice(("", LIST_HEADERS, "Auto-Submitted: auto-replied\n", "Return-Path: <>\n"))
    top += "Date: Mon, 23 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
    return top + back(f"{sentence}\n\n{notice}", header), who, status, permanent


@pytest.mark.parametrize("seed", range(240))
def test_a_bounce_is_known_by_its_form(seed: int) -> None:
    raw, who, status, permanent = bounce_of(seed)

    mail = read(raw)

    assert mail.kind is Kind.BOUNCE, raw
    assert mail.bounce is not None
    assert [one.address for one in mail.bounce.failed] == [who], raw
    assert (mail.bounce.final_status, mail.bounce.permanent) == (status, permanent), raw
    assert mail.bounce.returned_message_id == LETTER, raw


def answers(words: str, bounce: str) -> str:
    return f"Subject: Re: Undelivered mail\n\n{words}\n\nOn Mon Carla wrote:\n{marked(bounce)}"


def forwards(words: str, bounce: str) -> str:
    return (
        f"Subject: Fwd: Returned mail: see transcript\n\n{words}\n\n"
        "---------- Forwarded message ---------\n"
        "From: Mail Delivery System <MAILER-DAEMON@mx.kunde.example>\n"
        f"Date: Mon, 23 Nov 2026\nSubject: Returned mail\nTo: <ben@werk.example>\n\n{bounce}"
    )


def forwards_in_another_language(words: str, bounce: str) -> str:
    return (
        f"Subject: Póstur sem kom til baka\n\n{words}\n\n________________________________\n"
        f"Frá: postmaster@kunde.example\nSent: mánudagur\nTil: ben@werk.example\n\n{bounce}"
    )


def pastes(words: str, bounce: str) -> str:
    return f"Subject: Undeliverable mail\n\n{words}\n\n{bounce}"


def quotes(words: str, bounce: str) -> str:
    return f"Subject: Mail does not arrive\n\n{words}\n\n{marked(bounce)}"


def attaches(words: str, bounce: str) -> str:
    return (
        "Subject: Returned mail\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=z\n\n--z\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{words}\n--z\n"
        "Content-Type: message/rfc822\n\nFrom: MAILER-DAEMON@mx.kunde.example\n"
        f"To: ben@werk.example\nSubject: Returned\n\n{bounce}\n--z--\n"
    )


def attaches_the_report(words: str, bounce: str) -> str:
    return (
        "Subject: Fwd: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=z\n\n--z\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{words}\n\n{bounce}\n--z\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; ines.falk@kunde.example\nAction: failed\nStatus: 5.1.1\n\n--z--\n"
    )


def marked(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


PEOPLE: tuple[Callable[[str, str], str], ...] = (
    answers, forwards, forwards_in_another_language, pastes, quotes, attaches, attaches_the_report,
)  # fmt: skip
PERSONS = (
    "Ben Adeyemi <ben@werk.example>",
    "ben@werk.example",
    '"Adeyemi, Ben" <ben@werk.example>',
)
WORDS = (
    "Hello, why do I get this when I write to Ines?",
    "Hver er ástæðan? Pósturinn minn kemur alltaf til baka.",
    "Your automatic reply does not work, see what came back.",
    "550 people wait for the newsletter, and this is what I get:",
)


def person_of(seed: int) -> str:
    """A person who shows us the bounce of a mail of their own."""
    pick = random.Random(seed)
    reply, _, _ = pick.choice(REPLIES)
    who = pick.choice(WHO)
    notice = pick.choice(NAMED).format(who=who, reply=reply.format(who=who))
    back = HEADER.format(us="ben@werk.example", who=who, letter="<1@werk.example>")
    bounce = f"{pick.choice(LANGUAGES)[1]}\n\n{notice}" + pick.choice(("", f"\n\n{back}"))
    top = f"From: {pick.choice(PERSONS)}\nTo: {US}\n"
    top += pick.choice(("", "X-Mailer: Apple Mail (2.3774)\n", LIST_HEADERS))
    return top + pick.choice(PEOPLE)(pick.choice(WORDS), bounce)


@pytest.mark.parametrize("seed", range(240))
def test_a_person_who_shows_a_bounce_is_no_bounce(seed: int) -> None:
    raw = person_of(seed)

    mail = read(raw)

    assert mail.kind is not Kind.BOUNCE, raw
    assert mail.bounce is None
    assert mail.kind is (Kind.LIST if "List-Id" in raw else Kind.HUMAN), raw


@pytest.mark.parametrize(
    "words",
    [
        "Ég er í fríi til 5.1.26. Samband: anna@alderair.example",
        "I am away. Call Anna, 450 Main Street, +1 450 555 1234, anna@alderair.example",
        "Abwesend bis 5.1.26, Vertretung: anna@alderair.example (Durchwahl 550)",
        "Version 5.1.2 of our price list follows. anna@alderair.example",
    ],
)
def test_a_vacation_that_names_a_colleague_is_no_bounce(words: str) -> None:
    mail = read(
        f"Return-Path: <>\nFrom: Carla Ruiz <carla@alderair.example>\nTo: bounces+t1@desk.example\n"
        f"Subject: Printer\nAuto-Submitted: auto-replied\nIn-Reply-To: {LETTER}\n\n{words}\n"
    )

    assert mail.kind is Kind.AUTO_REPLY


def test_a_list_that_is_written_to_by_people_is_no_return_address() -> None:
    mail = read(
        "From: ben@werk.example\nTo: it-admin@desk.example\nSubject: Mail to Ines fails\n\n"
        "It could not be delivered, she says:\n\n"
        "<ines.falk@kunde.example>: host mx said: 550 5.1.1 User unknown\n"
    )

    assert mail.kind is Kind.HUMAN


def test_the_signs_are_named_with_their_weights() -> None:
    mail = read(bounce_of(1)[0])

    told = next(one for one in mail.evidence if one.kind is Kind.BOUNCE).value

    assert "our mail came back +50" in told
    assert "status code +25" in told


OFFICES = (
    "postmaster@alderair.example",
    "Postmaster <postmaster@alderair.example>",
    "Ben Ode <postmaster@alderair.example>",
    "IT Alder <mailadmin@alderair.example>",
)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Mail problem", "Since Monday we get 550 5.1.1 user unknown for jane@partner.example."),
        ("Jane", "Hallo,\n\n550 Relay access denied, wenn jane@alderair.example schreibt.\n\nBen"),
        (
            "Mail log",
            "As you asked:\n\nto=<jane@partner.example>, dsn=5.1.1, status=bounced\n\nBen",
        ),
        (
            "Undelivered mail to Jane",
            "Hi,\n\nyour letter to jane@alderair.example came back with 550 5.1.1.\n\nThanks, Ben",
        ),
        (
            "Undelivered mail",
            "What is that?\n\n> The mail to <jane@partner.example> was undeliverable.\n> 550 5.1.1",
        ),
    ],
)
def test_who_writes_by_hand_from_an_office_of_mail_is_a_person(
    office: str, subject: str, text: str
) -> None:
    assert _from_office(office, subject, text).kind is Kind.HUMAN


@pytest.mark.parametrize("office", OFFICES[:2])
@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Undeliverable mail", "It could not be delivered to:\n\njane@alderair.example\n550 5.1.1"),
        (
            "User unknown",
            "Hello,\n\njane@alderair.example is not here.\n\n550 5.1.1 user\n\nYour postmaster",
        ),
        (
            "Delivery problem",
            (
                "Hello,\n\nYour message could not be delivered to jane@alderair.example.\n\n"
                "550 5.1.1 user unknown\n\nMail Team"
            ),
        ),
    ],
)
def test_what_an_office_of_mail_tells_of_a_failure_is_a_bounce(
    office: str, subject: str, text: str
) -> None:
    assert _from_office(office, subject, text).kind is Kind.BOUNCE


def _from_office(office: str, subject: str, text: str) -> Mail:
    head = f"From: {office}\nTo: {US}\nSubject: {subject}\nMessage-ID: <o1@alderair.example>\n"
    return read_mail(f"{head}\n{text}\n".encode())
