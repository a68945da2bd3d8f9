"""Where a mailbox or the relay has its access tokens from, by its settings."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import assert_never

from gateway.config.oauth_settings import OAuthKeys
from gateway.tokens.google import GoogleAccount, GoogleTokens, needs_login
from gateway.tokens.kept import kept_login
from gateway.tokens.microsoft import EntraApp, MicrosoftTokens
from gateway.tokens.source import (
    TokenRefused,
    TokenSource,
    fetch_token,
    install_command,
    missing_extra,
)

RELAY = "relay"  # what `mailbox login` calls it
EXCHANGE = "https://outlook.office365.com"
# Of a person's login for mail by IMAP and SMTP, and by Graph: one login serves mailbox and relay.
EXCHANGE_RIGHTS = ("IMAP.AccessAsUser.All", "SMTP.Send")
GRAPH_RIGHTS = ("Mail.ReadWrite", "Mail.Send")


def token_source(keys: OAuthKeys, signing_keys: Path, name: str) -> TokenSource | None:
    """Return where access tokens come from, None for a login by password."""
    match keys.oauth:
        case "":
            return None
        case "command":
            return partial(fetch_token, keys.oauth_command)
        case "microsoft":
            return microsoft_tokens(keys, signing_keys, name)
        case "google":
            return google_tokens(keys, signing_keys, name)
        case _:
            assert_never(keys.oauth)


def microsoft_tokens(keys: OAuthKeys, signing_keys: Path, name: str) -> MicrosoftTokens:
    app = EntraApp(
        tenant=keys.oauth_tenant,
        client=keys.oauth_client,
        secret=keys.oauth_secret.get_secret_value(),
        scopes=_scopes(keys),
        authority=keys.oauth_authority,
        login_command=login_command(name),
    )
    return MicrosoftTokens(app, kept_login(signing_keys, keys.oauth, keys.username))


def google_tokens(keys: OAuthKeys, signing_keys: Path, name: str) -> GoogleTokens:
    assert keys.oauth_key is not None, "the settings saw to it"
    account = GoogleAccount(
        keys.oauth_key,
        keys.username,
        login_command(name) if _wants_login(keys) else "",
    )
    return GoogleTokens(account, kept_login(signing_keys, keys.oauth, keys.username))


def oauth_faults(keys: OAuthKeys, signing_keys: Path, name: str) -> list[str]:
    """Return what keeps tokens from being had, as far as it is seen from here."""
    if extra := missing_extra(keys.oauth):
        return [f'oauth = "{keys.oauth}" is not installed; run: {install_command(extra)}']
    if keys.kind == "graph" and missing_extra("microsoft"):
        return [f'kind = "graph" is not installed; run: {install_command("microsoft")}']
    try:
        if not _wants_login(keys) or kept_login(signing_keys, keys.oauth, keys.username).read():
            return []
    except TokenRefused as fault:
        return [str(fault)]
    except OSError as error:
        return [f"{error.filename}: {error.strerror}"]
    return [f"nobody has logged in yet; run: {login_command(name)}"]


def login_command(name: str) -> str:
    return f"ticketgate mailbox login {name}"


def _wants_login(keys: OAuthKeys) -> bool:
    """Say whether tokens are those of a person who has to log in once."""
    match keys.oauth:
        case "microsoft":
            return not keys.oauth_secret.get_secret_value()
        case "google":
            return keys.oauth_key is not None and needs_login(keys.oauth_key)
        case "" | "command":
            return False
        case _:
            assert_never(keys.oauth)


def _scopes(keys: OAuthKeys) -> tuple[str, ...]:
    if keys.oauth_scope:
        return tuple(keys.oauth_scope.split())
    server = keys.graph_url.rstrip("/") if keys.kind == "graph" else EXCHANGE
    if keys.oauth_secret.get_secret_value():
        return (f"{server}/.default",)
    rights = GRAPH_RIGHTS if keys.kind == "graph" else EXCHANGE_RIGHTS
    return tuple(f"{server}/{one}" for one in rights)
