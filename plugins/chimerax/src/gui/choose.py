"""Asks for one of several."""
from typing import Any, Optional, Sequence

from Qt.QtWidgets import QInputDialog


def choose(session: Any, title: str, options: Sequence[str]) -> Optional[int]:
    """The number of the option; None when the user would rather not."""
    chosen, holds = QInputDialog.getItem(
        session.ui.main_window, "Glimpse Bridge", title, list(options), 0, False
    )
    return list(options).index(chosen) if holds else None
