"""Files of our own that letters carry: made of their few words when the letter leaves."""

from __future__ import annotations

from outbound.charts import draw_chart, tell_chart
from outbound.files import picture_id
from outbound.mime import File
from rules.model.files import FileRef


def make_file(wanted: FileRef) -> File:
    """Return the file that a letter's `made` describes."""
    is_picture = wanted.type == "image/png"
    content = draw_chart(wanted.made) if is_picture else wanted.made.encode()
    told = tell_chart(wanted.made) if is_picture else ""
    return File(wanted.name, wanted.type, content, picture_id(wanted), told)
