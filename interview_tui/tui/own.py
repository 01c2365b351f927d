"""Where a person's own settings are changed from the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.launch import Launch
    from interview_tui.paths import Paths


def own_paths(launch: Launch) -> Paths:
    """Return the person's own places; for a sample that is removed those of a copy, removed with it."""
    if launch.sample is None or not launch.removes_all:
        return launch.paths
    from interview_tui.services.own_settings import beside_sample

    return beside_sample(launch.paths, launch.sample.root)
