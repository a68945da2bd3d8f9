"""What `check` says of trust: how each of the desk's people is proved, and what is unsafe."""

from __future__ import annotations

import ipaddress
import stat
from pathlib import Path

from gateway.config.keys import passwords_file
from gateway.config.settings import LOCAL, Settings
from gateway.config.settings_glance import SQLITE
from rules.policy.choices import ReplyToken
from rules.policy.desk import Desk, Staff

WIDE = stat.S_IRWXG | stat.S_IRWXO
MANY = 256  # addresses of a trusted network; more are hardly all mail servers of ours


def ways_of_proof(settings: Settings, desk: Desk) -> list[str]:
    """Return a line for each person of the desk: what can prove that they wrote."""
    common = _common_ways(settings)
    lines = ["How the desk's people are proved:"]
    for person in (one for one in desk.staff if one.active):
        ways = [*_own_ways(settings, person), *common, "a code (N-35)"]
        lines.append(f"  {person.handle}: {'; '.join(ways)}")
    return lines


def unsafe_choices(settings: Settings, desk: Desk, config: Path) -> list[str]:
    """Return what an admin should look at, each with the way out."""
    found = [
        f"{path}: others may read or change it; chmod {'700' if path.is_dir() else '600'} {path}"
        for path in _private(settings, config)
        if path.exists() and path.stat().st_mode & WIDE
    ]
    for peer in settings.auth.trusted_peers:
        if peer != LOCAL and ipaddress.ip_network(peer, strict=False).num_addresses > MANY:
            found.append(f"auth.trusted_peers: {peer} is wide; name your mail servers alone")
    if settings.auth.trusted_ids and not settings.auth.trusted_peers:
        found.append("auth.trusted_ids: nobody is in auth.trusted_peers, so they are not believed")
    if desk.policies[desk.profile].auth_reply_token is ReplyToken.PROOF:
        found.append("auth.reply_token: whoever reads a technician's letter can command once")
    if desk.policies[desk.profile].auth_envelope_words:
        found.append("auth.envelope_words: whoever sends a mail on may add a command to it")
    found += [
        f"integrations/{one.file}: unproved mail is believed; give it a secret address"
        for one in desk.integrations
        if one.accepts_unproved
    ]
    return found


def _common_ways(settings: Settings) -> list[str]:
    auth = settings.auth
    if auth.verdict != "none":
        return [f"what {auth.verdict} stamps"]
    if not auth.trusted_peers:
        return []
    ways = ["a login that Postfix stamps"]
    if auth.trusted_ids:
        ways.append(f"a verdict of {', '.join(auth.trusted_ids)}")
    return ways


def _own_ways(settings: Settings, person: Staff) -> list[str]:
    logins = f" (as {', '.join(person.logins)})" if person.logins else ""
    door = settings.smtp is not None and bool(settings.smtp.submission)
    return [f"a login at our submission door{logins}"] if door else []


def _private(settings: Settings, config: Path) -> tuple[Path, ...]:
    """Return the files and folders that hold secrets or everybody's mail."""
    paths = [config, settings.keys.parent, settings.keys, passwords_file(settings.keys)]
    google = (settings.relay.oauth_key, *(one.oauth_key for one in settings.mailbox))
    paths += [one for one in google if one is not None]
    if settings.database.url.startswith(SQLITE):
        paths.append(Path(settings.database.url.removeprefix(SQLITE)))
    if not settings.relay.is_there:
        paths.append(settings.relay.maildir)
    return tuple(paths)
