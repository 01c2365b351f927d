"""The gate and the names it knows: undecided, kept, of the key file, of a site; none is told by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GateClosed
from interview_tui.model.guide import Probe, Question, Theme
from interview_tui.model.identifier import Choice, IdentifierType, KnownName, Why
from interview_tui.model.study import Study
from tests.services.exported import content, decide, noted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.model.guide import Guide
    from interview_tui.services.reporting import Reporting
    from interview_tui.store.store import Store

    Hold = Callable[..., list[int]]

KARI = KnownName("key:1", ("Kari Eksempel",), IdentifierType.PERSON, Why.KEY_FILE)
DAG = KnownName("key:2", ("Dag Prøve",), IdentifierType.PERSON, Why.KEY_FILE)


def test_an_undecided_word_shuts_the_gate_without_being_named(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    _plain, number = hold("drove every day", "then Solveig came with Torunn")
    with pytest.raises(GateClosed) as closed:
        reporting.export(out)
    assert closed.value.reasons == [f"note {number}: 2 undecided"]
    assert closed.value.exit_code == 12
    assert "Solveig" not in str(closed.value)
    assert not out.exists()
    decide(store, "word:solveig", Choice.REPLACE)
    decide(store, "word:torunn", Choice.KEEP)
    reporting.export(out)
    assert noted(out)[1] == "then [person N] came with Torunn"
    assert "a person decided to keep: 1" in content(out)


def test_a_preview_shows_no_undecided_word(reporting: Reporting, hold: Hold) -> None:
    hold("then Solveig came")
    prepared = reporting.prepare()
    files = reporting.preview(prepared, ["md"])
    assert prepared.problems
    assert b"then [undecided] came" in files["summary.md"]
    assert not any(b"Solveig" in data for data in files.values())


def test_a_study_with_a_key_file_asks_for_it(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("eksempel, kari drove, and Karis car")
    store.save_study(Study("Reform study", "en", key_file=True))
    with pytest.raises(GateClosed, match="What stands in the way: 2") as closed:
        reporting.export(out)
    assert "--key" in closed.value.reasons[0]
    assert reporting.prepare().summary is None
    reporting.export(out, key=[KARI])
    assert noted(out) == ["[person N] drove, and [person N]s car"]


def test_a_key_file_value_that_is_kept_stops_the_export(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    (number,) = hold("then Kari came")
    decide(store, "key:1", Choice.KEEP)
    with pytest.raises(GateClosed) as closed:
        reporting.export(out, key=[KARI])
    told = f"note {number}: still holds a name from the key file: change the words, or replace them"
    assert closed.value.reasons == [told]
    assert not out.exists()


def test_a_name_that_is_also_a_word_stops_nothing(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold("hver dag kom Dag innom")
    reporting.export(out, key=[DAG])
    assert noted(out) == ["hver dag kom [person N] innom"]


def test_a_site_leaves_under_no_name(reporting: Reporting, hold: Hold, out: Path, store: Store) -> None:
    hold("we moved to FJORDBY then")
    store.save_study(Study("The Fjordby study", "en"))
    reporting.export(out)
    assert "fjordby" not in content(out).lower()
    assert noted(out) == ["we moved to [place N] then"]
    assert "# The [place N] study" in content(out)


def test_a_site_in_the_guide_leaves_under_no_name(
    reporting: Reporting, hold: Hold, out: Path, store: Store, guide: Guide
) -> None:
    asked = Question("life-in-fjordby-1", "How is life in Fjordby?", (Probe("before Fjordby?"),))
    theme = Theme("life-in-fjordby", "Life in Fjordby", (asked,), ("Fjordby is small.",))
    named = replace(guide, title="Fjordby guide", themes=(theme, *guide.themes))
    hold("drove every day", by=named, question="life-in-fjordby-1")
    reporting.export(out)
    assert "fjordby" not in content(out).lower()
    assert "## Life in [place N]" in content(out)
    assert "R47,Life in [place N],How is life in [place N]?,note,0 min,drove every day,id 1" in content(out)
    assert "Life in [place N],How is life in [place N]?,not marked as asked,id 1" in content(out)


def test_a_date_that_is_kept_still_stops_the_export(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("it began on 14.03.2024")
    with pytest.raises(GateClosed):
        reporting.export(out)
    decide(store, "date:2024-03-14", Choice.KEEP, IdentifierType.DATE)
    with pytest.raises(GateClosed, match="What stands in the way: 1") as closed:
        reporting.export(out)
    assert "an exact date" in closed.value.reasons[0]
    decide(store, "date:2024-03-14", Choice.REPLACE, IdentifierType.DATE)
    reporting.export(out)
    assert noted(out) == ["it began on [date N]"]
