"""Memory under steady load: what the daemon and its reader hold does not grow with the mails."""

from __future__ import annotations

import smtplib
import threading
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from fault_run import wait_until_settled
from living import LiveDaemon, Relay, wait_until
from loopback import mail

MAILS = 20_000
WARM = 5_000  # pools, caches and the write-ahead log have their size by then
CUSTOMERS = 2
GROWS_MAX = 15 * 2**20


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_twenty_thousand_mails_need_no_more_memory_than_five_thousand(
    sqlite_template: Path, tmp_path: Path
) -> None:
    (tmp_path / "ticketgate.db").write_bytes(sqlite_template.read_bytes())
    sqlite_url = f"sqlite:///{tmp_path}/ticketgate.db"
    sent = [0] * CUSTOMERS
    told: dict[int, int] = {}

    def write(customer: int) -> None:
        while sent[customer] * CUSTOMERS < MAILS:
            with (
                suppress(OSError, smtplib.SMTPException),
                smtplib.SMTP("127.0.0.1", daemon.port, timeout=60) as client,
            ):
                for _ in range(50):
                    number = customer * MAILS + sent[customer]
                    sender = f"p{number % 400}@alderair.example"
                    raw = mail(number, "It does not print. " * (number % 60), sender)
                    client.sendmail(sender, ["support@desk.example"], raw)
                    sent[customer] += 1

    with (
        Relay() as relay,
        LiveDaemon(tmp_path / "h", sqlite_url, relay_port=relay.port) as daemon,
    ):
        daemon.bring_people()
        daemon.start()
        customers = [threading.Thread(target=write, args=(one,)) for one in range(CUSTOMERS)]
        for one in customers:
            one.start()
        for mark in range(WARM, MAILS + 1, WARM):
            wait_until(lambda mark=mark: sum(sent) >= mark, 3600)  # type: ignore[misc]
            told[mark] = held_bytes(daemon.process.pid)
        for one in customers:
            one.join()
        wait_until_settled(sqlite_url, daemon)
        assert daemon.stop() == 0

    assert told[MAILS] - told[WARM] < GROWS_MAX, told


def held_bytes(pid: int) -> int:
    """Return what a process and its children hold, shared pages in proportion."""
    daemon = psutil.Process(pid)
    everybody = (daemon, *daemon.children(recursive=True))
    return sum(int(one.memory_full_info().pss) for one in everybody)
