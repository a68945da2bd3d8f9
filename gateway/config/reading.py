"""How this site reads mail: whom it trusts, and how large a mail may be."""

from __future__ import annotations

from gateway.config.settings import Settings
from parsers import Limits, Reading


def reading_of(settings: Settings) -> Reading:
    """Return what the readers must be told of the settings."""
    limits = Limits(size_max=settings.size_max, files_max=settings.mail.max_files)
    return Reading(trusted_ids=settings.auth.trusted_ids, limits=limits)
