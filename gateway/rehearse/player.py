"""Playing a story step by step, and holding each expectation against what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from gateway.config.desk_file import with_profile, with_settings
from gateway.rehearse.database import Database
from gateway.rehearse.expect import check
from gateway.rehearse.inbox import Inbox
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.steps import (
    At,
    BounceLetter,
    Confirm,
    Expect,
    PutAbsence,
    PutCall,
    PutRota,
    PutTicket,
    Restart,
    SendMail,
    Setting,
    Step,
    Story,
    StoryFault,
    UnplayableStory,
    UseProfile,
    Wait,
)
from gateway.rehearse.story_line import BadLine
from gateway.rehearse.story_settings import Site, is_of_site, with_site_setting
from gateway.rehearse.story_times import after, begin_at, instant
from gateway.view.effect_text import tell
from rules.policy.desk import Desk
from rules.policy.policy import PolicyFaults

REFUSED = "refused: "  # how the clerk's answer to an order begins when it was not done
ASIDE = (UseProfile, Setting, PutCall, PutAbsence, PutRota)  # not steps: `expect` looks past them


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that did not hold."""

    line: int
    expected: str  # the line as written
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """How a story went."""

    story: Story
    misses: tuple[Miss, ...] = ()
    trace: tuple[str, ...] = ()  # every step, and under it what was decided and why


@dataclass(frozen=True, slots=True)
class Setup:
    """What every story begins with."""

    desk: Desk
    database: Database
    server: str  # authserv-id of our own mail server (RFC 8601 2.2)
    site: Site | None = None  # of the ticketgate.toml beside the desk file, where there is one


def play(story: Story, setup: Setup, desk_of: type[SimulatedDesk] = SimulatedDesk) -> Played:
    """Play a story to its end; raise UnplayableStory where a step names what is not there."""
    begin = instant(begin_at(story), setup.desk.calendar)
    simulated = desk_of(setup.database.begin_again(), setup.desk, setup.server, begin)
    inbox = Inbox(simulated.cast, setup.server, simulated.letters)
    if setup.site is not None:
        simulated.site, inbox.auth = setup.site, setup.site.auth
        simulated.open_desk(simulated.desk)
    return _Player(story, simulated, inbox).play()


@dataclass(frozen=True, slots=True)
class _Player:
    story: Story
    simulated: SimulatedDesk
    inbox: Inbox

    def play(self) -> Played:
        misses: list[Miss] = []
        trace: list[str] = []
        for step in self.story.steps:
            try:
                if isinstance(step, Expect):
                    misses.extend(self._expect(step))
                else:
                    known = len(self.simulated.decided) if isinstance(step, ASIDE) else 0
                    self._do(step)
                    trace.extend(self._told(step, known))
            except (BadLine, PolicyFaults) as bad:
                fault = StoryFault(self.story.path, step.line, str(bad))
                raise UnplayableStory((fault,)) from None
        return Played(self.story, tuple(misses), tuple(trace))

    def _expect(self, step: Expect) -> Iterator[Miss]:
        instead = check(step, self.simulated.since())
        if instead is not None:
            yield Miss(step.line, step.text, instead)

    def _do(self, step: Step) -> None:
        simulated, calendar = self.simulated, self.simulated.desk.calendar
        match step:
            case UseProfile():
                self._use_profile(step.name)
            case Setting():
                self._set(step)
            case PutCall():
                starts_at = instant(step.moment, calendar).isoformat()
                self._order("place_call", {"number": step.number, "starts_at": starts_at})
            case PutAbsence():
                days = {"first_day": str(step.first_day), "last_day": str(step.last_day)}
                self._order("absence", {"handle": step.handle, **days})
            case PutRota():
                self._put_on_rota(step)
            case Expect():
                raise AssertionError("an expectation is checked, not done")
            case _:
                simulated.begin_step()
                self._happen(step)

    def _put_on_rota(self, step: PutRota) -> None:
        desk = self.simulated.desk
        if desk.find_staff(step.handle) is None:
            raise BadLine(f'"{step.handle}" is nobody\'s handle')
        days = dict(desk.rota.days)
        days[step.day] = (*days.get(step.day, ()), step.handle)
        rota = replace(desk.rota, days=tuple(sorted(days.items())))
        self.simulated.open_desk(replace(desk, rota=rota))

    def _set(self, step: Setting) -> None:
        simulated = self.simulated
        if not is_of_site(step.key):
            simulated.open_desk(with_settings(simulated.desk, {step.key: step.value}))
            return
        simulated.site = with_site_setting(simulated.site, step.key, step.value)
        simulated.open_desk(replace(simulated.desk, own_lists=simulated.site.mail.own_lists))
        self.inbox.auth = simulated.site.auth

    def _happen(
        self, step: At | Wait | PutTicket | SendMail | BounceLetter | Confirm | Restart
    ) -> None:
        """Do what counts as a step: `expect` looks back to the last one of these."""
        simulated, calendar = self.simulated, self.simulated.desk.calendar
        match step:
            case At():
                target = instant(step.moment, calendar)
                if target < simulated.now:
                    raise BadLine("the clock of a story never goes back")
                simulated.go_to(target)
            case Wait():
                simulated.go_to(after(step, simulated.now, calendar))
            case PutTicket():
                self._put_ticket(step)
            case SendMail():
                simulated.arrive(self.inbox.mail(step, simulated.now))
            case BounceLetter():
                simulated.arrive(self.inbox.report(step, simulated.now))
            case Confirm():
                simulated.arrive(self.inbox.answer(step, simulated.now))
            case Restart():
                simulated.open_desk(simulated.desk)
            case _:
                assert_never(step)

    def _use_profile(self, name: str) -> None:
        policies = self.simulated.desk.policies
        if name not in policies:
            raise BadLine(f'unknown profile "{name}"; known: {" ".join(policies)}')
        self.simulated.open_desk(with_profile(self.simulated.desk, name))

    def _put_ticket(self, step: PutTicket) -> None:
        values = {"number": step.number, "title": step.title, **dict(step.fields)}
        if "contact" in values:
            values["contact"] = self.simulated.cast.mailbox(values["contact"]).address
        if "account" in values:
            values["account"] = str(self.simulated.cast.account(values["account"]).id)
        self._order("place", values)

    def _order(self, verb: str, values: Mapping[str, str]) -> None:
        answer = self.simulated.order(verb, values)
        if answer.startswith(REFUSED):
            raise BadLine(answer.removeprefix(REFUSED))

    def _told(self, step: Step, known: int) -> Iterator[str]:
        yield f"{step.line:4}  {self.story.line(step)}"
        for one in self.simulated.decided[known:]:
            for effect in one.decision.effects:
                yield f"        {tell(effect, self.simulated.desk)}"
