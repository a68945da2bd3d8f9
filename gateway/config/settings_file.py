"""ticketgate.toml, the environment and the credentials directory, read once into `Settings`.

Credentials win over the environment, the environment over the file. Every fault of the three is
found before any is told, and no fault repeats a value: it might be a password.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict, SettingsError

from gateway.config.settings import MAILBOX, Settings, known_keys
from gateway.config.settings_glance import CONFIG_NAME, CREDENTIALS_NAME, PREFIX, rooted_url

UNKNOWN = "no such setting"
MAILBOX_SECRET = re.compile(r"mailbox__(.+)__(password|oauth_secret)")


@dataclass(frozen=True, slots=True)
class SettingsFault:
    """One thing that is wrong in the settings, where it stands, and the way out."""

    where: str  # the file, the environment or the credentials directory
    key: str
    reason: str
    cure: str = ""

    def __str__(self) -> str:
        told = (
            f"{self.where}: {self.key}: {self.reason}"
            if self.key
            else (f"{self.where}: {self.reason}")
        )
        return f"{told}; {self.cure}" if self.cure else told


class SettingsFaults(Exception):
    """The settings cannot be used. `faults` says everything that is wrong with them."""

    def __init__(self, faults: tuple[SettingsFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def load_settings(path: Path) -> Settings:
    """Return what `path`, the environment and the credentials say together.

    Paths are made absolute, from the folder of the file. Raises SettingsFaults with every fault.
    """
    faults = [*_file_faults(path), *_name_faults(os.environ)]
    if any(fault.where == str(path) for fault in faults):
        raise SettingsFaults(tuple(faults))

    class FromThisFile(Settings):
        model_config = SettingsConfigDict(toml_file=path, secrets_dir=_credentials_folder())

    try:
        settings = FromThisFile.model_validate({})
    except ValidationError as error:
        found = [_fault_of(path, one["loc"], one["type"], one["msg"]) for one in error.errors()]
        # a name that is none of ours was told above, unless it stands in the file
        faults += [one for one in found if one.reason != UNKNOWN or one.where == str(path)]
    except SettingsError as error:
        faults.append(SettingsFault("environment", "", str(error), "lists and tables are JSON"))
    if faults:
        raise SettingsFaults(tuple(faults))
    complete, faults = _with_mailbox_secrets(settings)
    if faults:
        raise SettingsFaults(tuple(faults))
    return _rooted(complete, path.resolve().parent)


def _credentials_folder() -> str | None:
    folder = os.environ.get(CREDENTIALS_NAME, "")
    return folder if folder and Path(folder).is_dir() else None


def _with_mailbox_secrets(settings: Settings) -> tuple[Settings, list[SettingsFault]]:
    """Put mailbox__NAME__password and its like in place, credentials before variables."""
    names = {one.name: one.name for one in settings.mailbox}
    # a shell sets no variable with "-" in its name
    names = {name.replace("-", "_"): name for name in names} | names
    faults: dict[tuple[str, str], SettingsFault] = {}
    given: dict[str, dict[str, SecretStr]] = {}
    for (box, key), (where, name, value) in _mailbox_secrets(os.environ):
        given.setdefault(names.get(box, box), {})[key] = SecretStr(value)
        if box not in names:
            told = SettingsFault(where, name, f"no mailbox is named {box}", "see [[mailbox]] name")
            faults[box, key] = told
    boxes = tuple(
        one.model_copy(update=given[one.name]) if one.name in given else one
        for one in settings.mailbox
    )
    return settings.model_copy(update={MAILBOX: boxes}), list(faults.values())


def _mailbox_secrets(
    environ: Mapping[str, str],
) -> Iterator[tuple[tuple[str, str], tuple[str, str, str]]]:
    """Yield mailbox and key with place, name and value of a secret; what wins comes last."""
    for name in sorted(environ):
        if name.upper().startswith(PREFIX) and (of := _secret_of(name[len(PREFIX) :])):
            yield of, ("environment", name, environ[name])
    folder = _credentials_folder()
    for one in sorted(Path(folder).iterdir()) if folder else ():
        if of := _secret_of(one.name):
            yield of, (str(one), one.name, one.read_text("utf-8").strip())


def _secret_of(name: str) -> tuple[str, str] | None:
    """The mailbox and the key whose secret has this name, None when it is none's."""
    found = MAILBOX_SECRET.fullmatch(name.lower())
    return (found[1], found[2]) if found else None


def _file_faults(path: Path) -> list[SettingsFault]:
    """What keeps the file from being read at all (a missing one is not an empty one)."""
    where = str(path)
    try:
        tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return [SettingsFault(where, "", "no such file", "make one with: ticketgate init DIR")]
    except OSError as error:
        return [SettingsFault(where, "", f"cannot be read: {error.strerror}", "check its rights")]
    except UnicodeDecodeError:
        return [SettingsFault(where, "", "is not UTF-8", "save it as UTF-8")]
    except tomllib.TOMLDecodeError as error:
        # the parser's message may end in a piece of the line; its place is enough
        place = re.search(r"\(at [^)]*\)", str(error))
        said = f"is no TOML {place.group()}" if place else "is no TOML"
        return [SettingsFault(where, "", said, "strings need quotes, tables [brackets]")]
    return []


def _name_faults(environ: Mapping[str, str]) -> list[SettingsFault]:
    """Variables and credentials that look like ours and are none of ours."""
    known = known_keys()
    faults = []
    for name in sorted(environ):
        key = name.upper().removeprefix(PREFIX).lower()
        if (
            name.upper().startswith(PREFIX)
            and name.upper() != CONFIG_NAME
            and not _is_known(key, known)
        ):
            faults.append(SettingsFault("environment", name, UNKNOWN, _nearest(key)))
    folder = _credentials_folder()
    for one in sorted(Path(folder).iterdir()) if folder else ():
        # a name without "__" may be somebody else's: a certificate, a password file
        if "__" in one.name and not _is_known(one.name.lower(), known):
            told = _nearest(one.name.lower())
            faults.append(SettingsFault(str(one), one.name, UNKNOWN, told))
    return faults


def _is_known(key: str, known: Mapping[str, object]) -> bool:
    return key in known or _secret_of(key) is not None


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, known_keys(), n=1)
    return (
        f"did you mean {near[0].replace('__', '.')}?"
        if near
        else "remove it, or see the table in the README"
    )


def _fault_of(path: Path, loc: tuple[int | str, ...], kind: str, said: str) -> SettingsFault:
    """One complaint of the class, with the place it came from."""
    parts = [str(part) for part in loc]
    if parts == ["mail"] and kind == "missing":
        parts = ["mail", "base_address"]
    key = ".".join(parts)
    where = _source_of(parts) or str(path)
    if kind == "missing":
        return SettingsFault(where, key, "is missing", 'write it like "support@desk.example"')
    if kind == "extra_forbidden":
        return SettingsFault(where, key, UNKNOWN, _nearest("__".join(parts)))
    return SettingsFault(where, key, said.removeprefix("Value error, "))


def _source_of(parts: list[str]) -> str:
    """The credential or variable that a setting came from; "" for the file."""
    names = ["__".join(parts[: count + 1]).lower() for count in range(len(parts))]
    folder = _credentials_folder()
    given = {one.name.lower(): str(one) for one in Path(folder).iterdir()} if folder else {}
    variables = {name.upper(): name for name in os.environ}
    for name in reversed(names):
        if name in given:
            return given[name]
        if PREFIX + name.upper() in variables:
            return f"environment {variables[PREFIX + name.upper()]}"
    return ""


def _rooted(settings: Settings, folder: Path) -> Settings:
    """The same settings with every path counted from `folder`."""
    url = rooted_url(settings.database.url, folder)
    database = settings.database.model_copy(update={"url": url})
    relay = settings.relay.model_copy(
        update={
            "maildir": folder / settings.relay.maildir,
            "dkim_key": _below(folder, settings.relay.dkim_key),
            "oauth_key": _below(folder, settings.relay.oauth_key),
        }
    )
    boxes = tuple(
        one.model_copy(update={"oauth_key": _below(folder, one.oauth_key)})
        for one in settings.mailbox
    )
    smtp = settings.smtp
    if smtp is not None:
        files = {name: getattr(smtp, name) for name in ("tls_cert", "tls_key")}
        rooted = {name: folder / one for name, one in files.items() if one is not None}
        smtp = smtp.model_copy(update=rooted)
    ingest = settings.ingest
    if ingest.listen:
        ingest = ingest.model_copy(update={"listen": str(folder / ingest.listen)})
    return settings.model_copy(
        update={
            "smtp": smtp,
            "ingest": ingest,
            "desk": folder / settings.desk,
            "keys": folder / settings.keys,
            "templates": _below(folder, settings.templates),
            "database": database,
            "relay": relay,
            MAILBOX: boxes,
        }
    )


def _below(folder: Path, path: Path | None) -> Path | None:
    return None if path is None else folder / path
