"""A mail can be followed with a finger, from its bytes to the commit (docs/flow.md)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType

from gateway.rehearse.player import play
from gateway.rehearse.setups import example_setup
from gateway.rehearse.story import read_story_text

ROOT = Path(__file__).parent.parent
FILES_MAX = 15
OF_THE_DAEMON = {"doors/smtp_session.py", "doors/door.py", "worker/writer.py", "worker/leader.py"}
REPLY = """
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It prints again, but slowly.
expect T20261116.0004 status=note_emailed_in
"""


def named() -> list[str]:
    page = (ROOT / "docs" / "flow.md").read_text("utf-8")
    paragraph = page.partition("**With the finger.**")[2].partition("\n\n")[0]
    return re.findall(r"`(\w+/\w+\.py)`", paragraph)


def test_a_customers_reply_passes_fifteen_files_of_ours_and_the_page_names_them() -> None:
    setup = example_setup()
    story = read_story_text(REPLY, Path("reply.story"))
    run: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        run.add("/".join(Path(frame.f_code.co_filename).parts[-2:]))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        played = play(story, setup)
    finally:
        sys.setprofile(before)

    assert played.misses == ()
    assert len(named()) <= FILES_MAX
    assert [one for one in named() if one not in run | OF_THE_DAEMON] == []
