"""Seeded replies as mail programs write them: a head above the quote, in many languages and shapes.

Half of the languages have no word in any table of ours; what is found there is found by form.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from random import Random

from parsers.body.html import HtmlWords
from parsers.reply.body_lines import read_body_lines
from parsers.reply.occasion import read_occasion
from parsers.reply.own_words import OwnWords
from parsers.reply.reply import read_own_words

NAMES = (
    "Omar Haddad", "Zoë van den Berg", "María José Pérez", "Łukasz Żak", "Anna-Lena Öberg",
    "Jean-Luc Picot", "Søren Aa. Holm", "Ute Müller-Lüdenscheid",
)  # fmt: skip
ADDRESSES = ("omar.haddad@desk.example", "z.berg@desk-north.example", "help+7@support.example")
TITLES = ("Printer in room 4", "Rechnung 77", "Imprimante", "水漏れ", "Принтер")

# Attributions: {n} name, {a} address, {d} date, {t} time of day.
KNOWN = {
    "en gmail": "On {d} at {t} {n} <{a}> wrote:",
    "en apple": "On {d}, at {t}, {n} <{a}> wrote:",
    "en name only": "On {d} {t}, {n} wrote:",
    "de": "Am {d} um {t} schrieb {n} <{a}>:",
    "fr": "Le {d} à {t}, {n} <{a}> a écrit :",
    "es": "El {d} a las {t}, {n} (<{a}>) escribió:",
    "pl": "W dniu {d} o {t}, {n} <{a}> pisze:",
    "ru": "{d} г., {t} {n} <{a}>:",
    "fi": "{n} <{a}> kirjoitti {d} klo {t}:",
    "ja": "{d} {t} {n} <{a}>:",
}
UNKNOWN = {
    "haitian": "Nan dat {d} a {t}, {n} <{a}> te ekri:",
    "swahili": "Mnamo {d}, {t} {n} <{a}> aliandika:",
    "maltese": "Fil-jum {d} fil-{t} {n} <{a}> kiteb hekk:",
    "georgian": "{d}, {t}, {n} <{a}> დაწერა:",
    "armenian": "{d}-ին, ժամը {t}-ին {n} <{a}>-ը գրել է՝:",
    "amharic": "በ{d} {t} {n} <{a}> ጻፈ፦:",
    "khmer": "នៅថ្ងៃ {d} ម៉ោង {t} {n} <{a}> បានសរសេរ៖",
    "yoruba": "Ní ọjọ́ {d} ní {t} {n} <{a}> kọ̀wé pé:",
    "uzbek": "{d} {t} da {n} <{a}> yozdi:",
    "no lead no verb": "{n} <{a}>, {d} {t}:",
    "no colon": "{d} {t} GMT+01:00 {n} <{a}>",
}
BARE = {  # only above lines with quote marks
    "no address": "{d} {t}, {n} aliandika:",
    "no date": "{n} <{a}> te ekri:",
    "name alone": "{n} te ekri:",
    "mutt": "* {n} <{a}> [{d} {t}]:",
}
DATES = (
    "2 Mar 2026", "Mon, 2 March 2026", "02.03.2026", "2026-03-02", "lun. 2 mas 2026",
    "2/3/26", "2026年3月2日", "2 მარტი 2026",
)  # fmt: skip
TIMES = ("09:15", "9:15 AM", "21:07:33", "9.15", "9:15\u202fPM")

LABELS = {  # author, date, recipient, subject
    "en": ("From", "Sent", "To", "Subject"),
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "it": ("Da", "Inviato", "A", "Oggetto"),
    "haitian": ("Soti nan", "Voye", "Pou", "Sijè"),
    "swahili": ("Kutoka", "Imetumwa", "Kwa", "Mada"),
    "georgian": ("გამგზავნი", "გაგზავნილია", "მიმღები", "თემა"),
    "welsh": ("Oddi wrth", "Anfonwyd", "At", "Pwnc"),
    "maori": ("Nā", "I tukuna", "Ki", "Kaupapa"),
    "armenian": ("Ումից", "Ուղարկված է", "Ում", "Թեմա"),
}
RULES = ("", "________________________________", "-----Mesaj orijinal-----")

OWN = (
    "It works now, thank you.", "Der Drucker geht wieder.\n\nKönnen Sie die Klappe schließen?",
    "Merci, c'est bon.\nÀ demain", "Outlook für Windows startet nicht mehr.", "はい、直りました。",
    "Two things:\n\n- the fan\n- the door\n\nBoth at 09:15 on 2 March 2026, please.",
    "Sent from my desk you would see it: the lamp is red.", "Да, спасибо!",
    "The external mail says: do not open the cover.\nIs that right?\n\nRita",
    "Please write to tess@customer.example from now on.", "Yes",
    "The form for the scanner was\nsent by mail last week.",
    "Model: LX-40\nSerial: 2026-77\nCan you look?",
    "Please add Tess to the mailing list of the second floor.",
    "Wi, mwen fè sa deja.", "Ndiyo, nimefanya hivyo.\nAsante sana",
)  # fmt: skip
QUOTES = (
    "Did you try the switch?\n\nMaya", "We looked at the fan and at the panel: fine.\nPlease call.",
    "Hello Rita,\n\nthe part is here.\nShall we come on Friday?\n\nRegards\nMaya",
    "Eske li mache?",
)  # fmt: skip
SIGNED = (
    "", "", "", "-- \nRita Voss\nCustomer Ltd", "Sent from my iPhone", "Von meinem iPad gesendet",
    "Get Outlook for iOS<https://aka.example/o0ukef>",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """A body, and what its sender wrote."""

    shape: str  # how it was made, for who reads a failure
    subject: str
    body: str
    own: tuple[str, ...]  # one answer; several where they stand between quoted lines


def find_own_words(
    text: str,
    html: HtmlWords | None = None,
    *,
    subject: str = "",
    answers: bool = False,
    writer: str = "",
) -> OwnWords:
    """Read them as `read_mail` does. `answers`: the header names what the mail answers."""
    sheet = read_body_lines(text, read_occasion(subject, answers=answers, writer=writer))
    return read_own_words(sheet, text, html)


def write_reply(seed: int) -> Reply:
    """The reply number `seed`."""
    random = Random(seed)
    title = random.choice(TITLES)
    quote = random.choice(QUOTES)
    marked = random.random() < 0.5
    kinds = ["known", "unknown", "labels"] + (["bare"] if marked else [])
    kind = random.choice(kinds)
    name, head = _write_head(random, kind, title)
    spot = random.choice(
        ("above", "below", "between") if marked and kind != "labels" else ("above",)
    )
    shape = f"{kind}: {name}, {'marked' if marked else 'plain'}, {spot}"
    subject = f"{random.choice(('Re', 'AW', 'RE', 'Sv'))}: {title}"
    own, signed = random.choice(OWN), random.choice(SIGNED)
    lines = quote.split("\n")
    shown = "\n".join(f"> {line}" if line else ">" for line in lines) if marked else quote
    if kind == "labels" and marked:
        head = "\n".join(f"> {line}" if line else ">" for line in head.split("\n"))
    gap = "\n\n" if "colon" in name else random.choice(("\n", "\n\n"))
    if spot == "above":
        own_gap = (
            "\n\n"
            if kind in ("bare", "labels") or signed or "colon" in name
            else random.choice(("\n", "\n\n"))
        )
        above = f"{own}\n\n{signed}" if signed else own
        return Reply(shape, subject, f"{above}{own_gap}{head}{gap}{shown}\n", (own,))
    if spot == "below":
        below = f"{own}\n\n{signed}" if signed else own
        return Reply(shape, subject, f"{head}{gap}{shown}\n\n{below}\n", (own,))
    other = random.choice([one for one in OWN if one != own])
    body = f"{head}{gap}{shown}\n\n{own}\n\n> And the second?\n\n{other}\n\n{signed}\n"
    return Reply(shape, subject, body, (own, other))


def _write_head(random: Random, kind: str, title: str) -> tuple[str, str]:
    values = {
        "n": random.choice(NAMES), "a": random.choice(ADDRESSES), "d": random.choice(DATES),
        "t": random.choice(TIMES),
    }  # fmt: skip
    if kind == "labels":
        language = random.choice(sorted(LABELS))
        return _write_block(random, language, values, title)
    table = {"known": KNOWN, "unknown": UNKNOWN, "bare": BARE}[kind]
    name = random.choice(sorted(table))
    head = table[name].format(**values)
    wrap = random.choice(("whole", "whole", "bracket", "filled", "torn"))
    if kind == "bare" or "<" not in head or name == "no colon":
        wrap = "whole"
    if wrap == "bracket":
        head = head.replace("<", "<\n", 1)
    elif wrap == "filled":
        head = "\n".join(textwrap.wrap(head, 48, break_long_words=False, break_on_hyphens=False))
    elif wrap == "torn":
        head = head.replace(" <", "\n\n<", 1)
    return f"{name} {wrap}", head


def _write_block(
    random: Random, language: str, values: dict[str, str], title: str
) -> tuple[str, str]:
    author, date, recipient, subject = LABELS[language]
    addressed = random.random() < 0.6
    bold = "*" if random.random() < 0.2 else ""
    space = "\u00a0" if language == "fr" else ""
    fields = [
        (author, f"{values['n']} <{values['a']}>" if addressed else values["n"]),
        (date, f"{values['d']} {values['t']}"),
        (recipient, "Rita Voss"),
        (subject, f"{random.choice(('', 'RE: '))}{title}"),
    ]
    if random.random() < 0.2:
        fields.insert(3, ("Kosi", "Tess Voss"))
    rule = random.choice(RULES)
    gap = "\n\n" if random.random() < 0.15 else "\n"
    block = gap.join(f"{bold}{label}{space}:{bold} {value}" for label, value in fields)
    shape = f"{language}{' addressed' if addressed else ''}{' ruled' if rule else ''}"
    return shape + (" spaced" if gap == "\n\n" else ""), f"{rule}\n{block}" if rule else block
