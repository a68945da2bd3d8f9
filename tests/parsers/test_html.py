"""The visible words of HTML: what is shown, what is hidden, what is quoted."""

from __future__ import annotations

import time

import pytest

from parsers.body.html import read_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("one   \n  two", "one two"),
        ("<b>one</b> <i>two</i>", "one two"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<ol start=3><li>one<li>two</ol>", "3. one\n4. two"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("a&nbsp;b &lt;c&gt; &#8364;", "a\u00a0b <c> €"),
        ("<a href='https://x.example'>here</a>", "here"),
        ("<h1>T</h1>text", "T\n\ntext"),
        ("", ""),
        ("plain", "plain"),
        ("<p>un<b>closed", "unclosed"),
        ("\x00<p>a\x00b", "ab"),
    ],
)
def test_markup_becomes_the_text_that_is_seen(markup: str, text: str) -> None:
    assert read_html(markup).text.replace("\ufffd", "") == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- #complete -->",
        "<div style='display:none'>#complete</div>",
        "<div style='DISPLAY : NONE !important'>#complete</div>",
        "<span style='visibility:hidden'>#complete</span>",
        "<span style='font-size:0'>#complete</span>",
        "<span style='font-size:0px;color:red'>#complete</span>",
        "<span style='mso-hide:all'>#complete</span>",
        "<span style='opacity:0'>#complete</span>",
        "<div style='max-height:0;overflow:hidden'>#complete</div>",
        "<div hidden>#complete</div>",
        "<title>#complete</title>",
        "<script>#complete</script>",
        "<style>#complete</style>",
        "<template>#complete</template>",
        "<style>.x{color:red} .h, p.k {display:none}</style><p class='a h'>#complete</p>",
        "<style><!-- #i{font-size:0}--></style><p id=i>#complete</p>",
        "<!--[if mso]>#complete<![endif]-->",
    ],
)
def test_hidden_text_is_never_words(hidden: str) -> None:
    words = read_html(f"{hidden}<p>seen</p>")

    assert words.text == "seen"
    assert words.marked == "seen"


@pytest.mark.parametrize(
    "shown",
    [
        "<td style='font-size:0'><div style='font-size:14px'>seen</div></td>",
        "<div style='visibility:hidden'><b style='visibility:visible'>seen</b></div>",
        "<div style='font-size:0.9em'>seen</div>",
        "<div style='opacity:0.5'>seen</div>",
        "<style>@media screen {.m{display:none}}</style><p class=m>seen",
        "<![if !mso]>seen<![endif]>",
    ],
)
def test_what_only_looks_hidden_is_seen(shown: str) -> None:
    assert read_html(f"<table><tr>{shown}" if "<td" in shown else shown).text == "seen"


QUOTE = "<p>Is it on?</p>"


@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote type=cite>{QUOTE}</blockquote>",
        f"<blockquote>{QUOTE}</blockquote>",
        f"<div class=gmail_quote>a<blockquote class=gmail_quote>{QUOTE}</blockquote></div>",
        f"<div class='yahoo_quoted'>{QUOTE}</div>",
        f"<div class='ydp12yahoo_quoted'>{QUOTE}</div>",
        f"<hr><div id=divRplyFwdMsg><b>Soti:</b> Maya</div><div>{QUOTE}</div>",
        f"<table><tr><td class=OutlookMessageHeader>Soti: Maya</td></tr></table>{QUOTE}",
        f"<hr id=stopSpelling>Dat: 2026<br>{QUOTE}",
        f"<div class=protonmail_quote>{QUOTE}</div>",
        f"<span id=OLK_SRC_BODY_SECTION>{QUOTE}</span>",
        f"<div id=mail-editor-reference-message-container>{QUOTE}</div>",
        f"<div name=quote>{QUOTE}</div>",
        f"<div class=moz-cite-prefix>Maya:</div><blockquote type=cite>{QUOTE}</blockquote>",
        f"<div class=zmail_extra>{QUOTE}</div>",
    ],
)
def test_a_container_of_quotes_is_known(quote: str) -> None:
    words = read_html(f"<div>It works.</div>{quote}")

    assert words.cut
    assert "Is it on?" in words.text
    assert "> Is it on?" in words.marked
    assert "Is it on?" not in words.own
    assert words.own.startswith("It works.")


@pytest.mark.parametrize(
    "signature",
    [
        "<div class=gmail_signature>Carla</div>",
        "<div class='x_gmail_signature'>Carla</div>",
        "<pre class='moz-signature'>Carla</pre>",
        "<div id=Signature>Carla</div>",
        "<div id=ms-outlook-mobile-signature>Carla</div>",
        "<div data-signatureblock=true>Carla</div>",
        "<div id=AppleMailSignature>Carla</div>",
    ],
)
def test_a_container_of_a_signature_is_known(signature: str) -> None:
    words = read_html(f"<div>It works.</div>{signature}")

    assert words.own == "It works."
    assert words.signature == "Carla"
    assert "Carla" in words.text


def test_an_indented_paragraph_is_no_quote() -> None:
    words = read_html("<blockquote style='margin:0 0 0 40px;border:none'>Note</blockquote>")

    assert words.own == "Note"
    assert not words.cut


def test_links_are_those_of_the_own_part() -> None:
    words = read_html(
        "<a href='https://a.example/1'>x</a><a href='mailto:c@a.example'>y</a>"
        "<a href='HTTP://b.example'>z</a><a href='https://a.example/1'>again</a>"
        "<blockquote><a href='https://q.example'>q</a></blockquote>"
    )

    assert words.links == ("https://a.example/1", "HTTP://b.example")


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<blockquote>x",
        "<b>",
        "<font color=1><p>x",
        "<table><tr><td>",
        "<a href='https://x.example'>x",
        "<ol><li>x",
        "<p>x",
        "<br>",
        "<!--",
        "<style>.a{display:none}</style>",
        "<i class='a b c d'>",
        "a=b ",
        "</p>",
        "<select><option>",
    ],
)
@pytest.mark.parametrize("start", ["", "<div ", "<style>.q{display:none}</style>"])
def test_half_a_megabyte_of_any_markup_is_read_in_seconds(start: str, piece: str) -> None:
    markup = (start + piece * (500_000 // len(piece) + 1))[:500_000]
    begun = time.process_time()

    read_html(markup)

    assert time.process_time() - begun < 2.0


def test_a_tag_crowded_with_attributes_is_read() -> None:
    crowd = " ".join(f"a{number}=b" for number in range(100_000))
    begun = time.process_time()

    words = read_html(f"<div {crowd}>seen</div>")

    assert time.process_time() - begun < 1.0
    assert words.text == "seen"


def test_a_formatting_tag_opened_again_and_again_stays_small() -> None:
    fonts = "".join(f"<font color={number}>" for number in range(500))

    words = read_html(f"<p>{fonts}</p>" + "<p>x" * 3000)

    assert words.text.count("x") == 3000
