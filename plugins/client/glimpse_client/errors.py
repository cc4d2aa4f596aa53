"""What can go wrong, as one kind of exception."""
from typing import Any, Mapping, Optional, Tuple

LIMIT_EXCEEDED = 30
CANCELLED = -32800


class GlimpseError(Exception):
    """A fault that says what to do about it.

    ``code`` and ``kind`` are those of PROTOCOL.md; what the client itself finds has the code 0 and
    a kind of its own (``connection-lost``, ``command-not-found``, ``broken-answer``). ``where`` is
    the member of the request that is wrong, ``options`` are those that the texts name.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        kind: str = "",
        code: int = 0,
        where: Optional[str] = None,
        options: Optional[Tuple[str, ...]] = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.kind = kind
        self.code = code
        self.where = where
        self.options = options

    def __str__(self) -> str:
        return " ".join(part for part in (self.message, self.remedy) if part)


class Cancelled(GlimpseError):
    """The call was cancelled, by this client or since the daemon ended."""

    def __init__(self, message: str = "Cancelled.", remedy: str = "") -> None:
        super().__init__(message, remedy, "cancelled", CANCELLED)


class ConnectionLost(GlimpseError):
    """The connection broke off, or never came about; the call may or may not have been computed.

    It isn't sent again: it may be what broke the daemon. The next call connects anew.
    """

    def __init__(self, message: str, remedy: str = "The next call connects again.") -> None:
        super().__init__(message, remedy, "connection-lost")


class CommandNotFound(GlimpseError):
    """The command that leads to the daemon isn't there."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy, "command-not-found")


def error_of(error: Any) -> GlimpseError:
    """The exception for the ``error`` of an answer; members that are missing or odd don't hide
    the rest.
    """
    error = error if isinstance(error, Mapping) else {}
    details = error.get("data")
    details = details if isinstance(details, Mapping) else {}
    code = error.get("code")
    code = code if isinstance(code, int) else 0
    message = str(error.get("message") or "The daemon refused without a reason.")
    remedy = str(details.get("remedy") or "")
    if code == CANCELLED:
        return Cancelled(message, remedy)
    where = details.get("where")
    return GlimpseError(
        message,
        remedy,
        str(details.get("kind") or ""),
        code,
        None if where is None else str(where),
        _names(details.get("options")),
    )


def _names(value: Any) -> Optional[Tuple[str, ...]]:
    return tuple(str(name) for name in value) if isinstance(value, list) else None
