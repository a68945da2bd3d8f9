"""`init` makes a folder that a gateway can run from, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.config.contacts_file import read_people
from gateway.config.desk_file import load_desk
from gateway.config.keys import load_keys
from gateway.config.settings_file import load_settings
from gateway.store.engine import check_schema, open_engine, reading
from gateway.store.people import list_accounts


def test_the_folder_has_everything_a_gateway_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"

    code = run_command(["init", str(folder)])

    assert code == 0
    settings = load_settings(folder / "ticketgate.toml")
    desk = load_desk(
        settings.desk, base_address=settings.mail.base_address, aliases=settings.mail.aliases
    )
    assert desk.find_staff("maya")
    assert not settings.auth.trusted_peers
    assert not settings.auth.trusted_ids
    assert not desk.integrations  # examples are laid beside, and count when renamed
    assert (folder / "integrations" / "monitor.toml.example").exists()
    assert read_people(folder / "contacts.csv").accounts
    engine = open_engine(settings.database.url)
    check_schema(engine)
    with reading(engine) as connection:
        assert not list_accounts(connection)  # the people of contacts.csv are made up
    engine.dispose()
    told = capsys.readouterr().out
    assert "Now edit the first three" in told
    assert f"ticketgate --config {folder}/ticketgate.toml run" in told


def test_only_the_owner_reads_the_keys_and_the_mail(tmp_path: Path) -> None:
    folder = tmp_path / "desk"

    run_command(["init", str(folder)])

    assert load_keys(folder / "secrets" / "keys").signing
    assert (folder / "secrets").stat().st_mode & 0o777 == 0o700
    assert (folder / "secrets" / "keys").stat().st_mode & 0o777 == 0o600
    for name in ("ticketgate.db", "ticketgate.toml", "desk.toml", "contacts.csv"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_each_folder_gets_keys_of_its_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run_command(["init", str(tmp_path / name)])

    one, two = (load_keys(tmp_path / name / "secrets" / "keys") for name in ("one", "two"))

    assert one.signing[0].secret != two.signing[0].secret


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "desk.toml").write_text("mine", "utf-8")

    code = run_command(["init", str(tmp_path)])

    assert code == 65
    assert "desk.toml already: nothing was changed" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["desk.toml"]
    assert (tmp_path / "desk.toml").read_text("utf-8") == "mine"
