"""ChimeraX's color key, unless the user has one."""
from typing import Any

from ..logic import colours

_SIZE = (0.4, 0.03)  # of the window
_PLACE = (0.3, 0.08)
_FONT_SIZE = 16  # pixels; ChimeraX's own 24 run into each other in a window of half a screen
_OURS = "_glimpse"


def show(session: Any, limit: float, unit: str) -> None:
    """Shows what the colours mean; there is one key in a session, and the user's own stays."""
    if not session.ui.is_gui or limit <= 0:
        return
    from chimerax.color_key.model import get_model

    key = get_model(session, create=False)
    if key is not None and not getattr(key, _OURS, False):
        return
    key = key or get_model(session)
    setattr(key, _OURS, True)
    key.rgbas_and_labels = [
        ((*rgb, 1.0), text)
        for rgb, text in zip(
            (colours.LOW, colours.MIDDLE, colours.HIGH),
            ("-%g" % limit, "%s per atom" % unit, "+%g" % limit),
        )
    ]
    key.pos, key.size, key.font_size = _PLACE, _SIZE, _FONT_SIZE


def is_ours(session: Any) -> bool:
    """Whether the key that there is was made here."""
    if not session.ui.is_gui:
        return False
    from chimerax.color_key.model import get_model

    return bool(getattr(get_model(session, create=False), _OURS, False))


def claim(session: Any) -> None:
    """Makes a key ours again: sessions forget whose it was."""
    from chimerax.color_key.model import get_model

    key = get_model(session, create=False)
    if key is not None:
        setattr(key, _OURS, True)


def hide(session: Any) -> None:
    """Takes it away, if it is ours."""
    if not session.ui.is_gui:
        return
    from chimerax.color_key.model import get_model

    key = get_model(session, create=False)
    if key is not None and getattr(key, _OURS, False):
        session.models.close([key])
