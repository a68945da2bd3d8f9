"""One reader: a process that turns the bytes of mails into `Mail`, and nothing else.

It imports only what reading needs. Each mail has so much processor time, the process so much
memory; what needs more ends it, and the gateway on the other end of the pipes sees at which mail.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import struct
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

from gateway.garbage import collect_seldom
from parsers import Reading, UnreadableMail, read_mail
from rules.model.mail import Envelope, Mail

CPU_SECONDS = 10.0  # of one mail; the worst inside the limits takes one
MEMORY_MIN = 512 * 1024 * 1024  # bytes; the worst mail inside the usual limits takes half
MEMORY_FACTOR = 12  # of the largest mail that is taken
OVER_LIMIT = 75  # exit status: out of memory
NICE = 5  # doors and the clerk go first
LENGTH = struct.Struct("!Q")
READY = b"ready"  # the first thing that a reader says

Job = tuple[bytes, Envelope]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one mail."""

    mail: Mail | None
    held: str = ""  # the reason, where it cannot be understood
    fault: str = ""  # the traceback, where the reader itself failed


def main() -> None:
    """Read batch after batch from standard input until that ends."""
    for one in (signal.SIGINT, signal.SIGTERM):  # whoever gave us work says when it ends
        signal.signal(one, signal.SIG_IGN)
    os.nice(NICE)
    source, answers = 0, os.dup(1)
    os.dup2(2, 1)  # whatever a library prints is no answer
    first = receive(source)
    if first is None:
        return
    reading = pickle.loads(first)
    limit = max(MEMORY_MIN, MEMORY_FACTOR * reading.limits.size_max)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would hold the mail
    collect_seldom()
    send(answers, READY)
    while (batch := receive(source)) is not None:
        for raw, envelope in _jobs_of(batch):
            send(answers, pickle.dumps(_read(raw, envelope, reading)))


def send(file: int, content: bytes) -> None:
    """Write one piece into a pipe, whole."""
    for block in (LENGTH.pack(len(content)), content):
        left = memoryview(block)
        while left:
            left = left[os.write(file, left) :]


def receive(file: int) -> bytes | bytearray | None:
    """Return the next piece from a pipe, None when the other end has closed."""
    head = _take(file, LENGTH.size)
    return None if head is None else _take(file, LENGTH.unpack(head)[0])


def _take(file: int, length: int) -> bytearray | None:
    """Read so many bytes into the one place where they stay: a large mail is not held twice."""
    taken = bytearray(length)
    left = memoryview(taken)
    while left:
        count = os.readv(file, [left])
        if not count:
            return None
        left = left[count:]
    return taken


def write_batch(jobs: Sequence[Job]) -> bytes:
    """Return the mails as one piece: read whole before the first is begun, so no pipe can jam."""
    return pickle.dumps(tuple(jobs))


def _jobs_of(batch: bytes | bytearray) -> Sequence[Job]:
    jobs: Sequence[Job] = pickle.loads(batch)
    return jobs


def _read(raw: bytes, envelope: Envelope, reading: Reading) -> Read:
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)  # SIGPROF ends us, in the middle of `re` too
    try:
        return Read(read_mail(raw, envelope, reading))
    except UnreadableMail as fault:
        return Read(fault.mail, held=fault.reason)
    except MemoryError:
        os._exit(OVER_LIMIT)
    except Exception:
        return Read(None, fault=traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
