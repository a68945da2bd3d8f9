"""`ingest -` beside a daemon: who takes a mail, and that it is taken once whatever ends when."""

from __future__ import annotations

import asyncio
import io
import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from living import LiveDaemon, wait_until

from gateway.cli.pipe import Asked, Left, asked_by, hand_over
from gateway.doors.limits import DoorLimits
from gateway.doors.local import LocalDoor
from gateway.doors.room import Room
from gateway.local_protocol import name_of
from gateway.store import journal
from gateway.store.engine import open_engine, reading, upgrade
from gateway.store.journal import Incoming, Input
from rules.model.mail import Envelope

MAIL = (
    b"From: Carla <carla@alderair.example>\r\nTo: support@desk.example\r\n"
    b"Subject: the printer\r\nMessage-ID: <1@alderair.example>\r\n\r\nIt is offline.\r\n"
)
ASKS = ("--trusted", "--sender=carla@alderair.example", "--recipient", "support@desk.example", "-")
# ends as by kill -9 just before, or just after the commit
ENDS = """
import gateway.worker.writer, os
real = gateway.worker.writer.Writer.accept
async def accept(self, incoming):
    {}os._exit(9)
gateway.worker.writer.Writer.accept = accept
from gateway.cli import main; main()
"""
ONLY_STANDARD = """
import sys
from gateway.cli import run_command
code = run_command(sys.argv[1:])
tops = {name.partition(".")[0] for name in sys.modules} - {"gateway"}
print(sorted(one for one in tops - sys.stdlib_module_names if not one.startswith("_")))
sys.exit(code)
"""


def ingest(
    config: Path, *words: str, mail: bytes = MAIL, program: str = ""
) -> subprocess.CompletedProcess[bytes]:
    program = program or "from gateway.cli import main; main()"
    command = [sys.executable, "-c", program, "-c", str(config), "ingest", *words]
    return subprocess.run(command, input=mail, capture_output=True)


def inputs(daemon: LiveDaemon) -> list[Input]:
    engine = open_engine(daemon.url)
    with reading(engine) as connection:
        found = [journal.load_input(connection, number) for number in range(1, 9)]
    engine.dispose()
    return [one for one in found if one is not None and one.envelope is not None]


def daemon_in(folder: Path, **more: str) -> LiveDaemon:
    url = f"sqlite:///{folder}/ticketgate.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    return LiveDaemon(folder, url, **more)  # type: ignore[arg-type]  # its words


# --- a daemon of its own ---------------------------------------------------------------------


def test_a_running_daemon_journals_it_and_one_that_was_killed_keeps_nobody_from_it(
    tmp_path: Path,
) -> None:
    with daemon_in(tmp_path, more="[ingest]\nlisten = 'state/own.sock'\n") as daemon:
        (tmp_path / "state").mkdir()
        daemon.start()
        mode = stat.S_IMODE((tmp_path / "state" / "own.sock").stat().st_mode)

        done = ingest(daemon.config, *ASKS, program=ONLY_STANDARD)

        wait_until(lambda: "mail journalled input=1" in daemon.words())
        [entry] = inputs(daemon)
        daemon.kill()
        alone = ingest(daemon.config, *ASKS)  # what is left of the socket is nobody's
        daemon.start()
        beside = ingest(daemon.config, "-", mail=b"From x y\n" + MAIL.replace(b"<1@", b"<2@"))
        assert daemon.stop() == 0
        assert daemon.words().count("door=pipe") == 2
        assert [(one.raw or b"")[:5] for one in inputs(daemon)] == [b"From:"] * 3
    assert (done.returncode, done.stdout, done.stderr) == (0, b"[]\n", b"1 journalled\n")
    assert (alone.returncode, alone.stderr) == (0, b"1 journalled\n")
    assert (beside.returncode, beside.stderr) == (0, b"1 journalled\n")
    assert mode == 0o600
    assert entry.raw == MAIL
    assert entry.envelope == Envelope(
        mail_from="carla@alderair.example",
        recipients=("support@desk.example",),
        source="pipe",
        trusted=True,
    )
    assert not (tmp_path / "state" / "own.sock").exists()


@pytest.mark.parametrize(
    "after_commit", [pytest.param(False, marks=pytest.mark.long), pytest.param(True)]
)
def test_a_daemon_that_ends_before_its_answer_leaves_the_mail_journalled_once(
    tmp_path: Path, after_commit: bool
) -> None:
    """The contrary of the second one: without a look into the journal it came twice."""
    commit = "await real(self, incoming); " if after_commit else ""
    with daemon_in(tmp_path, program=ENDS.format(commit)) as daemon:
        daemon.start()

        done = ingest(daemon.config, *ASKS)

        assert daemon.process.wait() == 9
        assert (done.returncode, done.stderr) == (0, b"1 journalled\n")
        assert [one.raw for one in inputs(daemon)] == [MAIL]


# --- the door by itself ----------------------------------------------------------------------

Accept = Callable[[Incoming], Awaitable[int]]


@asynccontextmanager
async def door_at(
    folder: Path, accept: Accept, room: Room | None = None
) -> AsyncIterator[tuple[LocalDoor, Asked]]:
    config = folder / "ticketgate.toml"
    config.write_text("")
    door = LocalDoor(
        accept,
        lambda: datetime.now(UTC),
        name=name_of(config),
        limits=DoorLimits(size_max=100_000),
        room=room or Room(2**20),
    )
    await door.listen(folder / "ingest.sock")
    yield door, Asked(str(config), None, (), trusted=False)
    await door.close(1)


def open_line(folder: Path) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.connect(str(folder / "ingest.sock"))
    return line


async def answer_of(folder: Path, accept: Accept, raw: bytes = MAIL) -> int | Left | None:
    async with door_at(folder, accept) as (_, asked):
        return await asyncio.to_thread(hand_over, asked, io.BytesIO(raw))


async def refuse(incoming: Incoming) -> int:
    raise OSError("disk full\nand more")


async def take(incoming: Incoming) -> int:
    return 7


def test_what_cannot_be_journalled_now_ends_with_75(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = asyncio.run(answer_of(tmp_path, refuse))

    assert ended == 75
    assert capsys.readouterr().err == "Error: not now: disk full\n"


def test_a_mail_over_the_limit_is_left_out_in_the_words_of_the_command_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = asyncio.run(answer_of(tmp_path, take, b"x" * 100_001))

    assert ended == 65
    assert capsys.readouterr().err == (
        "standard input: too large, left out\n0 journalled\n"
        "Error: 1 left out, over mail.max_size_mib = 0\n"
    )


@pytest.mark.parametrize("depth", [0, 12])
def test_a_folder_may_lie_deeper_than_a_socket_address_is_long(tmp_path: Path, depth: int) -> None:
    folder = tmp_path.joinpath(*["a-long-name-of-a-folder"] * depth)
    folder.mkdir(parents=True, exist_ok=True)

    assert asyncio.run(answer_of(folder, take)) == 0


def test_a_mail_that_is_still_coming_when_the_daemon_stops_goes_back(tmp_path: Path) -> None:
    async def stop_in_the_middle() -> bytes:
        room = Room(2**20)
        async with door_at(tmp_path, take, room) as (door, _):
            with await asyncio.to_thread(open_line, tmp_path) as line:
                line.sendall(b'{"sender":null,"recipients":[],"trusted":false,"size":99}\nhalf')
                while not room.used:
                    await asyncio.sleep(0.01)
                await door.close(1)
                line.settimeout(60)
                return await asyncio.to_thread(line.makefile("rb").read)

    greeting, said = asyncio.run(stop_in_the_middle()).splitlines()

    assert json.loads(greeting)["size_max"] == 100_000
    assert json.loads(said) == {"not_taken": "the gateway is stopping", "again": True}


def test_a_mail_that_is_being_journalled_when_the_daemon_stops_is_answered(tmp_path: Path) -> None:
    async def stop_at_the_commit() -> int | Left | None:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def slowly(incoming: Incoming) -> int:
            begun.set()
            await go_on.wait()
            return 7

        async with door_at(tmp_path, slowly) as (door, asked):
            handing = asyncio.create_task(asyncio.to_thread(hand_over, asked, io.BytesIO(MAIL)))
            await begun.wait()
            closing = asyncio.create_task(door.close(30))
            await asyncio.sleep(0)
            go_on.set()
            await closing
            return await handing

    assert asyncio.run(stop_at_the_commit()) == 0


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"[]\n",
        b"{}\n",
        b"\xff\xfe\n",
        b'{"sender":1,"recipients":[],"trusted":true,"size":1}\n',
        b'{"sender":null,"recipients":[1],"trusted":true,"size":1}\n',
        b'{"sender":null,"recipients":[],"trusted":1,"size":1}\n',
        b'{"sender":null,"recipients":[],"trusted":true,"size":-1}\n',
        b'{"sender":null,"recipients":[],"trusted":true,"size":1e9}\n',
        b'{"sender":null,"recipients":[],"trusted":true,"size":100001}\n',
        b"x" * 600_000 + b"\n",
    ],
)
def test_what_is_no_mail_is_told_so_and_the_door_stays_open(tmp_path: Path, line: bytes) -> None:
    def speak() -> bytes:
        with open_line(tmp_path) as there:
            there.settimeout(60)
            try:
                there.sendall(line)
            except BrokenPipeError:
                pass  # it had heard enough
            try:
                return there.makefile("rb").read()
            except ConnectionResetError:
                return b'{}\n{"not_taken": ""}'

    async def try_it() -> tuple[bytes, int | Left | None]:
        async with door_at(tmp_path, take) as (_, asked):
            said = await asyncio.to_thread(speak)
            return said, await asyncio.to_thread(hand_over, asked, io.BytesIO(MAIL))

    said, after = asyncio.run(try_it())

    assert "not_taken" in json.loads(said.splitlines()[-1])
    assert after == 0


def test_a_gateway_on_other_settings_gets_no_mail_of_ours(tmp_path: Path) -> None:
    async def ask_by_another_file() -> int | Left | None:
        async with door_at(tmp_path, take) as (_, asked):
            other = tmp_path / "other.toml"
            other.write_text(f'[ingest]\nlisten = "{tmp_path}/ingest.sock"\n')
            ours = Asked(str(other), None, (), trusted=False)
            assert await asyncio.to_thread(hand_over, asked, io.BytesIO(MAIL)) == 0
            return await asyncio.to_thread(hand_over, ours, io.BytesIO(MAIL))

    assert asyncio.run(ask_by_another_file()) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_another_user_is_not_heard_even_where_the_file_lets_them(tmp_path: Path) -> None:
    script = (
        "import os, socket, sys; os.setuid(65534); there = socket.socket(socket.AF_UNIX);"
        "there.connect(sys.argv[1]); print(there.recv(999))"
    )

    async def call_as_nobody(folder: Path) -> str:
        async with door_at(folder, take):
            (folder / "ingest.sock").chmod(0o666)
            command = [sys.executable, "-c", script, str(folder / "ingest.sock")]
            done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True)
            return str(done.stdout)

    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        said = asyncio.run(call_as_nobody(Path(folder)))

    assert "user 65534 is not the gateway" in said


# --- what the command line asks --------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("ingest -", Asked("ticketgate.toml", None, (), False)),
        ("-c x ingest --sender <> -", Asked("x", "", (), False)),
        ("--config=x ingest - --sender=MAILER-DAEMON", Asked("x", "", (), False)),
        (
            "--config x ingest --trusted --recipient=a --recipient b -",
            Asked("x", None, ("a", "b"), True),
        ),
        ("ingest - -", None),
        ("ingest x.eml -", None),
        ("ingest --archive -", None),
        ("ingest --help -", None),
        ("ingest --sender", None),
        ("ingest -- -", None),
        ("-cx ingest -", None),
        ("parse ingest -", None),
    ],
)
def test_plain_words_are_understood_and_all_else_is_left_to_the_command(
    words: str, asked: Asked | None
) -> None:
    assert asked_by(words.split(), {}) == asked


def test_the_environment_names_the_settings_file() -> None:
    found = asked_by(["ingest", "-"], {"TICKETGATE_CONFIG": "/etc/x.toml"})

    assert found is not None
    assert found.config == "/etc/x.toml"
