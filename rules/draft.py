"""A decision being written: the effects so far, and the case as it stands after them.

Each effect is followed at once by what the behaviours make of it (a status entered arms its
timers, a customer's note starts the reply clock), so that whoever asks for a change need not know
its consequences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rules.behaviour import Agreed
from rules.context import A_co, Arrived, SceneOf
from rules.copies import replace
from rules.effects import Effect, Remark, SetStatus
from rules.evolve import evolve
from rules.findings import Finding
from rules.model.ticket import Case
from rules.quick_records import filled

STATUS_CHAIN_MAX = 5  # STA-05


A = TypeVar("A", bound=Arrived | None)


@filled
@dataclass(frozen=True, slots=True)
class DraftOf(Generic[A_co]):
    """A decision about a mail, or about any kind of event."""

    case: Case
    scene: SceneOf[A_co]
    agreed: Agreed
    effects: tuple[Effect, ...] = ()

    def then(self, effects: Iterable[Effect]) -> DraftOf[A_co]:
        """Return the draft with these effects and all that follows from each of them."""
        draft = self
        for effect in effects:
            draft = draft._with(effect)
        return draft

    def found(self, finding: Finding) -> DraftOf[A_co]:
        """Return the draft with what each procedure makes of it, in the order of `decide`."""
        draft = self
        for acts in self.agreed.acting:
            draft = draft.then(acts(draft.case, finding, draft.scene))
        return draft

    def in_scene(self: DraftOf[A], scene: SceneOf[A]) -> DraftOf[A]:
        return replace(self, scene=scene)

    def _with(self, effect: Effect) -> DraftOf[A_co]:
        if isinstance(effect, SetStatus) and self._status_changes() >= STATUS_CHAIN_MAX:
            remark = Remark(
                kind="cascade_stopped",
                detail=effect.status,
                rule=effect.rule,
                because=f"more than {STATUS_CHAIN_MAX} changes of status in a row",
            )
            return replace(self, effects=(*self.effects, remark))
        after = evolve(self.case, effect)
        draft = replace(self, case=after, effects=(*self.effects, effect))
        for reaction in self.agreed.reactions:
            if following := reaction(self.case, after, effect, self.scene):  # most have none
                draft = draft.then(following)
        return draft

    def _status_changes(self) -> int:
        return sum(isinstance(one, SetStatus) for one in self.effects)


Draft = DraftOf[Arrived | None]
MailDraft = DraftOf[Arrived]
