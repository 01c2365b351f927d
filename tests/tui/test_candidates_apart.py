"""Two people of one name: told of where they are said, parted with one key, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.identifier import Choice, IdentifierType
from tests.tui.after import held, to_candidates
from tests.tui.test_candidates_keys import stored

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock
    from tests.tui.conftest import Inside, OpenApp


def two(study: OpenStudy) -> str:
    """Hold two interviews at two sites that say one name; return the code of the second."""
    held(study, "the meeting is led by Berit then")
    return held(study, "so Berit came with her child", site="Vik")


async def test_a_name_of_two_sites_is_told_of_and_parted_with_one_key(
    review: OpenApp, inside: Inside
) -> None:
    inside(two)
    async with review(size=(100, 30)) as hand:
        await to_candidates(hand)
        await hand.sees("1 UNDECIDED", "‹Berit›")
        await hand.press("r")
        await hand.sees(
            "Replaced everywhere: Berit → [person]; at several sites (", "A where it is somebody else"
        )
        await stored(hand, 1)
        await hand.press("n", "a")
        await hand.sees("says, Berit is somebody else from now on")
        made = await stored(hand, 2)
        whose = int(made.entity.split(":")[1])
        code = next(one.code for one in hand.study.store.respondents() if one.id == whose)
        assert (made.choice, made.entity.rpartition(":")[2]) == (Choice.REPLACE, "berit")
        await hand.sees("2 candidates", f"Berit ({code})")
        await hand.press("a")
        await hand.sees("there is nobody to tell them from")
        await hand.press("u")
        await hand.sees("Taken back: Berit is the same in everybody's notes again.", "1 candidate")
        assert (await stored(hand, 3)).choice is Choice.OPEN


async def test_a_decided_name_that_turns_up_at_another_site_is_asked_of_once(
    review: OpenApp, inside: Inside, clock: FakeClock
) -> None:
    codes = []

    def later(study: OpenStudy) -> str:
        held(study, "the meeting is led by Berit then")
        study.reviewing.decide("word:berit", IdentifierType.PERSON, Choice.REPLACE)
        clock.advance(60_000)
        codes.append(held(study, "so Berit came with her child", site="Vik"))
        return codes[0]

    inside(later)
    async with review(size=(100, 30)) as hand:
        await to_candidates(hand)
        await hand.sees("△ [person]", f"also in {codes[0]}: the same?", "none undecided")
        await hand.sees(f"{codes[0]}, at another site, say this name too.", "The same: R.")
        await hand.press("r")
        await hand.sees("→ [person]", "decided here earlier")
