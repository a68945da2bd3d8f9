"""Stories at desks of their own: what the packaged example desk does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.config.desk_file import EXAMPLE
from gateway.rehearse.outcomes import rehearse_story, tell_outcome
from gateway.rehearse.setups import SetupFaults, setup_of

QUEUE = """
[[queues]]
name = "Billing"
category = "admin"
address = "billing@desk.example"
from_name = "Desk Billing"
signature = "Questions about an invoice? We are here from nine."
"""
BILLING = """\
# A queue with its own address, name and signature: letters come from there, replies find it.
mail from=carla to=billing@desk.example subject="Invoice 4411"
| It has the wrong address.
expect new ticket T20261123.0001 contact=carla
expect T20261123.0001 queue="Billing"
expect notice N-01 to=carla text~"Desk Billing" text~"We are here from nine."
expect notice N-01 to=carla from~"billing@desk.example"
expect notice N-02n to=olive from~"support@desk.example"
mail from=carla reply=N-01 subject="Re: what was it"
| Our street is Elm Street.
expect note T20261123.0001 public by=carla text~"Elm Street"
expect no new ticket
mail from=maya reply=N-02
| We send a new one.
expect notice N-03 to=carla from~"Maya Ortiz (Desk Billing)"
expect notice N-03 to=carla text~"We are here from nine."
mail from=maya to=billing+waiting@desk.example subject="Re: [T20261123.0001] Invoice 4411"
| Is the name right?
expect T20261123.0001 status=waiting_customer
# once the ticket lies in another queue its letters are the desk's
mail from=maya to=support+internal subject="Re: [T20261123.0001] Invoice 4411"
| #queue Remote Support
| #complete
expect notice N-06 to=carla from~"support@desk.example"
# the customer goes on using the old address
mail from=carla to=billing@desk.example subject="Re: [T20261123.0001] Invoice 4411"
| Still wrong, the street is Elm Street 4.
expect note T20261123.0001 public text~"Elm Street 4"
bounce of=N-06 to=carla status=5.1.1
expect notice N-42
"""
REQUIRED = """
[[categories]]
key = "order"
required_fields = ["cid", "severity"]
"""
ORDERS = """\
# ZD-12.a, ZD-12.b: a category may ask for fields before another department gets its tickets.
ticket T20261120.0001 "New monitor" primary=olive status=in_progress category=order
ticket T20261120.0002 "Printer" primary=olive status=in_progress
mail from=olive to=support+internal subject="Re: [T20261120.0001] New monitor"
| #dept seo
|
| They want the monitor on the web shop with its price and a picture.
expect error E-24 to=olive
expect notice N-34 to=olive text~"needs a severity first"
expect T20261120.0001 primary=olive
mail from=olive to=support+internal subject="Re: [T20261120.0001] New monitor"
| #cid 10417
| #sev 3
| #dept seo
|
| They want the monitor on the web shop with its price and a picture.
expect T20261120.0001 department=seo
mail from=olive to=support+internal subject="Re: [T20261120.0002] Printer"
| #dept seo
|
| They want the printer on the web shop with its price and a picture.
expect T20261120.0002 department=seo
"""


@pytest.mark.parametrize(
    ("added", "story"),
    [pytest.param(QUEUE, BILLING, id="queue"), pytest.param(REQUIRED, ORDERS, id="required")],
)
def test_the_story_holds_at_this_desk(added: str, story: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text((EXAMPLE / "desk.toml").read_text("utf-8") + added, "utf-8")
    path = tmp_path / "a.story"
    path.write_text(story, "utf-8")

    outcome = rehearse_story(path, setup_of(desk))

    assert outcome.passed, "\n".join(tell_outcome(outcome, trace=False))


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        (QUEUE.replace("billing@desk.example", "billing"), '"billing" is no mail address'),
        (REQUIRED.replace("severity", "colour"), 'unknown word "colour"'),
    ],
)
def test_what_cannot_be_is_a_fault_that_names_it(added: str, fault: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text((EXAMPLE / "desk.toml").read_text("utf-8") + added, "utf-8")

    with pytest.raises(SetupFaults, match=fault):
        setup_of(desk)
