"""What a story may set of ticketgate.toml: how far mail is believed, and its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gateway.config.one_setting import BadSetting, with_key
from gateway.config.settings import AuthSettings, MailSettings
from gateway.rehearse.story_line import BadLine
from rules.policy.policy import SETTINGS

SECTIONS = ("auth", "mail")
ABOUT_THE_DESK = ("mail.base_address", "mail.aliases")  # a rehearsal has these from its desk


@dataclass(frozen=True, slots=True)
class Site:
    """The two sections of a rehearsal's ticketgate.toml."""

    auth: AuthSettings
    mail: MailSettings


def site_of(server: str, base_address: str) -> Site:
    """Return the site whose own mail server goes by the name `server`."""
    return Site(AuthSettings(trusted_ids=(server,)), MailSettings(base_address=base_address))


def is_of_site(key: str) -> bool:
    """Say whether `key` is set in ticketgate.toml, not in the desk file."""
    return key.partition(".")[0] in SECTIONS and key not in SETTINGS


def with_site_setting(site: Site, key: str, value: str) -> Site:
    """Return the site with one key of a section set; raise BadLine where that cannot be."""
    section, _, name = key.partition(".")
    if key in ABOUT_THE_DESK:
        raise BadLine(f"{key} is the desk's; a story cannot set it")
    try:
        if section == "auth":
            return replace(site, auth=with_key(site.auth, name, value))
        return replace(site, mail=with_key(site.mail, name, value))
    except BadSetting as fault:
        raise BadLine(f"{key}={value}: {fault}") from None
