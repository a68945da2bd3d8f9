"""Microsoft Graph as a relay: one question a letter, on a connection that its carrier keeps."""

from __future__ import annotations

import threading
from urllib.parse import quote

from gateway.doors.graph_answers import error_in
from gateway.https import Line
from gateway.tokens.source import TokenSource
from outbound.graph_courier import Said


class GraphRelay:
    """Sends as one mailbox; any thread may ask."""

    def __init__(self, url: str, username: str, token: TokenSource) -> None:
        self._url = f"{url.rstrip('/')}/v1.0/users/{quote(username)}/sendMail"
        self._token = token
        self._lock = threading.Lock()
        self._idle: list[Line] = []

    def hand(self, body: bytes) -> Said:
        """Send a mail (MIME in base64); raise OSError, ConnectionAbortedError when in doubt."""
        token = self._token()
        with self._lock:
            line = self._idle.pop() if self._idle else Line()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/plain"}
        answer = line.ask("POST", self._url, headers, body)
        with self._lock:
            self._idle.append(line)
        if answer.status < 300:
            return Said(answer.status)
        code, words = error_in(answer)
        return Said(answer.status, code, words)
