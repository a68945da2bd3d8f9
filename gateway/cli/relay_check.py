"""What `check` says of the relay: its tokens, and with --reach a hello as the courier would say."""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import closing, suppress

from gateway.config.relay_settings import RelaySettings
from gateway.config.settings import Settings
from gateway.token_sources import RELAY, oauth_faults, token_source
from gateway.tokens.source import TokenRefused
from outbound.relay_fault import NoStartTls, fault_words

REACH_SECONDS = 10


def relay_faults(settings: Settings) -> list[str]:
    """Return what keeps the relay from being used, as far as the settings alone tell."""
    if not settings.relay.is_there:
        return []
    return [f"relay: {one}" for one in oauth_faults(settings.relay, settings.keys, RELAY)]


def relay_out_of_reach(settings: Settings) -> list[str]:
    """Say hello to the relay as the courier would: TLS and login included."""
    relay = settings.relay
    if not relay.is_there:
        return []
    if relay.kind == "graph":
        return _ask_graph(settings)
    where = f"relay: {relay.host}:{relay.port}"
    try:
        token = token_source(relay, settings.keys, RELAY)
        _say_hello(relay, token() if token is not None else "")
    except TokenRefused as refusal:
        return [f"{where}: no token: {refusal}"]
    except socket.gaierror:
        return [f"{where}: the name is not known to DNS; is relay.host right?"]
    except smtplib.SMTPAuthenticationError as error:
        if relay.oauth:
            cure = "check username, the scope, and whether SMTP AUTH is on for the mailbox"
            return [f"{where}: refuses the token ({error.smtp_code}); {cure}"]
        return [f"{where}: refuses the login ({error.smtp_code}); check username and password"]
    except (ssl.SSLError, NoStartTls) as error:
        return [f"{where}: {fault_words(error, relay.host)}"]
    except (OSError, smtplib.SMTPException) as error:
        told = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return [f"{where}: cannot be reached: {told}; is it running?"]
    return []


def _say_hello(relay: RelaySettings, token: str) -> None:
    context = ssl.create_default_context()
    if relay.tls == "implicit":
        client: smtplib.SMTP = smtplib.SMTP_SSL(
            relay.host, relay.port, timeout=REACH_SECONDS, context=context
        )
    else:
        client = smtplib.SMTP(relay.host, relay.port, timeout=REACH_SECONDS)
    with closing(client):
        if relay.tls == "starttls":
            client.ehlo_or_helo_if_needed()
            if not client.has_extn("starttls"):
                raise NoStartTls
            client.starttls(context=context)
        if token:
            client.ehlo()
            said = f"user={relay.username}\1auth=Bearer {token}\1\1"
            # its answer to a challenge, which says what it does not like, is empty
            client.auth("XOAUTH2", lambda challenge=None: "" if challenge else said)
        elif relay.username:
            client.login(relay.username, relay.password.get_secret_value())
        client.noop()
        with suppress(OSError):  # whatever is said to a goodbye
            client.quit()


def _ask_graph(settings: Settings) -> list[str]:
    """Ask the service for what it must refuse: an empty letter tells whether it knows us.

    There is no question that the permission to send alone allows.
    """
    from gateway.graph_relay import GraphRelay  # few have this one

    relay = settings.relay
    where = f"relay: {relay.graph_url}"
    try:
        token = token_source(relay, settings.keys, RELAY)
        assert token is not None, "the settings saw to it"
        said = GraphRelay(relay.graph_url, relay.username, token).hand(b"")
    except TokenRefused as refusal:
        return [f"{where}: no token: {refusal}"]
    except OSError as error:
        return [f"{where}: cannot be reached: {error}"]
    told = f"{said.status} {said.code}: {said.words}"
    if said.status in (401, 403):
        cure = "check username, Mail.Send with admin consent, and who may send as the mailbox"
        return [f"{where}: refuses the token ({told}); {cure}"]
    if said.status == 404:
        return [f"{where}: knows no such mailbox ({told}); check username"]
    if said.status >= 500 or said.status == 429:
        return [f"{where}: cannot be asked just now ({told})"]
    return []
