"""Readers: processes with limits; a mail that ends them is held, and nobody waits for it."""

from __future__ import annotations

import signal
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa

from gateway.config.desk_file import example_desk
from gateway.config.keys import Keys
from gateway.store import journal
from gateway.store.engine import open_engine, reading, writing
from gateway.store.journal import Incoming, InputState
from gateway.worker.clerk import Clerk
from gateway.worker.readers import Readers
from gateway.worker.reads import ReadHere
from parsers import Reading, UnreadableMail
from rules.model.mail import Envelope, Mail

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
FIXTURES = Path(__file__).parent.parent / "fixtures" / "emails"
ENDS_SECONDS = 140  # far above what it takes, beside twenty others too
HOSTILE = """
import os, signal, gateway.worker.reader as reader
reader.CPU_SECONDS = 2.0
read_mail = reader.read_mail
def read(raw, *more):
    if b"X-Test: endless" in raw:
        while True:
            pass
    if b"X-Test: hungry" in raw:
        bytearray(4 * 1024**3)
    if b"X-Test: deadly" in raw:
        os._exit(9)
    if b"X-Test: faulty" in raw:
        raise RuntimeError("a fault of ours")
    if b"X-Test: unlucky" in raw:
        try:
            sign = os.open(os.environ["UNLUCKY"], os.O_WRONLY | os.O_APPEND)
        except FileNotFoundError:
            pass
        else:
            os.write(sign, b"x")
            os.kill(os.getpid(), signal.SIGKILL)
    if b"X-Test: victim" in raw and os.path.getsize(os.environ["KILLS"]):
        os.truncate(os.environ["KILLS"], os.path.getsize(os.environ["KILLS"]) - 1)
        with open(os.path.join(os.environ["GROUP"], "cgroup.procs"), "w") as group:
            group.write(str(os.getpid()))
        hoard = []
        while True:
            hoard.append(bytearray(b"x" * 1024**2))
    return read_mail(raw, *more)
reader.read_mail = read
"""
GROUPS = Path("/sys/fs/cgroup")
GROUP_BYTES = 32 * 1024**2  # far below what a reader may have by its own limits


@pytest.fixture
def base(sqlite_template: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a real mail may do to a reader, done by a header line; returns the sign of bad luck."""
    (tmp_path / "sitecustomize.py").write_text(HOSTILE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("UNLUCKY", str(tmp_path / "unlucky"))
    return tmp_path / "unlucky"


def accept(engine: sa.Engine, *raws: bytes) -> tuple[int, ...]:
    envelope = Envelope(recipients=("support@desk.example",), source="smtp")
    with writing(engine) as connection:
        return journal.accept(connection, [Incoming(raw, envelope, NOW) for raw in raws])


def mail(number: int, test: str = "none") -> bytes:
    return (
        f"From: p{number}@alderair.example\r\nTo: support@desk.example\r\nX-Test: {test}\r\n"
        f"Subject: Room {number} is dark\r\nMessage-ID: <m{number}@alderair.example>\r\n\r\n"
        f"No light in {number}.\r\n"
    ).encode()


def state(engine: sa.Engine, input_id: int) -> tuple[InputState, str]:
    with reading(engine) as connection:
        entry = journal.load_input(connection, input_id)
    assert entry is not None
    return entry.state, entry.reason


def decide_until(
    engine: sa.Engine, readers: Readers, is_so: Callable[[], bool], seconds: float = ENDS_SECONDS
) -> float:
    """Let a clerk work until it is so; return how many seconds that took."""
    keys = Keys.made_for_rehearsal()
    clerk = Clerk(engine, example_desk(), keys, Reading(), reads=readers)
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() < began + seconds, "it did not come in time"
        if not clerk.decide_group(NOW).more:
            time.sleep(0.02)
    return time.monotonic() - began


def read_by(reads: ReadHere | Readers, engine: sa.Engine, ids: tuple[int, ...]) -> list[object]:
    found: list[object] = []
    for one in ids:
        with reading(engine) as connection:
            reads.feed(connection, NOW)
            entry = journal.load_input(connection, one)
        assert entry is not None
        ends_at = time.monotonic() + ENDS_SECONDS
        while not reads.has(one):
            assert time.monotonic() < ends_at
            time.sleep(0.01)
        with reading(engine) as connection:
            found.append(mail_or_reason(reads, connection, entry))
        reads.forget([one])
        with writing(engine) as connection:
            journal.finish(connection, one, InputState.DONE, NOW)
    return found


def mail_or_reason(
    reads: ReadHere | Readers, connection: sa.Connection, entry: journal.Input
) -> tuple[str, Mail | None]:
    try:
        return "", reads.mail_of(connection, entry, entry)
    except UnreadableMail as fault:
        return fault.reason, fault.mail


def test_a_process_reads_every_fixture_as_we_do_ourselves(base: sa.Engine) -> None:
    raws = [path.read_bytes() for path in sorted(FIXTURES.glob("*.eml"))]
    first, second = accept(base, *raws), accept(base, *raws)

    expected = read_by(ReadHere(Reading()), base, first)
    with closing(Readers(base, Reading())) as readers:
        found = read_by(readers, base, second)

    assert found == expected


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("endless", "over_limit:reading"),
        ("hungry", "over_limit:reading"),
        ("deadly", "crashed:read"),
        ("faulty", "crashed:read"),
    ],
)
def test_a_mail_that_ends_its_reader_is_held_and_its_neighbours_pass(
    base: sa.Engine, hostile: Path, test: str, reason: str
) -> None:
    before, bad, *after = accept(base, mail(1), mail(2, test), *map(mail, range(3, 9)))

    with closing(Readers(base, Reading())) as readers:
        decide_until(base, readers, lambda: state(base, bad)[0] is not InputState.WAITING)

        assert state(base, bad) == (InputState.HELD, reason)
        decide_until(base, readers, lambda: state(base, after[-1])[0] is InputState.DONE)
    assert {state(base, one)[0] for one in (before, *after)} == {InputState.DONE}


def test_others_are_decided_while_a_mail_takes_long(base: sa.Engine, hostile: Path) -> None:
    bad, *others = accept(base, mail(1, "endless"), *map(mail, range(2, 30)))

    with closing(Readers(base, Reading())) as readers:
        decide_until(
            base, readers, lambda: all(state(base, one)[0] is InputState.DONE for one in others)
        )

        assert state(base, bad)[0] is InputState.WAITING  # it is still being read


def test_a_reader_that_is_killed_from_outside_says_nothing_of_its_mail(
    base: sa.Engine, hostile: Path
) -> None:
    hostile.touch()
    unlucky, after = accept(base, mail(1, "unlucky"), mail(2))

    with closing(Readers(base, Reading())) as readers:
        decide_until(base, readers, lambda: hostile.stat().st_size >= 3)  # so often it was killed
        hostile.unlink()
        decide_until(base, readers, lambda: state(base, unlucky)[0] is not InputState.WAITING)
        decide_until(base, readers, lambda: state(base, after)[0] is InputState.DONE)

    assert state(base, unlucky)[0] is InputState.DONE


@pytest.fixture
def small_group() -> Iterator[Path]:
    """A group of processes among whom the system kills when they want too much memory."""
    home = GROUPS / "memory" if (GROUPS / "memory").is_dir() else GROUPS
    limit = "memory.limit_in_bytes" if home != GROUPS else "memory.max"
    group = home / f"ticketgate-{uuid.uuid4()}"
    try:
        group.mkdir()
        (group / limit).write_text(str(GROUP_BYTES))
    except OSError as error:
        if group.exists():
            group.rmdir()
        pytest.skip(f"no group of processes can be made here: {error}")
    yield group
    group.rmdir()


@pytest.mark.parametrize(
    "kills", [4, pytest.param(50, marks=(pytest.mark.long, pytest.mark.timeout(1200)))]
)
def test_a_reader_that_the_system_kills_for_memory_condemns_no_mail(
    base: sa.Engine,
    hostile: Path,
    small_group: Path,
    monkeypatch: pytest.MonkeyPatch,
    kills: int,
) -> None:
    """The system chooses whom it kills, and not for the mail in hand."""
    left = hostile.with_name("kills")
    left.write_bytes(b"x" * kills)
    monkeypatch.setenv("KILLS", str(left))
    monkeypatch.setenv("GROUP", str(small_group))
    monkeypatch.setattr("gateway.worker.readers.PAUSE_SECONDS", 0.05)
    everybody = accept(base, mail(1), mail(2, "victim"), mail(3, "victim"), *map(mail, range(4, 9)))

    with closing(Readers(base, Reading())) as readers:
        decide_until(
            base,
            readers,
            lambda: all(state(base, one)[0] is not InputState.WAITING for one in everybody),
            ENDS_SECONDS + 10 * kills,
        )

    assert {state(base, one) for one in everybody} == {(InputState.DONE, "")}
    assert left.read_bytes() == b""


def test_closing_leaves_no_process(base: sa.Engine, hostile: Path) -> None:
    accept(base, mail(1, "endless"), mail(2))
    readers = Readers(base, Reading(), many=2)
    readers.start()
    with reading(base) as connection:
        readers.feed(connection, NOW)
    ends_at = time.monotonic() + ENDS_SECONDS
    while len(reading_processes()) < 2:
        assert time.monotonic() < ends_at, "no reader was started"
        time.sleep(0.01)

    readers.close()

    assert reading_processes() == []
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL


def reading_processes() -> list[psutil.Process]:
    """Those of ours, whichever thread began them."""
    return [one for one in psutil.Process().children() if "gateway.worker.reader" in cmdline(one)]


def cmdline(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
