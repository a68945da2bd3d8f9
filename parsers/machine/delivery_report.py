"""Delivery status notifications (RFC 3464): the blocks machines write for machines.

Also read out of plain text, because gateways lose boundaries and labels and leave the blocks
standing as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from parsers.body.body import STATUS_REPORTS, Body
from parsers.header.address import find_address
from parsers.header.fields import Fields, read_fields
from parsers.machine.delivery_status import GENERIC, find_arrival, find_status, infer_status
from rules.model.mail import FailedRecipient

DELIVERED = ("delivered", "relayed", "expanded", "deliverable", "delivers")
RECIPIENT_LINE = re.compile(r"^(?:final|original)-recipient[ \t]*:", re.MULTILINE | re.IGNORECASE)
FIELD_LINE = re.compile(r"([A-Za-z][A-Za-z-]{1,40})[ \t]*:[ \t]*(.*)")
BLOCKS_MAX = 2_000
XTEXT = re.compile(r"\+([0-9A-F]{2})")


def read_reports(body: Body) -> tuple[FailedRecipient, ...]:
    """Every recipient that the delivery reports of `body` call failed or delayed."""
    failed: dict[str, FailedRecipient] = {}
    for block in islice(find_blocks(body), BLOCKS_MAX):
        one = _read_block(block)
        if one is not None and one.address.lower() not in failed:
            failed[one.address.lower()] = one
    return tuple(failed.values())


def find_success(body: Body) -> str:
    """The status of a report that tells of delivery (RFC 3464 2.3.3); "" where none does."""
    for block in islice(find_blocks(body), BLOCKS_MAX):
        if block.token("action").startswith(DELIVERED):
            return find_arrival(block.line("status")) or "2.0.0"
    return ""


def find_blocks(body: Body) -> Iterable[Fields]:
    """Blocks of fields of all delivery reports, those in plain text last."""
    for report in body.reports:
        if report.type in STATUS_REPORTS:
            yield from report.blocks
            yield from blocks_of_text(report.text)
    if RECIPIENT_LINE.search(body.plain):
        yield from blocks_of_text(body.plain)


def blocks_of_text(text: str) -> Iterable[Fields]:
    """Runs of `Name: value` lines in `text` as fields, one run a block."""
    run: list[tuple[str, str]] = []
    for line in text.split("\n"):
        field = FIELD_LINE.fullmatch(line.rstrip())
        if field:
            run.append((field[1], field[2]))
        elif run and line[:1] in " \t" and line.strip():
            run[-1] = (run[-1][0], f"{run[-1][1]} {line.strip()}"[:4000])
        elif run:
            yield read_fields(run)
            run = []
    if run:
        yield read_fields(run)


def _read_block(block: Fields) -> FailedRecipient | None:
    """The recipient of one block; None where it is not about one, or tells of success."""
    address = _find_recipient(block)
    action = block.token("action")
    if not address or action.startswith(DELIVERED):
        return None
    diagnosis = block.line("diagnostic-code")
    status = _choose_status(block.line("status"), diagnosis)
    permanent = action not in ("delayed", "delay") and not status.startswith("4")
    return FailedRecipient(address, status, permanent, diagnosis[:500])


def _find_recipient(block: Fields) -> str:
    """The address we wrote to, where it is told; else the one that failed in the end."""
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = block.line(name)
        kind, found, inside = value.partition(";")
        value = inside if found else kind
        value = XTEXT.sub(lambda hit: chr(int(hit[1], 16)), value) if "@" not in value else value
        if address := find_address(value):
            return address
    return ""


def _choose_status(written: str, diagnosis: str) -> str:
    """The status field, unless it says nothing and the diagnosis says more; "" where none does."""
    status = find_status(written)
    told = find_status(diagnosis)
    if told and (not status or (GENERIC.fullmatch(status) and told[0] == status[0])):
        return told
    if status:
        return status
    text = f"{written} {diagnosis}"
    return infer_status(text) if text.strip() else ""
