"""A mailbox of Microsoft 365 as Microsoft Graph shows it (v1.0), for one thread.

Ids are asked for as immutable ones, so that a mail keeps its id when it is moved. Throttling is
waited for as long as the service asks (429 and Retry-After).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from gateway.doors.graph_answers import (
    THROTTLED,
    LinkExpired,
    NotThere,
    about_one_mail,
    http_date,
    id_of,
    instant_of,
    meaning_of,
    number_of,
    seconds_asked,
)
from gateway.doors.mailbox import HEADER_MAX, After, Mailbox, ServerRefused
from gateway.https import Answer, Line

# Names that every mailbox has, whatever its language calls them.
WELL_KNOWN = {
    "inbox": "inbox",
    "archive": "archive",
    "junk email": "junkemail",
    "deleted items": "deleteditems",
}
IMMUTABLE = 'IdType="ImmutableId"'
PAGE = 100  # mails of one answer
SIZE = "Integer 0x0E08"  # PidTagMessageSize (MS-OXPROPS)
BUSY = (THROTTLED, 503, 504)
TRIES_MAX = 5
POLL_SECONDS = 15.0
SLICE_SECONDS = 1.0

Rest = Callable[[], bool]  # between two slices of waiting; True: come to an end


class Stopped(Exception):
    """The door closes while the service wants to be waited for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mail that is new in the folder."""

    id: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of what changed."""

    mails: tuple[Seen, ...]
    link: str  # for what comes next
    is_last: bool


@dataclass(frozen=True, slots=True)
class GraphLook:
    """What is known of a mail before it is fetched."""

    size: int  # of everything the service keeps of it; 0 where it does not say
    folder: str


class GraphSession:
    """What the door does with one mailbox."""

    def __init__(self, box: Mailbox, is_over: Rest) -> None:
        self._box = box
        self._is_over = is_over
        self._line = Line()
        self._user = f"{box.url}/v1.0/users/{quote(box.username)}"
        self.folder = ""
        self.target = ""
        self.mails = 0
        self.answered_at: datetime | None = None  # by the service's own clock

    def open(self, *, read_only: bool = False) -> None:
        """Find the folder, and the one that taken mails are moved to."""
        box = self._box
        found = self._find_folder(box.folder)
        if found is None:
            raise ServerRefused(f'folder "{box.folder}": there is none')
        self.folder, self.mails = id_of(found), number_of(found.get("totalItemCount"))
        if box.after is After.MOVE:
            self._see_to_target(read_only=read_only)

    def _see_to_target(self, *, read_only: bool = False) -> None:
        """Find the folder that taken mails are moved to, or make it."""
        path = self._box.target
        target = self._find_folder(path)
        if target is None and not read_only:
            name = path.rpartition("/")[2]
            target = self._ask("POST", f"{self._parent_of(path)}", {"displayName": name})
        self.target = id_of(target) if target is not None else ""

    # --- what is there --------------------------------------------------------------------

    def changes(self, link: str) -> Page:
        """Return what is new in the folder since `link`, "" for all; raise LinkExpired.

        A mail of which it is not said when it came came now.
        """
        if not self._is_ours(link):
            raise LinkExpired
        first = f"{self._user}/mailFolders/{quote(self.folder)}/messages/delta"
        query = "?$select=id,receivedDateTime&changeType=created"
        try:
            found = self._ask(
                "GET", link or first + query, prefer=f"{IMMUTABLE}, odata.maxpagesize={PAGE}"
            )
        except (ServerRefused, NotThere) as refusal:
            if link:  # of a folder that was made anew, or in words that we know no code of
                raise LinkExpired from None
            raise ServerRefused(f'folder "{self._box.folder}": {refusal}') from None
        values, now = found.get("value"), self.answered_at or datetime.now(UTC)
        try:
            mails = [
                Seen(str(one["id"]), instant_of(one["receivedDateTime"]) or now)
                for one in (values if isinstance(values, list) else [])
                if "@removed" not in one and "receivedDateTime" in one
            ]
            following = found.get("@odata.nextLink")
            to_come = str(following or found["@odata.deltaLink"])
        except (KeyError, TypeError, ValueError):
            raise OSError("the service's answer cannot be read") from None
        if to_come == link and following is not None:
            raise OSError("the service's pages go round in a circle")
        return Page(tuple(mails), to_come, is_last=following is None)

    def look(self, mail: str) -> GraphLook | None:
        """Return what is known of a mail, None when it is gone."""
        query = (
            "?$select=id,parentFolderId"
            f"&$expand=singleValueExtendedProperties($filter=id eq '{SIZE}')"
        )
        url = self._message(mail) + quote(query, safe="?$=&(),'")
        try:
            with about_one_mail():
                found = self._ask("GET", url, is_of_mail=True)
                properties = found.get("singleValueExtendedProperties")
                known = properties if isinstance(properties, list) else []
                sizes = [int(one["value"]) for one in known]
        except NotThere:
            return None
        return GraphLook(sizes[0] if sizes else 0, str(found.get("parentFolderId")))

    def fetch(self, mail: str, size_max: int) -> bytes | None:
        """Return the mail, one byte more than `size_max` at most; None when it is gone."""
        return self._value(mail, size_max + 1)

    def fetch_header(self, mail: str) -> bytes | None:
        """Return the beginning of the mail, with its header."""
        return self._value(mail, HEADER_MAX)

    def _value(self, mail: str, read_max: int) -> bytes | None:
        try:
            url = f"{self._message(mail)}/$value"
            with about_one_mail():
                return self._answer("GET", url, None, read_max=read_max, is_of_mail=True).body
        except NotThere:
            return None

    # --- what becomes of a taken mail -------------------------------------------------------

    def finish(self, mail: str) -> None:
        """Move, mark or delete a mail; one that is gone, or was moved before, is no fault."""
        url = self._message(mail)
        with suppress(NotThere), about_one_mail():
            match self._box.after:
                case After.MOVE:
                    self._move(mail)
                case After.SEEN:
                    self._ask("PATCH", url, {"isRead": True}, is_of_mail=True)
                case After.DELETE:
                    self._ask("DELETE", url, is_of_mail=True)
                case After.LEAVE:
                    pass

    def _move(self, mail: str) -> None:
        """Move a mail; where the target is what is gone, to one of that name that is made anew."""
        url = f"{self._message(mail)}/move"
        try:
            self._ask("POST", url, {"destinationId": self.target}, is_of_mail=True)
        except NotThere:
            look = self.look(mail)
            if look is None or look.folder != self.folder:
                return
            self._see_to_target()
            self._ask("POST", url, {"destinationId": self.target}, is_of_mail=True)

    # --- waiting ------------------------------------------------------------------------------

    def rest(self, seconds: float) -> None:
        """Let so much time go by, with a sign of life now and then."""
        ends_at = time.monotonic() + seconds
        while not self._is_over() and time.monotonic() < ends_at:
            time.sleep(min(SLICE_SECONDS, max(0.0, ends_at - time.monotonic())))

    def close(self) -> None:
        self._line.close()

    # --- questions ------------------------------------------------------------------------------

    def _find_folder(self, path: str) -> Mapping[str, object] | None:
        """Return a folder by its path of names, or by the name that every mailbox knows."""
        try:
            if known := WELL_KNOWN.get(path.casefold()):
                return self._ask("GET", f"{self._user}/mailFolders/{known}")
            found: Mapping[str, object] | None = None
            folders = f"{self._user}/mailFolders"
            for name in path.split("/"):
                wanted = name.replace("'", "''")
                answer = self._ask("GET", f"{folders}?$filter=displayName eq '{quote(wanted)}'")
                values = answer.get("value")
                if not isinstance(values, list) or not values:
                    return None
                found = values[0] if isinstance(values[0], dict) else {}
                folders = f"{self._user}/mailFolders/{quote(id_of(found))}/childFolders"
            return found
        except NotThere:
            return None

    def _parent_of(self, path: str) -> str:
        """Return where a folder of this path is made; raise ServerRefused without its parent."""
        above = path.rpartition("/")[0]
        if not above:
            return f"{self._user}/mailFolders"
        found = self._find_folder(above)
        if found is None:
            raise ServerRefused(f'folder "{above}": there is none')
        return f"{self._user}/mailFolders/{quote(id_of(found))}/childFolders"

    def _message(self, mail: str) -> str:
        return f"{self._user}/messages/{quote(mail, safe='')}"

    def _is_ours(self, link: str) -> bool:
        """Our token goes to the service that the settings name, and to nobody else."""
        return not link or link.startswith(f"{self._box.url}/")

    def _ask(
        self,
        method: str,
        url: str,
        content: Mapping[str, object] | None = None,
        prefer: str = IMMUTABLE,
        *,
        is_of_mail: bool = False,
    ) -> dict[str, object]:
        body = None if content is None else json.dumps(content).encode()
        said = self._answer(method, url, body, prefer, is_of_mail=is_of_mail).body
        try:
            found = json.loads(said) if said else {}
        except ValueError:
            raise OSError("the service's answer cannot be read") from None
        return found if isinstance(found, dict) else {}

    def _answer(
        self,
        method: str,
        url: str,
        body: bytes | None,
        prefer: str = IMMUTABLE,
        read_max: int = 32 * 1024 * 1024,
        *,
        is_of_mail: bool = False,
    ) -> Answer:
        """Return a good answer; raise what another one means, or OSError when it stays busy.

        Nobody waits long for what may be busy with one mail alone.
        """
        assert self._box.token is not None, "the settings saw to it"
        for attempt in range(TRIES_MAX):
            headers = {
                "Authorization": f"Bearer {self._box.token()}",
                "Prefer": prefer,
                "Content-Type": "application/json",
            }
            answer = self._line.ask(method, url, headers, body, read_max=read_max)
            if answer.status not in BUSY:
                break
            is_asked = answer.status == THROTTLED or "retry-after" in answer.headers
            if is_of_mail and (not is_asked or (attempt and answer.status != THROTTLED)):
                break
            self.rest(seconds_asked(answer, attempt))
            if self._is_over():
                raise Stopped
        self._note_clock(answer)
        if answer.status >= 300:
            raise meaning_of(answer)
        return answer

    def _note_clock(self, answer: Answer) -> None:
        self.answered_at = http_date(answer.headers.get("date", ""))
