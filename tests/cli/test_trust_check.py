"""`check` says how each person is proved, and warns of what is unsafe."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.cli.trust_check import unsafe_choices, ways_of_proof
from gateway.config.desk_file import example_desk
from gateway.config.settings import (
    AuthSettings,
    Database,
    MailSettings,
    RelaySettings,
    Settings,
    SmtpSettings,
)
from rules.policy.policy import policy_from

DESK = example_desk()


def _settings(folder: Path, **auth: object) -> Settings:
    return Settings.model_construct(
        keys=folder / "keys",
        mail=MailSettings(base_address="support@desk.example"),
        auth=AuthSettings.model_validate(auth),
        smtp=SmtpSettings(submission="127.0.0.1:2587"),
        relay=RelaySettings(host="127.0.0.1"),
    )


def test_each_person_is_named_with_every_way(tmp_path: Path) -> None:
    settings = _settings(tmp_path, trusted_peers=["127.0.0.1"], trusted_ids=["mx.desk.example"])
    staff = tuple(replace(one, logins=("mo17",)) for one in DESK.staff if one.handle == "maya")

    lines = ways_of_proof(settings, replace(DESK, staff=staff))

    assert lines[1] == (
        "  maya: a login at our submission door (as mo17); a login that Postfix stamps; "
        "a verdict of mx.desk.example; a code (N-35)"
    )


def test_a_preset_is_a_way_of_its_own(tmp_path: Path) -> None:
    lines = ways_of_proof(_settings(tmp_path, verdict="gmail"), DESK)

    assert "what gmail stamps" in lines[1]


def test_unsafe_choices_are_named_with_the_way_out(tmp_path: Path) -> None:
    config = tmp_path / "ticketgate.toml"
    config.touch(mode=0o644)
    policy = policy_from({"auth": {"reply_token": "proof", "envelope_words": True}})
    desk = replace(
        DESK,
        policies={DESK.profile: policy},
        integrations=tuple(replace(one, accepts_unproved=True) for one in DESK.integrations[:1]),
    )

    told = unsafe_choices(_settings(tmp_path, trusted_peers=["10.0.0.0/8"]), desk, config)

    wanted = (
        "chmod 600",
        "10.0.0.0/8 is wide",
        "auth.reply_token",
        "auth.envelope_words",
        "unproved",
    )
    assert all(any(word in line for line in told) for word in wanted)


@pytest.mark.parametrize("name", ["ticketgate.toml", "keys", "ticketgate.db", "letters"])
def test_each_thing_that_others_may_read_is_named(tmp_path: Path, name: str) -> None:
    """Configuration, keys, database, and the maildir that letters are written to."""
    tmp_path.chmod(0o700)
    places = {one: tmp_path / one for one in ("ticketgate.toml", "keys", "ticketgate.db")}
    for place in places.values():
        place.touch(mode=0o600)
    letters = tmp_path / "letters"
    letters.mkdir(mode=0o700)
    settings = _settings(tmp_path).model_copy(
        update={
            "database": Database(url=f"sqlite:///{tmp_path / 'ticketgate.db'}"),
            "relay": RelaySettings(maildir=letters),
        }
    )
    careful = unsafe_choices(settings, DESK, places["ticketgate.toml"])
    (tmp_path / name).chmod(0o750 if name == "letters" else 0o640)

    told = unsafe_choices(settings, DESK, places["ticketgate.toml"])

    assert careful == []
    assert len(told) == 1
    assert told[0].startswith(f"{tmp_path / name}: others may read or change it; chmod ")


def test_a_careful_site_earns_no_warning(tmp_path: Path) -> None:
    config = tmp_path / "ticketgate.toml"
    config.touch(mode=0o600)
    tmp_path.chmod(0o700)

    assert unsafe_choices(_settings(tmp_path, trusted_peers=["127.0.0.1"]), DESK, config) == []
