"""Nothing planted that was decided for replacement is in any byte; and the search would see it if it were."""

from __future__ import annotations

import io
import random
import unicodedata
import zipfile
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.export import formats, pages, spool
from interview_tui.model.identifier import IdentifierType
from tests.leaks.planting import MAKERS, NAME_FORMS, Planted, forms, person, phone, stem
from tests.leaks.searching import search
from tests.leaks.sending import decide, sent
from tests.leaks.studies import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from interview_tui.model.summary import Summary
    from tests.leaks.studies import Made

STUDIES = range(8)
"""In the suite, each by itself; ``python -m tests.leaks`` makes as many as are asked for."""
LEAKING = 23
"""The number of a study in which somebody is pointed out by name."""


def one(seed: int = 1) -> Planted:
    return person(random.Random(seed))  # noqa: S311 - made-up names


@pytest.mark.parametrize("seed", STUDIES)
def test_no_planted_identifier_is_in_any_byte_of_any_format(seed: int) -> None:
    outcome = sent(seed)
    assert outcome.found == []
    assert set(outcome.exported) == set(formats.FORMATS)
    assert outcome.shut == 0
    assert outcome.forms


@pytest.mark.parametrize("decided", [False, True], ids=["nobody decided on it", "decided on"])
def test_a_renderer_that_takes_raw_words_along_is_caught(
    monkeypatch: pytest.MonkeyPatch, *, decided: bool
) -> None:
    """The search sees what the gate cannot know of; the gate stops what was decided on."""
    from interview_tui.export import data
    from tests.leaks import sending

    words: list[str] = []
    real, files = sending.decide, data.files

    def noted(study: Made) -> None:
        people = [each.base for each in study.pointed if each.type is IdentifierType.PERSON]
        words.append(people[0] if decided else study.study.store.interviews()[0].interviewer)
        real(study)

    def leaky(summary: Summary) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
        return files(replace(summary, study_title=words[0].swapcase()))

    monkeypatch.setattr(sending, "decide", noted)
    monkeypatch.setattr(data, "files", leaky)
    outcome = sent(LEAKING)
    assert any("study.json" in line for line in outcome.found) != decided
    assert any("decided on" in line for line in outcome.refused) == decided
    assert outcome.shut == decided


def test_a_study_too_large_to_be_held_leaves_as_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, formats_ = made(LEAKING, tmp_path / "study"), tuple(formats.FORMATS)
    with closing(study.study):
        decide(study)
        written = []
        for piece in (pages.PIECE, 1000):
            monkeypatch.setattr(pages, "PIECE", piece)
            monkeypatch.setattr(spool, "ROOM", piece)
            out = tmp_path / str(piece)
            report = study.study.reporting.export(
                out, formats=formats_, contents=study.contents, key=study.key
            )
            written.append({name: (out / name).read_bytes() for name in report.files})
        assert written[0] == written[1]


@pytest.mark.parametrize("form", NAME_FORMS)
def test_every_form_of_a_name_is_seen(form: str) -> None:
    planted = one()
    assert search({"a.txt": f"then {NAME_FORMS[form](planted.base)} came".encode()}, [planted])


@pytest.mark.parametrize("make", dict.fromkeys(MAKERS))
def test_every_form_of_everything_else_is_seen(make: Callable[[random.Random], Planted]) -> None:
    planted = make(random.Random(2))  # noqa: S311 - made-up names
    for name, form in forms(planted).items():
        assert search({"a.txt": f"x {form(planted.base)} y".encode()}, [planted]), name
    assert not search({"a.txt": b"nothing of the sort, 12 min, R47"}, [planted])


def test_encodings_archives_markup_escapes_and_names_are_seen_through() -> None:
    planted, number = one(), phone(random.Random(3))  # noqa: S311 - made-up numbers
    half = len(planted.base) // 2
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/part.xml", f"<t>{planted.base[:half]}</t><t>{planted.base[half:]}</t>")
        archive.comment = number.base.encode()
    hidden = {
        "utf16.txt": planted.base.encode("utf-16-le"),
        "latin.txt": number.base.encode("latin-1"),
        "nfd.txt": unicodedata.normalize("NFD", planted.base).encode(),
        "escaped.json": planted.base.encode("unicode_escape").replace(rb"\x", rb"\u00"),
        "entity.html": "".join(f"&#{ord(sign)};" for sign in planted.base).encode(),
        "a.zip": paper.getvalue(),
        f"{stem(planted.base)}.txt": b"",
    }
    found = search(hidden, [planted, number])
    assert {each.file for each in found} >= {
        "utf16.txt",
        "latin.txt",
        "nfd.txt",
        "escaped.json",
        "entity.html",
    }
    assert {(each.file, each.planted.type) for each in found} >= {
        ("a.zip/deep/part.xml", planted.type), ("a.zip", number.type), ("", planted.type),
    }  # fmt: skip
