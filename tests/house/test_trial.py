"""A mail on trial: only one that ends its reader is guilty."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.worker.poison import survives_reading


@pytest.mark.parametrize("raw", [b"", b"From: a@b.example\r\n\r\nx\r\n", b"\x00" * 1000])
def test_a_mail_that_kills_nobody_survives_its_trial(raw: bytes) -> None:
    assert survives_reading(raw)


def test_a_mail_that_ends_its_reader_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, parsers\nparsers.read_mail = lambda *raw, **named: os._exit(9)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert not survives_reading(b"From: a@b.example\r\n\r\nx\r\n")
