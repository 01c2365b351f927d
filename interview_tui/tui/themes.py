"""Two calm palettes, dark and light. Colour only repeats what a word or a symbol already says."""

from __future__ import annotations

from textual.theme import Theme

from interview_tui.errors import SettingsProblem
from interview_tui.i18n import _

DARK = Theme(
    name="evening",
    primary="#8fb8de",
    secondary="#a3b9a0",
    accent="#e3b66e",
    foreground="#d7dbe0",
    background="#14181d",
    surface="#1a1f26",
    panel="#222932",
    success="#8cbf88",
    warning="#e3b66e",
    error="#ef8a80",
    dark=True,
    variables={"dim": "#7d8894", "rule": "#343d48"},
)
LIGHT = Theme(
    name="morning",
    primary="#1f5f8b",
    secondary="#4a6b47",
    accent="#8a5a00",
    foreground="#20262c",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e7e4dc",
    success="#2f6b2f",
    warning="#8a5a00",
    error="#a8261b",
    dark=False,
    variables={"dim": "#667078", "rule": "#cfcabf"},
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


def check_theme(name: str) -> None:
    """Raise SettingsProblem for colours there are not."""
    if name not in {"default", *THEMES}:
        raise SettingsProblem(
            _("The settings ask for the colours {name}, which there are not.").format(name=name[:40]),
            "",
            _("Choose one of: {known}.").format(known=", ".join(THEMES)),
        )
