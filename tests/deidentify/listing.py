"""What is listed in a text that is looked through widely, as ``scan`` does."""

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import IdentifierType


def listed(text: str, *kinds: IdentifierType, language: str = "nb") -> list[str]:
    """Return the words of these kinds in the order they stand; of every kind when none is named."""
    found = find(text, (), language, wide=True)
    return [one.text for one in found if not kinds or one.type in kinds]
