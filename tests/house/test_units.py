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
    assert float(found[1]) <= 1.5


def test_a_fault_in_a_file_is_not_tried_again() -> None:
    service = (UNITS / "ticketgate.service").read_text()

    assert "RestartPreventExitStatus=64 78" in service
    assert "Type=notify" in service
