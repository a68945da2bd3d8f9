"""A real Dovecot on loopback, in a folder of its own, with a certificate for localhost."""

from __future__ import annotations

import copy
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from imapclient import IMAPClient
from living import free_port, wait_until

HERE = Path(__file__).parent
NEEDED = ("dovecot", "openssl")
PASSWORD = "secret"
USER = "support"


def missing() -> str:
    """What keeps a Dovecot from being started here, "" for nothing."""
    path = os.environ["PATH"] + ":/usr/sbin"
    found = [one for one in NEEDED if shutil.which(one, path=path) is None]
    if os.geteuid():
        found.append("root")
    return ", ".join(found)


def table(server: ImapServer, name: str = "support", **keys: str) -> str:
    """A table of the settings for this user's mailbox."""
    values = {
        "name": f'"{name}"',
        "host": '"127.0.0.1"',
        "port": str(server.port),
        "tls": '"off"',
        "username": f'"{server.user}"',
        "password": '"secret"',
        "since": "2020-01-01",
    }
    lines = (f"{key} = {one}\n" for key, one in (values | keys).items() if one)
    return "[[mailbox]]\n" + "".join(lines)


class ImapServer:
    """Dovecot with mailboxes for whoever knows the password."""

    def __init__(self, *, capability: str = "", tokens_port: int = 1, ssl: str = "yes") -> None:
        self.user = USER  # whose mailbox is meant where none is named
        self.base = Path(tempfile.mkdtemp(prefix="ticketgate-dovecot-"))
        self.base.chmod(0o755)
        self.port, self.tls_port = free_port(), free_port()
        (self.base / "mail").mkdir()
        shutil.chown(self.base / "mail", "mail", "mail")
        self._make_certificate()
        values = {
            "BASE": str(self.base),
            "PORT": str(self.port),
            "TLS_PORT": str(self.tls_port),
            "CAPABILITY": capability,
            "TOKENS": str(tokens_port),
            "SSL": ssl,
        }
        for name in ("dovecot.conf", "oauth2.conf.ext"):
            text = (HERE / name).read_text()
            for key, value in values.items():
                text = text.replace(f"@{key}@", value)
            (self.base / name).write_text(text)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        shutil.rmtree(self.base, ignore_errors=True)

    def of(self, user: str) -> ImapServer:
        """Return the same server, seen by another user."""
        theirs = copy.copy(self)
        theirs.user = user
        return theirs

    @property
    def mailbox(self) -> Path:
        """The maildir."""
        return self.base / "mail" / self.user

    @property
    def certificate(self) -> Path:
        return self.base / "cert.pem"

    def start(self) -> None:
        subprocess.run(["/usr/sbin/dovecot", "-c", str(self.base / "dovecot.conf")], check=True)
        wait_until(lambda: _answers(self.port))

    def stop(self) -> None:
        """Stop it with all its processes, and wait for them."""
        processes = self.processes()
        for one in processes:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGCONT)
                os.kill(one, signal.SIGTERM)
        wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in processes))

    def processes(self) -> list[int]:
        """The processes of this very server: the master, and whoever it started."""
        try:
            master = int((self.base / "run" / "master.pid").read_text())
        except (OSError, ValueError):
            return []
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
            except OSError:
                continue
            if fields[0] != b"Z" and master in (int(folder.name), int(fields[1])):
                found.append(int(folder.name))
        return found

    def kill(self) -> None:
        """End it like a power cut would."""
        for one in self.processes():
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        (self.base / "run" / "master.pid").unlink()

    def freeze(self) -> None:
        """Stop every process where it is: the kernel still acknowledges for them."""
        for one in self.processes():
            os.kill(one, signal.SIGSTOP)

    def thaw(self) -> None:
        for one in self.processes():
            os.kill(one, signal.SIGCONT)

    def log(self) -> str:
        return (self.base / "dovecot.log").read_text()

    def file_of(self, mail: bytes) -> Path:
        """The file of a mail in the maildir."""
        words = mail.replace(b"\r\n", b"\n")
        files = (one for name in ("new", "cur") for one in (self.mailbox / name).iterdir())
        return next(one for one in files if one.read_bytes().replace(b"\r\n", b"\n") == words)

    @contextmanager
    def client(self, folder: str = "INBOX") -> Iterator[IMAPClient]:
        """A client of ours beside the gateway."""
        with IMAPClient("127.0.0.1", self.port, ssl=False, timeout=60) as client:
            client.login(self.user, PASSWORD)
            if folder and not client.folder_exists(folder):
                client.create_folder(folder)
            client.select_folder(folder)
            yield client

    def put(self, *mails: bytes, folder: str = "INBOX", at: datetime | None = None) -> None:
        """Let mails arrive."""
        with self.client(folder) as client:
            for one in mails:
                client.append(folder, one, (), at)

    def count(self, folder: str = "INBOX") -> int:
        with IMAPClient("127.0.0.1", self.port, ssl=False, timeout=60) as client:
            client.login(self.user, PASSWORD)
            if not client.folder_exists(folder):
                return 0
            return int(client.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])

    def flags(self) -> list[tuple[bytes, ...]]:
        """The flags of the mails in the INBOX, in order."""
        with self.client() as client:
            found = client.get_flags(client.search())
            return [tuple(sorted(found[uid])) for uid in sorted(found)]

    def renumber(self) -> None:
        """Give the INBOX a new UIDVALIDITY: its mails have new UIDs."""
        (self.mailbox / "dovecot-uidlist").unlink()
        for one in self.mailbox.glob("dovecot.index*"):
            one.unlink()

    def _make_certificate(self) -> None:
        subprocess.run(
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
            "-addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem".split(),
            cwd=self.base,
            check=True,
            capture_output=True,
        )


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
            return line.recv(100).startswith(b"* OK")
    except OSError:
        time.sleep(0.02)
        return False
