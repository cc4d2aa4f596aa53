"""Whether all explanations of a session are on one scale."""
from typing import Any

_KEY = "_glimpse_shares_scale"


def shares_scale(session: Any) -> bool:
    """Whether they are."""
    return bool(getattr(session, _KEY, False))


def share_scale(session: Any, shares: bool) -> None:
    """Has it be so from the next look on."""
    setattr(session, _KEY, shares)
