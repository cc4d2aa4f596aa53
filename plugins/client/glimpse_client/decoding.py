"""JSON into records."""
import base64
import binascii
import dataclasses
import functools
import typing
from typing import Any, Dict, Tuple, Type, TypeVar

from .errors import GlimpseError

Record = TypeVar("Record")

_REMEDY = "Install the client and Glimpse Bridge of the same release."


def decode(record: Type[Record], value: Any) -> Record:
    """Makes a record of an answer. Members that the record doesn't know are ignored, null or
    missing ones are None where that is allowed.

    Raises GlimpseError (``broken-answer``) that names the member that is missing or of the wrong
    type.
    """
    return _decode(record, value, record.__name__)


def _decode(kind: Any, value: Any, where: str) -> Any:
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value, where)
    if kind is Any:
        return value
    origin = getattr(kind, "__origin__", None)
    if origin is typing.Union:
        inner = [one for one in kind.__args__ if one is not type(None)]
        return None if value is None else _decode(inner[0], value, where)
    if origin is tuple:
        _require(isinstance(value, list), "a list", where)
        return tuple(
            _decode(kind.__args__[0], one, "%s[%d]" % (where, index))
            for index, one in enumerate(value)
        )
    if origin is dict:
        _require(isinstance(value, dict), "an object", where)
        return {
            name: _decode(kind.__args__[1], one, "%s.%s" % (where, name))
            for name, one in value.items()
        }
    return _decode_plain(kind, value, where)


def _decode_plain(kind: Any, value: Any, where: str) -> Any:
    if kind is bytes:
        _require(isinstance(value, str), "base64", where)
        try:
            return base64.b64decode(value, validate=True)
        except binascii.Error:
            _require(False, "base64", where)
    if kind is float:
        _require(
            isinstance(value, (int, float)) and not isinstance(value, bool), "a number", where
        )
        return float(value)
    _require(
        isinstance(value, kind) and (kind is bool or not isinstance(value, bool)),
        "of type %s" % kind.__name__,
        where,
    )
    return value


def _decode_record(kind: Any, value: Any, where: str) -> Any:
    _require(isinstance(value, dict), "an object", where)
    members = {}
    for field, name, hint, has_default in _members(kind):
        if has_default and name not in value:  # An earlier version kept it.
            continue
        _require(name in value or _is_optional(hint), "there", "%s.%s" % (where, name))
        members[field] = _decode(hint, value.get(name), "%s.%s" % (where, name))
    return kind(**members)


@functools.lru_cache(maxsize=None)
def _members(kind: Any) -> Tuple[Tuple[str, str, Any, bool], ...]:
    hints = typing.get_type_hints(kind)  # type: Dict[str, Any]
    return tuple(
        (
            field.name,
            wire_name(field.name),
            hints[field.name],
            field.default is not dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    )


def wire_name(name: str) -> str:
    """``result_id`` as the wire has it: ``resultId``."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _is_optional(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is typing.Union and type(None) in hint.__args__


def _require(holds: bool, what: str, where: str) -> None:
    if not holds:
        raise GlimpseError(
            "The daemon's answer isn't as it should be: %s isn't %s." % (where, what),
            _REMEDY,
            "broken-answer",
        )
