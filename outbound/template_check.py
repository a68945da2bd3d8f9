"""Reading an admin's templates before any letter is written with them: all faults at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from outbound.files import FileRow
from outbound.html_twin import write_content
from outbound.language import FILE_NAME, BadLanguage, load_language
from outbound.page import REPLY_MARKER
from outbound.parameters import MEANINGS, Kind
from outbound.templates import (
    DEFAULT_LANGUAGE,
    FILES_PIECE,
    FILES_VARIABLES,
    LAYOUT,
    LAYOUT_VARIABLES,
    PACKAGED,
    PARTS,
    BadTemplate,
    Compiled,
    Moment,
    Picture,
    Value,
    read_template,
    render,
    write_out,
)
from outbound.variables import ALWAYS, COMMON
from outbound.words import begun
from rules.model.notice import Audience, Notice

REMOTE = re.compile(
    r"""(?:src|background|srcset)\s*=\s*(?!["']?cid:)|url\(|@import|<script|<link""", re.I
)

SPECIMENS: dict[Kind, Value] = {
    Kind.PERSON: "Maya Ortiz",
    Kind.MOMENT: Moment("Mon 2026-11-23 10:00 EST", "Mon 2026-11-23", "2026-11-23"),
    Kind.NUMBER: 3,
    Kind.YES: True,
    Kind.STATUS: "Waiting Customer",
    Kind.WORDS: "words",
    Kind.TEXT: "some words\nof a person",
    Kind.LINES: ("label\tvalue", "second line"),
}


FILE_ROW = FileRow("vpn.log", "text/plain", "14 MiB", 3, "large", can_be_mailed=False)
SAMPLE_WORDS = begun("Hello Carla,\n\nyour printer prints again, see https://desk.example/4711")


def check_templates(folder: Path) -> tuple[str, ...]:
    """Return every fault of the templates in a folder, each with file, line and the way out."""
    if not folder.is_dir():
        return (f"{folder}: no such folder; make it, or leave the setting out",)
    files = sorted(folder.rglob("*.j2"))
    faults = [fault for path in files for fault in _faults(path, folder)]
    return (*faults, *_language_faults(folder))


def untranslated(folder: Path) -> tuple[str, ...]:
    """Return what each further language of a folder lacks: its customers read it in English."""
    homes = sorted(one for one in folder.iterdir() if (one / FILE_NAME).is_file())
    letters = (one for one in Notice if one.manners.audience is not Audience.STAFF)
    wanted = (*map(str, letters), FILES_PIECE)
    lacks = {
        home.name: [
            one
            for one in wanted
            if not any((place / home.name / f"{one}.j2").is_file() for place in (folder, PACKAGED))
        ]
        for home in homes
    }
    return tuple(
        f"{lang}: not there, so customers get them in {DEFAULT_LANGUAGE}: {', '.join(names)}"
        for lang, names in lacks.items()
        if names
    )


def _is_never_read(where: Path) -> bool:
    """Whether a letter to colleagues is written in a language that none of them is written to."""
    home, stem = where.parent.name, where.stem
    if home in ("", DEFAULT_LANGUAGE) or stem not in set(Notice):
        return False
    return Notice(stem).manners.audience is Audience.STAFF


def _language_faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with how the languages of the folder write."""
    for home in sorted(one for one in folder.iterdir() if one.is_dir()):
        path = home / FILE_NAME
        if path.is_file() or not (PACKAGED / home.name / FILE_NAME).is_file():
            try:
                load_language(path)
            except BadLanguage as fault:
                yield str(fault)


def _faults(path: Path, folder: Path) -> tuple[str, ...]:
    where = path.relative_to(folder)
    known = _variables(path.name)
    if known is None or len(where.parts) > 2:
        names = (*map(str, Notice), *PARTS)
        near = get_close_matches(path.stem, names, n=1) or ["N-01"]
        return (f"{where}: no notice has this name; the name of one is {near[0]}.j2",)
    if _is_never_read(where):
        told = f"goes to colleagues, who read {DEFAULT_LANGUAGE}"
        return (f"{where}: {told}; {DEFAULT_LANGUAGE}/{path.name} replaces it",)
    try:
        source = path.read_text("utf-8")
        template, used = read_template(source, str(where), folder)
        unknown = sorted(used - known.keys())
        if unknown:
            return tuple(_unknown(where, name, known, source) for name in unknown)
        _try_out(template, path.name, known)
    except (OSError, UnicodeDecodeError) as error:
        return (f"{where}: cannot be read ({error}); it must be text in UTF-8",)
    except BadTemplate as error:
        return (str(error),)
    return ()


def _try_out(template: Compiled, name: str, known: dict[str, Kind]) -> None:
    """Write a template out with sample data; raise BadTemplate for what goes wrong."""
    if name == LAYOUT:
        _try_layout(template)
    elif name == "files.j2":
        for to_staff in (True, False):
            rows = {"carried": (FILE_ROW,), "left_out": (FILE_ROW,), "can_be_asked_for": ("3",)}
            render(template, {**rows, "to_staff": to_staff, "number": "T20261123.0004"})
    else:
        for variables in _trials(known):
            if name.removesuffix(".j2") in PARTS:
                render(template, variables)
            else:
                write_out(template, variables)


def _try_layout(template: Compiled) -> None:
    """A layout without the words or the marker would send nothing, or lose what is answered."""
    content = write_content(SAMPLE_WORDS)
    picture = Picture("picture.1.2@ticketgate", "screen.png")
    page = render(
        template,
        {
            "content": content,
            "lang": "en",
            "marker": REPLY_MARKER,
            "pictures": (picture,),
            "subject": "Printer offline",
        },
    )
    for told, wanted in (("content | safe", content), ("marker", REPLY_MARKER)):
        if wanted not in page:
            raise BadTemplate(f"{template.name}: the page must hold {{{{ {told} }}}}")
    if REMOTE.search(page.replace(content, "")):
        raise BadTemplate(
            f"{template.name}: a page may fetch nothing; leave pictures, fonts and scripts out"
        )


def _unknown(where: Path, name: str, known: dict[str, Kind], source: str) -> str:
    named = re.compile(rf"(?<![\w.]){re.escape(name)}\b")
    lines = (number for number, line in enumerate(source.split("\n"), 1) if named.search(line))
    at = next((f"line {number}: " for number in lines), "")  # else a piece that it includes
    near = get_close_matches(name, known, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else f"known: {', '.join(sorted(known))}"
    return f'{where}: {at}unknown variable "{name}"; {hint}'


def _trials(known: dict[str, Kind]) -> tuple[dict[str, Value], ...]:
    """Return the variables when everything is known, and when nothing is."""
    full = {name: SPECIMENS[kind] for name, kind in known.items()}
    return full, {name: full[name] if name in ALWAYS else None for name in known}


def _variables(name: str) -> dict[str, Kind] | None:
    """Return the variables that the template of this name may use, None for no template."""
    stem = name.removesuffix(".j2")
    if name == LAYOUT:
        return dict.fromkeys(LAYOUT_VARIABLES, Kind.WORDS)
    if stem == "files":
        return dict.fromkeys(FILES_VARIABLES, Kind.WORDS)
    if stem in PARTS:
        return COMMON
    if stem not in set(Notice):
        return None
    return COMMON | {name: MEANINGS[name].kind for name in Notice(stem).facts}
