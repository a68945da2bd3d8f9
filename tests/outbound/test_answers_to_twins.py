"""A letter that is answered from its twin: whatever a client makes of it, none of it is theirs."""

from __future__ import annotations

import re

import pytest
from letter_samples import SAMPLES
from letter_scenes import write

from outbound.layout import write_twin
from outbound.letter import Letter
from parsers.mail import read_mail
from rules.model.notice import Notice

OWN = "#internal<br>Checked PC 2, the driver is missing."
SAID = "On Mon, 23 Nov 2026, at 10:01, Ticket gateway &lt;support@desk.example&gt; wrote:"
HEADER = (
    "<b>From:</b> Ticket gateway &lt;support@desk.example&gt;<br><b>Sent:</b> Monday, November 23, "
    "2026 10:01<br><b>To:</b> Maya Ortiz<br><b>Subject:</b> Re: Printer offline"
)

# (client, what it makes of own words, style sheet and page)
CLIENTS = (
    (
        "gmail",
        (
            '<div dir="ltr">{own}</div><br><div class="gmail_quote"><div class="gmail_attr">'
            '{said}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{page}'
            "</blockquote></div>"
        ),
    ),
    (
        "apple",
        (
            '<body>{own}<br><div><br><blockquote type="cite"><div>{said}</div><br><div>{style}'
            "{page}</div></blockquote></div></body>"
        ),
    ),
    (
        "outlook",
        (
            "<html><head>{style}</head><body><div>{own}</div><hr>"
            '<div id="divRplyFwdMsg" dir="ltr">{header}</div><div>{page}</div></body></html>'
        ),
    ),
    (
        "thunderbird",
        (
            '<html><body><p>{own}</p><div class="moz-cite-prefix">{said}<br></div>'
            '<blockquote type="cite">{style}{page}</blockquote></body></html>'
        ),
    ),
    ("one that names nobody", "<html><body><div>{own}</div><br>{style}{page}</body></html>"),
)


def answer_from(letter: Letter, frame: str) -> bytes:
    page = write_twin(letter.words, subject=letter.subject)
    body, style = (
        re.search(r"<body[^>]*>(.*)</body>", page, re.S),
        re.search(r"<style>.*?</style>", page, re.S),
    )
    assert body is not None
    assert style is not None
    html = frame.format(own=OWN, said=SAID, header=HEADER, style=style[0], page=body[1])
    head = (
        "From: maya@desk.example\r\nTo: support@desk.example\r\n"
        f"Subject: Re: {letter.subject}\r\nIn-Reply-To: {letter.message_id}\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return (head + html).encode()


@pytest.mark.parametrize("notice", [Notice.N_02, Notice.N_20, Notice.N_33, Notice.N_34])
@pytest.mark.parametrize(("client", "frame"), CLIENTS)
def test_nothing_of_the_twin_is_the_answerers(client: str, frame: str, notice: Notice) -> None:
    facts = next(facts for one, name, facts in SAMPLES if one is notice)
    letter = write(notice, facts)

    mail = read_mail(answer_from(letter, frame))

    assert [one.line for one in mail.block.commands] == ["#internal"]
    assert mail.own_text.split("\n") == ["#internal", "Checked PC 2, the driver is missing."]


def test_a_letter_that_is_passed_on_is_read() -> None:
    letter = write(Notice.N_03, {"author": "maya", "text": "It prints."})
    frame = (
        '<html><body><div>{own}</div><div class="gmail_quote"><div class="gmail_attr">'
        "---------- Forwarded message ---------<br>{header}<br></div>{page}</div></body></html>"
    )

    mail = read_mail(answer_from(letter, frame))

    assert mail.forwarded is not None
    assert "It prints." in mail.forwarded.text


def test_the_first_words_of_a_twin_are_the_message() -> None:
    for notice, _, facts in SAMPLES:
        letter = write(notice, facts)
        page = write_twin(letter.words, subject=letter.subject)

        body = page.partition("<body")[2].partition(">")[2]
        seen = " ".join(re.sub(r"<!--.*?-->|<[^>]*>", " ", body, flags=re.S).split())
        assert seen.endswith("-- reply above this line --"), notice
        assert not seen.startswith("--"), notice
        assert "display:none" not in page.replace(" ", "")
