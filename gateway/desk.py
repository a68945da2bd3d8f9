"""desk.toml as its owner wrote it, read into the `Desk` that the rules know.

Every fault of the file is found before any is told: a `DeskFaults` names them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rules.desk import Desk

EXAMPLE = Path(__file__).parent / "example"


@dataclass(frozen=True, slots=True)
class DeskFault:
    """One thing that is wrong in a desk file, and the way out."""

    file: str
    key: str
    reason: str
    cure: str = ""

    def __str__(self) -> str:
        told = (
            f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"
        )
        return f"{told}; {self.cure}" if self.cure else told


class DeskFaults(Exception):
    """The desk file cannot be used. `faults` says everything that is wrong with it."""

    def __init__(self, faults: tuple[DeskFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def load_desk(path: Path, *, base_address: str, aliases: Mapping[str, str]) -> Desk:
    """Return the desk that `path` describes; raise DeskFaults with every fault at once."""
    raise NotImplementedError


def example_desk() -> Desk:
    """Return the packaged example desk (DOMAIN 0.2-0.4, 10.1)."""
    raise NotImplementedError
