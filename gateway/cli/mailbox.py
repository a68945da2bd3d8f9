"""`ticketgate mailbox`: a person logs in once, and the gateway goes on with that."""

from __future__ import annotations

from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.site import read_settings
from gateway.config.oauth_settings import OAuthKeys
from gateway.config.settings import Settings
from gateway.token_sources import RELAY, google_tokens, microsoft_tokens
from gateway.tokens.kept import kept_login
from gateway.tokens.source import TokenRefused, install_command, missing_extra


@click.group()
def mailbox() -> None:
    """Log in to mailboxes that want a person for it."""


@mailbox.command()
@click.argument("name")
@click.pass_obj
def login(config: Path, name: str) -> None:
    """Log in with a browser, for the mailbox NAME or for the relay ("relay").

    The browser may be on any machine. What Microsoft or Google give is kept beside the keys.
    """
    settings = read_settings(config)
    keys = _keys_named(settings, name)
    if extra := missing_extra(keys.oauth):
        raise Stop(f"not installed; run: {install_command(extra)}", Exit.CONFIG)
    try:
        match keys.oauth:
            case "microsoft" if keys.oauth_secret.get_secret_value():
                raise Stop(f"{name} has oauth_secret and needs no login", Exit.USAGE)
            case "microsoft":
                microsoft_tokens(keys, settings.keys, name).log_in(click.echo)
            case "google":
                google_tokens(keys, settings.keys, name).log_in(click.echo, click.prompt)
            case _:
                raise Stop(f'{name} has no oauth = "microsoft" or "google"', Exit.USAGE)
    except TokenRefused as refusal:
        raise Stop(str(refusal), Exit.NO_PERMISSION) from None
    except OSError as error:
        raise Stop(f"cannot be reached: {error}", Exit.UNAVAILABLE) from None
    kept = kept_login(settings.keys, keys.oauth, keys.username)
    click.echo(f"Logged in as {keys.username}; kept in {kept.path}")


def _keys_named(settings: Settings, name: str) -> OAuthKeys:
    for one in settings.mailbox:
        if one.name == name:
            return one
    if name == RELAY:
        return settings.relay
    known = ", ".join([*(one.name for one in settings.mailbox), RELAY])
    raise Stop(f"no mailbox is named {name}; there are: {known}", Exit.USAGE)
