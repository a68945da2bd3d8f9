"""What the mail server must route to us, and what an admin may have forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from gateway.config.desk_file import EXAMPLE
from gateway.config.section import SYSTEMD
from gateway.config.settings import Settings
from rules.policy.desk import Desk

LMTP_SOCKET = "/run/ticketgate/lmtp.sock"  # where systemd/ticketgate-lmtp.socket puts it


def routes_to(settings: Settings, desk: Desk) -> Iterator[str]:
    """Yield the addresses that must come to us, and the lines of Postfix's maps for them."""
    base = settings.mail.base_address
    local, _, domain = base.partition("@")
    bounces = f"bounces@{domain}"
    queues = sorted({one for queue in desk.queues for one in queue.addresses} - {base})
    aliases = settings.mail.aliases
    yield "Addresses that the mail server must hand to this gateway:"
    yield f"  {base}"
    yield f"  {local}+WORD@{domain}  (statuses, words, reply addresses of letters)"
    yield from (f"  {one}  (a queue)" for one in queues)
    for one in desk.bases[1:]:
        name, _, place = one.partition("@")
        yield f"  {name}+WORD@{place}  (reply addresses of a queue's letters)"
    yield from (f"  {one}  (stands for {word})" for one, word in sorted(aliases.items()))
    yield f"  bounces+TOKEN@{domain}  (reports of letters that did not arrive)"
    yield ""
    yield "For Postfix: recipient_delimiter = + in main.cf; in /etc/postfix/transport"
    for one in dict.fromkeys((base, *queues, *sorted(aliases), bounces)):
        yield f"  {one}  {_next_hop(settings)}"
    yield "then: postmap /etc/postfix/transport; more in docs/postfix.md"


def notes_on(settings: Settings, desk: Desk) -> Iterator[str]:
    """Yield what is no fault and still worth a look."""
    if settings.desk.read_bytes() == (EXAMPLE / "desk.toml").read_bytes():
        yield f"note: {settings.desk} is still the example"
    if not settings.relay.is_there:
        yield f"note: relay.host is empty; letters lie in {settings.relay.maildir}"
    auth, smtp = settings.auth, settings.smtp
    ways = []
    if auth.trusted_peers and auth.trusted_ids:
        ways.append(f"verdicts of {', '.join(auth.trusted_ids)} and logins that it stamps")
    if smtp is not None and smtp.submission:
        ways.append(f"logins at {smtp.submission}")
    if ways:
        yield f"note: people are believed by {'; '.join(ways)}; else by a confirmed code"
    else:
        yield "note: nobody is believed; commands are confirmed by a code (auth.trusted_peers)"


def _next_hop(settings: Settings) -> str:
    """Return the transport by which Postfix reaches us (transport(5))."""
    if settings.lmtp is not None:
        listen = LMTP_SOCKET if settings.lmtp.listen == SYSTEMD else settings.lmtp.listen
        return f"lmtp:unix:{listen}" if listen.startswith("/") else f"lmtp:inet:{listen}"
    listen = settings.smtp.listen if settings.smtp is not None else ""
    if listen and listen != SYSTEMD:
        host, _, port = listen.rpartition(":")
        return f"smtp:[{host.strip('[]')}]:{port}"
    return "smtp:[127.0.0.1]:2525" if listen else "ticketgate:"
