"""Whose words these are (GW-16): quotes, signatures, footers, and what must never be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.body.html import read_html
from parsers.reply.parent import subtract_parent, without_offer
from tests.parsers.replies import find_own_words
from tests.timing import seconds_of

TAGLINES = Path(__file__).parent.parent / "tables" / "taglines.txt"
OWN = "The fan turns again.\n\nCould you close the panel?"
ATTRIBUTION = "On Mon, Mar 2, 2026 at 9:15 AM Maya Ortiz <maya@desk.example> wrote:"
OUTLOOK = (
    "From: Maya Ortiz <maya@desk.example>\nSent: Monday, March 2, 2026 9:15 AM\n"
    "To: Carla Diaz\nSubject: Re: Fan"
)
HEADS = {
    "marker": "-- reply above this line --",
    "marker of others": "##- Please type your reply above this line -##",
    "original message": f"-----Original Message-----\n{OUTLOOK}",
    "original message alone": "-----Ursprüngliche Nachricht-----",
    "outlook": OUTLOOK,
    "outlook under a line": f"________________________________\n{OUTLOOK}",
    "outlook in bold": "\n".join(f"*{line.replace(':', ':*', 1)}" for line in OUTLOOK.split("\n")),
    "outlook doubly spaced": OUTLOOK.replace("\n", "\n\n"),
    "outlook without addresses": "Von: Maya Ortiz\nGesendet: Montag, 2. März 2026 09:15\n"
    "An: Carla Diaz\nBetreff: AW: Fan",
    "french": "De : Maya Ortiz <maya@desk.example>\nEnvoyé : lundi 2 mars 2026 09:15\n"
    "À : Carla Diaz\nObjet : RE: Fan",
    "wrapped recipients": "From: Maya Ortiz <maya@desk.example>\nDate: Monday, March 2, 2026\n"
    "To: Carla Diaz <carla@alderair.example>, Ben Alder\n<ben@alderair.example>, Tess\n"
    "<tess@alderair.example>\nSubject: Re: Fan",
    "chinese": "发件人: Maya <maya@desk.example>\n发送时间: 2026年3月2日 9:15\n收件人: C\n主题: F",
    "notes": "From:   Maya Ortiz/Desk\nTo:     Carla Diaz/Alder@Alder\nDate:   02/03/2026 09:15\n"
    "Subject:        Fan",
    "samsung": "-------- Original message --------\nFrom: Maya Ortiz <maya@desk.example>\n"
    "Date: 02/03/2026 09:15 (GMT+01:00)\nTo: Carla Diaz <carla@alderair.example>\nSubject: Fan",
    "message du": "Message du 02/03/26 09:15\n"
    "De : Maya <maya@desk.example>\nA : Carla\nObjet : Fan",
    "marker in danish": "##- Skriv dit svar over denne linje -##",
    "marker in russian": "=== Пожалуйста, пишите выше этой строки ===",
    "groupwise": ">>> Maya Ortiz <maya@desk.example> 02.03.2026 09:15 >>>",
    "labels without colons": '------ Original Message ------\nFrom "Maya" <maya@desk.example>\n'
    "To Carla\nDate 02/03/2026 09:15\nSubject Fan",
    "a language nobody taught us": "---------- Mesaj orijinal ---------\n"
    "Soti nan: Maya <maya@desk.example>\nDat: 2 mas 2026\nSijè: Fan",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_what_stands_under_a_head_is_quoted(head: str) -> None:
    body = f"{OWN}\n\n{head}\n\nDid you try the switch?\n\nMaya\n"

    words = find_own_words(body, subject="Re: Fan")

    assert words.own == OWN
    assert "Did you try the switch?" in words.quoted


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_head_inside_quote_marks_is_a_head(head: str) -> None:
    quote = "\n".join(f"> {line}" for line in f"{head}\n\nDid you try?".split("\n"))

    words = find_own_words(f"{OWN}\n\n{quote}\n", subject="Re: Fan")

    assert words.own == OWN


@pytest.mark.parametrize(
    ("head", "sign"),
    [
        ("Maya Ortiz (MO) wrote at 10:14:", "MO"),
        ("maya.ortiz@desk.example wrote:", "MO"),
        ("Monday, November 23, 2026, 10:12:33 AM, you wrote:", "SD"),
        ('>>>>> "Maya" == Maya Ortiz <maya@desk.example> writes:', "Maya"),
    ],
)
def test_quoted_lines_may_begin_with_initials(head: str, sign: str) -> None:
    quote = f"{head}\n\n{sign}> Did you try the switch?\n{sign}> It is behind.\n"

    words = find_own_words(f"{OWN}\n\n{quote}", subject="Re: Fan")

    assert words.own == OWN
    assert "Did you try the switch?" in words.quoted


def test_a_plain_part_that_was_cut_off_goes_on_in_the_html() -> None:
    rest = "Then it stopped, and a smell of burnt rubber came out of the panel."
    page = read_html("".join(f"<p>{one}</p>" for one in (*OWN.split("\n\n"), rest)))

    words = find_own_words(OWN, page, subject="Re: Fan")

    assert words.own == f"{OWN}\n\n{rest}"


SIGNATURES = (
    "-- \nCarla Diaz\nAlder Air",
    "--\nCarla",
    "Sent from my iPhone",
    "Sent from my Verizon Wireless BlackBerry",
    "Sent from Mail for Windows",
    "Sent from Yahoo Mail on Android",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Obtenir Outlook pour Android<https://aka.ms/AAb9ysg>",
    "Nabavite Outlook za Android <https://aka.ms/AAb9ysg>",
    "Von meinem iPhone gesendet",
    "Gesendet von Mail für Windows",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Отправлено с iPhone",
    "Надіслано з iPhone",
    "iPhone'umdan gönderildi",
    "iPhoneから送信",
    "发自我的iPhone",
    "나의 iPhone에서 보냄",
    "Trimis de pe iPhone-ul meu",
    "Στάλθηκε από το iPhone μου",
    (
        "_______________________________________________\nfans mailing list\n"
        "fans@lists.example\nhttps://lists.example/mailman/listinfo/fans"
    ),
    (
        "CONFIDENTIALITY NOTICE: This message is meant solely for the addressee. Any unauthorised "
        "disclosure is strictly prohibited. If you received this email in error, notify the sender."
    ),
    (
        "Disclaimer\n\nThe information in this communication is confidential and intended "
        "solely for the intended recipient. Any disclosure or dissemination is strictly prohibited."
    ),
    (
        "Diese E-Mail enthält vertrauliche oder rechtlich geschützte Inhalte. Wenn Sie nicht der "
        "richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, informieren Sie bitte "
        "sofort den Absender und vernichten Sie diese Mail."
    ),
    "Virus-free. www.avast.com",
)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_no_part_of_the_own_words(signature: str) -> None:
    words = find_own_words(f"{OWN}\n\n{signature}\n")

    assert words.own == OWN
    assert words.signature.split() == signature.split()
    assert not words.is_signature


def test_what_programs_sign_with_is_not_of_the_own_words() -> None:
    programs, _, people = TAGLINES.read_text("utf-8").partition("---\n")

    kept = [one for one in programs.splitlines()[1:] if _own_above(one) != OWN]
    lost = [one for one in people.splitlines() if _own_above(one) != f"{OWN}\n\n{one}"]

    assert (kept, lost) == ([], [])


def _own_above(line: str) -> str:
    return find_own_words(f"{OWN}\n\n{line}\n").own


@pytest.mark.parametrize("signature", SIGNATURES[:29])
def test_a_mail_with_nothing_but_a_signature_says_so(signature: str) -> None:
    words = find_own_words(f"{signature}\n\n{ATTRIBUTION}\n> Did you try?\n")

    assert words.is_signature


@pytest.mark.parametrize("text", ["Regards,\nMaya", "Mit freundlichen Grüßen\n\nMaya Ortiz\nDesk"])
def test_a_closing_alone_is_a_signature_but_is_kept(text: str) -> None:
    words = find_own_words(text)

    assert words.own == text
    assert words.is_signature


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my desk, this is much easier than from the phone.",
        "And here is a fix -- this is no signature.\n\nkthxbai",
        "Steps:\n---\n1. off\n2. on",
        "Thanks,\nMaya",
        "I ran this:\n\n> systemctl restart fan\n> echo done\n\nand it failed.",
        "This is what it says:\n> fan not found",
        "From: the door\nTo: the window\nit is cold",
        "Please book:\n\nFrom: Berlin\nTo: Munich\nDate: 3 March 2026 10:00\n\nThank you",
        "New message:\n=======\nName: Carla\nEmail: carla@alderair.example\nTown: Alder",
        "-- New message --\nName: Carla\nEmail: carla@alderair.example\nTown: Alder\n\nHelp!",
        "A form was sent:\n\nFrom: Carla <carla@alderair.example>\nSubject: Fan\n\nHelp!",
        "As agreed on 3 March at 10:00:\n\nthe fan goes, the panel stays.",
        "It says in the shell, as I typed it:\n\nmysql> drop table fans;\n\nand all is gone.",
        "Since the update at 10:14 I see this:\n\nSQL> startup\nORA-01034: no fan\n\nPlease help.",
        "On the Router at 10:14:\n\nRouter> show version\n\nand no fan.",
        "Ask carla@alderair.example for both:\n\nA> the fan\nB> the panel",
        "Is this confidential? I was told to notify the sender.",
        "from: fan@desk.example\nto: carla@alderair.example\nsubject: fan\n\nIs that right?",
        "| Fan | State |\n| 1 | on |\n| 2 | off |\n\nPlease enter these.",
        "Run this:\n\nps ax\n| grep fan\n| wc -l\n\nand tell me.",
        "Forwarded: no\n\nForward the panel to the left.",
        "09:15 Carla wrote: hello\n09:16 Ben wrote: hi\n\nThat was our chat.",
        "2026-03-02 09:15 mail from <a@desk.example> refused:\n2026-03-02 09:16 stop\n\nWhy?",
        "2026-03-02 09:15:01 Ann <a@desk.example> wrote:\n2026-03-02 09:15:03 disk full\n\nWhy?",
        "Outlook for the next week: rain.\n\nMaya",
        "Please\n\nReinstall Outlook for Mac https://desk.example/kb/12",
        "Ann <a@desk.example>\n2 March 2026\n\nPlease write to her.\n\nBen",
    ],
)
def test_words_that_only_look_like_a_signature_or_a_quote_stay(text: str) -> None:
    assert find_own_words(text).own == text


def test_an_answer_below_the_quote_is_found() -> None:
    body = f"{ATTRIBUTION}\n> Did you try the switch?\n>\n> Maya\n\nYes, twice.\n\n-- \nCarla\n"

    assert find_own_words(body).own == "Yes, twice."


def test_answers_between_quoted_lines_keep_the_whole_body() -> None:
    body = (
        f"Hello,\n\n{ATTRIBUTION}\n> Is it on?\n\nYes.\n\n> Is it warm?\n\nNo.\n\n"
        "> Then wait.\n> Maya\n"
    )

    words = find_own_words(body)

    assert words.own.startswith("Hello,")
    assert "> Is it on?\n\nYes.\n\n> Is it warm?\n\nNo." in words.own
    assert "Then wait." not in words.own


def test_the_end_of_a_wrapped_quoted_line_is_no_answer() -> None:
    body = (
        f"Fine.\n\n{ATTRIBUTION}\n> We looked at the fan and at the panel and we found that the\n"
        "switch was off.\n>\n> Maya\n"
    )

    assert find_own_words(body).own == "Fine."


def test_marked_lines_at_the_end_are_a_quote_without_head() -> None:
    assert find_own_words("Fine.\n\n> Is it on?\n> Maya\n", subject="Re: Fan").own == "Fine."


def test_an_answer_with_nothing_new_in_it_is_empty() -> None:
    words = find_own_words(f"\n\n{ATTRIBUTION}\n> #complete\n> Thanks\n", subject="Re: Fan")

    assert words.own == ""
    assert not words.is_signature


def test_nothing_under_our_marker_is_ever_own() -> None:
    body = f"{ATTRIBUTION}\n\n-- reply above this line --\n#complete\n"

    assert "#complete" not in find_own_words(body).own.split("\n")[0]
    words = find_own_words("-- reply above this line --\n> #complete\n", subject="Re: Fan")
    assert words.own == ""


def test_words_under_a_bare_marker_are_kept_but_command_nothing() -> None:
    body = "-- reply above this line --\n\nMay we restart?\n\nMaya\n\nYes, after six.\n"

    words = find_own_words(body, subject="Re: Fan")

    assert words.own == "May we restart?\n\nMaya\n\nYes, after six."
    assert words.below_marker


def test_a_text_under_headers_with_nothing_above_is_kept_with_them() -> None:
    body = f"{OUTLOOK}\n\nIt works.\n\n{ATTRIBUTION}\n> Is it on?\n"

    own = find_own_words(body, subject="Re: Fan").own

    assert own.startswith("From: Maya")
    assert "It works." in own
    assert "Is it on?" not in own


def test_the_warning_of_a_mail_system_stands_above_no_command() -> None:
    banner = "CAUTION: This email originated from outside of the organization. Do not click links."

    assert find_own_words(f"{banner}\n\n#waiting\nok\n").own == "#waiting\nok"


def test_commands_stay_where_they_stand() -> None:
    body = f"#waiting\n#time 0.5h\n\nCalled her.\n\n{ATTRIBUTION}\n> #complete\n"

    assert find_own_words(body).own == "#waiting\n#time 0.5h\n\nCalled her."


def test_html_tells_where_the_plain_text_does_not() -> None:
    plain = "It works.\n\nMaya ki te ekri:\n\nIs it on?\n"
    html = read_html(
        "<div>It works.</div><div class='gmail_quote'><div class='gmail_attr'>Maya ki te ekri:"
        "</div><blockquote class='gmail_quote'>Is it on?</blockquote></div>"
    )

    words = find_own_words(plain, html, subject="Re: Fan")

    assert words.own == "It works."
    assert "Is it on?" in words.quoted


def test_answers_between_quotes_of_html_keep_the_whole_body() -> None:
    html = read_html(
        f"<div class=gmail_quote><div class=gmail_attr>{ATTRIBUTION.replace('<', '&lt;')}</div>"
        "<blockquote type=cite>Is it on?</blockquote><div>Yes.</div>"
        "<blockquote type=cite>Is it warm?</blockquote><div>No.</div>"
        "<blockquote type=cite>Then wait.</blockquote></div>"
    )

    own = find_own_words(html.text, html).own

    assert "Yes." in own
    assert "Is it warm?" in own
    assert "Then wait." not in own


def test_the_words_of_our_letter_are_subtracted() -> None:
    parent = "Hello Carla,\n\nwe looked at the fan and found that the switch\nwas off.\n\nMaya"
    own = (
        "It works.\n\n| Hello Carla, we looked at the fan and\n| found that the switch was off.\n"
        "| Maya"
    )

    assert subtract_parent(own, parent) == "It works."


REFUSAL = """-- reply above this line --

Nothing was changed. Your text is kept as an internal note.

  line 1   #ooo return 2026-12-14
           E-19: The leave summary lacks: Blockers.

Send this again, by replying to this mail:

#ooo return 2026-12-14
Problem: the nightly export stops at 40 %.

Action taken: raised the timeout, asked for the log.
Blockers:

Close to what you wrote: #handoff team:networking tell-user.   All: #help
"""


def test_what_a_refusal_offers_to_be_sent_again_is_the_writers_once_they_send_it() -> None:
    offered = (
        "Problem: the nightly export stops at 40 %.\n\n"
        "Action taken: raised the timeout, asked for the log."
    )
    rest = without_offer(REFUSAL)

    assert subtract_parent(f"{offered}\nBlockers: none", rest) == f"{offered}\nBlockers: none"
    assert "lacks: Blockers" in rest
    assert rest.rstrip().endswith("All: #help")


def test_the_rest_of_a_refusal_is_still_ours() -> None:
    own = "Yes.\n\nNothing was changed. Your text is kept as an internal note."

    assert subtract_parent(own, without_offer(REFUSAL)) == "Yes."


@pytest.mark.parametrize("parent", ["", "Thanks.", "We will call you about the panel tomorrow."])
def test_other_words_are_not_subtracted(parent: str) -> None:
    own = "We will call about the panel. Thanks."

    assert subtract_parent(own, parent) == own


PIECES = st.sampled_from(
    [
        *HEADS.values(),
        *SIGNATURES,
        ATTRIBUTION,
        OWN,
        "> Is it on?",
        ">> No",
        "",
        "",
        "Yes.",
        "wrote:",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12))
def test_every_line_of_a_body_is_somewhere_in_the_answer(pieces: list[str]) -> None:
    body = "\n".join(pieces)

    words = find_own_words(body, subject="Re: Fan")

    parts = f"{words.own}\n{words.signature}\n{words.quoted}".split("\n")
    kept = {line.strip() for line in parts}
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert {line.strip() for line in lines} <= kept | {""}


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    body = f"a {text}"
    for markup in (text, f"<blockquote>{text}", f"<div style='{text}'>x"):
        html = read_html(markup)

        words = find_own_words(body, html, subject=text)

        assert len(words.own) <= len(body)
        assert len(subtract_parent(words.own, text)) <= len(words.own)


MEGABYTE = 1_000_000
LONG_PIECES = (
    "On ",
    "On 1.1.2026 10:00 \n",
    "On 1.1.2026 10:00 a@b.example wrote:\n",
    "\n",
    " \n",
    ">",
    ">\n",
    "> a\nb\n",
    "> " + "a" * 70 + "\nb\n",
    ">" * 10_000 + " x\n",
    "From: a@b.example\n",
    "From: a@b.example\nTo: b\nCc: c\n",
    "To: b@c.example,\n",
    "---\n",
    "@",
    ":",
    "wrote:\n",
    "---- Forwarded message ----\n",
    "---- Forwarded message ---- From:",
    "-- \n",
    "Sent from my iPhone\n",
    "confidential addressee disclosure\n\n",
    "<a\n>:\n",
    "=20\nx=\n",
    "a@b.example 1.1.2026\n\nSubject\n",
    "a@b.example 1.1.2026\n\nTo   cc   Fan\n",
    "forwarded:\nFrom: a@b.example\n",
    "x:\n| y\n| z\n",
    ">>> 1.1.2026 >>>\n",
    "message du 1.1.2026\n",
    "1.1.2026 <a@b.example>\n\nwrote:\n",
    "\u202a\u202c",
    "A: x@y.example 1.1.2026 10:00\n",
    "a@b.example 1.1.2026 10:00: x\n",
    "Yes. On 1.1.2026 10:00 a@b.example:\n",
    "Ann Bo <a@b.example> x:\n\n",
    "A: a@b.example B: c@d.example C: 1.1.2026 10:00 ",
    "---\nAnn <a@b.example>\n",
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n\n",
    "--\n",
    "Sent from [a](http://b) ",
    "wrote:\n\n<a@b.example>\n\n",
)
DEAREST = ("From: a@b.example\nTo: b\nCc: c\n", "a@b.example 1.1.2026 10:00: x\n")


@pytest.mark.parametrize("piece", LONG_PIECES)
def test_a_long_body_of_anything_is_read_at_once(piece: str) -> None:
    body = _filled(piece, MEGABYTE // 40)

    assert any(_seconds(body) < 0.7 for _ in range(3))  # others may share the core


@pytest.mark.parametrize(
    "piece",
    [
        piece if piece in DEAREST else pytest.param(piece, marks=pytest.mark.long)
        for piece in LONG_PIECES
    ],
)
def test_a_megabyte_of_anything_is_read_in_a_second(piece: str) -> None:
    body = _filled(piece, MEGABYTE)

    assert any(_seconds(body) < 1.0 for _ in range(3))  # others may share the core


def _filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _seconds(body: str) -> float:
    return seconds_of(lambda: find_own_words(body, subject="Re: x"))


@pytest.mark.parametrize(
    ("above", "own"),
    [
        ('"Maya Ortiz" maya@desk.example – 23. November 2026 09:15', "It is on."),
        ("23 Nov 2026 09:15 Maya Ortiz <maya@desk.example>", "It is on."),
        ("The lamp of maya@desk.example went out on 23 Nov 2026 09:15", ""),
        ("Maya Ortiz maya@desk.example", ""),
        ("Termin: 24.11.2026 10:00 Uhr, Kontakt: maya@desk.example", ""),
        ("2026-11-24 10:00 ERROR User carla@alderair.example", ""),
        ("maya@desk.example was here, 23 Nov 2026 09:15!", ""),
    ],
)
def test_writer_and_moment_alone_above_quoted_lines_are_their_head(above: str, own: str) -> None:
    found = find_own_words(f"It is on.\n\n{above}\n> Is it on?\n", answers=True).own

    assert found == (own or f"It is on.\n\n{above}")


def test_a_picture_alone_stands_in_for_the_html() -> None:
    page = read_html("<p>It is on the third floor, next to the kitchen.</p><img src='cid:a@b'>")

    own = find_own_words("[cid:a@b]\n", page).own

    assert own.startswith("It is on the third floor")


@pytest.mark.parametrize(
    "body",
    [
        "Please excuse the short notice: the server room is on fire. Sent from my phone",
        "Sorry, I can't come tomorrow. Sent from my iPhone",
        "Sorry, there are typos in the contract. Sent from my iPhone",
        "Sent from my iPhone\nhttps://shop.example/broken-page",
        "Here it is.\n\nSent from our mail app:\nhttps://shop.example/orders/5",
        """I got this by mistake, what should we do?
The mail was confidential and intended for Mr Kaya.
If you want, we delete it and notify the sender.""",
        """Can you change the footer of our mails? I want this text there:
This e-mail is confidential and intended solely for the addressee. If you have received it in
error, please notify the sender and delete it. Any disclosure is prohibited.""",
        """Warning: the external disk is full, do not send attachments to this mail address
The backup fails since Monday""",
        """Caution with the external sender kaya@port.example. Do not open his links.
He wrote to all of us today.""",
        """We get mails from outside. They have links and attachments. Do not open them.
Alex got one from kaya@port.example.""",
    ],
)
def test_words_of_a_person_beside_what_programs_write_are_kept(body: str) -> None:
    assert find_own_words(f"{body}\n", subject="Fan").own == body


@pytest.mark.parametrize(
    "footer",
    [
        """This message is confidential and intended for the addressee only. If you have received
it in error, please notify the sender and delete it.""",
        """Die in dieser E-Mail enthaltenen Informationen sind vertraulich und nur für den
Adressaten bestimmt. Wenn Sie sie irrtümlich erhalten haben, informieren Sie bitte den Absender.""",
        """Les informations contenues dans ce message sont confidentielles. Si vous n'êtes pas
le destinataire, merci de prévenir l'expéditeur et de le détruire.""",
        """本邮件及附件含有保密信息，仅限于收件人使用。如果您错误地收到了本邮件，请立即通知发件人并删除。
禁止任何未经授权的使用、披露或传播本邮件的全部或部分内容。""",
    ],
)
def test_a_footer_that_speaks_of_this_mail_ends_right_below_what_a_person_says(footer: str) -> None:
    body = f"I restarted it, and it is still empty.\n{footer}\n"

    assert find_own_words(body, subject="Fan").own == body.split("\n")[0]


@pytest.mark.parametrize(
    "warning",
    [
        "EXTERNE E-MAIL: Klicken Sie nicht auf Links.",
        "Achtung! Diese E-Mail kommt von außerhalb. Öffnen Sie keine Anhänge und keine Links.",
        "ВНИМАНИЕ: внешнее письмо. Не открывайте вложения.",
        "CAUTION: This email originated from outside of the organization. Do not click links.",
    ],
)
def test_a_warning_right_above_the_words_takes_none_of_them(warning: str) -> None:
    assert find_own_words(f"{warning}\n{OWN}\n", subject="Fan").own == OWN
