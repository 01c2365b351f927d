"""The language is that of the person's locale, and changes for every sentence at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui import i18n, words
from interview_tui.deidentify import replace
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.identifier import IdentifierType
from interview_tui.services.describing import day_of

CATALOGUE = Path(i18n.__file__).parent / "locale" / "nb" / "LC_MESSAGES" / "interview_tui.mo"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "nn_NO"}, "nb"),
        ({"LANG": "no"}, "nb"),
        ({"LANG": "NB"}, "nb"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
        ({"LC_ALL": "", "LANG": "nb_NO"}, "nb"),
        ({"LC_ALL": "en_US", "LANG": "nb_NO"}, "en"),
        ({"LC_MESSAGES": "nb_NO", "LANG": "en_US"}, "nb"),
        ({"LC_ALL": "C", "LC_MESSAGES": "nb_NO", "LANG": "nb_NO"}, "en"),
        ({"LANGUAGE": "nb:en", "LANG": "en_US"}, "nb"),
        ({"LC_CTYPE": "nb_NO"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], expected: str) -> None:
    assert i18n.guess(environment) == expected


def test_the_persons_own_locale_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nn_NO.UTF-8")
    assert i18n.guess() == "nb"
    assert i18n.guess({}) == "en"


def test_english_is_the_language_of_the_source() -> None:
    i18n.use("en")
    assert i18n.language() == "en"
    assert _("Nothing was changed.") == "Nothing was changed."
    assert _("") == ""
    assert N_("marked") == "marked"


@pytest.mark.parametrize("code", ["", "de", "NB", "nb_NO", "en_GB"])
def test_a_language_that_is_not_there_is_english(code: str) -> None:
    i18n.use(code)
    assert i18n.language() == "en"
    assert i18n.language() in i18n.LANGUAGES


@pytest.mark.parametrize(
    ("count", "form"), [(0, "notes"), (1, "note"), (2, "notes"), (-1, "notes"), (21, "notes")]
)
def test_one_is_one(count: int, form: str) -> None:
    assert ngettext("note", "notes", count) == form


def test_norwegian_and_back() -> None:
    if not CATALOGUE.exists():
        pytest.skip("the Norwegian catalogue is not compiled yet")
    i18n.use("nb")
    assert i18n.language() == "nb"
    assert _("Nothing was changed.") != "Nothing was changed."
    assert _("a sentence no catalogue has") == "a sentence no catalogue has"
    assert ngettext("one apple nobody has", "{n} apples nobody has", 1) == "one apple nobody has"
    i18n.use("en")
    assert i18n.language() == "en"
    assert _("Nothing was changed.") == "Nothing was changed."


def test_a_study_speaks_its_own_language_whatever_the_screens_speak() -> None:
    sentence = "Nothing was changed."
    assert i18n.translator("en")(sentence) == sentence
    assert i18n.translator("fr")(sentence) == sentence
    for code in ("nb", "no", "nn-NO"):
        assert (i18n.translator(code)(sentence) == sentence) is not CATALOGUE.exists()
    assert i18n.language() == "en"


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("kind", IdentifierType)
def test_the_screens_call_a_mark_what_the_files_call_it(kind: IdentifierType, language: str) -> None:
    i18n.use(language)
    assert f"[{words.identifier(kind)}]" == replace.token(kind, 0, language)


@pytest.mark.parametrize(
    ("kept", "norwegian"),
    [
        ("2027-12-31", "31.12.2027"),
        ("2027-12", "12.2027"),
        ("2027-12-31 10:05", "31.12.2027 10:05"),
        ("", ""),
        ("graded", "graded"),
        ("2027-12-31 or so", "2027-12-31 or so"),
    ],
)
def test_a_day_is_shown_as_it_is_read_and_can_be_typed_so(kept: str, norwegian: str) -> None:
    for language in ("en", "nb"):
        i18n.use(language)
        shown = norwegian if language == "nb" else kept
        assert i18n.as_read(kept) == shown
        assert i18n.as_read(kept, "nn") == norwegian
        if len(kept) == len("2027-12-31"):
            assert day_of(shown) == day_of(norwegian) == kept


@pytest.mark.parametrize(
    "typed", ["2026-12-03", "3.12.2026", "03. 12. 2026", "3/12/26", "3. desember 2026", "3 December 2026"]
)
def test_a_day_can_be_typed_as_people_write_it(typed: str) -> None:
    assert day_of(typed) == "2026-12-03"


@pytest.mark.parametrize("typed", ["31.2.2026", "3. mat 2026", "3.12", "12.2026", "3.12.1926", "in 2026"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UsageProblem):
        day_of(typed)
