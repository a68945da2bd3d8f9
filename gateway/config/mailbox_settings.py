"""The mailboxes that mail is taken from: [[mailbox]] of the settings file, one table each."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

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
    """mail that is fetched by IMAP; a table for each mailbox"""

    name: Annotated[str, AfterValidator(_name)] = Field(
        default="support", description="what logs and credentials call it"
    )
    host: str = Field(min_length=1, examples=["imap.desk.example"], description="the IMAP server")
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
    oauth: Literal["", "command"] = Field(
        default="", description="command: a token in place of the password, from oauth_command"
    )
    oauth_command: tuple[str, ...] = Field(
        default=(), examples=[[]], description="prints an access token"
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

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.tls == "off" and not is_loopback(self.host):
            raise ValueError('tls = "off" is for loopback only; set "implicit" or "starttls"')
        if self.oauth == "command" and not self.oauth_command:
            raise ValueError('oauth = "command" needs oauth_command')
        if self.after == f"move:{self.folder}":
            raise ValueError("after moves mails to the folder that they are taken from")
        return self

    @property
    def place(self) -> tuple[str, int, str, str]:
        return self.host.casefold(), self.port, self.username.casefold(), self.folder


def each_once(boxes: tuple[MailboxSettings, ...]) -> tuple[MailboxSettings, ...]:
    """Raise ValueError where two tables are one mailbox, or have one name."""
    for at, box in enumerate(boxes):
        for other in boxes[:at]:
            if box.name == other.name:
                raise ValueError(f'two tables have name = "{box.name}"; give each its own')
            if box.place == other.place:
                raise ValueError(f'"{other.name}" and "{box.name}" are the same mailbox')
    return boxes
