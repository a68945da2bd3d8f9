"""What a monitor reads on loopback: `/metrics` for Prometheus, `/healthz` for a load balancer.

Numbers of the database are read when they are asked for; times and counts of this process are kept
as they happen. Nothing here names a person, a subject or an address of mail.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from gateway.store.errors import UNAVAILABLE, reason_of
from gateway.store.health import Health

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
ASK_SECONDS = 5.0  # for the whole request, and for the database's answer
LINE_MAX = 2048
BACKLOG = 8  # callers; few, as in `doors.backlog`
TIMES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)  # seconds

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Times:
    """What this process has done since it began."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    accepted: Histogram = field(init=False)
    decided: Histogram = field(init=False)

    def __post_init__(self) -> None:
        self.accepted = Histogram(
            "ticketgate_accept_seconds",
            "From a whole mail at a door to its commit.",
            ["door"],
            buckets=TIMES,
            registry=self.registry,
        )
        self.decided = Histogram(
            "ticketgate_decide_seconds",
            "Deciding one group of inputs, read, saved and committed.",
            buckets=TIMES,
            registry=self.registry,
        )


class ErrorCounter(logging.Handler):
    """Counts what the log says at WARNING and above, by the part that says it."""

    def __init__(self, registry: CollectorRegistry) -> None:
        super().__init__(logging.WARNING)
        self._lines = Counter(
            "ticketgate_log_lines",
            "Lines of the log at WARNING and above.",
            ["level", "source"],
            registry=registry,
        )
        self._reader_deaths = Counter(
            "ticketgate_reader_restarts", "Readers that died and were replaced.", registry=registry
        )

    def emit(self, record: logging.LogRecord) -> None:
        if hasattr(record, "over"):
            return
        self._lines.labels(record.levelname, record.name).inc()
        if record.msg == "a reader died":
            self._reader_deaths.inc()


class Monitor:
    """Answers on one address."""

    def __init__(self, times: Times, look: Callable[[], Health]) -> None:
        self._times = times
        self._look = look  # on a thread of its own
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> None:
        """Begin to listen; raise OSError when the address is taken."""
        self._server = await asyncio.start_server(
            self._answer, host, port, limit=LINE_MAX, backlog=BACKLOG
        )

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(ASK_SECONDS):
                words = (await reader.readline()).split()
                while (await reader.readline()).strip():
                    pass
                is_get = len(words) == 3 and words[0] == b"GET"
                status, body = await self._page(words[1] if is_get else b"")
                head = f"HTTP/1.1 {status}\r\nContent-Type: {CONTENT_TYPE}\r\n"
                tail = f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
                writer.write((head + tail).encode() + body)
                await writer.drain()
        except (TimeoutError, ValueError, OSError):
            pass  # whoever asked is gone, or asks what is no question
        finally:
            writer.close()

    async def _page(self, path: bytes) -> tuple[str, bytes]:
        match path:
            case b"/metrics":
                return await self._metrics()
            case b"/healthz":
                return await self._healthz()
            case _:
                return "404 Not Found", b"/metrics or /healthz\n"

    async def _metrics(self) -> tuple[str, bytes]:
        """Where the database is away, what this process knows is told all the same."""
        registry = CollectorRegistry()
        up = Gauge("ticketgate_database_up", "Whether the database answers.", registry=registry)
        try:
            _tell(registry, await asyncio.to_thread(self._look))
            up.set(1)
        except UNAVAILABLE:
            up.set(0)
        return "200 OK", generate_latest(registry) + generate_latest(self._times.registry)

    async def _healthz(self) -> tuple[str, bytes]:
        try:
            health = await asyncio.to_thread(self._look)
        except UNAVAILABLE as error:
            return "503 Service Unavailable", f"database: {reason_of(error)}\n".encode()
        if not health.leader:
            return "503 Service Unavailable", b"nobody decides\n"
        return "200 OK", b"ok\n"


def _tell(registry: CollectorRegistry, health: Health) -> None:
    """Put the numbers of the database into a registry."""
    for name, (told, value) in _numbers(health).items():
        Gauge(f"ticketgate_{name}", told, registry=registry).set(value)
    held = Gauge("ticketgate_held", "Inputs in quarantine.", ["reason"], registry=registry)
    for reason, count in health.held:
        held.labels(reason).set(count)
    told = "Mails taken from a mailbox and not yet moved there."
    boxes = Gauge("ticketgate_mailbox_unfinished", told, ["mailbox"], registry=registry)
    for name, count in health.mailboxes_unfinished:
        boxes.labels(name).set(count)


def _numbers(health: Health) -> dict[str, tuple[str, float]]:
    """Return each number by its name, with what it says."""
    undecided = health.age_seconds(health.oldest_undecided_at)
    unsent = health.age_seconds(health.oldest_unsent_at)
    lost = len(health.undeliverable)
    return {
        "inputs_waiting": ("Inputs that are not decided.", health.waiting),
        "oldest_undecided_seconds": ("Age of the oldest of them.", undecided),
        "inputs_retried": ("Undecided inputs that failed before.", health.retried_inputs),
        "letters_unsent": ("Letters that have not left.", health.unsent),
        "oldest_unsent_seconds": ("How long the oldest letter that may leave waits.", unsent),
        "letters_retried": ("Unsent letters that failed before.", health.retried_letters),
        "timers_late": ("Timers due for more than two minutes.", health.late_timers),
        "timers_late_seconds": (
            "How late the latest of them is.",
            health.age_seconds(health.most_late_at),
        ),
        "term": ("The term of whoever decides.", health.term),
        "clerk_running": ("Whether somebody decides.", bool(health.leader)),
        "outbox_paused": ("Whether letters are paused.", health.paused is not None),
        "staff_undeliverable": ("Alerts to staff that failed in 7 days.", lost),
    }
