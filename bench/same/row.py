"""What a line of the table is."""
import random
from dataclasses import dataclass
from typing import Callable, Optional, Sequence

from asking import Asked, Daemon
from complexes import GIVEN, Complex
from differences import ALL, Difference

Make = Callable[[Complex, random.Random], Optional[Asked]]
Relation = Callable[[Complex, Daemon], "list[Difference]"]


@dataclass(frozen=True)
class Row:
    """A transformation: what is written otherwise (``make``; None where it doesn't apply), which
    way of giving the complex it is compared with, what must stay, and what must be said.

    ``says`` are words of a warning or assumption, ``may_say`` codes of warnings that may come or
    go. ``why`` stands wherever not all must hold. ``but`` are residues whose side chains (with a
    star the backbone, too) may have other channels; ``unless_said`` are codes: where one is said,
    any atom may. Prediction and totals must stay wherever none has. A row with a ``relation``
    compares answers with each other instead.
    """

    group: str
    name: str
    make: Optional[Make] = None
    base: str = GIVEN
    holds: Sequence[str] = ALL
    says: Sequence[str] = ()
    may_say: Sequence[str] = ()
    why: str = ""
    but: Sequence[str] = ()
    unless_said: Sequence[str] = ()
    relation: Optional[Relation] = None
