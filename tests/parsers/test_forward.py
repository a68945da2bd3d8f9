"""A mail that was passed on: who first wrote it, in the words of many programs (GW-15)."""

from __future__ import annotations

import pytest

from parsers.body.html import HtmlWords, read_html
from parsers.body.words import Words
from parsers.reply import forward
from parsers.reply.forward import AttachedMail
from parsers.reply.occasion import read_occasion
from parsers.reply.own_words import OwnWords
from rules.model.mail import Forwarded, Mailbox
from tests.parsers.replies import find_own_words

CARLA = "Carla Diaz <carla@alderair.example>"
TEXT = "The printer is down."


def _block(labels: str, date: str, *, order: str = "fdts") -> str:
    """Headers in one language: From, date, To and Subject labels, in the order of `order`."""
    author, sent, to, subject = labels.split("|")
    lines = {
        "f": f"{author} {CARLA}",
        "d": f"{sent} {date}",
        "t": f"{to} olive@desk.example",
        "s": f"{subject} Printer down",
    }
    return "\n".join(lines[key] for key in order)


OUTLOOK = {
    "en": ("From:|Sent:|To:|Subject:", "Monday, March 2, 2026 9:15 AM"),
    "de": ("Von:|Gesendet:|An:|Betreff:", "Montag, 2. März 2026 09:15"),
    "fr": ("De :|Envoyé :|À :|Objet :", "lundi 2 mars 2026 09:15"),
    "es": ("De:|Enviado:|Para:|Asunto:", "lunes, 2 de marzo de 2026 9:15"),
    "it": ("Da:|Inviato:|A:|Oggetto:", "lunedì 2 marzo 2026 09:15"),
    "pt": ("De:|Enviado:|Para:|Assunto:", "segunda-feira, 2 de março de 2026 09:15"),
    "nl": ("Van:|Verzonden:|Aan:|Onderwerp:", "maandag 2 maart 2026 09:15"),
    "da": ("Fra:|Sendt:|Til:|Emne:", "2. marts 2026 09:15"),
    "nb": ("Fra:|Sendt:|Til:|Emne:", "mandag 2. mars 2026 09:15"),
    "sv": ("Från:|Skickat:|Till:|Ämne:", "den 2 mars 2026 09:15"),
    "fi": ("Lähettäjä:|Lähetetty:|Vastaanottaja:|Aihe:", "maanantai 2. maaliskuuta 2026 9.15"),
    "pl": ("Od:|Wysłano:|Do:|Temat:", "poniedziałek, 2 marca 2026 09:15"),
    "cs": ("Od:|Odesláno:|Komu:|Předmět:", "pondělí 2. března 2026 9:15"),
    "sk": ("Od:|Odoslané:|Komu:|Predmet:", "pondelok 2. marca 2026 9:15"),
    "hu": ("Feladó:|Elküldve:|Címzett:|Tárgy:", "2026. március 2., hétfő 9:15"),
    "ro": ("De la:|Trimis:|Către:|Subiect:", "luni, 2 martie 2026 09:15"),
    "hr": ("Šalje:|Poslano:|Prima:|Predmet:", "2. ožujka 2026. 9:15"),
    "ru": ("От:|Отправлено:|Кому:|Тема:", "2 марта 2026 г. 9:15"),
    "uk": ("Від:|Надіслано:|Кому:|Тема:", "2 березня 2026 р. 9:15"),
    "bg": ("От:|Изпратено:|До:|Относно:", "2 март 2026 г. 9:15"),
    "tr": ("Gönderen:|Gönderme Tarihi:|Kime:|Konu:", "2 Mart 2026 Pazartesi 09:15"),
    "el": ("Από:|Στάλθηκε:|Προς:|Θέμα:", "Δευτέρα, 2 Μαρτίου 2026 9:15"),
    "ja": ("差出人:|送信日時:|宛先:|件名:", "2026年3月2日 9:15"),
    "zh": ("发件人:|发送时间:|收件人:|主题:", "2026年3月2日 9:15"),
    "tw": ("寄件者：|寄件日期：|收件者：|主旨：", "2026年3月2日 9:15"),
    "ko": ("보낸 사람:|보낸 날짜:|받는 사람:|제목:", "2026년 3월 2일 월요일 오전 9:15"),
    "he": ("\u200f\u200fמאת:|\u200fנשלח:|\u200fאל:|\u200fנושא:", "02 מרץ 2026 09:15"),
    "ar": ("من:|تم الإرسال:|إلى:|الموضوع:", "02/مارس/2026 09:15"),
    "vi": ("Từ:|Đã gửi:|Đến:|Chủ đề:", "2 Tháng Ba 2026 9:15"),
    "id": ("Dari:|Dikirim:|Kepada:|Subjek:", "02 Maret 2026 9:15"),
}
ENGLISH = OUTLOOK["en"]
FORWARDS = {
    **{f"outlook {name}": _block(*words) for name, words in OUTLOOK.items()},
    "outlook web": f"________________________________\n{_block(*ENGLISH)}",
    "outlook in bold": "\n".join(
        f"*{line.replace(':', ':*', 1)}" for line in _block(*ENGLISH).split("\n")
    ),
    "outlook doubly spaced": _block(*ENGLISH).replace("\n", "\n\n"),
    "outlook with mailto": _block(*ENGLISH)
    .replace("<carla", "[mailto:carla")
    .replace("example>", "example]"),
    "original message": f"-----Original Message-----\n{_block(*ENGLISH)}",
    "gmail": f"---------- Forwarded message ---------\n{_block(*ENGLISH, order='fdst')}",
    "gmail de": "---------- Forwarded message ---------\n"
    + _block("Von:|Date:|To:|Subject:", "Mo., 2. März 2026 um 09:15 Uhr", order="fdst"),
    "apple": "Begin forwarded message:\n\n"
    + _block("From:|Date:|To:|Subject:", "2 March 2026 at 09:15:00 CET", order="fsdt"),
    "thunderbird": "-------- Forwarded Message --------\n"
    + _block("Subject:\t|Date:\t|To:\t|Subject:\t", "x", order="t").replace("To:\t", "CC:\t")
    + "\n"
    + _block("From:\t|Date:\t|To:\t|Subject:\t", "Mon, 2 Mar 2026 09:15:30 +0100", order="sdft"),
    "thunderbird de": "-------- Weitergeleitete Nachricht --------\n"
    + _block("Von:\t|Datum:\t|An:\t|Betreff:\t", "Mon, 2 Mar 2026 09:15:30 +0100", order="sdft"),
    "samsung": "-------- Original message --------\n"
    + _block("From:|Date:|To:|Subject:", "02/03/2026  09:15  (GMT+01:00)"),
    "yahoo run together": f"  ----- Forwarded Message ----- From: {CARLA}To: "
    '"olive@desk.example" <olive@desk.example>Sent: Monday, March 2, 2026, 09:15:00 AM GMT+1'
    "Subject: Printer down",
    "lotus notes": "----- Forwarded by Olive/Desk on 02/03/2026 10:00 AM -----\n\n"
    + _block("From:\t|Date:\t|To:\t|Subject:\t", "02/03/2026 09:15 AM"),
    "lotus notes, labels alone": "----- Forwarded by Olive/Desk on 02/03/2026 10:00 AM -----\n\n"
    "          Carla Diaz\n          <carla@alderair.example>\n          02/03/2026 09:15 AM\n\n"
    "      To\n          olive@desk.example\n      cc\n\n      Subject\n          Printer down\n",
    "kmail": "----------  Forwarded Message  ----------\n\n"
    + _block("From:|Date:|To:|Subject:", "Monday 02 March 2026, 09:15:00", order="sdft"),
    "mutt": f"----- Forwarded message from {CARLA} -----\n\n"
    + _block("From:|Date:|To:|Subject:", "Mon, 2 Mar 2026 09:15:00 +0100", order="dfts"),
    "mail.ru": "-------- Пересылаемое сообщение --------\n"
    + _block("От кого:|Дата:|Кому:|Тема:", "Понедельник, 2 марта 2026, 9:15 +03:00"),
    "qq": "------------------ 原始邮件 ------------------\n"
    + _block("发件人:|发送时间:|收件人:|主题:", "2026年3月2日(星期一) 上午9:15"),
    "gmx": _block(*OUTLOOK["de"], order="dfts"),
    "mutt without headers": f"----- Forwarded message from {CARLA} on 2 Mar 2026 09:15 -----",
    "apple in lithuanian": "Persiųsto laiško pradžia:\n\n"
    + _block("Nuo:|Data:|Kam:|Tema:", "2026-03-02 09:15", order="fsdt"),
    "attribution": 'On 02/03/2026, 09:15, "Carla Diaz" <carla@alderair.example> wrote:',
    "a language nobody taught us": "---------- Mesaj nga yon moun ---------\n"
    + _block("Soti nan:|Dat:|Pou:|Sijè:", "2 mas 2026 09:15"),
}
ABOVE = "Needs a new toner, please quote\n\nOlive"


def find_forward(
    text: str, subject: str, attached: tuple[AttachedMail, ...], html: HtmlWords | None
) -> Forwarded | None:
    plain = html is None or text != html.text
    words = Words(text, plain, html, OwnWords(text))
    occasion = read_occasion(subject)
    return forward.find_forward(words.versions(occasion), occasion, attached)


@pytest.mark.parametrize("head", FORWARDS.values(), ids=FORWARDS.keys())
def test_the_original_mail_is_found_under_the_forwarders_words(head: str) -> None:
    body = f"{ABOVE}\n\n{head}\n\n{TEXT}\n"

    found = find_forward(body, "Fwd: Printer down", (), None)

    assert found is not None
    assert found.sender == Mailbox("carla@alderair.example", "Carla Diaz")
    assert found.subject == "Printer down"
    assert found.text.strip() == TEXT
    assert found.above == ABOVE
    assert not found.attached
    assert find_own_words(body, subject="Fwd: Printer down").own == ABOVE


@pytest.mark.parametrize("head", FORWARDS.values(), ids=FORWARDS.keys())
def test_a_forward_without_a_word_above_has_no_own_words(head: str) -> None:
    body = f"{head}\n\n{TEXT}\n\n#complete\n"

    words = find_own_words(body, subject="FW: Printer down")

    assert words.own == ""
    assert TEXT in words.quoted


@pytest.mark.parametrize("head", FORWARDS.values(), ids=FORWARDS.keys())
def test_a_forward_inside_quote_marks_is_found(head: str) -> None:
    quote = "\n".join(f"> {line}" for line in f"{head}\n\n{TEXT}".split("\n"))

    found = find_forward(f"{ABOVE}\n\n{quote}\n", "Fwd: Printer down", (), None)

    assert found is not None
    assert found.sender.address == "carla@alderair.example"
    assert found.text.strip() == TEXT
    assert found.above == ABOVE


@pytest.mark.parametrize(
    "subject",
    ["Fwd: x", "FW: x", "WG: x", "TR: x", "RV: x", "I: x", "VS: x", "VB: x", "ENC: x", "PD: x",
     "İLT: x", "Fwd:x", "[EXTERN] Fwd: x", "[Fwd: x]", "转发：x", "Redir.: x", "Továbbítás: x",
     "FW[2]: x"],
)  # fmt: skip
def test_the_subject_says_that_a_mail_was_passed_on(subject: str) -> None:
    found = find_forward(f"{_block(*ENGLISH)}\n\n{TEXT}", subject, (), None)

    assert found is not None


@pytest.mark.parametrize("subject", ["Re: x", "AW: x", "Re: Fwd: x", "SV: x", "Odp: x"])
def test_an_answer_is_no_forward(subject: str) -> None:
    answer = f"Thanks.\n\n{_block(*ENGLISH)}\n\n{TEXT}"

    assert find_forward(answer, subject, (), None) is None
    assert find_forward(f"{_block(*ENGLISH)}\n\n{TEXT}", subject, (), None) is None


@pytest.mark.parametrize(
    "body", ["Please see below.", "From: the door", "", f"Thanks.\n\n{_block(*ENGLISH)}\n\n{TEXT}"]
)
def test_a_mail_without_sign_is_no_forward(body: str) -> None:
    assert find_forward(body, "Printer down", (), None) is None


def test_the_first_of_several_forwards_is_the_one_that_was_passed_on() -> None:
    inner = "-------- Forwarded Message --------\nFrom: Tess <tess@alderair.example>\nSubject: Old"
    body = f"{FORWARDS['gmail']}\n\n{TEXT}\n\n{inner}\n\nolder words\n"

    found = find_forward(body, "Fwd: Fwd: Printer down", (), None)

    assert found is not None
    assert found.sender.address == "carla@alderair.example"
    assert "older words" in found.text


def test_a_forward_inside_an_answer_stays_quoted() -> None:
    quote = f"> Look:\n>\n> {FORWARDS['gmail']}".replace("\n", "\n> ")
    body = f"Seen.\n\nOn 2 Mar 2026, at 10:00, Olive <olive@desk.example> wrote:\n{quote}\n"

    assert find_forward(body, "Re: Printer down", (), None) is None
    assert find_own_words(body, subject="Re: Printer down").own == "Seen."


def test_an_attached_mail_is_a_forward() -> None:
    attached = AttachedMail(
        Mailbox("carla@alderair.example", "Carla Diaz"), "Printer down", "2 Mar 2026", TEXT
    )

    found = find_forward(f"{ABOVE}\n\n-- \nOlive Ng", "FW: Printer down", (attached,), None)

    assert found is not None
    assert found.attached
    assert found.sender == attached.from_
    assert (found.subject, found.date, found.text) == ("Printer down", "2 Mar 2026", TEXT)
    assert found.above == ABOVE


def test_a_mail_attached_to_an_answer_is_an_attachment() -> None:
    attached = AttachedMail(Mailbox("carla@alderair.example"), "Printer down", "", TEXT)

    assert find_forward("See the mail.", "Re: Printer down", (attached,), None) is None


SHOWN = "Carla Diaz &lt;carla@alderair.example&gt;"
SENT = "<b>Sent:</b> Monday, March 2, 2026 9:15 AM<br>"
HTML = {
    "gmail": "<div>Look.</div><div class=gmail_quote><div class=gmail_attr>"
    f"---------- Forwarded message ---------<br>From: {SHOWN}<br>"
    "Date: Mon, Mar 2, 2026 at 9:15 AM<br>Subject: Printer down<br>"
    f"To: &lt;olive@desk.example&gt;<br></div><br><div>{TEXT}</div></div>",
    "outlook web": f"<div>Look.</div><hr><div id=divRplyFwdMsg><b>From:</b> {SHOWN}<br>"
    f"{SENT}<b>To:</b> Olive<br><b>Subject:</b> Printer down</div><div>{TEXT}</div>",
    "outlook": "<p>Look.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>"
    f"<b>From:</b> {SHOWN} <br>{SENT}<b>To:</b> Olive<br><b>Subject:</b> Printer down<o:p></o:p>"
    f"</p></div><p>{TEXT}</p>",
    "apple": "<div>Look.</div><div><br><blockquote type=cite>"
    "<div>Begin forwarded message:</div><br>"
    f"<div><b>From: </b>{SHOWN}</div><div><b>Subject: </b><b>Printer down</b></div>"
    "<div><b>Date: </b>2 March 2026 at 09:15:00 CET</div>"
    f"<div><b>To: </b>olive@desk.example</div><br><div>{TEXT}</div></blockquote></div>",
    "thunderbird": "Look.<br>-------- Forwarded Message --------"
    "<table class=moz-email-headers-table><tr><th>Subject: </th><td>Printer down</td></tr>"
    "<tr><th>Date: </th><td>Mon, 2 Mar 2026 09:15:30</td></tr>"
    f"<tr><th>From: </th><td>{SHOWN}</td></tr>"
    f"<tr><th>To: </th><td>olive@desk.example</td></tr></table><br>{TEXT}",
}


@pytest.mark.parametrize("markup", HTML.values(), ids=HTML.keys())
def test_a_forward_in_html_is_found(markup: str) -> None:
    html = read_html(markup)

    found = find_forward(html.text, "Fwd: Printer down", (), html)

    assert found is not None
    assert found.sender == Mailbox("carla@alderair.example", "Carla Diaz")
    assert found.subject == "Printer down"
    assert found.text.strip() == TEXT
    assert found.above == "Look."
    assert find_own_words(html.text, html, subject="Fwd: Printer down").own == "Look."


def test_a_warning_above_a_forward_is_no_word_of_its_sender() -> None:
    block = _block(OUTLOOK["de"][0], OUTLOOK["de"][1])
    text = f"[EXTERN]\n\n----- Originalnachricht -----\n{block}\n\n{TEXT}\n"

    found = find_forward(text, "Printer", (), None)

    assert found is not None
    assert found.sender.address == "carla@alderair.example"
