"""Promises on the export's first page: what shuts the gate, the reason that opens it, what is only told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.consent import Decision
from interview_tui.model.letter import PromiseKind
from interview_tui.tui.widgets.key_line import KeyLine
from tests.tui.after import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


def promised(study: OpenStudy) -> None:
    informing = study.fieldwork.informing
    letter = informing.put("v1", b"Your leader agrees too, and you read your quotes first.")
    informing.promise(letter, PromiseKind.GATEKEEPER)
    informing.promise(letter, PromiseKind.QUOTES_READ)
    held(study, "a note", '"we wait and we wait', quotes=True)


async def test_a_promise_that_would_be_broken_takes_a_reason_and_others_are_told(
    open_app: Callable[..., Any], folder: Any, passphrase: str, inside: Inside
) -> None:
    inside(promised)
    async with open_app(folder=folder, passphrase=passphrase, at="export") as hand:
        await hand.sees(
            "gate shut", "1 thing stands in the way", "It would break a promise: C leaves people out"
        )
        await hand.sees("“The leader of the site agrees too” was promised", "Record the leader's answer")
        await hand.press("y")
        await hand.sees("Why may it leave?")
        await hand.type("[b]her successor[/b] agreed")
        await hand.press("enter")
        await hand.sees(
            "gate open",
            "It leaves for the reason you gave",
            "It leaves all the same: [b]her successor[/b] agreed",
        )
        # It is still there when one comes back, and was given for this form alone.
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.press("e")
        await hand.sees("gate open", "It leaves all the same: [b]her successor[/b] agreed")
        await hand.press("t", "u", "n", "l", "enter", "escape")
        await hand.sees("unlinked", "gate shut", "Y takes it again")
        await hand.press("c", "down", "enter")
        await hand.sees("Who is included?")
        await hand.press("escape")
        await hand.sees("Nobody was ticked: all that may leave are included.")
        # The reason was given for those who were in it then; its words are there to be taken again.
        await hand.sees("It would break a promise", "On the study's screen G records the leader's answer.")
        await hand.press("y", "end", "enter")
        await hand.sees("Why may it leave?", "[b]her successor[/b] agreed")
        await hand.press("ctrl+u")
        await hand.type("yes on 12 May")
        await hand.press("enter")
        await hand.sees("the reason given holds date: write it anew", "Y takes the reason anew.")
        assert "D goes to" not in hand.text


async def test_a_reason_does_not_outlive_what_it_was_given_for(
    open_app: Callable[..., Any], folder: Any, passphrase: str, inside: Inside
) -> None:
    inside(promised)
    async with open_app(folder=folder, passphrase=passphrase, at="export") as hand:
        await hand.sees("gate shut")
        await hand.press("y")
        await hand.sees("Why may it leave?")
        await hand.type("the leader answers next week")
        await hand.press("enter")
        await hand.sees("gate open", "no yes is on record")
        await hand.press("escape")
        await hand.on("HomeScreen")
        hand.study.consenting.gatekeeper("Hill", Decision.DECLINED)
        await hand.press("e")
        await hand.sees("gate shut", "It goes against a no", "the leader said no", "Y takes it again")


async def test_every_key_the_page_speaks_of_stands_below_it_and_nothing_moves_when_something_is_said(
    open_app: Callable[..., Any], folder: Any, passphrase: str, inside: Inside
) -> None:
    inside(promised)
    async with open_app(folder=folder, passphrase=passphrase, at="export") as hand:
        await hand.sees("gate shut")
        await hand.sees(
            *("W write", "D decide", "R read notes", "C respondents", "T labels", "Y reason", "F format")
        )
        await hand.sees("L key file", "Esc back")
        line = hand.app.screen.query_one(KeyLine)
        before = line.region
        await hand.press("w")
        await hand.sees("Nothing can leave yet: see the reasons above.", "F format")
        assert line.region == before
