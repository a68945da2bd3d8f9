"""A server that speaks the part of Microsoft Graph that a mailbox and a relay need, as documented:
folders, messages/delta, $value, move, PATCH, DELETE, sendMail, throttling, expired delta links."""

from __future__ import annotations

import base64
import json
import ssl
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

USER = "support@desk.example"
TOKEN = "graph-token"
Content = dict[str, object]


@dataclass
class Message:
    """One mail of the mailbox; its immutable id stays when it is moved."""

    id: str
    raw: bytes
    folder: str
    received_at: datetime
    is_read: bool = False
    said_size: int = 0  # what the service says of it, when that is not its length


@dataclass
class Reply:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class GraphServer:
    """One mailbox."""

    certificate: Path
    key: Path
    page: int = 2
    folders: dict[str, str] = field(default_factory=lambda: {"inbox-id": "Inbox"})
    messages: dict[str, Message] = field(default_factory=dict)
    log: list[tuple[int, str]] = field(default_factory=list)  # folder events: sequence, id
    requests: list[str] = field(default_factory=list)
    prefers: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    generation: str = "g"  # of the delta links that count
    busy: int = 0  # so many requests to come are answered 429
    retry_after: str = "1"  # what a 429 says of how long; "" says nothing
    refuse: dict[str, Reply] = field(default_factory=dict)  # by a piece of the target

    def __enter__(self) -> Self:
        self._lock = threading.RLock()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._server.server_port}"

    # --- what a test does ---------------------------------------------------------------------

    def put(self, *raws: bytes, at: datetime | None = None, said_size: int = 0) -> list[str]:
        """Let mails arrive in the inbox."""
        ids = []
        with self._lock:
            for raw in raws:
                mail = f"AAMk{len(self.log):04}/+="
                arrived = at or datetime.now(UTC).replace(microsecond=0)
                self.messages[mail] = Message(mail, raw, "inbox-id", arrived, said_size=said_size)
                self.log.append((len(self.log) + 1, mail))
                ids.append(mail)
        return ids

    def in_folder(self, name: str) -> list[bytes]:
        with self._lock:
            ids = {one for one, shown in self.folders.items() if shown == name}
            return [one.raw for one in self.messages.values() if one.folder in ids]

    def expire(self) -> None:
        """Forget every delta link that was given out."""
        self.generation = f"g{len(self.requests)}"

    # --- what it answers ------------------------------------------------------------------------

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Reply:
        with self._lock:
            self.requests.append(f"{method} {target}")
            self.prefers.append(headers.get("prefer", ""))
            if self.busy > 0:
                self.busy -= 1
                said = {"Retry-After": self.retry_after} if self.retry_after else {}
                return _error(429, "TooManyRequests", "slow down", said)
            if headers.get("authorization") != f"Bearer {TOKEN}":
                return _error(401, "InvalidAuthenticationToken", "Access token is empty.")
            for piece, reply in self.refuse.items():
                if piece in unquote(target):
                    return reply
            parts = [unquote(one) for one in urlsplit(target).path.split("/")[1:]]
            if parts[:2] != ["v1.0", "users"] or parts[2] != USER:
                return _error(
                    404, "ErrorInvalidUser", f"The requested user '{parts[2]}' is invalid."
                )
            query = {name: one[0] for name, one in parse_qs(urlsplit(target).query).items()}
            return self._route(method, parts[3:], query, body)

    def _route(self, method: str, parts: list[str], query: dict[str, str], body: bytes) -> Reply:
        match [method, *parts]:
            case ["POST", "sendMail"]:
                return self._send(body)
            case ["GET", "mailFolders"]:
                name = query["$filter"].removeprefix("displayName eq '").removesuffix("'")
                return _json(
                    {"value": [self._folder(i) for i, n in self.folders.items() if n == name]}
                )
            case ["POST", "mailFolders"]:
                name = json.loads(body)["displayName"]
                self.folders[f"{name.lower()}-id"] = name
                return _json(self._folder(f"{name.lower()}-id"), 201)
            case ["GET", "mailFolders", known]:
                folder = f"{known}-id" if not known.endswith("-id") else known
                there = folder in self.folders
                return _json(self._folder(folder)) if there else _gone("ErrorItemNotFound")
            case ["GET", "mailFolders", folder, "messages", "delta"]:
                if folder not in self.folders:
                    return _gone("ErrorItemNotFound")
                return self._delta(folder, query)
            case [_, "messages", mail, *_] if mail not in self.messages:
                return _gone("ErrorItemNotFound")
            case ["GET", "messages", mail, "$value"]:
                return Reply(200, self.messages[mail].raw, {"Content-Type": "text/plain"})
            case ["GET", "messages", mail]:
                return self._look(self.messages[mail])
            case ["POST", "messages", mail, "move"]:
                target = json.loads(body)["destinationId"]
                if target not in self.folders:
                    return _gone("ErrorItemNotFound")
                self.messages[mail].folder = target
                return _json({"id": mail}, 201)
            case ["PATCH", "messages", mail]:
                self.messages[mail].is_read = json.loads(body)["isRead"]
                return _json({"id": mail})
            case ["DELETE", "messages", mail]:
                del self.messages[mail]
                return Reply(204)
        return _error(400, "BadRequest", "Resource not found for the segment.")

    def _delta(self, folder: str, query: dict[str, str]) -> Reply:
        """A round: pages by skip token, then a delta token that names where the log was."""
        generation = self.generation
        token = query.get("$skiptoken") or query.get("$deltatoken") or f"{generation}-0-0"
        its_generation, since, skip = token.split("-")
        if its_generation != generation:
            return _error(410, "SyncStateNotFound", "The sync state generation is not found.")
        end = int(query.get("$end", len(self.log)))
        if "$deltatoken" in query:
            since, skip = query["$deltatoken"].split("-")[1], "0"
        found = [one for number, one in self.log[int(since) : end]]
        there = [self.messages[one] for one in found if one in self.messages]
        there = [one for one in there if one.folder == folder]
        there.reverse()  # no order is promised
        cut = there[int(skip) : int(skip) + self.page]
        base = f"{self.url}/v1.0/users/{USER}/mailFolders/{folder}/messages/delta"
        content: Content = {
            "value": [
                {"id": one.id, "receivedDateTime": f"{one.received_at:%Y-%m-%dT%H:%M:%SZ}"}
                for one in cut
            ]
        }
        if int(skip) + self.page < len(there):
            following = f"{generation}-{since}-{int(skip) + self.page}"
            content["@odata.nextLink"] = f"{base}?$skiptoken={following}&$end={end}"
        else:
            content["@odata.deltaLink"] = f"{base}?$deltatoken={generation}-{end}-0"
        return _json(content)

    def _look(self, message: Message) -> Reply:
        size = str(message.said_size or len(message.raw))
        return _json(
            {
                "id": message.id,
                "parentFolderId": message.folder,
                "singleValueExtendedProperties": [{"id": "Integer 0xe08", "value": size}],
            }
        )

    def _send(self, body: bytes) -> Reply:
        try:
            raw = base64.b64decode(body, validate=True)
            if not raw:
                raise ValueError
            self.sent.append(raw)
        except ValueError:
            words = "Invalid base64 string for MIME content."
            return _error(400, "ErrorMimeContentInvalidBase64String", words)
        return Reply(202)

    def _folder(self, folder: str) -> Content:
        count = sum(one.folder == folder for one in self.messages.values())
        return {"id": folder, "displayName": self.folders[folder], "totalItemCount": count}


def _json(content: Content, status: int = 200) -> Reply:
    return Reply(status, json.dumps(content).encode(), {"Content-Type": "application/json"})


def _error(status: int, code: str, words: str, headers: dict[str, str] | None = None) -> Reply:
    reply = _json({"error": {"code": code, "message": words}}, status)
    reply.headers |= headers or {}
    return reply


def _gone(code: str) -> Reply:
    return _error(404, code, "The specified object was not found in the store.")


refusal = _error


def _handler(server: GraphServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            names = {name.casefold(): one for name, one in self.headers.items()}
            reply = server.answer(self.command, self.path, names, body)
            self.send_response_only(reply.status)
            self.send_header("Date", format_datetime(datetime.now(UTC), usegmt=True))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = do_PATCH = do_DELETE = _serve

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    return Handler
