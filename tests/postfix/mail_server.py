"""A real Postfix with OpenDKIM on loopback: a place for it, logins, and DNS in a file."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Self

from living import free_port, wait_until

HERE = Path(__file__).parent
NEEDED = ("postfix", "opendkim", "openssl")
PASSWORD = "secret"
# a field that claims to be our server's, however its id is dressed up
FOREIGN = r"/^Authentication-Results[[:space:]]*:.*mx\.desk\.example/"


def missing() -> str:
    """What keeps a Postfix from being started here, "" for nothing."""
    found = [
        one for one in NEEDED if shutil.which(one, path=os.environ["PATH"] + ":/usr/sbin") is None
    ]
    if os.geteuid():
        found.append("root")
    return ", ".join(found)


class Logins(threading.Thread):
    """Says to Postfix who may log in, as Dovecot's auth service does (its protocol 1.1)."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        os.chmod(path, 0o666)
        self._server.listen()
        self.start()

    def run(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.join()

    def _talk(self, line: socket.socket) -> None:
        with line, line.makefile("rwb") as wire:
            cookie = "0" * 32
            wire.write(
                f"VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t{cookie}\nDONE\n".encode()
            )
            wire.flush()
            for said in wire:
                words = said.decode().rstrip("\n").split("\t")
                if words[0] != "AUTH":
                    continue
                blob = next(one for one in words if one.startswith("resp=")).removeprefix("resp=")
                _, name, password = b64decode(blob).decode().split("\0")
                good = password == PASSWORD
                answer = f"OK\t{words[1]}\tuser={name}\n" if good else f"FAIL\t{words[1]}\n"
                wire.write(answer.encode())
                wire.flush()


class MailServer:
    """Postfix, OpenDKIM and logins in a folder of their own."""

    def __init__(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="ticketgate-postfix-"))
        self.base.chmod(0o755)
        self.port, self.out_port, self._milter_port = free_port(), free_port(), free_port()
        self.dns: dict[str, str] = {}

    def start(self, transport: str) -> Self:
        """Start with a transport table."""
        for name in ("spool", "data"):
            (self.base / name).mkdir()
        account = pwd.getpwnam("postfix")
        os.chown(self.base / "data", account.pw_uid, account.pw_gid)
        values = {
            "BASE": str(self.base),
            "PORT": str(self.port),
            "OUT": str(self.out_port),
            "MILTER": str(self._milter_port),
        }
        for name in ("main.cf", "master.cf", "opendkim.conf"):
            text = (HERE / name).read_text()
            for key, value in values.items():
                text = text.replace(f"@{key}@", value)
            (self.base / name).write_text(text)
        (self.base / "transport").write_text(transport)
        (self.base / "header_checks").write_text(f"{FOREIGN} IGNORE\n")
        (self.base / "dns").write_text(
            "".join(f"{key} {value}\n" for key, value in self.dns.items())
        )
        self._run("postfix", "-c", str(self.base), "start")
        self._logins = Logins(self.base / "spool" / "sasl")
        self._milter = subprocess.Popen(
            ["/usr/sbin/opendkim", "-f", "-x", str(self.base / "opendkim.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: _answers(self.port) and _answers(self._milter_port))
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run("postfix", "-c", str(self.base), "stop", check=False)
        self._milter.send_signal(signal.SIGTERM)
        self._milter.wait(10)
        self._logins.close()
        shutil.rmtree(self.base, ignore_errors=True)

    def log(self) -> str:
        path = self.base / "maillog"
        return path.read_text(errors="replace") if path.exists() else ""

    def flush(self) -> None:
        """Try again at once what was deferred."""
        self._run("postqueue", "-c", str(self.base), "-f")

    def queued(self) -> int:
        """How many mails wait in its queue."""
        shown = self._run("postqueue", "-c", str(self.base), "-j")
        return len(shown.splitlines())

    def _run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env=os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin"},
        )
        assert not check or done.returncode == 0, f"{command}: {done.stderr}\n{self.log()[-2000:]}"
        return done.stdout


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
