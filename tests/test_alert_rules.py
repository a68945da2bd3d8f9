"""The alarms of docs/monitoring, as Prometheus reads and fires them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

RULES = Path(__file__).parent.parent / "docs" / "monitoring" / "ticketgate.rules.yml"
needs_promtool = pytest.mark.skipif(
    shutil.which("promtool") is None, reason="no promtool: apt-get install prometheus"
)
SERVED = '{job="ticketgate"}'
# alarm -> the series a minute apart (value + growth x times), minutes until it fires, and the
# same series a hair better, which must wake nobody
CASES = {
    "TicketgateDown": ({f"up{SERVED}": "0x10"}, 3, {f"up{SERVED}": "1x10"}),
    "TicketgateDatabaseAway": (
        {"ticketgate_database_up": "0x10"},
        2,
        {"ticketgate_database_up": "1x10"},
    ),
    "TicketgateNobodyDecides": (
        {"ticketgate_clerk_running": "0x10"},
        3,
        {"ticketgate_clerk_running": "1x10"},
    ),
    "TicketgateUndecided": (
        {"ticketgate_oldest_undecided_seconds": "301x10"},
        2,
        {"ticketgate_oldest_undecided_seconds": "299x10"},
    ),
    "TicketgateLettersStuck": (
        {"ticketgate_oldest_unsent_seconds": "901x10", "ticketgate_outbox_paused": "0x10"},
        3,
        {"ticketgate_oldest_unsent_seconds": "901x10", "ticketgate_outbox_paused": "1x10"},
    ),
    "TicketgatePaused": (
        {"ticketgate_outbox_paused": "1x90"},
        61,
        {"ticketgate_outbox_paused": "1x30 0x60"},
    ),
    "TicketgateHeld": (
        {'ticketgate_held{reason="spam"}': "1x60", 'ticketgate_held{reason="loop"}': "0x60"},
        31,
        {'ticketgate_held{reason="spam"}': "0x60"},
    ),
    "TicketgateCrashed": (
        {'ticketgate_held{reason="crashed:reader"}': "1x10"},
        1,
        {'ticketgate_held{reason="spam"}': "9x10"},
    ),
    "TicketgateTimersLate": (
        {"ticketgate_timers_late": "1x20"},
        6,
        {"ticketgate_timers_late": "1x3 0x20"},
    ),
    "TicketgateAlertLost": (
        {"ticketgate_staff_undeliverable": "1x5"},
        1,
        {"ticketgate_staff_undeliverable": "0x5"},
    ),
    "TicketgateReadersDie": (
        {"ticketgate_reader_restarts_total": "0+1x60"},
        60,
        {"ticketgate_reader_restarts_total": "0x30 2x30"},
    ),
    "TicketgateMailboxStuck": (
        {"ticketgate_mailbox_unfinished": "51x60"},
        31,
        {"ticketgate_mailbox_unfinished": "50x60"},
    ),
    "TicketgateSlow": (
        {
            'ticketgate_accept_seconds_bucket{le="1"}': "0+1x60",
            'ticketgate_accept_seconds_bucket{le="5"}': "0+20x60",
            'ticketgate_accept_seconds_bucket{le="+Inf"}': "0+20x60",
        },
        30,
        {
            'ticketgate_accept_seconds_bucket{le="1"}': "0+20x60",
            'ticketgate_accept_seconds_bucket{le="5"}': "0+20x60",
            'ticketgate_accept_seconds_bucket{le="+Inf"}': "0+20x60",
        },
    ),
}


def promtool(*arguments: str) -> None:
    done = subprocess.run(["promtool", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def fires(alarm: str, series: dict[str, str], minutes: int, *, so: bool) -> dict[str, object]:
    """Return a unit test of promtool; JSON is YAML. Labels are compared by `promtool` itself."""
    severity, summary, action = told(alarm)
    labels = {"severity": severity}
    named = next(iter(series))
    if alarm == "TicketgateDown":
        labels["job"] = "ticketgate"
    if alarm == "TicketgateCrashed":
        labels["reason"] = str(re.findall(r'reason="([^"]*)"', named)[0])
    expected = {"exp_labels": labels, "exp_annotations": {"summary": summary, "action": action}}
    return {
        "interval": "1m",
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "alert_rule_test": [
            {
                "eval_time": f"{minutes}m",
                "alertname": alarm,
                "exp_alerts": [expected] if so else [],
            }
        ],
    }


def told(alarm: str) -> list[str]:
    """Return severity, summary and action of an alarm."""
    block = RULES.read_text("utf-8").split(f"- alert: {alarm}\n")[1].split("- alert:")[0]
    found = [
        re.search(rf'{key}: "?(.*?)"?$', block, re.M) for key in ("severity", "summary", "action")
    ]
    return [one[1] for one in found if one is not None]


def test_every_alarm_has_its_case() -> None:
    assert set(re.findall(r"- alert: (\w+)", RULES.read_text("utf-8"))) == set(CASES)


@needs_promtool
def test_prometheus_reads_the_rules() -> None:
    promtool("check", "rules", str(RULES))


@needs_promtool
def test_each_alarm_fires_when_it_must_and_not_before(tmp_path: Path) -> None:
    tests = []
    for alarm, (bad, minutes, good) in CASES.items():
        tests.append(fires(alarm, bad, minutes, so=True))
        tests.append(fires(alarm, good, minutes, so=False))
    unit = tmp_path / "alarms.yml"
    unit.write_text(json.dumps({"rule_files": [str(RULES)], "tests": tests}), "utf-8")

    promtool("test", "rules", str(unit))
