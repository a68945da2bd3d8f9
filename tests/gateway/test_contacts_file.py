"""contacts.csv is read whole, and everything wrong with it is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.config.contacts_file import PeopleFaults, read_people, read_people_text
from gateway.config.desk_file import EXAMPLE

HEAD = "account,cid,domains,contact,addresses,kind,phone,lang\n"


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(PeopleFaults) as raised:
        read_people_text(text, "contacts.csv")
    return raised.value.faults


def test_the_example_file_brings_its_accounts_and_contacts() -> None:
    people = read_people(EXAMPLE / "contacts.csv")

    assert [account.name for account in people.accounts] == (
        ["Alder Air & Comfort", "Brightwater Clinic", "Comfort Zone HVAC", "Ingram"]
    )
    assert people.accounts[0].domains == ("alderair.example",)
    assert [one.contact.name for one in people.contacts] == (
        ["Carla Ruiz", "Ben Ode", "Tess Wynn", "Ina Gram"]
    )
    assert [one.contact.vendor for one in people.contacts] == [False, False, False, True]


def test_several_addresses_share_a_cell_and_are_folded() -> None:
    people = read_people_text(f"{HEAD}A,1,a.example,Ann,Ann@a.example; ann@b.example,,,\n", "c")

    assert people.contacts[0].contact.addresses == ("ann@a.example", "ann@b.example")


def test_domains_of_an_account_add_up_over_its_lines() -> None:
    text = f"{HEAD}A,1,a.example,Ann,ann@a.example,,,\nA,,b.example,Bob,bob@b.example,,,\n"

    people = read_people_text(text, "contacts.csv")

    assert people.accounts[0].domains == ("a.example", "b.example")
    assert people.accounts[0].cid == "1"


def test_comments_and_empty_lines_are_passed_over() -> None:
    people = read_people_text(f"# a desk\n\n{HEAD}# nobody\nA,,,,,,,\n", "contacts.csv")

    assert [account.name for account in people.accounts] == ["A"]


def test_every_fault_is_told_with_its_line() -> None:
    text = f"# one\n{HEAD},,,,,,,\nA,,,Bob,,,,\nA,,,Cid,not-an-address,frend,,\n"

    faults = faults_of(text)

    assert faults == (
        "contacts.csv:3: neither an account nor a contact",
        "contacts.csv:4: Bob has no address",
        'contacts.csv:5: "not-an-address" is no mail address',
        'contacts.csv:5: unknown kind "frend"; known: customer, vendor',
    )


def test_one_address_cannot_belong_to_two_people() -> None:
    text = f"{HEAD}A,,,Ann,ann@a.example,,,\nA,,,Bob,ANN@a.example,,,\n"

    assert faults_of(text) == ("contacts.csv:3: ann@a.example belongs to Ann already",)


def test_an_unknown_column_gets_the_nearest_name() -> None:
    faults = faults_of("account,contact,adresses\nA,B,b@a.example\n")

    assert 'contacts.csv: the column "addresses" is missing' in faults
    assert 'contacts.csv: unknown column "adresses"; did you mean addresses?' in faults


NAMES = HEAD.encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (NAMES.replace(b",", b";") + b"A;1;;X;x@a.example;;;\n", "parted by semicolons"),
        (b"A,1,,X,x@a.example,customer,,en\n", "the first line must name the columns: account,"),
        (NAMES + b"A,1,,J\xfcrgen,x@a.example,,,\n", "is not UTF-8; save it as UTF-8"),
        (NAMES + b"A,1,,X,x@a.example,,,\nB,1,,Y,y@a.example,,,\n", "B has the cid 1 of A"),
    ],
)
def test_a_fault_of_the_whole_file_is_said_once(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_bytes(content)

    with pytest.raises(PeopleFaults) as faults:
        read_people(path)

    assert told in str(faults.value)
    assert len(str(faults.value).splitlines()) == 1


def test_an_account_may_have_an_area_and_want_proof() -> None:
    head = HEAD.replace("lang", "lang,area,strict_auth")

    people = read_people_text(f"{head}A,1,,Ann,ann@a.example,,,,web,yes\nB,2,,,,,,,,no\n", "c")

    assert [(one.area, one.strict_auth) for one in people.accounts] == [("web", True), ("", False)]
    assert 'c:2: strict_auth is yes or no, not "maybe"' in faults_of_strict(head)


def faults_of_strict(head: str) -> tuple[str, ...]:
    with pytest.raises(PeopleFaults) as raised:
        read_people_text(f"{head}A,1,,,,,,,,maybe\n", "c")
    return raised.value.faults
