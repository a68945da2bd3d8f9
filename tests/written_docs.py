"""Pages of docs that are written from tables; `python -m tests.written_docs` renews them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from gateway.config.desk_file import profiles
from rules.commands.table import PHASES, VERBS, Phase, Who
from rules.policy.elsewhere import ELSEWHERE, NOT_USED
from rules.policy.policy import SETTINGS, Policy, field_name
from tests.rule_pages import write_pages

ROOT = Path(__file__).parent.parent

WHO: dict[Who, str] = {
    Who.RESOURCE: "everybody of the desk",
    Who.OWNER: "its owner; office admin, lead, triager",
    Who.TRIAGER: "a triager",
    Who.SERVICE_ADMIN: "the service admin",
    Who.AUTHOR: "who got the receipt; a colleague after a code",
    Who.ANYONE: "anyone",
}
PHASE: dict[Phase, str] = {
    Phase.FIELDS: "Fields of the ticket",
    Phase.ASSIGNMENT: "Who works on it",
    Phase.ATTEMPTS: "Contact tries",
    Phase.STATUS: "Its status",
    Phase.NOTE: "The text, letters, and everything else",
}


def write_commands() -> str:
    """Return docs/commands.md: every verb of the command table, as people type it."""
    return "\n".join(_commands())


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "A technician writes commands at the top of a mail, one a line; the first other line ends"
    yield "them, and what follows is the text. All of a mail's commands are carried out or none is."
    yield "They run in the order of the parts below, wherever they stand. `#help` answers by mail."
    yield "A word in our address (`support+waiting@...`) is the command of that name. Written from"
    yield "the command table, `rules/commands/table.py`, by `python -m tests.written_docs`."
    for phase in PHASES:
        yield ""
        yield f"## {PHASE[phase]}"
        yield ""
        yield "| command | needs | example | who | |"
        yield "| --- | --- | --- | --- | --- |"
        for verb, row in VERBS.items():
            if row.phase is not phase:
                continue
            names = ", ".join(f"`#{one}`" for one in (verb.value, *row.aliases))
            more = [
                *(() if row.needs_ticket else ("without a ticket too",)),
                *(("asks for a code",) if row.code else ()),
                *(("in answers to the report of held mail only",) if row.held_mail else ()),
            ]
            cells = (names, row.expected, f"`{row.example}`", WHO[row.who], ", ".join(more))
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def write_settings() -> str:
    """Return docs/settings.md: every setting of a desk, its default, and what profiles change."""
    return "\n".join(_settings())


def _settings() -> Iterator[str]:
    changed = _of_profiles()
    yield "# Settings of a desk"
    yield ""
    yield "They stand in desk.toml under `[settings]`, on top of the profile that `[desk] profile`"
    yield "or a queue names. The default is that of profile `standard`; the last column says which"
    yield "packaged profiles have another. `ticketgate check` reads them and lists every fault."
    yield "Settings of the gateway itself (ticketgate.toml) stand in the README. Written from"
    yield "`rules/policy/` by `python -m tests.written_docs`."
    yield ""
    yield "| setting | default | what it is | profiles |"
    yield "| --- | --- | --- | --- |"
    base = Policy()
    for key, setting in SETTINGS.items():
        about = setting.about + (" (not used by this version)" if key in NOT_USED else "")
        others = ", ".join(f"{name}: {shown}" for name, shown in changed.get(key, ()))
        cells = (f"`{key}`", shown(getattr(base, field_name(key))), about, others)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
    yield "Written elsewhere:"
    yield ""
    for key, place in ELSEWHERE.items():
        yield f"- `{key}`: {place}"
    yield ""


def _of_profiles() -> dict[str, list[tuple[str, str]]]:
    base, found = Policy(), dict[str, list[tuple[str, str]]]()
    for name, policy in profiles().items():
        for key in SETTINGS:
            value = getattr(policy, field_name(key))
            if name != "standard" and value != getattr(base, field_name(key)):
                found.setdefault(key, []).append((name, shown(value)))
    return found


def shown(value: object) -> str:
    """Return a setting's value as people write it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return f"`{value.value}`"
        case tuple() if value and isinstance(value[0], tuple):
            return ", ".join(f"{one} = {other}" for one, other in value)
        case tuple():
            return ", ".join(shown(one) for one in value) or "none"
        case None | "":
            return "none"
        case _:
            return f"`{value}`"


def written() -> dict[str, str]:
    """Return each page that is written from the code, or whose foot is, by its path."""
    tables = {"docs/commands.md": write_commands(), "docs/settings.md": write_settings()}
    return tables | write_pages(shown)


if __name__ == "__main__":
    for page, text in written().items():
        (ROOT / page).write_text(text, "utf-8")
