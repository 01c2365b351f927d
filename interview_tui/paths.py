"""Where things live. Nothing here touches the disk."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Paths:
    """The places outside a study folder: the settings folder holds settings and the list of known studies."""

    settings_folder: Path

    @property
    def settings_file(self) -> Path:
        """The settings, TOML, written by the person."""
        return self.settings_folder / "settings.toml"

    @property
    def known_studies(self) -> Path:
        """The list of study folders opened on this machine (paths only, 0600)."""
        return self.settings_folder / "studies.json"

    @property
    def guides(self) -> Path:
        """The person's own guides."""
        return self.settings_folder / "guides"


def find(environment: Mapping[str, str] | None = None) -> Paths:
    """Return the places for this person: INTERVIEW_TUI_HOME if set, else the platform's settings folder."""
    env = os.environ if environment is None else environment
    home = env.get("INTERVIEW_TUI_HOME")
    if home:
        return Paths(typed(home))
    import platformdirs

    return Paths(Path(platformdirs.user_config_dir("interview_tui", appauthor=False)))


def typed(text: str) -> Path:
    """Return a path as a person types it: ``~`` is the home folder; ``~name`` of nobody stays as it is."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - pathlib raises where there is no such person


def quick_paths(environment: Mapping[str, str] | None = None) -> Paths:
    """Return what ``paths.find`` returns, on Linux without the time platformdirs takes to load."""
    env = os.environ if environment is None else environment
    if env.get("INTERVIEW_TUI_HOME") or sys.platform != "linux":
        return find(env)
    chosen = env.get("XDG_CONFIG_HOME", "").strip()
    return Paths((Path(chosen) if chosen else typed("~/.config")) / "interview_tui")


@dataclass(frozen=True, slots=True)
class StudyPaths:
    """The files of one study folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "study.db"

    @property
    def log(self) -> Path:
        """The database's write-ahead log; there while a study is open, and after a crash."""
        return self.folder / "study.db-wal"

    @property
    def keyslots(self) -> Path:
        """The study's data key, wrapped by the passphrase; holds no other secret."""
        return self.folder / "keyslots.json"

    @property
    def purge(self) -> Path:
        """What is remembered of a purge that was begun, until its certificate is written."""
        return self.folder / "purge.json"

    @property
    def index(self) -> Path:
        """The index of words that a search looks in; encrypted too, and made anew whenever it is missing."""
        return self.folder / "search.db"

    @property
    def index_files(self) -> tuple[Path, ...]:
        """The index, and what may lie beside it after a crash."""
        return self.index, self.folder / "search.db-wal", self.folder / "search.db-journal"

    @property
    def backups(self) -> Path:
        """Encrypted copies made before upgrades."""
        return self.folder / "backups"
