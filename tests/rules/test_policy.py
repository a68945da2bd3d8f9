"""What an owner may choose (SET-05)."""

import ast
import tomllib
from dataclasses import fields
from datetime import time
from pathlib import Path

import pytest

from rules.model.status import CATEGORIES, Status
from rules.model.ticket import TimeEntries
from rules.policy.choices import AutoHeadsUp, CloseMode, Gate, HandoffRequired, LockMode, OooTrigger
from rules.policy.elsewhere import ELSEWHERE, NOT_USED
from rules.policy.policy import (
    SETTINGS,
    Policy,
    PolicyFaults,
    field_name,
    policy_from,
)

PROFILES = Path(__file__).parents[2] / "rules" / "policy" / "profiles"
NAMES = ("standard", "psa", "zendesk", "zoho", "msp", "landesk")
AGREED = Path(__file__).parents[1] / "tables" / "settings.txt"


def profile(name: str) -> Policy:
    return policy_from(tomllib.loads((PROFILES / f"{name}.toml").read_text()))


def faults_of(values: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(PolicyFaults) as raised:
        policy_from(values)
    return raised.value.faults


def test_every_field_is_a_setting_with_words_about_it() -> None:
    assert {field_name(key) for key in SETTINGS} == {one.name for one in fields(Policy)}
    assert all(setting.about for setting in SETTINGS.values())


TABLES = ("status.aliases", "status.names", "tat.reply_business_hours")


def test_every_default_can_be_written_down_and_read_again() -> None:
    for key, setting in SETTINGS.items():
        default = getattr(Policy(), field_name(key))
        written = dict(default) if key in TABLES else default

        assert setting.read(written) == default, key


def test_no_setting_is_both_here_and_elsewhere() -> None:
    assert not SETTINGS.keys() & ELSEWHERE.keys()


def test_a_setting_keeps_the_name_under_which_desks_have_written_it() -> None:
    names = [line for line in AGREED.read_text("utf-8").splitlines() if not line.startswith("#")]

    assert set(names) - SETTINGS.keys() - ELSEWHERE.keys() == set()


def test_there_are_six_profiles() -> None:
    assert {file.stem for file in PROFILES.glob("*.toml")} == set(NAMES)


def test_profile_standard_is_what_the_defaults_say() -> None:
    assert profile("standard") == Policy()


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_gives_new_tickets_a_category_that_exists(name: str) -> None:
    category = profile(name).ticket_category

    assert category in {"", *CATEGORIES}


def test_the_columns_of_the_profiles_are_those_of_the_domain() -> None:
    def column(field: str) -> list[object]:
        return [getattr(profile(name), field) for name in NAMES]

    both = (Gate.CHECKLIST, Gate.TIME_ENTRIES)
    assert column("waiting_reminder_after_days") == [5, 5, 7, 0, 0, 0]
    assert column("waiting_deliver_in_hours")[:3] == [True, False, False]
    assert column("complete_gates") == [both, both, (), (), (), ()]
    assert column("time_entries_initial")[1] is TimeEntries.NOT_DONE
    assert column("complete_notify") == [True] * 6
    assert column("reopen_window_days") == [30, 30, 7, 30, 30, 30]
    assert column("says_close_auto_complete") == [0] * 6
    assert column("tat_reply_business_days") == [1, 0, 0, 1, 0, 1]
    assert column("tat_auto_24h") == [
        *(AutoHeadsUp.DEPT, AutoHeadsUp.OFF, AutoHeadsUp.OFF),
        *(AutoHeadsUp.DEPT, AutoHeadsUp.OFF, AutoHeadsUp.OFF),
    ]
    assert column("uc_enabled") == [True, False, False, True, False, False]
    assert (profile("zoho").uc_close_mode, profile("zoho").uc_grace_business_days) == ("auto", 0)
    assert column("triage_required") == [False] * 5 + [True]
    assert column("daily_update_enabled") == [False] * 5 + [True]
    assert column("owner_max_tickets") == [0, 0, 0, 0, 0, 3]
    assert column("effort_limit_days") == [0, 0, 0, 0, 0, 3]
    assert column("rota_check") == [False] * 5 + [True]
    assert column("handoff_required") == [
        *(HandoffRequired.HANDOFF, HandoffRequired.HANDOFF, HandoffRequired.HANDOFF),
        *(HandoffRequired.DEPARTMENT, HandoffRequired.REASSIGNMENT, HandoffRequired.NO),
    ]
    assert column("ooo_trigger") == [OooTrigger.TAG] * 6
    assert column("ooo_guard_assignee") == [True, True, False, True, True, True]
    assert column("ooo_auto_untag_on_take") == [True, True, False, True, True, True]
    assert column("cid_required") == [False, False, False, True, False, False]
    assert column("lock_mode")[3] is LockMode.DEPARTMENT


def test_text_as_in_stories_is_taken_where_it_makes_sense() -> None:
    policy = policy_from(
        {
            "uc.grace_business_days": "0",
            "waiting.reminder_after_days": "off",
            "waiting.deliver_in_hours": "no",
            "ooo.guard_assignee": "no",
            "says_close.auto_complete": "yes",
            "tat.auto_24h": "always",
            "tat.mode": "hours:8",
            "daily_update.at": "16:15",
            "daily_update.exempt": "deferred, waiting on user",
            "complete.gates": "none",
            "sls.hosts": "scheduler.example, book.example",
            "private": "ticket",
        }
    )

    assert policy.uc_grace_business_days == 0
    assert policy.waiting_reminder_after_days == 0
    assert policy.waiting_deliver_in_hours is False
    assert policy.ooo_guard_assignee is False
    assert policy.says_close_auto_complete == 1
    assert policy.tat_auto_24h is AutoHeadsUp.ALWAYS
    assert policy.tat_mode == "hours:8"
    assert policy.daily_update_at == time(16, 15)
    assert policy.daily_update_exempt == (Status.DEFERRED, Status.WAITING_CUSTOMER)
    assert policy.complete_gates == ()
    assert policy.sls_hosts == ("scheduler.example", "book.example")
    assert policy.private == "ticket"


def test_off_and_no_and_false_mean_the_same() -> None:
    for nothing in ("off", "no", False):
        policy = policy_from({"tat.auto_24h": nothing, "handoff.required": nothing})

        assert policy.tat_auto_24h is AutoHeadsUp.OFF
        assert policy.handoff_required is HandoffRequired.NO


def test_tables_of_a_file_and_dotted_keys_are_the_same() -> None:
    dotted = policy_from({"uc.close_mode": "propose", "status.aliases": {"parked": "on hold"}})
    tables = policy_from(
        {"uc": {"close_mode": "propose"}, "status": {"aliases": {"parked": "hold"}}}
    )

    assert dotted == tables
    assert dotted.uc_close_mode is CloseMode.PROPOSE
    assert dotted.status_aliases == (("parked", Status.ON_HOLD),)


def test_settings_go_on_top_of_a_profile() -> None:
    policy = policy_from({"reopen.window_days": 14}, profile("zendesk"))

    assert policy.reopen_window_days == 14
    assert policy.waiting_reminder_after_days == 7


def test_all_faults_are_told_at_once() -> None:
    faults = faults_of(
        {
            "uc.close_mod": "auto",
            "uc.window_days": "three weeks",
            "uc.min_attempts": 0,
            "waiting.deliver_in_hours": "maybe",
            "ooo.trigger": "flag",
            "digest.at": "25:00",
            "note_in.keep": ["new", "on fire"],
            "status.aliases": "open",
            "tat.mode": "hours:0",
            "reopen.window_days": True,
        }
    )

    assert len(faults) == 10
    assert "uc.close_mod is no setting; did you mean uc.close_mode" in faults[0]
    assert faults[1] == 'uc.window_days takes a whole number from 1 to 3660, not "three weeks"'
    assert 'note_in.keep takes statuses; "on fire" is none' in faults[6]


def test_a_setting_that_belongs_into_another_file_names_that_file() -> None:
    assert faults_of({"mail": {"max_files": 3}}) == (
        "mail.max_files is not set here; write it in ticketgate.toml, [mail] max_files",
    )
    assert "desk.toml, [desk] hours" in faults_of({"clock.hours": {"mon": "09:00-17:00"}})[0]


def test_every_setting_is_read_by_a_rule_or_refused_as_not_used() -> None:
    root = Path(__file__).parents[2]
    read = {
        node.attr
        for room in ("rules", "gateway", "outbound")
        for path in (root / room).rglob("*.py")
        if path.parent.name not in ("policy", "config")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and "polic" in ast.unparse(node.value)
    }

    unread = {key for key in SETTINGS if field_name(key) not in read}

    assert unread == NOT_USED.keys()
