"""The visible words of HTML: what is shown, what is hidden, what is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.body.html import read_html
from parsers.body.markup import _CROWDED, _UNCROWDED, _may_be_crowded
from tests.timing import seconds_of


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
        ("<a href='https://x.example/'>here</a>", "here <https://x.example/>"),
        ("<a href='https://x.example/'>www.x.example</a>", "www.x.example"),
        ("<a href='https://x.example/a'>https://x.example/a</a>", "https://x.example/a"),
        ("<a href='https://x.example/a'>x.example</a>", "x.example <https://x.example/a>"),
        ("<a href='mailto:c@a.example?subject=x'>Carla</a>", "Carla <c@a.example>"),
        ("<a href='mailto:c@a.example'>c@a.example</a>", "c@a.example"),
        (
            "<a href='https://gate.example/?u=https%3A%2F%2Fx.example%2Fa&d=1'>https://x.example/a</a>",
            "https://x.example/a",
        ),
        ("<a href='https://x.example'><img src=x></a>", ""),
        ("<a href='https://x.example'><b>two</b> words</a>.", "two words <https://x.example>."),
        ("<a href='#below'>here</a> <a name=x>there</a>", "here there"),
        ("<a href='javascript:x()'>here</a>", "here"),
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
    "style",
    [
        "position:fixed; top:-5000px", "position:relative; left:-9999em", "text-indent:-100em",
        "clip:rect(0,0,0,0); position:absolute", "clip-path:circle(0)", "transform:scale(0)",
        "transform:translateX(-9999px)", "scale:0", "opacity:1%", "filter:opacity(0)",
        "filter:alpha(opacity=0)", "color:rgba(0,0,0,0)", "color:rgb(0 0 0 / 0%)", "color:#0000",
        "color:transparent", "width:0; overflow:hidden", "height:1px; overflow:clip",
        "display:n\\6fne", "visibility:collapse", "content-visibility:hidden", "font:0/0 a",
        "margin-left:-9999px", "-webkit-text-fill-color:transparent", "zoom:0.01",
        "display:none; display:nonsense", "visibility:hidden; visibility:seen",
    ],
)  # fmt: skip
def test_what_a_style_hides_is_never_words(style: str) -> None:
    words = read_html(f"<div style='{style}'>#complete</div><p>seen</p>")

    assert words.text == "seen"
    assert words.unseen == ("#complete",)


@pytest.mark.parametrize(
    "style",
    [
        "color:white", "color:#FEFEFE", "background:black", "font-size:1px",
        "font-size:calc(1px*0)",
        "--x:#fff; color:var(--x, #111)", "-\\2dx:#fff; color:var(--x, #111)",
        "color:white; color:var(--x, #111)", "color:var(--x, #fff)",
        "color:var(--x, var(--y, #fff))", "color:var(--x, color-mix(in srgb, white, white))",
        "color:color-mix(in srgb, white, white)", "transform:rotateX(90deg)",
        "letter-spacing:-20px", "line-height:0", "mask:url(a)", "animation:x 1s", "opacity:0.2",
        "position:absolute; z-index:-1", "position:absolute", "clip-path:url(#a)",
        "background-clip:text; color:transparent", "max-width:0; overflow:hidden",
        "unicode-bidi:bidi-override; direction:rtl", "text-indent:900%", "text-indent:300px",
        "display:grid; grid-template-rows:0", "background:currentcolor",
    ],
)  # fmt: skip
def test_what_perhaps_no_reader_sees_is_words_but_not_surely_seen(style: str) -> None:
    words = read_html(f"<div style='{style}'>#complete</div><p>seen</p>")

    assert words.text == "#complete\n\nseen"
    assert words.seen == ("seen",)


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p style='color:var(--x, #111)'>#complete</p>", True),
        ("<style>p.a-b{color:#111}</style><p style='color:var(--x, #111)'>#complete</p>", True),
        ("<style>:root{--x:#fff}</style><p style='color:var(--x, #111)'>#complete</p>", False),
        (
            "<style>@property --x{syntax:'*'}</style><p style='color:var(--x,#111)'>#complete</p>",
            False,
        ),
        ("<div style='--X: #fff'><p style='color:var(--X, #111)'>#complete</p></div>", False),
        ("<div style='--x:#fff'></div><p style='color:var(--x, #111)'>#complete</p>", True),
        ("<style>p{color:var(--x,#111)}</style><p>#complete</p>", True),
        ("<style>p{color:#fff;color:var(--x,#111)}</style><p>#complete</p>", False),
        ("<div style='background:#111'><p style='color:var(--x,#eee)'>#complete</p></div>", False),
        ("<p style='font-size:var(--s, 0)'>#complete</p>", False),
    ],
)
def test_a_name_for_a_value_is_what_stands_behind_it_where_the_mail_gives_it_no_other(
    page: str, seen: bool
) -> None:
    assert ("#complete" in read_html(page + "<p>seen</p>").seen) is seen


@pytest.mark.parametrize(
    "style",
    [
        "font-size:11pt; color:black", "margin-left:36.0pt; text-indent:-18.0pt; mso-list:l0",
        "color:#1F497D; mso-fareast-language:EN-US", "color:windowtext", "font:400 13px/1.4 Arial",
        "background:white; color:#222", "margin-bottom:.0001pt; line-height:normal",
        "overflow:hidden; width:100%", "background-color:rgba(0,0,0,0)", "opacity:1; filter:none",
        "letter-spacing:normal; text-indent:0px", "position:relative; top:2px; z-index:1",
        "caret-color:rgb(0,0,0); color:rgb(0,0,0)", "color:#999", "line-height:107%", "zoom:1",
        "background:#204080; color:white", "background:url(x.png) #204080; color:#fff",
        "transform:translate(-50%,-50%)", "margin:-1px", "text-indent:2em; margin-left:5%",
        "color:var(--x, #242424)", "color:var(--a, var(--b, rgb(36, 36, 36)))", "color:var(--x)",
        "background-color:var(--paper, white); color:var(--ink, #111)",
        "display:grid; grid-template-columns:1fr 120px", "unicode-bidi:embed; direction:ltr",
    ],
)  # fmt: skip
def test_what_ordinary_clients_write_is_seen(style: str) -> None:
    words = read_html(f"<div style='{style}'>#complete</div><p>seen</p>")

    assert words.seen == ("#complete", "seen")


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        (".a .b {display:none}", False),
        ("div.a>p.b.c {opacity:0}", False),
        ("table .b {display:none}", True),
        (".b {display:none} .b {display:block}", True),
        ("p.b {display:block} .b {display:none}", True),
        (".b {display:none!important} p.b {display:block}", False),
        ("[class~=b] {color:#fff}", False),
        ("[class^=x] {display:none}", True),
        ("p:nth-child(1) {display:none}", False),
        ("p:hover, p::before {display:none}", True),
        ("@media print {.b {display:none}}", True),
        ("@media (max-width:600px) {.b {display:none}}", False),
        ("@media (prefers-color-scheme:dark) {.b {color:#fff; background:#000}}", True),
        ("@media all {.b {display:none}}", False),
        ("@font-face {font-family:b; src:url(x)} .b {color:#000}", True),
        (".x{content:'}'} .b {display:none}", False),
        ("/* .b {display:none} */ .b {color:red}", True),
        (".a {& .b {} .b {font-size:0}}", False),
        (".\\62 {display:none}", False),
        ("body {color:#fff} .a {background:#000}", True),
        ("body {color:#fff}", False),
    ],
)
def test_the_style_sheet_of_a_mail_is_judged(sheet: str, *, seen: bool) -> None:
    page = f"<style>{sheet}</style><div class=a><p class='b c'>#complete</p></div><p>below</p>"

    words = read_html(page)

    assert ("#complete" in words.seen) is seen


def test_a_column_that_is_folded_takes_its_cells_with_it() -> None:
    page = "<table><col style='visibility:collapse'><tr><td>#complete<td>seen</table>"

    assert "#complete" not in read_html(page).seen


@pytest.mark.parametrize(
    "markup",
    [
        "<noscript>#complete</noscript>",
        "<p><noscript><b>#complete</b></noscript>",
        "<details><p>#complete</p></details>",
        "<dialog>#complete</dialog>",
        "<font color=white>#complete</font>",
        "<bdo dir=rtl>#complete</bdo>",
        "<table bgcolor=black><tr><td>#complete</table>",
        "<img alt='#complete' title='#complete'>",
        "<p title='#complete'>",
        "<div class=gmail_quote>#complete<blockquote>x</blockquote></div>",
        "<p>#comp<span style='color:#fff'>lete</span></p>",
        "<small>" * 12 + "#complete" + "</small>" * 12,
    ],
)
def test_what_is_folded_away_or_old_markup_hides_is_not_surely_seen(markup: str) -> None:
    words = read_html(markup + "<p>seen")

    assert "#complete" not in words.seen
    assert words.seen[-1:] == ("seen",)


@pytest.mark.parametrize(
    "markup",
    [
        "<div style='dis\\70lay:n\\6fne'>#complete</div>",
        "<style>.h{dis\\70lay:n\\6fne}</style><div class=h>#complete</div>",
        "<div style='x:\\28;display:none;y:\\29'>#complete</div>",
        "<div style='x:\"\n;display:none;y:\"'>#complete</div>",
        '<div style=\'x:f("(");display:none;y:")")\'>#complete</div>',
        '<div style=\'x:"/*";display:none;y:"*/"\'>#complete</div>',
        "<div style='x:url(/*);display:none;y:url(*/)'>#complete</div>",
        "<div style='x:\\75rl(/*);display:none;y:\\75rl(*/)'>#complete</div>",
        '<style>.a{x:"/*"}.h{display:none}.b{y:"*/"}</style><div class=h>#complete</div>',
        '<style>.a{x:"\n}.h{display:none}.b{x:"}</style><div class=h>#complete</div>',
        "<style>@media print{.a{x:\\{}}.h{display:none}</style><div class=h>#complete</div>",
        "<style>[title='{']{display:none}</style><div title='{'>#complete</div>",
        "<style>[title='\\68']{display:none}</style><div title='h'>#complete</div>",
        "<style>[t\\69tle]{display:none}</style><div title='h'>#complete</div>",
        "<div style='block-size:0;overflow:hidden'>#complete</div>",
        "<div style='margin-inline-start:-9999px'>#complete</div>",
    ],
)
def test_a_style_written_to_mislead_is_read_as_browsers_do(markup: str) -> None:
    assert "#complete" not in read_html(markup + "<p>seen").seen


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("<style>@import url(https://x.example/a.css);</style>", False),
        ("<style>@\\69mport 'https://x.example/a.css';</style>", False),
        ("<link rel='Stylesheet' href='https://x.example/a.css'>", False),
        ("<link rel=stylesheet media=print href='https://x.example/a.css'>", True),
        ("<link rel=File-List href='cid:filelist.xml'><link rel=themeData href='x.thmx'>", True),
        ("<style>@font-face{font-family:B;src:url(x.woff)} .c{font-family:'B',sans-serif}</style>",
         False),
        ("<style>@font-face{font-family:Calibri;panose-1:2} .c{font-family:'Calibri',a}</style>",
         True),
        ("<style>p::first-line{font-size:0}</style>", False),
        ("<style>p::first-letter{font-size:2em;color:navy}</style>", True),
        ("<style>input:checked~p{display:none}</style>", False),
        ("<style>.c::before{content:'';position:absolute;top:0;background:#fff}</style>", False),
        ("<style>.c::after{content:'';display:table;clear:both}</style>", True),
        ("<style>.c::before{content:'Do not '}</style>", False),
        ("<style>li::before{content:'- '}</style>", True),
        ("<style>v\\:* {behavior:url(#default#VML);} o\\:* {behavior:url(#x);}</style>", True),
    ],
)  # fmt: skip
def test_what_has_to_be_fetched_or_guessed_is_not_judged(head: str, *, known: bool) -> None:
    words = read_html(f"{head}<p class=c>#complete</p><p>seen</p>")

    assert ("#complete" in words.seen) is known


NIGHTLY = "<style>@media (prefers-color-scheme:dark){%s}</style>"


@pytest.mark.parametrize(
    ("dark", "style", "seen"),
    [
        ("body{background:#000} .c{color:#000}", "", False),
        (".c{color:#111!important}", "color:navy", False),
        (".c{color:transparent!important}", "color:navy", False),
        ("body{background:#000}", "color:#000", True),  # they lighten it
        ("body{background:#000;color:#fff}", "color:#212121", True),
        (".c{background:#0563c1!important}", "color:#0563c2", False),
        ("body{background:#fff}", "color:#000", True),
        ("body{background:#1e1e1e;color:#eee}", "", True),
        ("body{background:#1e1e1e} p{color:#fff!important}", "color:black", True),
        (".c{color:#fff}", "", True),
        (".c{color:#fff!important}", "background:#fff", False),
        (".other{color:#000;background:#000}", "", True),
    ],
)
def test_colours_for_dark_readers_are_judged_among_each_other(
    dark: str, style: str, *, seen: bool
) -> None:
    words = read_html(f"{NIGHTLY % dark}<body><p class=c style='{style}'>#complete</p><p>Hi")

    assert ("#complete" in words.seen) is seen


@pytest.mark.parametrize(
    ("around", "seen"),
    [
        ("{}<div style='margin-top:-30px;background:#fff'>Hi</div>", False),
        ("{}<div style='margin:-2em 0 0;background:#fff'>Hi</div>", False),
        ("<div style='margin-bottom:-20px'>{}</div><div style='background:#fff'>Hi</div>", False),
        ("{}<div style='position:absolute;top:0;background:#fff'>Hi</div>", False),
        ("{}<div style='position:absolute;inset:0'><p style='background:#fff'>Hi</div>", False),
        ("<div style='position:absolute;background:#fff'>Hi</div>{}", False),
        ("<img style='position:absolute' src=cid:white>{}", False),
        ("<div style='position:relative;top:20px;background:#fff'>Hi</div>{}", False),
        ("{}<div style='transform:translateY(-100%);background:#fff'>Hi</div>", False),
        ("{}<div style='transform:translate(0,-20px);background:#fff'>Hi</div>", False),
        ("{}<div style='rotate:180deg;background:#fff'>Hi</div>", False),
        ("{}<svg style='position:absolute;top:0'><rect/></svg>", False),
        ("<div style='height:0'>{}</div><div style='background:#fff'>Hi</div>", False),
        ("<div style='height:30px;overflow:hidden'><p>Hi</p>{}</div>", False),
        ("<p style='margin-left:36pt;text-indent:-18pt'>{}</p>", True),
        ("{}<table style='margin-left:-5.4pt;background:#fff'><tr><td>Hi</table>", True),
        ("{}<p><span style='position:absolute;left:0px;width:90px'><img src=cid:a>", True),
        ("{}<div style='position:relative;top:2px;background:#eee'>Hi</div>", True),
        ("{}<div class=gmail_quote><blockquote><div style='margin-top:-30px;background:#fff'>Hi",
         True),
        ("<table><tr style='height:1px'><td style='height:1px'>{}</table>", True),
        ("<div style='max-height:400px;overflow:auto'>{}</div>", True),
        ("<div style='height:100%;overflow:hidden'>{}</div>", True),
        ("<div style='-webkit-text-stroke-width:0px;text-decoration:none;font-size-adjust:none'>{}",
         True),
        ("<div style='background:linear-gradient(#fff,#eee);color:#222'>{}</div>", True),
        ("<div style='background:linear-gradient(#fff,#fff) #000;color:#fff'>{}</div>", False),
    ],
)  # fmt: skip
def test_what_may_lie_on_words_hides_them(around: str, *, seen: bool) -> None:
    words = read_html(around.format("<div>#complete</div>"))

    assert ("#complete" in words.seen) is seen


def test_an_answer_below_the_quote_in_the_same_container_is_seen() -> None:
    words = read_html("<div class=gmail_quote><blockquote>x</blockquote>#complete</div>")

    assert words.seen == ("#complete",)


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
        "<div id=composer_signature>Carla</div>",
        "<div name=messageSignatureSection>Carla</div>",
        "<div class='io-ox-signature'>Carla</div>",
        "<div fairemail=signature>Carla</div>",
    ],
)
def test_a_container_of_a_signature_is_known(signature: str) -> None:
    words = read_html(f"<div>It works.</div>{signature}")

    assert words.own == "It works."
    assert words.signature == "Carla"
    assert "Carla" in words.text


@pytest.mark.parametrize(
    "named",
    ["class=signature-request", "id=lineBreakAtBeginningOfSignature", "class=designatures"],
)
def test_a_container_that_only_speaks_of_signatures_is_read(named: str) -> None:
    assert read_html(f"<div {named}>It works.</div>").own == "It works."


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


PIECES = (
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
)
CROWDS = (
    "a ", " a", "=", '="', "='", '"', "'", "/", "a=b ", 'a="b"', "a='>'", 'a=">"', "<", ">", "<b ",
    "\n", "\u2003", "a", "= ", "a =", "a= b",
)  # fmt: skip
STARTS = ("", "<div ", "<style>.q{display:none}</style>")


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", STARTS)
def test_a_long_page_of_any_markup_is_read_at_once(start: str, piece: str) -> None:
    assert _read_seconds(start, piece, 50_000) < 1.0


@pytest.mark.long
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", STARTS)
def test_half_a_megabyte_of_any_markup_is_read_in_seconds(start: str, piece: str) -> None:
    assert _read_seconds(start, piece, 500_000) < 2.0


def _read_seconds(start: str, piece: str, size: int) -> float:
    markup = (start + piece * (size // len(piece) + 1))[:size]
    return seconds_of(lambda: read_html(markup))


def test_a_tag_crowded_with_attributes_is_read() -> None:
    crowd = " ".join(f"a{number}=b" for number in range(100_000))
    markup = f"<div {crowd}>seen</div>"

    assert seconds_of(lambda: read_html(markup)) < 1.0
    assert read_html(markup).text == "seen"


@pytest.mark.parametrize(
    "attribute", ["a ", "a=b ", "a/", 'a="b"', "a='>'", 'a=">" ', "a = 'x>\n' "]
)
def test_an_attribute_behind_a_hundred_others_is_none(attribute: str) -> None:
    assert read_html(f"<p {attribute * 20} hidden>seen</p>").text == ""
    assert read_html(f"<p {attribute * 150} hidden>seen</p>").text == "seen"


@given(st.lists(st.sampled_from(CROWDS), max_size=6), st.sampled_from((1, 60, 99, 100, 101, 130)))
def test_a_page_is_left_alone_only_where_no_tag_is_crowded(pieces: list[str], times: int) -> None:
    markup = "<p" + "".join(piece * times for piece in pieces) + ">seen</p>"

    assert _may_be_crowded(markup) or _CROWDED.sub(_UNCROWDED, markup) == markup


def test_a_formatting_tag_opened_again_and_again_stays_small() -> None:
    fonts = "".join(f"<font color={number}>" for number in range(500))

    words = read_html(f"<p>{fonts}</p>" + "<p>x" * 3000)

    assert words.text.count("x") == 3000


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<p style="font-family:Calibri">#complete</p>', True),
        ('<p style="font:12px Arial">#complete</p>', True),
        ('<font face="Arial">#complete</font>', True),
        ('<p style="font-family:inherit">#complete</p>', False),
        ("<p>#complete</p>", False),
    ],
)
def test_letters_in_a_font_of_signs_are_seen_where_their_own_has_letters(
    inside: str, *, seen: bool
) -> None:
    for around in ("font-family:Wingdings", "font:12pt/1.2 symbol", "font:small Symbol"):
        words = read_html(f'<div style="{around}">{inside}</div><p>seen</p>')
        assert ("#complete" in words.seen) is seen
    named = '<div style="font:12px segoe ui symbol">#complete</div>'
    assert read_html(named).seen == ("#complete",)


@pytest.mark.parametrize("island", ["<xml>", '<xml id="a" />', "<XML><o:p/>"])
def test_an_island_that_is_not_closed_takes_no_words_with_it(island: str) -> None:
    words = read_html(f"{island}<p>#complete</p><p>It hums.</p>")

    assert words.text == "#complete\n\nIt hums."
    assert words.seen == ()
