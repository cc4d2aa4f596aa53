"""What can be said of how to explain."""
from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class OptionExclusion:
    """Options that don't go with another, by any of its values or ``when`` it is one of these."""

    options: Tuple[str, ...]
    when: Tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Option:
    """An option of a request: ``name`` is ``max-steps``, ``member`` is ``options.maxSteps``. A flag
    puts ``value`` there, or true. ``kind`` is ``flag``, ``integer``, ``number``, ``choice``,
    ``text``, ``structure`` or ``template``; ``takes`` says in words what it takes.
    """

    name: str
    member: str
    value: Optional[str]
    kind: str
    takes: str
    words: Tuple[str, ...]
    minimum: Optional[int]
    maximum: Optional[int]
    above: Optional[float]
    default: Optional[str]
    help: str
    excludes: Tuple[OptionExclusion, ...]
    viewers: bool
    frames: bool

    @property
    def key(self) -> str:
        """Its name in Python: ``max_steps``."""
        return self.name.replace("-", "_")

    @property
    def is_value(self) -> bool:
        """Whether it is a value, and no structure or molecule of its own."""
        return self.kind not in ("structure", "template")


@dataclass(frozen=True)
class OptionsAnswer:
    """All of them."""

    options: Tuple[Option, ...]
