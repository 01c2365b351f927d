"""A few lines under the heading of a study: what should be seen to, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from interview_tui.i18n import ngettext
from interview_tui.services.noticing import Notice, Weight
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.tui.ink import Ground, Name

INDENT = 6
MOST = 2
"""Lines shown; the last one says how many more there are."""

_LOOKS: dict[Weight, Name] = {Weight.QUIET: "dim", Weight.SOON: "warn", Weight.NOW: "alarm"}
_SIGNS = {Weight.QUIET: " ", Weight.SOON: "△", Weight.NOW: "!"}


class NoticeLines(Prose):
    """Paints the notices; takes no room when there are none."""

    GROUND: ClassVar[Ground] = "background"
    DEFAULT_CSS = "NoticeLines { height: auto; background: $background; display: none; }"

    def tell(self, notices: Sequence[Notice], keys: Mapping[str, str]) -> None:
        """Show these; ``keys`` gives the key of a command's id, shown before the sentence it leads from."""
        self.display = bool(notices)
        shown = notices[: MOST if len(notices) <= MOST else MOST - 1]
        paras = [_para(notice, keys) for notice in shown]
        if more := len(notices) - len(shown):
            words = ngettext("and {n} more thing to see to", "and {n} more things to see to", more)
            paras.append(Para(words.format(n=more), "dim", INDENT, f"{keys.get('see_to', '')}  ", most=1))
        self.show(*paras)


def _para(notice: Notice, keys: Mapping[str, str]) -> Para:
    lead = f"{_SIGNS[notice.weight]} {keys.get(notice.command, ' ')}  "
    return Para(notice.sentence, _LOOKS[notice.weight], INDENT, lead, most=1)
