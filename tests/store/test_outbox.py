"""Letters leave in order, once, and come back when a post died with them in hand."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from gateway.store import journal, outbox, suppression, tables
from gateway.store.engine import reading, writing
from gateway.store.outbox import CLAIM_LASTS, HANDED_LASTS, OutboxLetter
from rules.model.notice import Notice
from rules.model.ticket import LetterState
from tests.store.desk import (
    CARLA,
    MINUTE,
    NOON,
    arrive,
    letter,
    next_input,
    open_ticket,
    put_letter,
)


def claim(engine: sa.Engine, at: datetime = NOON, limit: int = 10, by: str = "one") -> list[int]:
    with writing(engine) as connection:
        return [one.id for one in outbox.claim(connection, at, limit, by)]


def load(engine: sa.Engine, letter_id: int) -> OutboxLetter:
    with reading(engine) as connection:
        found = outbox.load_letter(connection, letter_id)
    assert found is not None
    return found


def hand(engine: sa.Engine, letter_id: int, at: datetime = NOON, by: str = "one") -> bool:
    with writing(engine) as connection:
        return outbox.handed(connection, letter_id, at, by)


def send(engine: sa.Engine, letter_id: int, at: datetime = NOON) -> None:
    with writing(engine) as connection:
        outbox.sent(connection, letter_id, at, "250 fine")


def next_at(engine: sa.Engine) -> datetime | None:
    with reading(engine) as connection:
        return outbox.next_letter_at(connection)


def test_a_letter_comes_back_as_it_was_put(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    input_id = arrive(engine)
    new = letter(input_id, ticket_id, not_before=NOON + MINUTE)

    with writing(engine) as connection:
        (letter_id,) = (one.id for one in outbox.put(connection, [new]))

    assert load(engine, letter_id) == OutboxLetter(
        id=letter_id,
        ticket_id=ticket_id,
        number=new.number,
        notice=Notice.N_01,
        person=new.person,
        address=new.address,
        envelope_sender=new.envelope_sender,
        message_id=new.message_id,
        subject=new.subject,
        words=new.words,
        headers=new.headers,
        files=new.files,
        not_before=NOON + MINUTE,
        put_at=NOON,
        state=LetterState.QUEUED,
        tries=0,
        next_try_at=NOON + MINUTE,
        input_id=input_id,
        rule=new.rule,
        because=new.because,
        error="",
        repeated=False,
        handed_at=None,
        ended_at=None,
        answer="",
    )


def test_a_letter_may_be_put_under_the_id_that_it_was_promised(engine: sa.Engine) -> None:
    input_id = arrive(engine)

    with writing(engine) as connection:
        promised = outbox.next_letter_id(connection)
        one = letter(input_id, None, id=promised)
        two = letter(input_id, None, id=promised + 1, message_id="<two@desk.example>")
        ids = tuple(one.id for one in outbox.put(connection, [one, two]))
        following = outbox.next_letter_id(connection)

    assert ids == (promised, promised + 1)
    assert following == promised + 2


def test_no_letters_are_put_without_a_word(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        assert outbox.put(connection, []) == ()


def test_a_letter_to_a_suppressed_address_stays(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    with writing(engine) as connection:
        suppression.suppress(connection, CARLA, None)
        put = outbox.put(
            connection,
            [
                letter(input_id, None),
                letter(input_id, None, address="x@y.example", suppressed=True, message_id="<2@a>"),
                letter(input_id, None, address="x@y.example", message_id="<3@a>"),
            ],
        )

    stored = [load(engine, one.id) for one in put]
    states = [one.state for one in stored]

    assert states == [LetterState.SUPPRESSED, LetterState.SUPPRESSED, LetterState.QUEUED]
    assert stored == list(put), "what is returned is what stands there"
    assert claim(engine) == [put[2].id]


def test_an_alert_goes_out_whatever_was_suppressed(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    with writing(engine) as connection:
        suppression.suppress(connection, CARLA, None)
        alert = letter(input_id, None, notice=Notice.N_02, suppressed=True)
        (put,) = outbox.put(connection, [alert])

    assert load(engine, put.id).state is LetterState.QUEUED


def test_a_letter_waits_for_its_moment(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None, not_before=NOON + 2 * MINUTE)

    assert claim(engine) == []
    assert next_at(engine) == NOON + 2 * MINUTE
    assert claim(engine, NOON + 2 * MINUTE) == [letter_id]


def test_one_letter_a_person_and_ticket_is_claimed_the_oldest(engine: sa.Engine) -> None:
    ticket_id, other_id = open_ticket(engine), open_ticket(engine, "T20261123.0002")
    first = put_letter(engine, ticket_id)
    put_letter(engine, ticket_id)  # waits behind the first
    to_ben = put_letter(engine, ticket_id, person="c2")
    elsewhere = put_letter(engine, other_id)

    assert claim(engine) == [first, to_ben, elsewhere]


def test_the_next_letter_goes_when_the_one_before_it_has_gone(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    first, second = put_letter(engine, ticket_id), put_letter(engine, ticket_id)
    claim(engine)
    hand(engine, first)
    assert claim(engine) == []

    send(engine, first)

    assert claim(engine) == [second]


def test_a_letter_held_for_undo_lets_a_later_one_pass(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    held = put_letter(engine, ticket_id, not_before=NOON + 2 * MINUTE)
    urgent = put_letter(engine, ticket_id)

    assert claim(engine) == [urgent]
    assert held not in claim(engine)


def test_a_letter_that_waits_for_its_next_try_lets_no_later_one_pass(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    first, second = put_letter(engine, ticket_id), put_letter(engine, ticket_id)
    claim(engine)
    with writing(engine) as connection:
        outbox.later(connection, first, NOON + 5 * MINUTE, "451 not now")

    assert claim(engine, NOON + MINUTE) == []
    assert next_at(engine) == NOON + 5 * MINUTE
    assert claim(engine, NOON + 5 * MINUTE) == [first]
    send(engine, first)
    assert claim(engine, NOON + 5 * MINUTE) == [second]


def test_letters_without_a_ticket_do_not_wait_for_each_other(engine: sa.Engine) -> None:
    first, second = put_letter(engine, None), put_letter(engine, None)

    assert claim(engine) == [first, second]


def test_no_more_letters_are_claimed_than_asked_for(engine: sa.Engine) -> None:
    ids = [put_letter(engine, None) for _ in range(3)]

    assert claim(engine, limit=2) == ids[:2]
    assert claim(engine, limit=2) == ids[2:]


def test_a_claimed_letter_is_not_claimed_again_until_the_claim_runs_out(
    engine: sa.Engine,
) -> None:
    letter_id = put_letter(engine, None)
    claim(engine)

    assert claim(engine, NOON + MINUTE, by="two") == []
    assert claim(engine, NOON + CLAIM_LASTS, by="two") == [letter_id]
    assert not load(engine, letter_id).repeated


def test_a_post_whose_claim_ran_out_does_not_send_what_another_has(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    claim(engine, by="one")
    claim(engine, NOON + CLAIM_LASTS, by="two")

    assert not hand(engine, letter_id, NOON + CLAIM_LASTS, by="one")
    assert hand(engine, letter_id, NOON + CLAIM_LASTS, by="two")


def test_a_letter_left_handed_is_claimed_once_more_and_marked(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    claim(engine)
    hand(engine, letter_id)

    assert claim(engine, NOON + HANDED_LASTS - MINUTE) == []

    with writing(engine) as connection:
        (found,) = outbox.claim(connection, NOON + HANDED_LASTS, 10, "two")
    assert found.id == letter_id
    assert found.repeated
    assert hand(engine, letter_id, by="two")


def test_a_post_that_starts_takes_back_what_it_had_in_hand(engine: sa.Engine) -> None:
    claimed, given, others = (put_letter(engine, None) for _ in range(3))
    claim(engine, limit=2)
    claim(engine, by="two")
    hand(engine, given)

    with writing(engine) as connection:
        count = outbox.reclaim(connection, "one")

    assert count == 2
    assert claim(engine, NOON + MINUTE) == [claimed, given]
    assert [load(engine, one).repeated for one in (claimed, given, others)] == [False, True, False]


def test_what_is_taken_back_goes_before_all_that_waited_since(engine: sa.Engine) -> None:
    first = put_letter(engine, None)
    claim(engine)
    hand(engine, first)
    second = put_letter(engine, None)
    claim(engine, by="one", limit=1)
    later = [put_letter(engine, None) for _ in range(3)]

    with writing(engine) as connection:
        outbox.reclaim(connection, "one")

    assert claim(engine, NOON + HANDED_LASTS, limit=2) == [first, second]
    assert claim(engine, NOON + HANDED_LASTS) == later


def test_what_is_in_hand_is_not_taken_back(engine: sa.Engine) -> None:
    kept, given = (put_letter(engine, None) for _ in range(2))
    claim(engine)

    with writing(engine) as connection:
        outbox.reclaim(connection, "one", but=(kept,))

    assert claim(engine) == [given]


def test_a_letter_that_did_not_go_is_returned_without_a_try(engine: sa.Engine) -> None:
    letter_id, doubtful = (put_letter(engine, None) for _ in range(2))
    with writing(engine) as connection:
        outbox.in_doubt(connection, doubtful, NOON, "the line broke")
    for one in claim(engine):
        hand(engine, one)

    with writing(engine) as connection:
        outbox.returned(connection, letter_id, "the relay is away", "one")
        outbox.returned(connection, doubtful, "", "one")
        outbox.returned(connection, doubtful, "of another post", "two")

    found, other = load(engine, letter_id), load(engine, doubtful)
    assert (found.state, found.repeated, found.tries) == (LetterState.QUEUED, False, 0)
    assert (other.state, other.repeated, other.error) == (LetterState.HANDED, True, "")
    assert claim(engine) == [letter_id, doubtful]


def test_no_letter_waits_longer_than_its_tries_ask_for(engine: sa.Engine) -> None:
    hour = 60 * MINUTE
    waits = (MINUTE, 5 * MINUTE, hour, hour)
    once, twice, often, fresh, claimed = (put_letter(engine, None) for _ in range(5))
    with writing(engine) as connection:  # the clock was an hour ahead
        outbox.later(connection, once, NOON + hour + MINUTE, "451")
        for letter_id, tries in ((twice, 2), (often, 9)):
            for _ in range(tries):
                outbox.later(connection, letter_id, NOON + 2 * hour, "451")
    claim(engine, NOON, limit=1)
    claim(engine, NOON + hour, by="two", limit=1)

    with writing(engine) as connection:
        outbox.mend_waits(connection, NOON, waits)

    assert load(engine, once).next_try_at == NOON + MINUTE
    assert load(engine, twice).next_try_at == NOON + 5 * MINUTE
    assert load(engine, often).next_try_at == NOON + hour
    assert load(engine, fresh).next_try_at <= NOON + HANDED_LASTS
    assert load(engine, claimed).next_try_at == NOON + HANDED_LASTS


def test_a_letter_that_was_put_by_a_clock_ahead_waits_no_longer_than_its_hold(
    engine: sa.Engine,
) -> None:
    hour = 60 * MINUTE
    at_once, held, given_back = (put_letter(engine, None) for _ in range(3))
    with writing(engine) as connection:
        for letter_id, hold in ((at_once, 0 * MINUTE), (held, 5 * MINUTE), (given_back, MINUTE)):
            goes_at = NOON + hour + hold
            values = {"put_at": NOON + hour, "not_before": goes_at, "next_try_at": goes_at}
            of_it = tables.letters.c.id == letter_id
            connection.execute(tables.letters.update().where(of_it).values(values))
    claim(engine, NOON + hour + MINUTE)
    with writing(engine) as connection:
        outbox.returned(connection, at_once, "the relay is away", "one")

        outbox.mend_waits(connection, NOON, (MINUTE,))
        outbox.returned(connection, given_back, "the relay is away", "one")

    assert claim(engine, NOON) == [at_once, given_back]
    assert claim(engine, NOON + 5 * MINUTE) == [held]


def test_a_letter_in_doubt_stays_handed_and_is_repeated_at_its_next_try(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    claim(engine)
    hand(engine, letter_id)

    with writing(engine) as connection:
        outbox.in_doubt(connection, letter_id, NOON + MINUTE, "the line broke")

    found = load(engine, letter_id)
    assert (found.state, found.repeated, found.tries) == (LetterState.HANDED, True, 1)
    assert claim(engine, NOON + MINUTE) == [letter_id]


def test_a_repeated_letter_that_is_put_off_is_still_repeated(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    with writing(engine) as connection:
        outbox.in_doubt(connection, letter_id, NOON, "the line broke")
        outbox.later(connection, letter_id, NOON + MINUTE, "451 not now")

    found = load(engine, letter_id)

    assert (found.state, found.repeated, found.tries) == (LetterState.HANDED, True, 2)


def test_a_letter_that_is_put_off_counts_a_try_and_can_be_taken_back(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    claim(engine)
    hand(engine, letter_id)

    with writing(engine) as connection:
        outbox.later(connection, letter_id, NOON + MINUTE, "451 not now")

    found = load(engine, letter_id)
    assert (found.state, found.tries, found.error) == (LetterState.QUEUED, 1, "451 not now")


def test_a_letter_taken_back_meanwhile_is_not_handed_over(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    claim(engine)
    with writing(engine) as connection:
        assert outbox.drop(connection, letter_id, NOON)

    assert not hand(engine, letter_id)
    assert load(engine, letter_id).state is LetterState.CANCELLED


def test_a_sent_letter_says_when_and_what_the_relay_answered(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    claim(engine)
    hand(engine, letter_id)

    send(engine, letter_id, NOON + MINUTE)

    found = load(engine, letter_id)
    assert (found.state, found.ended_at) == (LetterState.SENT, NOON + MINUTE)
    assert (found.answer, found.handed_at) == ("250 fine", NOON)
    assert next_at(engine) is None


def test_a_letter_that_never_goes_tells_the_clerk(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    with writing(engine) as connection:
        mail = next_input(connection, NOON)
        assert mail is not None
        journal.finish(connection, mail.id, journal.InputState.DONE, NOON)
        outbox.never(connection, letter_id, "550 no such user", NOON)

    found = load(engine, letter_id)
    with reading(engine) as connection:
        entry = next_input(connection, NOON)
    assert (found.state, found.error) == (LetterState.FAILED, "550 no such user")
    assert entry is not None
    assert journal.fate_of(entry) == (letter_id, "550 no such user", True)


def test_a_letter_that_nobody_took_in_time_is_no_fault_of_its_address(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    with writing(engine) as connection:
        mail = next_input(connection, NOON)
        assert mail is not None
        journal.finish(connection, mail.id, journal.InputState.DONE, NOON)
        outbox.never(connection, letter_id, "451 not now", NOON, permanent=False)

    with reading(engine) as connection:
        entry = next_input(connection, NOON)
    assert entry is not None
    assert journal.fate_of(entry) == (letter_id, "451 not now", False)


def test_a_failed_letter_is_tried_again_on_request(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    with writing(engine) as connection:
        outbox.never(connection, letter_id, "550 no", NOON)
        assert outbox.retry(connection, letter_id, NOON + MINUTE)

    found = load(engine, letter_id)

    assert (found.state, found.tries, found.ended_at) == (LetterState.QUEUED, 0, None)
    assert claim(engine, NOON + MINUTE) == [letter_id]


def test_what_has_left_is_neither_tried_again_nor_dropped(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None)
    send(engine, letter_id)

    with writing(engine) as connection:
        assert not outbox.retry(connection, letter_id, NOON)
        assert not outbox.drop(connection, letter_id, NOON)
        assert not outbox.drop(connection, 999, NOON)


def test_the_list_shows_what_needs_a_look_unless_asked_otherwise(engine: sa.Engine) -> None:
    queued, sent, failed = (put_letter(engine, None) for _ in range(3))
    send(engine, sent)
    with writing(engine) as connection:
        outbox.never(connection, failed, "550 no", NOON)

    with reading(engine) as connection:
        plain = outbox.list_letters(connection)
        gone = outbox.list_letters(connection, [LetterState.SENT])
        none = outbox.load_letter(connection, 999)

    assert [one.id for one in plain] == [queued, failed]
    assert [one.id for one in gone] == [sent]
    assert none is None


def test_a_letter_of_one_message_id_is_put_once(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    one = letter(input_id, None)

    def put_twice() -> None:
        with writing(engine) as connection:
            outbox.put(connection, [one, replace(one, person="c2")])

    with pytest.raises(sa.exc.IntegrityError):
        put_twice()

    assert claim(engine) == []


def test_many_posts_claim_each_letter_exactly_once(engine: sa.Engine) -> None:
    ids = [put_letter(engine, None) for _ in range(40)]
    claimed: list[int] = []
    start = threading.Barrier(4)

    def work(name: str) -> None:
        start.wait()
        while found := claim(engine, limit=3, by=name):
            claimed.extend(found)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claimed.extend(claim(engine, limit=40))  # what a competitor's lock had hidden

    assert sorted(claimed) == ids


def test_a_claim_lasts_longer_than_a_round_of_letters_takes() -> None:
    assert timedelta(minutes=10) < CLAIM_LASTS < HANDED_LASTS


def test_a_fate_that_is_written_down_twice_is_one_input(engine: sa.Engine) -> None:
    """As after a commit of which nobody heard whether it stood."""
    letter = put_letter(engine, open_ticket(engine))

    for _ in range(2):
        with writing(engine) as connection:
            outbox.never(connection, letter, "550 no such person", NOON)

    with reading(engine) as connection:
        fates = sa.select(sa.func.count()).where(tables.inputs.c.kind == "fate")
        assert connection.execute(fates).scalar() == 1
