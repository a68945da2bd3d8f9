"""The container recipe, as far as it can be tried without building: its files, names, settings."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gateway.config.settings_file import load_settings

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "docs" / "container"
COMPOSE = (PLACE / "compose.yaml").read_text("utf-8")


@pytest.mark.parametrize("recipe", ["Containerfile", "postfix/Containerfile"])
def test_what_is_copied_into_the_image_is_there(recipe: str) -> None:
    path = PLACE / recipe
    base = ROOT if recipe == "Containerfile" else path.parent
    lines = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", path.read_text("utf-8"))
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()

    named = [name for line in lines for name in line.split()]

    assert named
    assert [name for name in named if not (base / name).exists() or name in ignored] == []


def test_the_gateway_is_an_ordinary_user_and_writes_its_folder_alone() -> None:
    gateway = COMPOSE.split("  gateway:")[1].split("\n\n")[0]

    assert "USER 10001" in (PLACE / "Containerfile").read_text("utf-8")
    for line in ('user: "10001:10001"', "read_only: true", "cap_drop: [ALL]", "no-new-privileges"):
        assert line in gateway
    assert re.findall(r"volumes: \[(.*)\]", gateway) == ['"./site:/var/lib/ticketgate"']


def test_the_settings_of_the_compose_file_are_read_without_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secrets").mkdir()
    secret = "postgresql://ticketgate:secret@database/ticketgate"
    (tmp_path / "secrets" / "database__url").write_text(secret)
    file = tmp_path / "ticketgate.toml"
    file.write_text(
        'desk = "desk.toml"\nkeys = "keys"\n[mail]\nbase_address = "support@desk.example"\n'
    )
    given = dict(re.findall(r"(?m)^ +(TICKETGATE_\w+): (.+)$", COMPOSE))
    for name, value in given.items():
        plain = re.sub(r"\$\{MAIL_HOSTNAME[^}]*\}", "mx.desk.example", value.strip("'\""))
        monkeypatch.setenv(name, plain)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "secrets"))

    settings = load_settings(file)

    assert len(given) == 6
    assert settings.lmtp is not None
    assert settings.lmtp.listen == "127.0.0.1:2424"
    assert settings.auth.trusted_ids == ("mx.desk.example",)
    assert settings.auth.trusted_peers == ("127.0.0.1",)
    assert str(settings.database.url) == secret


@pytest.mark.skipif(shutil.which("postconf") is None, reason="no Postfix: apt-get install postfix")
def test_postfix_knows_every_setting_of_its_container() -> None:
    command = ["postconf", "-c", str(PLACE / "postfix"), "-n"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "recipient_delimiter = +" in done.stdout


def test_the_start_of_postfix_is_a_script_that_the_shell_reads() -> None:
    start = PLACE / "postfix" / "start"

    assert os.access(start, os.X_OK)
    assert subprocess.run(["sh", "-n", str(start)], check=False).returncode == 0
