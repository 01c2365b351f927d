"""The command line: every verb of the product in one short line, for people, scripts and screen readers."""

from __future__ import annotations

from interview_tui.cli.group import cli, main

__all__ = ["cli", "main"]
