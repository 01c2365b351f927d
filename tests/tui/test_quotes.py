"""The list of quotes and claims: what it says of each, and what its keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.after import HOSTILE, held, notes, telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


def study(hand: Hand) -> OpenStudy:
    assert hand.app.study is not None
    return hand.app.study


def two(study: OpenStudy) -> None:
    held(study, '"we wait and wait', "a note of mine", '"nobody asks us', quotes=True)
    held(study, '"never round a table')


async def listed(hand: Hand) -> None:
    """Go from the review to the list."""
    await hand.on("ReviewScreen")
    await hand.sees("interview 1 of")
    await hand.press("q")
    await hand.on("QuotesScreen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_quote_says_where_it_came_from_how_it_stands_and_why(
    review: Callable[..., Any], inside: Inside, size: tuple[int, int]
) -> None:
    inside(two)
    async with review(size=size) as hand:
        await listed(hand)
        await hand.sees(
            "3 quotes", "△ unlinked only", "✗ quotes not agreed to", "agreed: quote", "not used yet"
        )
        assert "a note of mine" not in hand.text
        await hand.press("f", "f")
        await hand.sees("1 of 3 quotes", "those that stay behind", "never round a table", "stays behind")
        await hand.press("enter")
        await hand.on("ReviewScreen")
        await hand.sees("never round a table", "stays behind")
        await hand.press("escape")
        await hand.on("QuotesScreen")
        await hand.press("escape")
        await hand.on("ReviewScreen")


async def test_a_quote_is_edited_from_the_list_and_its_meaning_asked_for(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling('"we wait and wait', quotes=True))
    async with review() as hand:
        await listed(hand)
        await hand.sees("verbatim")
        await hand.press("e")
        await hand.on("EditNote")
        await hand.press("space", *"here", "enter")
        await hand.sees("Is the meaning kept?")
        await hand.press("down", "down", "enter")
        await hand.sees("1 word changed", "? meaning kept?", "shuts the gate")
        await hand.press("e", "enter")
        await hand.sees("Is the meaning kept?")
        await hand.press("enter")
        await hand.sees("is the meaning kept: yes", "shuts the gate until somebody has read it")
        await hand.press("escape")
        await hand.on("ReviewScreen")
        await hand.sees("we wait and wait here")
        assert notes(study(hand))[0].revised


async def test_claims_are_put_under_quotes_counted_and_gone_through(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(two)
    async with review() as hand:
        await listed(hand)
        await hand.press("k")
        await hand.sees("0 claims", "No claim is written down yet")
        await hand.press("e", "c", "f", "enter")
        await hand.on("QuotesScreen")
        await hand.press("k", "c")
        await hand.sees("The claim that this quote supports")
        await hand.type("waiting is the work")
        await hand.press("enter")
        await hand.sees("supports 1 claim", "waiting is the work")
        await hand.press("k")
        await hand.sees("1 claim", "waiting is the work")
        await hand.press("enter")
        await hand.sees("1 of 3 quotes", "under: waiting is the work")
        await hand.press("escape")
        await hand.sees("Claims")
        await hand.press("k", "escape")
        await hand.on("ReviewScreen")


async def test_hostile_quotes_and_claims_are_text(review: Callable[..., Any], inside: Inside) -> None:
    def hostile(study: OpenStudy) -> None:
        held(study, *(f'"{line}' for line in HOSTILE), quotes=True)
        for quote in study.quoting.ledger():
            study.quoting.claim(quote.note.id, "[@click=app.quit]claim[/] =1+1")

    inside(hostile)
    async with review() as hand:
        await listed(hand)
        await hand.sees(f"{len(HOSTILE)} quotes", "[/x] closes nothing", "[@click=app.quit]claim[/]")
        await hand.press(*["down"] * len(HOSTILE), "k")
        await hand.sees("[@click=app.quit]claim[/] =1+1", "=cmd()")


async def test_without_a_quote_it_says_what_one_is(review: Callable[..., Any], inside: Inside) -> None:
    inside(telling("only a note"))
    async with review() as hand:
        await listed(hand)
        await hand.sees("0 quotes", "none yet", "begins with a quotation mark")
        await hand.press("enter", "e", "c", "f")
        await hand.on("QuotesScreen")
