"""The real daemon and a relay that refuses, hangs, drops and babbles: each letter arrives, what
went twice says so, nobody waits with a mail, and an admin reads one line of it."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest
from fault_run import NO_FLOOD, Customers, Scene, broken_promises, wait_until_settled
from living import LiveDaemon, wait_until
from moody_relay import listening

from gateway.simulate.relay import Mood, Relay

ILL = (
    Mood.CLOSES,
    Mood.LATER_BEFORE,
    Mood.LATER_AFTER,
    Mood.BABBLES,
    Mood.HANGS,
    Mood.DROPS,
    Mood.DROPS_AFTER,
    Mood.TAKES_AND_DROPS,
    Mood.TAKES_AND_BABBLES,
    Mood.TAKES_SILENTLY,
)
SHORT_SECONDS, LONG_SECONDS = 0.7, 20.0  # of each
SHORT_CLOCKS = (
    "import functools, datetime, gateway.wiring as wiring, outbound.post as post;"
    "import outbound.back_off as rest; rest.WAITS = (0.2,);"
    "import outbound.retry as retry;"
    "retry.WAITS = post.WAITS = (datetime.timedelta(seconds=0.3),) * 500;"
    "wiring.Relay = functools.partial(wiring.Relay, timeout_seconds=1.0, answer_seconds=2.0);"
    f"{NO_FLOOD}"
)


@pytest.mark.parametrize("is_long", [False, pytest.param(True, marks=pytest.mark.long)])
@pytest.mark.timeout(900)
def test_a_relay_in_every_mood_gets_each_letter_and_mail_is_taken_meanwhile(
    sqlite_template: Path, tmp_path: Path, is_long: bool
) -> None:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    url, met = f"sqlite:///{path}", list[float]()
    relay = Relay(Random(9), time.monotonic, lambda line: None)
    with (
        listening(relay, met) as port,
        LiveDaemon(tmp_path / "h", url, relay_port=port, program=SHORT_CLOCKS) as daemon,
    ):
        daemon.bring_people()
        daemon.start()
        customers = Customers(daemon.port)
        scene = Scene(daemon, tmp_path, url, is_long, customers)
        with customers:
            for mood in ILL:
                relay.moods = (mood,)
                customers.wait_for(1)
                time.sleep(LONG_SECONDS if is_long else SHORT_SECONDS)
                if mood is Mood.TAKES_AND_DROPS:
                    wait_until(lambda: has_taken(relay, Mood.TAKES_AND_DROPS))
            relay.is_away = True
            began, before = time.monotonic(), len(met)
            wait_until(lambda: "relay_away" in daemon.words(), told=daemon.words)
            customers.wait_for(2)
            calls, seconds = len(met) - before, time.monotonic() - began
            relay.is_away, relay.moods = False, (Mood.TAKES,)
            customers.wait_for(1)
        wait_until_settled(url, daemon)

        letters = [one.mail.as_bytes() for one in relay.taken]
        assert broken_promises(scene, letters) == []
        assert not customers.heard  # everybody's mail was taken at once
        assert calls < 10 + 2 * seconds / 0.2  # one call for all letters, then a rest
        assert has_taken(relay, Mood.TAKES)
        assert daemon.stop() == 0


def has_taken(relay: Relay, mood: Mood) -> bool:
    return any(one.mood is mood for one in relay.taken)
