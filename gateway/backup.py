"""A backup: database, keys and settings as one archive, and what comes out of it again.

The archive is a tar.gz that begins with a list of what is in it, each file with its SHA-256. It is
only ever called a backup after it was opened and read again.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from gateway.config.keys import passwords_file
from gateway.config.settings import Settings
from gateway.config.settings_glance import SQLITE

LIST = "backup.json"
DATABASE = "ticketgate.db"
OUTSIDE = "elsewhere"  # what the settings name outside their own folder
FORM = 1
PREFIX = "ticketgate-"
SUFFIX = ".tar.gz"


class BadBackup(Exception):
    """The archive is no whole backup. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What the list of an archive says."""

    at: datetime
    version: str
    config: str  # the name of its settings file
    files: dict[str, str]  # name within the archive: SHA-256
    outside: dict[str, str]  # name within the archive: where it was


def write_backup(config: Path, settings: Settings, target: Path, at: datetime, version: str) -> int:
    """Write the archive, open it again, and return its size; the gateway goes on meanwhile.

    Raise BadBackup when what was written is not whole, OSError or sqlite3.Error when it cannot be.
    """
    half = target.with_name(f"{target.name}.part")  # what broke off is never the backup
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as name:
            copy = Path(name) / DATABASE
            _copy_database(Path(settings.database.url.removeprefix(SQLITE)), copy)
            _pack(half, [(DATABASE, copy), *_files_of(config, settings)], config, at, version)
            with opened(half, Path(name)):
                pass
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return target.stat().st_size


@contextmanager
def opened(archive: Path, scratch: Path) -> Iterator[tuple[Backup, Path]]:
    """Give the list and a folder with the files, all of them looked at; raise BadBackup."""
    with tempfile.TemporaryDirectory(prefix=".open-", dir=scratch) as name:
        folder = Path(name)
        try:
            with tarfile.open(archive, "r:gz") as tar:
                found = _read_list(tar)
                _unpack(tar, found, folder)
        except (tarfile.TarError, EOFError, OSError, KeyError, ValueError) as error:
            raise BadBackup(f"{archive}: is no whole backup: {error}") from None
        _check_database(archive, folder / DATABASE)
        yield found, folder


def _copy_database(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def _files_of(config: Path, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Every file that a site needs beside its database, by the name that it has in the archive."""
    home = config.resolve().parent
    named = [config, settings.desk, settings.keys, passwords_file(settings.keys)]
    named += [one for one in (settings.relay.dkim_key, home / "contacts.csv") if one is not None]
    for folder in (settings.templates, settings.desk.parent / "integrations"):
        if folder is not None and folder.is_dir():
            named += sorted(one for one in folder.rglob("*") if one.is_file())
    seen: set[Path] = set()
    for path in (one.resolve() for one in named):
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        is_inside = path.is_relative_to(home)
        name = path.relative_to(home) if is_inside else Path(OUTSIDE) / path.relative_to("/")
        yield name.as_posix(), path


def _pack(
    half: Path, named: list[tuple[str, Path]], config: Path, at: datetime, version: str
) -> None:
    files = {name: _digest(path) for name, path in named}
    plain = {
        "form": FORM,
        "at": at.isoformat(),
        "version": version,
        "config": config.name,
        "files": files,
        "outside": {name: str(path) for name, path in named if name.startswith(f"{OUTSIDE}/")},
    }
    text = json.dumps(plain, indent=1).encode()
    with half.open("wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz") as tar:
            entry = tarfile.TarInfo(LIST)
            entry.size, entry.mode, entry.mtime = len(text), 0o600, int(at.timestamp())
            tar.addfile(entry, io.BytesIO(text))
            for name, path in named:
                tar.add(path, name, recursive=False, filter=_for_its_owner)
        file.flush()
        os.fsync(file.fileno())


def _for_its_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.mode, entry.uid, entry.gid, entry.uname, entry.gname = 0o600, 0, 0, "", ""
    return entry


def _read_list(tar: tarfile.TarFile) -> Backup:
    first = tar.next()
    file = tar.extractfile(first) if first is not None and first.name == LIST else None
    if file is None:
        raise ValueError("its list is missing")
    plain = json.loads(file.read())
    if plain["form"] != FORM:
        raise ValueError("it was made by a newer ticketgate")
    return Backup(
        datetime.fromisoformat(plain["at"]),
        str(plain["version"]),
        str(plain["config"]),
        {str(name): str(digest) for name, digest in plain["files"].items()},
        {str(name): str(place) for name, place in plain["outside"].items()},
    )


def _unpack(tar: tarfile.TarFile, found: Backup, folder: Path) -> None:
    """Write just the files that the list names, and compare them."""
    for name, digest in found.files.items():
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts:
            raise ValueError(f"{name} leads out of it")
        file = tar.extractfile(name)
        if file is None:
            raise ValueError(f"{name} is no file")
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("wb") as target:
            while piece := file.read(1 << 20):
                target.write(piece)
        if _digest(path) != digest:
            raise ValueError(f"{name} is not what was put in")
    if DATABASE not in found.files:
        raise ValueError("its database is missing")


def _check_database(archive: Path, path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
            broken = database.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        said, broken = str(error), None
    if said != "ok" or broken is not None:
        raise BadBackup(f"{archive}: its database is damaged: {said}")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:  # what fails in the middle of a file does not name it
        raise OSError(error.errno, error.strerror, str(path)) from None
