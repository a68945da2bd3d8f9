"""A clerk that is killed, stopped or cut off is followed in 30 seconds, and writes nothing more."""

from __future__ import annotations

import os
import select
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from living import START_SECONDS, LiveDaemon, Stopwatch, wait_until
from loopback import mail, send

from gateway.store import tables
from gateway.store.engine import reading

FOLLOWED_SECONDS = 30
# The clerk stops itself inside the transaction in which it decides a certain mail.
HANGS = """
import os, signal
import rules.decide
decide = rules.decide.decide
def decide_or_hang(case, event, *more):
    if "please hang" in getattr(getattr(event, "mail", None), "own_text", ""):
        os.kill(os.getpid(), signal.SIGSTOP)
    return decide(case, event, *more)
rules.decide.decide = decide_or_hang
"""


class Proxy:
    """A line to PostgreSQL's socket that can go dead, as a cut cable does: nobody hears of it."""

    def __init__(self, path: str) -> None:
        self.is_cut = False
        self._path = path
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self, *, off: bool) -> None:
        self.is_cut = off

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            with closing(one):
                try:
                    one.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(self._path)
            self._open += [near, far]
            threading.Thread(target=self._carry, args=(near, far), daemon=True).start()

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        other = {near: far, far: near}
        try:
            while True:
                ready, _, _ = select.select([near, far], [], [], 0.1)
                while self.is_cut:
                    time.sleep(0.05)
                for one in ready:
                    block = one.recv(65536)
                    if not block:
                        return
                    other[one].sendall(block)
        except (OSError, ValueError):
            pass
        finally:
            for one in (near, far):
                try:
                    one.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass


@contextmanager
def a_line_to(url: str) -> Iterator[tuple[Proxy, str]]:
    """Give a line that can be cut, and the address at its near end."""
    server = sa.make_url(url)
    query = {name: one for name, one in server.query.items() if name != "host"}
    proxy = Proxy(f"{server.query.get('host') or ''}/.s.PGSQL.{server.port or 5432}")
    near = server.set(host="127.0.0.1", port=proxy.port, query=query)
    with closing(proxy):
        yield proxy, near.render_as_string(hide_password=False)


def is_decided(engine: sa.Engine, number: int) -> bool:
    mails = tables.mails.c
    with reading(engine) as connection:
        found = sa.select(mails.input_id).where(mails.message_id == f"<m{number}@a.example>")
        return connection.execute(found).first() is not None


def is_quiet(engine: sa.Engine) -> bool:
    """The first mail is decided and its letters are sent: nobody is inside a transaction."""
    letters = tables.letters.c
    waits = letters.state.in_(("queued", "handed")) & (letters.not_before <= datetime.now(UTC))
    with reading(engine) as connection:
        is_waiting = connection.execute(sa.select(letters.id).where(waits)).first() is not None
    return is_decided(engine, 0) and not is_waiting


@contextmanager
def two_gateways(
    folder: Path, first_url: str, url: str, **variables: str
) -> Iterator[tuple[LiveDaemon, LiveDaemon]]:
    """One gateway in charge and one standing by."""
    with (
        LiveDaemon(folder / "first", first_url) as first,
        LiveDaemon(folder / "second", url) as second,
    ):
        second.bring_people()
        first.start(**variables)
        wait_until(lambda: " clerk" in first.words())
        second.start()
        wait_until(lambda: " standby" in second.words())
        yield first, second


def follow(
    engine: sa.Engine,
    first: LiveDaemon,
    second: LiveDaemon,
    stop: Callable[[], None],
    number: int = 1,
) -> None:
    """Stop the first, and see the second decide in time."""
    stop()
    watch = Stopwatch(second.process.pid)
    send(second.port, mail(number))
    wait_until(lambda: is_decided(engine, number))
    assert watch.seconds < FOLLOWED_SECONDS


def woken(
    engine: sa.Engine, first: LiveDaemon, second: LiveDaemon, wake: Callable[[], None]
) -> None:
    """Wake the first: it takes mail again, and decides none of it."""
    before = first.words().count(" decided")
    wake()
    send(first.port, mail(2))
    send(second.port, mail(3))
    wait_until(lambda: is_decided(engine, 2) and is_decided(engine, 3))
    wait_until(lambda: "no longer in charge" in first.words())

    assert first.words().count(" decided") == before
    with reading(engine) as connection:
        numbers = connection.execute(sa.select(tables.tickets.c.number)).scalars().all()
        tries = connection.execute(sa.select(sa.func.sum(tables.inputs.c.tries))).scalar()
    assert (len(set(numbers)), tries) == (len(numbers), 0)


def test_a_clerk_that_is_killed_is_followed(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with two_gateways(tmp_path, database_url, database_url) as (first, second):
        follow(engine, first, second, first.kill)


@pytest.mark.long
def test_a_clerk_that_is_stopped_is_followed_and_woken_decides_nothing(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with two_gateways(tmp_path, database_url, database_url) as (first, second):
        send(first.port, mail(0))
        wait_until(lambda: is_quiet(engine))

        follow(engine, first, second, lambda: first.process.send_signal(signal.SIGSTOP))
        woken(engine, first, second, lambda: first.process.send_signal(signal.SIGCONT))


@pytest.mark.long
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_clerk_that_was_cut_off_is_followed_and_decides_nothing_when_it_is_back(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with (
        a_line_to(database_url) as (proxy, near),
        two_gateways(tmp_path, near, database_url) as (first, second),
    ):
        send(first.port, mail(0))
        wait_until(lambda: is_quiet(engine))

        follow(engine, first, second, lambda: proxy.cut(off=True))
        woken(engine, first, second, lambda: proxy.cut(off=False))


@pytest.mark.long
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_clerk_whose_host_vanished_is_followed_although_the_server_waits_for_it(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    """No packet says that it is gone: its session and its lock stand as they stood."""
    with (
        a_line_to(database_url) as (proxy, near),
        two_gateways(tmp_path, near, database_url) as (first, second),
    ):
        send(first.port, mail(0))
        wait_until(lambda: is_quiet(engine))

        def vanish() -> None:
            proxy.cut(off=True)
            first.kill()

        follow(engine, first, second, vanish)


@pytest.mark.long
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_clerk_that_hangs_inside_a_transaction_is_ended_where_it_holds_the_file(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HANGS)
    with two_gateways(tmp_path, database_url, database_url, PYTHONPATH=str(tmp_path)) as (
        first,
        second,
    ):
        send(first.port, mail(9, "please hang"))
        wait_until(lambda: state_of(first.process.pid) == "T")
        watch = Stopwatch(second.process.pid)

        wait_until(lambda: is_decided(engine, 9))  # by the second

        assert watch.seconds < FOLLOWED_SECONDS
        assert first.process.wait(START_SECONDS) == -signal.SIGKILL
        assert "was ended" in second.words()
        send(second.port, mail(1))
        wait_until(lambda: is_decided(engine, 1))


def state_of(pid: int) -> str:
    """Return what the process does: R, S, T for stopped, ... (proc_pid_stat(5))."""
    if not os.path.exists(f"/proc/{pid}/stat"):
        return ""
    return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0].decode()
