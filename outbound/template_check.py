"""Reading an admin's templates before any letter is written with them: all faults at once."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from outbound.parameters import FACTS, MEANINGS, Kind
from outbound.templates import PARTS, BadTemplate, Moment, Value, read_template, write_out
from outbound.variables import ALWAYS, COMMON
from rules.model.notice import Notice

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


def check_templates(folder: Path) -> tuple[str, ...]:
    """Return every fault of the templates in a folder, each with its file and the way out."""
    if not folder.is_dir():
        return (f"{folder}: no such folder; make it, or leave the setting out",)
    files = sorted(folder.rglob("*.j2"))
    return tuple(fault for path in files for fault in _faults(path, folder))


def _faults(path: Path, folder: Path) -> tuple[str, ...]:
    where = path.relative_to(folder)
    known = _variables(path.stem)
    if known is None or len(where.parts) > 2:
        names = (*map(str, Notice), *PARTS)
        near = get_close_matches(path.stem, names, n=1) or ["N-01"]
        return (f"{where}: no notice has this name; the name of one is {near[0]}.j2",)
    try:
        template, used = read_template(path.read_text("utf-8"), str(where), folder)
        unknown = sorted(used - known.keys())
        if unknown:
            return tuple(_unknown(where, name, known) for name in unknown)
        for variables in _trials(known) if path.stem not in PARTS else ():
            write_out(template, variables)
    except (OSError, UnicodeDecodeError) as error:
        return (f"{where}: cannot be read ({error}); it must be text in UTF-8",)
    except BadTemplate as error:
        return (str(error),)
    return ()


def _unknown(where: Path, name: str, known: dict[str, Kind]) -> str:
    near = get_close_matches(name, known, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else f"known: {', '.join(sorted(known))}"
    return f'{where}: unknown variable "{name}"; {hint}'


def _trials(known: dict[str, Kind]) -> tuple[dict[str, Value], ...]:
    """Return the variables when everything is known, and when nothing is."""
    full = {name: SPECIMENS[kind] for name, kind in known.items()}
    return full, {name: full[name] if name in ALWAYS else None for name in known}


def _variables(stem: str) -> dict[str, Kind] | None:
    """Return the variables that the template of this name may use, None for no template."""
    if stem in PARTS:
        return COMMON
    if stem not in set(Notice):
        return None
    return COMMON | {name: MEANINGS[name].kind for name in FACTS[Notice(stem)]}
