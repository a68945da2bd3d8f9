"""Every command beside every fault of a site: it works, or it says what is wrong and what to do.

No exception comes out of a command. Where it stops, the message names the thing that is at fault
and a way out; a shell sees an exit code of sysexits(3).
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from gateway.cli import run_command
from gateway.cli.command_line import HIDDEN, ticketgate
from gateway.cli.exit_codes import Exit
from gateway.config.desk_file import EXAMPLE
from tests.cli.conftest import write_site

NOBODY = 65534
UNREADABLE = Path("/proc/self/mem")  # reading it from its beginning is an error of the device
MAP = Path(__file__).resolve().parents[2] / "docs" / "importing" / "zendesk.toml"
MAIL = b"From: c@a.example\r\nTo: support@desk.example\r\nSubject: x\r\n\r\nIt is broken.\r\n"

# What is said to each command that works on a site; {folder} is that of the site.
ON_A_SITE: dict[str, str] = {
    "run": "",
    "check": "",
    "ingest": "{folder}/mail.eml",
    "explain": "{folder}/mail.eml",
    "replay": "--since 2026-11-01 --desk {folder}/other.toml",
    "letter": "N-01",
    "ticket files": "T20261123.0001",
    "ticket list": "",
    "ticket set": "T20261123.0001 status=complete",
    "ticket show": "T20261123.0001",
    "timers": "",
    "outbox drop": "1",
    "outbox list": "",
    "outbox pause": "",
    "outbox resume": "--yes",
    "outbox retry": "1",
    "held drop": "1",
    "held list": "",
    "held release": "1",
    "held show": "1",
    "people away": "maya 2026-12-01",
    "people back": "maya",
    "people block": "deal@spam.example",
    "people blocked": "",
    "people erase": "carla@alderair.example --yes",
    "people export": "",
    "people import": "{folder}/contacts.csv",
    "people list": "",
    "people password": "maya",
    "people remove": "carla@alderair.example",
    "people show": "carla@alderair.example",
    "people unblock": "deal@spam.example",
    "import customers": "{folder}/customers.csv --map {folder}/map.toml",
    "import tickets": "{folder}/tickets.csv --map {folder}/map.toml",
    "mailbox login": "support",
    "stats": "",
    "db backup": "{folder}/backup.tar.gz",
    "db prune": "",
    "db upgrade": "",
}
# Those that need no site, and what they read or write.
WITHOUT_A_SITE: dict[str, str] = {
    "init": "{path}",
    "parse": "{path}",
    "rehearse": "{path}",
    "demo": "--chapter {path}",
    "db restore": "{path} {folder}/restored",
}


def every_command() -> Iterator[str]:
    """Yield each command of the command line by its words."""

    def below(command: click.Command, words: str) -> Iterator[str]:
        if not isinstance(command, click.Group):
            yield words
            return
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from below(found, f"{words} {name}".strip())

    return below(ticketgate, "")


def test_the_tables_name_every_command() -> None:
    assert {*ON_A_SITE, *WITHOUT_A_SITE} == {*every_command()} - HIDDEN.keys()


# --- what may be wrong with a file -----------------------------------------------------------


def _is_gone(path: Path) -> None:
    path.unlink()


def _is_a_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def _is_not_utf8(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00caf\xe9 = [")


def _is_babble(path: Path) -> None:
    path.write_bytes(b"this is = not [ what ' it should be {{ % \n" * 40)


def _cannot_be_read(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(UNREADABLE)


def _is_empty(path: Path) -> None:
    path.write_bytes(b"")


def _ends_early(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _is_of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE other (id INTEGER)")
    base.close()


DATABASE = "ticketgate.db"
Harm = Callable[[Path], None]
OF_A_FILE: tuple[Harm, ...] = (_is_a_folder, _is_not_utf8, _is_babble, _cannot_be_read)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a site, and the word by which a message must name it."""

    name: str
    harm: Callable[[Path], None]  # gets the site's folder
    named: tuple[str, ...]  # one of these
    daemon_stands: bool = False  # `run` goes on, and answers 451


def of_file(name: str, *harms: Harm, daemon_stands: bool = False) -> tuple[Fault, ...]:
    named = (Path(name).name, "database") if name == DATABASE else (Path(name).name,)

    def on(harm: Harm) -> Fault:
        told = f"{name}{harm.__name__}"
        return Fault(told, lambda folder: harm(folder / name), named, daemon_stands)

    return tuple(map(on, harms))


def _url(url: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        config = folder / "ticketgate.toml"
        config.write_text(config.read_text().replace("sqlite:///ticketgate.db", url))

    return write


def _template(harm: Harm) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        config = folder / "ticketgate.toml"
        config.write_text('templates = "templates"\n' + config.read_text())
        (folder / "templates" / "en").mkdir(parents=True)
        letter = folder / "templates" / "en" / "N-01.j2"
        letter.write_text("Subject: x\n\nx\n")
        harm(letter)

    return write


def _templates_are_a_file(folder: Path) -> None:
    _template(_is_empty)(folder)
    shutil.rmtree(folder / "templates")
    (folder / "templates").write_text("x")


def _integration(harm: Harm) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "integrations").mkdir()
        service = folder / "integrations" / "scheduler.toml"
        service.write_text("x = 1\n")
        harm(service)

    return write


FAULTS: tuple[Fault, ...] = (
    *of_file("ticketgate.toml", _is_gone, *OF_A_FILE),
    *of_file("desk.toml", _is_gone, *OF_A_FILE),
    *of_file("secrets/keys", _is_gone, *OF_A_FILE),
    *of_file(DATABASE, _is_gone, _is_not_utf8, _is_babble, _is_empty, _is_of_another_program),
    *of_file(DATABASE, _is_a_folder, _cannot_be_read, daemon_stands=True),
    Fault("no such server", _url("postgresql://127.0.0.1:9/x"), ("database", "PostgreSQL"), True),
    Fault("no such kind", _url("mysql://127.0.0.1/x"), ("database",)),
    Fault("no such folder", _url("sqlite:///gone/away.db"), ("database", "away.db")),
    *(Fault(f"template{one.__name__}", _template(one), ("N-01.j2",)) for one in OF_A_FILE),
    Fault("templates are a file", _templates_are_a_file, ("templates",)),
    *(Fault(f"integration{one.__name__}", _integration(one), ("scheduler.toml",))
      for one in OF_A_FILE),
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with which nothing is wrong."""
    folder = tmp_path_factory.mktemp("sound") / "site"
    folder.mkdir()
    config = write_site(folder, "sqlite:///ticketgate.db")
    assert run_command(["-c", str(config), "db", "upgrade"]) == 0
    (folder / "mail.eml").write_bytes(MAIL)
    (folder / "other.toml").write_bytes((folder / "desk.toml").read_bytes())
    (folder / "contacts.csv").write_bytes((EXAMPLE / "contacts.csv").read_bytes())
    for name in ("customers.csv", "tickets.csv"):
        (folder / name).write_text("Id,Email\n1,a@a.example\n")
    (folder / "map.toml").write_bytes(MAP.read_bytes())
    return folder


WAYS_OUT = "; ", "run `", " see", "with: ", " must ", ": line "


@dataclass
class Shell:
    """Somebody who types commands."""

    capsys: pytest.CaptureFixture[str]

    def type(self, command: str, arguments: str, folder: Path) -> tuple[int, str]:
        """Return the exit code, and what was said of what is wrong, without the folder."""
        self.capsys.readouterr()
        words = [one.format(folder=folder) for one in arguments.split()]
        code = run_command(["-c", str(folder / "ticketgate.toml"), *command.split(), *words])
        said = self.capsys.readouterr().err
        lines = (line for line in said.splitlines() if not line.startswith("{"))  # the log's
        return code, "\n".join(lines).replace(str(folder), "SITE")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    return Shell(capsys)


def is_an_answer(
    code: int, said: str, named: tuple[str, ...], ways_out: tuple[str, ...] = WAYS_OUT
) -> bool:
    """Say whether a message names the thing and a way out, and the code tells a shell so."""
    if "Traceback" in said or code not in set(Exit) or code == Exit.SOFTWARE:
        return False
    has_way_out = any(sign in said for sign in ways_out)
    return code == Exit.OK or (any(one in said for one in named) and has_way_out)


@pytest.fixture(scope="module")
def usual() -> dict[str, tuple[int, str]]:
    """What each command says where nothing is wrong, as far as it was asked."""
    return {}


@dataclass
class Bench:
    """A site at a time with something wrong, and commands that are typed at it."""

    sound: Path
    site: Path
    shell: Shell
    usual: dict[str, tuple[int, str]]

    def broken(self, fault: Fault, commands: Iterable[str]) -> list[str]:
        """Return which of them do not name the fault and the way out."""
        found: list[str] = []
        for command in commands:
            if command == "run" and fault.daemon_stands:
                continue
            if command not in self.usual and command != "run":
                self.usual[command] = self._type(command, lambda folder: None)
            code, said = self._type(command, fault.harm)
            is_usual = command != "check" and (code, said) == self.usual.get(command)
            if not is_usual and not is_an_answer(code, said, (*fault.named, "/mem")):
                found.append(f"{command}, {fault.name}: {code} {said}")
            if command == "check" and code == Exit.OK:
                found.append(f"check sees nothing wrong: {fault.name}")
        return found

    def _type(self, command: str, harm: Callable[[Path], None]) -> tuple[int, str]:
        shutil.copytree(self.sound, self.site, symlinks=True)
        harm(self.site)
        answer = self.shell.type(command, ON_A_SITE[command], self.site)
        shutil.rmtree(self.site)
        return answer


@pytest.fixture
def bench(sound: Path, tmp_path: Path, shell: Shell, usual: dict[str, tuple[int, str]]) -> Bench:
    return Bench(sound, tmp_path / "site", shell, usual)


def test_whatever_is_wrong_with_a_site_a_command_names_it_and_the_way_out(bench: Bench) -> None:
    """Each command meets every ninth fault, another one than its neighbours; `check` all."""
    broken: list[str] = []
    for place, fault in enumerate(FAULTS):
        asked = [
            command
            for number, command in enumerate(ON_A_SITE)
            if not (place + number) % 9 or command == "check"
        ]
        broken += bench.broken(fault, asked)

    assert not broken, "\n".join(broken)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_command_names_what_is_wrong_and_the_way_out(bench: Bench, fault: Fault) -> None:
    broken = bench.broken(fault, ON_A_SITE)

    assert not broken, "\n".join(broken)


# What is said to each command that reads a file; {path} is what may be wrong.
READS_A_FILE: dict[str, str] = {
    "parse": "{path}",
    "ingest": "{path}",
    "explain": "{path}",
    "rehearse": "{path}",
    "people import": "{path}",
    "import customers": "{path} --map {folder}/map.toml",
    "import tickets": "{folder}/tickets.csv --map {path}",
    "replay": "--since 2026-11-01 --desk {path}",
    "db restore": "{path} {folder}/restored",
}
WRITES_A_FILE: dict[str, str] = {
    "init": "{path}/site",
    "letter": "N-01 --html {path}",
    "db backup": "{path}",
}
NAMED = (": ", " in ", "'")  # who named the file a moment ago needs its fault alone
SAYS_SO_ITSELF = {"rehearse": (0, 1, 2)}  # its exit codes are its own


@pytest.mark.parametrize("harm", [_is_gone, *OF_A_FILE], ids=lambda harm: harm.__name__)
def test_a_file_that_cannot_be_used_is_named(
    sound: Path, tmp_path: Path, shell: Shell, harm: Harm
) -> None:
    broken: list[str] = []
    for command, arguments in READS_A_FILE.items():
        site = tmp_path / "site"
        shutil.copytree(sound, site)
        (site / "given").write_text("x")
        harm(site / "given")
        code, said = shell.type(command, arguments.replace("{path}", "{folder}/given"), site)
        shutil.rmtree(site)
        its_own = code in SAYS_SO_ITSELF.get(command, ()) and "Traceback" not in said
        if not its_own and not is_an_answer(code, said, ("given",), NAMED):
            broken.append(f"{command}: {code} {said}")

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("place", ["/dev/full", "{folder}/gone/x", "{folder}/mail.eml/x"])
def test_a_place_that_takes_no_file_is_named(
    sound: Path, tmp_path: Path, shell: Shell, place: str
) -> None:
    broken: list[str] = []
    for command, arguments in WRITES_A_FILE.items():
        site = tmp_path / "site"
        shutil.copytree(sound, site)
        code, said = shell.type(command, arguments.replace("{path}", place), site)
        shutil.rmtree(site)
        if not is_an_answer(code, said, ("full", "gone", "mail.eml"), NAMED):
            broken.append(f"{command}: {code} {said}")

    assert not broken, "\n".join(broken)


# commands that stand, touch other things, or find fault with their own files first
ELSEWHERE = {"run", "people password", "mailbox login", "import customers", "import tickets"}


@contextmanager
def as_a_stranger() -> Iterator[None]:
    """Be somebody whom the rights of files keep out, also where root runs the tests."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


def test_a_disk_that_cannot_be_written_is_named(sound: Path, shell: Shell) -> None:
    """Reading commands go on there; those that write name the database and the way out."""
    home = Path(tempfile.mkdtemp())
    home.chmod(0o755)
    site = home / "site"
    shutil.copytree(sound, site)
    for path in site.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    site.chmod(0o555)
    broken: list[str] = []
    named = ("database", "ticketgate.db", "backup.tar.gz", "passwords")
    try:
        for command, arguments in ON_A_SITE.items():
            if command in ELSEWHERE:
                continue
            with as_a_stranger():
                code, said = shell.type(command, arguments, site)
            if not is_an_answer(code, said, named) and "is no" not in said:
                broken.append(f"{command}: {code} {said}")
    finally:
        site.chmod(0o755)
        shutil.rmtree(home)

    assert not broken, "\n".join(broken)


def test_a_port_that_is_taken_is_named(sound: Path, tmp_path: Path, shell: Shell) -> None:
    site = tmp_path / "site"
    shutil.copytree(sound, site)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with (site / "ticketgate.toml").open("a") as config:
            config.write(f'[smtp]\nlisten = "{listen}"\n')
        code, said = shell.type("run", "", site)

    assert code == Exit.UNAVAILABLE
    assert listen in said
    assert "Traceback" not in said
