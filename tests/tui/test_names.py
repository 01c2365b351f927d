"""The key file on the screen: made, opened, added to and taken from, and forgotten when it is left."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.identifier import IdentifierType
from interview_tui.sealing import QUICK
from tests.tui.after import recruited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

WORDS = "seven quiet herons at noon"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's home folder, empty."""
    place = tmp_path / "person"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("USERPROFILE", str(place))
    return place


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A key file with a place in it."""
    place = tmp_path / "mine.keyfile"
    made = KeyFile.create(place, WORDS, cost=QUICK)
    made.add(Entry.new("Testvik", type=IdentifierType.PLACE))
    made.save()
    return place


def in_folder(folder: Path) -> list[str]:
    return [item.name for item in folder.iterdir()]


async def opened(hand: Hand, key_file: Path) -> None:
    """Open a key file from the study's screen."""
    await hand.on("HomeScreen")
    await hand.press("k")
    await hand.sees("key file not open")
    await hand.press("o")
    await hand.sees("Where is the key file?")
    await hand.type(str(key_file))
    await hand.press("enter")
    await hand.sees("Passphrase of the key file")
    await hand.type(WORDS)
    await hand.press("enter")
    await hand.sees("Key file and study lie on the same disk")
    await hand.press("escape")


async def made(hand: Hand) -> None:
    """Make a key file from the study's screen, at the place that is offered."""
    await hand.press("k")
    await hand.sees("No key file is known yet", "It has a passphrase of its own", "never opens it")
    assert "N new name" not in hand.text
    await hand.press("m")
    await hand.sees("~/study-reform-study.keyfile")
    await hand.press("enter")
    await hand.sees("another than the study's")
    await hand.type("heron nine")
    await hand.sees("Short: someone with the laptop could guess it.")
    await hand.press("ctrl+w", "ctrl+w")
    await hand.type(WORDS)
    await hand.sees("Good, if the words have nothing to do")
    assert "heron" not in hand.text
    await hand.press("enter")
    await hand.sees("once more")
    await hand.type(WORDS)
    await hand.press("enter")
    await hand.sees("Key file and study lie on the same disk", "whoever takes one takes both")
    await hand.press("down", "enter")
    await hand.sees("There is nothing in it yet", "0 entries", "Better on a memory stick", "N new name")


async def test_a_name_whose_person_has_left_the_study_is_marked(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, key_file: Path
) -> None:
    code = inside(recruited)
    file = KeyFile.open(key_file, WORDS)
    for one in (code, "R999"):
        file.add(Entry.new(f"Kari {one}", code=one))
    file.save()
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await opened(hand, key_file)
        await hand.sees("Kari R999")
        # The one who is chosen is here still; the row of the other is marked all the same.
        await hand.sees(f"▸ {code} Kari {code}", "✗ R999 Kari R999", "not in study")
        await hand.sees("3 entries · no longer in the study: 1")
        assert "R999 is no longer" not in hand.text
        await hand.press("down")
        await hand.sees("R999 is no longer in the study. X takes the name out of here too.")


async def test_a_key_file_is_made_and_a_respondents_name_goes_into_it(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, own_home: Path
) -> None:
    code = inside(recruited)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await made(hand)
        await hand.press("n")
        await hand.sees("whose is it?", "Hill")
        await hand.press("enter")
        await hand.sees(f"{code}: the full name")
        await hand.press(*"Kari", "space", *"Prøve", "enter")
        await hand.sees("Other forms or nicknames")
        await hand.press(*"Karo;", "space", *"KP", "enter")
        await hand.sees("Telephone, e-mail")
        await hand.type("99 88 77 66; kari@eksempel.invalid")
        await hand.press("enter")
        await hand.sees("Where does the signed paper lie?")
        await hand.press(*"cabinet", "space", "2", "enter")
        await hand.sees(
            "Kari Prøve; Karo; KP", "1 entry", "The signed paper lies: cabinet 2", "Added, and saved"
        )
        assert hand.app.study is not None
        kinds = [row.kind for row in hand.app.study.store.audit_rows()]
        assert kinds[-1] == "key file on the same disk acknowledged"
        assert hand.app.study.study.key_file
    place = own_home / "study-reform-study.keyfile"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    (entry,) = KeyFile.open(place, WORDS).entries
    assert (entry.code, entry.type, entry.name) == (code, IdentifierType.PERSON, "Kari Prøve")
    assert entry.paper == "cabinet 2"
    assert (entry.also, entry.contacts) == (("Karo", "KP"), ("99 88 77 66", "kari@eksempel.invalid"))


async def test_the_two_passphrases_must_be_the_same_and_not_the_studys(
    open_app: OpenApp, folder: Path, passphrase: str, own_home: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("k")
        for second, says in (("other", "The two passphrases differ."), ("", "another passphrase than")):
            await hand.on("NamesScreen")
            await hand.press("m")
            await hand.sees("~/study-reform-study.keyfile")
            await hand.press("enter")
            await hand.sees("another than the study's")
            await hand.type(passphrase)
            await hand.press("enter")
            await hand.sees("once more")
            await hand.type(second or passphrase)
            await hand.press("enter")
            await hand.sees(says)
        assert hand.app.study is not None
        assert not hand.app.study.study.key_file
        assert in_folder(own_home) == []


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("{study}/inside.keyfile", "must not lie inside the study folder"),
        ("{home}/taken", "taken is already there"),
        ("{home}/no/such/folder/x.keyfile", "could not be saved"),
        ("~nobody-has-this-name/x.keyfile", "could not be saved"),
        ("{home}/" + "x" * 300, "could not be saved"),
    ],
)
async def test_a_place_that_is_no_good_is_said_and_nothing_is_made(  # noqa: PLR0917
    open_app: OpenApp, folder: Path, passphrase: str, own_home: Path, where: str, says: str
) -> None:
    (own_home / "taken").write_text("mine")
    place = where.format(study=folder, home=own_home)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("k", "m")
        await hand.sees("~/study-reform-study.keyfile")
        await hand.press("ctrl+w")
        await hand.type(place)
        await hand.press("enter")
        for name in ("AskNewPassphrase", "AskLine") if "saved" in says else ():
            await hand.on(name)
            await hand.type(WORDS)
            await hand.press("enter")
        await hand.sees(says)
        await hand.sees("key file not open")
    assert (own_home / "taken").read_text() == "mine"
    assert in_folder(own_home) == ["taken"]


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize("what", ["missing", "x" * 300, ".", "other"])
async def test_what_cannot_be_opened_is_said(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path, what: str
) -> None:
    (tmp_path / "other").write_text("not a key file\n")
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("k", "o")
        await hand.on("AskShort")
        await hand.type(str(tmp_path / what))
        await hand.press("enter")
        # Said before a passphrase is asked for, and the path stays to be mended.
        await hand.until(lambda: "key file" in hand.text.replace("Where is the key file?", ""))
        await hand.on("AskShort")
        assert "Passphrase of the key file" not in hand.text
        await hand.press("escape")
        await hand.on("NamesScreen")
        assert hand.screen.naming is None
        assert hand.app.study is not None
        assert not hand.app.study.study.key_file


async def test_a_wrong_passphrase_opens_nothing_and_does_no_harm(
    open_app: OpenApp, folder: Path, passphrase: str, key_file: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("k", "o")
        await hand.on("AskShort")
        await hand.type(str(key_file))
        await hand.press("enter")
        await hand.sees("Passphrase of the key file")
        await hand.press(*"wrong", "enter")
        await hand.sees("That passphrase does not open it.")
        assert "Testvik" not in hand.text
        await hand.press("n")
        await hand.sees("Open or make a key file first.")


async def test_a_place_without_a_code_is_added_and_one_is_taken_out(
    open_app: OpenApp, folder: Path, passphrase: str, key_file: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await opened(hand, key_file)
        await hand.sees("Testvik", "place", "1 entry")
        await hand.press("n")
        await hand.sees("without a code")
        await hand.press("enter")
        await hand.sees("What does it name?")
        await hand.press(*"org", "enter")
        await hand.sees("The full name")
        await hand.press(*"Prøveverket", "enter")
        await hand.sees("Other forms")
        await hand.press("enter")
        await hand.sees("Telephone")
        await hand.press("enter")
        await hand.sees("2 entries", "Prøveverket", "organisation")
        await hand.press("end", "x", "enter")
        await hand.sees("2 entries")
        assert len(KeyFile.open(key_file, WORDS).entries) == 2
        await hand.press("x", "down")
        await hand.sees("▸ Take it out")
        await hand.press("enter")
        await hand.sees("1 entry", "Taken out of the key file.")
    assert [one.name for one in KeyFile.open(key_file, WORDS).entries] == ["Prøveverket"]


async def test_escape_among_the_questions_leads_to_the_one_before(
    open_app: OpenApp, folder: Path, passphrase: str, key_file: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await opened(hand, key_file)
        await hand.press("n", "enter", "enter")
        await hand.sees("The full name")
        await hand.press("enter")
        await hand.sees("Nothing was added.")
        await hand.press("n", "enter", "enter", *"Ola", "enter", "escape")
        await hand.sees("The full name", "> Ola")
        await hand.press("escape")
        await hand.sees("Nothing was added.", "1 entry")
    assert len(KeyFile.open(key_file, WORDS).entries) == 1


async def test_a_file_that_was_changed_elsewhere_is_left_as_it_is(
    open_app: OpenApp, folder: Path, passphrase: str, key_file: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await opened(hand, key_file)
        other = KeyFile.open(key_file, WORDS)
        other.add(Entry.new("Ola Prøve"))
        other.save()
        await hand.press("n", "enter", "enter", *"Kari", "enter", "enter", "enter")
        await hand.sees("was changed in another window", "1 entry")
        await hand.until(lambda: "Kari" not in hand.text)
    assert [one.name for one in KeyFile.open(key_file, WORDS).entries] == ["Testvik", "Ola Prøve"]


async def test_everything_is_forgotten_when_the_screen_is_left(
    open_app: OpenApp, folder: Path, passphrase: str, key_file: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await opened(hand, key_file)
        left = hand.screen
        await hand.press("escape")
        await hand.on("HomeScreen")
        assert left.naming is None
        assert left.entries == []
        assert hand.app.given_key is None
        await hand.press("k")
        await hand.sees("This study has a key file.", "key file not open")
        assert "Testvik" not in hand.text


async def test_the_sample_offers_its_own_key_file_and_says_the_passphrase(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees("R47")
        await hand.press("k")
        await hand.sees("Sample data:", "its passphrase is demo-key")
        await hand.press("o")
        await hand.sees("names.keyfile")
        await hand.press("enter")
        await hand.sees("sample data: demo-key")
        await hand.press(*"demo-key", "enter")
        await hand.sees("8 entries", "Testperson Alfa", "R31", "99 99 90 04")
        assert all(len(line) <= 80 for line in hand.text.splitlines())


async def test_hostile_names_are_shown_as_text(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path
) -> None:
    file = KeyFile.create(tmp_path / "h.keyfile", WORDS, cost=QUICK)
    for name in ("[/x] closes", "[@click=app.quit]x[/]", "a\u202eb", "👩‍👩‍👧‍👦 fam", "\u0301 lone x"):
        file.add(Entry.new(name))
    file.save()
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await opened(hand, tmp_path / "h.keyfile")
        await hand.sees("[/x] closes", "[@click=app.quit]x[/]", "ab", "fam", "lone x", "5 entries")
