"""The notices under the heading: gravest in sight, never more than two lines, none when there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.services.noticing import Notice, Weight
from interview_tui.tui.widgets.notice_lines import NoticeLines

if TYPE_CHECKING:
    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import OpenApp

BROKEN = Notice("The letter's end date has passed.", Weight.NOW, "consent")


async def test_two_lines_at_most_and_what_is_left_out_is_counted(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.sees("3 promises are broken.")
        lines = hand.screen.query_one(NoticeLines)
        lines.tell([], {})
        assert not lines.display
        lines.tell([BROKEN], {"consent": "C"})
        await hand.sees("! C The letter's end date has passed.")
        lines.tell([BROKEN, Notice("[b]two[/]", Weight.SOON), Notice("three")], {})
        await hand.sees("! The letter's end date", "and 2 more things to see to")
        glance = [("see_to", "where it stands"), ("consent", "what comes next")]
        lines.tell([BROKEN], {"consent": "C", "see_to": "I"}, glance=glance)
        await hand.sees("I where it stands ! C The letter's")
        lines.tell([], {}, glance=[("", "word " * 20 + "end")])
        await hand.sees("word end")
        lines.tell([Notice("x" * 200), Notice("[b]two[/]", Weight.SOON)], {})
        await hand.sees("x…", "△ [b]two[/]", "R47")
