"""Column types: instants in UTC, words of a StrEnum, tuples kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

import sqlalchemy as sa

from rules.model.files import FileRef

NAIVE = len("2026-11-23 15:00:00.000000")  # an instant without its zone, as SQLite keeps it
_IN_UTC = "+00:00"
Word = TypeVar("Word", bound=StrEnum)
Row = sa.Row[*tuple[object, ...]]  # a row whose columns its statement names


class Instant(sa.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; a naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime cannot be kept: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    # SQLAlchemy has a decorator's values pass four functions, those of the inner type among them.
    # Where SQLite keeps the type, one does it all, here and below: a mail has a hundred values.

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[datetime | None], object] | None:
        return _write_instant if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(
        self, dialect: sa.Dialect, coltype: object
    ) -> Callable[[str | None], datetime | None] | None:
        if dialect.name == "sqlite":
            return _read_instant
        return super().result_processor(dialect, coltype)


def _write_instant(value: datetime | None) -> str | None:
    return None if value is None else _written(value, value.fold)


@lru_cache(maxsize=64)  # the rows of an input have one moment, twenty times
def _written(value: datetime, fold: int) -> str:
    """Return it as SQLite keeps it; two hours that are equal but for `fold` are apart (PEP 495)."""
    if value.tzinfo is not UTC:
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime cannot be kept: {value!r}")
        value = value.astimezone(UTC)
    return value.isoformat(" ", "microseconds")[:NAIVE]


def _read_instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + _IN_UTC)


class Prose(sa.TypeDecorator[str]):
    """Text of any origin. What no database keeps (NUL, lone surrogates) becomes U+FFFD."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else kept(value)

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[str | None], object] | None:
        return _keep if dialect.name == "sqlite" else super().bind_processor(dialect)


def _keep(value: str | None) -> str | None:
    if value is None or (value.isascii() and "\0" not in value):  # as most are
        return value
    return kept(value)


def kept(text: str) -> str:
    """Return the text as the databases can keep it."""
    if text.isascii() and "\0" not in text:
        return text
    if "\0" in text:
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class Words(sa.TypeDecorator[Word], Generic[Word]):
    """A member of a StrEnum, kept as its value."""

    impl = sa.String
    cache_ok = True

    def __init__(self, words: type[Word], column: sa.String | None = None) -> None:
        super().__init__()
        self.words = words
        if column is not None:
            self.impl = column  # type: ignore[assignment]  # an instance, as the library sets it

    def process_bind_param(self, value: Word | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Word | None:
        return None if value is None else self.words(value)

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Word | None], object] | None:
        return _write_word if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(
        self, dialect: sa.Dialect, coltype: object
    ) -> Callable[[str | None], Word | None] | None:
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        words = self.words
        known = {str(one): one for one in words}  # an enum that is called takes ten times as long
        return lambda value: None if value is None else known.get(value) or words(value)


def _write_word(value: Word | None) -> str | None:
    return None if value is None else str(value)


class Strings(sa.TypeDecorator[tuple[str, ...]]):
    """A tuple of strings, kept as a JSON list; the empty one as nothing at all."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str:
        return json.dumps([kept(one) for one in value], ensure_ascii=False) if value else ""

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...]:
        return tuple(str(one) for one in json.loads(value)) if value else ()


class FileRefs(sa.TypeDecorator[tuple[FileRef, ...]]):
    """The files of a note, kept as a JSON list; none as nothing at all."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[FileRef, ...] | None, dialect: sa.Dialect) -> str:
        if not value:
            return ""
        return kept(json.dumps([asdict(one) for one in value], ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[FileRef, ...]:
        return tuple(FileRef(**one) for one in json.loads(value)) if value else ()
