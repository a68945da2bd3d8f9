"""Take the mails of a folder into Roundup; run by `bench.peers` in the peers' own venv."""

import os
import subprocess
import sys
import time
from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path

home, seeds, mails = (Path(one) for one in sys.argv[1:4])
os.environ["SENDMAILDEBUG"] = os.devnull
admin = [str(Path(sys.executable).parent / "roundup-admin"), "-i", str(home)]
told = "\n".join(("classic", "sqlite", ""))
subprocess.run([*admin, "install", "classic", "sqlite"], input=told, text=True, check=True)
config = home / "config.ini"
text = config.read_text()
for name, value in (
    ("web", "http://localhost/"),
    ("domain", "desk.example"),
    ("host", "localhost"),
):
    text = text.replace(f"\n{name} = NO DEFAULT", f"\n{name} = {value}")
    text = text.replace(f"\n#{name} = NO DEFAULT", f"\n{name} = {value}")
config.write_text(text)
subprocess.run([*admin, "initialise", "secret"], input="y\n", text=True, check=True)

from roundup import instance  # noqa: E402  # only now is there something to open
from roundup.mailgw import RoundupMessage  # noqa: E402  # the same
from roundup.scripts.roundup_mailgw import parse_arguments  # noqa: E402  # the same

tracker = instance.open(str(home))


def take(folder: Path) -> float:
    """Return the processor seconds that all mails of the folder took."""
    gateway = tracker.MailGW(tracker, parse_arguments(["bench", str(home)])[1])
    spent = 0.0
    for path in sorted(folder.glob("*.eml")):
        raw = path.read_bytes()
        began = time.process_time()
        gateway.handle_Message(message_from_bytes(raw, RoundupMessage))
        spent += time.process_time() - began
    return spent


database = tracker.open("admin")
senders = {
    parseaddr(message_from_bytes(path.read_bytes())["From"])[1]
    for folder in (seeds, mails)
    for path in folder.glob("*.eml")
}
for sender in sorted(senders):  # everybody is on file, as with us
    database.user.create(username=sender, address=sender, roles="User")
database.commit()
database.close()
take(seeds)
spent = take(mails)
database = tracker.open("admin")
issues, messages = len(database.issue.list()), len(database.msg.list())
print(f"RESULT {spent} issues={issues} messages={messages}")
