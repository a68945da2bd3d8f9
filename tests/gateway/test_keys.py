"""What the keys say of words in our addresses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gateway.config.keys import Keys
from rules.sender.token import Purpose, write_token

MADE_ON = date(2026, 11, 16)


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (10, False), (11, True)])
def test_a_reply_address_is_young_for_as_many_days_as_the_site_says(
    days: int, is_old: bool
) -> None:
    keys = replace(Keys.made_for_rehearsal(), token_days=10)
    word = write_token(Purpose.REPLY, 7, 1, MADE_ON, keys.signing)

    token = keys.read_token(word, MADE_ON + timedelta(days=days))

    assert token is not None
    assert token.is_old is is_old


def test_a_word_that_nobody_signed_says_nothing() -> None:
    assert Keys.made_for_rehearsal().read_token("complete", MADE_ON) is None


@pytest.mark.parametrize("value", ["0123456789ab.fälschung", "\udcff.\udcfe", "ü", "."])
def test_words_beyond_ascii_are_no_words_of_ours(value: str) -> None:
    keys = Keys.made_for_rehearsal()

    assert not keys.is_own_loop(value)
    assert not keys.is_our_letter(f"<{value}.x@desk.example>")
    assert keys.is_own_loop(keys.instance)
