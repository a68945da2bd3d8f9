"""Stories are read line by line, and every line at fault is named with its reason."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from gateway.rehearse.expect_line import EXPECT_KEYS, TICKET_KEYS, WORDS_MAX
from gateway.rehearse.steps import (
    At,
    BounceLetter,
    Confirm,
    Expect,
    MadeUpFile,
    Proof,
    PutAbsence,
    PutCall,
    PutRota,
    PutTicket,
    Restart,
    SendMail,
    Setting,
    Step,
    Subject,
    Unit,
    UnplayableStory,
    UseProfile,
    Wait,
    Want,
)
from gateway.rehearse.story import read_story, read_story_text
from gateway.rehearse.ticket_fields import FIELDS

HERE = Path("here.story")
NUMBER = "T20261116.0004"
NOON = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 (the desk's wall clock)


def step_of(text: str) -> Step:
    (step,) = read_story_text(text, HERE).steps
    return step


def fault_of(text: str) -> str:
    with pytest.raises(UnplayableStory) as raised:
        read_story_text(text, HERE)
    (fault,) = raised.value.faults
    return str(fault)


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("profile zoho", UseProfile(1, "zoho")),
        ("set uc.grace_business_days=0", Setting(1, "uc.grace_business_days", "0")),
        ("set private=ticket", Setting(1, "private", "ticket")),
        ('set phrases.close="is resolved, is done"',
         Setting(1, "phrases.close", "is resolved, is done")),
        ('set sls.hosts=["a.example", "b.example"]',
         Setting(1, "sls.hosts", "a.example, b.example")),
        ("at 2026-11-23 12:00", At(1, NOON)),
        ("at 2026-11-23 12:00:00", At(1, NOON)),
        ("wait 90m", Wait(1, 90, Unit.MINUTES)),
        ("wait 4h", Wait(1, 4, Unit.HOURS)),
        ("wait 5d", Wait(1, 5, Unit.DAYS)),
        ("wait 2w", Wait(1, 2, Unit.WEEKS)),
        ("wait 3bd", Wait(1, 3, Unit.BUSINESS_DAYS)),
        (f'ticket {NUMBER} "Printer offline" primary=maya contact=carla',
         PutTicket(1, NUMBER, "Printer offline", (("contact", "carla"), ("primary", "maya")))),
        (f"call {NUMBER} 2026-11-23 12:00", PutCall(1, NUMBER, NOON)),
        ("away maya 2026-12-07 2026-12-11",
         PutAbsence(1, "maya", date(2026, 12, 7), date(2026, 12, 11))),
        ("rota maya 2026-11-20", PutRota(1, "maya", date(2026, 11, 20))),
        ("bounce of=N-09 to=carla status=5.1.1", BounceLetter(1, "N-09", "carla", "5.1.1")),
        ("confirm maya", Confirm(1, "maya")),
        ("confirm maya auth=fail", Confirm(1, "maya", Proof.FAIL)),
        ("restart", Restart(1)),
        ("mail file=0017-name.eml", SendMail(1, file=Path("0017-name.eml"))),
    ],
)  # fmt: skip
def test_each_directive_becomes_its_step(line: str, step: Step) -> None:
    assert step_of(line) == step


def test_a_mail_takes_all_its_keys() -> None:
    text = """mail from=maya to=support+waiting,carla cc=ben subject="A b" id=m1 reply=N-02 \
auth=login header="X-A: b" header="Auto-Submitted: no" attach=vpn.log:text/plain:12kB \
html="<p>\\"x\\"</p>" delivered_to=support envelope_from=bob@x.example"""

    step = step_of(text)

    assert step == SendMail(
        1,
        sender="maya",
        to=("support+waiting", "carla"),
        cc=("ben",),
        subject="A b",
        id="m1",
        reply="N-02",
        proof=Proof.LOGIN,
        headers=(("X-A", "b"), ("Auto-Submitted", "no")),
        files=(MadeUpFile("vpn.log", "text/plain", 12 * 1024),),
        html='<p>"x"</p>',
        delivered_to="support",
        envelope_from="bob@x.example",
    )


def test_the_text_of_a_mail_is_what_stands_behind_the_bars() -> None:
    text = "mail from=maya to=support\n| #waiting\n|\n|no blank\n|   three blanks\n\n# a comment"

    step = step_of(text)

    assert isinstance(step, SendMail)
    assert step.lines == ("#waiting", "", "no blank", "  three blanks")


@pytest.mark.parametrize(
    ("line", "subject", "words", "wants"),
    [
        (f"{NUMBER} status=new tags=\"\"", Subject.TICKET, (NUMBER,),
         (Want("status", "new"), Want("tags", ""))),
        ('notice N-04 to=carla subject~"Still waiting"', Subject.NOTICE, ("N-04",),
         (Want("to", "carla"), Want("subject", "Still waiting", contains=True))),
        ("notice N-09.1", Subject.NOTICE, ("N-09.1",), ()),
        ("cancelled N-06 to=carla", Subject.CANCELLED, ("N-06",), (Want("to", "carla"),)),
        ("error E-19b to=maya", Subject.ERROR, ("E-19b",), (Want("to", "maya"),)),
        ("warning W-01 to=maya", Subject.WARNING, ("W-01",), (Want("to", "maya"),)),
        (f"note {NUMBER} internal by=maya", Subject.NOTE, (NUMBER, "internal"),
         (Want("by", "maya"),)),
        (f"timer {NUMBER} waiting_reminder", Subject.TIMER, (NUMBER, "waiting_reminder"), ()),
        (f"new ticket {NUMBER} contact=carla", Subject.NEW_TICKET, (NUMBER,),
         (Want("contact", "carla"),)),
        ("new ticket", Subject.NEW_TICKET, (), ()),
        ("quarantine reason=self_addressed", Subject.QUARANTINE, (),
         (Want("reason", "self_addressed"),)),
        (f'events {NUMBER} "complete > incomplete_reopened"', Subject.EVENTS,
         (NUMBER, "complete > incomplete_reopened"), ()),
    ],
)  # fmt: skip
def test_each_expectation_is_read(
    line: str, subject: Subject, words: tuple[str, ...], wants: tuple[Want, ...]
) -> None:
    step = step_of(f"expect {line}")

    assert step == Expect(1, f"expect {line}", subject, False, words, wants)


@pytest.mark.parametrize(
    "line",
    [
        "no notice", "no notice N-06", "no notice to=carla", "no quarantine", "no new ticket",
        f"no timer {NUMBER} waiting_reminder", f"no note {NUMBER} public", "no error to=maya",
    ],
)  # fmt: skip
def test_what_must_not_be_is_read_too(line: str) -> None:
    step = step_of(f"expect {line}")

    assert isinstance(step, Expect)
    assert step.negated


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("jump 5d", "unknown directive"),
        ("wait 5x", '"5x" is no duration'),
        ("wait", "how long is missing"),
        ("at 2026-11-31 10:00", "is no moment"),
        ("set uc.enabled", "has no value"),
        ('ticket 4711 "x"', '"4711" is no ticket number'),
        (f"ticket {NUMBER}", "title in quotation marks is missing"),
        (f'ticket {NUMBER} "x" primry=maya', "did you mean primary?"),
        (f'ticket {NUMBER} "x" primary=maya primary=jonas', '"primary" is given twice'),
        ('mail to=support subject="x"', "neither who writes"),
        ('mail from=maya subject="x', "a quotation mark is not closed"),
        ("mail from=maya auth=maybe", "auth=maybe"),
        ("mail from=maya header=nonsense", "is no header"),
        ("mail from=maya attach=vpn.log", "is no attachment"),
        ("mail file=x.eml from=maya", 'unknown key "from"'),
        ("| words", "text without a mail above it"),
        ("away maya 2026-12-11 2026-12-07", "before it begins"),
        ("bounce to=carla", "of=N-09"),
        ("bounce of=N-09 to=carla status=2.0.0", "no enhanced status code"),
        ("expect", "says not what is expected"),
        ("expect letter N-02", 'cannot expect "letter"'),
        ("expect notice", "which notice?"),
        ("expect notice N-2", '"N-2" is no notice'),
        ("expect error W-01", "which error?"),
        (f"expect note {NUMBER} secret", 'not "secret"'),
        (f"expect note {NUMBER}", "internal or public"),
        (f"expect no {NUMBER} status=new", "cannot be expected"),
        (f"expect {NUMBER} statuss=new", "did you mean status?"),
        ("expect notice N-02 too=maya", 'unknown key "too"; did you mean to?'),
    ],
)
def test_a_line_at_fault_is_named_with_its_reason(line: str, reason: str) -> None:
    fault = fault_of(line)

    assert fault.startswith("here.story:1: ")
    assert reason in fault


def test_all_faults_of_a_story_are_told_at_once() -> None:
    with pytest.raises(UnplayableStory) as raised:
        read_story_text("wait 5x\n\njump\n", HERE)

    assert [fault.line for fault in raised.value.faults] == [1, 3]


def test_a_story_that_is_not_there_is_a_fault_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UnplayableStory, match="cannot be read"):
        read_story(tmp_path / "nothing.story")


def test_a_byte_order_mark_of_an_editor_is_no_word(tmp_path: Path) -> None:
    path = tmp_path / "marked.story"
    path.write_text("restart\n", "utf-8-sig")

    story = read_story(path)

    assert story.steps == (Restart(1),)


def test_a_mail_may_hold_other_line_separators() -> None:
    step = step_of("mail from=maya to=support\n| one\u2028two\n")

    assert isinstance(step, SendMail)
    assert step.lines == ("one\u2028two",)


def test_the_tables_of_expectations_are_complete() -> None:
    assert EXPECT_KEYS.keys() == set(Subject)
    assert WORDS_MAX.keys() == set(Subject)
    assert set(TICKET_KEYS) <= FIELDS.keys()
