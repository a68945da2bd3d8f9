"""The books of a mailbox of Microsoft Graph; each call is a transaction on the writer's thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from gateway.store import graph_mailboxes
from gateway.store.errors import Connection
from gateway.store.graph_mailboxes import GraphCursor, GraphMail, GraphState
from gateway.store.journal import Incoming
from gateway.store.wakeup import Wakeup
from gateway.worker.mailbox_lead import LedBooks


class GraphBooks(LedBooks):
    """For the thread of one such mailbox."""

    def cursor(self) -> GraphCursor | None:
        return self._lead.look(lambda held: graph_mailboxes.load_cursor(held, self._name))

    def begin(self, cursor: GraphCursor) -> None:
        self._lead.fenced(lambda held: graph_mailboxes.put_cursor(held, self._name, cursor))

    def note(self, mails: Sequence[tuple[str, datetime]], link: str) -> None:
        """Write down what is new, with the link to what comes next."""
        self._lead.fenced(lambda held: graph_mailboxes.note(held, self._name, mails, link))

    def in_state(
        self, state: GraphState, limit: int, after: GraphMail | None = None
    ) -> Sequence[GraphMail]:
        """Return the mails in this state that were received first, or next `after` one."""
        return self._lead.look(
            lambda held: graph_mailboxes.in_state(held, self._name, state, limit, after)
        )

    def take(self, mail: str, incoming: Incoming, *, done: bool) -> None:
        """Journal a mail; `done`: it stays as it is."""

        def journal(held: Connection) -> None:
            graph_mailboxes.take(held, self._name, mail, incoming, done=done)
            Wakeup.notify(held)

        self._lead.fenced(journal)
        self._news()

    def fail(self, mail: str) -> int:
        """Pass a mail by; return how often it was tried."""
        return self._lead.fenced(lambda held: graph_mailboxes.fail(held, self._name, mail))

    def finish(self, mail: str, *, stays: bool) -> None:
        self._lead.fenced(lambda held: graph_mailboxes.finish(held, self._name, mail, stays=stays))

    def forget(self, mail: str) -> None:
        """It is in the folder no longer."""
        self._lead.fenced(lambda held: graph_mailboxes.forget(held, self._name, mail))
