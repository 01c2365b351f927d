"""From what the app was asked to open to the first screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview_tui.errors import InterviewError
from interview_tui.tui import ahead

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.interviewing import Unfinished
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from interview_tui.tui.app import InterviewApp


def first_screen(app: InterviewApp) -> None:
    """Show the first screen; what has to be opened is open already, or is opened on the writer's thread."""
    launch, found = app.launch, app.found
    if launch.practise:
        show_practice(app)
    elif found is not None and found.session is not None:
        app.study, app.launch = found.study, replace(launch, code="", at="home")
        show_session(app, found.session, found.going_on)
    elif found is not None:
        opened(app, found.study)
    elif launch.sample is not None:
        open_sample(app)
    elif launch.folder is not None and launch.passphrase is not None:
        folder, passphrase = launch.folder, launch.passphrase
        _open(app, lambda: ahead.open_folder(launch, folder, passphrase))
    elif launch.folder is not None:
        from interview_tui.tui.screens.unlock import UnlockScreen

        app.push_screen(UnlockScreen(app, launch.folder))
    else:
        show_studies(app)


def show_studies(app: InterviewApp) -> None:
    """Show the list of known studies."""
    from interview_tui.tui.screens.studies import StudiesScreen

    app.switch_to(StudiesScreen(app))


def open_sample(app: InterviewApp) -> None:
    """Open the sample; also once more, after the list of studies was looked at."""
    _open(app, lambda: ahead.open_sample(app.launch))


def _open(app: InterviewApp, call: Callable[[], OpenStudy]) -> None:
    app.writer.submit(call, lambda study: opened(app, study), app.failed)


def opened(app: InterviewApp, study: OpenStudy) -> None:
    """Go where the launch wants to be, now that the study is open; a study opened later begins at home."""
    app.study = study
    launch = app.launch
    app.launch = replace(launch, code="", at="home")
    code = ahead.wanted_code(launch)
    if code:
        if hasattr(app.screen, "say"):  # someone typed the passphrase: trouble is told on the home screen
            show_home(app)
        open_session(app, code)
    elif launch.at == "review":
        show_review(app)
    elif launch.at == "export":
        show_home(app, exporting=True)
    else:
        app.writer.submit(lambda: _left_open(app), lambda left: _home_or_recovery(app, left), app.failed)


def _left_open(app: InterviewApp) -> list[Unfinished]:
    """Return the interviews that were cut off when the program stopped; the sample's own is meant to be."""
    from interview_tui.services.cut_off import cut_off

    assert app.study is not None  # noqa: S101 - the study is open here
    sample = app.launch.sample
    meant = sample.running_code if sample is not None and app.study.paths.folder == sample.folder else ""
    return [item for item in cut_off(app.study.interviewing.unfinished()) if item.code != meant]


def _home_or_recovery(app: InterviewApp, left: list[Unfinished]) -> None:
    show_home(app)
    if left:
        from interview_tui.tui.screens.recovery import RecoveryScreen

        app.push_screen(RecoveryScreen(app, left))


def open_session(app: InterviewApp, code: str) -> None:
    """Start the interview of this respondent, or go on with the one that is open."""

    def work() -> tuple[Session, bool]:
        assert app.study is not None  # noqa: S101 - the study is open here
        return ahead.session_of(app.study, code)

    _hold_keys(app, work, lambda found: show_session(app, *found))


def _hold_keys(app: InterviewApp, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """Do ``call`` and show what it leads to; keys typed until then are for that, not for what was shown."""
    app.is_ready = False

    def failed(error: Exception) -> None:
        app.failed(error)
        app.ready()

    app.writer.submit(call, done, failed)


def show_session(app: InterviewApp, session: Session, going_on: bool) -> None:
    """Show the interview and hand on early keys; what the first note needs is loaded in the background.

    Going on after a stop is put on record before anything that is typed, but after the first picture.
    """
    from interview_tui.tui.screens.session import SessionScreen

    screen = SessionScreen(app, session)
    app.switch_to(screen)
    app.call_after_refresh(app.session_shown)
    if going_on:
        app.call_after_refresh(lambda: screen.sitting.act(lambda session: session.go_on()))


def show_practice(app: InterviewApp) -> None:
    """Make the practice interview, and show it on top of whatever there is."""
    from interview_tui.demo.practice import Practice, begin
    from interview_tui.i18n import language

    def made(practice: Practice) -> None:
        from interview_tui.tui.screens.practice import PracticeScreen

        app.practice = practice
        app.push_screen(PracticeScreen(app, practice))

    _hold_keys(app, lambda: begin(language=language(), clock=app.launch.clock), made)


def show_home(app: InterviewApp, code: str = "", *, exporting: bool = False) -> None:
    """Show the study with this respondent chosen; with ``exporting`` the export screen on top of it.

    Without it, early keys are handed on by the home screen, when it knows what there is to choose from.
    """
    from interview_tui.tui.screens.home import HomeScreen

    app.switch_to(HomeScreen(app, code))
    if exporting:
        from interview_tui.tui.screens.export import ExportScreen

        app.push_screen(ExportScreen(app))
        app.ready()


def show_review(app: InterviewApp, interview_id: int = 0, code: str = "") -> None:
    """Show the review of an interview (the first finished one if none is named) on top of the study.

    When one goes back, the respondent with this code is chosen.
    """
    from interview_tui.tui.screens.home import HomeScreen
    from interview_tui.tui.screens.review import ReviewScreen

    app.switch_to(HomeScreen(app, code))
    app.push_screen(ReviewScreen(app, interview_id))
    app.ready()


def sentence_of(error: Exception) -> InterviewError:
    """Return an error as one that can be shown; anything that is not ours is raised."""
    if isinstance(error, InterviewError):
        return error
    raise error
