"""The summary for qualitative analysis programs: REFI-QDA project (``.qdpx``) and codebook (``.qdc``).

The REFI-QDA standard 1.0 (www.qdasoftware.org), written so that what programs are known to refuse or lose is
left out: no empty containers, children in the order of the schema, ids in capitals, a date on each selection,
one text file per conversation without byte-order mark, and no reference from a text to a memo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from interview_tui import __version__
from interview_tui.export import archive, codes, passages, words
from interview_tui.export.archive import Packed
from interview_tui.i18n import N_, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interview_tui.export.codes import Code, Codebook
    from interview_tui.export.passages import Page, Passage
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import RespondentSummary, Summary

PROJECT_SPACE, CODEBOOK_SPACE = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
"""Namespaces of the two files."""

WHEN = "1980-01-01T00:00:00Z"
"""The date on everything: programs want one, and the true one is nobody's business."""

_SHOWN = 80


def project(summary: Summary) -> Iterator[tuple[str, Packed]]:
    """Yield ``project.qdpx``: texts, codes, codings, cases and variables."""
    yield "project.qdpx", Packed(_entries(translator(summary.language), summary))


def _entries(t: Translate, summary: Summary) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Yield the parts. Conversations are read twice, one at a time: all at once are ten times their words."""
    yield "project.qde", _project(t, summary)
    for page in passages.pages(t, summary):
        yield f"sources/{_source(summary, page.label)}.txt", archive.written(page.text())


def codebook(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield ``codebook.qdc``: the codes alone."""
    book = codes.codebook(translator(summary.language), summary)
    root = ET.Element("CodeBook", {"xmlns": CODEBOOK_SPACE, "origin": _origin()})
    _codes(root, book.tree)
    yield "codebook.qdc", _xml(root)


def _origin() -> str:
    return f"interview_tui {__version__}"


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.encode() + b"\n"


def _source(summary: Summary, label: str) -> str:
    return codes.guid(summary, "source", label)


def _project(t: Translate, summary: Summary) -> Iterator[bytes]:
    book = codes.codebook(t, summary)
    user = codes.guid(summary, "user", 1)
    root = ET.Element("Project", {
        "xmlns": PROJECT_SPACE, "name": passages.line(summary.study_title) or t(N_("Summary")),
        "origin": _origin(), "creatingUserGUID": user, "creationDateTime": WHEN,
    })  # fmt: skip
    ET.SubElement(
        ET.SubElement(root, "Users"), "User", {"guid": user, "name": t(N_("interviewer")), "id": "1"}
    )
    _codes(ET.SubElement(root, "CodeBook"), book.tree)
    variables = _Variables(t, summary)
    variables.declare(root)
    if summary.linked:
        _cases(root, summary, passages.labels(t, summary), variables)
    ET.SubElement(root, "Sources")
    about = t(N_("Pseudonymised notes of semi-structured interviews, taken by the interviewer."))
    if summary.sample:
        about += " " + t(N_("Sample data: everyone in it is invented."))
    ET.SubElement(root, "Description").text = about
    whole = _xml(root)
    if not summary.respondents:
        return iter([whole])
    before, _, after = whole.partition(b"<Sources />")
    texts = (
        piece for page in passages.pages(t, summary) for piece in _text(summary, page, book, variables, user)
    )
    return archive.written(texts, before + b"<Sources>\n", b" </Sources>" + after)


def _codes(parent: ET.Element, tree: Iterable[Code]) -> None:
    under = ET.SubElement(parent, "Codes")
    for code in tree:
        _code(under, code)


def _code(parent: ET.Element, code: Code) -> None:
    made = ET.SubElement(
        parent, "Code", {"guid": code.guid, "name": code.name, "isCodable": str(code.codable).lower()}
    )
    if code.about:
        ET.SubElement(made, "Description").text = code.about
    for child in code.under:
        _code(made, child)


class _Variables:
    """The facts of a case and of a text: name, type, and how a value is read from a conversation."""

    def __init__(self, t: Translate, summary: Summary) -> None:
        self._t, self._summary = t, summary
        agreed = t(N_("Consent to {scope}"))
        self.of_case = {
            agreed.format(scope=t(word)): ("Boolean", scope.value)
            for scope, word in words.SCOPES.items()
            if summary.linked and any(scope.value in one.scopes for one in summary.respondents)
        }
        self._facts = dict.fromkeys(name for one in summary.respondents for name, _value in one.background)
        self.of_text = {
            t(N_("Respondent")): "Text",
            t(N_("Guide version")): "Text",
            t(N_("Length")): "Text",
            t(N_("Pauses")): "Boolean",
            t(N_("Interruptions")): "Integer",
        }

    def declare(self, root: ET.Element) -> None:
        made = ET.SubElement(root, "Variables")
        kinds = {name: kind for name, (kind, _) in self.of_case.items()} | self.of_text
        kinds |= {passages.line(name): "Text" for name in self._facts}
        for name, kind in kinds.items():
            ET.SubElement(made, "Variable", {"guid": self._guid(name), "name": name, "typeOfVariable": kind})

    def case(self, parent: ET.Element, one: RespondentSummary) -> None:
        for name, (kind, scope) in self.of_case.items():
            self._value(parent, name, kind, str(scope in one.scopes).lower())
        for name, value in one.background:
            if value:
                self._value(parent, passages.line(name), "Text", passages.line(value))

    def text(self, parent: ET.Element, one: RespondentSummary) -> None:
        values = (
            one.code,
            passages.line(one.guide_version),
            words.length(self._t, one),
            str(one.pauses).lower(),
            str(one.interruptions),
        )
        for (name, kind), value in zip(self.of_text.items(), values, strict=True):
            if value:
                self._value(parent, name, kind, value)

    def _value(self, parent: ET.Element, name: str, kind: str, value: str) -> None:
        made = ET.SubElement(parent, "VariableValue")
        ET.SubElement(made, "VariableRef", {"targetGUID": self._guid(name)})
        ET.SubElement(made, f"{kind}Value").text = value

    def _guid(self, name: str) -> str:
        return codes.guid(self._summary, "variable", name)


def _cases(root: ET.Element, summary: Summary, labels: Sequence[str], variables: _Variables) -> None:
    cases = ET.SubElement(root, "Cases")
    texts: dict[str, list[tuple[str, RespondentSummary]]] = {}
    for label, one in zip(labels, summary.respondents, strict=True):
        texts.setdefault(one.code, []).append((label, one))
    for code, held in texts.items():
        case = ET.SubElement(cases, "Case", {"guid": codes.guid(summary, "case", code), "name": code})
        variables.case(case, held[0][1])
        for label, _one in held:
            ET.SubElement(case, "SourceRef", {"targetGUID": _source(summary, label)})


def _text(summary: Summary, page: Page, book: Codebook, variables: _Variables, user: str) -> Iterator[str]:
    """Yield a text with its selections, one at a time."""
    guid = _source(summary, page.label)
    made = ET.Element("TextSource", {
        "guid": guid, "name": page.label, "plainTextPath": f"internal://{guid}.txt",
        "creatingUser": user, "creationDateTime": WHEN,
    })  # fmt: skip
    place = ET.SubElement(made, "PlainTextSelection")
    variables.text(made, page.one)
    before, _, after = _indented(made, 2).partition(_indented(place, 3))
    yield before
    for number, passage in enumerate(page.passages()):
        yield _selection(summary, f"{page.label}/{number}", passage, book, user)
    yield after


def _selection(summary: Summary, name: str, passage: Passage, book: Codebook, user: str) -> str:
    made = ET.Element("PlainTextSelection", {
        "guid": codes.guid(summary, "selection", name), "name": _shown(passage.text),
        "startPosition": str(passage.start), "endPosition": str(passage.end),
        "creatingUser": user, "creationDateTime": WHEN,
    })  # fmt: skip
    for code in book.of(passage):
        coding = ET.SubElement(made, "Coding", {
            "guid": codes.guid(summary, "coding", f"{name}/{code.guid}"),
            "creatingUser": user, "creationDateTime": WHEN,
        })  # fmt: skip
        ET.SubElement(coding, "CodeRef", {"targetGUID": code.guid})
    return _indented(made, 3)


def _indented(element: ET.Element, depth: int) -> str:
    """Return an element as it stands so deep in a file, on lines of its own."""
    element.tail = None
    ET.indent(element, " ", level=depth)
    return f"{' ' * depth}{ET.tostring(element, encoding='unicode')}\n"


def _shown(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _SHOWN else one[: _SHOWN - 1] + "…"
