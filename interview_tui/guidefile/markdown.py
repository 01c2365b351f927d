"""Reads a guide: a Markdown file a researcher can write.

The file starts with front matter between two lines of ``---``: ``title`` and ``language`` (nb, nn, en ...),
and if wanted ``version`` (1 when left out), ``planned_minutes`` (60) and ``research_question``, or
``research_questions:`` followed by lines such as ``- pay: How ...?``, where ``pay`` is an id. Then:

- text before the first theme is the opening card, read before the interview starts;
- ``## Title`` begins a theme; a single ``# Title`` at the top may repeat the title of the guide, or be it;
- list items under a theme are questions, items nested under a question are its probes;
- paragraphs under a theme are hints to the interviewer.

A heading or question may end in attributes: ``{#id .warmup minutes=10 time=before,now}``.

====================  =========  ==================================================================
``#id``               both       a name that never changes; derived from the words when left out
``minutes=10``        both       time set aside, 1 to 600
``time=before,now``   both       what time is asked about: before, now, compare, future
``type=introducing``  question   Kvale's types: introducing, follow-up, probing, specifying, direct,
                                 indirect, structuring, silence, interpreting; or fact
``priority=A``        question   A, B or C: what matters most when time runs short
``rq=pay``            both       the research questions it serves, by id, with commas between
``anchor="..."``      both       what helps back to the time before: a last winter, a first day
``.warmup``           theme      small talk and facts; counts neither in coverage nor in time
``.closing``          both       the theme that comes last; on a question, the one asked last of all
====================  =========  ==================================================================

A question marked ``.closing`` becomes the last question of the closing theme, wherever it is written; a
guide without a closing gets the built-in one. Emphasis and links keep their words only. Anything else is
refused with a line that says where, what and how to mend it, all faults at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui import ordinary
from interview_tui.errors import GuideFaults
from interview_tui.guidefile import drafts
from interview_tui.guidefile.blocks import Blocks
from interview_tui.guidefile.faults import Faults
from interview_tui.i18n import _
from interview_tui.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.guide import Guide

MOST_BYTES = 300_000
"""Most bytes in a guide file; a larger one is refused unread."""

MOST_LINES = 10_000
"""Most lines in a guide file."""

_OTHER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BAD_BYTES = re.compile("[\udc80-\udcff]")


def read_guide(path: Path) -> Guide:
    """Return the guide in a file.

    Raises:
        GuideFaults: when it cannot be read; every fault names the path as it was given.
    """
    faults = Faults(str(path))
    try:
        source = ordinary.read(path, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        faults.add(1, _("there is no such file; check the name and the folder"))
    except ordinary.NotOrdinary:
        faults.add(1, _("this is not a file; give the path of a guide, a Markdown file"))
    except ordinary.TooLarge:
        faults.add(1, _too_large(path.stat().st_size))
    except OSError:
        faults.add(1, _("the file cannot be opened; check the name and that you may read it"))
    else:
        if source.startswith(b"PK\x03\x04"):
            faults.add(
                1, _("this is a Word document; make a guide of it with: interview-tui guide import FILE")
            )
    faults.stop()
    return parse_guide(source, str(path))


def parse_guide(source: bytes, name: str) -> Guide:
    """Return the guide in ``source``.

    Args:
        source: The bytes of a Markdown file, UTF-8 with or without a byte-order mark.
        name: What the file is called in the faults.

    Raises:
        GuideFaults: with all faults at once, in the order of the file.
    """
    faults = Faults(name)
    lines = _lines(source, faults)
    draft = Blocks(lines, faults).read()
    drafts.check(draft, faults)
    faults.stop()
    drafts.close(draft)
    drafts.name_all(draft)
    return drafts.built(draft)


def _lines(source: bytes, faults: Faults) -> list[str]:
    """Return the lines of the file, cleaned; what makes it no guide at all is raised at once."""
    if len(source) > MOST_BYTES:
        faults.add(1, _too_large(len(source)))
    elif source.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.add(1, _("the file is saved as UTF-16; save it again with the encoding UTF-8"))
    faults.stop()
    source = source.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = clean(_OTHER_BREAKS.sub(" ", _decoded(source, faults)))
    lines = text.split("\n")
    if not text.strip():
        faults.add(1, _("the file is empty; write a guide in it, or start from a copy of starter-en.md"))
    elif len(lines) > MOST_LINES:
        faults.add(
            MOST_LINES + 1,
            _("the file has {count} lines; a guide has at most {most}, so divide it").format(
                count=len(lines), most=MOST_LINES
            ),
        )
    else:
        return lines
    raise GuideFaults(faults.lines())


def _decoded(source: bytes, faults: Faults) -> str:
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.add(
            source.count(b"\n", 0, error.start) + 1,
            _("the byte {byte} is not UTF-8 text; save the file again with the encoding UTF-8").format(
                byte=f"0x{source[error.start]:02X}"
            ),
        )
    # Bad bytes are read as Latin-1, the usual cause, so that the rest of the file can be checked too.
    text = source.decode("utf-8", "surrogateescape")
    return _BAD_BYTES.sub(lambda found: chr(ord(found[0]) - 0xDC00), text)


def _too_large(size: int) -> str:
    return _("the file is {size} kB; a guide is at most {most} kB, so this is hardly one").format(
        size=size // 1000, most=MOST_BYTES // 1000
    )
