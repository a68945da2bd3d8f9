"""A daemon for a day: on each kind of database, and opened again where the day asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager

import pytest

from gateway.demo.gateway import DemoGateway, found_database, open_gateway
from rules.policy.desk import Desk
from tests.days.day import moment, real_readers

OpenDaemon = Callable[..., AbstractAsyncContextManager[DemoGateway]]


@pytest.fixture
def opened(database_url: str) -> Iterator[OpenDaemon]:
    """Open the gateway at a moment, with another desk if it is given; the database stays."""
    engine = found_database(database_url)

    def open_at(begin: str, desk: Desk | None = None) -> AbstractAsyncContextManager[DemoGateway]:
        return open_gateway(engine, moment(begin), desk, real_readers)

    yield open_at
    engine.dispose()
