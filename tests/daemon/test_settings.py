"""Settings: three sources, every fault at once, and no word of a value that may be a secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gateway.config.settings import known_keys
from gateway.config.settings_file import SettingsFaults, load_settings
from gateway.config.settings_text import example_toml, settings_table

ROOT = Path(__file__).parents[2]
LEAST = '[mail]\nbase_address = "support@desk.example"\n'

SECTIONS = set(
    "database mail smtp lmtp mailbox ingest scan auth relay outbound log worker retention "
    "metrics".split()
)


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ticketgate.toml"
    path.write_text(LEAST)
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(SettingsFaults) as raised:
        load_settings(path)
    return [str(fault).replace(str(path), "FILE") for fault in raised.value.faults]


def test_only_the_base_address_is_needed(file: Path) -> None:
    settings = load_settings(file)

    assert settings.mail.base_address == "support@desk.example"
    assert settings.smtp is None


def test_paths_are_counted_from_the_folder_of_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")

    settings = load_settings(file)

    assert settings.desk == file.parent / "desk.toml"
    assert settings.relay.maildir == file.parent / "outbox"
    assert settings.database.url == f"sqlite:///{file.parent}/ticketgate.db"


@pytest.mark.parametrize(
    "url", ["sqlite:////var/lib/x.db", "sqlite:///:memory:", "postgresql://u:p@host/name"]
)
def test_what_is_no_relative_path_stays(file: Path, url: str) -> None:
    file.write_text(f'{LEAST}[database]\nurl = "{url}"\n')

    assert load_settings(file).database.url == url


def test_credentials_win_over_the_environment_and_that_over_the_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(f'{LEAST}[relay]\nusername = "file"\nport = 1\npassword = "file"\n')
    monkeypatch.setenv("TICKETGATE_RELAY__PORT", "2")
    monkeypatch.setenv("TICKETGATE_RELAY__PASSWORD", "environment")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "relay__password").write_text("credential\n")
    (credentials / "tls.pem").write_text("somebody else's")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credentials))

    relay = load_settings(file).relay

    assert relay.username == "file"
    assert relay.port == 2
    assert relay.password.get_secret_value() == "credential"


def test_a_missing_file_is_a_fault_with_a_way_out(tmp_path: Path) -> None:
    [fault] = faults_of(tmp_path / "none.toml")

    assert fault == "FILE: no such file; make one with: ticketgate init DIR"


def test_a_file_that_is_no_toml_is_named_with_the_place_and_without_the_line(file: Path) -> None:
    file.write_text(f"{LEAST}[relay]\npassword = hunter2\n")

    [fault] = faults_of(file)

    assert fault.startswith("FILE: is no TOML (at line 4")
    assert "hunter2" not in fault


def test_all_faults_are_told_at_once_each_with_its_place(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(
        'desk = 3\n[mail]\nmax_size_mib = 0\n[smtp]\nlisten = "here"\n[relay]\nprot = 25\n'
        'host = "mx.example"\n[auth]\ntrusted_peers = ["mx"]\n[database]\nurl = "mysql://x"\n'
    )
    monkeypatch.setenv("TICKETGATE_LOG__LEVEL", "LOUD")
    monkeypatch.setenv("TICKETGATE_RELAI__PORT", "25")
    monkeypatch.setenv("TICKETGATE_MAIL__ALIASES", "not json")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "relay__passwort").write_text("x")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credentials))

    faults = faults_of(file)

    assert any(re.match(r"environment: TICKETGATE_RELAI__PORT: no such setting", f) for f in faults)
    assert any("relay__passwort: no such setting; did you mean relay.password" in f for f in faults)
    keys = {fault.split(": ")[1] for fault in faults}
    assert keys == {
        "TICKETGATE_RELAI__PORT",
        "relay__passwort",
        "desk",
        "mail.base_address",
        "mail.max_size_mib",
        "mail.aliases",
        "smtp.listen",
        "relay.prot",
        "auth.trusted_peers",
        "database.url",
        "log.level",
    }


def test_letters_do_not_travel_in_clear_to_another_machine(file: Path) -> None:
    file.write_text(f'{LEAST}[relay]\nhost = "mx.example"\n')

    assert faults_of(file) == [
        'FILE: relay: tls = "off" is for loopback only; set tls to "starttls" or "implicit"'
    ]


@pytest.mark.parametrize("name", ["TICKETGATE_RELAY__PORT", "TICKETGATE_DATABASE__URL"])
def test_no_fault_repeats_a_value(file: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "hunter2")

    faults = faults_of(file)

    assert faults
    assert "hunter2" not in " ".join(faults)


def test_settings_do_not_show_their_secrets(file: Path) -> None:
    file.write_text(
        f'{LEAST}[relay]\npassword = "hunter2"\n[database]\nurl = "postgresql://u:hunter3@h/n"\n'
    )

    assert "hunter" not in repr(load_settings(file))


@pytest.mark.parametrize("name", ["support-de", "support_de"])
def test_a_mailboxs_password_comes_by_a_variable_that_a_shell_can_set(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    table = f'[[mailbox]]\nname = "{name}"\nhost = "imap.desk.example"\nusername = "u"\n'
    file.write_text(LEAST + table)
    monkeypatch.setenv("TICKETGATE_MAILBOX__SUPPORT_DE__PASSWORD", "secret")

    assert load_settings(file).mailbox[0].password.get_secret_value() == "secret"


def test_the_example_file_is_written_from_the_class_and_loads(file: Path) -> None:
    packaged = (ROOT / "systemd" / "ticketgate.toml").read_text()
    file.write_text(packaged)

    settings = load_settings(file)

    assert packaged == example_toml()
    assert settings.smtp is not None
    assert settings.auth.trusted_ids == settings.auth.trusted_peers == ()  # it trusts nobody


def test_the_example_file_of_the_specification_loads(file: Path) -> None:
    example = ROOT.parent / "shared" / "spec" / "examples" / "ticketgate.toml"
    if not example.exists():
        pytest.skip("the specification is not here")
    file.write_text(example.read_text())

    settings = load_settings(file)

    assert settings.mail.aliases["waiting@desk.example"] == "waiting"


def test_the_table_names_every_setting_with_its_default() -> None:
    table = settings_table()

    for key in known_keys().keys() - SECTIONS:
        assert f"| `{key.replace('__', '.')}` |" in table
    assert "| `mail.max_size_mib` | `25` | of one mail, in MiB; 552 beyond |" in table


def test_the_table_of_the_readme_is_the_one_written_from_the_class() -> None:
    readme = (ROOT / "README.md").read_text()

    assert settings_table() in readme
