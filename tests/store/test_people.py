"""People are brought in by name and address, changed in place, and never mixed up."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from gateway.config.contacts_file import read_people_text
from gateway.store import people
from gateway.store.engine import reading, writing
from gateway.store.people import ImportCount, Imported, PeopleClash
from rules.model.ticket import Account, Contact
from tests.store.desk import CARLA, NOON

ALDER = Account(0, "Alder Air", "10417", ("alderair.example", "alder.example"), area="web")
COMFORT = Account(0, "Comfort Zone", strict_auth=True, queue="Field")
CONTACT = Contact(0, None, "Carla Ruiz", (CARLA, "carla@home.example"), phone="0110", lang="de")
INA = Contact(0, None, "Ina Gram", ("ina@ingram.example",), vendor=True, active=False)


def bring(engine: sa.Engine, accounts: list[Account], contacts: list[Imported]) -> ImportCount:
    with writing(engine) as connection:
        return people.import_people(connection, accounts, contacts)


def accounts_of(engine: sa.Engine) -> tuple[Account, ...]:
    with reading(engine) as connection:
        return people.list_accounts(connection)


def contacts_of(engine: sa.Engine) -> tuple[Contact, ...]:
    with reading(engine) as connection:
        return people.list_contacts(connection, NOON)


def test_accounts_and_contacts_come_back_as_they_were_brought(engine: sa.Engine) -> None:
    count = bring(engine, [ALDER, COMFORT], [Imported("Alder Air", CONTACT), Imported("", INA)])

    alder, comfort = accounts_of(engine)
    carla, ina = contacts_of(engine)
    assert count == ImportCount(accounts_new=2, contacts_new=2)
    assert alder == replace(ALDER, id=alder.id)
    assert comfort == replace(COMFORT, id=comfort.id)
    assert carla == replace(CONTACT, id=carla.id, account_id=alder.id)
    assert ina == replace(INA, id=ina.id)


def test_bringing_the_same_again_changes_nothing(engine: sa.Engine) -> None:
    bring(engine, [ALDER], [Imported("Alder Air", CONTACT)])
    before = (accounts_of(engine), contacts_of(engine))

    count = bring(engine, [ALDER], [Imported("Alder Air", CONTACT)])

    assert count == ImportCount()
    assert (accounts_of(engine), contacts_of(engine)) == before


def test_what_a_file_has_no_column_for_stays_as_it_is(engine: sa.Engine) -> None:
    bring(engine, [ALDER, COMFORT], [Imported("Alder Air", CONTACT)])
    file = read_people_text(
        "account,contact,addresses,domains\n"
        f"Alder Air,Carla Ruiz,{CARLA},alderair.example\nComfort Zone,,,\n",
        "contacts.csv",
    )

    with writing(engine) as connection:
        people.import_people(connection, file.accounts, file.contacts, file.unsaid)

    alder, comfort = accounts_of(engine)
    (carla,) = contacts_of(engine)
    assert alder == replace(ALDER, id=alder.id, domains=("alderair.example",))
    assert comfort == replace(COMFORT, id=comfort.id)
    assert carla == replace(CONTACT, id=carla.id, account_id=alder.id, addresses=(CARLA,))


def test_what_changed_is_changed_in_place(engine: sa.Engine) -> None:
    bring(engine, [ALDER], [Imported("Alder Air", CONTACT)])
    moved = replace(CONTACT, addresses=("new@alderair.example", CARLA), phone="")

    count = bring(
        engine, [replace(ALDER, cid="1", domains=("alder.example",))], [Imported("", moved)]
    )

    (alder,), (carla,) = accounts_of(engine), contacts_of(engine)
    assert count == ImportCount(accounts_changed=1, contacts_changed=1)
    assert (alder.id, alder.cid, alder.domains) == (1, "1", ("alder.example",))
    assert (carla.id, carla.addresses, carla.account_id) == (1, moved.addresses, None)


def test_who_is_not_named_stays(engine: sa.Engine) -> None:
    bring(engine, [ALDER], [Imported("Alder Air", CONTACT)])

    bring(engine, [COMFORT], [Imported("", INA)])

    assert len(accounts_of(engine)) == 2
    assert len(contacts_of(engine)) == 2


def test_addresses_and_domains_are_kept_case_folded(engine: sa.Engine) -> None:
    loud = replace(CONTACT, addresses=("CARLA@AlderAir.example",))

    bring(engine, [replace(ALDER, domains=("AlderAir.Example",))], [Imported("Alder Air", loud)])

    assert accounts_of(engine)[0].domains == ("alderair.example",)
    assert contacts_of(engine)[0].addresses == (CARLA,)


def test_every_clash_is_told_at_once(engine: sa.Engine) -> None:
    bring(engine, [ALDER], [Imported("Alder Air", CONTACT), Imported("", INA)])
    thief = replace(COMFORT, domains=("alder.example",))
    double = replace(INA, addresses=(CARLA,))

    with pytest.raises(PeopleClash) as caught:
        bring(engine, [thief], [Imported("", double), Imported("Nobody Ltd", INA)])

    assert caught.value.faults == (
        'Comfort Zone: domain alder.example belongs to "Alder Air"',
        f'Ina Gram: address {CARLA} belongs to "Carla Ruiz"',
        'Ina Gram: account "Nobody Ltd" is not on file',
    )
    assert len(accounts_of(engine)) == 1


def test_two_contacts_of_one_name_are_not_made_one(engine: sa.Engine) -> None:
    other = replace(CONTACT, addresses=("carla@brightwater.example",))
    bring(engine, [], [Imported("", CONTACT), Imported("", other)])
    both = replace(CONTACT, addresses=(CARLA, *other.addresses))

    with pytest.raises(PeopleClash, match="belong to two contacts"):
        bring(engine, [], [Imported("", both)])

    assert len(contacts_of(engine)) == 2
