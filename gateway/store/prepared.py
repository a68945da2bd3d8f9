"""Statements that are constants of our modules, compiled once and run on the driver's connection.

A third of a mail's processor time went into building what had been built before. SQLAlchemy still
writes the SQL, and converts what goes in and comes out with the processors of its types; between
the two stands only the driver. A statement is prepared when it comes for the second time: one made
on the spot never does, and the clerk, who gathers what it writes, makes none. What is not plain
(rows that an INSERT of many returns in order) takes SQLAlchemy's own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import (
    ReleaseSavepointClause,
    RollbackToSavepointClause,
    SavepointClause,
)

from gateway.store.binding import Convert, Slot, Values, binder_of

Change = sa.Insert | sa.Update | sa.Delete
T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

PREPARED = "ticketgate_prepared"  # execution option of an engine: its Prepared
READING = "ticketgate_reading"  # execution option of a connection that will not write
SHAPES_MAX = 200  # of one statement: lengths of the lists in its INs
_SAVEPOINTS: dict[type[object], str] = {
    SavepointClause: "SAVEPOINT",
    RollbackToSavepointClause: "ROLLBACK TO SAVEPOINT",
    ReleaseSavepointClause: "RELEASE SAVEPOINT",
}


class Fetched(IteratorResult[*tuple[object, ...]]):
    """All rows of a statement, or how many it changed."""

    def __init__(
        self, metadata: SimpleResultMetaData, rows: Iterator[object], rowcount: int
    ) -> None:
        super().__init__(metadata, rows)
        self.rowcount = rowcount


def known_once(connection: sa.Connection, name: str, find: Callable[[], T]) -> T:
    """Return what `find` found when this transaction first asked for it by this name."""
    if not isinstance(connection, PreparedConnection):
        return find()
    if name not in connection.facts:
        connection.facts[name] = find()
    return connection.facts[name]  # type: ignore[return-value]  # what `find` of that name gave


def known_by_key(connection: sa.Connection, name: str) -> dict[K, V]:
    """Return what this transaction found under this name, key by key; `ask_for` fills it."""
    found: dict[K, V] = known_once(connection, name, dict)
    return found


def ask_for(
    known: dict[K, V], keys: Iterable[K], find: Callable[[tuple[K, ...]], Mapping[K, V]], absent: V
) -> dict[K, V]:
    """Let `find` find the keys that are not known yet, `absent` for the rest; return `known`."""
    missing = tuple(dict.fromkeys(key for key in keys if key not in known))
    if missing:
        found = find(missing)
        known.update((key, found.get(key, absent)) for key in missing)
    return known


def forget(connection: sa.Connection, name: str) -> None:
    """Have it found again: it was changed."""
    if isinstance(connection, PreparedConnection):
        connection.facts.pop(name, None)


def forget_keys(connection: sa.Connection, name: str, keys: Iterable[object]) -> None:
    """Have what stands under these keys found again: it was changed."""
    if isinstance(connection, PreparedConnection) and name in connection.facts:
        known = connection.facts[name]
        assert isinstance(known, dict)
        for key in keys:
            known.pop(key, None)


def forget_all(connection: sa.Connection) -> None:
    """Have everything found again: what was changed is not worth naming."""
    if isinstance(connection, PreparedConnection):
        connection.facts.clear()


class Gatherer(Protocol):
    """Keeps rows back, and writes them before a statement that could see them (`gathered`)."""

    def before(self, statement: sa.Executable) -> None: ...

    def add(
        self, statement: Change, rows: Sequence[Values], unless: type[Exception] | None
    ) -> None: ...


@dataclass(slots=True)
class _Shape:
    """The SQL of a statement for certain keys and lengths of lists."""

    sql: str
    bind: Callable[[Values], object]  # what the driver is given
    rows: SimpleResultMetaData | None = None  # known after the first run


@dataclass(slots=True)
class _Plan:
    """A statement compiled for certain keys."""

    compiled: SQLCompiler
    lists: tuple[str, ...]  # keys of its INs
    shapes: dict[tuple[int, ...], _Shape] = field(default_factory=dict)

    def shape_for(self, values: Values) -> _Shape:
        # what an IN is given is a list
        lengths = tuple([_padded(len(values[key])) for key in self.lists])  # type: ignore[arg-type]
        shape = self.shapes.get(lengths)
        if shape is None:
            if len(self.shapes) >= SHAPES_MAX:
                self.shapes.clear()
            longest = dict(zip(self.lists, lengths, strict=True))
            shape = self.shapes[lengths] = _shape_of(self.compiled, values, longest)
        return shape


def _padded(length: int) -> int:
    """Return the next power of four: an IN takes its last value again, and shapes are few."""
    return 0 if length == 0 else 4 ** ((length - 1).bit_length() + 1 >> 1)


@dataclass(slots=True)
class Prepared:
    """The statements of one engine."""

    dialect: sa.Dialect
    plans: WeakKeyDictionary[sa.Executable, dict[tuple[object, ...], _Plan | None]] = field(
        default_factory=WeakKeyDictionary
    )

    def find(
        self, statement: sa.Executable, first: Values, *, is_many: bool, at_once: bool
    ) -> _Plan | None:
        """Return how to run it, None where SQLAlchemy has to; `at_once`: it will come again."""
        plans = self.plans.get(statement)
        if plans is None:
            plans = self.plans[statement] = {}
            if not at_once:
                return None
        key = (is_many, *first)
        if key not in plans:
            plans[key] = _plan(statement, self.dialect, first, is_many)
        return plans[key]


_NOTHING = binder_of((), is_positional=True)
_BEGINNINGS = {word: _Shape(word, _NOTHING) for word in ("BEGIN", "BEGIN IMMEDIATE")}


class WroteWhileReading(AssertionError):
    """A statement that changes rows was run where only reading was promised."""


class PreparedConnection(sa.Connection):
    """A connection that runs what it has run before without building it again.

    `facts` holds what stands in its transaction until whoever changes it forgets it (`known_once`).
    """

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        self.facts: dict[str, object] = {}
        self.gatherer: Gatherer | None = None  # hears of each statement before it runs

    def execute(  # type: ignore[override]  # a result has no more to it than is used here
        self,
        statement: sa.Executable,
        parameters: Values | Sequence[Values] | None = None,
        *,
        execution_options: Mapping[str, object] | None = None,
    ) -> sa.Result[*tuple[object, ...]]:
        if getattr(statement, "is_dml", False) and self.get_execution_options().get(READING):
            raise WroteWhileReading(type(statement).__name__)
        if self.gatherer is not None:
            self.gatherer.before(statement)
        if not execution_options and self._is_plainly_inside():
            word = _SAVEPOINTS.get(type(statement))
            if word is not None:
                if isinstance(statement, RollbackToSavepointClause):
                    self.facts.clear()
                sql = f"{word} {statement.ident}"  # type: ignore[attr-defined]  # a savepoint's
                return self._run(_Shape(sql, _NOTHING), ({},))
            rows = _rows_given(parameters)
            prepared: Prepared = self.get_execution_options()[PREPARED]
            plan = None
            if rows:
                at_once = self.gatherer is not None
                plan = prepared.find(statement, rows[0], is_many=len(rows) > 1, at_once=at_once)
            if plan is not None:
                return self._run(plan.shape_for(rows[0]), rows, plan.compiled)
        return super().execute(
            statement,
            parameters,
            execution_options=execution_options,
        )

    def begin_by(self, word: str) -> None:
        """Begin the driver's transaction by this word of SQL."""
        self._run(_BEGINNINGS[word], ({},))

    def _is_plainly_inside(self) -> bool:
        """Say whether a transaction goes on, on a connection that is there."""
        outer, inner = self._transaction, self._nested_transaction
        if outer is None or not outer.is_active or self._dbapi_connection is None:
            return False
        return inner is None or inner.is_active

    def _run(
        self, shape: _Shape, rows: Sequence[Values], compiled: SQLCompiler | None = None
    ) -> Fetched:
        cursor: sa.engine.interfaces.DBAPICursor | None = None
        bound: list[Any] = []
        try:
            bound = [shape.bind(one) for one in rows]
            cursor = self.connection.cursor()
            is_many = len(bound) > 1
            if self._has_events or self.engine._has_events:  # as SQLAlchemy asks itself
                for heard in self.dispatch.before_cursor_execute:
                    heard(self, cursor, shape.sql, bound if is_many else bound[0], None, is_many)
            if is_many:
                cursor.executemany(shape.sql, bound)
            else:
                cursor.execute(shape.sql, bound[0])
            described, count = cursor.description, cursor.rowcount
            fetched = cursor.fetchall() if described else []
            cursor.close()
        except BaseException as error:  # as SQLAlchemy does: a fault of the driver is renamed
            self._handle_dbapi_exception(error, shape.sql, bound, cursor, None)
        if shape.rows is None:
            shape.rows = _rows_of(compiled, self.dialect, described or ())
        return Fetched(shape.rows, iter(fetched), count)


def _rows_given(parameters: Values | Sequence[Values] | None) -> Sequence[Values]:
    match parameters:
        case None:
            return ({},)
        case Mapping():
            return (parameters,)
        case _:
            return parameters


def _plan(
    statement: sa.Executable, dialect: sa.Dialect, first: Values, is_many: bool
) -> _Plan | None:
    is_plain_insert = isinstance(statement, sa.Insert) and not statement._returning
    compiled = statement.compile(  # type: ignore[attr-defined]  # every one of ours can be compiled
        dialect=dialect,
        column_keys=sorted(first),
        for_executemany=is_many or is_plain_insert,  # else an INSERT returns keys unasked
    )
    if not isinstance(compiled, SQLCompiler) or not _is_plain(compiled, first, is_many):
        return None
    lists = tuple(bind.key for bind in compiled.bind_names if bind.expanding and bind.key in first)
    return _Plan(compiled, lists)


def _is_plain(compiled: SQLCompiler, first: Values, is_many: bool) -> bool:
    returns = bool(getattr(compiled.statement, "_returning", ()))
    return not (
        compiled.isplaintext
        or compiled.literal_execute_params
        or compiled.escaped_bind_names
        or compiled.insert_prefetch
        or compiled.update_prefetch
        or (is_many and (returns or compiled.post_compile_params))
        or any(
            bind.callable is not None or (bind.required and bind.key not in first)
            for bind in compiled.bind_names
        )
    )


def _shape_of(compiled: SQLCompiler, values: Values, longest: Mapping[str, int]) -> _Shape:
    """Lay out the SQL with so many parameters in each IN."""
    padded = dict(values)
    for key, length in longest.items():
        given = list(values[key])  # type: ignore[call-overload]  # a list: its IN says so
        padded[key] = given + given[-1:] * (length - len(given))
    state = compiled.construct_expanded_state(padded)
    converts: dict[str, Convert] = dict(compiled._bind_processors) | dict(state.processors)
    sources: dict[str, tuple[str, int]] = {}
    for bind, name in compiled.bind_names.items():
        if bind.key not in values:
            continue
        if bind.expanding:
            places = enumerate(state.parameter_expansion.get(name, ()))
            sources |= {one: (bind.key, place) for place, one in places}
        else:
            sources[name] = (bind.key, -1)
    is_positional = bool(compiled.positional)
    names = (state.positiontup or ()) if is_positional else tuple(state.parameters)
    slots = []
    for name in names:
        key, place = sources.get(name, ("", -1))
        convert = converts.get(name)
        constant = None
        if not key:
            constant = state.parameters[name]
            constant = constant if convert is None else convert(constant)
        slots.append(Slot(name, key, place, convert, constant))
    return _Shape(state.statement, binder_of(slots, is_positional=is_positional))


def _rows_of(
    compiled: SQLCompiler | None, dialect: sa.Dialect, described: Sequence[Sequence[object]]
) -> SimpleResultMetaData:
    columns = compiled._result_columns if compiled is not None and described else ()
    converts = [
        column.type._cached_result_processor(dialect, about[1])
        for column, about in zip(columns, described, strict=True)
    ]
    processors = converts if any(converts) else None
    return SimpleResultMetaData([one.keyname for one in columns], _processors=processors)
