"""A relay that is away for a day: it is called now and then, and then every letter goes, in order.

The daemon's rests are shortened all alike, so that less time holds as many of them; it is killed in
the middle, and people go on writing on their tickets.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import pytest
from fault_run import NO_FLOOD, wait_until_settled
from living import LiveDaemon
from loopback import send
from moody_relay import listening
from talks import write_desk

from gateway.simulate.relay import Mood, Relay
from outbound.back_off import WAITS

SHORTER = 600.0  # five minutes are half a second
LAST_REST = WAITS[-1] / SHORTER
DAY_SECONDS, SHORT_SECONDS = 24 * 3600 / SHORTER, 8.0
PEOPLE = "carla@alderair.example", "ben@alderair.example", "tess@brightwater.example"
ROUNDS = 6
SHORT_CLOCKS = (
    "import datetime, outbound.post as post, outbound.back_off as rest, outbound.retry as retry;"
    f"rest.WAITS = tuple(one / {SHORTER} for one in rest.WAITS);"
    f"retry.WAITS = post.WAITS = tuple(one / {SHORTER} for one in retry.WAITS);"
    "post.IDLE_SECONDS = 0.1;"
    f"{NO_FLOOD}"
)


def written(sender: str, subject: str, number: int) -> bytes:
    return (
        f"From: {sender}\r\nTo: support@desk.example\r\nMessage-ID: <a{number}@a.example>\r\n"
        f"Date: Mon, 23 Nov 2026 10:00:00 -0500\r\nSubject: {subject}\r\n\r\n"
        f"Printer {number} is broken.\r\n"
    ).encode()


def letters(path: Path) -> list[tuple[str, int, str, str, str]]:
    """Message-ID, ticket, person, address and state, in the order in which they were put."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as held:
        wanted = "SELECT message_id, ticket_id, person, address, state FROM letter ORDER BY id"
        found = held.execute(wanted).fetchall()
    held.close()
    return found


def numbers(path: Path) -> list[str]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as held:
        found = held.execute("SELECT number FROM ticket ORDER BY id").fetchall()
    held.close()
    return [str(one) for (one,) in found]


def most_in(seconds: float, moments: list[float]) -> int:
    """Return how many of them lie within so many seconds at most."""
    return max((sum(0 <= one - at < seconds for one in moments) for at in moments), default=0)


@pytest.mark.parametrize("is_long", [False, pytest.param(True, marks=pytest.mark.long)])
@pytest.mark.timeout(900)
def test_a_relay_that_is_away_for_a_day_is_not_stormed_and_gets_each_letter_once_in_order(
    sqlite_template: Path, tmp_path: Path, is_long: bool
) -> None:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    url, met = f"sqlite:///{path}", list[float]()
    relay = Relay(Random(9), time.monotonic, lambda line: None)
    relay.moods = (Mood.TAKES,)
    with (
        listening(relay, met) as port,
        LiveDaemon(tmp_path / "h", url, relay_port=port, program=SHORT_CLOCKS) as daemon,
    ):
        write_desk(daemon.folder / "desk.toml")
        daemon.bring_people()
        daemon.start()
        for number, sender in enumerate(PEOPLE):
            send(daemon.port, written(sender, f"Printer {number}", number), sender=sender)
        wait_until_settled(url, daemon)
        before = len(relay.taken)

        relay.is_away = True
        began_at, seconds = time.monotonic(), DAY_SECONDS if is_long else SHORT_SECONDS
        lives = [0]  # how many calls there were when each began
        in_doubt = set[str]()
        for turn in range(ROUNDS):
            for at, sender in enumerate(PEOPLE):
                subject = f"Re: [{numbers(path)[at]}] Printer {at}"
                number = 10 * (turn + 1) + at
                send(daemon.port, written(sender, subject, number), sender=sender)
            if turn == ROUNDS // 2:
                daemon.kill()
                lives.append(len(met))
                in_doubt = {key for key, *_, state in letters(path) if state == "handed"}
                daemon.start()
            ends_at = began_at + seconds * (turn + 1) / ROUNDS
            time.sleep(max(0.0, ends_at - time.monotonic()))
        calls, lasted = list(met), time.monotonic() - began_at
        waiting = sum(state in ("queued", "handed") for *_, state in letters(path))
        relay.is_away = False
        wait_until_settled(url, daemon)
        found, words, code = letters(path), daemon.words(), daemon.stop()

    assert (code, waiting > 2 * len(PEOPLE)) == (0, True)
    # no storm while it is away: one call each rest, whatever waits and whoever writes
    assert len(calls) < len(lives) * 2 * len(WAITS) + lasted / LAST_REST
    steady = [*calls[2 * len(WAITS) : lives[1]], *calls[lives[1] + 2 * len(WAITS) :]]
    assert most_in(LAST_REST * 10, steady) <= 14  # eleven, and what a busy machine saw late
    # nor when it is back: the connections that are kept, not one for each letter
    assert len(met) - len(calls) <= 6
    taken = Counter(one.message_id for one in relay.taken)
    assert set(taken) == {key for key, *_, state in found if state == "sent"}
    assert set(taken.values()) == {1}
    # what was in hand when the daemon was killed may be told as repeated, and nothing else
    assert {one.message_id for one in relay.taken if one.is_repeated} <= in_doubt
    assert len(relay.taken) >= before + waiting
    assert {state for *_, state in found} <= {"sent", "cancelled"}
    put, came = defaultdict(list), defaultdict(list)
    whose = {key: (ticket, person) for key, ticket, person, *_ in found}
    for key in (key for key, *_, state in found if state == "sent"):
        put[whose[key]].append(key)
    for one in relay.taken:
        came[whose[one.message_id]].append(one.message_id)
    assert came == put
    assert max(map(len, put.values())) > 2  # there was an order to keep
    assert words.count("relay_away") == len(lives)  # a line for each life, not for each call
