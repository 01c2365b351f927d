"""What the screens around the interview share: work goes to the writer, and what fails is said quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.errors import InterviewError
from interview_tui.tui.screens.everywhere import Everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.screens.ask_short import AskShort


class Working(Everywhere):
    """Mixed into a screen in place of ``Everywhere``."""

    if TYPE_CHECKING:
        app: Any
        is_mounted: Any
        is_attached: Any
        call_after_refresh: Any
        query: Any

    @property
    def study(self) -> OpenStudy:
        """The study that is open."""
        study = self.interview_app.study
        assert study is not None  # noqa: S101 - these screens are shown over an open study
        return study

    def work(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[InterviewError], None] | None = None,
    ) -> None:
        """Do ``call`` on the writer's thread, then ``done`` here; trouble goes to ``failed`` or the key line.

        What comes back after the screen was left is dropped: the work itself was done.
        """

        def came_back(result: object) -> None:
            if self.is_attached and done is not None:
                done(result)

        def went_wrong(error: Exception) -> None:
            if not isinstance(error, InterviewError):
                raise error
            if self.is_attached:
                (failed or self.trouble)(error)

        self.interview_app.writer.submit(call, came_back, went_wrong)

    def ask_for(
        self,
        asked: AskShort,
        call: Callable[[str], Any],
        done: Callable[[Any], None],
        back: Callable[[], None] | None = None,
    ) -> None:
        """Ask for a line and do ``call`` with it on the writer's thread, then ``done`` here.

        A line that is refused stays in its field, and is told why; ``back`` is done when it was left.
        """
        made: list[Any] = []

        def closed(line: str | None) -> None:
            if line is not None:
                done(made[0])
            elif back is not None:
                back()

        self.app.push_screen(asked.stored(lambda line: made.append(call(line))), closed)

    def trouble(self, error: InterviewError) -> None:
        """Say what went wrong, in the error's own words."""
        from interview_tui.tui.app import problem_sentence

        self.say(problem_sentence(error), warn=True, stay=True)

    def next_key(self) -> None:
        """Take back what was said last: whoever goes on has read it, and the keys are needed again."""
        from interview_tui.tui.widgets.key_line import KeyLine

        for line in self.query(KeyLine):
            line.quiet()

    def say(self, sentence: str, *, warn: bool = False, stay: bool = False) -> None:
        """Say something quietly on the key line, as soon as the screen has one; it goes at the next key."""
        if self.is_mounted:
            super().say(sentence, warn=warn, stay=stay)
        else:
            self.call_after_refresh(lambda: Everywhere.say(self, sentence, warn=warn, stay=stay))


def quiet(app: InterviewApp, call: Callable[[], Any]) -> None:
    """Do ``call`` on the writer's thread; that it could not be done is not worth a word."""
    app.writer.submit(call, None, lambda _error: None)
