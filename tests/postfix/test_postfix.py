"""The gateway between two sides of a real Postfix: before it by LMTP and SMTP, behind it as
relay, with a milter that stamps verdicts and logins that it vouches for."""

from __future__ import annotations

import os
import re
import shutil
import smtplib
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import dkim
import pytest
import sqlalchemy as sa
from living import LiveDaemon, Relay, wait_until
from loopback import mail
from mail_server import PASSWORD, MailServer, missing

from gateway.store import tables
from gateway.store.engine import open_engine, reading

IS_CI = os.environ.get("CI", "").casefold() in ("1", "true", "yes")
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Postfix; missing: {missing()}"
)
SETTLE_SECONDS = 90
CARLA, MAYA = "carla@alderair.example", "maya@desk.example"


@dataclass
class Site:
    """A gateway with a Postfix around it, and the world outside."""

    daemon: LiveDaemon
    server: MailServer
    world: Relay  # where letters to customers end
    engine: sa.Engine

    def send(self, raw: bytes, sender: str, *to: str, login: str = "") -> None:
        with smtplib.SMTP("127.0.0.1", self.server.port, timeout=60) as client:
            if login:
                client.login(login, PASSWORD)
            client.sendmail(sender, list(to) or ["support@desk.example"], raw)

    def rows(self, statement: sa.Select[tuple[str]]) -> list[str]:
        with reading(self.engine) as connection:
            return [str(one) for one in connection.execute(statement).scalars()]

    def sent_to(self, address: str) -> list[bytes]:
        found = [(message_from_bytes(raw), raw) for raw in list(self.world.raws)]
        return [raw for head, raw in found if address in str(head["To"])]

    def raws(self) -> list[bytes]:
        with reading(self.engine) as connection:
            return list(connection.execute(sa.select(tables.raw_mails.c.raw)).scalars())

    def raw_of(self, subject: str) -> list[bytes]:
        return [one for one in self.raws() if subject.encode() in one]


@pytest.fixture
def site(sqlite_template: Path) -> Iterator[Site]:
    server = MailServer()
    folder = server.base / "gateway"
    folder.mkdir()
    lmtp = server.base / "lmtp.sock"
    shutil.copy(sqlite_template, folder / "ticketgate.db")
    url = f"sqlite:///{folder / 'ticketgate.db'}"
    more = f'[lmtp]\nlisten = "{lmtp}"\n'
    with Relay() as world, LiveDaemon(folder, url, relay_port=server.out_port, more=more) as daemon:
        text = daemon.config.read_text().replace('["127.0.0.1"]', '["127.0.0.1", "local"]')
        aliases = 'aliases = { "waiting@desk.example" = "waiting" }'
        text = text.replace("[database]", f"{aliases}\n[database]")
        daemon.config.write_text(text)
        daemon.bring_people()
        transport = (
            f"support@desk.example lmtp:unix:{lmtp}\nbilling@desk.example lmtp:unix:{lmtp}\n"
            f"bounces@desk.example lmtp:unix:{lmtp}\n"
            f"waiting@desk.example smtp:[127.0.0.1]:{daemon.port}\n"
            f"gone.example smtp:[127.0.0.1]:{daemon.port}\n"  # which knows nobody there
            f"alderair.example smtp:[127.0.0.1]:{world.port}\n"
            f"desk.example smtp:[127.0.0.1]:{world.port}\n"
        )
        key, server.dns["s1._domainkey.alderair.example"] = make_key(server.base)
        with server.start(transport):
            daemon.start()
            engine = open_engine(url)
            (server.base / "key").write_bytes(key)
            yield Site(daemon, server, world, engine)
            engine.dispose()


def make_key(folder: Path) -> tuple[bytes, str]:
    path = folder / "dkim.pem"
    make = ("openssl", "genrsa", "-out", str(path), "2048")
    subprocess.run(make, check=True, capture_output=True)
    show = ("openssl", "rsa", "-in", str(path), "-pubout", "-outform", "DER")
    shown = subprocess.run(show, check=True, capture_output=True)
    return path.read_bytes(), f"v=DKIM1; k=rsa; p={b64encode(shown.stdout).decode('ascii')}"


def signed(site: Site, raw: bytes) -> bytes:
    key = (site.server.base / "key").read_bytes()
    signature: bytes = dkim.sign(raw, b"s1", b"alderair.example", key, include_headers=[b"From"])
    return signature + raw


def wait_for(site: Site, what: str, *, seconds: int = SETTLE_SECONDS) -> list[bytes]:
    def is_there() -> bool:
        return bool(site.raw_of(what))

    try:
        wait_until(is_there, seconds)
    except AssertionError:
        raise AssertionError(
            f"{site.server.log()[-3000:]}\n{site.daemon.words()[-2000:]}"
        ) from None
    return site.raw_of(what)


def test_a_mail_comes_by_lmtp_and_by_smtp_and_the_letters_go_out_and_a_bounce_finds_its_letter(
    site: Site,
) -> None:
    site.send(signed(site, mail(1, sender=CARLA)), CARLA)
    site.send(mail(2, sender=CARLA), CARLA, "waiting@desk.example")

    by_lmtp, by_smtp = wait_for(site, "Printer 1"), wait_for(site, "Printer 2")
    wait_until(lambda: bool(site.sent_to(CARLA)), SETTLE_SECONDS)

    assert len(by_lmtp) == len(by_smtp) == 1
    assert b"Authentication-Results: mx.desk.example;\r\n\tdkim=pass" in by_lmtp[0]
    letter = site.sent_to(CARLA)[0]
    assert b"bounces+" not in letter.partition(b"\r\n\r\n")[0]  # it is the return path alone
    assert re.search(r"from=<bounces\+[a-z2-7]+@desk\.example>", site.server.log())
    sources = site.rows(sa.select(tables.inputs.c.envelope).where(tables.inputs.c.kind == "mail"))
    assert any('"lmtp"' in one for one in sources)
    assert any('"smtp"' in one for one in sources)


def test_what_others_write_in_our_servers_name_is_taken_out(site: Site) -> None:
    forged = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example\r\n"
    raw = forged + mail(3, sender=MAYA)

    site.send(raw, "evil@elsewhere.example")
    (came,) = wait_for(site, "Printer 3")

    assert b"dmarc=pass" not in came
    assert came.count(b"mx.desk.example;") == 1  # the milter's own
    assert b"dkim=none" in came


def test_a_login_at_the_mail_server_proves_its_person(site: Site) -> None:
    raw = mail(4, sender=MAYA)

    site.send(raw, MAYA, login="maya")
    (came,) = wait_for(site, "Printer 4")

    assert b"(Authenticated sender: maya)" in came


def test_only_the_recipients_that_were_deferred_or_refused_are_tried_again_or_bounced(
    site: Site,
) -> None:
    """One mail to two addresses of ours and to one that the gateway does not know."""
    to = ("support@desk.example", "support+waiting@desk.example", "billing@desk.example")
    site.send(mail(5, sender=CARLA), CARLA, *to)
    wait_for(site, "Printer 5")
    wait_until(lambda: site.server.queued() == 0, SETTLE_SECONDS)

    bounced = re.findall(r"to=<([^>]+)>.*status=bounced", site.server.log())
    sent = re.findall(r"to=<([^>]+@desk\.example)>.*status=sent", site.server.log())
    assert bounced == ["billing@desk.example"]
    assert {"support@desk.example", "support+waiting@desk.example"} <= set(sent)


def test_a_letter_that_the_world_refuses_comes_back_and_finds_its_letter(site: Site) -> None:
    """The world answers 550: Postfix writes a bounce to bounces+..., which comes in by LMTP."""
    nobody = "nobody@gone.example"
    site.send(mail(6, sender=nobody), nobody)
    wait_for(site, "Printer 6")

    wait_for(site, "Undelivered Mail Returned")
    failed = sa.select(tables.letters.c.address).where(tables.letters.c.state == "failed")
    wait_until(lambda: nobody in site.rows(failed), SETTLE_SECONDS)
    recipients = site.rows(
        sa.select(tables.inputs.c.envelope).where(tables.inputs.c.envelope.contains("bounces+"))
    )
    assert recipients


def test_a_restart_under_load_bounces_nothing_and_loses_nothing(site: Site) -> None:
    for number in range(10, 40):
        site.send(mail(number, sender=CARLA), CARLA)
        if number in (18, 28):
            assert site.daemon.stop() == 0
            assert site.daemon.next_sign() == "STOPPING=1"
        if number in (22, 33):
            site.daemon.start()
    site.server.flush()

    def all_there() -> bool:
        return all(site.raw_of(f"Subject: Printer {number}\r") for number in range(10, 40))

    for _ in range(20):
        try:
            wait_until(all_there, 5)
            break
        except AssertionError:
            site.server.flush()

    assert all_there(), site.server.log()[-2000:]
    assert "status=bounced" not in site.server.log()
    for number in range(10, 40):
        assert len(site.raw_of(f"Subject: Printer {number}\r")) == 1
