"""Running commands in this process, on a small study with a guide file of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from interview_tui.cli import cli
from interview_tui.cli.desk import Desk
from interview_tui.guidefile.markdown import read_guide
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.sealing import QUICK
from interview_tui.services.opening import create_study

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    from interview_tui.clock import Clock
    from tests.conftest import FakeClock

    Env = Mapping[str, str | None]

PASSPHRASE = "fem grønne ugler på taket"
KEY_PASSPHRASE = "seks blå elger i skogen"

GUIDE = """\
---
title: Before and after the reform
language: en
version: 1
planned_minutes: 60
---

Thank you for taking the time.

## Warm-up {.warmup}

- How long have you worked here?

## Tasks {#tasks minutes=10}

- What did you do on an ordinary day before? {#tasks-before time=before}
    - an example?
- And now?

## Users

- Who comes to the office now?

## Closing {.closing}

- Is there anything you would like to add?
"""


@dataclass
class Terminal:
    """Runs commands; ``secret`` is put into the environment as the study's passphrase."""

    clock: Clock
    secret: str = PASSPHRASE

    def run(self, *words: object, code: int = 0, stdin: str | None = None, env: Env | None = None) -> Result:
        """Run one command and demand its exit code."""
        environment = {"INTERVIEW_TUI_PASSPHRASE": self.secret, **(env or {})}
        args = [str(word) for word in words]
        result = CliRunner().invoke(cli, args, input=stdin, env=environment, obj=Desk(clock=self.clock))
        assert result.exit_code == code, (result.exit_code, result.stdout, result.stderr, result.exception)
        return result

    def line(self, *words: object, env: Env | None = None) -> str:
        """Run one command that must answer with one line, and return it."""
        answer = self.run(*words, env=env).stdout
        assert answer.endswith("\n")
        assert answer.count("\n") == 1
        return answer.rstrip("\n")

    def json(self, *words: object, env: Env | None = None) -> Any:
        """Run one command with ``--json`` and return what a program reads."""
        return json.loads(self.line(*words, "--json", env=env))


@pytest.fixture
def terminal(clock: Clock) -> Terminal:
    return Terminal(clock)


@pytest.fixture
def guide_file(tmp_path: Path) -> Path:
    file = tmp_path / "reform.md"
    file.write_text(GUIDE, encoding="utf-8")
    return file


@pytest.fixture
def folder(guide_file: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """A study with two background fields and nothing else yet; its passphrase is cheap to try."""
    made = tmp_path / "work" / "studie æøå"
    create_study(
        made,
        read_guide(guide_file),
        PASSPHRASE,
        title="Reform study",
        fields=("role", "years"),
        clock=clock,
        cost=QUICK,
    )
    return made


@pytest.fixture
def key_file(folder: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """An empty key file of that study, cheap to try too."""
    file = tmp_path / "memory stick" / "names.key"
    file.parent.mkdir()
    KeyFile.create(file, KEY_PASSPHRASE, cost=QUICK)
    with Desk(clock=clock).study(folder, None) as opened:
        opened.store.save_study(replace(opened.study, key_file=True))
    return file


@pytest.fixture
def code(terminal: Terminal, folder: Path) -> str:
    """A respondent at the only site, who has agreed to take part, to notes and to quotes."""
    terminal.run("site", "add", folder, "Kontor Prøvedal")
    added = terminal.line("respondent", "add", folder, "--field", "role=adviser")
    terminal.run("consent", "grant", folder, added, "participation", "notes", "quote_verbatim")
    return added


@pytest.fixture
def held(
    terminal: Terminal, folder: Path, code: str, clock: FakeClock
) -> Callable[..., list[dict[str, Any]]]:
    """Hold and close an interview with a note for each line; return its notes as a program reads them."""

    def hold(*lines: str) -> list[dict[str, Any]]:
        with Desk(clock=clock).study(folder, None) as opened:
            session = opened.interviewing.start(code)
            for line in lines:
                clock.advance(61_000)
                session.note(line)
            session.end()
            session.close()
            rows = opened.reviewing.interviews()
            ids = [one.id for row in rows for one in opened.reviewing.notes(row.interview.id)]
            opened.reviewing.sign(ids)
        notes: list[dict[str, Any]] = terminal.json("notes", folder, code)
        return notes

    return hold


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_TUI_PASSPHRASE", PASSPHRASE)
