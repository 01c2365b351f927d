"""The recruitment log, approaches, pilots and criteria; and a study from before there were any."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.preconception import Preconceptions
from interview_tui.model.recruitment import (
    Answer,
    Approach,
    ApproachedBy,
    Channel,
    Criteria,
    Dependency,
    KnownTo,
    Reason,
    RecruitmentEvent,
    RecruitState,
    Relation,
)
from interview_tui.store import database, migrations
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.paths import StudyPaths


@pytest.fixture
def person(store: Store) -> int:
    return store.add_respondent("R47", store.add_site("A").id, {}).id


def test_steps_are_only_added_and_cancelling_marks_the_respondent(store: Store, person: int) -> None:
    first = store.add_recruitment(RecruitmentEvent(person, RecruitState.APPROACHED, 1, "KE"))
    gone = store.add_recruitment(
        RecruitmentEvent(person, RecruitState.CANCELLED, 2, "KE", Reason.CIRCUMSTANCES)
    )
    assert store.recruitment(person) == store.recruitment() == [first, gone]
    other = store.add_respondent("R12", store.sites()[0].id, {})
    assert [one.cancelled for one in store.respondents()] == [True, False]
    assert other in store.respondents()
    store.add_recruitment(RecruitmentEvent(person, RecruitState.AGREED, 3))
    assert not store.respondents()[0].cancelled
    with pytest.raises(ValueError, match="FOREIGN KEY"):
        store.add_recruitment(RecruitmentEvent(99, RecruitState.APPROACHED, 1))


def test_the_last_approach_counts(store: Store, person: int) -> None:
    store.add_approach(Approach(person, 1))
    full = Approach(
        person, 2, "KE", ApproachedBy.GATEKEEPER, Channel.EMAIL, Dependency.EMPLOYEE, Relation.NEAREST_LEADER,
        (KnownTo.LEADER, KnownTo.COLLEAGUES), Answer.NO,
    )  # fmt: skip
    kept = store.add_approach(full)
    assert store.approaches() == store.approaches(person) == {person: replace(full, id=kept.id)}
    assert store.approaches(99) == {}


def test_pilots_and_criteria(store: Store, person: int) -> None:
    store.set_pilot(person, True)
    assert store.respondents()[0].pilot
    store.set_pilot(person, False)
    assert not store.respondents()[0].pilot
    with pytest.raises(KeyError):
        store.set_pilot(99, True)
    one = store.add_criteria(Criteria(0, "har jobbet før og etter", "", 1, "KE"))
    two = store.add_criteria(Criteria(0, "også lang erfaring", "etter et frafall", 2, "KE"))
    assert store.criteria() == [one, two]
    assert [version.id for version in store.criteria()] == [1, 2]


def test_a_study_from_before_is_brought_up_with_nobody_a_pilot(
    store: Store, person: int, paths: StudyPaths, key: bytes
) -> None:
    store.close()
    paths.database.unlink()
    with closing(database.connect(paths.database, key)) as old:
        old.execute("BEGIN")
        old.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        migrations.create(old, migrations.STEPS[:1])
        old.execute(
            "INSERT INTO study VALUES (1, ?, ?, 'Old', 'nb', '[]', 'v1', 'sha256:00', 0, 0, NULL)",
            ("0" * 32, b"0" * 32),
        )
        old.execute("INSERT INTO sites VALUES (1, 'A')")
        old.execute("INSERT INTO respondents VALUES (1, 'R12', 1, '{}', 1)")
        old.execute("COMMIT")
    with closing(Store.open(paths, key)) as upgraded:
        (respondent,) = upgraded.respondents()
        assert (respondent.code, respondent.cancelled, respondent.pilot) == ("R12", True, False)
        assert (upgraded.letters(), upgraded.promises(), upgraded.recruitment()) == ([], [], [])
        assert upgraded.study().letter_version == "v1"
        assert upgraded.preconceptions() == []
        written = upgraded.add_preconceptions(Preconceptions(1, ("de klager", "æøå [/x]"), "", 5, "KE"))
        assert upgraded.preconceptions() == [written]
        upgraded.set_pilot(respondent.id, True)
        assert upgraded.respondents()[0].pilot
