"""The letters of a decision: rendered from the case as it is now, and put into the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gateway.config.keys import Keys
from gateway.store import outbox
from gateway.store.errors import Connection
from gateway.store.outbox import NewLetter, OutboxLetter
from gateway.worker.load import Loaded
from outbound.letter import ATTACH_MAX_BYTES, Letter, LetterScene, write_letter
from outbound.parameters import has_code
from rules.clock import local
from rules.copies import replace
from rules.effects import Decision, SendNotice
from rules.model.notice import Notice
from rules.model.ticket import Case
from rules.policy.desk import Desk
from rules.sender.token import Purpose, confirmation_code, person_mark, write_token


@dataclass(frozen=True, slots=True)
class LetterDesk:
    """Where letters are written, with what signs them."""

    desk: Desk
    keys: Keys
    templates: Path | None
    attach_max_bytes: int = ATTACH_MAX_BYTES

    def put(
        self,
        connection: Connection,
        decision: Decision,
        loaded: Loaded,
        ticket_id: int | None,
        now: datetime,
    ) -> tuple[OutboxLetter, ...]:
        """Render every notice from the case as it is now, and put it into the outbox."""
        if not any(isinstance(one, SendNotice) for one in decision.effects):
            return ()
        first = outbox.next_letter_id(connection)
        fresh: list[NewLetter] = []
        for position, order in enumerate(decision.effects):
            if isinstance(order, SendNotice):
                letter_id = first + len(fresh)
                letter = self.write(
                    order, position, decision.after, loaded, ticket_id or 0, letter_id, now
                )
                placed = (ticket_id, letter_id, now)
                fresh.append(_to_put(letter, order, decision.after, loaded, placed))
        return outbox.put(connection, fresh)

    def write(
        self,
        order: SendNotice,
        position: int,
        case: Case,
        loaded: Loaded,
        ticket_id: int,
        letter_id: int,
        now: datetime,
    ) -> Letter:
        day = local(now, self.desk.calendar).date()
        signing = self.keys.signing
        scene = LetterScene(
            case=case,
            desk=self.desk,
            input_id=loaded.event.input_id,
            position=position,
            now=now,
            reply_token=self._reply_token(order, loaded.event.input_id, ticket_id, day),
            verp_token=write_token(Purpose.BOUNCE, ticket_id, letter_id, day, signing),
            instance=self.keys.instance,
            code=confirmation_code(loaded.event.seal) if has_code(order.notice) else "",
            key=signing[0],
            attach_max_bytes=self.attach_max_bytes,
        )
        return write_letter(order, scene, self.templates)

    def _reply_token(self, order: SendNotice, input_id: int, ticket_id: int, day: date) -> str:
        """Return the word by which an answer finds its ticket, or its report of held mail."""
        signing = self.keys.signing
        if ticket_id:
            return write_token(Purpose.REPLY, ticket_id, person_mark(order.to), day, signing)
        if order.notice is Notice.N_36:
            return write_token(Purpose.REPORT, 0, input_id, day, signing)
        return ""


def _to_put(
    letter: Letter,
    order: SendNotice,
    case: Case,
    loaded: Loaded,
    placed: tuple[int | None, int, datetime],
) -> NewLetter:
    """Return the letter for the outbox; `placed` are its ticket, its id, and when it is put."""
    ticket_id, letter_id, put_at = placed
    return NewLetter(
        ticket_id=ticket_id,
        number=case.ticket.number if case.ticket else "",
        notice=letter.notice,
        person=letter.person,
        address=letter.address,
        envelope_sender=letter.envelope_sender,
        message_id=letter.message_id,
        subject=letter.subject,
        words=letter.words,
        headers=letter.headers,
        files=tuple(
            one if one.made else replace(one, input_id=one.input_id or loaded.raw_of)
            for one in letter.files
        ),
        not_before=letter.not_before,
        put_at=put_at,
        input_id=loaded.event.input_id,
        rule=order.rule,
        because=order.because,
        suppressed=letter.suppressed,
        id=letter_id,
    )
