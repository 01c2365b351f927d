"""What a decision can say: by relation, coarser, the same as, in one note only; and taking it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from interview_tui.deidentify import ladders
from interview_tui.errors import UsageProblem
from interview_tui.model.identifier import Choice, Decision, IdentifierType, KnownName, Rulings, Why
from interview_tui.services.board import Board
from interview_tui.services.lookout import Lookout
from interview_tui.services.masking import Masking, entity_hash
from interview_tui.services.suspects import decided_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.services.opening import OpenStudy

PERSON, PLACE, DATE = IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.DATE
KARI = KnownName("key:1", ("Kari Eksempel",), PERSON, Why.KEY_FILE)


def numbers(wanted: Sequence[tuple[str, str]], _avoided: Mapping[str, set[int]]) -> dict[str, int]:
    """Give out numbers per word in the order they are asked for."""
    given: dict[str, int] = {}
    of_kind: dict[str, int] = {}
    for name, kind in dict(wanted).items():
        of_kind[kind] = given[name] = of_kind.get(kind, 0) + 1
    return given


def masked(
    texts: Sequence[str], *decisions: Decision, numbered: bool = True, language: str = "nb"
) -> list[str]:
    """Return texts of notes 1, 2, ... as they would leave."""
    names = (KARI, *(name for name in map(decided_name, decisions) if name is not None))
    masking = Masking(names, Rulings(decisions), "nb", numbered)
    for number, text in enumerate(texts, 1):
        masking.look(f"note {number}", text, number)
    masking.settle(bytes(32), numbers)
    return [masking.masked(text, number) for number, text in enumerate(texts, 1)]


def word(
    words: str, choice: Choice, text: str = "", kind: IdentifierType = PERSON, note_id: int = 0
) -> Decision:
    return Decision(f"word:{words}", kind, choice, 1, text=text, note_id=note_id)


def test_all_forms_of_a_name_read_on_as_they_were_written() -> None:
    decisions = [word("bergen", Choice.REPLACE, kind=PLACE)]
    forms = ["Karis", "KARI", "kari", "Kari-saken", "Bergen-kontoret", "bergens", "BERGEN"]
    assert [re.sub(r"\d+", "N", one) for one in masked([f"så {form} der" for form in forms], *decisions)] == [
        "så [person N]s der", "så [person N] der", "så [person N] der", "så [person N]-saken der",
        "så [sted N]-kontoret der", "så [sted N]s der", "så [sted N] der",
    ]  # fmt: skip


def test_a_slip_takes_the_mark_of_the_one_it_stands_for() -> None:
    told = masked(["så Kari sa det", "så Karri sa det"], word("karri", Choice.SAME, "key:1"))
    assert told[0] == told[1] == "så [person 1] sa det"


def test_the_same_as_follows_what_is_decided_on_the_other() -> None:
    decisions = [word("karri", Choice.SAME, "word:karia"), word("karia", Choice.RELATION, "leder")]
    assert masked(["så Karri og Karia"], *decisions) == ["så [leder] og [leder]"]


def test_two_that_are_each_the_other_end_somewhere() -> None:
    decisions = [word("anna", Choice.SAME, "word:anne"), word("anne", Choice.SAME, "word:anna")]
    first, second = masked(["så Anna", "så Anne"], *decisions)
    assert first == second == "så [person 1]"


def test_people_of_one_relation_are_told_apart_unless_nobody_is() -> None:
    decisions = [word("tor", Choice.RELATION, "leder"), word("siv", Choice.RELATION, "leder")]
    (told,) = masked(["så #Tor og #Siv"], *decisions)
    assert sorted(re.findall(r"\[.*?\]", told)) == ["[leder 2]", "[leder]"]
    assert masked(["så #Tor og #Siv"], *decisions, numbered=False) == ["så [leder] og [leder]"]
    assert masked(["så Kari"], numbered=False) == ["så [person]"]


def test_something_coarser_stands_in_brackets() -> None:
    decisions = [word("bergen", Choice.GENERALISE, "Vestlandet", PLACE)]
    assert masked(["fra Bergen, Bergens beste"], *decisions) == ["fra [Vestlandet], [Vestlandet]s beste"]


def test_kept_in_one_note_alone() -> None:
    here = word("kompasset", Choice.KEEP, note_id=1)
    first, second = masked(["vi bruker Kompasset", "ja Kompasset var der"], here)
    assert first == "vi bruker Kompasset"
    assert "[" in second


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (Choice.REPLACE, ""),
        (Choice.RELATION, "leder"),
        (Choice.GENERALISE, "noen"),
        (Choice.SAME, "word:anna"),
    ],
)
def test_what_is_replaced_everywhere_later_is_kept_nowhere(choice: Choice, text: str) -> None:
    here = word("ragnhild", Choice.KEEP, note_id=1)
    first, second = masked(["en idé fra Ragnhild", "med Ragnhild"], here, word("ragnhild", choice, text))
    assert "Ragnhild" not in first + second
    kept = masked(["en idé fra Ragnhild", "med Ragnhild"], word("ragnhild", choice, text), here)
    assert ["Ragnhild" in told for told in kept] == [True, False]


def test_what_stands_in_the_files_is_counted_by_what_it_says_there() -> None:
    decisions = [
        word("ragnhild", Choice.RELATION, "leder"), word("torhild", Choice.RELATION, "leder"),
        Decision("word:bergen", PLACE, Choice.GENERALISE, 1, text="Vestlandet"),
        Decision("word:mona", PERSON, Choice.REPLACE, 1),
    ]  # fmt: skip
    names = (name for name in map(decided_name, decisions) if name is not None)
    masking = Masking(tuple(names), Rulings(decisions), "nb")
    masking.look("note 1", "Ragnhild og Torhild i Bergen, så Ragnhild", 1)
    text = "da sa Mona"
    masking.search("note 2", text, 2, [(text.index("Mona"), len(text))])
    masking.settle(bytes(32), numbers)
    marks = {"[leder]": (3, 2), "[Vestlandet]": (1, 1)}
    assert masking.staying().marks == marks, "what was cut away with words that are left out is seen nowhere"
    assert masking.replacements() == {"person": 3, "place": 1}


def test_what_is_kept_in_one_note_is_told_before_it_leaves() -> None:
    decisions = [word("ragnhild", Choice.KEEP, note_id=2), word("kompasset", Choice.KEEP)]
    masking = Masking(
        (KnownName("word:ragnhild", ("Ragnhild",), PERSON, Why.MARKED),), Rulings(decisions), "nb"
    )
    masking.look("note 2", "en idé fra Ragnhild med Kompasset", 2)
    told = masking.stays.lines_here(masking.type_of)
    assert told == ["Kept in note 2 alone, and it leaves there as it is: 1 × person"]


def test_a_decision_is_refused_that_says_nothing(study: OpenStudy) -> None:
    reviewing = study.reviewing
    for blank in ("", " ", "[]", "***"):
        with pytest.raises(UsageProblem, match="never blank"):
            reviewing.decide("word:tor", PERSON, Choice.RELATION, text=blank)
    with pytest.raises(UsageProblem, match="one note"):
        reviewing.decide("word:tor", PERSON, Choice.REPLACE, note_id=3)
    reviewing.decide("word:tor", PERSON, Choice.SAME, text="word:thor")
    with pytest.raises(UsageProblem, match="already the same"):
        reviewing.decide("word:thor", PERSON, Choice.SAME, text="word:tor")


def test_a_text_that_nobody_looked_at_never_leaves() -> None:
    masking = Masking((KARI,), Rulings(), "nb")
    masking.look("note 1", "møtte Kari Eksempel", 1)
    masking.settle(b"secret", numbers)
    assert masking.masked("møtte Kari Eksempel", 1) == "møtte [person 1]"
    assert masking.masked("møtte Kari Eksempel i går", 1) == "[uavgjort]"


def test_the_name_a_number_is_kept_under_says_nothing_without_the_secret_of_the_study() -> None:
    hashed = {entity_hash(secret, "word:tor") for secret in (b"", b"one study", b"another")}
    assert len(hashed) == 3
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in hashed)


def test_the_number_that_files_have_is_known_once_it_is_given(study: OpenStudy) -> None:
    hashed = entity_hash(study.store.secret(), "word:tor")
    assert Board(study).number("word:tor", Choice.REPLACE, PERSON, "") == 0
    given = study.store.tokens([(hashed, PERSON.value)])[hashed]
    assert Board(study).number("word:tor", Choice.REPLACE, PERSON, "") == given > 0
    assert Board(study).number("word:tor", Choice.GENERALISE, PERSON, "noen") == 0


def test_what_was_said_of_words_holds_for_the_name_in_the_key_file(study: OpenStudy) -> None:
    reviewing, siv = study.reviewing, KnownName("key:2", ("Siv Prøve",), PERSON, Why.KEY_FILE)
    reviewing.decide("word:kari eksempel", PERSON, Choice.GENERALISE, text="en veileder")
    reviewing.decide("word:siv prøve", PERSON, Choice.KEEP)
    assert reviewing.known_again([KARI, siv]) == (1, 1)
    held = Rulings(study.store.decisions()).everywhere["key:1"]
    assert (held.choice, held.text) == (Choice.GENERALISE, "en veileder")
    assert reviewing.known_again([KARI]) == (0, 0)


def test_a_relation_is_written_in_the_language_of_the_study(study: OpenStudy) -> None:
    made = study.reviewing.decide("word:tor", PERSON, Choice.RELATION, text="leader")
    own = study.reviewing.decide("word:siv", PERSON, Choice.RELATION, text="[kollega, statlig]")
    assert made.text == study.reviewing.relations()["leader"]
    assert own.text == "kollega, statlig"
    assert study.store.decisions() == [made, own]


def test_a_study_has_ladders_of_its_own(study: OpenStudy) -> None:
    reviewing = study.reviewing
    assert reviewing.steps("Bergens", PLACE) == ("Vestland", "Western Norway")
    reviewing.set_ladder(PLACE, " BERGEN ", ["a town in the west"])
    assert reviewing.steps("Bergen", PLACE) == ("a town in the west",)
    reviewing.add_step(PLACE, "Bergen", "a town")
    assert reviewing.steps("bergen", PLACE) == ("a town", "a town in the west")
    reviewing.set_ladder(PLACE, "Bergen", [])
    assert reviewing.steps("Bergen", PLACE) == ("Vestland", "Western Norway")


@pytest.mark.parametrize(
    ("form", "steps"),
    [
        ("11 år", ("10–19 år", "under 20 år")),
        ("7 år", ("under 10 år", "under 20 år")),
        ("34 år", ("30–39 år", "20–39 år")),
        ("11 år gammel", ("under 18 år",)),
        ("17", ("under 18 år",)),
    ],
)
def test_years_that_may_be_of_service_are_not_made_an_age(form: str, steps: tuple[str, ...]) -> None:
    assert ladders.steps(form, IdentifierType.AGE, "nb") == steps


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    """A study with notes in which the same people come in many forms."""
    session = study.interviewing.start(code)
    for line in (
        "then Torhild came", "torhild again", "Torhilds car", "with Thorhild there", "B.P. was there",
        "we asked Berit Prøve", "then Granholt", "Granholt once more", "plain words", "so #Solveig said",
    ):  # fmt: skip
        session.note(line)
    session.end()
    return study


def test_the_board_says_after_each_decision_what_a_whole_look_says(talked: OpenStudy) -> None:
    board = Board(talked)
    board.look()
    reviewing, other = talked.reviewing, "word:solveig"
    acts: list[tuple[str, Choice, str]] = [
        ("word:torhild", Choice.REPLACE, ""), ("word:thorhild", Choice.SAME, "word:torhild"),
        ("word:berit prøve", Choice.REPLACE, ""), ("word:granholt", Choice.KEEP, ""),
        ("word:granholt", Choice.OPEN, ""), ("word:torhild", Choice.OPEN, ""),
        (other, Choice.RELATION, "leader"),
    ]  # fmt: skip
    for entity, choice, text in acts:
        made = reviewing.decide(entity, PERSON, choice, text=text)
        assert board.decided([made]) == Board(talked).look()


def test_a_part_at_a_time_finds_what_one_look_finds_with_decisions_in_between(talked: OpenStudy) -> None:
    board, grown = Board(talked), list[int]()
    while not board.whole:
        found = board.look_on(1)
        grown.append(len(found.groups))
        if board.done == len(grown) and len(grown) in {3, 5}:
            entity = found.groups[0].entity
            made = talked.reviewing.decide(entity, PERSON, Choice.REPLACE)
            board.decided([made])
    assert grown[0] < grown[-1]
    assert board.percent == 100
    assert board.look() == Board(talked).look()


def test_a_slip_is_proposed_as_the_one_it_is_near(talked: OpenStudy) -> None:
    talked.reviewing.decide("word:torhild", PERSON, Choice.REPLACE)
    found = {one.entity: one for one in talked.reviewing.candidates()}
    assert found["word:thorhild"].nearly == "word:torhild"
    assert found["word:granholt"].nearly == ""


def test_another_way_to_write_a_person_is_a_person_wherever_it_is_shown(talked: OpenStudy) -> None:
    reviewing, organisation = talked.reviewing, IdentifierType.ORGANISATION
    board = Board(talked)
    board.look()
    made = [
        reviewing.decide("word:granholt", organisation, Choice.SAME, text="word:solveig"),
        reviewing.decide("word:solveig", PERSON, Choice.REPLACE),
    ]
    shown = {one.entity: one.type for one in board.decided(made).groups}
    listed = {one.entity: one.type for one in reviewing.candidates()}
    (seen,) = Lookout(talked).at("then Granholt")
    assert shown["word:granholt"] is listed["word:granholt"] is seen.found.type is PERSON
    # What the other is decided to be later, it is too.
    later = board.decided([reviewing.decide("word:solveig", PLACE, Choice.REPLACE)])
    assert next(one.type for one in later.groups if one.entity == "word:granholt") is PLACE
    assert later == Board(talked).look()


@pytest.mark.parametrize(("language", "part"), [("en", "Eastern Norway"), ("nb", "Østlandet")])
def test_a_part_of_the_country_is_called_as_the_language_of_the_study_calls_it(
    language: str, part: str
) -> None:
    assert ladders.steps("Drammen", PLACE, language) == ("Buskerud", part)
