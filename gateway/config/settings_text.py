"""The settings as an admin reads them: the example file and the README's table."""

from __future__ import annotations

import json

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from gateway.config.section import is_many, section_of
from gateway.config.settings import OFF, Settings
from gateway.config.settings_glance import PREFIX

EXAMPLE_HEAD = (
    "# ticketgate.toml: how this gateway runs. Every key has a default but `mail.base_address`.",
    f"# The environment wins over the file ({PREFIX}DATABASE__URL=...), credentials over both",
    "# ($CREDENTIALS_DIRECTORY/relay__password). A path is relative to this file.",
)
LINE_MAX = 100
WIDTH = 42  # of the example file's left column


def example_toml() -> str:
    """Return the example file: every key with its default or an example, and what it is."""
    lines = [*EXAMPLE_HEAD, ""]
    for name, field in Settings.model_fields.items():
        section = section_of(field.annotation)
        if section is None:
            lines.append(_example_line(name, field))
            continue
        told = (section.__doc__ or "").strip()
        table = f"[[{name}]]" if is_many(field.annotation) else f"[{name}]"
        fresh = [table.ljust(WIDTH) + f"  # {told}" if told else table]
        fresh += [_example_line(key, one) for key, one in section.model_fields.items()]
        is_off = field.json_schema_extra == OFF
        lines += ["", *(_commented(one) if is_off else one for one in fresh)]
    return "\n".join(lines) + "\n"


def settings_table() -> str:
    """Return the table of settings as Markdown, for the README."""
    rows = ["| key | default | what it is |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        section = section_of(field.annotation)
        fields = (
            {name: field}
            if section is None
            else {f"{name}.{key}": one for key, one in section.model_fields.items()}
        )
        rows += [
            f"| `{key}` | {_default_words(one)} | {one.description} |"
            for key, one in fields.items()
        ]
    return "\n".join(rows) + "\n"


def _example_line(name: str, field: FieldInfo) -> str:
    """`key = value   # what it is`; a key without a default worth writing is commented out."""
    value = field.examples[0] if field.examples else field.get_default()
    text = f"{name} = {_toml_value(value)}"
    if field.get_default() is None:
        text = f"# {text}"
    line = f"{text.ljust(WIDTH)}  # {field.description}"
    return line if len(line) <= LINE_MAX else f"# {field.description}:\n{text}"


def _commented(text: str) -> str:
    """The same for a table that is there only once somebody wants it."""
    return "\n".join(f"# {one.removeprefix('# ')}" for one in text.splitlines())


def _toml_value(value: object) -> str:
    match value:
        case SecretStr():
            return '""'
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list() | tuple():
            return "[" + ", ".join(_toml_value(one) for one in value) + "]"
        case dict():
            pairs = (f"{_toml_value(key)} = {_toml_value(one)}" for key, one in value.items())
            return "{ " + ", ".join(pairs) + " }" if value else "{}"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


def _default_words(field: FieldInfo) -> str:
    if field.is_required():
        return "(needed)"
    default = field.get_default()
    return "(none)" if default is None else f"`{_toml_value(default)}`"
