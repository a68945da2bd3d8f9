"""The term: which gateway decides, written where it decides, so that a former one writes nothing.

The first statement of each transaction of the holder counts a beat of its own term. Where another
has taken the next term meanwhile there is nothing to count, and the transaction ends. So the beats
fence and they are the sign of life too: a standby sees that they stand still for a while of its
own clock, whatever the clocks of hosts and servers say.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from gateway.store.engine import reading, writing
from gateway.store.tables import terms

CLERK = "clerk"  # the work of deciding
WAL_WRITE_LOCK = 120  # the byte of the -shm file that a writer locks (SQLite's walformat 2.3.1)


class TermLost(Exception):
    """Another gateway does this work now: nothing that this one made of it may be written."""


@dataclass(frozen=True, slots=True)
class Process:
    """One process on this host; `started` tells it from a later one of the same number."""

    pid: int
    started: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Who has a term, as the row says."""

    term: int
    beats: int
    gateway: str
    process: Process
    locked: bool
    running: bool
    in_hand: int


@dataclass(slots=True)
class Leadership:
    """A term that is ours. Every transaction that does its work begins here."""

    engine: sa.Engine
    term: int
    locked: bool  # we have the lock as well
    work: str = CLERK

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """Give a connection in one transaction of this term; raise TermLost when it is over."""
        with writing(self.engine) as connection:
            self._beat(connection, 0)
            yield connection

    @contextmanager
    def beside(self) -> Iterator[sa.Connection]:
        """The same for work beside the holder's own, which goes on: it is no sign of life.

        What is in hand stays so, and nobody takes the term before this transaction has ended.
        """
        with writing(self.engine) as connection:
            mine = {"of_work": self.work, "mine": self.term}
            if connection.execute(_STILL_MINE, mine).first() is None:
                raise self._over()
            yield connection

    def take_in_hand(self, connection: sa.Connection, input_id: int) -> None:
        """Say, with this transaction, that the next one decides just this input."""
        self._beat(connection, input_id)

    def _beat(self, connection: sa.Connection, in_hand: int) -> None:
        values = {"of_work": self.work, "mine": self.term, "hand": in_hand, "lock": self.locked}
        if connection.execute(_BEAT, values).rowcount != 1:
            raise self._over()

    def _over(self) -> TermLost:
        return TermLost(f"term {self.term} of the {self.work} is over")


@dataclass(frozen=True, slots=True)
class Alone:
    """In place of a term where nobody else can be, as in a database in memory."""

    engine: sa.Engine

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        with writing(self.engine) as connection:
            yield connection

    def take_in_hand(self, connection: sa.Connection, input_id: int) -> None:
        """Nobody would look."""


def look(connection: sa.Connection, work: str = CLERK) -> Seat | None:
    """Return who has the term, None where nobody ever had it."""
    row = connection.execute(_LOOK, {"of_work": work}).first()
    if row is None:
        return None
    return Seat(
        term=row.term,
        beats=row.beats,
        gateway=row.gateway,
        process=Process(row.pid, row.started),
        locked=row.locked,
        running=row.running,
        in_hand=row.in_hand,
    )


def take(
    connection: sa.Connection, seen: Seat | None, gateway: str, locked: bool, work: str = CLERK
) -> int:
    """Take the term after the one `seen` and return it; raise TermLost if that has beaten since."""
    me = this_process()
    values = {
        "gateway": gateway,
        "pid": me.pid,
        "started": me.started,
        "locked": locked,
        "running": True,
        "in_hand": 0,
        "beats": 0,
    }
    if seen is None:
        try:
            connection.execute(terms.insert(), values | {"work": work, "term": 1})
        except sa.exc.IntegrityError:
            raise TermLost(f"another gateway begins with the {work}") from None
        return 1
    if connection.dialect.name == "postgresql":  # a hung holder's transaction ends by itself
        connection.execute(_WAIT_AT_MOST)
    statement = terms.update().where(
        terms.c.work == work, terms.c.term == seen.term, terms.c.beats == seen.beats
    )
    if connection.execute(statement.values(values | {"term": seen.term + 1})).rowcount != 1:
        raise TermLost(f"term {seen.term} of the {work} goes on")
    return seen.term + 1


def stop(connection: sa.Connection, term: int, work: str = CLERK) -> None:
    """Mark that the holder of this term stopped in order; without effect when it is over."""
    connection.execute(_STOP, {"of_work": work, "mine": term})


def goes_on(engine: sa.Engine, seconds: float = 6.0, work: str = CLERK) -> bool:
    """Say whether a holder that never had the lock beats: looks twice, more than a beat apart."""
    if not sa.inspect(engine).has_table(terms.name):
        return False
    with reading(engine) as connection:
        first = look(connection, work)
    if first is None or not first.running or first.locked:
        return False
    time.sleep(seconds)
    with reading(engine) as connection:
        second = look(connection, work)
    return second is not None and (second.term, second.beats) != (first.term, first.beats)


def this_process() -> Process:
    return Process(os.getpid(), _started(os.getpid()))


def end(process: Process) -> bool:
    """End just this process by force, if it still is on this host; say whether it was."""
    try:
        file = os.pidfd_open(process.pid)  # from now on the number is nobody else's
    except OSError:
        return False
    try:
        if not process.started or _started(process.pid) != process.started:
            return False
        signal.pidfd_send_signal(file, signal.SIGKILL)
    except OSError:
        return False
    finally:
        os.close(file)
    return True


def holds_file(process: Process, engine: sa.Engine) -> bool:
    """Say whether just this process is inside a transaction that writes to our SQLite file.

    Linux lists every lock (proc_locks(5)). A process of that number may be another one by now:
    `end` looks.
    """
    try:
        inode = os.stat(f"{engine.url.database}-shm").st_ino
        locks = Path("/proc/locks").read_text("ascii").splitlines()
    except OSError:
        return False
    held = (line.split() for line in locks if "->" not in line)
    return any(
        words[3:5] == ["WRITE", str(process.pid)]
        and words[5].rpartition(":")[2] == str(inode)
        and int(words[6]) <= WAL_WRITE_LOCK
        and (words[7] == "EOF" or int(words[7]) >= WAL_WRITE_LOCK)
        for words in held
    )


def _started(pid: int) -> str:
    """Return boot and moment of its start (proc_pid_stat(5), field 22), "" when there is none."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return ""
    return f"{boot}:{fields[19].decode()}"


_HERE = terms.c.work == sa.bindparam("of_work")
_LOOK = sa.select(terms).where(_HERE)
# SQLite has no row locks, and needs none: a transaction that may write is alone with the file.
_STILL_MINE = (
    sa.select(terms.c.term)
    .where(_HERE, terms.c.term == sa.bindparam("mine"))
    .with_for_update(read=True)
)
_BEAT = (
    terms.update()
    .where(_HERE, terms.c.term == sa.bindparam("mine"))
    .values(beats=terms.c.beats + 1, in_hand=sa.bindparam("hand"), locked=sa.bindparam("lock"))
)
_STOP = terms.update().where(_HERE, terms.c.term == sa.bindparam("mine")).values(running=False)
_WAIT_AT_MOST = sa.text("SET LOCAL lock_timeout = '5s'")
