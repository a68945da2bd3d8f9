"""Reply and bounce tokens: signed words that name a ticket and give no right."""

from __future__ import annotations

import hmac
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rules.sender.token import (
    Key,
    Purpose,
    Token,
    code_hash,
    confirmation_code,
    is_our_letter,
    letter_mark,
    octets,
    person_mark,
    read_token,
    receipt_id,
    sign,
    write_token,
)

OLD, NEW = Key(1, b"o" * 32), Key(2, b"n" * 32)
DAY = date(2026, 11, 23)


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), st.sampled_from(Purpose))
def test_a_token_says_what_was_written(ticket_id: int, subject: int, purpose: Purpose) -> None:
    word = write_token(purpose, ticket_id, subject, DAY, (NEW,))

    assert read_token(word, (NEW,)) == Token(purpose, ticket_id, subject, DAY)


def test_an_address_with_token_and_word_stays_within_64_octets() -> None:
    word = write_token(Purpose.REPLY, 2**32 - 1, 2**32 - 1, DAY, (NEW,))

    assert word == word.lower()
    assert len(f"support+t.{word}+internal") <= 64


def test_a_token_of_an_older_key_still_routes_after_rotation() -> None:
    word = write_token(Purpose.REPLY, 7, person_mark("maya"), DAY, (OLD,))

    assert read_token(word, (NEW, OLD)) is not None
    assert read_token(word, (NEW,)) is None


@given(st.integers(0, 35), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_a_token_with_another_letter_is_nobodys(place: int, letter: str) -> None:
    word = write_token(Purpose.REPLY, 7, 9, DAY, (NEW,))
    forged = word[:place] + letter + word[place + 1 :]

    assert forged == word or read_token(forged, (NEW,)) is None


@given(st.text(max_size=60))
def test_any_word_is_read_without_an_error(word: str) -> None:
    assert read_token(word, (NEW,)) is None


def test_a_code_is_kept_by_its_hash_whatever_its_spelling() -> None:
    code = confirmation_code("seal of input 7")

    assert code_hash(code) == code_hash(code.lower().replace("-", " "))
    assert code != confirmation_code("seal of input 8")


def test_a_receipt_id_has_six_readable_characters() -> None:
    receipt = receipt_id("seal of input 7")

    assert receipt.startswith("R-")
    assert len(receipt) == 8
    assert not set(receipt[2:]) & set("01IO")


def test_a_message_id_of_ours_is_known_by_its_mark() -> None:
    words = "T20261116.0004.N-03.7-2.c1"
    ours = f"<{words}.{letter_mark(OLD, words)}@desk.example>"

    assert is_our_letter(ours, (NEW, OLD))
    assert is_our_letter(ours.strip("<>"), (NEW, OLD))
    assert not is_our_letter(ours, (Key(9, b"x" * 32),))
    assert not is_our_letter(ours.replace(".c1.", ".c2."), (NEW, OLD))
    for other in ("", "<>", "<@>", f"<{words}@desk.example>", "<a.\u00e4@b>"):
        assert not is_our_letter(other, (NEW, OLD))


@given(st.binary(min_size=16, max_size=100), st.text())
def test_signatures_are_those_of_the_library(secret: bytes, text: str) -> None:
    expected = hmac.digest(secret, octets(text), "sha256")  # RFC 2104

    assert sign(Key(1, secret), text) == expected.hex()
