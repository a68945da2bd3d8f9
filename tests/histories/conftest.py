"""Options of the histories, and the site that they share."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from gateway.simulate.history import Histories, found_site


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--histories", type=int, default=200, help="how many seeds are played")


@pytest.fixture(scope="module")
def histories() -> Iterator[Histories]:
    logging.disable()
    try:
        with found_site() as site:
            yield Histories(site)
    finally:
        logging.disable(logging.NOTSET)
