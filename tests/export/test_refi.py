"""REFI-QDA files: valid by the standard's schema, and by what real programs are known to refuse or lose."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.export import refi
from interview_tui.export.formats import FORMATS
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import Summary, SummaryNote

if TYPE_CHECKING:
    from collections.abc import Callable

    MakeSummary = Callable[..., Summary]

SCHEMAS = Path(__file__).parent.parent / "data" / "refi"
SPACE = f"{{{refi.PROJECT_SPACE}}}"
LONG = "Is there anything at all that nobody has asked you in the course of this whole long conversation?"


def project(summary: Summary) -> tuple[ET.Element, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(FORMATS["qdpx"].render(summary)["project.qdpx"])) as archive:
        names = archive.namelist()
        assert names[0] == "project.qde"
        assert all(re.fullmatch(r"sources/[0-9A-F-]{36}\.txt", name) for name in names[1:])
        texts = {name: archive.read(name).decode() for name in names[1:]}
        return ET.fromstring(archive.read("project.qde")), texts  # noqa: S314 - we have just made it


def valid(schema: str, xml: bytes) -> None:
    from lxml import etree

    etree.XMLSchema(etree.parse(SCHEMAS / schema)).assertValid(etree.fromstring(xml))


def whole(root: ET.Element) -> bytes:
    return ET.tostring(root)


def test_the_project_is_valid_by_the_schema(make_summary: MakeSummary) -> None:
    valid("Project.xsd", whole(project(make_summary())[0]))


def test_the_codebook_is_valid_by_the_schema(make_summary: MakeSummary) -> None:
    valid("Codebook.xsd", FORMATS["qdc"].render(make_summary())["codebook.qdc"])


def test_every_selection_says_the_text_it_stands_for(make_summary: MakeSummary) -> None:
    root, texts = project(make_summary())
    seen = 0
    for source in root.iter(f"{SPACE}TextSource"):
        text = texts[f"sources/{source.attrib['plainTextPath'].removeprefix('internal://')}"]
        for selection in source.iter(f"{SPACE}PlainTextSelection"):
            start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
            assert " ".join(text[start:end].split()) == selection.attrib["name"]
            seen += 1
    assert seen == 6


def test_every_note_is_coded_by_theme_question_and_kind(make_summary: MakeSummary) -> None:
    root, _ = project(make_summary())
    names = {code.attrib["guid"]: code.attrib["name"] for code in root.iter(f"{SPACE}Code")}
    codings = [
        [names[ref.attrib["targetGUID"]] for ref in selection.iter(f"{SPACE}CodeRef")]
        for selection in root.iter(f"{SPACE}PlainTextSelection")
    ]
    assert codings[1] == ["Tasks", "What did you do on an ordinary day before?", "quote"]
    assert codings[4] == ["Tasks", "note"]


def test_ids_are_in_capitals_and_none_comes_twice(make_summary: MakeSummary) -> None:
    root, _ = project(make_summary())
    ids = [element.attrib["guid"] for element in root.iter() if "guid" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", one) for one in ids)


def test_ids_are_the_same_again_and_others_in_another_study(make_summary: MakeSummary) -> None:
    summary = make_summary()
    other = replace(summary, namespace="11111111-1111-4111-8111-111111111111")
    assert FORMATS["qdpx"].render(summary) == FORMATS["qdpx"].render(make_summary())
    one, two = (
        {e.attrib["guid"] for e in project(each)[0].iter() if "guid" in e.attrib} for each in (summary, other)
    )
    assert not one & two


def test_no_two_codes_have_one_name(make_summary: MakeSummary) -> None:
    summary = make_summary()
    same = tuple(replace(theme, title="QUOTE") for theme in summary.guides[0].themes)
    root, _ = project(replace(summary, guides=(replace(summary.guides[0], themes=same),)))
    names = [code.attrib["name"].casefold() for code in root.iter(f"{SPACE}Code")]
    assert len(names) == len(set(names))


def test_a_long_question_is_whole_in_the_description_of_its_code(make_summary: MakeSummary) -> None:
    summary = make_summary()
    one = summary.respondents[0]
    theme = one.themes[1]
    asked = (replace(theme.questions[0], text=LONG), *theme.questions[1:])
    themes = (one.themes[0], replace(theme, questions=asked), *one.themes[2:])
    root, _ = project(replace(summary, respondents=(replace(one, themes=themes),)))
    told = {code.attrib["name"]: code.findtext(f"{SPACE}Description") for code in root.iter(f"{SPACE}Code")}
    assert told[LONG[:59].rstrip() + "…"] == LONG


def test_what_loses_data_in_other_programs_is_not_written(make_summary: MakeSummary) -> None:
    root, texts = project(make_summary())
    for tag in ("NoteRef", "Note", "PlainTextContent", "Sets", "Links"):
        assert not list(root.iter(SPACE + tag)), tag
    assert not [element for element in root.iter() if element.tag.endswith("s") and not len(element)]
    assert all(description.text for description in root.iter(f"{SPACE}Description"))
    assert "ATLAS" not in root.attrib["origin"].upper()
    cases = {
        ref.attrib["targetGUID"]
        for value in root.iter(f"{SPACE}Case")
        for ref in value.iter(f"{SPACE}VariableRef")
    }
    sources = {
        ref.attrib["targetGUID"]
        for value in root.iter(f"{SPACE}TextSource")
        for ref in value.iter(f"{SPACE}VariableRef")
    }
    assert cases
    assert sources
    assert not cases & sources
    assert not any("\r" in text or "\ufeff" in text for text in texts.values())
    children = [child.tag.removeprefix(SPACE) for child in root.find(f".//{SPACE}TextSource") or ()]
    assert children == sorted(children, key=["PlainTextSelection", "VariableValue"].index)


def test_an_emoji_is_written_by_its_name_so_that_all_programs_count_alike(make_summary: MakeSummary) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, "ler 😀 høyt", 0), SummaryNote(NoteKind.NOTE, "så", 1))}
    _, texts = project(make_summary(notes=notes))
    text = next(iter(texts.values()))
    assert "ler [GRINNING FACE] høyt\nså" in text
    assert len(text.encode("utf-16-le")) == 2 * len(text)


def test_hostile_text_stays_text(make_summary: MakeSummary, hostile: str) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.QUOTE, hostile, 0),)}
    root, _ = project(make_summary(notes=notes, title=hostile))
    valid("Project.xsd", whole(root))


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_bytes_are_the_same_every_time(make_summary: MakeSummary, language: str) -> None:
    summary = make_summary(language=language)
    assert FORMATS["qdpx"].render(summary) == FORMATS["qdpx"].render(summary)
    assert FORMATS["qdc"].render(summary) == FORMATS["qdc"].render(summary)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(said=st.lists(st.text(max_size=40), max_size=5))
def test_any_words_are_found_at_their_place(make_summary: MakeSummary, said: list[str]) -> None:
    notes = {"tasks-1": tuple(SummaryNote(NoteKind.NOTE, text, at) for at, text in enumerate(said))}
    root, texts = project(make_summary(notes=notes))
    valid("Project.xsd", whole(root))
    for source in root.iter(f"{SPACE}TextSource"):
        text = texts[f"sources/{source.attrib['plainTextPath'].removeprefix('internal://')}"]
        ends = 0
        for selection in source.iter(f"{SPACE}PlainTextSelection"):
            start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
            assert ends <= start < end <= len(text)
            ends = end
