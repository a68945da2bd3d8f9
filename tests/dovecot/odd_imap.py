"""A small IMAP server of ours that does what servers do and no Dovecot can be made to."""

from __future__ import annotations

import re
import select
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass
class OddServer:
    """One mailbox with folders, and the ways in which it is odd."""

    capability: str = "IMAP4rev1 IDLE MOVE UIDPLUS NAMESPACE LITERAL+"
    greeting: bytes = b"* OK here\r\n"
    prefix: str = ""  # below which all folders lie; the separator is a dot
    inbox: dict[int, bytes] = field(default_factory=dict)  # by UID
    folders: dict[str, list[bytes]] = field(default_factory=dict)  # as spelt on the wire
    uid_next: int = 1
    validity: int = 7
    select_says: bytes = b"[READ-WRITE]"
    twists: dict[str, Callable[[Talk, bytes, bytes], bool]] = field(default_factory=dict)
    spelt: Callable[[bytes], bytes] = bytes  # what goes over the wire of what is said
    entrance: Callable[[Talk], None] | None = None  # in place of a dialogue
    seen: list[bytes] = field(default_factory=list)  # commands, without tags

    def __enter__(self) -> Self:
        server = self

        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True

            def handle(self) -> None:
                with suppress(OSError, ValueError):
                    Talk(server, self).go_on()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
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

    def put(self, *mails: bytes) -> None:
        """Let mails arrive."""
        for one in mails:
            self.inbox[self.uid_next] = one
            self.uid_next += 1

    def count(self, folder: str) -> int:
        return len(self.folders.get(folder, ()))


class Talk:
    """One connection."""

    def __init__(self, server: OddServer, handler: socketserver.StreamRequestHandler) -> None:
        self.server = server
        self.rfile = handler.rfile
        self.wfile = handler.wfile

    def say(self, *pieces: bytes) -> None:
        self.wfile.write(self.server.spelt(b"".join(pieces)))
        self.wfile.flush()

    def go_on(self) -> None:
        if self.server.entrance is not None:
            self.server.entrance(self)
            return
        self.say(self.server.greeting)
        while line := self.rfile.readline():
            tag, _, words = line.rstrip(b"\r\n").partition(b" ")
            self.server.seen.append(words)
            verb = words.split(b" ", 1)[0].decode().upper()
            if verb == "UID":
                verb = "UID " + words.split(b" ")[1].decode().upper()
            twist = self.server.twists.get(verb)
            if twist is not None and twist(self, tag, words):
                continue
            if verb == "LOGOUT":
                self.say(b"* BYE\r\n", tag, b" OK bye\r\n")
                return
            self._answer(tag, verb, words)

    def ok(self, tag: bytes, words: bytes = b"done") -> None:
        self.say(tag, b" OK ", words, b"\r\n")

    def _answer(self, tag: bytes, verb: str, words: bytes) -> None:
        server = self.server
        match verb:
            case "CAPABILITY":
                self.say(b"* CAPABILITY ", server.capability.encode(), b"\r\n")
            case "NAMESPACE":
                self.say(b'* NAMESPACE (("', server.prefix.encode(), b'" ".")) NIL NIL\r\n')
            case "LIST":
                name = last_name(words)
                if name.decode() in server.folders or name == b"INBOX":
                    self.say(b'* LIST () "." "', name, b'"\r\n')
            case "CREATE":
                name = last_name(words).decode()
                if not name.startswith(server.prefix):
                    self.say(tag, b" NO Invalid mailbox name.\r\n")
                    return
                server.folders[name] = []
            case "SELECT" | "EXAMINE":
                self._select()
                self.ok(tag, server.select_says)
                return
            case "UID SEARCH":
                found = [str(uid).encode() for uid in self._wanted(words)]
                self.say(b"* SEARCH", *(b" " + one for one in found), b"\r\n")
            case "UID FETCH":
                for uid in self._wanted(words):
                    self.say(self.fetched(uid, words))
            case "UID MOVE":
                if not self._move(tag, words):
                    return
            case "IDLE":
                self._idle()
        self.ok(tag)

    def _select(self) -> None:
        server = self.server
        self.say(b"* %d EXISTS\r\n* 0 RECENT\r\n" % len(server.inbox))
        self.say(b"* FLAGS (\\Seen \\Deleted)\r\n")
        self.say(b"* OK [UIDVALIDITY %d] now\r\n" % server.validity)
        self.say(b"* OK [UIDNEXT %d] next\r\n" % server.uid_next)

    def _wanted(self, words: bytes) -> list[int]:
        """The UIDs of a command that are there."""
        pieces = words.split(b" ")
        at = pieces.index(b"UID", 1) + 1 if b"SEARCH" in pieces else 2
        last = max(self.server.inbox, default=0)
        found: set[int] = set()
        for one in pieces[at].split(b","):
            low, _, high = one.partition(b":")
            start, end = (last if x == b"*" else int(x) for x in (low, high or low))
            found |= set(range(min(start, end), min(max(start, end), last) + 1))
        return sorted(found & self.server.inbox.keys())

    def fetched(self, uid: int, words: bytes) -> bytes:
        """What is said of a mail that is asked for."""
        mail = self.server.inbox[uid]
        number = sorted(self.server.inbox).index(uid) + 1
        if b"BODY" in words:
            return b"* %d FETCH (UID %d BODY[]<0> {%d}\r\n%b)\r\n" % (number, uid, len(mail), mail)
        date = b"28-Nov-2026 09:00:00 +0000"
        return b'* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE "%b")\r\n' % (
            number, uid, len(mail), date,
        )  # fmt: skip

    def _move(self, tag: bytes, words: bytes) -> bool:
        name = last_name(words).decode()
        if name not in self.server.folders:
            self.say(tag, b" NO [TRYCREATE] no such folder\r\n")
            return False
        for uid in self._wanted(words):
            number = sorted(self.server.inbox).index(uid) + 1
            self.server.folders[name].append(self.server.inbox.pop(uid))
            self.say(b"* %d EXPUNGE\r\n" % number)
        return True

    def _idle(self) -> None:
        told = len(self.server.inbox)
        self.say(b"+ idling\r\n")
        while not select.select([self.rfile], [], [], 0.02)[0]:
            if len(self.server.inbox) > told:
                told = len(self.server.inbox)
                self.say(b"* %d EXISTS\r\n" % told)
        self.rfile.readline()


def last_name(words: bytes) -> bytes:
    """The folder at the end of a command."""
    found = re.search(rb'"([^"]*)"$|([^ ]+)$', words)
    assert found is not None
    return found[1] or found[2]
