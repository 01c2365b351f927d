"""Word guides of different make, built here: with python-docx as Word has it, or as XML of others."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx

if TYPE_CHECKING:
    from collections.abc import Iterable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>{styles}</Types>'
)
STYLES = (
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.styles+xml"/>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def saved(document: Any) -> bytes:
    """Return a python-docx document as bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(body: str, **parts: str) -> bytes:
    """Return a document of hand-written XML; ``parts`` are added under ``word/``, with their relations."""
    relations = "".join(
        f'<Relationship Id="x{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(styles=STYLES if "styles" in parts else ""))
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def p(text: str, *, level: int = -1, style: str = "", bold: bool = False) -> str:
    """Return one paragraph of XML: in a list of that level, of that style, all bold."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level >= 0:
        inside += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:pPr>{inside}</w:pPr><w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def lines(document: Any, *rows: tuple[str, str]) -> Any:
    """Add paragraphs: (style, text)."""
    for style, text in rows:
        document.add_paragraph(text, style=style or None)
    return document


def headings_and_bullets() -> bytes:
    """Word, English: heading styles, two levels of bullets, an introduction, a closing."""
    return saved(
        lines(
            docx.Document(), ("Title", "Work after the reform"),
            ("", "Thank you for taking the time. It takes about 45 minutes."), ("Heading 1", "Warm-up"),
            ("List Bullet", "How long have you worked here?"), ("Heading 1", "Tasks before and now (10 min)"),
            ("", "Let them take their time."), ("List Bullet", "What did an ordinary day look like before?"),
            ("List Bullet 2", "An example?"), ("List Bullet 2", "With whom?"), ("List Bullet", "And now?"),
            ("Heading 1", "Closing"), ("List Bullet", "Is there anything you would like to add?"),
        )
    )  # fmt: skip


def bold_lines() -> bytes:
    """Word, Norwegian: no styles; bold lines as headings, dashes before probes, questions as paragraphs."""
    made = docx.Document()
    for text, bold in (
        ("Intervjuguide – samarbeid på kontoret", True), ("Takk for at du stiller opp.", False),
        ("Bakgrunn", True), ("Hvor lenge har du jobbet her?", False), ("Samarbeid", True),
        ("Hvordan vil du beskrive samarbeidet?", False), ("- Et eksempel?", False), ("- Med hvem?", False),
        ("Fortell om en vanskelig dag.", False), ("Avslutning", True), ("Er det noe mer du vil si?", False),
    ):  # fmt: skip
        made.add_paragraph().add_run(text).bold = bold
    return saved(made)


def numbered_by_hand() -> bytes:
    """Word, English: numbers typed as 1. and 1.1, letters for probes."""
    rows = (
        "Interview guide", "1. Reception", "1.1 What happens when somebody comes in?", "a) Who meets them?",
        "b) How long do they wait?", "1.2 What has changed?", "2. The future", "2.1 What do you hope for?",
    )  # fmt: skip
    return saved(lines(docx.Document(), *(("", row) for row in rows)))


def table(rows: Iterable[Iterable[str]], before: Iterable[tuple[str, str]] = ()) -> bytes:
    """Word: a table; each cell's lines become paragraphs of their own."""
    made = lines(docx.Document(), *before)
    listed = [list(row) for row in rows]
    grid = made.add_table(rows=len(listed), cols=len(listed[0]))
    for row, texts in zip(grid.rows, listed, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.paragraphs[0].text = first
            for line in more:
                cell.add_paragraph(line)
    return saved(made)


def two_columns() -> bytes:
    """Word, Norwegian: themes to the left, questions to the right, a row of heads."""
    return table(
        [
            ("Tema", "Spørsmål"), ("Oppstart", "Hvor lenge har du vært her?"),
            ("Hverdagen", "Hvordan er en vanlig dag?\nHva tar mest tid?"),
            ("Avslutning", "Er det noe du vil legge til?"),
        ],
        [("Title", "Hverdagen på kontoret")],
    )  # fmt: skip


def three_columns() -> bytes:
    """Word, English: number, theme, questions, probes; themes merged downwards, so that some are empty."""
    return table(
        [
            ("No.", "Topic", "Question", "Follow-up"),
            ("1", "Everyday", "What is a day like?", "An example?\nWho is there?"),
            ("2", "", "What takes time?", ""), ("3", "Change", "What was it like before?", "When was that?"),
        ]
    )  # fmt: skip


def of_google_docs() -> bytes:
    """Google Docs: heading styles by name, nested lists by numPr, no list styles."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    )
    return packed(
        p("Guide about learning", style="H1") + p("What we ask about.") + p("At school", style="H2")
        + p("What do you learn?", level=0) + p("from whom?", level=1) + p("how?", level=1)
        + p("When do you learn most?", level=0) + p("At home", style="H2") + p("Who helps you?", level=0),
        styles=f"<w:styles {W}>{styles}</w:styles>",
    )  # fmt: skip


def of_libreoffice() -> bytes:
    """LibreOffice, Norwegian: own style names with an outline level, soft breaks, non-breaking blanks."""
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Tema"><w:name w:val="Mitt tema"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )
    broken = "<w:p><w:r><w:t>Hva\u00a0gjør du her?</w:t><w:br/><w:t>Hvordan begynte det?</w:t></w:r></w:p>"
    return packed(p("Arbeid", style="Tema") + broken + p("", style="Tema") + p("Framtida", style="Tema")
                  + p("Hva ser du for deg?"), styles=styles)  # fmt: skip


def with_tracks() -> bytes:
    """Word: changes tracked, a comment, a footnote, a text box, a picture, hidden words, smart quotes."""
    body = (
        p("Work", bold=True)
        + "<w:p><w:r><w:t>What do you </w:t></w:r><w:del><w:r><w:delText>dislike</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>like</w:t></w:r></w:ins><w:r><w:t> here, “really”?</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>What is hidden?</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Remember the recorder</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("Ask gently.")}</w:footnote></w:footnotes>'
    comments = f'<w:comments {W}><w:comment w:id="0">{p("Too direct?")}</w:comment></w:comments>'
    return packed(body, footnotes=notes, comments=comments)


def capitals() -> bytes:
    """Plain, English: headings in capitals, a bullet sign typed before each question, probes by a label."""
    rows = (
        "BACKGROUND", "• How long have you been here?", "COOPERATION", "• How do you work together?",
        "Probes: an example? with whom?", "• Who decides?",
    )  # fmt: skip
    return saved(lines(docx.Document(), *(("", row) for row in rows)))


def themes_by_word() -> bytes:
    """Nynorsk: "Tema 1: ..." lines, a research question, numbered questions in a list of Word's."""
    rows = (
        ("", "Problemstilling: Korleis vert arbeidet delt?"), ("", "Tema 1: Arbeidet"),
        ("List Number", "Kva gjer du ein vanleg dag?"), ("List Number", "Kven gjer du det saman med?"),
        ("", "Tema 2: Delinga"), ("List Number", "Korleis vert det delt, og kvifor ikkje annleis?"),
    )  # fmt: skip
    return saved(lines(docx.Document(), *rows))
