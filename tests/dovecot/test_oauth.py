"""Logins by the vendors' own libraries: tokens asked for as documented, and a Dovecot that takes
them. No tenant or domain of Microsoft or Google was asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from imap_server import ImapServer, missing, table
from living import MAIN, LiveDaemon, free_port, wait_until
from loopback import mail
from token_server import CLIENT, SECRET, TENANT, TokenServer

from gateway.doors.imap_session import visiting
from gateway.doors.mailbox import LoginRefused, Mailbox, Tls
from gateway.store.engine import open_engine, upgrade
from gateway.tokens.google import GoogleAccount, GoogleTokens
from gateway.tokens.kept import KeptLogin, kept_login
from gateway.tokens.microsoft import EntraApp, MicrosoftTokens
from gateway.tokens.source import TokenRefused, TokenSource

IS_CI = bool(os.environ.get("CI"))
needs_dovecot = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)
USER = "support@desk.example"
LOGIN = "ticketgate mailbox login support"


@pytest.fixture
def tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    folder = tmp_path / "tokens-server"
    folder.mkdir()
    with TokenServer(folder) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        yield server


def of_app(server: TokenServer, *, secret: str = SECRET, tenant: str = TENANT) -> MicrosoftTokens:
    scopes = ("https://outlook.office365.com/.default",)
    app = EntraApp(tenant, CLIENT, secret, scopes, server.url)
    return MicrosoftTokens(app, KeptLogin(server.folder / "unused"))


def of_person(server: TokenServer) -> MicrosoftTokens:
    scopes = ("https://outlook.office365.com/IMAP.AccessAsUser.All",)
    app = EntraApp(TENANT, CLIENT, "", scopes, server.url, LOGIN)
    return MicrosoftTokens(app, kept_login(server.folder / "keys", "microsoft", USER))


def of_service(server: TokenServer, username: str = USER) -> GoogleTokens:
    account = GoogleAccount(server.service_account(), username)
    return GoogleTokens(account, KeptLogin(server.folder / "unused"))


def of_installed(server: TokenServer) -> GoogleTokens:
    account = GoogleAccount(server.installed_app(), USER, LOGIN)
    return GoogleTokens(account, kept_login(server.folder / "keys", "google", USER))


def logged_in(server: TokenServer, source: MicrosoftTokens | GoogleTokens) -> TokenSource:
    if isinstance(source, MicrosoftTokens):
        server.agreed = False  # the first time that the library asks
        source.log_in(lambda words: None)
        return source
    told: list[str] = []
    source.log_in(told.append, lambda question: redirect(told))
    return source


def redirect(told: list[str]) -> str:
    """The address that a browser is sent to once the person agreed."""
    url = next(one for one in told if "/google/auth?" in one)
    (state,) = parse_qs(urlsplit(url).query)["state"]
    return f"http://localhost:1/?state={state}&code=the-code&scope=https://mail.google.com/"


WAYS = {
    "an app of Entra": of_app,
    "a person at Entra": lambda server: logged_in(server, of_person(server)),
    "a service account of Google": of_service,
    "a person at Google": lambda server: logged_in(server, of_installed(server)),
}


@needs_dovecot
@pytest.mark.parametrize("mechanism", ["", "IMAP4rev1 SASL-IR AUTH=XOAUTH2"])
def test_a_real_server_takes_the_tokens(tokens: TokenServer, mechanism: str) -> None:
    with ImapServer(tokens_port=tokens.introspection_port, capability=mechanism) as server:
        for way, make in WAYS.items():
            source = make(tokens)
            box = Mailbox("support", "127.0.0.1", server.port, Tls.OFF, "support", token=source)
            with visiting(box, read_only=True) as session:
                assert session.folder.exists == 0, way

            tokens.given.clear()  # all were withdrawn
            with pytest.raises(LoginRefused), visiting(box, read_only=True):
                pass


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("lifetime_seconds", "asked"), [(3600, 0), (120, 3)])
def test_a_token_is_kept_until_shortly_before_its_end(
    tokens: TokenServer, way: str, lifetime_seconds: int, asked: int
) -> None:
    tokens.lifetime_seconds = lifetime_seconds
    source = WAYS[way](tokens)
    source()
    tokens.forms.clear()

    given = [source() for _ in range(3)]

    assert len(tokens.forms) == asked
    assert given[-1] == tokens.given[-1]


@pytest.mark.parametrize("way", ["a person at Entra", "a person at Google"])
def test_a_login_is_kept_where_nobody_else_reads_it_and_lasts_over_a_start(
    tokens: TokenServer, way: str
) -> None:
    WAYS[way](tokens)
    (kept,) = (tokens.folder / "tokens").iterdir()
    another = of_person(tokens) if "Entra" in way else of_installed(tokens)

    assert another() in tokens.given
    assert oct(kept.stat().st_mode)[-3:] == "600"
    assert oct(kept.parent.stat().st_mode)[-3:] == "700"


def test_the_newest_refresh_token_is_the_one_that_is_kept(tokens: TokenServer) -> None:
    source = logged_in(tokens, of_person(tokens))
    tokens.lifetime_seconds = 60
    source()

    tokens.refresh_tokens[:] = tokens.refresh_tokens[-1:]

    assert of_person(tokens)() in tokens.given


REFUSALS = {
    "a wrong secret": (
        lambda server: of_app(server, secret="guess"),
        "AADSTS7000215: Invalid client secret provided.; oauth_secret is wrong",
    ),
    "another tenant": (lambda server: of_app(server, tenant="other"), "check oauth_tenant"),
    "nobody logged in": (of_person, f"nobody has logged in; run: {LOGIN}"),
    "nobody logged in at Google": (of_installed, f"nobody has logged in; run: {LOGIN}"),
    "no user of the domain": (
        lambda server: of_service(server, "nobody@desk.example"),
        "username is no user of this domain",
    ),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_a_refusal_names_the_way_out(tokens: TokenServer, what: str) -> None:
    make, words = REFUSALS[what]

    with pytest.raises(TokenRefused) as refused:
        make(tokens)()

    assert words in str(refused.value)
    assert "guess" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("way", ["a person at Entra", "a person at Google"])
def test_a_login_that_was_withdrawn_is_to_be_made_again(tokens: TokenServer, way: str) -> None:
    tokens.lifetime_seconds = 120
    source = WAYS[way](tokens)
    tokens.refresh_tokens.clear()
    tokens.refuse = (
        400,
        {"error": "invalid_grant", "error_description": "AADSTS50173: The grant was revoked."},
    )
    source = of_person(tokens) if "Entra" in way else of_installed(tokens)

    with pytest.raises(TokenRefused, match=f"log in again: {LOGIN}"):
        source()


def test_another_certificate_is_not_believed(
    tokens: TokenServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    for source in (of_app(tokens), of_service(tokens)):
        with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
            source()

    assert tokens.forms == []


# --- from the command line ------------------------------------------------------------------


def site(tmp_path: Path, text: str) -> LiveDaemon:
    url = f"sqlite:///{tmp_path}/gateway.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    return LiveDaemon(tmp_path / "site", url, more=text)


def typed(daemon: LiveDaemon, *words: str, said: str = "", program: str = MAIN) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", program, "-c", str(daemon.config), *words],
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def entra(server: TokenServer, *, secret: str = SECRET) -> dict[str, str]:
    keys = {"tenant": TENANT, "client": CLIENT, "authority": server.url, "secret": secret}
    found = {f"oauth_{name}": f'"{value}"' for name, value in keys.items() if value}
    return found | {"oauth": '"microsoft"', "password": ""}


def google(key: Path) -> dict[str, str]:
    return {"oauth": '"google"', "oauth_key": f'"{key}"', "password": ""}


def plain_table(**keys: str) -> str:
    """A mailbox that nothing has to be at."""
    values = {"host": '"127.0.0.1"', "port": "1", "tls": '"off"', "username": f'"{USER}"'}
    return "[[mailbox]]\n" + "".join(
        f"{key} = {one}\n" for key, one in (values | keys).items() if one
    )


def test_a_person_logs_in_by_a_code(tokens: TokenServer, tmp_path: Path) -> None:
    with site(tmp_path, plain_table(**entra(tokens, secret=""))) as daemon:
        before, told = typed(daemon, "check")
        code, words = typed(daemon, "mailbox", "login", "support")
        after, _ = typed(daemon, "check")

    assert (before, code, after) == (78, 0, 0), words
    assert f"mailbox support: nobody has logged in yet; run: {LOGIN}" in told
    assert "open https://microsoft.com/devicelogin and enter ABCD1234" in words
    assert f"Logged in as {USER}" in words
    assert "token-1" not in words
    assert "IMAP.AccessAsUser.All" in tokens.forms[0].get("scope", "") or tokens.given


def test_a_service_that_is_away_is_told_in_plain_words(tokens: TokenServer, tmp_path: Path) -> None:
    keys = entra(tokens, secret="") | {"oauth_authority": f'"https://localhost:{free_port()}"'}
    with site(tmp_path, plain_table(**keys)) as daemon:
        code, words = typed(daemon, "mailbox", "login", "support")

    assert code == 69
    assert "cannot be reached: localhost: " in words
    assert "Connection refused" in words
    assert "HTTPSConnection" not in words


def test_a_person_logs_in_by_an_address_pasted_back(tokens: TokenServer, tmp_path: Path) -> None:
    with site(tmp_path, plain_table(**google(tokens.installed_app()))) as daemon:
        wrong = "http://localhost:1/?state=another&code=the-code\n"
        code, words = typed(daemon, "mailbox", "login", "support", said=wrong)

    assert code == 77
    assert f"{tokens.url}/google/auth?" in words
    assert "login_hint=support%40desk.example" in words
    assert "that address is not of this login" in words


@pytest.mark.parametrize(
    ("kind", "hidden"), [("microsoft", "msal"), ("google", "google_auth_oauthlib")]
)
@pytest.mark.parametrize("command", [("check",), ("run",), ("mailbox", "login", "support")])
def test_without_the_extra_the_setting_is_refused_with_the_command_that_installs_it(
    tokens: TokenServer, tmp_path: Path, kind: str, hidden: str, command: tuple[str, ...]
) -> None:
    keys = entra(tokens, secret="") if kind == "microsoft" else google(tokens.installed_app())
    program = f"import sys; sys.modules['{hidden}'] = None\n{MAIN}"
    with site(tmp_path, plain_table(**keys)) as daemon:
        code, words = typed(daemon, *command, program=program)

    assert code == 78
    assert f'pip install "ticketgate[{kind}]"' in words
    assert "Traceback" not in words


def test_without_any_extra_everything_else_works(tmp_path: Path) -> None:
    absent = "msal", "requests", "google.auth", "google_auth_oauthlib"
    program = "import sys\n" + "".join(f"sys.modules['{one}'] = None\n" for one in absent) + MAIN
    with site(tmp_path, plain_table(password='"secret"')) as daemon:
        code, words = typed(daemon, "check", program=program)

    assert code == 0, words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"oauth": '"microsoft"'}, 'oauth = "microsoft" needs oauth_tenant and oauth_client'),
        ({"oauth": '"google"'}, 'oauth = "google" needs oauth_key'),
        ({"oauth": '"google"', "oauth_key": '"no.json"'}, "no.json: No such file"),
    ],
)
def test_missing_keys_are_faults(tmp_path: Path, keys: dict[str, str], words: str) -> None:
    with site(tmp_path, plain_table(**keys)) as daemon:
        code, said = typed(daemon, "check")

    assert code == 78
    assert words in said


@needs_dovecot
def test_the_daemon_takes_mail_by_token_and_tells_a_refusal_once(
    tokens: TokenServer, tmp_path: Path
) -> None:
    port = tokens.introspection_port
    with ImapServer(tokens_port=port) as server:
        server.put(mail(1))
        with site(tmp_path, table(server, **entra(tokens))) as daemon:
            daemon.start(SSL_CERT_FILE=str(tokens.certificate))
            wait_until(lambda: server.count("Archive") == 1)
            assert (daemon.stop(), daemon.next_sign()) == (0, "STOPPING=1")

            tokens.refuse = (
                401,
                {"error": "invalid_client", "error_description": "AADSTS7000222: It expired."},
            )
            quick = (
                "from gateway.doors import mailbox_door as imap\nimap.REFUSED_SECONDS = 0.1\n"
                + MAIN
            )
            daemon.program = quick
            daemon.log.unlink()
            daemon.start(SSL_CERT_FILE=str(tokens.certificate))
            wait_until(lambda: len(tokens.forms) > 5)
            assert daemon.stop() == 0
            _, words = typed(daemon, "check", "--reach")

    assert daemon.words().count("the client secret has expired; make a new one") == 1
    assert "no token: AADSTS7000222: It expired.; the client secret has expired" in words
    assert SECRET not in daemon.words() + words
