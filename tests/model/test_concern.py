"""What promises have to do with what leaves: who is concerned, what breaks one, what is only told."""

from __future__ import annotations

import pytest

from interview_tui.model.concern import Concern, Found, Going, concerns
from interview_tui.model.ledger import Facts, Line, Party, line
from interview_tui.model.letter import Promise, PromiseKind
from interview_tui.model.sheet import Form, Reader
from interview_tui.words_leaving import DO, SAID, with_advice

PARTIES = (
    Party("R1", "v1", 50, leader_agreed=True, known=True, leader_knows=True),
    Party("R2", "v1", 50, known=False),
    Party("R3", "v2", 50, known=True),
    Party("R4", "v1", withdrawn=True, notes=3),
)
HERE = Going({"R1": "v1", "R2": "v1", "R3": "v2"}, quotes=4, places_kept=2)


def found(
    kind: PromiseKind, value: str = "", going: Going = HERE, readers: tuple[Reader, ...] = ()
) -> list[Found]:
    facts = Facts("2026-05-01", PARTIES, readers=readers)
    return concerns([line(Promise(1, kind, value), "v1", facts)], going)


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (PromiseKind.IDENTITY, "", Found(Concern.KNOWN, 1, ("R1",))),
        (PromiseKind.LEADER_UNAWARE, "", Found(Concern.LEADER_KNOWS, 1, ("R1",))),
        (PromiseKind.GATEKEEPER, "", Found(Concern.LEADER_MISSING, 1, ("R2",))),
        (PromiseKind.END_DATE, "2026-04-30", Found(Concern.OVERRUN, 2, ("R1", "R2"))),
        (PromiseKind.QUOTES_READ, "", Found(Concern.QUOTES_UNREAD, 4)),
        (PromiseKind.SITE_UNNAMED, "", Found(Concern.PLACES_KEPT, 2)),
        (PromiseKind.READERS, "supervisor: anonymised", Found(Concern.READS_CODES, 1)),
        (PromiseKind.ERASED, "", Found(Concern.NOTES_LEFT, 1, ("R4",))),
    ],
)
def test_a_promise_concerns_those_it_was_made_to_and_whose_words_leave(
    kind: PromiseKind, value: str, told: Found
) -> None:
    assert found(kind, value) == [told]
    gone = Going({"R3": "v2"}, quotes=4, places_kept=2)
    withdrawn = [told] if kind is PromiseKind.ERASED else []
    assert found(kind, value, gone) == withdrawn


def test_what_has_nothing_to_do_with_it_is_not_told() -> None:
    assert not found(PromiseKind.QUOTES_READ, going=Going({"R1": "v1"}))
    assert not found(PromiseKind.SITE_UNNAMED, going=Going({"R1": "v1"}))
    assert not found(PromiseKind.END_DATE, "2026-05-20")
    assert not found(PromiseKind.LENGTH, "30")
    assert not found(PromiseKind.READERS, "supervisor: pseudonymised")
    unlinked = Going({"R1": "v1"}, linked=False)
    assert not found(PromiseKind.READERS, "supervisor: anonymised", unlinked)


def test_a_sheet_that_lets_somebody_read_more_is_told() -> None:
    more = found(PromiseKind.READERS, "a: pseudonymised", readers=(Reader("b", Form.RAW),))
    assert [one.concern for one in more] == [Concern.READS_MORE]


def test_what_the_leaving_itself_breaks_comes_first_and_two_letters_are_one_concern() -> None:
    facts = Facts("2026-05-01", PARTIES)
    lines: list[Line] = [
        line(Promise(1, PromiseKind.IDENTITY), "v1", facts),
        line(Promise(2, PromiseKind.IDENTITY), "v2", facts),
        line(Promise(1, PromiseKind.GATEKEEPER), "v1", facts),
    ]
    told = concerns(lines, HERE)
    assert [(one.concern, one.breaks, one.codes) for one in told] == [
        (Concern.LEADER_MISSING, True, ("R2",)),
        (Concern.KNOWN, False, ("R1", "R3")),
    ]
    assert "leave: 2 (R1, R3). " in with_advice(told[1])


def test_a_no_of_the_leader_is_not_an_answer_that_is_missing() -> None:
    parties = [Party("R1", "v1", 50, leader_declined=True), Party("R2", "v1", 50)]
    stands = line(Promise(1, PromiseKind.GATEKEEPER), "v1", Facts("2026-05-01", parties))
    assert concerns([stands], HERE) == [
        Found(Concern.LEADER_DECLINED, 1, ("R1",)), Found(Concern.LEADER_MISSING, 1, ("R2",)),
    ]  # fmt: skip


def test_every_concern_says_what_is_so_and_what_to_do() -> None:
    assert set(SAID) == set(DO) == set(Concern)
