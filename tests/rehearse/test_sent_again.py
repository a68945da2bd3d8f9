"""What a refused mail comes back as: its block is obeyed as it stands, wherever that can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from gateway.rehearse.outcomes import rehearse_story
from gateway.rehearse.player import Setup, play
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story import read_story
from rules.commands.refusals import ErrorCode
from rules.model.notice import Notice

TICKET = 'ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress'
TO_INSIDE = 'mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"'
BLOCK = re.compile(
    r"(?:(?:Send again, corrected|Send this again), by replying|In a reply) to this mail:\n\n"
)
END = re.compile(r"\n\n(?:Close to what you wrote: |All: #help)")


@dataclass(frozen=True, slots=True)
class Refused:
    """A mail that is refused: how it begins, what it says, what is so once it came again."""

    code: ErrorCode
    says: str
    then: str  # of the ticket, when the block has been sent as it came back
    before: str = TICKET
    mail: str = TO_INSIDE
    block: str = ""  # what comes back, where it is worth telling
    by: str = "maya"
    filled: tuple[tuple[str, str], ...] = ()  # what its writer puts where only they know


SYNOPSIS = "Client wants the phone number on all landing pages changed to 555-0102."
HANDOFF = (
    "#handoff @jonas\nSummary: The VPN fails with a timeout after MFA was fixed.\n"
    "Done: cleared the stored credentials\nCause: unknown\nBlockers: none\n"
    "Files: none\nStatus: in progress"
)
LEAVE = "#ooo return 2026-12-14\nProblem: the nightly export stops at 40 %.\nNext steps: uncertain"
FILLED = (
    Refused(
        ErrorCode.ARGUMENTS,
        "#sev 9\n#tag vip",
        'severity=2 tags="vip"',
        filled=(("<a number from 1 to 4>", "2"),),
    ),
    Refused(
        ErrorCode.ATTEMPT_REFUSED,
        "#attempt phone 2026-11-30 10:00 vm",
        "attempts=1",
        filled=(("<YYYY-MM-DD>", "2026-11-23"), ("<HH:MM>", "09:40")),
    ),
    Refused(
        ErrorCode.NO_SENTENCE,
        "#resource",
        "status=follow_up_resource",
        filled=(("<what is to be done>", "call Carla about the router"),),
    ),
    Refused(
        ErrorCode.NO_SYNOPSIS,
        "#dept seo",
        "department=seo",
        filled=(("<what the client wants, and what exactly is to be done>", SYNOPSIS),),
    ),
    Refused(
        ErrorCode.HANDOFF_INCOMPLETE,
        HANDOFF,
        "primary=jonas",
        filled=(
            ("<what is left, one step a line>", "- check the rule\n- read the log"),
            ("<high, medium or low, or a date>", "low"),
        ),
    ),
    Refused(
        ErrorCode.VAGUE,
        f"{HANDOFF}\nRemaining: tbd\nUrgency: low",
        "primary=jonas",
        filled=(("<what is left, one step a line>", "- check the rule\n- read the log"),),
    ),
    Refused(
        ErrorCode.SUMMARY_INCOMPLETE,
        LEAVE,
        'tags="ooo_summary" status=waiting_customer',
        filled=(
            ("Action taken:", "Action taken: raised the timeout"),
            ("Blockers:", "Blockers: none"),
        ),
    ),
    Refused(
        ErrorCode.SUMMARY_INCOMPLETE,
        LEAVE.replace(" return 2026-12-14", "\nAction taken: raised it\nBlockers: none"),
        'tags="ooo_summary"',
        filled=(("YYYY-MM-DD", "2026-12-14"),),
    ),
    Refused(
        ErrorCode.AMBIGUOUS_DATE,
        f"{LEAVE}\nAction taken: raised it\nBlockers: none".replace(
            " return 2026-12-14", "\nReturn date: 12/01"
        ),
        'tags="ooo_summary"',
        filled=(("<YYYY-MM-DD>", "2026-12-01"),),
    ),
    Refused(
        ErrorCode.NO_SUCH_TICKET,
        "#duplicate of T20261101.0009",
        "status=complete",
        before=f'{TICKET}\nticket T20261117.0001 "Printer" contact=carla primary=maya',
        filled=(("<number of the other ticket>", "T20261117.0001"),),
    ),
    Refused(
        ErrorCode.ARGUMENTS,
        "#duplicate of T20261116.0004",
        "status=complete",
        before=f'{TICKET}\nticket T20261117.0001 "Printer" contact=carla primary=maya',
        filled=(("<number of the other ticket>", "T20261117.0001"),),
    ),
    Refused(
        ErrorCode.ATTEMPT_INCOMPLETE,
        "#attempt phone 2026-11-18 10:00",
        "attempts=1",
        filled=(("<vm, message or noanswer>", "vm"),),
    ),
)

MENDED = (
    Refused(ErrorCode.UNKNOWN_COMMAND, "#tagg vip", 'tags="vip"', block="#tag vip"),
    Refused(ErrorCode.ARGUMENTS, "#assign Jonas", "primary=jonas", block="#assign @jonas"),
    Refused(ErrorCode.ARGUMENTS, "#assign Priya please", "primary=priya"),
    Refused(
        ErrorCode.NO_PRIMARY,
        "#resource please call Carla",
        "status=follow_up_resource primary=maya",
        before=TICKET.replace(" primary=maya", ""),
        block="#take\n#resource please call Carla",
    ),
    Refused(
        ErrorCode.STATUS_NOT_HERE,
        "#noshow",
        "status=no_show_remote",
        before=f"{TICKET} category=order",
    ),
    Refused(
        ErrorCode.LINK_WAS_SENT,
        "#waiting",
        "status=scheduling_link_sent",
        before=TICKET.replace("in_progress", "scheduling_link_sent"),
    ),
    Refused(
        ErrorCode.NO_DUE_DATE,
        "#defer 2026-11-20 ring the supplier",
        "status=deferred due=2026-11-30",
        block="#defer 2026-11-30 ring the supplier",
    ),
    Refused(
        ErrorCode.OWNED,
        "#progress",
        "status=in_progress primary=jonas",
        mail=TO_INSIDE.replace("maya", "jonas"),
        by="jonas",
    ),
    Refused(ErrorCode.TWO_STATUSES, "#waiting\n#progress", "status=waiting_customer"),
    Refused(
        ErrorCode.IN_THE_PAST,
        "#scheduled 2026-11-20 10:00 for 1h with @jonas",
        "status=scheduled",
        block="#scheduled 2026-11-24 10:00 for 1h with @jonas",
    ),
    Refused(
        ErrorCode.NO_SHOW_TOO_EARLY,
        "Nobody there.",
        "status=no_show_remote",
        before=f"{TICKET}\ncall T20261116.0004 2026-11-23 15:00",
        mail=TO_INSIDE.replace("+internal", "+noshow"),
    ),
    Refused(
        ErrorCode.CATEGORY_WITHOUT_STATUS,
        "#category todo",
        "category=todo",
        before=TICKET.replace("in_progress", "waiting_customer"),
    ),
    Refused(ErrorCode.ATTEMPT_INCOMPLETE, "#attempt phone vm 555-0102", "attempts=1"),
    Refused(ErrorCode.PERSON, "#assign @jonsa the hall", "primary=jonas"),
    Refused(ErrorCode.PERSON, "#queue onsite suport", 'queue="Onsite Support"'),
    Refused(
        ErrorCode.PERSON,
        "#assign @jonas",
        "primary=jonas",
        before=f"{TICKET}\naway jonas 2026-11-20 2026-11-30",
        block="#assign @jonas\n#force",
    ),
    Refused(
        ErrorCode.LOCKED,
        "#release for the next one",
        "primary=none",
        mail=TO_INSIDE.replace("maya", "jonas"),
        by="jonas",
    ),
    Refused(
        ErrorCode.SUMMARY_ON_COMPLETED,
        "#ooo return 2026-12-14",
        "status=complete",
        before=TICKET.replace("in_progress", "complete"),
    ),
    Refused(ErrorCode.AMBIGUOUS_DATE, "#defer 12/01", "status=deferred due=2026-12-01"),
    Refused(
        ErrorCode.TOO_MANY_COMMANDS,
        "\n".join(f"#tag label{number}" for number in range(21)),
        "status=in_progress",
    ),
    Refused(
        ErrorCode.NO_SUCH_ITEM,
        "#check 2,7",
        'checklist="1 open, 2 done"',
        before=f'{TICKET} checklist="1 open, 2 open"',
        block="#check 2",
    ),
    Refused(
        ErrorCode.NOT_APPROVED,
        "We look at it, Carla.",
        "triage=untriaged",
        before="profile landesk\n"
        + TICKET.replace("in_progress", "new triage=untriaged group=digital").replace(
            " primary=maya", ""
        ),
        mail=TO_INSIDE.replace("+internal", ""),
    ),
    Refused(ErrorCode.NOT_AT_THE_TOP, "She will call.\n#waiting", "status=waiting_customer"),
)

# Why no block of these can be sent again at all: what is missing only a person knows.
LEFT_TO_THE_WRITER = {
    ErrorCode.SEVERAL_TICKETS: "which ticket is meant",
    ErrorCode.NOT_A_TRIAGER: "a triager decides",
    ErrorCode.CODE: "the code",
    ErrorCode.SEVERAL_STRANGERS: "which of them is meant",
    ErrorCode.NO_CLIENT_ID: "which client it is, where the words name none or several",
    ErrorCode.NOTHING_TO_UNDO: "there is nothing",
    ErrorCode.CROSSED: "whether it still fits; #send is offered (tests/stories/crossed)",
    ErrorCode.UNSEEN: "which of the lines were meant",
}


class Seen(SimulatedDesk):
    """A desk that is found again when its story is over."""

    last: SimulatedDesk

    def begin_step(self) -> None:
        Seen.last = self
        super().begin_step()


def test_every_error_is_mended_or_left_to_its_writer() -> None:
    assert {one.code for one in (*MENDED, *FILLED)} | LEFT_TO_THE_WRITER.keys() == set(ErrorCode)


@pytest.mark.parametrize(
    "refused", [*MENDED, *FILLED], ids=lambda one: f"{one.code}: {one.says[:30]}"
)
def test_the_block_that_comes_back_is_obeyed(
    refused: Refused, tmp_path: Path, setup: Setup
) -> None:
    first = f"{refused.before}\n{refused.mail}\n{_said(refused.says)}"
    path = tmp_path / "refused.story"
    path.write_text(f"{first}\nexpect error {refused.code} to={refused.by}\n")
    assert rehearse_story(path, setup).passed

    play(read_story(path), setup, Seen)
    block = _block(Seen.last)
    for gap, words in refused.filled:
        assert gap in block
        block = block.replace(gap, words)
    again = f"mail from={refused.by} reply=N-34\n{_said(block)}"
    path.write_text(f"{first}\n{again}\nexpect no error\nexpect T20261116.0004 {refused.then}\n")

    outcome = rehearse_story(path, setup)

    assert outcome.passed, (block, outcome)
    assert refused.block in ("", block.partition("\n\n")[0])


def _said(text: str) -> str:
    return "\n".join(f"| {line}".rstrip() for line in text.split("\n"))


def _block(desk: SimulatedDesk) -> str:
    """Return what the last N-34 offers to be sent again, as somebody would copy it."""
    letter = next(one for one in reversed(desk.letters) if one.notice is Notice.N_34)
    behind = BLOCK.split(letter.text)[1]
    return "\n".join(line.strip() for line in END.split(behind)[0].split("\n"))
