"""Logins by access token at a real Dovecot, which asks who gave the token out."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from imap_server import ImapServer, missing

from gateway.doors.imap_session import visiting
from gateway.doors.mailbox import LoginRefused, Mailbox, Tls
from gateway.tokens.source import fetch_token

IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)
GOOD = "ya29.good-token"


class Introspection(BaseHTTPRequestHandler):
    """RFC 7662: says of a token whether it is good, and whose."""

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_good = GOOD in said
        body = json.dumps({"active": is_good, "username": "support"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@contextmanager
def tokens() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Introspection) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("mechanism", ["", "IMAP4rev1 SASL-IR AUTH=XOAUTH2"])
def test_a_token_of_a_command_opens_the_mailbox(tmp_path: Path, mechanism: str) -> None:
    script = tmp_path / "token"
    script.write_text(f"#!/bin/sh\necho {GOOD}\n")
    script.chmod(0o755)
    with tokens() as port, ImapServer(tokens_port=port, capability=mechanism) as server:
        box = Mailbox("support", "127.0.0.1", server.port, Tls.OFF, "support")
        good = Mailbox(
            "support", "127.0.0.1", server.port, Tls.OFF, "support",
            token=lambda: fetch_token((str(script),)),
        )  # fmt: skip
        bad = Mailbox(
            "support", "127.0.0.1", server.port, Tls.OFF, "support", token=lambda: "stale"
        )
        with visiting(good, read_only=True) as session:
            assert session.folder.exists == 0
        for one in (bad, box):
            with pytest.raises(LoginRefused), visiting(one, read_only=True):
                pass


@pytest.mark.parametrize("command", [("false",), ("true",), ("printf", "a\nb"), ("/no/such",)])
def test_a_command_without_a_token_says_so(command: tuple[str, ...]) -> None:
    with pytest.raises(OSError):
        fetch_token(command)
