"""The log: one line for each event that came or went, with ids and never bodies or subjects."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Literal

from gateway.outages import Outages

# what every record has; the rest came with `extra=` and is what the line is about
OWN_FIELDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
LOUD = ("mailparser", "alembic", "aiosmtplib")  # libraries that log every command
ODD_WORDS = ("mail.log", "imapclient.util")  # they warn of each word that they do not know
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


_ENCODE = json.JSONEncoder(ensure_ascii=False, default=str).encode


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "says": record.getMessage(),
            **_extras(record),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return _in_one_line(_ENCODE(line))


class TextLines(logging.Formatter):
    """One line for people, the facts behind it as key=value."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        facts = "".join(f" {key}={value}" for key, value in _extras(record).items())
        told = f"{at} {record.levelname:<7} {record.name}: {record.getMessage()}{facts}"
        trace = self.formatException(record.exc_info).split("\n") if record.exc_info else ()
        return "\n  ".join(map(_in_one_line, (told, *trace)))


def set_up_log(form: Literal["json", "text"], level: str) -> Outages:
    """Send the log of this process to standard error; return who knows what is wrong just now."""
    handler = logging.StreamHandler(sys.stderr)
    outages = Outages(handler.emit)
    handler.addFilter(outages)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # whoever asked tells it
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ODD_WORDS:
        logging.getLogger(name).setLevel(logging.ERROR)
    return outages


def _in_one_line(told: str) -> str:
    """A peer's words, quoted in it, make no line of their own and steer no terminal."""
    return CONTROLS.sub(lambda one: f"\\u{ord(one[0]):04x}", told)


def _extras(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in OWN_FIELDS}
