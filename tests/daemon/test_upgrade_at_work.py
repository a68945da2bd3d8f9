"""From the version before to this one and back, with data, while mail keeps coming."""

from __future__ import annotations

import io
import os
import shutil
import smtplib
import subprocess
import sys
import tarfile
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from living import MAIN, LiveDaemon, Relay, wait_until
from loopback import mail

from gateway.store.engine import open_engine, reading

ROOT = Path(__file__).parents[2]
BEFORE = "cad1f37"  # the last commit with the first schema
SETTINGS = """
[mail]
base_address = "support@desk.example"
[database]
url = "sqlite:///ticketgate.db"
[smtp]
listen = "127.0.0.1:{port}"
[relay]
host = "127.0.0.1"
port = {relay}
[auth]
trusted_ids = ["mx.desk.example"]
trusted_peers = ["127.0.0.1"]
[log]
format = "text"
"""


@pytest.fixture(scope="module")
def before_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The version before, taken from the history beside this file."""
    packed = subprocess.run(
        ["git", "archive", BEFORE, "gateway", "parsers", "rules", "outbound"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if packed.returncode:
        pytest.skip("no history here: clone the whole repository to rehearse the upgrade")
    folder = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def site(folder: Path, version: Path | None, port: int | None, relay: Relay) -> LiveDaemon:
    """A daemon of the version before or of this one, with the desk file that it understands."""
    program = f"import sys; sys.path.insert(0, {str(version)!r}); {MAIN}" if version else MAIN
    daemon = LiveDaemon(folder, "sqlite:///ticketgate.db", program=program, port=port)
    if version is not None:
        (desk,) = version.rglob("example/desk.toml")
        shutil.copy(desk, folder / "desk.toml")
    daemon.config.write_text(SETTINGS.format(port=daemon.port, relay=relay.port))
    return daemon


class MailServer(threading.Thread):
    """Brings mails one after another and comes again until it hears 250, as Postfix would."""

    def __init__(self, port: int, numbers: range) -> None:
        super().__init__()
        self.again = 0  # times that it was not heard
        self._port = port
        self._numbers = numbers

    def run(self) -> None:
        for number in self._numbers:
            while not self._brings(number):
                self.again += 1
                time.sleep(0.1)
            time.sleep(0.05)

    def _brings(self, number: int) -> bool:
        sender = f"c{number}@a.example"
        try:
            with smtplib.SMTP("127.0.0.1", self._port, timeout=60) as client:
                client.sendmail(sender, ["support@desk.example"], mail(number, sender=sender))
        except (OSError, smtplib.SMTPException):
            return False
        return True


def command(daemon: LiveDaemon, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", daemon.program, "-c", str(daemon.config), *words],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )


def decided(folder: Path) -> list[str]:
    """The Message-IDs of all mails that were decided."""
    engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")
    with reading(engine) as connection:
        found = connection.exec_driver_sql("SELECT message_id FROM mail ORDER BY input_id").all()
    engine.dispose()
    return [str(row[0]) for row in found]


def ids(numbers: range) -> list[str]:
    return [f"<m{number}@a.example>" for number in numbers]


def test_an_upgrade_and_the_way_back_while_mail_keeps_coming(
    before_folder: Path, tmp_path: Path
) -> None:
    folder, kept = tmp_path / "site", tmp_path / "kept.db"
    with Relay() as relay:
        with site(folder, before_folder, None, relay) as before:
            assert command(before, "db", "upgrade").returncode == 0
            before.start()
            server = MailServer(before.port, range(40))
            server.start()
            wait_until(lambda: len(decided(folder)) >= 10)
            assert before.stop() == 0
        shutil.copy(folder / "ticketgate.db", kept)

        with site(folder, None, before.port, relay) as after:
            refused = command(after, "run")
            assert (refused.returncode, "ticketgate db upgrade" in refused.stderr) == (78, True)
            assert command(after, "db", "upgrade").returncode == 0
            after.start()
            server.join(60)
            assert not server.is_alive()
            # a 250 that the closing door could not say brings a mail twice: one ticket all the same
            wait_until(
                lambda: set(decided(folder)) == set(ids(range(40))),
                told=lambda: f"{decided(folder)}\n{after.words()[-3000:]}",
            )
            wait_until(lambda: count(folder, "letter WHERE state IN ('queued', 'handed')") == 0)
            assert after.stop() == 0
        assert count(folder, "ticket") == 40
        assert server.again > 0, "nobody came while the doors were closed"
        assert set(Counter(relay.message_ids()).values()) == {1}
        assert len(relay.raws) == count(folder, "letter WHERE state = 'sent'") > 20

        shutil.copy(kept, folder / "ticketgate.db")  # the way back is the backup
        with site(folder, before_folder, before.port, relay) as back:
            back.start()
            known = decided(folder)
            again = MailServer(before.port, range(100, 103))
            again.run()
            wait_until(lambda: set(ids(range(100, 103))) <= set(decided(folder)))
            assert decided(folder)[: len(known)] == known
            assert back.stop() == 0


def count(folder: Path, what: str) -> int:
    engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")
    with reading(engine) as connection:
        found = connection.exec_driver_sql(f"SELECT count(*) FROM {what}").scalar_one()
    engine.dispose()
    return int(found)
