"""The words of the notices: one template a notice and language, which an admin may replace.

A template's first line is the subject, then a blank line, then the body; a long line is one
paragraph and is broken when the letter is laid out. Templates see plain values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    meta,
)
from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outbound.page import beside, excerpt, inset
from rules.model.notice import Notice

PACKAGED = Path(__file__).parent / "templates"
DEFAULT_LANGUAGE = "en"
PARTS = ("thread",)  # pieces that other templates include
SUBJECT = "Subject: "
OUTPUT_MAX = 400_000  # characters

_FILTERS = ("default", "first", "join", "last", "length", "lower", "replace", "trim", "upper")

_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class BadTemplate(Exception):
    """A template cannot be used. The message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant or a day, as letters write it."""

    when: str  # "Mon 2026-11-23 10:00 EST"; of a day the same as `day`
    day: str  # "Mon 2026-11-23"
    iso: str  # "2026-11-23", as commands take it

    def __str__(self) -> str:
        return self.when


Value = str | int | bool | Moment | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The templates of every notice, compiled."""

    templates: Mapping[tuple[str, Notice], Template]

    def render(self, notice: Notice, lang: str, variables: Mapping[str, Value]) -> tuple[str, str]:
        """Return subject and body; raise BadTemplate naming the file."""
        template = self.templates.get((lang, notice))
        if template is None:
            template = self.templates[DEFAULT_LANGUAGE, notice]
        return write_out(template, variables)


@cache
def load_wording(folder: Path | None = None) -> Wording:
    """Return the templates, those in `folder` first; raise BadTemplate for the first fault."""
    environment = _make_environment(folder)
    templates: dict[tuple[str, Notice], Template] = {}
    for lang in _languages(folder):
        for notice in Notice:
            name = f"{lang}/{notice}.j2"
            try:
                templates[lang, notice] = environment.get_template(name)
            except TemplateNotFound:
                continue  # this notice is written in the default language only
            except TemplateError as error:
                raise BadTemplate(f"{name}: {error}") from error
    return Wording(templates)


def read_template(source: str, name: str, folder: Path) -> tuple[Template, frozenset[str]]:
    """Return a template and the variables it uses; raise BadTemplate with the line."""
    environment = _make_environment(folder)
    try:
        template = environment.from_string(source)
        used = meta.find_undeclared_variables(environment.parse(source))
    except TemplateSyntaxError as error:
        raise BadTemplate(f"{name}: line {error.lineno}: {error.message}") from error
    template.name = name
    return template, frozenset(used)


def write_out(template: Template, variables: Mapping[str, Value]) -> tuple[str, str]:
    """Return subject and body of one template; raise BadTemplate naming the file."""
    try:
        text = template.render(variables)
    except _FAULTS as error:
        raise BadTemplate(f"{template.name}: {error}") from error
    first, _, body = text.lstrip("\n").partition("\n")
    if not first.startswith(SUBJECT) or not first.removeprefix(SUBJECT).strip():
        raise BadTemplate(f'{template.name}: the first line must be "{SUBJECT}…"')
    if len(body) > OUTPUT_MAX:
        raise BadTemplate(f"{template.name}: the letter is over {OUTPUT_MAX} characters")
    return first.removeprefix(SUBJECT), body


def _make_environment(folder: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the closed environment in which templates are written out."""
    loaders: list[BaseLoader] = []
    if folder is not None:
        in_folder = FileSystemLoader(folder)  # folder/en/N-06.j2, or just folder/N-06.j2
        loaders = [in_folder, PrefixLoader({DEFAULT_LANGUAGE: in_folder})]
    environment = _Closed(
        loader=ChoiceLoader([*loaders, FileSystemLoader(PACKAGED)]),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.clear()
    environment.filters = {
        **{name: environment.filters[name] for name in _FILTERS},
        "when": when,
        "day": day,
        "iso": iso,
        "inset": inset,
        "beside": beside,
        "excerpt": excerpt,
        "columns": columns,
        "fault": fault,
        "quoted": quoted,
    }
    return environment


def when(value: Value) -> Value:
    """Filter: the moment with its time and zone."""
    return value.when if isinstance(value, Moment) else value


def day(value: Value) -> Value:
    """Filter: the moment's date."""
    return value.day if isinstance(value, Moment) else value


def iso(value: Value) -> Value:
    """Filter: the moment's date as commands take it."""
    return value.iso if isinstance(value, Moment) else value


def columns(pair: str, width: int = 14, indent: int = 2) -> str:
    """Filter: `label TAB value` in two columns."""
    label, _, value = pair.partition("\t")
    return beside(value, label, width, indent)


def fault(pair: str) -> str:
    """Filter: `line as written TAB what is wrong with it` in two lines."""
    line, _, wrong = pair.partition("\t")
    return f"{inset(line, 2)}\n{inset(wrong, 11)}" if line else inset(wrong, 2)


def quoted(text: str) -> str:
    """Filter: the text with quote marks."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _languages(folder: Path | None) -> tuple[str, ...]:
    roots = [PACKAGED] if folder is None else [PACKAGED, folder]
    found = {one.name for root in roots for one in root.iterdir() if one.is_dir()}
    return tuple(sorted(found | {DEFAULT_LANGUAGE}))


class _Closed(ImmutableSandboxedEnvironment):
    """A sandbox that can neither call nor multiply: its own would let `'a' * 10 ** 9` pass."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> NoReturn:
        raise SecurityError(f'templates have no operator "{operator}"')

    def is_safe_callable(self, obj: object) -> bool:
        return isinstance(obj, Macro)
