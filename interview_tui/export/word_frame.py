"""What every Word document of ours has around its text: made once with python-docx, from its own template.

The template's times, author and picture are taken out, and so are the styles nothing here uses: they are nine
tenths of a short document, and Word has them built in.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from interview_tui.export import archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DOCUMENT = "word/document.xml"
"""The part that holds the text."""

_PROGRAM = "docProps/app.xml"
_OURS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>interview-tui</Application></Properties>"
)
_PROPERTIES = "docProps/core.xml"
_TITLE = re.compile(rb"<dc:title>[^<]*</dc:title>|<dc:title */>")

_PAPER, _MARGIN = (21.0, 29.7), 2.2
"""A4, and what is kept free on every side, in centimetres."""

WIDTH = _PAPER[0] - 2 * _MARGIN
"""Centimetres across the text."""

_BODY = b"<w:body>"
_PROOFED = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
"""What Word calls the languages of a study."""

_EPOCH = dt.datetime(*archive.EPOCH, tzinfo=dt.UTC)
_LEFT_OUT = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")
_LEFT_OUT_NAMED = re.compile(rb"<(?:Relationship|Override) [^>]*(?:thumbnail|stylesWithEffects)[^>]*/>")


@lru_cache(maxsize=4)
def frame(language: str, section: str, used: tuple[str, ...]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return an empty document and its styles.

    Args:
        language: The document's own, for its properties.
        section: Name of the style of sections, which are no headings to code by, but look as large.
        used: Names of the styles that are used; they and what they rest on are kept.

    Returns:
        Part name -> content, with ``DOCUMENT`` last; and style name -> id.
    """
    import docx

    made: Any = docx.Document()
    about = made.core_properties
    about.author = about.comments = about.last_modified_by = about.title = about.keywords = ""
    about.created = about.modified = _EPOCH
    about.revision, about.language = 1, language
    _spoken(made.styles.element, language)
    _section(made.styles[section])
    _pages(made.sections[0])
    ids = {name: made.styles[name].style_id for name in used}
    _keep(made.styles.element, ids.values())
    paper = io.BytesIO()
    made.save(paper)
    parts = {
        name: _LEFT_OUT_NAMED.sub(b"", content) if name.endswith((".rels", "Types].xml")) else content
        for name, content in archive.unpacked(paper.getvalue()).items()
        if name not in _LEFT_OUT
    }
    # The template's own says which program made it, and how many pages and words it has.
    parts[_PROGRAM] = _OURS
    return parts | {DOCUMENT: parts.pop(DOCUMENT)}, ids


def titled(parts: Mapping[str, bytes], title: str) -> dict[str, bytes]:
    """Return the parts of a frame with a title among the document's properties."""
    said = f"<dc:title>{escape(title, quote=False)}</dc:title>".encode("utf-8", "replace")
    return {**parts, _PROPERTIES: _TITLE.sub(lambda _match: said, parts[_PROPERTIES], count=1)}


def halves(document: bytes) -> tuple[bytes, bytes]:
    """Return what stands before and after the text in ``DOCUMENT`` of a frame."""
    before, body, after = document.partition(_BODY)
    return before + body, after


def _spoken(styles: Any, language: str) -> None:
    """Let the text be proofed in its own language; the template's is American English."""
    from docx.oxml.ns import qn

    for said in styles.iter(qn("w:lang")):
        said.set(qn("w:val"), _PROOFED.get(language, language))


def _section(style: Any) -> None:
    from docx.shared import Pt

    style.font.size, style.font.italic, style.font.bold = Pt(16), False, True
    style.paragraph_format.space_before, style.paragraph_format.keep_with_next = Pt(22), True


def _pages(section: Any) -> None:
    """Make the pages A4 and number them at their foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(_PAPER[0]), Cm(_PAPER[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    foot = section.footer.paragraphs[0]
    foot.style = None
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    foot._p.append(field)  # noqa: SLF001 - the library has no fields


def _keep(styles: Any, wanted: Iterable[str]) -> None:
    """Take every style out that is not wanted, built upon by one that is, or a default."""
    from docx.oxml.ns import qn

    known = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    kept: set[str] = set()
    todo = [*wanted, *(name for name, style in known.items() if style.get(qn("w:default")))]
    while todo:
        name = todo.pop()
        if name in kept or name not in known:
            continue
        kept.add(name)
        rests = (known[name].find(qn(f"w:{each}")) for each in ("basedOn", "next", "link"))
        todo += [each.get(qn("w:val")) for each in rests if each is not None]
    for name, style in known.items():
        if name not in kept:
            styles.remove(style)
