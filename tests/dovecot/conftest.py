"""The helpers of tests/daemon serve here too, and one Dovecot serves all tests of a run."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.store.engine import open_engine, upgrade

sys.path.insert(0, str(Path(__file__).parent.parent / "daemon"))

from imap_server import ImapServer, missing

USERS = itertools.count(1)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with the schema and nothing in it."""
    url = f"sqlite:///{tmp_path}/gateway.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def dovecot() -> Iterator[ImapServer]:
    if missing() and not os.environ.get("CI"):
        pytest.skip(f"needs a real Dovecot; missing: {missing()}")
    with ImapServer() as one:
        yield one


@pytest.fixture
def server(dovecot: ImapServer) -> ImapServer:
    """A mailbox of its own for each test, on a server that runs again whatever a test did to it."""
    dovecot.thaw()
    if not dovecot.processes():
        dovecot.start()
    return dovecot.of(f"support{next(USERS)}")
