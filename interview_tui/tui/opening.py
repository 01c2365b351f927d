"""From what the app was asked to open to the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import InterviewError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from interview_tui.tui.app import InterviewApp


def first_screen(app: InterviewApp) -> None:
    """Show the first screen; what has to be opened is opened on the writer's thread."""
    launch = app.launch
    if launch.sample is not None:
        _open(app, lambda: _sample(app))
    elif launch.folder is not None and launch.passphrase is not None:
        folder, passphrase = launch.folder, launch.passphrase
        _open(app, lambda: open_folder(app, folder, passphrase))
    elif launch.folder is not None:
        from interview_tui.tui.screens.unlock import UnlockScreen

        app.push_screen(UnlockScreen(app, launch.folder))
        app.ready()
    else:
        show_studies(app)


def show_studies(app: InterviewApp) -> None:
    """Show the list of known studies."""
    from interview_tui.tui.screens.studies import StudiesScreen

    app.switch_to(StudiesScreen(app))
    app.ready()


def open_folder(app: InterviewApp, folder: Path, passphrase: str) -> OpenStudy:
    """Return the open study; runs on the writer's thread. Raises what ``open_study`` raises."""
    from interview_tui.services.opening import open_study, remember_study

    study = open_study(folder, passphrase, clock=app.launch.clock, actor=app.launch.settings.interviewer)
    remember_study(app.launch.paths, folder)
    return study


def _sample(app: InterviewApp) -> OpenStudy:
    from interview_tui.services.opening import open_with_key

    sample = app.launch.sample
    assert sample is not None  # noqa: S101 - only called for a sample
    return open_with_key(sample.folder, sample.key, clock=app.launch.clock)


def _open(app: InterviewApp, call: Callable[[], OpenStudy]) -> None:
    app.writer.submit(call, lambda study: opened(app, study), app.failed)


def opened(app: InterviewApp, study: OpenStudy) -> None:
    """Go where the launch wants to be, now that the study is open."""
    app.study = study
    launch = app.launch
    code = launch.code or (launch.sample.running_code if launch.sample and launch.at == "session" else "")
    if code:
        open_session(app, code)
    elif launch.at == "review":
        show_review(app)
    else:
        show_home(app, exporting=launch.at == "export")


def open_session(app: InterviewApp, code: str) -> None:
    """Start the interview of this respondent, or go on with the one that is open."""

    def work() -> Session:
        assert app.study is not None  # noqa: S101 - the study is open here
        interviewing = app.study.interviewing
        open_ones = [item for item in interviewing.unfinished() if item.code == code]
        return interviewing.resume(open_ones[0].interview.id) if open_ones else interviewing.start(code)

    app.writer.submit(work, lambda session: show_session(app, session), app.failed)


def show_session(app: InterviewApp, session: Session) -> None:
    """Show the interview, hand on early keys, and load in the background what the first note will need."""
    from interview_tui.tui.screens.session import SessionScreen

    app.switch_to(SessionScreen(app, session))
    app.call_after_refresh(app.session_shown)


def show_home(app: InterviewApp, *, exporting: bool = False) -> None:
    """Show the study; with ``exporting`` the export screen on top of it."""
    from interview_tui.tui.screens.home import HomeScreen

    app.switch_to(HomeScreen(app))
    if exporting:
        from interview_tui.tui.screens.export import ExportScreen

        app.push_screen(ExportScreen(app))
    app.ready()


def show_review(app: InterviewApp, interview_id: int = 0) -> None:
    """Show the review of an interview (the first finished one if none is named) on top of the study."""
    from interview_tui.tui.screens.home import HomeScreen
    from interview_tui.tui.screens.review import ReviewScreen

    app.switch_to(HomeScreen(app))
    app.push_screen(ReviewScreen(app, interview_id))
    app.ready()


def sentence_of(error: Exception) -> InterviewError:
    """Return an error as one that can be shown; anything that is not ours is raised."""
    if isinstance(error, InterviewError):
        return error
    raise error
