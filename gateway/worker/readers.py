"""The readers: processes that read mails ahead of the clerk, so that nobody waits for a bad one.

A mail is read by a process with limits of its own. One that our limit ended twice is held as
`over_limit:reading`, one that its own fault ended three times as `crashed:read`; a reader that was
killed from outside says nothing about the mail. While a mail takes long the clerk passes it over,
and what waited behind it goes to another reader.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gateway.store import journal
from gateway.store.engine import reading
from gateway.store.errors import UNAVAILABLE, Connection, Engine, reason_of
from gateway.store.journal import Input
from gateway.store.unread import Unread, list_unread
from gateway.worker import reader
from gateway.worker.reader import Read
from gateway.worker.reader_process import ReaderProcess
from parsers import Reading, UnreadableMail
from rules.model.mail import Mail

log = logging.getLogger(__name__)

AHEAD_MAX = 64  # mails that are read, being read or about to be
BATCH_MAX = 16  # mails handed to a process at once
BATCH_BYTES = 16 * 1024 * 1024
SPARE_MAX = 3  # readers more than usual, while mails that take long hold up the others
LONG_CPU_SECONDS = 0.5  # of processor time: from then on the clerk passes the mail over
LONG_SECONDS = 5.0  # the same by the clock, on a busy machine
HANGS_SECONDS = 120.0  # without an answer: the process is ended as over the limit
LOOK_SECONDS = 0.1
GATHER_SECONDS = 0.1  # at most so long a mail waits for its batch: the clerk decides them together
PAUSE_SECONDS = 1.0  # after a reader was killed from outside, or the database is away
OVER_LIMIT_MAX, CRASHES_MAX = 2, 3
OUTSIDE = {-one for one in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
OVER_LIMIT = {-signal.SIGPROF, -signal.SIGXCPU, reader.OVER_LIMIT}


@dataclass(slots=True)
class _Mail:
    """One mail on its way through the readers."""

    of: Unread
    limits: int = 0  # how often our own limit ended its reader
    crashes: int = 0  # how often its reader ended by itself


@dataclass(slots=True)
class _Hand:
    """What one reader has been given and not answered yet."""

    mails: deque[_Mail] = field(default_factory=deque)
    since: float = 0.0  # when the first of them was begun, by our steady clock
    cpu: float | None = None  # what the process had used when we first waited for it in vain
    answered: dict[int, Read] = field(default_factory=dict)  # what the clerk does not know of yet
    told_at: float = 0.0  # when it was told of others


class Readers:
    """So many reader processes; begins them when there is something to read."""

    def __init__(
        self, engine: Engine, rules: Reading, many: int = 1, news: Callable[[], None] = lambda: None
    ) -> None:
        self._engine = engine
        self._rules = rules
        self._many = many
        self._news = news
        self._turn = threading.Condition()
        self._todo: deque[_Mail] = deque()
        self._known: set[int] = set()  # inputs in any state of being read
        self._read: dict[int, Read] = {}
        self._long: set[int] = set()
        self._threads: set[threading.Thread] = set()
        self._closing = False

    def start(self) -> None:
        """Begin the processes before there is anything to read."""
        with self._turn:
            for _ in range(self._many):
                self._make_clerk_one()

    # --- for the clerk -----------------------------------------------------------------------

    def feed(self, connection: Connection, now: datetime) -> None:
        """Called by the clerk alone, who is also the only one that forgets."""
        free = AHEAD_MAX - len(self._known)
        # not for a few at a time; but what is next is never kept out
        unread = list_unread(connection, now, AHEAD_MAX if free >= BATCH_MAX else 1, self._known)
        with self._turn:
            for one in unread[: max(free, 1)]:
                self._known.add(one.input_id)
                self._todo.append(_Mail(one))
            self._make_clerk()

    def passed_over(self) -> Collection[int]:
        with self._turn:
            return tuple(self._long - self._read.keys())

    def has(self, input_id: int) -> bool:
        with self._turn:
            return input_id in self._read

    def mail_of(self, connection: Connection, entry: Input, source: Input) -> Mail:
        with self._turn:
            found = self._read[entry.id]
        if found.held or found.mail is None:
            raise UnreadableMail(found.held, found.mail)
        return found.mail

    def forget(self, input_ids: Collection[int]) -> None:
        with self._turn:
            for one in input_ids:
                if self._read.pop(one, None) is not None:
                    self._known.discard(one)
                    self._long.discard(one)

    def close(self) -> None:
        """End the processes, whatever they do, and forget what they read."""
        with self._turn:
            self._closing = True
            self._turn.notify_all()
            threads = tuple(self._threads)
        for one in threads:
            one.join()

    # --- threads, one a process ----------------------------------------------------------------

    def _make_clerk(self) -> None:
        """With the turn held: see that somebody takes what is to be read."""
        held_up = min(SPARE_MAX, len(self._long - self._read.keys()))
        if self._todo and not self._closing and len(self._threads) < self._many + held_up:
            self._make_clerk_one()
        self._turn.notify()

    def _make_clerk_one(self) -> None:
        thread = threading.Thread(target=self._work, name="reader", daemon=True)
        self._threads.add(thread)
        thread.start()

    def _work(self) -> None:
        process: ReaderProcess | None = None
        try:
            process = ReaderProcess(self._rules)
        except OSError as error:
            log.error("reader: %s", reason_of(error), extra=_trouble_of(error))
        try:
            while batch := self._next_batch():
                try:
                    jobs = self._load(batch)
                    if process is None or process.is_dead():
                        process = self._begin(process)
                    process = self._read_batch(process, batch, jobs)
                except Exception as error:  # no mail is to blame, and none is lost
                    log.error("reader: %s", reason_of(error), extra=_trouble_of(error))
                    self._give_back(batch)
                    self._pause()
        finally:
            if process is not None:
                process.end()
            with self._turn:
                self._threads.discard(threading.current_thread())
                self._make_clerk()

    def _begin(self, dead: ReaderProcess | None) -> ReaderProcess:
        if dead is not None:
            dead.end()
        return ReaderProcess(self._rules)

    def _next_batch(self) -> deque[_Mail] | None:
        """Return what is to be read next; None when this thread is needed no more."""
        with self._turn:
            self._turn.wait_for(lambda: self._todo or self._closing or self._is_too_many())
            if self._closing or self._is_too_many():
                return None
            batch: deque[_Mail] = deque()
            size = 0
            while self._todo and len(batch) < BATCH_MAX:
                size += self._todo[0].of.size
                if batch and (size > BATCH_BYTES or self._todo[0].crashes or batch[0].crashes):
                    break  # a mail that ended a reader goes alone
                batch.append(self._todo.popleft())
            return batch

    def _is_too_many(self) -> bool:
        return len(self._threads) > self._many + SPARE_MAX or (
            not self._todo and len(self._threads) > self._many
        )

    def _load(self, batch: Sequence[_Mail]) -> list[reader.Job]:
        with reading(self._engine) as connection:
            raws = journal.load_raws(connection, [one.of.source_id for one in batch])
        return [(raws.get(one.of.source_id, b""), one.of.envelope) for one in batch]

    def _read_batch(
        self, process: ReaderProcess, batch: deque[_Mail], jobs: Sequence[reader.Job]
    ) -> ReaderProcess | None:
        """Take the answers as they come; return the process if it may go on."""
        began_at = time.monotonic()
        hand = _Hand(batch, began_at, told_at=began_at)
        process.give(jobs)
        try:
            return self._hear_answers(process, hand)
        finally:
            self._put(hand.answered)

    def _hear_answers(self, process: ReaderProcess, hand: _Hand) -> ReaderProcess | None:
        is_alone = False  # what waited behind was given to others
        while hand.mails:
            answer = process.answer(LOOK_SECONDS)
            if hand.answered and time.monotonic() - hand.told_at > GATHER_SECONDS:
                self._put(hand.answered)
                hand.answered, hand.told_at = {}, time.monotonic()
            if isinstance(answer, Read):
                self._settle(hand, answer)
                hand.since, hand.cpu = time.monotonic(), None
                if is_alone:
                    process.end()
                    return None
            elif answer is not None:
                self._bury(hand, answer)
                return None
            elif self._closing:
                process.end()
                return None
            elif not is_alone and _takes_long(hand, process):
                is_alone = True
                self._step_aside(hand)
            elif time.monotonic() - hand.since > HANGS_SECONDS:
                process.end()
                self._bury(hand, reader.OVER_LIMIT)
                return None
        return process

    def _settle(self, hand: _Hand, answer: Read) -> None:
        mail = hand.mails.popleft()
        if answer.fault:
            log.error("mail not read: %s", answer.fault, extra={"input": mail.of.input_id})
            self._count(mail, is_limit=False)
        else:
            hand.answered[mail.of.input_id] = answer

    def _put(self, answers: Mapping[int, Read]) -> None:
        """Let the clerk know of mails that were read."""
        if not answers:
            return
        with self._turn:
            self._read |= answers
            self._turn.notify_all()
        self._news()

    def _step_aside(self, hand: _Hand) -> None:
        """The first mail takes long: the others go to another reader, and the clerk goes on."""
        slow = hand.mails[0]
        rest = [hand.mails.pop() for _ in range(len(hand.mails) - 1)]
        log.warning("a mail takes long to read", extra={"input": slow.of.input_id})
        with self._turn:
            self._long.add(slow.of.input_id)
            self._todo.extendleft(rest)
            self._make_clerk()
        self._news()

    def _bury(self, hand: _Hand, status: int) -> None:
        """The process is dead: count it to the mail in hand, unless it was killed from outside."""
        mail = hand.mails.popleft()
        self._give_back(hand.mails)
        told = {"input": mail.of.input_id, "status": status}
        log.error("a reader died", extra=told)
        if status in OUTSIDE:
            with self._turn:
                self._todo.append(mail)
            self._pause()
        else:
            self._count(mail, is_limit=status in OVER_LIMIT)

    def _count(self, mail: _Mail, *, is_limit: bool) -> None:
        """Count an end to a mail; let it be read once more, or give it up."""
        mail.limits += is_limit
        mail.crashes += not is_limit
        if mail.limits >= OVER_LIMIT_MAX:
            self._put({mail.of.input_id: Read(None, held="over_limit:reading")})
        elif mail.crashes >= CRASHES_MAX:
            self._put({mail.of.input_id: Read(None, held="crashed:read")})
        else:
            with self._turn:
                self._long.add(mail.of.input_id)  # nobody waits for it
                self._todo.append(mail)
                self._make_clerk()
            self._news()

    def _give_back(self, mails: Collection[_Mail]) -> None:
        with self._turn:
            self._todo.extendleft(reversed(tuple(mails)))
            self._make_clerk()

    def _pause(self) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._closing, PAUSE_SECONDS)


def _takes_long(hand: _Hand, process: ReaderProcess) -> bool:
    used = process.cpu_seconds()
    hand.cpu = used if hand.cpu is None else hand.cpu
    return used - hand.cpu > LONG_CPU_SECONDS or time.monotonic() - hand.since > LONG_SECONDS


def _trouble_of(error: Exception) -> dict[str, object]:
    return {"trouble": "database" if isinstance(error, UNAVAILABLE) else "readers"}
