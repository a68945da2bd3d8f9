"""What each rehearsal begins with."""

from __future__ import annotations

import pytest

from gateway.rehearse.player import Setup
from gateway.rehearse.setups import example_setup


@pytest.fixture(scope="session")
def setup() -> Setup:
    """The example desk; each play begins its database again."""
    return example_setup()
