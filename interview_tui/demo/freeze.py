"""Makes ``nav7_nb.json`` and ``nav7_en.json`` out of the written interviews and the shipped guides.

Run ``python -m interview_tui.demo.freeze`` after a change of either. Frozen, the sample opens without reading
Markdown; a test tells when it is not fresh. Decisions stay as a person wrote them in ``decisions.json``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.demo import script

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide

HERE = Path(__file__).parent
LANGUAGES = ("nb", "en")


def frozen(guide: Guide, language: str) -> str:
    """Return the sample in one language as JSON: the guide, and every interview by its label."""
    interviews = {
        path.stem.upper(): script.records(script.read(path.read_text(encoding="utf-8")), guide, language)
        for path in sorted((HERE / "interviews").glob("r*.txt"))
    }
    content = {"guide": guide.canonical(), "guide_hash": guide.hash(), "interviews": interviews}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('],["', '],\n["') + "\n"


def target(language: str) -> Path:
    """Return where the frozen sample of a language lies."""
    return HERE / f"nav7_{language}.json"


def shipped_guide(language: str) -> Guide:
    """Return the guide of the study as it is shipped."""
    from interview_tui.guidefile.library import shipped
    from interview_tui.guidefile.markdown import read_guide

    return read_guide(next(path for path in shipped() if path.name == f"reform-{language}.md"))


def main() -> int:
    """Write both files; return the exit code."""
    for language in LANGUAGES:
        target(language).write_text(frozen(shipped_guide(language), language), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
