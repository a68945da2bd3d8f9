"""What `check --reach` says of a mailbox, right and wrong, on a real Dovecot."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from imap_server import ImapServer, missing, table
from living import MAIN, LiveDaemon
from loopback import mail

from gateway.store.engine import open_engine, upgrade

IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with ImapServer() as one:
        one.put(mail(1), mail(2))
        one.of("sales").put(mail(3))
        yield one


def checked(tmp_path: Path, text: str, **variables: str) -> tuple[int, str]:
    """Exit code and words of `check --reach` on a site with this mailbox."""
    engine = open_engine(f"sqlite:///{tmp_path}/gateway.db")
    upgrade(engine)
    engine.dispose()
    daemon = LiveDaemon(tmp_path / "site", f"sqlite:///{tmp_path}/gateway.db", more=text)
    with daemon:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "-c", str(daemon.config), "check", "--reach"],
            capture_output=True,
            text=True,
            env=os.environ | variables,
        )
    return done.returncode, done.stdout + done.stderr


def test_a_mailbox_that_is_right_is_described(tmp_path: Path, server: ImapServer) -> None:
    code, words = checked(tmp_path, table(server, since="") + table(server.of("sales"), "sales"))

    assert code == 0, words
    assert "mailbox support: no `since`: what lies in INBOX at the first start stays" in words
    assert "2 mails in INBOX; the first start leaves them there" in words
    assert "the first start takes 1 of 1 mail in INBOX" in words
    assert 'folder "Archive" will be made' in words
    assert server.count("Archive") == 0
    assert server.flags() == [(), ()] or all(b"\\Seen" not in one for one in server.flags())


WRONG = {
    "password": ({"password": '"wrong"'}, "refuses the login"),
    "folder": ({"folder": '"Suport"'}, 'folder "Suport": select failed'),
    "host": (
        {"host": '"nowhere.invalid"', "tls": '"implicit"'},
        "not known to DNS; is host right?",
    ),
    "port": ({"port": "1"}, "is it running?"),
    "token": (
        {"oauth": '"command"', "oauth_command": '["echo", "nonsense"]', "password": ""},
        "lets nobody in just now: [UNAVAILABLE]",  # Dovecot reaches nobody who knows tokens
    ),
    "command": (
        {"oauth": '"command"', "oauth_command": '["false"]', "password": ""},
        "gave no token",
    ),
}


def test_what_is_wrong_is_told_with_the_way_out(tmp_path: Path, server: ImapServer) -> None:
    """One visit to many mailboxes: one that is wrong keeps none from being looked at."""
    tables = [table(server.of(f"{name}-user"), name, **keys) for name, (keys, _) in WRONG.items()]

    code, said = checked(tmp_path, "".join(tables))

    assert code == 69, said
    for name, (_, words) in WRONG.items():
        line = next(one for one in said.splitlines() if f"mailbox {name}: " in one)
        assert words in line, said
    assert "Traceback" not in said
    assert '"wrong"' not in said


def test_a_foreign_certificate_is_told(tmp_path: Path, server: ImapServer) -> None:
    keys = {"host": '"localhost"', "tls": '"implicit"', "port": str(server.tls_port)}

    code, said = checked(tmp_path, table(server, **keys))
    trusted, _ = checked(tmp_path, table(server, **keys), SSL_CERT_FILE=str(server.certificate))

    assert (code, trusted) == (69, 0), said
    assert "check tls, port, host and the certificate" in said


def test_faults_of_the_settings_are_told_before_anybody_is_asked(
    tmp_path: Path, server: ImapServer
) -> None:
    code, said = checked(tmp_path, table(server, password=""))
    assert code == 78
    assert "put it into the credential mailbox__support__password" in said

    text = '[[mailbox]]\nhost = "imap.example"\ntls = "off"\nusername = "a"\n'
    code, said = checked(tmp_path, text)
    assert code == 78
    assert 'tls = "off" is for loopback only' in said

    code, said = checked(tmp_path, table(server) + table(server))
    assert code == 78
    assert 'two tables have name = "support"' in said

    code, said = checked(tmp_path, table(server) + table(server, "sales"))
    assert code == 78
    assert '"support" and "sales" are the same mailbox' in said
