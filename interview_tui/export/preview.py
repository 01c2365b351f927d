"""What is in a file that would leave, as text a person can read before it does."""

from __future__ import annotations

import re
from html import unescape

from interview_tui.export import archive

_PARAGRAPH = re.compile(r"</w:p>|<w:br/>|</si>|</is>")
_TAG = re.compile(r"<[^<>]*>")


def shown(name: str, content: bytes) -> str:
    """Return the words of a file as they stand in its bytes: a text as it is, an archive part by part."""
    if name.endswith(".docx"):
        return _words(archive.unpacked(content)["word/document.xml"])
    if name.endswith(".xlsx"):
        parts = archive.unpacked(content)
        held = ("xl/sharedStrings.xml", *sorted(part for part in parts if "/worksheets/sheet" in part))
        return _words(b"".join(parts.get(part, b"") for part in held))
    if name.endswith(".qdpx"):
        read = sorted(archive.unpacked(content).items(), reverse=True)
        return "\n".join(f"— {part} —\n{data.decode()}" for part, data in read)
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _words(xml: bytes) -> str:
    text = _PARAGRAPH.sub("\n", xml.decode())
    lines = (unescape(_TAG.sub("", line)).strip("\r") for line in text.split("\n"))
    return "\n".join(lines).strip("\n") + "\n"
