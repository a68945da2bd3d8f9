"""The HTML twin: the same words, nothing of them markup, links that can be trusted to be links."""

from __future__ import annotations

import re
from functools import partial
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_samples import SAMPLES
from letter_scenes import write

from outbound.html_twin import write_content
from outbound.layout import write_twin
from outbound.page import REPLY_MARKER, lay_out
from outbound.template_check import REMOTE
from outbound.words import begun, beside, clean, inset
from rules.model.notice import Notice
from tests.timing import seconds_of


def seen(html: str) -> str:
    """Return the words that a reader sees, blanks apart."""
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", html)))


# (words, what the HTML must hold)
SHOWN = (
    ("<script>alert(1)</script> & \"'", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"'"),
    ("see https://x.example/a?b=1&c=2.", 'href="https://x.example/a?b=1&amp;c=2"'),
    ("see https://x.example/a?b=1&c=2.", ">https://x.example/a?b=1&amp;c=2</a>."),
    ("our page <https://x.example/a>", 'our page &lt;<a href="https://x.example/a"'),
    ("(https://x.example/a_(b))", ">https://x.example/a_(b)</a>)"),
    ("mailto:a@x.example?subject=b", 'href="mailto:a@x.example?subject=b"'),
    ("HTTPS://X.example/A", 'href="https://X.example/A"'),
    ('https://x.example/"onclick="a', 'href="https://x.example/"'),
    ("    #waiting", 'class="code"'),
    ("a  b", "a\xa0 b"),
    ("> one\n> > two", 'class="bar"'),
    ("מדפסת", 'dir="auto"'),
)
# Words that must not become links, and lines that must stay lines.
KEPT = (
    "javascript:alert(1)",
    "data:text/html,<b>",
    "file:///etc/passwd",
    "ftp://x.example/a",
    "vbscript:x",
    "https://",
)


@pytest.mark.parametrize(("words", "html"), SHOWN)
def test_words_are_shown_as_agreed(words: str, html: str) -> None:
    assert html in write_content(begun(words))


@pytest.mark.parametrize("words", KEPT)
def test_only_web_and_mail_addresses_are_links(words: str) -> None:
    assert "<a " not in write_content(begun(f"see {words} there"))


def test_a_day_of_the_week_stays_with_its_date() -> None:
    shown = write_content(begun("due Tue 2026-11-24 09:55 EST, Sun and moon, 2026-11-24"))

    assert "due Tue\xa0<span" in shown
    assert ", Sun and moon, <span" in shown


def test_lines_in_columns_are_a_table_while_a_telephone_can_hold_them() -> None:
    names = "  Maximiliane von Wüstenhagen  open  oldest\n  Anna  1  2026-11-02"
    wide = f"  {'A' * 24}  {'B' * 24}  {'C' * 24}\n  a  b  c"

    assert "<table" in write_content(begun(names))
    assert "<table" not in write_content(begun(wide))


def test_a_paragraph_that_a_full_line_broke_is_one_again() -> None:
    text = (
        "Since Friday the scans are not delivered any more, and nobody here has\n"
        "changed anything about the printer or the network.\n"
        "Regards,\nCarla"
    )

    content = write_content(begun(text))

    assert "nobody here has changed anything" in content
    assert "network.<br>" in content
    assert "Regards,<br>" in content


@pytest.mark.parametrize(
    "text",
    [
        (
            "2026-11-23 10:00:01 gateway[4711]: connection from 192.0.2.7 refused again\n"
            "2026-11-23 10:00:02 gateway[4711]: connection from 192.0.2.7 refused again"
        ),
        "Dear desk of the company that repairs what we break every single day:\nhello",
        "- the first of several things which take a whole line of their own here\n- two",
    ],
)
def test_lines_that_were_meant_as_lines_stay(text: str) -> None:
    assert "<br>" in write_content(begun(text))


def test_labels_stand_in_rows() -> None:
    words = begun("\n".join((beside("VPN <fails>", "Summary"), beside("a\nb", "Done"))))

    content = write_content(words)

    assert content.count("<tr>") == 2
    assert ">Summary</td>" in content
    assert "VPN &lt;fails&gt;" in content


@given(st.text(max_size=300))
def test_both_parts_say_the_same(text: str) -> None:
    words = begun(f"Hello\n\n{inset(clean(text))}\n\n{beside(clean(text), 'Done')}")

    said = seen(write_content(words))

    plain = re.sub(r"\s", "", lay_out(words).removeprefix(REPLY_MARKER))
    bare = re.sub(r"\s", "", "".join(line.lstrip("> ") for line in plain.split("\n")))
    assert said.replace(">", "") == bare.replace(">", "")


@pytest.mark.parametrize(("notice", "name", "facts"), SAMPLES)
def test_a_twin_fetches_nothing_and_closes_what_it_opens(
    notice: Notice, name: str, facts: dict[str, str]
) -> None:
    page = write_twin(write(notice, facts).words, subject="a & b")

    assert not REMOTE.search(page)
    assert "<title>a &amp; b</title>" in page
    for tag in ("table", "tr", "td", "p", "div", "b", "a"):
        bare = re.sub(r"<!--.*?-->", "", page, flags=re.S)
        assert len(re.findall(rf"<{tag}[ >]", bare)) == bare.count(f"</{tag}>"), tag


def test_a_hostile_text_is_written_in_linear_time() -> None:
    for text in ("> " * 10_000, "https://" * 2_500, "  " * 10_000, "a\n" * 10_000, ")" * 20_000):
        content = begun(inset(text))
        assert seconds_of(partial(write_content, content)) < 2.0, text[:8]
