"""Days and moments in a reader's language: one file a language, its faults named."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from outbound.language import BadLanguage, load_language
from outbound.template_check import check_templates, untranslated
from outbound.templates import PACKAGED

TODAY = date(2026, 11, 23)
ENGLISH = (PACKAGED / "en" / "language.toml").read_text("utf-8")

# (language, moment, zone, words)
MOMENTS = (
    (
        "en",
        "2026-11-23 10:00",
        "America/New_York",
        "Monday 23 November, 10:00 (New York)",
    ),
    ("en", "2027-01-04 09:05", "Europe/London", "Monday 4 January 2027, 09:05 (London)"),
    ("en", "2026-11-23 10:00", "UTC", "Monday 23 November, 10:00 (UTC)"),
    ("en", "2026-07-01 10:00", "Etc/GMT+5", "Wednesday 1 July, 10:00 (-05)"),
    ("en", "2026-07-01 10:00", "America/Indiana/Knox", "Wednesday 1 July, 10:00 (Knox)"),
    (
        "de",
        "2026-11-23 10:00",
        "Europe/Vienna",
        "Montag, 23. November, 10:00 Uhr (Wien)",
    ),
    ("de", "2027-03-01 08:00", "Europe/Berlin", "Montag, 1. März 2027, 08:00 Uhr (Berlin)"),
)


@pytest.mark.parametrize(("lang", "at", "zone", "words"), MOMENTS)
def test_a_moment_reads_as_people_say_it(lang: str, at: str, zone: str, words: str) -> None:
    language = load_language(PACKAGED / lang / "language.toml")

    here = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))
    assert language.write_moment(here, TODAY, zone) == words


# (what is written instead, the fault)
FAULTS = (
    (ENGLISH.replace('"Monday", ', ""), '"weekdays" must name all 7'),
    (ENGLISH.replace("moment =", "momnet ="), 'unknown key "momnet"; "moment" is missing'),
    ("weekdays = [", "cannot be read"),
    (ENGLISH.replace('sent = "mail"', "sent = 1"), '"tries" must be a table of words'),
)


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_fault_of_a_language_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "fr" / "language.toml"
    path.parent.mkdir()
    path.write_text(text)

    with pytest.raises(BadLanguage, match=r"fr/language\.toml: ") as caught:
        load_language(path)

    assert fault in str(caught.value)
    assert check_templates(tmp_path) == (str(caught.value),)


def test_a_language_without_its_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()

    assert check_templates(tmp_path) == (
        "fr/language.toml: is missing; copy it from the language `en` and translate it",
    )


def test_what_a_language_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    shutil.copy(PACKAGED / "en" / "language.toml", tmp_path / "nl")
    for path in (PACKAGED / "de").glob("N-*.j2"):
        if path.stem not in ("N-04", "N-10"):
            shutil.copy(path, tmp_path / "nl")

    assert check_templates(tmp_path) == ()
    assert untranslated(tmp_path) == (
        "nl: not there, so customers get them in en: N-04, N-10, files",
    )


# (layout, fault)
LAYOUTS = (
    ("<p>{{ marker }}</p>", "layout.html.j2: the page must hold {{ content | safe }}"),
    ("{{ content }} {{ marker }}", "layout.html.j2: the page must hold {{ content | safe }}"),
    ("{{ content | safe }}", "layout.html.j2: the page must hold {{ marker }}"),
    (
        '{{ content | safe }}{{ marker }}<img src="https://x.example/logo.png">',
        "layout.html.j2: a page may fetch nothing",
    ),
    ("{{ content | safe }}\n{% if %}", "layout.html.j2: line 2: "),
    ("{{ content | safe }}{{ logo }}", 'layout.html.j2: line 1: unknown variable "logo"'),
)


@pytest.mark.parametrize(("layout", "fault"), LAYOUTS)
def test_a_fault_of_the_layout_is_named(tmp_path: Path, layout: str, fault: str) -> None:
    (tmp_path / "layout.html.j2").write_text(layout)

    (told,) = check_templates(tmp_path)

    assert told.startswith(fault)
