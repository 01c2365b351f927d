"""The list of studies, the first page, and making a study by keys."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui import i18n
from interview_tui.paths import Paths, StudyPaths
from interview_tui.services.beginning import shipped_and_own
from interview_tui.services.known import known_studies, remember_study
from interview_tui.tui.widgets.note_editor import NoteEditor
from tests.guidefile import words

if TYPE_CHECKING:
    from tests.tui.conftest import Hand, OpenApp

SHIPPED = "starter-en"


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let ``~`` be a folder of the test's own."""
    monkeypatch.setattr(Path, "home", classmethod(lambda _cls: tmp_path / "person"))
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    return tmp_path / "person"


async def test_the_first_page_says_how_to_begin(open_app: OpenApp) -> None:
    async with open_app() as hand:
        await hand.sees("Welcome.", "make a study", "open a folder", "interview-tui demo", "N  ", "F  ")
        await hand.press("enter", "x")
        await hand.sees("There is no study on the list yet.")


async def test_a_known_study_is_listed_and_opened(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app() as hand:
        await hand.sees("1 study on this machine", "my-study")
        await hand.press("enter")
        await hand.on("UnlockScreen")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("HomeScreen")


async def test_a_missing_study_is_said_and_taken_off_only_when_asked_twice(
    open_app: OpenApp, folder: Path, home: Path
) -> None:
    gone = folder.with_name("gone-study")
    shutil.copytree(folder, gone)
    remember_study(Paths(home), gone)
    shutil.rmtree(gone)
    async with open_app() as hand:
        await hand.sees("gone-study", "not found here", "my-study")
        await hand.press("enter")
        await hand.sees("There is no study in")
        await hand.press("x")
        await hand.on("Picker")
        await hand.press("enter")
        await hand.on("StudiesScreen")
        await hand.sees("gone-study")
        await hand.press("x", "down", "enter")
        await hand.sees("Off the list. The folder was not touched.")
        await hand.until(lambda: "gone-study" not in hand.text)
    assert [study.folder for study in known_studies(Paths(home))] == [folder]
    assert StudyPaths(folder).database.exists()


async def test_a_folder_is_opened_by_its_path(
    open_app: OpenApp, folder: Path, tmp_path: Path, home: Path
) -> None:
    (home / "studies.json").unlink()
    async with open_app() as hand:
        await hand.sees("Welcome.")
        await hand.press("f")
        await hand.on("AskShort")
        await hand.type(str(tmp_path / "nothing"))
        await hand.press("enter")
        await hand.sees("There is no study in")
        await hand.press("f")
        await hand.on("AskShort")
        await hand.type(str(folder))
        await hand.press("enter")
        await hand.on("UnlockScreen")
        await hand.sees("my-study")


async def _at(hand: Hand, entry: str) -> None:
    """Wait until this line of the form has the focus."""
    await hand.until(lambda: hand.app.focused is not None and hand.app.focused.id == entry, entry)


async def _fill(hand: Hand, *, guide: str = SHIPPED, first: str = "kort ord", second: str = "") -> None:
    await hand.sees("Welcome.")
    await hand.press("n")
    await hand.on("NewStudyScreen")
    await hand.type(guide)
    await hand.press("enter")
    for entry, text in (("title", ""), ("folder", ""), ("fields", "dept, years"), ("passphrase", first)):
        await _at(hand, entry)
        if text:
            await hand.type(text)
        await hand.press("enter")
    await hand.type(second or first)


async def test_a_study_is_made_by_keys_and_opened(open_app: OpenApp, at_home: Path, home: Path) -> None:
    async with open_app(size=(100, 30)) as hand:
        await _fill(hand)
        await hand.sees("themes", "The same.", "~/interview-studies/study-")
        await hand.press("enter")
        await hand.on("RecoveryCodeScreen")
        await hand.press("enter", "enter")
        await hand.on("HomeScreen")
        await hand.sees("No respondents yet.")
        assert hand.app.study is not None
        assert hand.app.study.study.fields == ("dept", "years")
        made = hand.app.study.paths.folder
    assert made.parent == at_home / "interview-studies"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert [study.folder for study in known_studies(Paths(home))] == [made]


async def test_passphrases_that_differ_make_nothing(open_app: OpenApp, at_home: Path) -> None:
    async with open_app() as hand:
        await _fill(hand, second="other words")
        await hand.sees("Not the same yet.", "Short: someone with the laptop")
        assert "kort" not in hand.text
        await hand.press("enter")
        await hand.sees("The two passphrases differ.")
        await hand.press("ctrl+u")
        await hand.sees("once more ▸ ", "Short: someone")
        assert hand.app.screen.query_one("#again", NoteEditor).text == ""
        await hand.press("escape")
        await hand.sees("What you typed here is not kept. Esc once more goes back.")
        await hand.on("NewStudyScreen")
        await hand.press("escape")
        await hand.on("StudiesScreen")
    assert not (at_home / "interview-studies").exists()


async def test_an_untouched_form_is_left_at_once(open_app: OpenApp) -> None:
    async with open_app() as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.press("escape")
        await hand.on("StudiesScreen")


def test_guides_in_the_language_in_use_come_first(home: Path) -> None:
    names = {}
    for language in ("nb", "en"):
        i18n.use(language)
        names[language] = [one.name for one in shipped_and_own(Paths(home))]
    assert names["nb"][0].endswith("-nb")
    assert names["en"][0].endswith("-en")
    assert sorted(names["nb"]) == sorted(names["en"])


async def test_faults_of_a_guide_are_shown_with_file_and_line(open_app: OpenApp, tmp_path: Path) -> None:
    faulty = tmp_path / "mine.md"
    faulty.write_text("---\ntitle: Mine\nlanguage: en\n---\n\n- a question outside\n\n## Theme\n\n<b>x</b>\n")
    async with open_app(size=(160, 40)) as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.type(str(faulty))
        await hand.press("enter")
        await hand.sees("mine.md:6:", "fault")
        await hand.sees("mine.md:10:")
        assert "passphrase" not in hand.text
        faulty.write_text("---\ntitle: Mended\nlanguage: en\n---\n\n## Theme\n\n- A question?\n")
        await hand.press("enter")
        await hand.sees("Mended · 2 themes", "passphrase")


async def test_a_word_document_is_pointed_to_its_way_in(open_app: OpenApp, tmp_path: Path) -> None:
    document = tmp_path / "mine.docx"
    document.write_bytes(words.bold_lines())
    async with open_app(size=(160, 40)) as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.type(str(document))
        await hand.press("enter")
        await hand.sees("mine.docx:1: this is a Word document", "interview-tui guide import FILE")


async def test_a_guide_is_chosen_among_those_there_are(open_app: OpenApp, home: Path) -> None:
    own = home / "guides" / "own-guide.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: My very own\nlanguage: en\n---\n\n## Work\n\n- What do you do?\n")
    async with open_app() as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.press("enter")
        await hand.sees("Which guide?", "My very own (own-guide)", "your own", "ships with the program")
        await hand.press(*"very", "enter")
        await hand.on("NewStudyScreen")
        await hand.sees("My very own · 2 themes")
        await hand.until(lambda: "study-my-very-own" in hand.text)


async def test_the_title_leads_the_folder_until_somebody_writes_one(open_app: OpenApp) -> None:
    async with open_app() as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.press("down", "tab")
        await _at(hand, "title")
        await hand.press(*"Ærlig talt")
        await hand.sees("~/interview-studies/study-aerlig-talt")
        await hand.press("tab", "backspace", "shift+tab", "x")
        await hand.sees("Ærlig taltx")
        assert "study-aerlig-tal " in hand.text


async def test_a_title_that_is_offered_is_typed_over_or_kept(open_app: OpenApp) -> None:
    async with open_app() as hand:
        await hand.on("StudiesScreen")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.type(SHIPPED)
        await hand.press("enter")
        await _at(hand, "title")
        editor = hand.screen.query_one("#title")
        await hand.sees("Typing takes the place of the guide's title; → keeps it.")
        offered = editor.text
        await hand.press("right", "x")
        assert editor.text == offered + "x"
        editor.load(offered, offered=True)
        await hand.press(*"Skift")
        assert editor.text == "Skift"
