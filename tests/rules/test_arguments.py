"""What stands behind a command: dates, people, targets, and each family of arguments."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.clock import Calendar, week_of
from rules.commands.arguments import (
    AttemptArgs,
    AwayArgs,
    BackArgs,
    CallKind,
    CancelCallArgs,
    CheckArgs,
    DeferArgs,
    DueArgs,
    Ground,
    HandoffArgs,
    HeadsUpArgs,
    HeldArgs,
    HelpArgs,
    LeaveArgs,
    LinkArgs,
    NoShowArgs,
    Outcome,
    OutreachArgs,
    OutreachOrder,
    PersonArgs,
    ReachedBy,
    ReleaseArgs,
    RespondedArgs,
    ScheduledArgs,
    TagArgs,
    TakeArgs,
    TargetArgs,
    TextArgs,
    TimeDoneArgs,
    UndoArgs,
    WaitingArgs,
    WorkArgs,
)
from rules.commands.grammar import (
    WORKDAY,
    Found,
    PersonKind,
    PersonRef,
    PlaceKind,
    PlaceRef,
    find_date,
    find_duration,
    find_target,
    find_ticket,
    find_time,
)
from rules.commands.read import (
    read_back,
    read_check,
    read_handoff,
    read_held_as,
    read_help,
    read_link,
    read_maybe_person,
    read_maybe_target,
    read_person_and_what,
    read_release,
    read_responded,
    read_tags,
    read_take,
    read_time_done,
    read_undo,
    read_untag,
    read_waiting,
    read_what,
    read_work,
)
from rules.commands.read_dated import (
    read_attempt,
    read_away,
    read_cancel_call,
    read_defer,
    read_due,
    read_heads_up,
    read_leave,
    read_no_show,
    read_outreach,
    read_scheduled,
)
from rules.commands.refusals import ErrorCode, Refusal
from rules.model.cycle import Channel

CALENDAR = Calendar(
    "America/New_York", week_of({"mon-fri": "09:00-17:00"}), frozenset({date(2026, 11, 26)})
)
TODAY = date(2026, 11, 23)  # a Monday
GROUND = Ground(TODAY, CALENDAR, "#verb")
MAYA = PersonRef(PersonKind.HANDLE, "maya")


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("2026-12-01", date(2026, 12, 1), ""),
        ("2026-12-01 10:00", date(2026, 12, 1), "10:00"),
        ("1-dec", date(2026, 12, 1), ""),
        ("01-DEC-2027", date(2027, 12, 1), ""),
        ("1-december", date(2026, 12, 1), ""),
        ("3-jan", date(2027, 1, 3), ""),
        ("29-feb", date(2028, 2, 29), ""),
        ("today", TODAY, ""),
        ("Tomorrow: call", date(2026, 11, 24), "call"),
        ("monday", date(2026, 11, 30), ""),
        ("Sat", date(2026, 11, 28), ""),
        ("tues, early", date(2026, 11, 24), "early"),
        ("+3d", date(2026, 11, 26), ""),
        ("+3bd ring", date(2026, 11, 27), "ring"),
        ("+2w", date(2026, 12, 7), ""),
    ],
)
def test_dates_are_read(text: str, day: date, rest: str) -> None:
    assert find_date(text, TODAY, CALENDAR) == Found(day, rest)


@pytest.mark.parametrize(
    "text",
    ["yesterday", "mondayish", "2026-02-30", "2026-13-01", "0001-01-01", "9999-12-31", "30m", ""],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text, TODAY, CALENDAR) is None


@pytest.mark.parametrize("text", ["12/01", "12/01/2026", "1/12 x", "12.01.2026", "01-12-26"])
def test_a_date_that_can_be_read_two_ways_is_refused(text: str) -> None:
    found = find_date(text, TODAY, CALENDAR)

    assert isinstance(found, Refusal)
    assert found.code is ErrorCode.AMBIGUOUS_DATE


def test_a_day_and_month_of_the_past_are_the_latest_such_day() -> None:
    assert find_date("9-dec", TODAY, CALENDAR, past=True) == Found(date(2025, 12, 9), "")
    assert find_date("9-nov", TODAY, CALENDAR, past=True) == Found(date(2026, 11, 9), "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14:20 vm", Found(time(14, 20), "vm")),
        ("9:05", Found(time(9, 5), "")),
        ("10am", Found(time(10), "")),
        ("10:30 pm", Found(time(22, 30), "")),
        ("12am", Found(time(0), "")),
        ("12 p.m.", Found(time(12), "")),
        ("24:00", None),
        ("13pm", None),
        ("10", None),
        ("555-0102", None),
        ("10:5", None),
    ],
)
def test_times_are_read(text: str, found: Found[time] | None) -> None:
    assert find_time(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30m", Found(timedelta(minutes=30), "")),
        ("1.5h x", Found(timedelta(hours=1.5), "x")),
        ("1,5 h", Found(timedelta(hours=1.5), "")),
        ("4d", Found(4 * WORKDAY, "")),
        ("2 hours", Found(timedelta(hours=2), "")),
        ("0m", None),
        ("30", None),
        ("30 mice", None),
    ],
)
def test_durations_are_read(text: str, found: Found[timedelta] | None) -> None:
    assert find_duration(text) == found


@pytest.mark.parametrize(
    ("text", "target", "rest"),
    [
        ("@Maya", MAYA, ""),
        ("@maya: do it", MAYA, "do it"),
        ("@jonas.feld, please", PersonRef(PersonKind.HANDLE, "jonas.feld"), "please"),
        ("Jonas@Desk.example", PersonRef(PersonKind.ADDRESS, "jonas@desk.example"), ""),
        ("<jonas@desk.example> x", PersonRef(PersonKind.ADDRESS, "jonas@desk.example"), "x"),
        ('"Jonas Feld"', PersonRef(PersonKind.NAME, "Jonas Feld"), ""),
        ("me", PersonRef(PersonKind.ME), ""),
        ("next", PlaceRef(PlaceKind.NEXT), ""),
        ("Team:networking now", PlaceRef(PlaceKind.TEAM, "networking"), "now"),
        ('queue:"Remote Support"', PlaceRef(PlaceKind.QUEUE, "Remote Support"), ""),
        ("group:payroll-systems", PlaceRef(PlaceKind.GROUP, "payroll-systems"), ""),
    ],
)
def test_targets_are_read(text: str, target: PersonRef | PlaceRef, rest: str) -> None:
    assert find_target(text) == Found(target, rest)


@pytest.mark.parametrize("text", ["Jonas", "merry", "nextweek", "team:", "@", '""', ""])
def test_what_is_no_target_is_none(text: str) -> None:
    assert find_target(text) is None


@pytest.mark.parametrize(
    "ref",
    [MAYA, PersonRef(PersonKind.ME), PersonRef(PersonKind.NAME, "A B"), PlaceRef(PlaceKind.NEXT)],
)
def test_a_target_is_written_as_it_is_read(ref: PersonRef | PlaceRef) -> None:
    assert find_target(str(ref)) == Found(ref, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("T20261116.0004", "T20261116.0004"),
        ("[t20261116.0004.001]", "T20261116.0004.001"),
        ("T20261316.0001", None),
        ("T20261116.4", None),
        ("T20261116.00041", None),
        ("#T20261116.10000", "T20261116.10000"),
        ("T20261116.1234567890", None),
    ],
)
def test_ticket_numbers_are_read(text: str, number: str | None) -> None:
    assert find_ticket(text) == (Found(number, "") if number else None)


def test_a_deferred_date_may_have_a_time_and_a_reason() -> None:
    assert read_defer("until 2026-12-01 14:00 parts", GROUND) == DeferArgs(
        date(2026, 12, 1), time(14), "parts"
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", ErrorCode.NO_DUE_DATE, "after today"),
        ("2026-11-20", ErrorCode.NO_DUE_DATE, "in the past"),
        ("today", ErrorCode.NO_DUE_DATE, "is today"),
        ("soon", ErrorCode.NO_DUE_DATE, "#defer 2026-11-30"),
        ("12/01", ErrorCode.AMBIGUOUS_DATE, "two ways"),
    ],
)
def test_a_deferred_ticket_needs_a_date_after_today(text: str, code: ErrorCode, words: str) -> None:
    refusal = read_defer(text, GROUND)

    assert isinstance(refusal, Refusal)
    assert refusal.code is code
    assert words in refusal.text()


def test_an_appointment_has_its_parts_in_any_order() -> None:
    expected = ScheduledArgs(
        date(2026, 11, 30), time(10), timedelta(hours=1), MAYA, CallKind.OFF_MACHINE
    )

    assert read_scheduled("2026-11-30 10:00 for 1h with @maya off-machine", GROUND) == expected
    assert read_scheduled("2026-11-30 10am off-machine with @maya for 60m", GROUND) == expected


@pytest.mark.parametrize(
    "text", ["", "2026-11-30", "2026-11-30 10:00 for ages", "2026-11-30 10:00 with Maya",
             "2026-11-30 10:00 sometime", "2026-11-30 10:00 remote onsite"],
)  # fmt: skip
def test_an_appointment_that_is_not_understood_is_refused(text: str) -> None:
    assert read_scheduled(text, GROUND) is None


def test_a_no_show_may_name_its_appointment_and_be_forced() -> None:
    assert read_no_show("", GROUND) == NoShowArgs()
    assert read_no_show("2026-11-23 09:00 force", GROUND) == NoShowArgs(TODAY, time(9), force=True)
    assert read_no_show("forse", GROUND) is None
    assert read_no_show("2026-11-23", GROUND) is None


def test_calls_are_cancelled_one_all_or_the_next() -> None:
    assert read_cancel_call("", GROUND) == CancelCallArgs()
    assert read_cancel_call("all", GROUND) == CancelCallArgs(everything=True)
    assert read_cancel_call("2026-11-30 10:00", GROUND) == CancelCallArgs(
        date(2026, 11, 30), time(10)
    )
    assert read_cancel_call("some", GROUND) is None


PHONE = Channel.PHONE


@pytest.mark.parametrize(
    ("text", "attempt"),
    [
        ("phone 2026-11-09 14:20 vm 555-0177",
         AttemptArgs(PHONE, date(2026, 11, 9), time(14, 20), outcome=Outcome.VM, text="555-0177")),
        ("phone now no answer", AttemptArgs(PHONE, now=True, outcome=Outcome.NOANSWER)),
        ("phone vm", AttemptArgs(PHONE, outcome=Outcome.VM)),
        ("phone 2026-11-09 vm", AttemptArgs(PHONE, date(2026, 11, 9), outcome=Outcome.VM)),
        ("phone 2026-11-09 14:20", AttemptArgs(PHONE, date(2026, 11, 9), time(14, 20))),
        ("phone now spoke to her, no answer yet",
         AttemptArgs(PHONE, now=True, text="spoke to her, no answer yet")),
        ("phone yesterday vm", AttemptArgs(PHONE, outcome=Outcome.VM, text="yesterday")),
        ("phone 9-nov 2:20pm left message Ben",
         AttemptArgs(PHONE, date(2026, 11, 9), time(14, 20), outcome=Outcome.MESSAGE, text="Ben")),
    ],
)  # fmt: skip
def test_a_phone_attempt_is_read_as_far_as_it_goes(text: str, attempt: AttemptArgs) -> None:
    assert read_attempt(text, GROUND) == attempt


def test_an_email_attempt_may_be_of_another_time() -> None:
    assert read_attempt("email", GROUND) == AttemptArgs(Channel.EMAIL)
    assert read_attempt("email 2026-11-16 10:00", GROUND) == AttemptArgs(
        Channel.EMAIL, date(2026, 11, 16), time(10)
    )
    assert read_attempt("fax 2026-11-09", GROUND) is None
    assert read_attempt("", GROUND) is None
    assert isinstance(read_attempt("phone 11/09 14:20 vm", GROUND), Refusal)


def test_leave_has_a_first_and_perhaps_a_last_day() -> None:
    first, last = date(2026, 12, 7), date(2026, 12, 11)

    assert read_away("2026-12-07", GROUND) == AwayArgs(first)
    assert read_away("2026-12-07 to 2026-12-11", GROUND) == AwayArgs(first, last)
    assert read_away("@maya 2026-12-07 to 2026-12-11", GROUND) == AwayArgs(first, last, MAYA)
    assert read_away("2026-12-11 to 2026-12-07", GROUND) is None
    assert read_away("", GROUND) is None
    assert read_back("@maya", GROUND) == BackArgs(MAYA)
    assert read_back("now", GROUND) is None


def test_other_dates_are_read_in_their_place() -> None:
    assert read_leave("", GROUND) == LeaveArgs()
    assert read_leave("return 2026-12-14", GROUND) == LeaveArgs(date(2026, 12, 14))
    assert read_leave("until 2026-12-14", GROUND) is None
    assert read_outreach("hold 2026-12-01", GROUND) == OutreachArgs(
        OutreachOrder.HOLD, date(2026, 12, 1)
    )
    assert read_outreach("hold", GROUND) is None
    assert read_outreach("show me", GROUND) is None
    assert read_due("none", GROUND) == DueArgs(None)
    assert read_due("friday", GROUND) == DueArgs(date(2026, 11, 27))
    assert read_due("", GROUND) is None
    assert read_heads_up("waiting for parts", GROUND) == HeadsUpArgs(None, "waiting for parts")
    assert isinstance(read_heads_up("12/01 parts", GROUND), Refusal)


def test_what_is_to_be_done_stands_in_the_line_or_in_the_note() -> None:
    olive = PersonRef(PersonKind.HANDLE, "olive")
    with_note = Ground(TODAY, CALENDAR, "#admin", note="Invoice the extra hour.")

    assert read_person_and_what("@olive: invoice", GROUND) == PersonArgs(olive, "invoice")
    assert read_person_and_what("@olive", with_note) == PersonArgs(olive, "")
    assert read_what("", with_note) == TextArgs("")
    for refusal in (read_person_and_what("@olive", GROUND), read_what("", GROUND)):
        assert isinstance(refusal, Refusal)
        assert refusal.code is ErrorCode.NO_SENTENCE


def test_words_that_are_most_likely_a_name_are_not_taken_for_text() -> None:
    assert read_maybe_person("Jonas", GROUND) is None
    assert read_maybe_person("", GROUND) == PersonArgs()
    assert read_maybe_target("nobody free", GROUND) == TargetArgs(None, "nobody free")


def test_force_and_all_are_told_from_text() -> None:
    assert read_waiting("force", GROUND) == WaitingArgs(force=True)
    assert read_waiting("please answer", GROUND) == WaitingArgs(text="please answer")
    assert read_take("Force", GROUND) == TakeArgs(force=True)
    assert read_take("forse", GROUND) is None
    assert read_release("all not on support", GROUND) == ReleaseArgs(
        everything=True, text="not on support"
    )
    assert read_release("allow for time", GROUND) == ReleaseArgs(text="allow for time")


def test_checklist_items_are_numbers_texts_or_all() -> None:
    assert read_check('1, 3 "Backup verified"', GROUND) == CheckArgs((1, 3), ("Backup verified",))
    assert read_check("ALL", GROUND) == CheckArgs(everything=True)
    assert read_check("Backup verified", GROUND) is None
    assert read_check("", GROUND) is None


def test_labels_are_in_lower_case_and_each_once() -> None:
    assert read_tags("VIP, printer #vip", GROUND) == TagArgs(("vip", "printer"))
    assert read_tags("", GROUND) is None
    assert read_untag("ooo_summary all", GROUND) == TagArgs(("ooo_summary",), everything=True)
    assert read_untag("all", GROUND) is None


def test_the_small_ones_are_read() -> None:
    assert read_link("<https://scheduler.example/b/abc>", GROUND) == LinkArgs(
        "https://scheduler.example/b/abc"
    )
    assert read_link("javascript:alert(1)", GROUND) is None
    assert read_handoff("team:x Tell-User", GROUND) == HandoffArgs(
        PlaceRef(PlaceKind.TEAM, "x"), tell_user=True
    )
    assert read_handoff("@maya the rest was wrapped", GROUND) is None
    assert read_responded("in person", GROUND) == RespondedArgs(None, "in person")
    assert read_responded("phone: ok", GROUND) == RespondedArgs(ReachedBy.PHONE, "ok")
    assert read_time_done("No", GROUND) == TimeDoneArgs(done=False)
    assert read_time_done("maybe", GROUND) is None
    assert read_work("30m replaced fuser", GROUND) == WorkArgs(
        timedelta(minutes=30), "replaced fuser"
    )
    assert read_undo("r-4k7q2z", GROUND) == UndoArgs("R-4K7Q2Z")
    assert read_undo("everything", GROUND) is None
    assert read_help("visibility need no-show", GROUND) == HelpArgs("visibility", "need no-show")
    assert read_held_as("2 Carla@alderair.example", GROUND) == HeldArgs(2, "carla@alderair.example")


@given(st.text(max_size=80))
def test_no_words_break_a_finder(text: str) -> None:
    for found in (
        find_date(text, TODAY, CALENDAR),
        find_time(text),
        find_duration(text),
        find_target(text),
        find_ticket(text),
    ):
        assert found is None or isinstance(found, Refusal) or text.endswith(found.rest)
