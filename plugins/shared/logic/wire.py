"""Records as JSON, for what is kept in a session; ``glimpse_client.decoding.decode`` reads it."""
import dataclasses
from typing import Any

from ..glimpse_client.decoding import wire_name


def to_wire(value: Any) -> Any:
    """A record as objects, lists and plain values."""
    if dataclasses.is_dataclass(value):
        return {
            wire_name(field.name): to_wire(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
    if isinstance(value, (tuple, list)):
        return [to_wire(one) for one in value]
    if isinstance(value, dict):
        return {name: to_wire(one) for name, one in value.items()}
    return value
