"""How this gateway runs: every setting with its type, unit, default and meaning.

The example file and the table of the README are written from these classes. What an owner may
choose about the desk's rules stands elsewhere: in desk.toml.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    JsonValue,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NestedSecretsSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from gateway.config.mailbox_settings import MailboxSettings, each_once
from gateway.config.relay_settings import RelaySettings
from gateway.config.section import Section, host_port, host_port_or_nothing, is_loopback, section_of
from gateway.config.settings_glance import DEFAULT_DESK, DEFAULT_URL, PREFIX, SCHEMES
from gateway.config.upkeep_settings import IngestSettings, MetricsSettings, RetentionSettings

ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[a-z0-9.-]{1,253}")
OFF: dict[str, JsonValue] = {"example": "off"}  # a section that the example file leaves out
MAILBOX = "mailbox"
LOCAL = "local"  # `auth.trusted_peers`: who comes by a Unix socket


def _address(value: str) -> str:
    folded = value.casefold()
    if not ADDRESS.fullmatch(folded):
        raise ValueError('is no mail address; write it like "support@desk.example"')
    return folded


def _aliases(value: dict[str, str]) -> dict[str, str]:
    return {_address(address): word.casefold() for address, word in value.items()}


def _peers(value: tuple[str, ...]) -> tuple[str, ...]:
    for peer in value:
        if peer == LOCAL:
            continue
        try:
            ipaddress.ip_network(peer, strict=False)
        except ValueError:
            raise ValueError(
                'must be addresses or networks, like "127.0.0.1" or "10.1.0.0/16", or "local"'
            ) from None
    return value


def _lmtp_listen(value: str) -> str:
    if value.startswith("/"):
        return value
    try:
        return host_port(value)
    except ValueError:
        raise ValueError('must be a path that begins with "/", "HOST:PORT" or "systemd"') from None


def _scanner(value: str) -> str:
    kind, _, place = value.partition(":")
    if not value or (kind in {"clamd", "rspamd"} and (place.startswith("/") or ":" in place)):
        return value
    raise ValueError('must be like "clamd:127.0.0.1:3310", "clamd:/run/clamd.sock" or "rspamd:..."')


def _database_url(value: str) -> str:
    if not value.startswith(SCHEMES):
        raise ValueError('must begin with "sqlite:///" or "postgresql://"')
    return value


class Database(Section):
    url: Annotated[str, AfterValidator(_database_url)] = Field(
        default=DEFAULT_URL,
        repr=False,
        description="or postgresql://user@host/ticketgate",
    )


class MailSettings(Section):
    base_address: Annotated[str, AfterValidator(_address)] = Field(
        examples=["support@desk.example"], description="the address that the desk is known by"
    )
    aliases: Annotated[dict[str, str], AfterValidator(_aliases)] = Field(
        default={},
        examples=[{"waiting@desk.example": "waiting", "complete@desk.example": "complete"}],
        description="other addresses of ours, each with the word it stands for",
    )
    max_size_mib: int = Field(
        default=25, ge=1, le=1024, description="of one mail, in MiB; 552 beyond"
    )
    own_lists: tuple[str, ...] = Field(
        default=(),
        examples=[["helpdesk@lists.example"]],
        description="mailing lists that are the desk's own, beside those of its domain",
    )
    max_files: int = Field(
        default=20,
        ge=0,
        le=1000,
        description="files of one mail, pictures of signatures apart; beyond, it is held",
    )


class SmtpSettings(Section):
    """leave the section out for no SMTP door"""

    listen: Annotated[str, AfterValidator(host_port)] = Field(
        default="127.0.0.1:2525", description='or "systemd" for a socket handed over'
    )
    hostname: str = Field(
        default="", description="in the greeting; empty: the domain of mail.base_address"
    )
    max_connections: int = Field(default=100, ge=1, description="at once; 421 beyond")
    max_connections_per_peer: int = Field(
        default=20, ge=1, description="at once from one address; trusted peers may have them all"
    )
    max_recipients: int = Field(default=100, ge=1, description="of one mail; 452 beyond")
    max_in_flight_mib: int = Field(
        default=256,
        ge=2,
        description="mail being received over all doors, in MiB; beyond, they wait",
    )
    timeout_seconds: int = Field(
        default=300, ge=1, description="of silence until a connection is closed"
    )
    starttls: bool = Field(default=True, description="offered once there is a certificate")
    tls_cert: Path | None = Field(
        default=None, examples=["tls.pem"], description="PEM, with the chain; renewed in place"
    )
    tls_key: Path | None = Field(
        default=None, examples=["tls.key"], description="PEM; without it tls_cert holds the key"
    )
    submission: Annotated[str, AfterValidator(host_port_or_nothing)] = Field(
        default="",
        description="HOST:PORT where the desk's people log in; see: people password",
    )

    @model_validator(mode="after")
    def _no_password_in_clear(self) -> Self:
        host = self.submission.rpartition(":")[0]
        if host and self.tls_cert is None and not is_loopback(host):
            raise ValueError("submission beyond loopback needs tls_cert")
        return self


class LmtpSettings(Section):
    """leave the section out for no LMTP door"""

    listen: Annotated[str, AfterValidator(_lmtp_listen)] = Field(
        default="/run/ticketgate/lmtp.sock", description='or "127.0.0.1:2424", or "systemd"'
    )


class ScanSettings(Section):
    """a scanner that is asked before a mail is taken; by itself none"""

    command: tuple[str, ...] = Field(
        default=(),
        examples=[[]],
        description="a program and its arguments; the mail is its standard input",
    )
    address: Annotated[str, AfterValidator(_scanner)] = Field(
        default="", description="of a clamd or rspamd: clamd:127.0.0.1:3310"
    )
    when_down: Literal["wait", "accept"] = Field(
        default="wait", description="wait: 451, the mail comes again; accept: taken unseen"
    )


class AuthSettings(Section):
    trusted_ids: tuple[str, ...] = Field(
        default=(),
        description='servers that are believed: ["mx.desk.example"] (docs/trust.md), where',
    )
    trusted_peers: Annotated[tuple[str, ...], AfterValidator(_peers)] = Field(
        default=(),
        description="the mail came from one of these addresses or networks",
    )
    trusted_hops: int = Field(
        default=1,
        ge=0,
        le=9,
        description="Received fields that such a peer writes; what stands below is the sender's",
    )
    verdict: Literal["none", "gmail", "microsoft365", "dovecot-lmtp"] = Field(
        default="none",
        description="or gmail, microsoft365, dovecot-lmtp: ids and hops are that provider's",
    )
    token_days: int = Field(
        default=30, ge=1, description="an older reply token counts behind the thread"
    )


class OutboundSettings(Section):
    attach_max_mib: int = Field(
        default=10, ge=0, le=100, description="of the files of one letter, in MiB; others are named"
    )


class WorkerSettings(Section):
    readers: int = Field(
        default=1, ge=1, le=64, description="processes that read mails ahead of the clerk"
    )


class LogSettings(Section):
    format: Literal["json", "text"] = Field(default="json", description="json or text")
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR"
    )


class Credentials(NestedSecretsSettingsSource):
    """The credentials directory; a mailbox's passwords are put in place by name, later."""

    def __call__(self) -> dict[str, object]:
        return without_mailbox(super().__call__())


def without_mailbox(found: dict[str, object]) -> dict[str, object]:
    """Leave out what is meant for one of several mailboxes: no list can be made of it."""
    return {key: one for key, one in found.items() if key != MAILBOX or not isinstance(one, dict)}


class Environment(EnvSettingsSource):
    """The environment; a list that is no JSON becomes an ordinary fault beside the others."""

    def __call__(self) -> dict[str, object]:
        return without_mailbox(super().__call__())

    def decode_complex_value(self, field_name: str, field: FieldInfo, value: str) -> object:
        try:
            return super().decode_complex_value(field_name, field, value)
        except ValueError:
            return value


class Settings(BaseSettings):
    """How this gateway runs. Every key has a default but `mail.base_address`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        nested_model_default_partial_update=True,
        defer_build=True,  # what is read is a class of its own, which knows the file
    )

    desk: Path = Field(
        default=Path(DEFAULT_DESK), description="the people, queues and rules of the desk"
    )
    keys: Path = Field(
        default=Path("secrets/keys"), description="the signing keys that `init` made"
    )
    templates: Path | None = Field(
        None, examples=["templates"], description="a folder whose letters replace ours"
    )
    database: Database = Database()
    mail: MailSettings
    smtp: SmtpSettings | None = None
    lmtp: LmtpSettings | None = Field(default=None, json_schema_extra=OFF)
    mailbox: Annotated[tuple[MailboxSettings, ...], AfterValidator(each_once)] = Field(
        default=(), json_schema_extra=OFF
    )
    ingest: IngestSettings = IngestSettings()
    scan: ScanSettings = ScanSettings()
    auth: AuthSettings = AuthSettings()
    relay: RelaySettings = RelaySettings()
    outbound: OutboundSettings = OutboundSettings()
    worker: WorkerSettings = WorkerSettings()
    retention: RetentionSettings = RetentionSettings()
    metrics: MetricsSettings | None = Field(default=None, json_schema_extra=OFF)
    log: LogSettings = LogSettings()

    @property
    def size_max(self) -> int:
        """The most that one mail may be, in bytes."""
        return self.mail.max_size_mib * 1024 * 1024

    @property
    def attach_max_bytes(self) -> int:
        """The most that the files of one letter may be, together."""
        return self.outbound.attach_max_mib * 1024 * 1024

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        credentials = Credentials(file_secret_settings, secrets_prefix="")
        return credentials, Environment(settings_cls), TomlConfigSettingsSource(settings_cls)


def known_keys() -> dict[str, FieldInfo]:
    """Every setting as the environment spells it: `relay`, `relay__password`."""
    known = dict(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        section = section_of(field.annotation)
        if section is not None:
            known |= {f"{name}__{key}": one for key, one in section.model_fields.items()}
    return known
