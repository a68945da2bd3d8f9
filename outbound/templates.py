"""The words of the notices: one template a notice and language, which an admin may replace.

A template's first line is the subject, then a blank line, then the body; a long line is one
paragraph and is broken when the letter is laid out. Templates see plain values only, and only
those that they name are worked out. The page of every twin is one more template, `layout.html.j2`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    meta,
    nodes,
)
from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outbound.language import FILE_NAME, BadLanguage, Language, load_language
from outbound.words import (
    as_written,
    aside,
    beside,
    excerpt,
    heading,
    if_refused,
    in_one_piece,
    inset,
    link,
    offers,
    quoted,
)
from rules.amount import amount
from rules.model.notice import Notice
from rules.quick_records import filled

PACKAGED = Path(__file__).parent / "templates"
DEFAULT_LANGUAGE = "en"
FILES_PIECE = "files"
PARTS = ("thread", FILES_PIECE)  # pieces that stand in other letters; customers read the last
LAYOUT = "layout.html.j2"
FILES_VARIABLES = ("can_be_asked_for", "carried", "left_out", "number", "to_staff")
LAYOUT_VARIABLES = ("content", "lang", "marker", "pictures", "subject")
SUBJECT = "Subject: "
PERSON_MIN, PERSON_MAX = 18, 29  # columns of a name in the digest
OUTPUT_MAX = 400_000  # characters

_FILTERS = ("default", "first", "join", "last", "length", "lower", "replace", "trim", "upper")

_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


Compiled = Template  # a template, ready to be written out


class BadTemplate(Exception):
    """A template cannot be used. The message names the file and what is wrong with it."""


@filled
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
class Picture:
    """A picture that the letter carries and its twin shows."""

    cid: str
    name: str


@dataclass(frozen=True, slots=True)
class _Named:
    """What a template's own words name."""

    variables: frozenset[str]
    pieces: frozenset[str | None]  # None: which one is chosen when it is written out


@dataclass(frozen=True, slots=True)
class Script:
    """A template, compiled, and what it asks for."""

    template: Template
    wanted: frozenset[str] | None  # the variables that it and its pieces name; None: any

    def told(self, variables: dict[str, Value]) -> dict[str, Value]:
        """Return those of the variables that it names: what it is given is copied thrice."""
        if self.wanted is None:
            return variables
        return {name: variables[name] for name in self.wanted if name in variables}


@dataclass(frozen=True, slots=True)
class Wording:
    """The templates of every notice and language, compiled."""

    scripts: Mapping[tuple[str, Notice], Script]
    files: Mapping[str, Script]  # by language: what a letter says of its files
    languages: Mapping[str, Language]

    def language_for(self, notice: Notice, lang: str) -> str:
        """Return the language that the notice is written in for a reader of `lang`."""
        for one in (lang.lower(), lang.lower().partition("-")[0]):
            if (one, notice) in self.scripts:
                return one
        return DEFAULT_LANGUAGE


@cache
def load_wording(folder: Path | None = None) -> Wording:
    """Return the templates, those in `folder` first; raise BadTemplate for the first fault."""
    environment = _make_environment(folder)
    scripts: dict[tuple[str, Notice], Script] = {}
    files: dict[str, Script] = {}
    pieces: dict[str, _Named] = {}
    languages = {lang: _language(lang, folder) for lang in _languages(folder)}
    for lang in languages:
        for notice in Notice:
            found = _script(f"{lang}/{notice}.j2", environment, pieces)
            if found is not None:
                scripts[lang, notice] = found
            elif lang == DEFAULT_LANGUAGE:
                raise BadTemplate(f"{lang}/{notice}.j2: there is no such template")
        files[lang] = _script(f"{lang}/files.j2", environment, pieces) or files[DEFAULT_LANGUAGE]
    return Wording(scripts, files, languages)


@cache
def load_layout(folder: Path | None = None) -> Template:
    """Return the page of every twin; raise BadTemplate when it cannot be read."""
    try:
        return _make_environment(folder, for_page=True).get_template(LAYOUT)
    except (TemplateError, UnicodeDecodeError) as error:
        raise BadTemplate(f"{LAYOUT}: {error}") from error
    except OSError as error:  # of the device, which names no file
        raise OSError(error.errno, error.strerror, LAYOUT) from error


def _script(
    name: str, environment: ImmutableSandboxedEnvironment, pieces: dict[str, _Named]
) -> Script | None:
    """Return a template; None where the notice is not written in this language."""
    assert environment.loader is not None
    try:
        # what `get_template` does, but that it parses once for the template and for what it names
        source, path, is_fresh = environment.loader.get_source(environment, name)
        tree = environment.parse(source, name, path)
        wanted = _wanted(tree, environment, pieces)
        code = environment.compile(tree, name, path)
        template = Template.from_code(environment, code, environment.make_globals(None), is_fresh)
        return Script(template, wanted)
    except TemplateNotFound as missing:
        if missing.name != name:
            raise BadTemplate(f"{name}: there is no {missing.name}") from missing
        return None
    except (TemplateError, UnicodeDecodeError) as error:
        raise BadTemplate(f"{name}: {error}") from error
    except OSError as error:  # of the device, which names no file
        raise OSError(error.errno, error.strerror, name) from error


def _wanted(
    tree: nodes.Template, environment: ImmutableSandboxedEnvironment, pieces: dict[str, _Named]
) -> frozenset[str] | None:
    """Return the variables that a template and its pieces name; None: a piece has no fixed name."""
    assert environment.loader is not None
    named = _named(tree)
    wanted, waiting = set(named.variables), set(named.pieces)
    seen: set[str] = set()
    while waiting:
        piece = waiting.pop()
        if piece is None:
            return None
        if piece not in pieces:
            source = environment.loader.get_source(environment, piece)[0]
            pieces[piece] = _named(environment.parse(source))
        seen.add(piece)
        wanted |= pieces[piece].variables
        waiting |= pieces[piece].pieces - seen
    return frozenset(wanted)


def _named(tree: nodes.Template) -> _Named:
    variables = frozenset(meta.find_undeclared_variables(tree))
    return _Named(variables, frozenset(meta.find_referenced_templates(tree)))


def _language(lang: str, folder: Path | None) -> Language:
    """Return how a language writes; the admin's file wins over the packaged one."""
    places = [PACKAGED / lang / FILE_NAME]
    if folder is not None:
        places = [folder / lang / FILE_NAME, *places]
    places.append(PACKAGED / DEFAULT_LANGUAGE / FILE_NAME)  # `check` says that it is missing
    try:
        return load_language(next(one for one in places if one.is_file()))
    except BadLanguage as fault:
        raise BadTemplate(str(fault)) from fault


def read_template(source: str, name: str, folder: Path) -> tuple[Template, frozenset[str]]:
    """Return a template and the variables it uses; raise BadTemplate with the line."""
    environment = _make_environment(folder, for_page=name == LAYOUT)
    try:
        template = environment.from_string(source)
        used = meta.find_undeclared_variables(environment.parse(source))
    except TemplateSyntaxError as error:
        raise BadTemplate(f"{name}: line {error.lineno}: {error.message}") from error
    template.name = name
    return template, frozenset(used)


def write_out(template: Template, variables: Mapping[str, Value]) -> tuple[str, str]:
    """Return subject and body of one template; raise BadTemplate naming the file."""
    text = render(template, variables)
    first, _, body = text.lstrip("\n").partition("\n")
    if not first.startswith(SUBJECT) or not first.removeprefix(SUBJECT).strip():
        raise BadTemplate(f'{template.name}: the first line must be "{SUBJECT}…"')
    if len(body) > OUTPUT_MAX:
        raise BadTemplate(f"{template.name}: the letter is over {OUTPUT_MAX} characters")
    return first.removeprefix(SUBJECT), body


def render(template: Template, variables: Mapping[str, object]) -> str:
    """Return what comes of a template; raise BadTemplate naming file and line."""
    try:
        return template.render(variables)
    except _FAULTS as error:
        line = _line_of(error)
        where = f"{template.name}: line {line}" if line else template.name
        told = f"there is no {error}" if isinstance(error, TemplateNotFound) else error
        raise BadTemplate(f"{where}: {told}") from error


def _line_of(error: BaseException) -> int:
    """Return the line of a template at which it failed, 0 where that is not known.

    Jinja rewrites the traceback so that its last frames stand in the template itself.
    """
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name in ("top-level template code", "template"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _make_environment(
    folder: Path | None, *, for_page: bool = False
) -> ImmutableSandboxedEnvironment:
    """Return the closed environment in which templates are written out."""
    loaders: list[BaseLoader] = []
    if folder is not None:
        in_folder = FileSystemLoader(folder)  # folder/en/N-06.j2, or just folder/N-06.j2
        loaders = [in_folder, PrefixLoader({DEFAULT_LANGUAGE: in_folder})]
    environment = _Closed(
        loader=ChoiceLoader([*loaders, FileSystemLoader(PACKAGED)]),
        autoescape=for_page,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.clear()
    known = (*_FILTERS, *(("e", "escape", "safe") if for_page else ()))
    environment.filters = {**{name: environment.filters[name] for name in known}, **_our_filters()}
    return environment


def _our_filters() -> dict[str, Callable[..., object]]:
    return {
        "when": when,
        "amount": amount,
        "day": day,
        "iso": iso,
        "as_written": as_written,
        "in_one_piece": in_one_piece,
        "inset": inset,
        "beside": beside,
        "excerpt": excerpt,
        "columns": columns,
        "fault": fault,
        "quoted": quoted,
        "aside": aside,
        "heading": heading,
        "if_refused": if_refused,
        "piece": piece,
        "person_row": person_row,
        "person_rows": person_rows,
        "mail_links": mail_links,
        "offers": offers,
        "entry": entry,
    }


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


def piece(line: str, number: int) -> str:
    """Filter: one of the parts of a line that tabs divide, "" where it has fewer."""
    parts = line.split("\t")
    return parts[number] if number < len(parts) else ""


def person_rows(lines: tuple[str, ...], head: str) -> str:
    """Filter: the digest's table below its head; the first column is as wide as a name in it."""
    longest = max((len(piece(one, 0)) for one in lines), default=0)
    width = min(max(longest, PERSON_MIN), PERSON_MAX)
    return "\n".join(person_row(one, width) for one in (head, *lines))


def person_row(line: str, width: int = PERSON_MIN) -> str:
    """Filter: a line of the digest's table, in columns."""
    name, open_count, waiting, oldest, overdue, many = (piece(line, one) for one in range(6))
    counts = f"{open_count:>5}{waiting:>9}  {oldest:<10}{overdue:>9}  {many}".rstrip()
    short = name if len(name) <= width else f"{name[: width - 1]}…"
    return f"  {short:<{width}}{counts}"


def entry(line: str) -> str:
    """Filter: `who and when TAB words TAB files` as a note stands in a thread."""
    head, words, files = piece(line, 0), piece(line, 1), piece(line, 2)
    below = "".join(f"\n{inset(one)}" for one in (words, files and f"Files: {files}") if one)
    return f"{heading(head)}{below}"


def mail_links(commands: str, to: str, subject: str) -> str:
    """Filter: commands with commas between, each a link to a mail that has it ready (RFC 6068)."""
    about = f"subject={quote(subject, safe='')}&body="
    address = f"mailto:{quote(to, safe='@')}?{about}"
    wanted = (one.strip() for one in commands.split(","))
    return "   ".join(link(one, address + quote(one, safe="")) for one in wanted if one)


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
