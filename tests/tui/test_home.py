"""The study's screen: sites, respondents, consent at a glance, and the way into interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.consent import ConsentScope, Decision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

START = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)


async def test_a_respondent_is_added_consents_and_is_interviewed_by_keys_alone(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("Reform study", "No respondents yet")
        await hand.press("n")
        await hand.sees("First the site")
        await hand.press(*"Hill", "enter")
        await hand.sees("dept (1 of 1")
        await hand.press(*"desk", "enter")
        await hand.sees("New respondent: R", "Hill", "dept: desk")
        code = hand.screen.chosen.respondent.code
        await hand.press("enter")
        await hand.sees(f"{code} has not agreed to: taking part, notes. C records it")
        assert hand.app.study is not None
        assert hand.app.study.interviewing.unfinished() == []
        await hand.press("c")
        await hand.sees(code, "· not asked")
        await hand.press("y", "enter", "y")
        await hand.sees("Recorded: notes, yes")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.sees("Enter twice starts the interview.")
        await hand.press("enter")
        await hand.sees("once more starts the interview")
        await hand.press("enter")
        await hand.on("SessionScreen")
        await hand.sees(code)


async def test_the_arrows_work_as_soon_as_there_are_respondents(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("n", *"Hill", "enter")
        await hand.sees("dept")
        await hand.press("enter")
        await hand.sees("New respondent: R")
        await hand.press("n", "down", "enter")
        await hand.sees("dept")
        await hand.press("enter")
        await hand.sees("2 respondents")
        await hand.press("home")
        await hand.until(lambda: hand.screen.chosen is hand.screen.view.rows[0])
        await hand.press("down")
        await hand.until(lambda: hand.screen.chosen is hand.screen.view.rows[1])
        await hand.press("up")
        await hand.until(lambda: hand.screen.chosen is hand.screen.view.rows[0])


async def test_moving_away_takes_back_the_first_enter(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    def fill(study: OpenStudy) -> None:
        study.recruiting.add_site("Hill")
        for _n in range(2):
            person = study.recruiting.add_respondent("Hill", {})
            study.consenting.record(person.code, START, Decision.GRANTED)

    inside(fill)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("Enter twice")
        await hand.press("enter", "down", "up", "enter")
        await hand.sees("once more starts")
        assert hand.app.study is not None
        assert hand.app.study.interviewing.unfinished() == []


async def test_the_sample_is_called_sample_and_its_rows_say_where_each_interview_stands(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder, size=(120, 30)) as hand:
        await hand.sees("SAMPLE DATA", "3 sites", "8 respondents", "7 interviews")
        await hand.sees("R47", "open ", "13 notes", "cancelled", "closed · ", "follow-up")
        assert hand.screen.chosen.respondent.code == "R47"
        await hand.press("home")
        await hand.sees("Cancelled before the interview.")
        await hand.press("enter")
        await hand.sees("R64 has cancelled.")
        await hand.press("end", "enter")
        await hand.on("SessionScreen")


async def test_narrow_and_wide_show_the_same_people(open_app: OpenApp, sample: Sample) -> None:
    for size in ((40, 12), (80, 24), (200, 60)):
        async with open_app(sample=sample, folder=sample.folder, size=size) as hand:
            await hand.sees("SAMPLE DATA", "R47")


async def test_the_leader_of_a_site_says_yes_and_takes_it_back(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    def fill(study: OpenStudy) -> None:
        study.recruiting.add_site("Hill")
        study.recruiting.add_respondent("Hill", {})

    inside(fill)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("leader of the site: · not asked")
        await hand.press("g", "enter")
        await hand.on("HomeScreen")
        await hand.sees("leader of the site: · not asked")
        await hand.press("g", "down", "enter")
        await hand.sees("leader of the site: ✓ yes")
        await hand.press("g", *"taken", "enter")
        await hand.sees("leader of the site: – withdrawn")


async def test_a_name_too_long_for_a_site_stays_in_the_field_with_a_sentence(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("s")
        await hand.on("AskShort")
        await hand.type("x" * 20_000)
        await hand.press("enter")
        await hand.sees("20000 characters, and 200 is the most here")
        await hand.press("x")
        await hand.sees("20001 characters")
        await hand.press("escape")
        await hand.on("HomeScreen")
        assert hand.app.study is not None
        assert hand.app.study.recruiting.sites() == []


async def test_the_same_site_twice_is_said_not_added(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        for _time in range(2):
            await hand.press("s")
            await hand.on("AskShort")
            await hand.press(*"Hill", "enter")
            await hand.sees("Hill")
        await hand.sees("There is a site called Hill already.", "> Hill")
        await hand.press("escape")
        assert hand.app.study is not None
        assert [site.name for site in hand.app.study.recruiting.sites()] == ["Hill"]


async def test_escape_among_the_questions_adds_nobody(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.recruiting.add_site("Hill"))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("Sites: Hill")
        await hand.press("n")
        await hand.sees("at which site?")
        await hand.press("down", "enter")
        await hand.sees("dept (1 of 1")
        await hand.press("escape")
        await hand.sees("No respondent was added.")
        assert hand.app.study is not None
        assert hand.app.study.recruiting.respondents() == []


async def test_the_guide_is_read_through_and_left(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("v")
        await hand.sees("Before and after the reform", "Opening card", "Thank you for taking the time.")
        await hand.press("end")
        await hand.sees("Is there anything we have not talked about")
        await hand.press("home")
        await hand.sees("Opening card")
        await hand.press("escape")
        await hand.on("HomeScreen")


async def test_another_study_closes_this_one_first(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("o")
        await hand.on("StudiesScreen")
        assert hand.app.study is None
        await hand.sees("my-study")
        await hand.press("enter")
        await hand.on("UnlockScreen")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.sees("No respondents yet")
