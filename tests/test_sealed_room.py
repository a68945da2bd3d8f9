"""The sealed room: rules and stories need no socket, no file to write and no clock but their own.

A process of its own plays them, with a hook on what Python reports of opening, connecting and
running, and another on every call of a clock out of our own code.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEAL = """
import os, sys
from contextlib import contextmanager
from pathlib import Path

OURS = tuple(str(Path.cwd() / one) + os.sep for one in ("gateway", "parsers", "rules", "outbound"))
FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen",
             "os.system", "os.remove", "os.rename", "os.mkdir", "os.rmdir")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "sleep"}
KEEPERS = ("datetime", "time")  # modules whose functions and classes have these
sealed = False

def refuse(event, args):
    if not sealed:
        return
    if event in FORBIDDEN or (event == "sqlite3.connect" and args[0] != ":memory:"):
        raise RuntimeError(f"the room is sealed: {event} {args[:1]}")
    if event == "open" and (set(args[1] or "") & set("wax+") or args[2] & WRITES):
        raise RuntimeError(f"the room is sealed: {args[0]} would be written")

def watch(frame, event, called):
    if event != "c_call" or called.__name__ not in CLOCKS:
        return
    owner = called.__self__
    keeper = owner.__name__ if hasattr(owner, "__spec__") else getattr(owner, "__module__", "")
    if keeper in KEEPERS and frame.f_code.co_filename.startswith(OURS):
        raise RuntimeError(f"the room is sealed: {called.__qualname__} in {frame.f_code.co_name}")

@contextmanager
def sealing():
    global sealed
    sealed = True
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)
        sealed = False

sys.dont_write_bytecode = True
sys.addaudithook(refuse)
"""
STORIES = """
from gateway.rehearse.setups import example_setup
from gateway.rehearse.outcomes import find_stories, rehearse_story, tell_outcome

setup = example_setup()
stories = find_stories((Path("tests/stories/waiting"),))
with sealing():
    outcomes = [rehearse_story(path, setup) for path in stories]
for one in outcomes:
    print(*tell_outcome(one, trace=False), sep="\\n")
sys.exit(not outcomes or not all(one.passed for one in outcomes))
"""
RULES = """
import pytest

class Seal:
    def pytest_collection_finish(self, session):
        from hypothesis import settings

        settings.register_profile("sealed", database=None, deadline=None)
        settings.load_profile("sealed")

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem):
        with sealing():
            return (yield)

sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "tests/rules"], plugins=[Seal()]))
"""
BREACHES = {
    "a file": "open('note.txt', 'w')",
    "a socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "a clock": "from datetime import datetime; datetime.now()",
    "a rest": "import time; time.sleep(0)",
}


def play(program: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SEAL + program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)


@pytest.mark.parametrize("program", [RULES, STORIES], ids=["rules", "stories"])
def test_rules_and_stories_pass_in_a_sealed_room(program: str) -> None:
    done = play(program)

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES)
def test_the_room_is_sealed(breach: str) -> None:
    inside = f"exec(compile({breach!r}, OURS[2] + 'inside.py', 'exec'))"

    done = play(f"with sealing():\n    {inside}\n")

    assert "the room is sealed" in done.stderr
