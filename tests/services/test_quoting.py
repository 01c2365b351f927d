"""Quotes: held against what was first written, counted where they left, stopped where they were altered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GateClosed, UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.note import Meaning
from interview_tui.services.contents import Contents
from tests.conftest import read_through

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

QA, QB = "vi ses bare i gangen, aldri rundt et bord", "jeg har ikke tid til å være sosialarbeider"


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    quoted = [ConsentScope.QUOTE_VERBATIM, ConsentScope.QUOTE_ATTRIBUTED]
    study.consenting.record(code, quoted, Decision.GRANTED)
    session = study.interviewing.start(code)
    for line in (f'"{QA}', f'"{QB}', "a note of my own"):
        session.note(line)
    session.end()
    read_through(study.store)
    return study


def first_id(study: OpenStudy) -> int:
    return study.quoting.ledger()[0].note.id


def test_an_altered_quote_stops_the_export_until_its_meaning_is_said_to_be_kept(
    talked: OpenStudy, tmp_path: Path
) -> None:
    number = first_id(talked)
    talked.reviewing.revise(number, "vi ses bare i korridoren, aldri rundt bordet")
    talked.reviewing.sign([number])
    with pytest.raises(GateClosed) as closed:
        talked.reporting.export(tmp_path / "out")
    assert f"note {number}: a quote that is not verbatim, by 2 words" in closed.value.reasons[0]
    talked.reviewing.revise(number, "vi ses bare i korridoren, aldri rundt et bord", Meaning.KEPT)
    talked.reviewing.sign([number])
    talked.reporting.export(tmp_path / "out")
    text = (tmp_path / "out" / "notes.csv").read_text(encoding="utf-8-sig")
    assert "vi ses bare i [korridoren], aldri rundt et bord" in text
    for page in (tmp_path / "out").glob("*.md"):
        told = page.read_text("utf-8")
        assert "Other words in [ ] inside a quote" in told
        assert "(…)" not in told


def test_a_note_that_loses_its_quotation_marks_stays_among_the_quotes(talked: OpenStudy) -> None:
    code = talked.recruiting.add_respondent("A", {}).code
    talked.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
    session = talked.interviewing.start(code)
    session.note('hun sier "vi venter og venter her" og ler')
    session.end()
    (note,) = [one.note for one in talked.quoting.ledger() if "venter" in one.note.text]
    talked.reviewing.revise(note.id, "hun sier at de venter mye, og ler")
    (edited,) = [one for one in talked.quoting.ledger() if one.note.id == note.id]
    assert not edited.against_raw.verbatim


def test_a_cut_is_marked_when_it_leaves(talked: OpenStudy, tmp_path: Path) -> None:
    number = first_id(talked)
    talked.reviewing.revise(number, "vi ses bare (…) rundt et bord")
    talked.reviewing.sign([number])
    talked.reporting.export(tmp_path / "out")
    assert "vi ses bare (…) rundt et bord" in (tmp_path / "out" / "notes.csv").read_text("utf-8-sig")


def test_a_quote_stands_under_a_code_only_where_that_was_agreed_to(
    talked: OpenStudy, code: str, tmp_path: Path
) -> None:
    talked.consenting.record(code, [ConsentScope.QUOTE_ATTRIBUTED], Decision.WITHDRAWN)
    report = talked.reporting.export(tmp_path / "linked")
    assert (report.notes, report.withheld) == (1, 2)
    linked = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "linked").iterdir())
    assert "gangen" not in linked
    assert "quote without consent to standing under a code" in linked
    talked.reporting.export(tmp_path / "unlinked", contents=Contents(linked=False, override="a test"))
    unlinked = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "unlinked").iterdir())
    assert QA in unlinked
    assert code not in unlinked


def test_the_ledger_counts_where_a_quote_left_and_follows_consent(
    talked: OpenStudy, code: str, tmp_path: Path
) -> None:
    for folder in ("one", "two"):
        talked.reporting.export(tmp_path / folder)
    assert [(one.held, len(one.exports), one.against_raw.verbatim) for one in talked.quoting.ledger()] == [
        ("", 2, True), ("", 2, True),
    ]  # fmt: skip
    talked.consenting.record(code, [ConsentScope.QUOTE_VERBATIM], Decision.WITHDRAWN)
    assert {one.held for one in talked.quoting.ledger()} == {"quote_not_granted"}
    talked.reporting.export(tmp_path / "three")
    assert QA not in (tmp_path / "three" / "notes.csv").read_text("utf-8-sig")


def test_a_text_is_held_against_what_was_said(talked: OpenStudy, code: str) -> None:
    text = (
        f'One said: "{QA}".\nAnother: «jeg har aldri tid til å være kurator her».\n\n'
        'Again "vi ses bare i gangen (…) et bord" and "no note holds any of these words".'
    )
    one, altered, again, unknown = talked.quoting.check(text)
    assert (one.line, one.against_raw.verbatim, one.before, one.wrong) == (1, True, (), False)
    assert (altered.line, altered.against_raw.altered, altered.wrong) == (2, 3, True)
    assert (again.before, again.wrong) == ((1,), False)
    assert (unknown.quote, unknown.wrong) == (None, False)
    talked.consenting.record(code, [ConsentScope.QUOTE_VERBATIM], Decision.WITHDRAWN)
    assert talked.quoting.check(text)[0].wrong


def test_uses_are_counted_over_claims_and_exports_and_two_claims_are_pointed_out(
    talked: OpenStudy, tmp_path: Path
) -> None:
    number, quoting = first_id(talked), talked.quoting
    assert quoting.claim(number, "co-operation  is thin") == ("co-operation is thin",)
    assert quoting.claim(number, "Co-operation is THIN") == ("co-operation is thin",)
    talked.reporting.export(tmp_path / "one")
    one = quoting.ledger()[0]
    assert (one.uses, one.repeated) == (2, False)
    quoting.claim(number, "rooms matter")
    assert (quoting.ledger()[0].uses, quoting.ledger()[0].repeated) == (3, True)
    assert quoting.claims() == {"co-operation is thin": (number,), "rooms matter": (number,)}
    assert quoting.claim(number, "rooms matter", used=False) == ("co-operation is thin",)
    assert talked.store.audit_intact()
    exported = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "one").iterdir())
    assert "co-operation is thin" not in exported


def test_a_claim_rests_on_a_quote_and_has_words(talked: OpenStudy) -> None:
    note = next(one for one in (1, 2, 3) if one not in {quote.note.id for quote in talked.quoting.ledger()})
    for number, words, used in (
        (note, "x", True),
        (99, "x", True),
        (first_id(talked), " \n", True),
        (first_id(talked), "x" * 9999, True),
        (first_id(talked), "none", False),
    ):
        with pytest.raises(UsageProblem):
            talked.quoting.claim(number, words, used)
    assert talked.quoting.claims() == {}


def test_claims_go_with_the_words_they_rest_on(talked: OpenStudy, code: str) -> None:
    talked.quoting.claim(first_id(talked), "rooms matter")
    report = talked.withdrawing.everything(code)
    assert report.erased["quote_claims"] == 1
    assert talked.quoting.claims() == {}


def test_a_claim_that_all_of_a_small_group_stand_behind_is_pointed_out(talked: OpenStudy, code: str) -> None:
    quoted = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM]
    other = talked.recruiting.add_respondent("A", {}).code
    talked.consenting.record(other, quoted, Decision.GRANTED)
    session = talked.interviewing.start(other)
    session.note('"we never meet round a table here')
    session.end()
    mine, _mine, theirs = sorted(talked.quoting.ledger(), key=lambda one: one.note.id)
    talked.quoting.claim(mine.note.id, "co-operation is thin")
    assert talked.quoting.alike() == {}
    talked.quoting.claim(theirs.note.id, "co-operation is thin")
    told = talked.quoting.alike()["co-operation is thin"]
    assert any("everyone alike in site" in line and code in line and other in line for line in told)


def test_the_ledger_says_where_a_quote_comes_from_and_what_consent_there_is(
    talked: OpenStudy, code: str, tmp_path: Path
) -> None:
    talked.reporting.export(tmp_path / "one")
    one = talked.quoting.ledger()[0]
    assert (one.theme != "", len(one.months), one.granted, one.attributed) == (True, 1, True, True)
    talked.consenting.record(code, [ConsentScope.QUOTE_ATTRIBUTED], Decision.WITHDRAWN)
    one = talked.quoting.ledger()[0]
    assert (one.held, one.held_linked, one.granted, one.attributed) == (
        "",
        "quote_not_attributed",
        True,
        False,
    )


def test_the_ledger_holds_back_a_quote_that_itself_says_what_few_share(study: OpenStudy) -> None:
    study.store.save_study(replace(study.study, fields=("dept",)))
    code = study.recruiting.add_respondent("A", {"dept": "mottak"}).code
    agreed = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM]
    study.consenting.record(code, agreed, Decision.GRANTED)
    session = study.interviewing.start(code)
    session.note('"vi i mottaket ser det ferst')
    session.note('"vi ser det ferst')
    session.end()
    assert [one.held for one in study.quoting.ledger()] == ["tells_fact", ""]


def test_a_changed_quote_is_unsure_until_its_meaning_is_said_to_be_kept(talked: OpenStudy) -> None:
    number = first_id(talked)
    talked.reviewing.revise(number, "vi ses bare i korridoren, aldri rundt et bord", Meaning.UNSURE)
    assert talked.quoting.ledger()[0].unsure
    talked.reviewing.revise(number, "vi ses bare i korridoren, aldri rundt et bord", Meaning.KEPT)
    assert not talked.quoting.ledger()[0].unsure
