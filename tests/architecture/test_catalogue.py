"""Every sentence is there in every language, with the same placeholders, and compiled as it is written."""

from __future__ import annotations

import ast
import gettext
import io
from typing import TYPE_CHECKING

import pytest

from tests import catalogue
from tests.catalogue import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tests.architecture.conftest import Source

AGAIN = "run: uv run --group i18n python -m tests.catalogue"


@pytest.fixture(scope="module", params=catalogue.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sentences(language: str) -> list[Sentence]:
    return catalogue.translated(language)


def test_no_translation_is_missing(sentences: list[Sentence]) -> None:
    assert [one.single for one in sentences if one.missing] == [], AGAIN


def test_none_is_doubtful_or_left_over(language: str, sentences: list[Sentence]) -> None:
    """Nothing is marked fuzzy, and nothing is kept that the source no longer says."""
    wanted = {one.single for one in sentences}
    kept = catalogue.read(language)
    found = [message for message in kept if message.id]
    assert [message.id for message in found if message.fuzzy] == []
    names = [message.id[0] if isinstance(message.id, list | tuple) else message.id for message in found]
    assert [name for name in names if name not in wanted] == [], AGAIN
    assert list(kept.obsolete) == []


def in_no_catalogue(source: Source, known: Collection[str]) -> list[str]:
    """Return the sentences of a source that the catalogue never took in: those deep in an f-string."""
    return [
        f"{source.at(node)}: {said.value}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"_", "N_", "ngettext"}
        for said in node.args[:1]
        if isinstance(said, ast.Constant) and isinstance(said.value, str)
        if said.value and said.value not in known
    ]


def test_every_sentence_is_taken_in(
    package: list[Source], sample: Callable[[str], Source], sentences: list[Sentence]
) -> None:
    known = {one.single for one in sentences}
    assert [found for source in package for found in in_no_catalogue(source, known)] == []
    assert len(in_no_catalogue(sample("f\"{name or _('has no name')}\""), known)) == 1


def test_placeholders_are_the_same(sentences: list[Sentence]) -> None:
    assert [fault for one in sentences for fault in one.faults()] == []


def test_the_files_are_up_to_date(language: str, sentences: list[Sentence]) -> None:
    path = catalogue.po_file(language)
    assert path.read_text(encoding="utf-8") == catalogue.written(language, sentences), AGAIN
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(language, sentences), AGAIN


def test_counted_sentences_are_compiled() -> None:
    text = catalogue.compiled("nb", [Sentence("{n} note", "{n} notes", said=("{n} notat", "{n} notater"))])
    made = gettext.GNUTranslations(io.BytesIO(text))
    assert made.ngettext("{n} note", "{n} notes", 2) == "{n} notater"
    assert made.ngettext("{n} note", "{n} notes", 1) == "{n} notat"


@pytest.mark.parametrize(
    ("one", "wrong"),
    [
        (Sentence("{n} min", said=("{n} min",)), False),
        (Sentence("{n} min", said=("{antall} min",)), True),
        (Sentence("{n} min", said=("min",)), True),
        (Sentence("one note", "{n} notes", said=("ett notat", "{n} notater")), False),
        (Sentence("one note", "{n} notes", said=("ett notat", "notater")), True),
    ],
)
def test_other_placeholders_would_be_found(one: Sentence, *, wrong: bool) -> None:
    assert bool(one.faults()) is wrong
