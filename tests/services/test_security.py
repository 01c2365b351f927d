"""The words about security are true: figures are those at work, and what is promised is what is done."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui import i18n, recoverycode, sealing, shield
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.paths import StudyPaths
from interview_tui.services import security
from interview_tui.services.opening import create_study, open_study
from interview_tui.settings import Settings
from interview_tui.store import keyslots
from interview_tui.store.keying import cipher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide
    from tests.conftest import FakeClock

PASSPHRASE = "fire ord som ikke henger sammen"
CANARY = "kanarifuglen synger i gangen"


@pytest.fixture
def folder(tmp_path: Path, guide: Guide, clock: FakeClock) -> Iterator[Path]:
    """A study with a stored note and a half-written line, made as a person's is, whatever the umask."""
    place, old = tmp_path / "study", os.umask(0)
    try:
        create_study(place, guide, PASSPHRASE, recovery=recoverycode.new(), clock=clock)
        study = open_study(place, PASSPHRASE, clock=clock)
        study.recruiting.add_site("Kontor Fjordvik")
        code = study.recruiting.add_respondent("Kontor Fjordvik", {}).code
        scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
        study.consenting.record(code, scopes, Decision.GRANTED)
        session = study.interviewing.start(code)
        session.note(CANARY)
        session.keep_draft(CANARY, session.stamp())
        yield place
        study.close()
    finally:
        os.umask(old)


def said(language: str = "en") -> str:
    """Return all the words in one language, on one line."""
    parts = security.sections(i18n.translator(language))
    return " ".join(f"{part.title} {words}. {text}" for part in parts for words, text in part.points)


def test_each_way_in_costs_what_is_said(folder: Path) -> None:
    slots = json.loads(StudyPaths(folder).keyslots.read_text())["slots"]
    assert [slot["kind"] for slot in slots] == ["passphrase", "recovery"]
    for slot in slots:
        memory, passes, lanes = slot["memory_kib"] // 1024, slot["iterations"], slot["lanes"]
        assert slot["kdf"] == "argon2id"
        assert f"Argon2id ({memory} MiB of memory, {passes} passes, {lanes} lanes, a random salt)" in said()
    assert len({slot["salt"] for slot in slots}) == 2


def test_the_database_is_encrypted_as_is_said(folder: Path) -> None:
    key = keyslots.unlock(StudyPaths(folder), PASSPHRASE)
    at_work = cipher()
    assert len(key) * 8 == 256
    assert f"random key of {len(key) * 8} bits" in said()
    assert f"SQLCipher {at_work.version.split()[0]}" in said()
    assert f"page of {at_work.page_bytes} bytes sealed with {at_work.seal}" in said()
    assert at_work.seal == "HMAC-SHA512"


def test_nothing_in_the_folder_is_readable_and_all_of_it_is_one_s_own(folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {"study.db", "study.db-wal", "keyslots.json"} <= {file.name for file in files}
    for file in files:
        content = file.read_bytes()
        assert not any(word.encode() in content for word in (CANARY, "kanarifuglen", "Fjordvik", PASSPHRASE))
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert "files 0600, folders 0700" in said()


def test_the_code_has_the_bits_and_the_lock_the_minutes_that_are_said() -> None:
    random = len(recoverycode.ALPHABET) ** (recoverycode.GROUPS * (recoverycode.SIZE - 1))
    bits = int(str(security.figures()["code"]))
    assert 2**bits <= random < 2 ** (bits + 1)
    assert bits >= 128
    assert f"after {Settings().lock_after_minutes} minutes" in said()
    assert (shield.__doc__ or "").count("core") == 1


def test_the_key_is_sealed_in_the_way_that_is_named(folder: Path) -> None:
    from base64 import b64decode

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    content = json.loads(StudyPaths(folder).keyslots.read_text())
    slot = content["slots"][0]
    cost = sealing.Cost(slot["memory_kib"], slot["iterations"], slot["lanes"])
    wrapping = sealing.derive(PASSPHRASE, b64decode(slot["salt"]), cost)
    about = f"interview_tui study {content['study']} passphrase".encode()
    key = AESGCM(wrapping).decrypt(b64decode(slot["nonce"]), b64decode(slot["sealed"]), about)
    assert key == keyslots.unlock(StudyPaths(folder), PASSPHRASE)
    assert len(wrapping) * 8 == 256
    assert "sealed with AES-256-GCM" in said()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_is_whole_in_both_languages_and_does_not_boast(language: str) -> None:
    text = said(language)
    assert "{" not in text
    boast = r"military|unbreakable|impossible|bank.?grade|100 ?%|guarantee|militær|uknekkelig|umulig|garanter"
    assert not re.search(boast, text, re.IGNORECASE)
    if language == "nb":
        english = said("en")
        pairs = zip(security.sections(i18n.translator("nb")), security.sections(str), strict=True)
        assert not any(norsk.title == other.title for norsk, other in pairs)
        assert len(text) > len(english) * 0.8


def test_the_readme_says_the_same() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    told = " ".join(readme.split())
    for part in security.sections(str):
        for words, text in part.points:
            assert f"**{words}.** {' '.join(text.split())}" in told
