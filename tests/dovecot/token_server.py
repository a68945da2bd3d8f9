"""A server that gives tokens out as Entra ID and Google document it, with TLS on loopback.

It knows what it gave out, so that a Dovecot beside it can ask (RFC 7662).
"""

from __future__ import annotations

import base64
import json
import ssl
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

TENANT = "desk-tenant"
CLIENT = "11111111-2222-3333-4444-555555555555"
SECRET = "the-secret-value"
DEVICE_CODE = "device-code-1"
Form = dict[str, str]
Told = tuple[int, dict[str, object]]


@dataclass
class TokenServer:
    """Tokens for whoever asks as it is documented."""

    folder: Path
    lifetime_seconds: int = 3600
    refuse: Told | None = None  # what every request for a token is answered
    agreed: bool = True  # whether the person at the browser has agreed by now
    forms: list[Form] = field(default_factory=list)  # requests for tokens
    given: list[str] = field(default_factory=list)
    refresh_tokens: list[str] = field(default_factory=list)
    scope: str = ""  # that the last device code is for

    def __enter__(self) -> Self:
        self._make_certificate()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "token-cert.pem", self.folder / "token-key.pem")
        server = self
        self._https = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))
        self._https.socket = context.wrap_socket(self._https.socket, server_side=True)
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))  # for Dovecot
        self._threads = [
            threading.Thread(target=one.serve_forever, args=(0.05,))
            for one in (self._https, self._http)
        ]
        for one in self._threads:
            one.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for server in (self._https, self._http):
            server.shutdown()
            server.server_close()
        for one in self._threads:
            one.join()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._https.server_port}"

    @property
    def introspection_port(self) -> int:
        return int(self._http.server_port)

    @property
    def certificate(self) -> Path:
        return self.folder / "token-cert.pem"

    def answer(self, method: str, target: str, form: Form) -> Told:
        path = urlsplit(target).path
        if path == "/introspect":
            return 200, {"active": form.get("token") in self.given, "username": "support"}
        if path == f"/{TENANT}/v2.0/.well-known/openid-configuration":
            return 200, self._metadata()
        if path.endswith("/v2.0/.well-known/openid-configuration"):
            return 400, {
                "error": "invalid_tenant",
                "error_description": "AADSTS90002: Tenant 'other' not found.",
            }
        if path == f"/{TENANT}/oauth2/v2.0/devicecode":
            self.scope = form["scope"]
            return 200, self._device_code()
        if method == "POST" and path in (f"/{TENANT}/oauth2/v2.0/token", "/google/token"):
            self.forms.append(form)
            return self.refuse or self._token(form)
        return 404, {"error": "not_found"}

    def _metadata(self) -> dict[str, object]:
        base = f"{self.url}/{TENANT}"
        return {
            "issuer": f"{base}/v2.0",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
            "token_endpoint": f"{base}/oauth2/v2.0/token",
            "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
        }

    def _device_code(self) -> dict[str, object]:
        return {
            "user_code": "ABCD1234",
            "device_code": DEVICE_CODE,
            "verification_uri": "https://microsoft.com/devicelogin",
            "expires_in": 900,
            "interval": 1,
            "message": "To sign in, open https://microsoft.com/devicelogin and enter ABCD1234.",
        }

    def _token(self, form: Form) -> Told:
        makers: dict[str, Callable[[Form], Told]] = {
            "client_credentials": self._for_app,
            "urn:ietf:params:oauth:grant-type:device_code": self._for_device,
            "urn:ietf:params:oauth:grant-type:jwt-bearer": self._for_service_account,
            "authorization_code": self._for_code,
            "refresh_token": self._for_refresh,
        }
        return makers[form["grant_type"]](form)

    def _for_app(self, form: Form) -> Told:
        if form.get("client_secret") != SECRET:
            return 401, {
                "error": "invalid_client",
                "error_description": "AADSTS7000215: Invalid client secret provided.\r\nTrace: x",
            }
        return 200, self._fresh()

    def _for_device(self, form: Form) -> Told:
        if not self.agreed:
            self.agreed = True
            return 400, {"error": "authorization_pending", "error_description": "AADSTS70016: wait"}
        claims = {"oid": "1", "tid": TENANT, "preferred_username": "support@desk.example"}
        more: dict[str, object] = {
            "refresh_token": self._refresh_token(),
            "id_token": _token_of(claims | {"aud": CLIENT, "iss": "x", "exp": 9999999999}),
            "client_info": base64.urlsafe_b64encode(b'{"uid":"1","utid":"2"}').decode(),
            "scope": self.scope,
        }
        return 200, self._fresh() | more

    def _for_service_account(self, form: Form) -> Told:
        claims = json.loads(_unpadded(form["assertion"].split(".")[1]))
        if claims["sub"] != "support@desk.example":
            return 400, {"error": "invalid_grant", "error_description": "Invalid email or User ID"}
        return 200, self._fresh()

    def _for_code(self, form: Form) -> Told:
        if form["code"] != "the-code":
            return 400, {"error": "invalid_grant", "error_description": "Malformed auth code."}
        scope = {"scope": "https://mail.google.com/"}
        return 200, self._fresh() | {"refresh_token": self._refresh_token()} | scope

    def _for_refresh(self, form: Form) -> Told:
        if form["refresh_token"] not in self.refresh_tokens:
            return 400, {
                "error": "invalid_grant",
                "error_description": "AADSTS700082: The refresh token has expired.",
            }
        more: dict[str, object] = {"scope": form.get("scope", "")}
        if "google" not in form.get("client_id", ""):
            more["refresh_token"] = self._refresh_token()  # Entra gives a new one each time
        return 200, self._fresh() | more

    def _refresh_token(self) -> str:
        self.refresh_tokens.append(f"refresh-{len(self.refresh_tokens) + 1}")
        return self.refresh_tokens[-1]

    def _fresh(self) -> dict[str, object]:
        self.given.append(f"token-{len(self.given) + 1}-of-{id(self)}")
        return {
            "token_type": "Bearer",
            "expires_in": self.lifetime_seconds,
            "access_token": self.given[-1],
        }

    def _make_certificate(self) -> None:
        subprocess.run(
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
            "subjectAltName=DNS:localhost -keyout token-key.pem -out token-cert.pem".split(),
            cwd=self.folder,
            check=True,
            capture_output=True,
        )

    # --- what is downloaded from Google's console -------------------------------------------

    def service_account(self) -> Path:
        key = (self.folder / "token-key.pem").read_text()
        return self._key_file(
            {
                "type": "service_account",
                "private_key": key,
                "private_key_id": "1",
                "client_email": "gate@project.iam.gserviceaccount.com",
                "token_uri": f"{self.url}/google/token",
            }
        )

    def installed_app(self) -> Path:
        return self._key_file(
            {
                "installed": {
                    "client_id": "google-client",
                    "client_secret": "google-secret",
                    "auth_uri": f"{self.url}/google/auth",
                    "token_uri": f"{self.url}/google/token",
                    "redirect_uris": ["http://localhost"],
                }
            }
        )

    def _key_file(self, content: dict[str, object]) -> Path:
        path = self.folder / "google.json"
        path.write_text(json.dumps(content))
        path.chmod(0o600)
        return path


def _handler(server: TokenServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._tell(*server.answer("GET", self.path, {}))

        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            form = {name: values[0] for name, values in parse_qs(said).items()}
            self._tell(*server.answer("POST", self.path, form))

        def _tell(self, status: int, found: dict[str, object]) -> None:
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    return Handler


def _token_of(claims: dict[str, object]) -> str:
    parts = ({"alg": "none"}, claims)
    words = (
        base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in parts
    )
    return ".".join(words) + ".x"


def _unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
