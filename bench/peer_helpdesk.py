"""Take the mails of a folder into django-helpdesk; run by `bench.peers` in the peers' own venv."""

import logging
import sys
import time
from pathlib import Path

import django
from django.conf import settings

home, seeds, mails = (Path(one) for one in sys.argv[1:4])
home.mkdir()
settings.configure(
    SECRET_KEY="bench",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home / "helpdesk.db"),
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.sites",
        "django.contrib.humanize",
        "rest_framework",
        "helpdesk",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    SITE_ID=1,
    USE_TZ=True,
    MEDIA_ROOT=str(home / "media"),
    ROOT_URLCONF=__name__,
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    HELPDESK_VALID_EXTENSIONS=[".txt", ".html", ".jpg", ".eml"],
    HELPDESK_VALIDATE_ATTACHMENT_TYPES=False,
    HELPDESK_TEAMS_MODEL="auth.Group",
    HELPDESK_TEAMS_MIGRATION_DEPENDENCIES=[("auth", "0001_initial")],
    HELPDESK_KBITEM_TEAM_GETTER=lambda _: None,
    MIDDLEWARE=[],
)
django.setup()

from django.core.management import call_command  # noqa: E402  # there are settings only now
from django.urls import include, path  # noqa: E402  # the same
from helpdesk.email import extract_email_metadata  # noqa: E402  # the same
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402  # the same

urlpatterns = [path("helpdesk/", include("helpdesk.urls", namespace="helpdesk"))]
logging.disable(logging.CRITICAL)
call_command("migrate", verbosity=0)
queue = Queue.objects.create(
    title="Support",
    slug="support",
    email_address="support@desk.example",
    allow_email_submission=True,
    new_ticket_cc="staff@desk.example",
    updated_ticket_cc="staff@desk.example",
)


def take(folder: Path) -> float:
    """Return the processor seconds that all mails of the folder took."""
    spent = 0.0
    for file in sorted(folder.glob("*.eml")):
        text = file.read_bytes().decode()
        began = time.process_time()
        extract_email_metadata(text, queue, logging.getLogger("bench"))
        spent += time.process_time() - began
    return spent


take(seeds)
spent = take(mails)
print(f"RESULT {spent} tickets={Ticket.objects.count()} follow-ups={FollowUp.objects.count()}")
