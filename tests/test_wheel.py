"""What is shipped: the wheel holds everything a gateway needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run([sys.executable, "-m", "pip", *command], check=True, timeout=120)
    return next(folder.glob("ticketgate-*.whl"))


def test_the_wheel_carries_templates_profiles_desk_demo_and_migrations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "outbound/templates/en/N-01.j2" in names
    assert "rules/policy/profiles/standard.toml" in names
    assert "gateway/config/example/desk.toml" in names
    assert "gateway/config/example/contacts.csv" in names
    assert "gateway/config/example/integrations/monitor.toml" in names
    assert any(name.startswith("gateway/store/migrations/versions/0001") for name in names)
    assert sum(name.startswith("gateway/demo/") and name.endswith(".eml") for name in names) >= 10


def test_the_wheel_carries_what_an_admin_copies_from(wheel: Path) -> None:
    names = {name.partition(".data/data/share/")[2] for name in zipfile.ZipFile(wheel).namelist()}

    assert {
        "ticketgate/systemd/ticketgate.service",
        "ticketgate/container/Containerfile",
        "ticketgate/container/compose.yaml",
        "ticketgate/monitoring/ticketgate.rules.yml",
        "ticketgate/monitoring/grafana.json",
        "doc/ticketgate/operations.md",
        "doc/ticketgate/rules/mail.md",
    } <= names


def test_the_wheel_carries_no_package_but_the_four(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {one for one in tops if not one.endswith((".dist-info", ".data"))} == {
        "gateway",
        "outbound",
        "parsers",
        "rules",
    }


def test_an_empty_venv_with_the_wheel_runs_the_command(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, timeout=120)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    lock = ["--require-hashes", "-r", str(ROOT / "requirements.lock")]

    subprocess.run([*pip, *lock], check=True, timeout=240)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, timeout=120)
    ticketgate = str(venv / "bin" / "ticketgate")
    shown = subprocess.run([ticketgate, "--help"], check=True, capture_output=True, text=True)

    assert "rehearse" in shown.stdout
