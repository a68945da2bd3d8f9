"""What a mail costs beside Roundup and django-helpdesk, in processor time, taking turns in one run.

`python -m bench.peers [--venv FOLDER] [--rounds 2] [--mails 100]` sets both up in a venv of their
own and gives all three the same kind of mails of `bench.mails`, each answer with the number and
Message-ID that its system knows. All have tickets by mail before, nobody's start is counted, and
the letters of the peers end in nothing (ours in the outbox).
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

from bench.mails import START, Made, Thread, mixed, people, requests

HERE = Path(__file__).parent
WANTED = ("roundup==2.6.0", "django-helpdesk==2.6.1")
TO = "support@desk.example"
SEEDS = 100
LETTER = (
    "Hello,\n\nthank you, your message has arrived. Its number stands in the subject.\n"
    "We answer within four working hours.\n\nDesk\nMonday to Friday, 9 am to 5 pm\n"
)
MARKS = {"peer_roundup.py": "[issue{n}]", "peer_helpdesk.py": "[support-{n}]"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--venv", type=Path, help="where the peers are, or will be, installed")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--mails", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        python = _installed(asked.venv or folder / "venv")
        runs: dict[str, Callable[[Path], float]] = {
            "ticketgate": lambda _: _ours(asked.mails),
            "Roundup": lambda home: _peer(python, "peer_roundup.py", home, asked.mails),
            "django-helpdesk": lambda home: _peer(python, "peer_helpdesk.py", home, asked.mails),
        }
        costs: dict[str, list[float]] = {name: [] for name in runs}
        for turn in range(asked.rounds):
            for name, run in runs.items():
                costs[name].append(run(folder / f"{name}-{turn}"))
    ours = statistics.fmean(costs["ticketgate"])
    for name, found in costs.items():
        mean = statistics.fmean(found)
        turns = ", ".join(f"{one:.2f}" for one in found)
        print(f"{name:16} {mean:6.2f} ms a mail ({turns})   {mean / ours:5.2f} x ticketgate")


def _installed(venv: Path) -> Path:
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *WANTED], check=True)
    return python


def _ours(many: int) -> float:
    command = [sys.executable, "-m", "bench.walk", "--mails", str(many + 10)]
    command += ["--held", "0", "--bare"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"whole\s+([\d.]+)", told)
    assert found is not None, told
    return float(found[1])


def _peer(python: Path, script: str, home: Path, many: int) -> float:
    """Return the milliseconds a mail that a peer took, on a tracker of its own."""
    seeds, mails = home.with_suffix(".seeds"), home.with_suffix(".mails")
    senders = people()
    threads = [
        Thread(
            senders[n % len(senders)],
            MARKS[script].format(n=n + 1),
            "your request",
            f"<letter{n}@desk.example>",
            LETTER,
        )
        for n in range(SEEDS)
    ]
    _write(seeds, requests(SEEDS, 1, TO))
    _write(mails, mixed(many, 1, TO, threads, START + timedelta(days=1)))
    command = [str(python), str(HERE / script), str(home), str(seeds), str(mails)]
    done = subprocess.run(command, capture_output=True, text=True)
    found = re.search(r"^RESULT ([\d.]+)", done.stdout, re.MULTILINE)
    if found is None:
        sys.exit(f"{script}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return float(found[1]) / many * 1000


def _write(folder: Path, mails: Iterable[Made]) -> None:
    folder.mkdir()
    for number, one in enumerate(mails):
        (folder / f"{number:06}.eml").write_bytes(one.raw)


if __name__ == "__main__":
    main()
