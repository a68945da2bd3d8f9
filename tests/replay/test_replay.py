"""`ticketgate replay`: the same rules change nothing, others are told, the site stays as it is."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.config.desk_file import EXAMPLE, load_desk
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.engine import open_engine, upgrade
from gateway.store.journal import Incoming
from gateway.store.outbox import OutboxLetter
from rules.model.mail import Envelope

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # ten in the morning at the desk
SATURDAY = MONDAY + timedelta(days=5)
SETTINGS = (
    '[mail]\nbase_address = "support@desk.example"\n[database]\nurl = "sqlite:///ticketgate.db"\n'
    '[auth]\ntrusted_ids = ["mx.desk.example"]\n'
)
SECRET = hashlib.sha256(b"rehearsal").hexdigest()  # what the record's letters are signed with


class Desk:
    """A desk that works for some days on the site of the test."""

    def __init__(self, folder: Path) -> None:
        (folder / "secrets").mkdir()
        (folder / "secrets" / "keys").write_text(f"1:{SECRET}\n")
        (folder / "secrets" / "keys").chmod(0o600)
        (folder / "desk.toml").write_bytes((EXAMPLE / "desk.toml").read_bytes())
        self.config = folder / "ticketgate.toml"
        self.config.write_text(SETTINGS)
        engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")
        upgrade(engine)
        desk = load_desk(folder / "desk.toml", base_address="support@desk.example", aliases={})
        self.simulated = SimulatedDesk(engine, desk, "mx.desk.example", MONDAY)
        people = (EXAMPLE / "contacts.csv").read_text("utf-8")
        assert "new: 4 accounts" in self.simulated.order("import", {"csv": people})
        self._count = 0

    def mail(self, hours: float, sender: str, text: str, to: str, title: str = "Printer") -> None:
        """Let a mail come so many hours after Monday's beginning."""
        self.simulated.go_to(MONDAY + timedelta(hours=hours))
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, to, title
        mail["Date"], mail["Message-ID"] = self.simulated.now, f"<{self._count}@elsewhere.example>"
        mail["Authentication-Results"] = (
            f"mx.desk.example; dmarc=pass header.from={sender.partition('@')[2]}"
        )
        mail.set_content(text)
        self._count += 1
        raw = mail.as_bytes().replace(b"\n", b"\r\n")
        envelope = Envelope(mail_from=sender, recipients=("support@desk.example",), trusted=True)
        self.simulated.arrive(Incoming(raw, envelope, self.simulated.now))

    def letter(self, notice: str) -> OutboxLetter:
        return next(one for one in reversed(self.simulated.letters) if one.notice == notice)

    def answer_to(self, notice: str) -> str:
        return dict(self.letter(notice).headers)["Reply-To"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A week: a request, an answer that waits, a reply, a stranger, a further request."""
    desk = Desk(tmp_path)
    desk.mail(1, "carla@alderair.example", "It smokes.", "support@desk.example")
    number = desk.letter("N-01").number
    desk.mail(2, "maya@desk.example", "#take\n", "support@desk.example", f"Re: [{number}] Printer")
    desk.mail(3, "carla@alderair.example", "Still smoking.", desk.answer_to("N-01"))
    desk.mail(4, "new@stranger.example", "Do you mend boats?", "support@desk.example", "Boats")
    desk.mail(26, "tess@brightwater.example", "The gate is stuck.", "support@desk.example", "Gate")
    desk.mail(27, "maya@desk.example", "We look into it.", desk.answer_to("N-02"))
    desk.simulated.go_to(SATURDAY)
    monkeypatch.setattr("gateway.cli.replay.now", lambda: SATURDAY)
    return desk


def replayed(desk: Desk, *more: str, other: str = "desk.toml") -> int:
    path = desk.config.parent / other
    return run_command(["-c", str(desk.config), "replay", "--desk", str(path), *more])


def other_desk(desk: Desk, settings: str) -> str:
    text = (desk.config.parent / "desk.toml").read_text("utf-8")
    assert "[settings]" in text
    changed = text.replace("[settings]", f"[settings]\n{settings}\n#", 1)
    (desk.config.parent / "new-desk.toml").write_text(changed, "utf-8")
    return "new-desk.toml"


def test_the_same_rules_make_the_same_of_it(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert replayed(desk, "--since", "2026-11-23") == 0

    told = capsys.readouterr().out
    assert "3 tickets" in told
    assert told.splitlines()[-1] == "Nothing would have been different."


def test_other_rules_are_told_ticket_by_ticket_and_letter_by_letter(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    other = other_desk(desk, '"tat.reply_business_days" = 2')

    assert replayed(desk, "--since", "6d", other=other) == 0

    told = capsys.readouterr().out
    assert "Different: 3 tickets, 0 letters more, 3 fewer, 17 others; 0 mails held" in told
    printer = told.split("T20261123.0001  Printer")[1].split("\n\n")[0]
    assert "  - N-39 to maya@desk.example, 2026-11-24 11:00" in printer
    gate = told.split("T20261124.0001  Gate")[1].split("\n\n")[0]
    assert "~ N-39 to olive@desk.example, 2026-11-25 12:00; would 2026-11-27 12:00" in gate
    assert "note:" not in told


def test_what_came_before_is_decided_by_the_rules_of_now(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    other = other_desk(desk, '"tat.reply_business_days" = 2')

    assert replayed(desk, "--since", "2026-11-27", "--json", other=other) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["since"] == "2026-11-27T05:00:00+00:00"
    assert found["notes"] == []


def test_nothing_of_the_site_is_changed(desk: Desk) -> None:
    folder = desk.config.parent
    desk.simulated.engine.dispose()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert replayed(desk, "--since", "30d") == 0

    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert not [path for path in after.keys() - before.keys() if "outbox" in path.parts]


@pytest.mark.parametrize(
    ("words", "other", "code", "said"),
    [
        (("--since", "yesterday"), "desk.toml", 64, '"yesterday" is no time'),
        (("--since", "30d"), "none.toml", 66, "none.toml: no such file"),
        (("--since", "30d"), "broken.toml", 78, "broken.toml"),
    ],
)
def test_what_cannot_be_played_says_why(
    desk: Desk,
    words: tuple[str, ...],
    other: str,
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (desk.config.parent / "broken.toml").write_text("[desk]\nzone = 'Mars'\n")

    assert replayed(desk, *words, other=other) == code
    assert said in capsys.readouterr().err
