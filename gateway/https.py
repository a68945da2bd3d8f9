"""HTTPS as the gateway speaks it: certificates as the system knows them, and never for ever.

`SSL_CERT_FILE` counts here as everywhere else. The vendors' libraries are given this session too.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import requests

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 50.0  # of silence
PIECE = 64 * 1024
FRAME = re.compile(r"^HTTPS?Connection(?:Pool)?\([^)]*\): ")  # before the library's words


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


class Line:
    """A connection that is kept for one server after the other; for one thread."""

    def __init__(self) -> None:
        self._session = open_session()

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        read_max: int = 32 * 1024 * 1024,
    ) -> Answer:
        """Return the answer, of its body `read_max` bytes at most; raise OSError without one."""
        import requests

        try:
            with self._session.request(
                method, url, headers=dict(headers), data=body, stream=True, allow_redirects=False
            ) as response:
                found = bytearray()
                for piece in response.iter_content(PIECE):
                    found += piece
                    if len(found) >= read_max:
                        break
                names = {name.casefold(): value for name, value in response.headers.items()}
                return Answer(response.status_code, names, bytes(found[:read_max]))
        except (requests.exceptions.SSLError, requests.exceptions.ConnectTimeout) as error:
            raise ConnectionRefusedError(_reason(error, url)) from None
        except (requests.exceptions.ReadTimeout, requests.exceptions.ChunkedEncodingError):
            raise ConnectionAbortedError("no answer came in time") from None
        except requests.exceptions.ConnectionError as error:
            said = _reason(error, url)
            if "aborted" in said.casefold() or "reset" in said.casefold():
                raise ConnectionAbortedError(said) from None
            raise ConnectionRefusedError(said) from None

    def close(self) -> None:
        self._session.close()


def _reason(error: Exception, url: str | None) -> str:
    """Return what broke a connection, without the frames that the library puts around it."""
    inner: object = error.args[0] if error.args else error
    inner = getattr(inner, "reason", inner)
    words = " ".join(str(inner).split()).removeprefix(f"{_host(url)}: ")
    words = FRAME.sub("", words)
    return words.rpartition(": ")[2][:200] if "object at 0x" in words else words[:200]


def _host(url: str | None) -> str:
    return urlsplit(url or "").hostname or ""


def open_session() -> requests.Session:
    """Return a session whose answers are waited for so long and no longer."""
    import requests
    from requests.adapters import HTTPAdapter

    class Verified(HTTPAdapter):
        """Believes the certificates that every other connection of ours believes."""

        def init_poolmanager(
            self, connections: int, maxsize: int, block: bool = False, **keys: object
        ) -> None:
            context = ssl.create_default_context()
            super().init_poolmanager(connections, maxsize, block, ssl_context=context, **keys)

        def cert_verify(self, conn: object, url: object, verify: object, cert: object) -> None:
            """The context has them; requests would put its own list in their place."""

        # the library's own signature is longer and changes; what it gives is passed on as it is
        def send(  # type: ignore[no-untyped-def]
            self, request: requests.PreparedRequest, *arguments: object, **keys: object
        ):
            keys["timeout"] = keys.get("timeout") or (CONNECT_SECONDS, ANSWER_SECONDS)
            try:
                return super().send(request, *arguments, **keys)  # type: ignore[arg-type]
            except (requests.exceptions.ConnectionError, requests.exceptions.Timeout) as error:
                words = f"{_host(request.url)}: {_reason(error, request.url)}"  # people read it
                raise type(error)(words, request=request) from None

    session = requests.Session()
    session.trust_env = False  # no .netrc, and no proxy that nobody named to us
    session.mount("https://", Verified())
    return session
