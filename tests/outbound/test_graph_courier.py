"""What Microsoft Graph's answers mean for a letter, and for those behind it."""

from __future__ import annotations

import asyncio

import pytest

from outbound.courier import Carried, Outcome
from outbound.graph_courier import GraphCourier, Said

SENT, LATER, NEVER = Outcome.SENT, Outcome.LATER, Outcome.NEVER


def carried(said: Said) -> Carried:
    courier = GraphCourier(lambda body: said)
    return asyncio.run(courier.carry("support@desk.example", "carla@alderair.example", b"a: b"))


@pytest.mark.parametrize(
    ("said", "outcome", "is_away"),
    [
        (Said(202), SENT, False),
        (Said(200), SENT, False),
        (Said(204), SENT, False),
        (Said(400, "ErrorInvalidRecipients", "no such recipient"), NEVER, False),
        (Said(400, "ErrorInvalidPropertySet", "a code that nobody knows"), LATER, False),
        (Said(400, "400", "HTTP 400"), LATER, False),
        (Said(413), NEVER, False),
        (Said(401, "InvalidAuthenticationToken", "expired"), LATER, True),
        (Said(403, "ErrorSendAsDenied", "not as this one"), LATER, True),
        (Said(404, "ErrorInvalidUser", "nobody"), LATER, True),
        (Said(429, "TooManyRequests", "slow down"), LATER, True),
        (Said(503, "ServiceUnavailable", "later"), LATER, True),
        (Said(500, "InternalServerError", "it broke"), LATER, False),
    ],
)
def test_only_what_is_said_of_us_keeps_other_letters_waiting(
    said: Said, outcome: Outcome, is_away: bool
) -> None:
    found = carried(said)

    assert (found.outcome, found.relay_away) == (outcome, is_away)
