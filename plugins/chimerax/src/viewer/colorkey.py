"""ChimeraX's color key, unless the user has one."""
from typing import Any, List

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
    if key is not None and not _is_ours(key):
        return
    key = key or get_model(session)
    key.rgbas_and_labels = [
        ((*rgb, 1.0), text)
        for rgb, text in zip(
            (colours.LOW, colours.MIDDLE, colours.HIGH),
            ("-%g" % limit, "%s per atom" % unit, "+%g" % limit),
        )
    ]
    key.pos, key.size, key.font_size = _PLACE, _SIZE, _FONT_SIZE
    setattr(key, _OURS, _content(key))


def ours(session: Any) -> List[Any]:
    """What the key says that was made here; empty when the one that there is wasn't."""
    if not session.ui.is_gui:
        return []
    from chimerax.color_key.model import get_model

    key = get_model(session, create=False)
    return _content(key) if key is not None and _is_ours(key) else []


def claim(session: Any, stated: List[Any]) -> None:
    """Makes a key ours again, when it says what it said: sessions forget whose it was."""
    from chimerax.color_key.model import get_model

    key = get_model(session, create=False)
    if key is not None and _content(key) == [list(one) for one in stated]:
        setattr(key, _OURS, _content(key))


def hide(session: Any) -> None:
    """Takes it away, if it is ours."""
    if ours(session):
        from chimerax.color_key.model import get_model

        session.models.close([get_model(session, create=False)])


def _is_ours(key: Any) -> bool:
    """Whether it says what was put there here; one that a command has changed is the user's."""
    return getattr(key, _OURS, None) == _content(key)


def _content(key: Any) -> List[Any]:
    """Its colours and labels, as plain values."""
    return [
        [*(round(float(part), 4) for part in rgba), label] for rgba, label in key.rgbas_and_labels
    ]
