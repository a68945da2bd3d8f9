"""What a login by access token needs: the same keys for a mailbox and for the relay."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from pydantic import Field, SecretStr

OAuthKind = Literal["", "command", "microsoft", "google"]

OAUTH: OAuthKind = Field(
    default="", description="a token in place of the password: or command, microsoft, google"
)
COMMAND = Field(default=(), examples=[[]], description="prints an access token")
TENANT = Field(default="", description="microsoft: the directory (tenant) id, or its domain")
CLIENT = Field(default="", description="microsoft: the application (client) id")
SECRET = Field(
    default=SecretStr(""),
    description="microsoft: the client secret; without it a person logs in: mailbox login NAME",
)
KEY = Field(
    default=None,
    examples=["secrets/google.json"],
    description="google: the key of a service account, or the client of an installed app",
)
AUTHORITY = Field(
    default="https://login.microsoftonline.com",
    pattern="^https://",
    description="microsoft: another one in a national cloud",
)
SCOPE = Field(default="", description="microsoft: other scopes than those for this kind")
GRAPH_URL = Field(
    default="https://graph.microsoft.com",
    pattern="^https://",
    description="graph: another one in a national cloud",
)


class OAuthKeys(Protocol):
    """A table that has them."""

    @property
    def kind(self) -> Literal["imap", "smtp", "graph"]: ...
    @property
    def username(self) -> str: ...
    @property
    def oauth(self) -> OAuthKind: ...
    @property
    def oauth_command(self) -> tuple[str, ...]: ...
    @property
    def oauth_tenant(self) -> str: ...
    @property
    def oauth_client(self) -> str: ...
    @property
    def oauth_secret(self) -> SecretStr: ...
    @property
    def oauth_key(self) -> Path | None: ...
    @property
    def oauth_authority(self) -> str: ...
    @property
    def oauth_scope(self) -> str: ...
    @property
    def graph_url(self) -> str: ...


def check_oauth(keys: OAuthKeys) -> None:
    """Raise ValueError where a key is missing for the chosen kind of token."""
    if keys.oauth == "command" and not keys.oauth_command:
        raise ValueError('oauth = "command" needs oauth_command')
    if keys.oauth == "microsoft" and not (keys.oauth_tenant and keys.oauth_client):
        raise ValueError('oauth = "microsoft" needs oauth_tenant and oauth_client')
    if keys.oauth == "google" and keys.oauth_key is None:
        raise ValueError('oauth = "google" needs oauth_key')
    if keys.oauth and not keys.username:
        raise ValueError("oauth needs username: whose mail it is")
    if keys.kind == "graph" and keys.oauth not in ("microsoft", "command"):
        raise ValueError('kind = "graph" needs oauth = "microsoft" or "command"')
