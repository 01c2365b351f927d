"""A changed guide in a running study: ids that never change meaning, reasons, and what can be compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.guide_change import ChangeKind
from interview_tui.model.interview import QuestionState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.model.guide import Guide
    from interview_tui.model.guide_change import Change
    from interview_tui.services.guide_versions import GuideVersions
    from interview_tui.services.opening import OpenStudy

FIRST = "## Work\n- What do you do? {#do}\n- Who decides the rota here? {#rota}\n- What is pay like? {#pay}\n"
HEAD = "---\ntitle: T\nlanguage: en\nversion: 1\n---\n"
END = "\n## End {.closing}\n- Anything to add? {#end}\n"


def read(body: str, head: str = HEAD) -> Guide:
    return parse_guide((head + body + END).encode(), "g.md")


@pytest.fixture
def versions(study: OpenStudy) -> GuideVersions:
    study.store.add_guide(read(FIRST))
    return study.guide_versions


def because(changes: Iterable[Change], reason: str = "the pilot showed it") -> list[Change]:
    return [replace(one, reason=reason) for one in changes]


def use(versions: GuideVersions, body: str, **kinds: ChangeKind) -> str:
    found = versions.propose(read(body))
    decided = [replace(one, kind=kinds.get(one.key, one.kind)) for one in because(found.changes)]
    return versions.bring_in(found, decided)


def ids(study: OpenStudy) -> list[str]:
    return [question.id for question in study.store.current_guide().themes[0].questions]


def talk(study: OpenStudy, *, pilot: bool = False, **states: QuestionState) -> str:
    """Hold a whole interview with the guide in force; return the respondent's code."""
    person = study.recruiting.add_respondent("A", {})
    study.store.set_pilot(person.id, pilot)
    scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
    study.consenting.record(person.code, scopes, Decision.GRANTED)
    session = study.interviewing.start(person.code)
    for name, state in states.items():
        session.question_state(state, name)
    session.end()
    session.close()
    return person.code


def test_nothing_changed_is_nothing_to_bring_in(versions: GuideVersions) -> None:
    assert versions.propose(read(FIRST)).nothing


def test_an_id_stays_with_its_meaning_and_a_new_meaning_gets_a_new_one(
    study: OpenStudy, versions: GuideVersions
) -> None:
    body = FIRST.replace("What do you do?", "What do you do at work?").replace(
        "What is pay like?", "Why is there no pay?"
    )
    assert use(versions, body) == "2"
    assert ids(study) == ["do", "rota", "pay-2"]
    kept = {one.change.old_id: one.change for one in versions.changes()}
    assert kept["do"].kind is ChangeKind.SAME_MEANING
    assert (kept["pay"].kind, kept["pay"].new_id) == (ChangeKind.NEW_MEANING, "pay-2")
    assert kept["pay"].reason == "the pilot showed it"


def test_what_a_person_says_it_is_decides(study: OpenStudy, versions: GuideVersions) -> None:
    body = FIRST.replace("What is pay like?", "How is pay?")
    use(versions, body, pay=ChangeKind.SAME_MEANING)
    assert ids(study) == ["do", "rota", "pay"]
    use(versions, body.replace("How is pay?", "How is the pay?"), pay=ChangeKind.NEW_MEANING)
    assert ids(study) == ["do", "rota", "pay-2"]


def test_an_id_that_was_given_up_never_comes_back_for_something_else(
    study: OpenStudy, versions: GuideVersions
) -> None:
    use(versions, FIRST.replace("- What is pay like? {#pay}\n", ""))
    use(versions, FIRST.replace("What is pay like?", "Which holidays did you have as a child?"))
    assert ids(study) == ["do", "rota", "pay-2"]
    use(versions, FIRST.replace("- What is pay like? {#pay}\n", ""))
    use(versions, FIRST)
    assert ids(study) == ["do", "rota", "pay"], "the very same question may come back"


def test_reworded_without_an_id_in_the_file_it_keeps_the_id_it_had(
    study: OpenStudy, versions: GuideVersions
) -> None:
    use(versions, FIRST.replace("Who decides the rota here? {#rota}", "Who decides on the rota here?"))
    assert ids(study) == ["do", "rota", "pay"]


@pytest.mark.parametrize("reason", ["", "  ", "\n\t", "\x1b[31m"])
def test_a_change_without_a_reason_is_refused_whole(
    study: OpenStudy, versions: GuideVersions, reason: str
) -> None:
    found = versions.propose(read(FIRST + "- Where do you live? {#live}\n"))
    with pytest.raises(UsageProblem, match="needs a reason"):
        versions.bring_in(found, because(found.changes, reason))
    assert (ids(study), versions.changes()) == (["do", "rota", "pay"], [])


def test_mending_letters_needs_none(study: OpenStudy, versions: GuideVersions) -> None:
    found = versions.propose(read(FIRST.replace("decides", "decidse")))
    assert [one.kind for one in found.changes] == [ChangeKind.TYPO]
    assert versions.bring_in(found, found.changes) == "2"
    assert study.store.current_guide().question("rota").text.startswith("Who decidse")


def test_a_dropped_question_cannot_be_said_to_be_a_typo(versions: GuideVersions) -> None:
    found = versions.propose(read(FIRST.replace("- What is pay like? {#pay}\n", "")))
    wrong = [replace(one, kind=ChangeKind.TYPO) for one in because(found.changes)]
    with pytest.raises(UsageProblem, match="cannot be that"):
        versions.bring_in(found, wrong)


def test_probes_and_braces_are_taken_without_a_word(study: OpenStudy, versions: GuideVersions) -> None:
    found = versions.propose(read(FIRST.replace("{#do}", "{#do priority=A}\n    - an example?")))
    assert (found.changes, found.other, found.nothing) == ((), 1, False)
    versions.bring_in(found, [])
    assert study.store.current_guide().question("do").probes


def test_two_that_decide_at_once_do_not_write_over_each_other(versions: GuideVersions) -> None:
    found = versions.propose(read(FIRST + "- Where do you live? {#live}\n"))
    use(versions, FIRST + "- When do you rest? {#rest}\n")
    with pytest.raises(UsageProblem, match="changed meanwhile"):
        versions.bring_in(found, because(found.changes))


@pytest.mark.parametrize(
    ("used", "written", "called"),
    [
        ("1", "1", "2"),
        ("1", "2", "2"),
        ("1", "pilot", "pilot"),
        ("pilot", "pilot", "pilot.1"),
        ("v3", "v3", "v4"),
    ],
)
def test_no_two_versions_are_called_alike(study: OpenStudy, used: str, written: str, called: str) -> None:
    study.store.add_guide(read(FIRST, HEAD.replace("1", used)))
    found = study.guide_versions.propose(read(FIRST + "- Where? {#w}\n", HEAD.replace("1", written)))
    assert study.guide_versions.bring_in(found, because(found.changes)) == called


def test_an_interview_under_way_keeps_its_version(study: OpenStudy, versions: GuideVersions) -> None:
    code = study.recruiting.add_respondent("A", {}).code
    scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
    study.consenting.record(code, scopes, Decision.GRANTED)
    session = study.interviewing.start(code)
    use(versions, FIRST + "- Where do you live? {#live}\n")
    session.question_state(QuestionState.ASKED, "pay")
    assert [question.id for question in session.guide.themes[0].questions] == ["do", "rota", "pay"]
    with pytest.raises(UsageProblem):
        session.question_state(QuestionState.ASKED, "live")
    again = study.interviewing.resume(session.interview.id)
    assert again.guide.version == "1"
    assert versions.comparability().running == 1


def test_a_question_added_in_the_third_version_could_be_asked_in_three_of_seven(
    study: OpenStudy, versions: GuideVersions
) -> None:
    """Fieldwork R13."""
    asked, partly, unasked = QuestionState.ASKED, QuestionState.PARTLY, QuestionState.UNASKED
    talk(study, pilot=True, do=asked, pay=asked)
    talk(study, do=asked, pay=unasked)
    talk(study, do=asked)
    use(versions, FIRST.replace("What is pay like?", "Why is there no pay?"))
    talk(study, do=partly)
    talk(study, do=asked)
    use(
        versions,
        FIRST.replace("What is pay like? {#pay}", "Why is there no pay? {#pay-2}") + "- Where? {#q}\n",
    )
    for state in (asked, unasked, QuestionState.SKIPPED):
        last = talk(study, q=state)
    table = versions.comparability()
    assert (table.interviews, table.pilots, table.running, table.withdrawn) == (7, 1, 0, 0)
    rows = {one.question_id: one for one in table.rows}
    assert list(rows) == ["do", "rota", "pay-2", "q", "end", "pay"]
    assert [(rows[name].could, rows[name].asked, rows[name].unasked) for name in rows] == [
        (7, 4, 0), (7, 0, 0), (5, 0, 0), (3, 1, 1), (7, 0, 0), (2, 0, 1),
    ]  # fmt: skip
    assert (rows["pay-2"].replaces, rows["pay"].gone) == ("pay", True)
    assert (rows["q"].versions, rows["do"].versions) == (("3",), ("1", "2", "3"))
    study.consenting.record(last, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN)
    assert (versions.comparability().interviews, versions.comparability().withdrawn) == (6, 1)


def test_a_reason_names_no_respondent(study: OpenStudy, versions: GuideVersions) -> None:
    """It stays when that person withdraws."""
    code = study.recruiting.add_respondent("A", {}).code
    found = versions.propose(read(FIRST + "- Where do you live? {#live}\n"))
    with pytest.raises(UsageProblem, match="names a respondent"):
        versions.bring_in(found, because(found.changes, f"({code.lower()}) did not understand"))
    versions.bring_in(found, because(found.changes, f"{code}x is not a code"))
