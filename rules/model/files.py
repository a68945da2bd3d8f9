"""Files that letters carry (GW-17): which file of which journalled mail, and what never travels.

The rules say which files go with which letter; the letter carries what fits and names the rest.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from rules.model.mail import Attachment, is_decoration

# What mail systems refuse because opening it runs it, whatever the media type says.
_RUN_WHEN_OPENED = frozenset(
    """
    ade adp apk app appimage appinstaller application appref-ms appx appxbundle bat cab chm cmd
    com command cpl deb desktop diagcab diagcfg diagpkg dll dmg elf ex ex_ exe gadget hlp hta img
    inf ins iso isp jar jnlp js jse lib library-ms lnk mde mjs mof msc msi msix msixbundle msp mst
    msu nsh ocx osx paf pif pkg ps1 ps1xml ps2 psc1 psm1 py pyc pyz reg rgs rpm run scf scr sct
    search-ms settingcontent-ms sh shb sys u3p url vb vbe vbs vbscript vhd vhdx vxd wim workflow
    ws wsc wsf wsh xll xnk
    """.split()
)
_BEHIND_ENDING = ". \t\r\n'\"`;,?"
_ENDING = re.compile(r"([\w-]+)(?:[:;%?].*)?", re.DOTALL)  # a stream of NTFS, a version, a "%20"
_PROGRAM_TYPES = frozenset(
    f"application/{kind}"
    for kind in """
    bat java-archive javascript vnd.microsoft.portable-executable vnd.android.package-archive
    vnd.debian.binary-package x-apple-diskimage x-bat x-csh x-dosexec x-elf x-exe x-executable
    x-hta x-java-archive x-mach-binary x-ms-installer x-ms-shortcut x-msdos-program x-msdownload
    x-msi x-sh x-sharedlib x-shellscript x-rpm
    """.split()
)
_PROGRAM_STARTS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that a letter carries, or names where it cannot."""

    input_id: int  # of the mail that brought it; 0: of the input that is decided
    part: str  # of that mail (RFC 3501 6.4.5): "2", "2.1"
    name: str
    type: str  # media type in lower case
    size_bytes: int
    number: int = 0  # among the ticket's files, as `#files 3` takes it; 0: not counted
    content_id: str = ""  # of a picture that stands within the words
    named_only: bool = False  # a stranger's: never sent, whatever its size
    mark: str = ""  # of its content, by which a picture is known again in a thread
    made: str = ""  # what it is made of when the letter leaves, where no mail brought it


def made_file(name: str, type: str, made: str, *, part: str = "1", shown: bool = False) -> FileRef:
    """Return a file of our own; `shown`: a picture that stands in the letter's HTML part."""
    size = len(made.encode())
    return FileRef(0, part, name, type, size, content_id=part if shown else "", made=made)


def file_ref(attachment: Attachment, input_id: int = 0, number: int = 0) -> FileRef:
    """Return the file of a mail as letters know it."""
    return FileRef(
        input_id=input_id,
        part=attachment.part,
        name=attachment.name,
        type=attachment.type,
        size_bytes=attachment.size,
        number=number,
        content_id=attachment.content_id if attachment.inline else "",
        mark=attachment.sha256[:16],
    )


def refs_of(
    attachments: tuple[Attachment, ...],
    input_id: int,
    seen: tuple[FileRef, ...],
    *,
    named_only: bool = False,
) -> tuple[FileRef, ...]:
    """Return the files of a mail as its ticket counts them, behind those that it has `seen`.

    A picture within the words that the thread has had already decorates a signature.
    """
    marks = {one.mark for one in seen if one.mark}
    number = max((one.number for one in seen), default=0)
    found: list[FileRef] = []
    for one in attachments:
        again = one.inline and one.type.startswith("image/") and one.sha256[:16] in marks
        if not is_decoration(one) and not again:
            number += 1
            found.append(replace(file_ref(one, input_id, number), named_only=named_only))
    return tuple(found)


def is_program(name: str, type: str) -> bool:
    """Whether opening the file could run it: by its last ending, or by its media type."""
    return _ending_of(name) in _RUN_WHEN_OPENED or type.casefold() in _PROGRAM_TYPES


def _ending_of(name: str) -> str:
    """The ending as the system that opens the file takes it: wide letters, quotes, streams gone."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)
        name = "".join(one for one in name if unicodedata.category(one) != "Cf")  # not seen
    found = _ENDING.fullmatch(name.rstrip(_BEHIND_ENDING).rpartition(".")[2])
    return found[1].casefold() if found and "." in name else ""


def begins_like_program(content: bytes) -> bool:
    """Whether the bytes are those of a program, whatever they are called."""
    if content.startswith(b"MZ"):  # a text may, too: "MZ-700 manual"
        return b"\0" in content[:64]
    return content.startswith(_PROGRAM_STARTS)


def part_files(
    files: tuple[FileRef, ...], bytes_max: int
) -> tuple[tuple[FileRef, ...], tuple[FileRef, ...]]:
    """Return the files that go along, and those that are only named, each in its order.

    A file that no longer fits is named, and a smaller one behind it still goes.
    """
    carried: list[FileRef] = []
    room = bytes_max
    for file in files:
        if not file.named_only and file.size_bytes <= room and not is_program(file.name, file.type):
            carried.append(file)
            room -= file.size_bytes
    return tuple(carried), tuple(file for file in files if file not in carried)


def size_in_words(size_bytes: int) -> str:
    """Return "12 kB" or "14.2 MiB"."""
    if size_bytes < 1024 * 1024:
        return f"{max(1, round(size_bytes / 1024))} kB"
    return f"{size_bytes / 1024 / 1024:.1f}".removesuffix(".0") + " MiB"


def in_words(file: FileRef) -> str:
    """Return a file as people read of it: its name and its size."""
    size = file.size_bytes
    if size >= 1024 * 1024:
        return f"{file.name} ({size / 1024 / 1024:.1f} MiB)"
    return f"{file.name} ({max(1, round(size / 1024))} kB)"
