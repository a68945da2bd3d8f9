"""Mail as a help desk gets it, made from a seed: the same bytes on every machine.

Of a hundred mails 60 answer one of our letters (an HTML part, the quoted letter, a signature, DKIM
and five Received), 25 are new requests, 5 carry a file of 50 to 500 kB, 5 are automatic
answers and 5 are bounces. Which ticket an answer is about comes from outside, so that other
systems can be given the same mails with numbers and Message-IDs of their own.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum

START = datetime(2026, 11, 23, 15, tzinfo=UTC)  # a Monday morning in New York
BETWEEN = timedelta(seconds=97)  # two mails: slow enough that nobody is held back as a flood
COMPANIES, PEOPLE_EACH = 17, 12

FIRST = "Carla Ben Tess Omar Ina Noah Lena Hugo Mia Ravi Sofia Jan Elif Paul Nora Luis".split()
LAST = "Ruiz Ode Wynn Haddad Gram Field Kuhn Moreau Lind Rao Costa Novak Aydin Brandt Berg".split()
FIRM = (
    "alderair brightwater comfortzone delmar eastgate fairview glenrock harbor inland juniper "
    "kestrel lakeside meridian northway oakfield pinecrest quayside"
).split()
THINGS = "printer laptop scanner phone VPN monitor calendar mailbox badge shared-drive".split()
FAULTS = (
    "is offline since this morning",
    "asks for a password again and again",
    "does not start any more",
    "is very slow after the update",
    "shows an error that nobody here knows",
)
SENTENCES = (
    "We restarted it twice and nothing changed.",
    "It worked until Friday afternoon, then it stopped.",
    "Two colleagues in the same room see the same thing.",
    "I can be reached at my desk until four o'clock.",
    "The light on the front blinks amber, then goes out.",
    "Please tell me what else you need to know.",
    "I attached what the screen shows, as far as it fits.",
    "Somebody from the branch office had this last month as well.",
    "We need it for the delivery notes, so it is rather urgent for us.",
    "After a while a window comes up, and it closes by itself.",
)


class Kind(StrEnum):
    REPLY = "reply"
    NEW = "new"
    FILE = "file"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"


SHARES = {Kind.REPLY: 60, Kind.NEW: 25, Kind.FILE: 5, Kind.AUTO_REPLY: 5, Kind.BOUNCE: 5}


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    address: str
    company: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What an answer is about, in the words of the system that it goes to."""

    person: Person
    mark: str  # stands in the subject, as "[T20261123.0001]"
    subject: str  # without the mark
    letter_id: str  # Message-ID of the letter that is answered
    letter: str  # its text, to be quoted


@dataclass(frozen=True, slots=True)
class Made:
    kind: Kind
    sender: str
    at: datetime
    raw: bytes


def people() -> tuple[Person, ...]:
    """Return everybody on file, company by company."""
    found = []
    for c, firm in enumerate(FIRM[:COMPANIES]):
        for p in range(PEOPLE_EACH):
            first, last = FIRST[(c + p) % len(FIRST)], LAST[(3 * c + 7 * p) % len(LAST)]
            address = f"{first}.{last}{p}@{firm}.example".lower()
            found.append(Person(f"{first} {last}", address, f"{firm.title()} Ltd"))
    return tuple(found)


def requests(many: int, seed: int, to: str, start: datetime = START) -> Iterator[Made]:
    """Make first requests alone, as the tickets that later mails answer."""
    press = _Press(random.Random(seed), to)
    staff = people()
    for number in range(many):
        yield press.new(staff[number % len(staff)], start + number * BETWEEN, number)


def mixed(
    many: int, seed: int, to: str, threads: Sequence[Thread], start: datetime
) -> Iterator[Made]:
    """Make mails in the shares above; answers go round the threads."""
    random_ = random.Random(seed)
    press = _Press(random_, to)
    everybody = people()
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    for number in range(many):
        if number % len(kinds) == 0:
            random_.shuffle(kinds)
        at = start + number * BETWEEN
        thread = threads[number % len(threads)]
        person = everybody[(number * 5) % len(everybody)]
        match kinds[number % len(kinds)]:
            case Kind.REPLY:
                yield press.reply(thread, at, number)
            case Kind.NEW:
                yield press.new(person, at, 1_000_000 + number)
            case Kind.FILE:
                yield press.file(person, at, 2_000_000 + number)
            case Kind.AUTO_REPLY:
                yield press.auto_reply(thread, at, number)
            case Kind.BOUNCE:
                yield press.bounce(thread, at, number)


class _Press:
    """Sets mails; everything random comes from one seeded source."""

    def __init__(self, source: random.Random, to: str) -> None:
        self._random = source
        self._to = to

    def new(self, person: Person, at: datetime, number: int) -> Made:
        subject = f"{self._thing(number)} {FAULTS[number % len(FAULTS)]} ({number})"
        text = f"Hello,\n\n{self._words(2, 5)}\n\n{self._words(1, 3)}\n{_foot(person)}"
        body = self._both(text, "")
        return self._made(Kind.NEW, person, at, f"new{number}", subject, (), body)

    def reply(self, thread: Thread, at: datetime, number: int) -> Made:
        person = thread.person
        asked = f"On {at:%a, %b} {at.day}, {at:%Y at %I:%M %p} Desk <{self._to}> wrote:"
        said = f"Hi,\n\n{self._words(1, 4)}\n\nThanks\n{_foot(person)}"
        quoted = "\n".join(f"> {line}".rstrip() for line in thread.letter.splitlines())
        body = self._both(f"{said}\n{asked}\n\n{quoted}\n", self._quote_html(asked, thread))
        headers = (f"In-Reply-To: {thread.letter_id}", f"References: {thread.letter_id}")
        subject = f"Re: {thread.mark} {thread.subject}"
        return self._made(Kind.REPLY, person, at, f"re{number}", subject, headers, body)

    def file(self, person: Person, at: datetime, number: int) -> Made:
        size = self._random.randrange(50_000, 500_000) * 3 // 4
        inner = self._both(f"Hello,\n\n{self._words(1, 3)}\n{_foot(person)}", "")
        body = (
            f'Content-Type: multipart/mixed; boundary="mix{number}"\n\n--mix{number}\n{inner}\n'
            f'--mix{number}\nContent-Type: image/jpeg; name="photo {number}.jpg"\n'
            f'Content-Disposition: attachment; filename="photo {number}.jpg"\n'
            "Content-Transfer-Encoding: base64\n\n"
            f"{base64.encodebytes(self._random.randbytes(size)).decode()}--mix{number}--\n"
        )
        subject = f"{self._thing(number)}: photo of the screen ({number})"
        return self._made(Kind.FILE, person, at, f"file{number}", subject, (), body)

    def auto_reply(self, thread: Thread, at: datetime, number: int) -> Made:
        text = "Thank you for your message. I am out of the office and will read it on my return."
        body = f"Content-Type: text/plain; charset=utf-8\n\n{text}\n{_foot(thread.person)}"
        headers = (
            "Auto-Submitted: auto-replied",
            "X-Auto-Response-Suppress: All",
            f"In-Reply-To: {thread.letter_id}",
        )
        subject = f"Automatic reply: {thread.mark} {thread.subject}"
        made = (Kind.AUTO_REPLY, thread.person, at, f"auto{number}", subject, headers, body)
        return self._made(*made)

    def bounce(self, thread: Thread, at: datetime, number: int) -> Made:
        """A delay that is over (RFC 3464), so that no address is given up while we measure."""
        domain = thread.person.address.partition("@")[2]
        host = Person("Mail Delivery Subsystem", f"mailer-daemon@mx.{domain}", "")
        body = (
            f'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn{number}"\n'
            f"\n--dsn{number}\nContent-Type: text/plain; charset=us-ascii\n\n"
            "This is the mail system. Your message could not be delivered for four hours.\n"
            f"It will be retried.\n\n<{thread.person.address}>: host mx.{domain} said: 452 4.2.2\n"
            f"    The mailbox is full (in reply to RCPT TO command)\n\n--dsn{number}\n"
            f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.{domain}\n"
            f"Arrival-Date: {format_datetime(at)}\n\nFinal-Recipient: rfc822; "
            f"{thread.person.address}\nAction: delayed\nStatus: 4.2.2\n"
            f"Diagnostic-Code: smtp; 452 4.2.2 mailbox full\n\n--dsn{number}\n"
            f"Content-Type: text/rfc822-headers\n\nFrom: Desk <{self._to}>\n"
            f"To: {thread.person.address}\nSubject: {thread.mark} {thread.subject}\n"
            f"Message-ID: {thread.letter_id}\n\n--dsn{number}--\n"
        )
        headers = ("Auto-Submitted: auto-replied", "Return-Path: <>")
        subject = "Delayed Mail (still being retried)"
        return self._made(Kind.BOUNCE, host, at, f"dsn{number}", subject, headers, body)

    # --- parts of a mail ---------------------------------------------------------------------

    def _made(
        self,
        kind: Kind,
        person: Person,
        at: datetime,
        name: str,
        subject: str,
        headers: Sequence[str],
        body: str,
    ) -> Made:
        domain = person.address.partition("@")[2]
        head = "\n".join(
            (
                *self._trace(domain, at),
                f"From: {person.name} <{person.address}>",
                f"To: Desk <{self._to}>",
                f"Subject: {subject}",
                f"Date: {format_datetime(at)}",
                f"Message-ID: <{self._random.getrandbits(64):016x}.{name}@{domain}>",
                *headers,
                "Accept-Language: en-US\nContent-Language: en-US\nX-Mailer: Microsoft Outlook 16.0",
                f"Thread-Index: {base64.b64encode(self._random.randbytes(22)).decode()}",
                "X-MS-Has-Attach: \nX-MS-TNEF-Correlator: \nMIME-Version: 1.0",
            )
        )
        raw = f"{head}\n{body}".replace("\n", "\r\n").encode()
        return Made(kind, person.address, at, raw)

    def _trace(self, domain: str, at: datetime) -> Iterator[str]:
        yield (
            "Authentication-Results: mx.desk.example; dkim=pass (2048-bit key) "
            f"header.d={domain}\n\theader.i=@{domain} header.b=Qk3nW0aT; spf=pass "
            f"smtp.mailfrom={domain};\n\tdmarc=pass (policy=reject) header.from={domain}"
        )
        hops = ("mx.desk.example", f"out1.{domain}", f"filter.{domain}", f"hub.{domain}")
        for place, hop in enumerate((*hops, f"client.{domain}")):
            key = f"{self._random.getrandbits(48):012X}"
            moment = format_datetime(at - timedelta(seconds=2 * place))
            yield (
                f"Received: from {hop} ({hop} [192.0.2.{10 + place}])\n"
                "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"
                f"\tby relay{place}.desk.example (Postfix) with ESMTPS id {key}\n"
                f"\tfor <{self._to}>; {moment}"
            )
        signature = base64.b64encode(self._random.randbytes(256)).decode()
        lines = "\n\t".join(signature[one : one + 70] for one in range(0, len(signature), 70))
        yield (
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=s2026;\n"
            "\th=from:to:subject:date:message-id:mime-version:content-type;\n"
            f"\tbh={base64.b64encode(self._random.randbytes(32)).decode()};\n\tb={lines}"
        )

    def _both(self, text: str, quoted: str) -> str:
        """Return a multipart/alternative of the text and of the same as a client makes HTML."""
        cut = text.partition("\nOn ")[0] if quoted else text
        lines = "".join(
            f'<p class="MsoNormal" style="margin:0"><span lang="EN-US" style="font-size:11.0pt;'
            f'font-family:&quot;Calibri&quot;,sans-serif">{line or "&nbsp;"}<o:p/></span></p>\n'
            for line in cut.splitlines()
        )
        mark = f"alt{self._random.getrandbits(64):016x}"
        return (
            f'Content-Type: multipart/alternative; boundary="{mark}"\n\n--{mark}\n'
            'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
            f"{text}\n--{mark}\n"
            'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
            '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
            "<style><!-- p.MsoNormal, li.MsoNormal {margin:0in; font-size:11.0pt;} "
            "a:link {color:#0563C1; text-decoration:underline;} --></style></head>"
            f'<body lang="EN-US" link="#0563C1"><div class="WordSection1">\n{lines}{quoted}'
            f"</div></body></html>\n--{mark}--\n"
        )

    def _quote_html(self, asked: str, thread: Thread) -> str:
        told = "".join(f"<div>{line or '<br>'}</div>\n" for line in thread.letter.splitlines())
        asked = asked.replace("<", "&lt;").replace(">", "&gt;")
        return (
            f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{asked}<br></div>\n'
            '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;'
            f'padding-left:1ex">\n{told}</blockquote></div>\n'
        )

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._random.sample(SENTENCES, self._random.randint(least, most)))

    def _thing(self, number: int) -> str:
        return f"{THINGS[number % len(THINGS)].title()} in room {100 + number % 300}"


def _foot(person: Person) -> str:
    domain = person.address.partition("@")[2]
    return (
        f"\n-- \n{person.name}\n{person.company} · Accounts\n12 Harbor Street, Portsmouth\n"
        f"T +1 555 0110 · www.{domain}\n"
    )
