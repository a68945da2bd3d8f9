"""The status catalogue."""

import tomllib
from pathlib import Path

import pytest

from rules.model.status import (
    CATALOGUE,
    CATEGORIES,
    DONE,
    HUMAN_STATUSES,
    IN_CLASS,
    WAITING,
    Status,
    StatusClass,
    after_customer_mail,
    display_name,
    find_status,
    fold_name,
    is_system_only,
)
from rules.policy.policy import Policy, policy_from

PROFILES = Path(__file__).parents[2] / "rules" / "policy" / "profiles"


def profile(name: str) -> Policy:
    return policy_from(tomllib.loads((PROFILES / f"{name}.toml").read_text()))


STANDARD = Policy()


def test_every_status_is_in_the_catalogue() -> None:
    assert CATALOGUE.keys() == set(Status)


def test_every_class_has_a_status_and_every_status_one_class() -> None:
    assert set().union(*IN_CLASS.values()) == set(Status)
    assert sum(len(statuses) for statuses in IN_CLASS.values()) == len(Status)
    assert all(IN_CLASS[one] for one in StatusClass)
    assert {Status.COMPLETE, Status.ARCHIVED} == DONE
    assert Status.WAITING_VENDOR in WAITING


def test_no_name_or_alias_means_two_statuses() -> None:
    owners: dict[str, set[Status]] = {}
    for status, row in CATALOGUE.items():
        for name in (status, row.name, *row.aliases):
            owners.setdefault(fold_name(name), set()).add(status)

    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_a_person_may_set_sixteen_statuses_and_the_system_nine_more() -> None:
    system_only = {status for status in Status if is_system_only(status)}

    assert len(HUMAN_STATUSES) == 16
    assert system_only == {
        Status.NEW,
        Status.ARCHIVED,
        Status.NOTE_EMAILED_IN,
        Status.SAYS_CLOSE,
        Status.INCOMPLETE_REOPENED,
        Status.RECEIVED_FORM_RESPONSE,
        Status.SENT_FROM_MC,
        Status.OUT_OF_SCOPE,
        Status.MC_NO_CONTACT,
    }


@pytest.mark.parametrize("status", Status)
def test_a_status_is_found_by_key_and_by_name(status: Status) -> None:
    literal = profile("zendesk")

    assert find_status(status.value, literal) is status
    assert find_status(CATALOGUE[status].name.upper(), literal) is status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Waiting on user", Status.WAITING_CUSTOMER),
        ("waiting-on-user", Status.WAITING_CUSTOMER),
        ("pending", Status.WAITING_CUSTOMER),
        ("Pending Payment", Status.PENDING_PAYMENT),
        ("With Customer", Status.WAITING_CUSTOMER),
        ("awaiting response", Status.WAITING_CUSTOMER),
        ("Waiting on vendor", Status.WAITING_VENDOR),
        ("waiting on escalation team", Status.WAITING_ESCALATION),
        ("Solved", Status.COMPLETE),
        ("Closed", Status.COMPLETE),
        ("Resolve", Status.COMPLETE),
        ("to-do", Status.NO_APPT_TODO),
        ("No-Show", Status.NO_SHOW_REMOTE),
        ("snooze", Status.DEFERRED),
        ("incomplete re-opened", Status.INCOMPLETE_REOPENED),
        ("Sent from partner desk", Status.SENT_FROM_MC),
        ("on fire", None),
        ("", None),
    ],
)
def test_names_of_five_desks_are_understood(words: str, status: Status | None) -> None:
    assert find_status(words, STANDARD) is status


@pytest.mark.parametrize(
    ("name", "in_progress", "open_"),
    [
        ("standard", Status.IN_PROGRESS, Status.IN_PROGRESS),
        ("psa", Status.IN_PROGRESS, Status.IN_PROGRESS),
        ("zendesk", Status.IN_PROGRESS, Status.OPEN),
        ("zoho", Status.BACKBURNER, Status.OPEN),
        ("msp", Status.IN_PROGRESS, Status.IN_PROGRESS),
        ("landesk", Status.IN_PROGRESS, Status.IN_PROGRESS),
    ],
)
def test_words_that_clash_mean_what_the_profile_says(
    name: str, in_progress: Status, open_: Status
) -> None:
    assert find_status("in progress", profile(name)) is in_progress
    assert find_status("Open", profile(name)) is open_


def test_a_profile_shows_its_own_names() -> None:
    assert display_name(Status.WAITING_CUSTOMER, STANDARD) == "Waiting Customer"
    assert display_name(Status.WAITING_CUSTOMER, profile("landesk")) == "With Customer"


CHANGED = {
    *(Status.IN_PROGRESS, Status.OPEN, Status.BACKBURNER, Status.FOLLOW_UP_ADMIN),
    *(Status.FOLLOW_UP_RESOURCE, Status.WAITING_ESCALATION, Status.ON_HOLD),
    *(Status.WAITING_VENDOR, Status.PENDING_PAYMENT, Status.NO_APPT_TODO),
    *(Status.NO_SHOW_REMOTE, Status.INCOMPLETE_REOPENED, Status.DEFERRED),
    *(Status.WAITING_CUSTOMER, Status.SCHEDULING_LINK_SENT, Status.NOTE_EMAILED_IN),
    *(Status.SAYS_CLOSE, Status.COMPLETE, Status.MC_NO_CONTACT),
}


@pytest.mark.parametrize("status", Status)
def test_a_customers_mail_does_what_the_table_says(status: Status) -> None:
    after = after_customer_mail(status, STANDARD)

    assert after is (Status.NOTE_EMAILED_IN if status in CHANGED else status)


@pytest.mark.parametrize("name", ["zendesk", "zoho"])
def test_an_answer_opens_the_ticket_where_the_profile_says_so(name: str) -> None:
    assert after_customer_mail(Status.WAITING_CUSTOMER, profile(name)) is Status.OPEN
    assert after_customer_mail(Status.OPEN, profile(name)) is Status.OPEN
    assert after_customer_mail(Status.NEW, profile(name)) is Status.NEW


def test_psa_keeps_only_new() -> None:
    psa = profile("psa")

    assert after_customer_mail(Status.NEW, psa) is Status.NEW
    assert after_customer_mail(Status.SCHEDULED, psa) is Status.NOTE_EMAILED_IN


def test_no_category_offers_a_status_that_only_the_system_sets() -> None:
    offered = {status for category in CATEGORIES.values() for status in category.allowed}

    assert offered == set(HUMAN_STATUSES)


def test_every_category_can_be_completed_and_is_named_by_its_key() -> None:
    for key, category in CATEGORIES.items():
        assert category.key == key
        assert Status.COMPLETE in category.allowed
        assert len(set(category.allowed)) == len(category.allowed)


def test_the_rows_of_the_categories_are_those_of_the_domain() -> None:
    assert set(CATEGORIES["support"].allowed) == set(HUMAN_STATUSES) - {
        Status.OPEN,
        Status.BACKBURNER,
        Status.ON_HOLD,
        Status.NO_APPT_TODO,
    }
    assert Status.NO_SHOW_REMOTE not in CATEGORIES["order"].allowed
    assert Status.SCHEDULED not in CATEGORIES["order"].allowed
    assert Status.WAITING_VENDOR not in CATEGORIES["partner"].allowed
    assert Status.NO_APPT_TODO in CATEGORIES["alert"].allowed
    assert set(CATEGORIES["operations"].allowed) == {
        Status.IN_PROGRESS,
        Status.WAITING_CUSTOMER,
        Status.COMPLETE,
    }
    assert [key for key, category in CATEGORIES.items() if category.silent] == ["todo"]
