"""Plays the record of a desk into a database of its own, on the record's clock.

Mails, orders and the fates of letters come again at their moments; timers, letters and tickets are
made anew. An input, and the ticket that it opened, bear their own numbers again; whatever only the
copy makes is numbered beyond. So receipts, codes, reply addresses and subjects of the record find
what they found, where it still exists.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from gateway.config.keys import Keys
from gateway.simulation import moments, next_letter_at, send_due
from gateway.store import journal, record
from gateway.store.engine import open_scratch, reading, upgrade, writing
from gateway.store.errors import Engine
from gateway.store.journal import Input, InputKind, InputState
from gateway.store.outbox import OutboxLetter
from gateway.store.record import LetterKey
from gateway.worker.clerk import Clerk, Decided
from parsers import Reading
from rules.clock import local
from rules.model.notice import Notice
from rules.number import find_number
from rules.policy.desk import Desk
from rules.sender.token import Purpose, Token

OPENED_BEYOND = 9000  # of a day's tickets: those that nobody opened when it happened
UNDECIDABLE = "the replay could not decide it"


@dataclass(frozen=True, slots=True)
class Happened:
    """What is known of the record beside its inputs."""

    opened: Mapping[int, str]  # ticket number, by the input that opened it
    tickets: Mapping[int, str]  # ticket number, by id
    letters: Mapping[int, LetterKey]  # by id
    message_ids: Mapping[LetterKey, str]
    reports: Mapping[int, LetterKey]  # a report of held mail, by the input that it came of


def what_happened(engine: Engine) -> Happened:
    """Read from the record what its inputs and signatures refer to."""
    with reading(engine) as connection:
        letters = tuple(record.letters_put(connection))
        return Happened(
            record.numbers_given(connection),
            record.ticket_numbers(connection),
            {one.id: one.key for one in letters},
            {one.key: one.message_id for one in letters},
            {one.input_id: one.key for one in letters if one.key[1] == Notice.N_36},
        )


@dataclass(frozen=True, slots=True)
class How:
    """All that decides beside the desk, as the site has it."""

    keys: Keys
    reading: Reading
    templates: Path | None
    attach_max_bytes: int


@dataclass(frozen=True, slots=True)
class RecordedKeys(Keys):
    """The site's keys; ids in a token of the record become those of the copy."""

    in_copy: Callable[[Token], Token] = field(kw_only=True, compare=False)

    def read_token(self, word: str, today: date) -> Token | None:
        token = Keys.read_token(self, word, today)
        return None if token is None else self.in_copy(token)


class Player:
    """One copy of the desk at one moment. Only `play` and `go_to` move it on."""

    def __init__(
        self, path: Path, desk: Desk, how: How, happened: Happened, begin: datetime
    ) -> None:
        self.path = path
        self.engine = open_scratch(path)
        self.now = begin
        self.skipped = 0  # mails whose bytes are no longer kept
        self.undecided = 0  # inputs at which the rules failed
        self._desk = desk
        self._happened = happened
        self._copy = _Copy(happened)
        self._next: tuple[date, int] | None = None  # number that the next ticket is given
        self._given: tuple[date, int] | None = None  # that the input in hand opened
        keys = RecordedKeys(how.keys.signing, how.keys.token_days, in_copy=self._copy.of_token)
        self._clerk = Clerk(
            self.engine, desk, keys, how.reading, how.templates, how.attach_max_bytes
        )

    def prepare(self) -> None:
        """Make the database, empty."""
        upgrade(self.engine)
        with writing(self.engine) as connection:
            record.begin_copy(connection)

    def branch(self, path: Path, desk: Desk, how: How) -> Player:
        """Return a player that goes on from here with a desk, on a copy of the database."""
        self.engine.dispose()  # the file is whole then
        shutil.copyfile(self.path, path)
        other = Player(path, desk, how, self._happened, self.now)
        other._copy.learn_from(self._copy)
        return other

    def play(self, entry: Input) -> None:
        """Let an input of the record come once more, at its moment."""
        self.go_to(max(self.now, entry.received_at))
        if record.is_own_clock(entry):
            return
        if entry.kind is InputKind.MAIL and entry.raw is None:
            self.skipped += 1
            return
        if entry.kind is InputKind.FATE:
            again = self._copy.of_fate(entry)
            if again is None:  # of a letter that was not written this time
                return
            entry = again
        self._given = find_number(self._happened.opened.get(entry.id, ""))
        with writing(self.engine) as connection:
            record.place(connection, entry)
        self._settle()
        self._given = None
        self._give_up(entry.id)

    def go_to(self, target: datetime) -> None:
        """Move the clock, letting every timer and letter act at its own moment."""
        for moment in moments(partial(next_letter_at, self.engine), lambda: self._clerk, target):
            self.now = max(self.now, moment)
            self._settle()
        self.now = target

    def _settle(self) -> None:
        """Decide all that can be decided now, and let go what may leave now."""
        more = True
        while more:
            self._number_next()
            group = self._clerk.decide_group(self.now, 1)
            for one in group.decided:
                self._learn(one)
                self._given = None
            more = group.more
        send_due(self.engine, self.now)

    def _learn(self, decided: Decided) -> None:
        """Keep which ticket and which letters an input made."""
        ticket = decided.decision.after.ticket
        if ticket is not None and decided.decision.before.ticket is None:
            with reading(self.engine) as connection:
                self._copy.opened(ticket.number, record.ticket_id_of(connection, ticket.number))
        for letter in decided.letters:
            key = self._copy.written(letter)
            message_id = self._happened.message_ids.get(key, letter.message_id)
            if message_id != letter.message_id:
                with writing(self.engine) as connection:
                    record.call_letter(connection, letter.id, message_id)

    def _number_next(self) -> None:
        """Give the next ticket the number that it had, one that no ticket had if it had none."""
        with reading(self.engine) as connection:
            mail = record.waiting_again(connection)
        number = self._given
        if mail is not None:
            number = find_number(self._happened.opened.get(mail, ""))
        if number is None or number in self._copy.numbers:
            day = local(self.now, self._desk.calendar).date()
            number = day, self._copy.beyond[day] + 1
        if number != self._next:
            with writing(self.engine) as connection:
                record.count_from(connection, *number)
            self._next = number

    def _give_up(self, input_id: int) -> None:
        """Let an input at which the rules failed hold up nothing."""
        with reading(self.engine) as connection:
            waits = record.still_waiting(connection, input_id)
        if waits:
            self.undecided += 1
            with writing(self.engine) as connection:
                journal.finish(connection, input_id, InputState.HELD, self.now, reason=UNDECIDABLE)


class _Copy:
    """What in the copy stands for what the record names."""

    def __init__(self, happened: Happened) -> None:
        self.numbers: set[tuple[date, int]] = set()
        self.beyond: dict[date, int] = defaultdict(lambda: OPENED_BEYOND)
        self._happened = happened
        self._tickets: dict[str, int] = {}
        self._letters: dict[LetterKey, int] = {}
        self._inputs: dict[LetterKey, int] = {}
        self._same: dict[tuple[str, str, str], int] = defaultdict(int)

    def learn_from(self, other: _Copy) -> None:
        self.numbers |= other.numbers
        self.beyond |= other.beyond
        self._tickets |= other._tickets
        self._letters |= other._letters
        self._inputs |= other._inputs
        self._same |= other._same

    def opened(self, number: str, ticket_id: int) -> None:
        self._tickets[number] = ticket_id
        found = find_number(number)
        if found is not None:
            self.numbers.add(found)
            day, counter = found
            self.beyond[day] = max(self.beyond[day], counter)

    def written(self, letter: OutboxLetter) -> LetterKey:
        same = (letter.number, letter.notice.value, letter.address)
        self._same[same] += 1
        key = (*same, self._same[same])
        self._letters[key] = letter.id
        self._inputs[key] = letter.input_id
        return key

    def of_token(self, token: Token) -> Token:
        """Return a token of the record with the ids of the copy; 0 is no ticket and no letter."""
        number = self._happened.tickets.get(token.ticket_id, "")
        subject = token.subject
        match token.purpose:
            case Purpose.BOUNCE:
                subject = self._letter(subject) or 0
            case Purpose.REPORT:
                key = self._happened.reports.get(subject)
                subject = 0 if key is None else self._inputs.get(key, 0)
            case Purpose.REPLY:
                pass
        return replace(token, ticket_id=self._tickets.get(number, 0), subject=subject)

    def of_fate(self, entry: Input) -> Input | None:
        """Return the fate of the letter in the copy that is the same, None without one."""
        letter_id, *_ = journal.fate_of(entry)
        ours = self._letter(letter_id)
        return None if ours is None else replace(entry, payload=entry.payload | {"letter_id": ours})

    def _letter(self, letter_id: int) -> int | None:
        key = self._happened.letters.get(letter_id)
        return None if key is None else self._letters.get(key)
