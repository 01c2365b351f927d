"""What is in a file that would leave, as text a person can read before it does."""

from __future__ import annotations

import re
from html import unescape

from interview_tui.export import archive

_PARAGRAPH = re.compile(r"</w:p>|<w:br/>|</si>")
_TAG = re.compile(r"<[^<>]*>")


def shown(name: str, content: bytes) -> str:
    """Return the words of a file as they stand in its bytes: a text as it is, an archive part by part."""
    if name.endswith(".docx"):
        return _words(archive.unpacked(content)["word/document.xml"])
    if name.endswith(".xlsx"):
        return _words(archive.unpacked(content).get("xl/sharedStrings.xml", b""))
    if name.endswith(".qdpx"):
        parts = archive.unpacked(content).items()
        return "\n".join(f"— {part} —\n{data.decode()}" for part, data in sorted(parts, reverse=True))
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _words(xml: bytes) -> str:
    text = _PARAGRAPH.sub("\n", xml.decode())
    lines = (unescape(_TAG.sub("", line)).strip("\r") for line in text.split("\n"))
    return "\n".join(lines).strip("\n") + "\n"
