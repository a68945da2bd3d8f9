"""The mailboxes that mail is taken from: [[mailbox]] of the settings file, one table each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

from gateway.config import oauth_settings as keys
from gateway.config.oauth_settings import OAuthKind, check_oauth
from gateway.config.section import Section, is_loopback

NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]|_(?!_)){0,39}")
AFTER = ("seen", "delete", "leave")


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        raise ValueError('must be a short word of letters, digits and "-", like "support"')
    return value


def _after(value: str) -> str:
    word, _, folder = value.partition(":")
    if value in AFTER or (word == "move" and folder):
        return value
    raise ValueError('must be "move:FOLDER", "seen", "delete" or "leave"')


class OwnServer(Section):
    """A server of ours that stamps what comes into a mailbox."""

    id: str
    hops: int = Field(default=1, ge=0, le=9)


class MailboxSettings(Section):
    """mail that is fetched by IMAP or Microsoft Graph; a table for each mailbox"""

    name: Annotated[str, AfterValidator(_name)] = Field(
        default="support", description="what logs and credentials call it"
    )
    kind: Literal["imap", "graph"] = Field(
        default="imap", description="or graph: Microsoft 365 where IMAP is switched off"
    )
    host: str = Field(
        default="", examples=["imap.desk.example"], description="the IMAP server; not for graph"
    )
    port: int = Field(default=993, ge=1, le=65535, description="of the server; 143 for starttls")
    tls: Literal["implicit", "starttls", "off"] = Field(
        default="implicit", description="implicit, starttls or off; off is for loopback only"
    )
    username: str = Field(
        min_length=1, examples=["support@desk.example"], description="the login at the server"
    )
    password: SecretStr = Field(
        default=SecretStr(""), description="better as the credential mailbox__NAME__password"
    )
    folder: str = Field(default="INBOX", min_length=1, description="where mail arrives")
    after: Annotated[str, AfterValidator(_after)] = Field(
        default="move:Archive",
        description="what becomes of a taken mail: or seen, delete, leave",
    )
    since: date | None = Field(
        default=None,
        examples=["2026-11-01"],
        description="take mail from this day on at the first start; without it only new mail",
    )
    verdict: Literal["none", "gmail", "microsoft365", "dovecot-lmtp"] | OwnServer = Field(
        default="none",
        description='who proves senders: or gmail, microsoft365, dovecot-lmtp, {id = "mx..."}',
    )
    sent: str = Field(
        default="",
        description='a folder for a copy of each letter with a person\'s words, like "Sent"',
    )
    oauth: OAuthKind = keys.OAUTH
    oauth_command: tuple[str, ...] = keys.COMMAND
    oauth_tenant: str = keys.TENANT
    oauth_client: str = keys.CLIENT
    oauth_secret: SecretStr = keys.SECRET
    oauth_key: Path | None = keys.KEY
    oauth_authority: str = keys.AUTHORITY
    oauth_scope: str = keys.SCOPE
    graph_url: str = keys.GRAPH_URL

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.kind == "imap" and not self.host:
            raise ValueError("host is missing: the IMAP server")
        if self.tls == "off" and self.host and not is_loopback(self.host):
            raise ValueError('tls = "off" is for loopback only; set "implicit" or "starttls"')
        if self.kind == "graph" and self.sent:
            raise ValueError('sent is for kind = "imap": Graph keeps what it sends by itself')
        check_oauth(self)
        if self.after == f"move:{self.folder}":
            raise ValueError("after moves mails to the folder that they are taken from")
        return self

    @property
    def place(self) -> tuple[str, int, str, str]:
        server = self.graph_url if self.kind == "graph" else self.host
        return server.casefold(), self.port, self.username.casefold(), self.folder


def each_once(boxes: tuple[MailboxSettings, ...]) -> tuple[MailboxSettings, ...]:
    """Raise ValueError where two tables are one mailbox, or have one name."""
    for at, box in enumerate(boxes):
        for other in boxes[:at]:
            if box.name == other.name:
                raise ValueError(f'two tables have name = "{box.name}"; give each its own')
            if box.place == other.place:
                raise ValueError(f'"{other.name}" and "{box.name}" are the same mailbox')
            if box.sent and other.sent:
                raise ValueError("only one mailbox may have `sent`: each letter is copied once")
    return boxes
