"""What a withdrawal would meet, as its screen shows it before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope
from interview_tui.model.withdrawal import Stage
from interview_tui.services import withdrawal_words
from interview_tui.tui import commands
from interview_tui.tui.screens.withdrawal_goes import keeping, what_goes
from interview_tui.tui.widgets.prose import Para

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.services.keys import KeyFile
    from interview_tui.services.withdrawing import Plan


class WithdrawalSeen:
    """Mixed into the screen of a withdrawal."""

    what: ConsentScope
    backups: bool
    exports: bool

    if TYPE_CHECKING:
        _code: str
        _key: KeyFile | None
        _remapped: Mapping[str, tuple[str, ...]]

    def _before(self, plan: Plan) -> list[Para]:
        paras = [Para(sentence, "text", 3) for sentence in withdrawal_words.before(plan)]
        goes_too, stays = what_goes(self.what, self._code)
        paras += [Para(), Para(goes_too, "head", 3), Para(stays, "text", 3), Para()]
        if self.what is ConsentScope.PARTICIPATION:
            paras += self._too(plan)
        else:
            paras += [Para(_("Key file, backups and exported files stay as they are."), "dim", 3), Para()]
        paras.append(Para(_("erase it now; it cannot be brought back"), "strong", 12, self._shown("erase")))
        if plan.stage is not Stage.BEFORE:
            paras.append(Para(keeping(plan.stage), "strong", 12, self._shown("withdraw_keep")))
        paras.append(Para(_("leave everything as it is"), "strong", 12, self._shown("leave_withdrawal")))
        return paras

    def _too(self, plan: Plan) -> list[Para]:
        paras = []
        if plan.backups:
            paras.append(self._choice("withdraw_backups", _("the study's backups go too"), on=self.backups))
        if plan.exports:
            paras.append(self._choice("withdraw_exports", _("the exported files go too"), on=self.exports))
        if plan.key_file:
            given = self._key is not None
            paras.append(self._choice("withdraw_key", _("the name goes out of the key file too"), on=given))
        return paras

    def _choice(self, command: str, text: str, *, on: bool) -> Para:
        return Para(f"{'[x]' if on else '[ ]'} {text}", "text" if on else "dim", 12, self._shown(command))

    def _shown(self, name: str) -> str:
        return commands.key_of(name, self._remapped) + "  "
