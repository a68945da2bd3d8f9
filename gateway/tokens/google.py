"""Access tokens of Google, by Google's own library: a service account's, or a person's login.

Which of the two it is the key file says itself: both are downloaded from the Cloud console.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from gateway.https import open_session
from gateway.tokens.kept import KeptLogin
from gateway.tokens.source import TokenRefused

SCOPE = "https://mail.google.com/"  # IMAP and SMTP; Google knows no smaller one for them
# Nothing listens there: the browser shows an error, and its address line has the code.
REDIRECT = "http://localhost:1/"
CURES = {
    "unauthorized_client": "give the service account domain-wide delegation for the scope " + SCOPE,
    "access_denied": "give the service account domain-wide delegation for the scope " + SCOPE,
    "invalid_client": "the client of oauth_key is not known any more; download its key anew",
    "Invalid email": "username is no user of this domain",
    "Invalid JWT Signature": "the key of oauth_key was withdrawn; make a new one",
    "Invalid JWT: Token must be": "the clock of this machine is wrong",
    "account not found": "the service account of oauth_key is gone",
}


class Credentials(Protocol):
    """What we use of the library's credentials, of either kind."""

    token: str | None

    @property
    def valid(self) -> bool: ...
    def refresh(self, request: object) -> None: ...


@dataclass(frozen=True, slots=True)
class GoogleAccount:
    """Whose mail it is, and who asks for it."""

    key: Path
    username: str
    login_command: str = ""


class GoogleTokens:
    """Gives out tokens to whichever thread asks."""

    def __init__(self, account: GoogleAccount, kept: KeptLogin) -> None:
        self._account = account
        self._kept = kept
        self._lock = threading.Lock()
        self._credentials: Credentials | None = None

    def __call__(self) -> str:
        """Return a token that lives for some minutes at least; raise TokenRefused or OSError."""
        from google.auth.exceptions import RefreshError, TransportError
        from google.auth.transport.requests import Request

        with self._lock:
            found = self._credentials or self._open()
            try:
                if not found.valid:  # its own word counts four minutes less than is left
                    found.refresh(Request(open_session()))
            except RefreshError as error:
                raise self._refusal(*map(str, error.args)) from None
            except TransportError as error:
                raise OSError(" ".join(str(error).split())[:200]) from None
            self._credentials = found
            return str(found.token)

    def log_in(self, tell: Callable[[str], None], ask: Callable[[str], str]) -> None:
        """Let a person log in with a browser anywhere; raise TokenRefused."""
        from google_auth_oauthlib.flow import Flow
        from oauthlib.oauth2 import OAuth2Error

        try:
            flow = Flow.from_client_config(_read_key(self._account.key), [SCOPE])
        except ValueError:
            raise TokenRefused(f"{self._account.key} needs no login: check it instead") from None
        flow.redirect_uri = REDIRECT
        url, state = flow.authorization_url(
            access_type="offline", prompt="consent", login_hint=self._account.username
        )
        tell(f"Open this address in a browser, log in as {self._account.username} and agree:")
        tell(url)
        tell(f"The browser then cannot open a page at {REDIRECT}: that is as it should be.")
        code = _read_redirect(ask("Paste the address of that page"), state)
        flow.oauth2session.mount("https://", open_session().get_adapter("https://"))
        try:
            flow.fetch_token(code=code)
        except OAuth2Error as error:
            raise self._refusal(f"{error.error}: {error.description}") from None
        given = flow.credentials.refresh_token
        if not given:
            raise TokenRefused("Google gave no refresh token; withdraw the access and log in again")
        self._kept.write(json.dumps({"refresh_token": given}))

    def _open(self) -> Credentials:
        from google.oauth2 import credentials, service_account

        account, key = self._account, _read_key(self._account.key)
        found: Credentials
        try:
            if key.get("type") == "service_account":
                # the library has no types here
                found = service_account.Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
                    key, scopes=[SCOPE], subject=account.username
                )
                return found
            client = key.get("installed") or key.get("web")
            if not isinstance(client, dict):
                raise TokenRefused(f"oauth_key: {account.key} is no key of Google's console")
            kept = self._kept.read()
            if not kept:
                raise TokenRefused(f"nobody has logged in; run: {account.login_command}")
            # nor here
            found = credentials.Credentials(  # type: ignore[no-untyped-call]
                token=None,
                refresh_token=json.loads(kept)["refresh_token"],
                token_uri=client["token_uri"],
                client_id=client["client_id"],
                client_secret=client["client_secret"],
                scopes=[SCOPE],
            )
            return found
        except (ValueError, KeyError):
            told = f"{account.key} is no key of Google's console"
            raise TokenRefused(f"oauth_key: {told}; download it anew") from None

    def _refusal(self, said: str = "no token", *more: str) -> TokenRefused:
        words = " ".join(said.split())[:200]
        cure = next((way for sign, way in CURES.items() if sign in said + "".join(more)), "")
        if not cure:
            again = self._account.login_command
            cure = f"log in again: {again}" if again else "check oauth_key and username"
        return TokenRefused(f"{words}; {cure}")


def needs_login(key: Path) -> bool:
    """Say whether the key is that of an installed app, for whom a person logs in."""
    return _read_key(key).get("type") != "service_account"


def _read_key(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise TokenRefused(f"oauth_key: {path}: {error.strerror}") from None
    except ValueError:
        raise TokenRefused(f"oauth_key: {path} is no JSON; download it anew") from None
    return found if isinstance(found, dict) else {}


def _read_redirect(pasted: str, state: str) -> str:
    """Return the code in the address that the browser was sent to; raise TokenRefused."""
    found = parse_qs(urlsplit(pasted.strip()).query)
    if "error" in found:
        raise TokenRefused(f"Google says: {found['error'][0]}; log in again and agree")
    if found.get("state") != [state]:
        raise TokenRefused("that address is not of this login; paste the last one whole")
    if "code" not in found:
        raise TokenRefused("there is no code in that address; paste it whole, from the address bar")
    return found["code"][0]
