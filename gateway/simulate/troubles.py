"""What fails in a history, and when: power, processes, disks, the relay, clocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from gateway.simulate.disk import Cut, Ill
from gateway.simulate.gateways import Gateway, Site
from gateway.simulate.relay import Mood, Relay
from gateway.simulate.scheduler import Process

DAY = 24 * 3600.0
SICK_SECONDS = (1.0, 20.0, 90.0, 900.0)  # for which a disk or a relay is ill
GOOD = (Mood.TAKES,) * 12
Trouble = Callable[[Gateway, Random], None]


@dataclass(eq=False)
class Troubles:
    """Everything that can go wrong, by the chance of one seed."""

    chance: Random
    site: Site
    relay: Relay
    world: Process
    gateways: list[Gateway]
    tell: Callable[[str], None]

    def moods(self) -> tuple[Mood, ...]:
        """Return what the relay may do with a letter in this history."""
        return (*GOOD, *self.chance.sample(tuple(Mood), self.chance.randint(0, 5)))

    def plan(self) -> None:
        """Let a few things fail, at moments when somebody does something."""
        for _ in range(self.chance.randint(1, 6)):
            early = self.chance.uniform(0, 3600), self.chance.uniform(0, 3600)
            at_ten = self.chance.randint(1, 9) * DAY + self.chance.uniform(-60, 1800)
            ill, gateway = self.chance.choice(self._all()), self.chance.choice(self.gateways)
            chance = Random(self.chance.random())
            self.world.loop.call_at(self.chance.choice((*early, at_ten)), ill, gateway, chance)

    def end(self) -> None:
        """Let all be well from now on."""
        self.relay.moods, self.relay.is_away = GOOD, False
        self.world.scheduler.stepped = timedelta()
        for disk in self.site.disks.values():
            disk.ill, disk.cut, disk.stands_still = Ill.NOTHING, None, 0.0
        for process in self.world.scheduler.processes:
            process.frozen_until = 0.0

    def _all(self) -> tuple[Trouble, ...]:
        return (
            self._cut_power,
            self._kill,
            self._stop,
            self._sicken,
            self._sicken,
            self._send_away,
            self._freeze,
            self._freeze_inside,
            self._step_clock,
        )

    def _cut_power(self, gateway: Gateway, chance: Random) -> None:
        if gateway.process is not None:
            gateway.disk.cut = chance.choice(tuple(Cut))
            gateway.disk.cut_after = chance.choice((0, 0, 1, 2, 5, 11))
            self.tell(f"{gateway.name}: power goes out {gateway.disk.cut}")

    def _kill(self, gateway: Gateway, chance: Random) -> None:
        self.tell(f"{gateway.name}: killed")
        gateway.crash()

    def _stop(self, gateway: Gateway, chance: Random) -> None:
        self.tell(f"{gateway.name}: told to stop")
        gateway.stop()

    def _sicken(self, gateway: Gateway, chance: Random) -> None:
        ill = chance.choice(tuple(Ill)[1:])
        of_hundred = chance.choice((10, 50, 100))
        for one in self.gateways:
            if self.site.disks.get(one.host) is not None:
                one.disk.ill = ill
                one.disk.ill_at = lambda: chance.randrange(100) < of_hundred
        seconds = chance.choice(SICK_SECONDS)
        self.tell(f"disk: {ill}, {of_hundred} of 100, {seconds:.0f} s")
        self.world.loop.call_later(seconds, self._cure)

    def _cure(self) -> None:
        self.tell("disk: well again")
        for disk in self.site.disks.values():
            disk.ill = Ill.NOTHING

    def _send_away(self, gateway: Gateway, chance: Random) -> None:
        self.tell("relay: away")
        self.relay.is_away = True
        self.world.loop.call_later(chance.choice(SICK_SECONDS), self._bring_back)

    def _bring_back(self) -> None:
        self.tell("relay: back")
        self.relay.is_away = False

    def _freeze(self, gateway: Gateway, chance: Random) -> None:
        seconds = chance.choice((3.0, 15.0, 28.0, 60.0, 300.0))
        if gateway.process is not None:
            self.tell(f"{gateway.name}: stands still for {seconds:.0f} s")
            until = self.world.scheduler.steady + seconds
            gateway.process.frozen_until = max(gateway.process.frozen_until, until)

    def _freeze_inside(self, gateway: Gateway, chance: Random) -> None:
        """Stand still between the look at what is to be done and the writing of it."""
        if gateway.process is not None:
            gateway.disk.stands_still = chance.choice((3.0, 15.0, 28.0, 60.0, 300.0))
            self.tell(f"{gateway.name}: will stand still at its next writing")

    def _step_clock(self, gateway: Gateway, chance: Random) -> None:
        step = timedelta(seconds=chance.choice((-3600, -70, -2, 2, 70, 3600)))
        self.tell(f"clock: set by {step.total_seconds():.0f} s")
        self.world.scheduler.stepped += step
        seconds = chance.choice((5.0, 600.0, 5400.0))
        self.world.loop.call_later(seconds, self._set_back, step)

    def _set_back(self, step: timedelta) -> None:
        self.tell("clock: set right")
        self.world.scheduler.stepped -= step
