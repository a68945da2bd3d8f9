"""The units of systemd, looked at offline."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "systemd"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_the_service_has_little_power() -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager"]

    done = subprocess.run(
        [*command, str(UNITS / "ticketgate.service")], capture_output=True, text=True
    )

    found = re.search(r"Overall exposure level for ticketgate.service: ([0-9.]+)", done.stdout)
    if found is None:
        pytest.skip("this systemd-analyze cannot look offline")
    assert float(found[1]) <= 1.1


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_systemd_finds_nothing_to_say_of_the_units(tmp_path: Path) -> None:
    units = [*UNITS.glob("*.service"), *UNITS.glob("*.socket"), *UNITS.glob("*.timer")]
    for one in units:  # the program is not installed where this runs
        text = re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", one.read_text())
        (tmp_path / one.name).write_text(text)
    names = [str(tmp_path / one.name) for one in units]

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True
    )

    assert len(units) == 7
    assert (done.returncode, done.stderr) == (0, "")


def test_each_socket_bears_the_name_of_its_door() -> None:
    named = {
        one.name: re.findall(r"(?m)^FileDescriptorName=(\w+)$", one.read_text())
        for one in UNITS.glob("*.socket")
    }

    assert named == {
        "ticketgate.socket": ["smtp"],
        "ticketgate-lmtp.socket": ["lmtp"],
        "ticketgate-submission.socket": ["submission"],
    }


def test_a_fault_in_a_file_is_not_tried_again() -> None:
    service = (UNITS / "ticketgate.service").read_text()

    assert "RestartPreventExitStatus=64 78" in service
    assert "Type=notify" in service


def test_the_service_of_several_gateways_differs_in_its_folder_alone() -> None:
    one = (UNITS / "ticketgate.service").read_text().split("[Unit]")[1]
    many = (UNITS / "ticketgate@.service").read_text().split("[Unit]")[1]

    assert many.replace(" %i\n", "\n").replace("/%i", "") == one
