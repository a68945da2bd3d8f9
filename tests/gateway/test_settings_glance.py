"""What commands that only look read of the settings is what the class of all settings says."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.config.settings import Settings
from gateway.config.settings_file import load_settings
from gateway.config.settings_glance import DEFAULT_KEPT, DEFAULT_URL, TABLES, Glance, glance_at
from gateway.config.settings_text import example_toml
from gateway.config.upkeep_settings import RetentionSettings

MAIL = '[mail]\nbase_address = "support@desk.example"\n'
PLAIN = (
    MAIL,
    f'desk = "other/desk.toml"\n{MAIL}[database]\nurl = "sqlite:///a/b.db"\n',
    f'desk = "/etc/desk.toml"\n{MAIL}[database]\nurl = "sqlite:////var/b.db"\n',
    f'{MAIL}[database]\nurl = "postgresql://gate@db.example/gate"\n[relay]\nport = 587\n',
    f"{MAIL}[retention]\nraw_days = 30\nclosed_days = 90\n",
    f"{MAIL}[database]\n[smtp]\n[[mailbox]]\nname = 'a'\nhost = 'b.example'\nusername = 'c'\n",
)
ODD = (
    "",
    "mail = 1",
    "nonsense = 1\n" + MAIL,
    MAIL + '[databse]\nurl = "sqlite:///a.db"\n',
    MAIL + '[database]\nulr = "sqlite:///a.db"\n',
    MAIL + "[database]\nurl = 3\n",
    MAIL + '[database]\nurl = "mysql://a/b"\n',
    "desk = 3\n" + MAIL,
    "database = 3\n" + MAIL,
    MAIL + "[retention]\nraw_days = -1\n",
    MAIL + '[retention]\nraw_days = "400"\n',
    MAIL + "[retention]\nraw_days = true\n",
    MAIL + "[retention]\nraws = 1\n",
    MAIL + "[",
)


@pytest.fixture(autouse=True)
def _nobody_else_has_a_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TICKETGATE_CONFIG", raising=False)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "ticketgate.toml"


def whole(config: Path) -> Glance:
    found = load_settings(config)
    return Glance(found.database.url, found.desk, found.retention.model_dump())


@pytest.mark.parametrize("text", [*PLAIN, example_toml()])
def test_a_glance_sees_what_the_settings_say(config: Path, text: str) -> None:
    config.write_text(text)

    assert glance_at(config) == whole(config)


@pytest.mark.parametrize("text", ODD)
def test_what_is_odd_is_no_glance(config: Path, text: str) -> None:
    config.write_text(text)

    assert glance_at(config) is None


def test_a_file_that_is_not_there_or_no_text_is_no_glance(config: Path) -> None:
    assert glance_at(config) is None

    config.write_bytes(b"\xff\xfe\x00")

    assert glance_at(config) is None


def test_where_others_have_a_say_there_is_no_glance(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(MAIL)
    monkeypatch.setenv("TICKETGATE_CONFIG", str(config))
    assert glance_at(config) == whole(config)

    for name in ("TICKETGATE_DATABASE__URL", "ticketgate_desk", "CREDENTIALS_DIRECTORY"):
        with monkeypatch.context() as patch:
            patch.setenv(name, str(tmp_path))

            assert glance_at(config) is None


def test_a_glance_knows_every_table_and_every_default() -> None:
    assert Settings.model_fields.keys() == TABLES
    assert RetentionSettings().model_dump() == DEFAULT_KEPT
    assert Settings.model_fields["database"].default.url == DEFAULT_URL
