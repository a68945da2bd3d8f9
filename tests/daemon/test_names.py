"""The gateway's name: the same in every life, never shared by two that run at once."""

from __future__ import annotations

from pathlib import Path

from gateway.wiring import held_name


def test_a_gateway_has_the_same_name_in_every_life(tmp_path: Path) -> None:
    config = tmp_path / "ticketgate.toml"
    config.touch()

    with held_name(config) as first:
        pass
    with held_name(config) as second:
        pass

    assert first == second


def test_two_gateways_on_one_settings_file_have_two_names(tmp_path: Path) -> None:
    config = tmp_path / "ticketgate.toml"
    config.touch()

    with held_name(config) as first, held_name(config) as second:
        assert first != second
