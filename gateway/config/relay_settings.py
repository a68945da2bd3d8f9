"""The relay that letters leave by: [relay] of the settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

from gateway.config import oauth_settings as keys
from gateway.config.oauth_settings import OAuthKind, check_oauth
from gateway.config.section import Section, host_port_or_nothing, is_loopback


class RelaySettings(Section):
    """leave `host` empty: letters go to `maildir`"""

    kind: Literal["smtp", "graph"] = Field(
        default="smtp", description="or graph: Microsoft 365 where SMTP AUTH is switched off"
    )
    host: str = Field(
        default="", examples=["127.0.0.1"], description="the smarthost that letters go to"
    )
    port: int = Field(default=25, ge=1, le=65535, description="of the relay")
    tls: Literal["off", "starttls", "implicit"] = Field(
        default="off", description="off, starttls or implicit; off is for loopback only"
    )
    username: str = Field(default="", description="empty: no login")
    password: SecretStr = Field(
        default=SecretStr(""), description="better as the credential relay__password"
    )
    envelope: Literal["verp", "address"] = Field(
        default="verp",
        description="verp: a return path for each letter; address: always mail.base_address",
    )
    fallback: Annotated[str, AfterValidator(host_port_or_nothing)] = Field(
        default="",
        description="HOST:PORT of a second relay, with the same tls and login",
    )
    dkim_domain: str = Field(default="", description="letters are signed for it; empty: unsigned")
    dkim_selector: str = Field(default="", description="of the key in DNS")
    dkim_key: Path | None = Field(
        default=None, examples=["secrets/dkim.pem"], description="the RSA key, PEM"
    )
    connections: int = Field(
        default=2, ge=1, le=100, description="kept open at once; more where the relay allows it"
    )
    maildir: Path = Field(default=Path("outbox"), description="where letters go without a relay")
    oauth: OAuthKind = keys.OAUTH
    oauth_command: tuple[str, ...] = keys.COMMAND
    oauth_tenant: str = keys.TENANT
    oauth_client: str = keys.CLIENT
    oauth_secret: SecretStr = keys.SECRET
    oauth_key: Path | None = keys.KEY
    oauth_authority: str = keys.AUTHORITY
    oauth_scope: str = keys.SCOPE
    graph_url: str = keys.GRAPH_URL

    @property
    def is_there(self) -> bool:
        """Whether letters leave by a relay at all."""
        return self.kind == "graph" or bool(self.host)

    @model_validator(mode="before")
    @classmethod
    def _command_alone(cls, values: object) -> object:
        """A command that prints tokens says well enough what is wanted."""
        if isinstance(values, dict) and values.get("oauth_command") and "oauth" not in values:
            return values | {"oauth": "command"}
        return values

    @model_validator(mode="after")
    def _no_clear_text_to_others(self) -> Self:
        if self.host and self.tls == "off" and not is_loopback(self.host):
            raise ValueError(
                'tls = "off" is for loopback only; set tls to "starttls" or "implicit"'
            )
        fallback = self.fallback.rpartition(":")[0]
        if fallback and self.tls == "off" and not is_loopback(fallback):
            raise ValueError('fallback: tls = "off" is for loopback only')
        if self.dkim_domain and not (self.dkim_selector and self.dkim_key):
            raise ValueError("dkim_domain needs dkim_selector and dkim_key")
        if self.kind == "graph" and (self.fallback or self.dkim_domain):
            raise ValueError('kind = "graph" has no fallback, and signs letters itself')
        check_oauth(self)
        return self
