"""One reader as the gateway sees it: a process, its pipes, and answers that are data alone."""

from __future__ import annotations

import io
import os
import pickle
import select
import subprocess
import sys
from collections.abc import Sequence
from enum import Enum, EnumType

from gateway.worker import reader
from gateway.worker.reader import Read
from parsers import Reading

PROGRAM = "from gateway.worker.reader import main; main()"
START_SECONDS = 60.0  # for a process to say that it is ready
DYING_SECONDS = 10.0  # for one whose pipe is closed to be gone
TICKS = os.sysconf("SC_CLK_TCK")
TRUSTED_MODULES = {"rules.model.mail", "gateway.worker.reader"}  # what an answer is made of
TRUSTED_NAMES = {("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta")}


class ReaderProcess:
    """One reader process with its pipes. Belongs to one thread."""

    def __init__(self, rules: Reading) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._in, self._out = self._child.stdin.fileno(), self._child.stdout.fileno()
        self._tell(pickle.dumps(rules))
        if not select.select([self._out], [], [], START_SECONDS)[0] or (
            reader.receive(self._out) != reader.READY
        ):
            self.end()
            raise OSError(f"it does not start (exit status {self._child.returncode})")

    def give(self, jobs: Sequence[reader.Job]) -> None:
        self._tell(reader.write_batch(jobs))

    def answer(self, seconds: float) -> Read | int | None:
        """Return the next answer, the exit status of a dead process, None while there is none."""
        if not select.select([self._out], [], [], seconds)[0]:
            return None
        content = reader.receive(self._out)
        if content is None:
            return self.end(DYING_SECONDS)
        file = io.BytesIO(content)
        del content  # else a large mail lies here three times while it is unpacked
        return _unpack(file)

    def is_dead(self) -> bool:
        return self._child.poll() is not None

    def cpu_seconds(self) -> float:
        """Return the processor time that it has used (proc_pid_stat(5), fields 14 and 15)."""
        try:
            with open(f"/proc/{self._child.pid}/stat", "rb") as stat:
                fields = stat.read().rpartition(b")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self, wait_seconds: float = 0.0) -> int:
        """End it, unless it is dead or ends in time; return its exit status."""
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                pipe.close()
        try:
            return self._child.wait(wait_seconds)
        except subprocess.TimeoutExpired:
            self._child.kill()
            return self._child.wait()

    def _tell(self, content: bytes) -> None:
        try:
            reader.send(self._in, content)
        except BrokenPipeError:
            pass  # it is dead: `answer` says so


class _Unpickler(pickle.Unpickler):
    """Whoever breaks a reader from inside a mail gets no further: an answer is data alone."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("builtins", "getattr"):
            return _member  # so Python before 3.11.4 writes a member of an enumeration
        if "." not in name and (module in TRUSTED_MODULES or (module, name) in TRUSTED_NAMES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a mail")


def _unpack(file: io.BytesIO) -> Read:
    try:
        found = _Unpickler(file).load()
    except Exception as error:
        return Read(None, fault=f"an answer that cannot be read: {error}")
    return found if isinstance(found, Read) else Read(None, fault="an answer of another kind")


def _member(kind: object, name: str) -> Enum:
    """Return a member of one of our enumerations, and nothing else of anything."""
    if not isinstance(kind, EnumType):
        raise pickle.UnpicklingError(f"{kind!r} is no enumeration")
    member: object = kind[name]
    assert isinstance(member, Enum)
    return member
