"""Answers that people write into the quotation, in a colour or behind a mark (GW-16)."""

from __future__ import annotations

import pytest

from parsers.body.html import read_html
from tests.parsers.replies import find_own_words

HEADERS = (
    "From: Maya Ortiz <maya@desk.example>",
    "Sent: Monday, March 2, 2026 9:15 AM",
    "To: Carla Diaz <carla@alderair.example>",
    "Subject: Fan",
)
RED, GREEN, NAVY = "#C00000", "#00B050", "#1F497D"


def answered(above: str, *quoted: str) -> str:
    """The own words of an answer above a quotation, both as Outlook writes them."""
    head = "<hr>" + "<br>".join(line.replace("<", "&lt;") for line in HEADERS)
    paragraphs = "".join(f"<p class=MsoNormal>{one}<o:p></o:p></p>" for one in quoted)
    page = read_html(f"<div><p>{above}</p>{head}{paragraphs}</div>")
    return find_own_words(page.text, page, subject="Re: Fan").own


def ink(words: str, colour: str = RED) -> str:
    return f"<span style='color:{colour}'>{words}</span>"


@pytest.mark.parametrize(
    "above",
    [
        "See my answers in red.", "Siehe unten in Rot.", "Mes réponses en rouge.",
        "Ver abajo en rojo.", "Odpowiedzi na czerwono.", "Ответы красным.",
        "下記に赤字で回答します。", "Cevaplar kırmızı renkte.",
    ],
)  # fmt: skip
def test_an_answer_in_the_colour_that_is_spoken_of_is_own(above: str) -> None:
    own = answered(above, "Is it on? " + ink("Yes."), "Is it warm?", ink("No, cold."), "Maya")

    assert own == f"{above}\n\nYes.\nNo, cold."


@pytest.mark.parametrize(
    ("above", "quoted"),
    [
        ("It works.", ("Is it on?", ink("Mind the fan."))),  # nobody speaks of a colour
        ("The green lamp is on.", ("Is it on?", ink("Mind the fan."))),
        ("Please reduce the noise.", ("Is it on?", ink("Mind the fan."))),
        ("See below.", ("Is it on?", ink("For the desk alone."), "Is it warm?")),
        ("See below in blue.", tuple(ink(one, NAVY) for one in ("Is it on?", "Is it warm?"))),
        ("See below.", (ink("Sale!"), ink("Today", GREEN), "Is it on?", "Is it warm?")),
        ("See below.", ("Is it on?", "<a href='https://x.example' style='color:red'>here</a>")),
        ("See below.", ("Is it on?", ink("It is grey.", "#777777"))),
    ],
)
def test_what_is_coloured_in_the_mail_of_others_is_theirs(
    above: str, quoted: tuple[str, ...]
) -> None:
    assert answered(above, *quoted) == above


def test_the_html_tells_which_words_of_the_plain_text_are_coloured() -> None:
    page = read_html(f"<p>In red.</p><hr>{'<br>'.join(HEADERS[1:])}<p>On?</p><p>{ink('Yes.')}</p>")
    plain = "In red.\n\n" + "\n".join(HEADERS) + "\n\nOn?\n\nYes.\n"

    assert find_own_words(plain, page, subject="Re: Fan").own == "In red.\n\nYes."


@pytest.mark.parametrize(
    ("above", "quoted", "wanted"),
    [
        ("Marked [CD].", "Is it on?\n[CD] Yes.\nMaya", "[CD] Yes."),
        ("Answers behind ***", "Is it on?\n*** Yes.\n***\nMaya", "*** Yes."),
        ("Answers behind -->", "Is it on?\n--> Yes.\nMaya", "--> Yes."),
        ("Inline.", "Is it on?\n--> fan: none\nMaya", ""),
        ("It is about [SAP].", "Is it on?\nMaya", ""),
        ("It works -- mostly.", "-- fan\n-- panel", ""),
        ("**Now** it works.", "** note ** fan", ""),
        ("Done.", "--> fan", ""),
    ],
)
def test_an_answer_behind_the_mark_that_is_spoken_of_is_own(
    above: str, quoted: str, wanted: str
) -> None:
    body = f"{above}\n\n" + "\n".join(HEADERS) + f"\n\n{quoted}\n"

    assert find_own_words(body, subject="Re: Fan").own == f"{above}\n\n{wanted}".strip()


@pytest.mark.parametrize(
    ("above", "quoted", "wanted"),
    [
        ("See below.", "> Is it on?\n> [Carla] Yes.\n> Maya", "[Carla] Yes."),
        (
            "See inline.",
            "Is it on?\nCarla Diaz: Yes.\nIs it warm?\nCD> No.",
            "Carla Diaz: Yes.\nCD> No.",
        ),
        ("Siehe unten.", "Is it on?\n(CD) Yes.\n<Carla> No.", "(CD) Yes.\n<Carla> No."),
        ("Ответы ниже.", "Is it on?\n*Diaz:* Yes.", "*Diaz:* Yes."),
        ("下記に回答します。", "Is it on?\nCarla --> Yes.", "Carla --> Yes."),
        (
            "下記に回答します。",
            "Is it on?\n【Diaz】はい。\nCarla：いいえ。",
            "【Diaz】はい。\nCarla：いいえ。",
        ),
        ("Antworten im Text.", "Is it on?\nCD: Yes.", "CD: Yes."),
        # nothing leads there, another person's, quoted twice, a label, a signature, no words
        ("It works.", "> Is it on?\n> [Carla] Yes.", ""),
        ("See below.", "> Is it on?\n> [Maya] Yes.\n> [Carl] No.", ""),
        ("See below.", "> Is it on?\n>> [Carla] Yes.\n> > [Carla] No.", ""),
        ("See below.", "> Carla Diaz - Alder Air\n> Carla Diaz | Alder Air\n> Carla", ""),
        ("See below.", "> [Carla]\n> Carla:\n> cd: no", ""),
        # thanks for an answer lead to none
        ("Thanks for the answer.", "> Carla: we changed the fan.", ""),
    ],
)
def test_an_answer_behind_the_writers_own_name_is_own(above: str, quoted: str, wanted: str) -> None:
    body = f"{above}\n\n" + "\n".join(HEADERS) + f"\n\n{quoted}\n"

    own = find_own_words(body, subject="Re: Fan", writer="Diaz, Carla").own

    assert own == f"{above}\n\n{wanted}".strip()


@pytest.mark.parametrize(
    ("writer", "quoted"),
    [("Ida Pohl", "> IP: 10.0.0.1"), ("Ines Diaz", "> ID: 4711"), ("Paul Sander", "> PS: Call")],
)
def test_first_letters_that_stand_before_colons_anyway_mark_nothing(
    writer: str, quoted: str
) -> None:
    body = "See below.\n\n" + "\n".join(HEADERS) + f"\n\n{quoted}\n"

    assert find_own_words(body, subject="Re: Fan", writer=writer).own == "See below."


@pytest.mark.parametrize(
    ("above", "quoted", "wanted"),
    [
        ("My answers are behind >> below.", "> On?\n>> Yes.\n> Warm?\n>> No.", "Yes.\nNo."),
        ('Antworten mit ">>" darunter.', "> On?\n> >> Yes.", "Yes."),
        ("See Settings >> Network below.", "> On?\n>> It is old.", ""),
        ("My answer is below.", "> On?\n>> It is old.", ""),
        ("Thanks for the reply. I was in Settings >> Network.", "> On?\n>> It is old.", ""),
        ("Answers behind >>", "> On?\n> Maya wrote:\n>> It is old.\n> Warm?\n>> No.", "No."),
        ("Answers behind >>", "> On?\n" + ">> It is old.\n" * 20, ""),
    ],
)
def test_two_quote_marks_are_a_mark_where_the_words_above_call_them_one(
    above: str, quoted: str, wanted: str
) -> None:
    body = f"{above}\n\n" + "\n".join(HEADERS) + f"\n\n{quoted}\n"

    assert find_own_words(body, subject="Re: Fan").own == f"{above}\n\n{wanted}".strip()
