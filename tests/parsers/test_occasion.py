"""What a mail was written for decides what may be cut: an answer quotes, a new mail pastes."""

from __future__ import annotations

import pytest

from parsers import read_mail
from parsers.reply.occasion import fold_title, read_occasion
from rules.model.mail import Mail

PASTED = (
    "The mails look like this, is it phishing?\n\n"
    "From: Bank <bank@evil.example>\nSubject: Your account\nTo: carla@alderair.example\n"
    "Date: Mon, 2 Mar 2026 09:15:00 +0100\n\nPlease block that sender."
)


def mail(body: str, *fields: str, to: str = "support@desk.example", kind: str = "") -> Mail:
    header = ["From: carla@alderair.example", f"To: {to}", *fields]
    header.append(f"Content-Type: {kind or 'text/plain; charset=utf-8'}")
    return read_mail("\r\n".join([*header, "", *body.split("\n")]).encode())


def test_headers_pasted_into_a_new_mail_stay() -> None:
    assert mail(PASTED, "Subject: Phishing?").own_text == PASTED


@pytest.mark.parametrize(
    "field",
    ["Subject: Re: Phishing?", "In-Reply-To: <a@desk.example>", "References: <a@d.example>"],
)
def test_an_answer_ends_at_headers(field: str) -> None:
    assert mail(PASTED, field).own_text == "The mails look like this, is it phishing?"


def test_a_reply_address_makes_an_answer() -> None:
    found = mail(PASTED, "Subject: Fan", to="support+t.abcdefghijklmnop@desk.example")

    assert found.own_text == "The mails look like this, is it phishing?"


def test_a_new_mail_of_quoted_lines_is_the_senders_own() -> None:
    assert "access denied" in mail("> error 5\n> access denied\n", "Subject: Backup").own_text
    assert mail("> error 5\n> access denied\n", "Subject: Re: Backup").own_text == ""


def test_signed_words_are_read_without_their_armour() -> None:
    body = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n#internal\nWe lost it.\n- -- \nMaya\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
    )

    found = mail(body, "Subject: Re: Fan")

    assert found.own_text == "#internal\nWe lost it."
    assert [command.verb for command in found.block.commands] == ["internal"]


@pytest.mark.parametrize(
    "plain", [" \n-- \nSent by CRM", "Your program shows no HTML.", "https://crm.example/m/77", ""]
)
def test_the_part_that_holds_the_words_is_read(plain: str) -> None:
    body = (
        f"--A\nContent-Type: text/plain\n\n{plain}\n--A\nContent-Type: text/html\n\n"
        "<p>Please do not restart the server tonight, payroll runs.</p>\n--A--"
    )

    found = mail(body, "Subject: Re: Fan", kind="multipart/alternative; boundary=A")

    assert found.own_text == "Please do not restart the server tonight, payroll runs."


def test_words_below_a_bare_marker_command_nothing() -> None:
    found = mail("-- reply above this line --\n\n#complete\nYes, after six.\n", "Subject: Re: Fan")

    assert "Yes, after six." in found.own_text
    assert found.block.commands == ()


def test_a_device_alone_is_no_answer() -> None:
    found = mail("Sent from my iPhone\n", "Subject: Re: Fan")

    assert found.own_text == ""
    assert found.own_is_signature


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: [T20260302.0004] AW: Fan", "fan"),
        ("Fan", "fan"),
        ("Re: a", ""),
        ("", ""),
        ("12:30 x", "12:30 x"),
    ],
)
def test_a_title_is_compared_without_prefixes_and_tags(subject: str, title: str) -> None:
    assert fold_title(subject) == title


def test_prefixes_tell_the_occasion() -> None:
    assert read_occasion("AW: Fan").answers
    assert read_occasion("WG: Fan").forwards
    assert not read_occasion("Fan").answers
