"""desk.toml is read whole, and everything wrong with it is told at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gateway.config.desk_file import (
    DeskFaults,
    example_desk,
    load_desk,
    profiles,
    with_profile,
    with_settings,
)
from rules.policy.desk import Role
from rules.policy.elsewhere import NOT_USED
from rules.policy.policy import PolicyFaults

LEAST = """
[desk]
name = "Desk"
timezone = "Europe/Berlin"
hours = { mon-fri = "09:00-17:00" }

[[staff]]
handle = "maya"
name = "Maya Ortiz"
addresses = ["Maya@Desk.Example"]
"""


def faults_of(text: str, folder: Path) -> list[str]:
    (folder / "desk.toml").write_text(text, "utf-8")
    with pytest.raises(DeskFaults) as raised:
        load_desk(folder / "desk.toml", base_address="support@desk.example", aliases={})
    return [str(fault) for fault in raised.value.faults]


def test_the_example_desk_has_the_whole_cast() -> None:
    desk = example_desk()

    assert [one.handle for one in desk.staff] == (
        ["maya", "jonas", "priya", "olive", "omar", "mina", "dana", "sam"]
    )
    omar = desk.find_staff("omar")
    assert omar is not None
    assert omar.roles == (Role.LEAD, Role.TRIAGER)
    assert desk.dispatchers == ("olive",)
    assert date(2026, 11, 26) in desk.calendar.holidays


def test_the_example_desk_has_a_queue_for_each_category_and_each_tech() -> None:
    names = {queue.name for queue in example_desk().queues}

    assert {"Remote Support", "Onsite Support", "Admin", "Help Desk", "Alerts"} <= names
    assert {"TODO: Maya", "TODO: Jonas", "TODO: Priya"} <= names
    assert "TODO: Olive" not in names


def test_every_profile_of_ours_can_be_read() -> None:
    names = {"standard", "psa", "zendesk", "zoho", "msp", "landesk"}

    assert profiles().keys() == names
    assert profiles()["zoho"].uc_grace_business_days == 0
    assert profiles()["psa"].time_entries_initial == "not_done"
    assert profiles()["landesk"].triage_required


def test_a_short_desk_file_is_enough(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(LEAST, "utf-8")

    desk = load_desk(tmp_path / "desk.toml", base_address="Help@Desk.Example", aliases={})

    assert desk.base_address == "help@desk.example"
    assert desk.domain == "desk.example"
    assert desk.staff[0].addresses == ("maya@desk.example",)
    assert desk.profile == "standard"


def test_all_faults_are_told_at_once_with_file_key_and_way_out(tmp_path: Path) -> None:
    text = LEAST.replace('"Europe/Berlin"', '"Europe/Berln"').replace("mon-fri", "mon-fir")
    text += 'teams = ["amre"]\nroles = ["teck"]\n[[teams]]\nkey = "amer"\nname = "AMER"\n'
    text += '[settings]\n"uc.oder" = "any"\n[[queues]]\nname = "Web"\nprofile = "zohoo"\n'

    faults = faults_of(text, tmp_path)

    assert len(faults) == 6
    assert all(fault.startswith("desk.toml: [") for fault in faults)
    told = "\n".join(faults)
    assert 'timezone: unknown time zone "Europe/Berln"' in told
    assert 'no weekday "mon-fir"' in told
    assert 'roles: unknown word "teck"; did you mean tech?' in told
    assert 'teams: unknown "amre"; did you mean amer?' in told
    assert "uc.order" in told
    assert 'profile: unknown "zohoo"; did you mean zoho?' in told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("profil = 1", "profil: unknown key; did you mean profile?"),
        ('default_queue = "Nowhere"', 'default_queue: unknown "Nowhere"'),
        ('dispatchers = "olive"', "dispatchers: must be a list of texts, not text"),
        ("phone = 5550100", "phone: must be text, not a number"),
        ('holidays = { add = ["2026-13-01"] }', 'add: "2026-13-01" is no date'),
        ('holidays = { country = "Atlantis" }', 'no holidays known for "Atlantis"'),
    ],
)
def test_a_wrong_key_is_named_with_its_reason(wrong: str, told: str, tmp_path: Path) -> None:
    text = LEAST.replace('name = "Desk"', f'name = "Desk"\n{wrong}')

    faults = faults_of(text, tmp_path)

    assert len(faults) == 1
    assert told in faults[0]


def test_two_people_without_a_name_are_two_faults(tmp_path: Path) -> None:
    text = LEAST.replace('name = "Maya Ortiz"\n', "")
    text += '[[staff]]\nhandle = "jonas"\naddresses = ["jonas@desk.example"]\n'

    faults = faults_of(text, tmp_path)

    assert [fault.split(";")[0] for fault in faults] == [
        "desk.toml: [staff maya] name: is missing",
        "desk.toml: [staff jonas] name: is missing",
    ]


def test_a_person_cannot_have_the_gateways_own_address(tmp_path: Path) -> None:
    text = LEAST.replace("Maya@Desk.Example", "support+maya@desk.example")

    faults = faults_of(text, tmp_path)

    assert "it would write to itself" in faults[0]


def test_a_file_that_is_no_toml_is_named_with_the_place(tmp_path: Path) -> None:
    faults = faults_of("[desk\n", tmp_path)

    assert "is not TOML" in faults[0]
    assert "line 1" in faults[0]


def test_a_missing_file_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(DeskFaults, match="ticketgate init"):
        load_desk(tmp_path / "desk.toml", base_address="support@desk.example", aliases={})


def test_a_country_brings_its_holidays_and_the_owner_changes_them(tmp_path: Path) -> None:
    holidays = 'holidays = { country = "US", add = ["2026-12-24"], remove = ["2026-11-11"] }'
    (tmp_path / "desk.toml").write_text(LEAST.replace("\n\n", f"\n{holidays}\n\n", 1), "utf-8")

    desk = load_desk(tmp_path / "desk.toml", base_address="support@desk.example", aliases={})

    assert {date(2026, 11, 26), date(2026, 12, 24)} <= desk.calendar.holidays
    assert date(2026, 11, 11) not in desk.calendar.holidays


def test_settings_lie_on_top_of_every_profile() -> None:
    desk = with_settings(example_desk(), {"uc.grace_business_days": "7"})

    assert {policy.uc_grace_business_days for policy in desk.policies.values()} == {7}


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(PolicyFaults, match=r"uc\.grace_business_days"):
        with_settings(example_desk(), {"uc.grace_busines_days": "7"})


def test_one_profile_can_be_put_on_every_queue() -> None:
    desk = with_profile(example_desk(), "zoho")

    assert desk.policy_of("Remote Support") == desk.policies["zoho"]


def test_a_setting_that_nothing_reads_is_refused_by_name(tmp_path: Path) -> None:
    unread = min(NOT_USED, default="")
    if not unread:
        return

    faults = faults_of(LEAST + f'\n[settings]\n"{unread}" = "x"\n', tmp_path)

    assert any(unread in one and "is not used by this version" in one for one in faults)


def test_an_address_on_two_queues_is_a_fault_that_names_both(tmp_path: Path) -> None:
    queues = "".join(
        f'\n[[queues]]\nname = "{name}"\naddresses = ["help@desk.example"]\n'
        for name in ("Alpha", "Beta")
    )

    faults = faults_of(LEAST + queues, tmp_path)

    assert any("[queues Beta]" in one and '"Alpha"' in one for one in faults)
