"""How senders stand on the list of blocked ones, and what an entry covers."""

from __future__ import annotations

import pytest

from rules.model.blocking import block_entry, entries_over, is_public_family, is_sold_under


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("anna@bad.example", "anna@bad.example"),
        ("<Anna@BAD.example.>", "anna@bad.example"),
        ("anna+sale@bad.example", "anna@bad.example"),
        ("+sale@bad.example", "+sale@bad.example"),
        ("bad.example", "bad.example"),
        ("@bad.example", "bad.example"),
        ("b\u00fccher.example", "xn--bcher-kva.example"),
        ("com", ""),
        ("anna@localhost", ""),
        ("10.1.2.3", ""),
        ("anna bad.example", ""),
        ("*.bad.example", ""),
        ("", ""),
    ],
)
def test_an_entry_is_an_address_without_its_tag_or_a_domain(words: str, entry: str) -> None:
    assert block_entry(words) == entry


def test_an_address_is_held_by_itself_and_by_every_domain_above_it() -> None:
    over = entries_over("Anna+1@mail.bad.example")

    assert over == ("anna@mail.bad.example", "mail.bad.example", "bad.example")


def test_national_names_of_providers_are_known_and_namesakes_are_not() -> None:
    assert is_public_family("yahoo.co.in")
    assert is_public_family("hotmail.es")
    assert not is_public_family("live.bad.example")
    assert not is_public_family("yahoos.example")
    assert is_sold_under("co.uk")
    assert not is_sold_under("bad.uk")
