"""Access tokens of Entra ID, by Microsoft's own library: an app's, or of a person who logged in.

The library keeps what it gave out and asks anew five minutes before that ends. A person's login
lasts as long as it is used; each renewal is kept, so that another start goes on with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from gateway.https import open_session
from gateway.tokens.kept import KeptLogin
from gateway.tokens.source import TokenRefused

AUTHORITY = "https://login.microsoftonline.com"
# What Entra's numbers mean to an admin, and the way out.
CURES = {
    "AADSTS700016": "oauth_client is no application of this tenant",
    "AADSTS90002": "oauth_tenant is no tenant",
    "AADSTS900023": "oauth_tenant is no tenant",
    "AADSTS7000215": "oauth_secret is wrong: it wants the secret's value, not its id",
    "AADSTS7000222": "the client secret has expired; make a new one",
    "AADSTS65001": "nobody consented; grant admin consent to the API permissions",
    "AADSTS500011": "the service is not in this tenant; look at oauth_scope and the permissions",
    "AADSTS7000218": 'allow public client flows for the application, or set "oauth_secret"',
}


Found = Mapping[str, object]  # a token, or why there is none


class Client(Protocol):
    """What we use of the library's client, of either kind."""

    def acquire_token_for_client(self, scopes: list[str]) -> Found: ...
    def acquire_token_silent_with_error(
        self, scopes: list[str], account: object
    ) -> Found | None: ...
    def acquire_token_by_device_flow(self, flow: Found) -> Found: ...
    def initiate_device_flow(self, scopes: list[str]) -> Found: ...
    def get_accounts(self) -> list[object]: ...


@dataclass(frozen=True, slots=True)
class EntraApp:
    """Who asks for tokens, and for what."""

    tenant: str
    client: str
    secret: str = field(repr=False)  # "": a person logs in
    scopes: tuple[str, ...]  # of the app or, without a secret, of the person's login
    authority: str = AUTHORITY
    login_command: str = ""  # what a person types to log in


class MicrosoftTokens:
    """Gives out tokens to whichever thread asks."""

    def __init__(self, app: EntraApp, kept: KeptLogin) -> None:
        self._app = app
        self._kept = kept
        self._lock = threading.Lock()
        self._client: Client | None = None

    def __call__(self) -> str:
        """Return a token that lives for some minutes at least; raise TokenRefused or OSError."""
        with self._lock:
            return self._of_app() if self._app.secret else self._of_person()

    def log_in(self, tell: Callable[[str], None]) -> None:
        """Let a person log in with a browser anywhere (RFC 8628); raise TokenRefused."""
        import msal

        cache = msal.SerializableTokenCache()
        client = self._open(cache)
        flow = client.initiate_device_flow(scopes=list(self._app.scopes))
        if "user_code" not in flow:
            raise self._refusal(flow)
        tell(str(flow["message"]))
        self._token_in(client.acquire_token_by_device_flow(flow))
        self._kept.write(cache.serialize())

    def _of_app(self) -> str:
        if self._client is None:
            self._client = self._open(None)
        return self._token_in(self._client.acquire_token_for_client(list(self._app.scopes)))

    def _of_person(self) -> str:
        import msal

        cache = msal.SerializableTokenCache()
        if not (text := self._kept.read()):
            raise TokenRefused(f"nobody has logged in; run: {self._app.login_command}")
        cache.deserialize(text)  # another process may have renewed it
        client = self._open(cache)
        accounts = client.get_accounts()
        found = client.acquire_token_silent_with_error(
            list(self._app.scopes), account=accounts[0] if accounts else None
        )
        if not found:
            raise TokenRefused(f"the login is of no use; run: {self._app.login_command}")
        token = self._token_in(found)
        if cache.has_state_changed:
            self._kept.write(cache.serialize())
        return token

    def _open(self, cache: object) -> Client:
        """Return the library's client; raise OSError where Entra cannot be asked."""
        import msal

        app = self._app
        kind = msal.ConfidentialClientApplication if app.secret else msal.PublicClientApplication
        try:
            opened: Client = kind(
                app.client,
                client_credential=app.secret or None,
                authority=f"{app.authority.rstrip('/')}/{app.tenant}",
                token_cache=cache,
                http_client=open_session(),
                # a cloud of one's own is no name that Microsoft's directory knows
                instance_discovery=None if app.authority == AUTHORITY else False,
            )
            return opened
        except ValueError:  # what is no directory has no description of itself
            told = f"{app.authority} knows no directory {app.tenant}"
            raise TokenRefused(f"{told}; check oauth_tenant") from None

    def _token_in(self, found: Found) -> str:
        if isinstance(token := found.get("access_token"), str):
            return token
        raise self._refusal(found)

    def _refusal(self, found: Found) -> TokenRefused:
        said = str(found.get("error_description") or found.get("error") or "no token")
        first = (said.splitlines() or ["no token"])[0][:200]
        cure = next((way for number, way in CURES.items() if f"{number}:" in said), "")
        if not cure and not self._app.secret:
            cure = f"log in again: {self._app.login_command}"
        return TokenRefused(f"{first}; {cure or 'check oauth_tenant, oauth_client, oauth_secret'}")
