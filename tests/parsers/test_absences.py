"""Automatic answers as people and servers write them, and when their writer is back (GW-06)."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from parsers import read_mail

TABLES = Path(__file__).parent.parent / "tables"
ROWS = [
    tuple(line.split(" | ", 2))
    for name in ("absences.txt", "absences_again.txt", "absences_far.txt")
    for line in (TABLES / name).read_text("utf-8").splitlines()
    if line and not line.startswith("//")
]


@pytest.mark.parametrize(("wanted", "sent", "text"), ROWS)
def test_the_first_day_on_which_the_writer_may_be_back(wanted: str, sent: str, text: str) -> None:
    at = datetime.fromisoformat(f"{sent}T09:00:00+00:00")
    head = (
        "From: Carla Ruiz <carla@customer.example>",
        "To: support@desk.example",
        "Subject: Re: Printer offline",
        "In-Reply-To: <1@desk.example>",
        f"Date: {format_datetime(at)}",
        "Auto-Submitted: auto-replied",
        "Content-Type: text/plain; charset=utf-8; format=fixed",
        "Content-Transfer-Encoding: 8bit",
    )
    raw = "\r\n".join((*head, "", text.replace("¶", "\r\n"), ""))

    mail = read_mail(raw.encode())

    is_to_come = bool(mail.return_date) and date.fromisoformat(mail.return_date) >= at.date()
    assert (mail.back_on if is_to_come else "none") == wanted


def test_the_tables_are_all_there() -> None:
    assert len(ROWS) >= 130
