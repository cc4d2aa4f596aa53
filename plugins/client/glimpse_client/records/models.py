"""Models and their channels."""
from dataclasses import dataclass
from typing import Dict, Optional, Tuple


@dataclass(frozen=True)
class Fault:
    """What went wrong with one thing of many; ``code`` is the kind of PROTOCOL.md, ``options`` are
    those that both texts name.
    """

    code: str
    message: str
    remedy: str
    options: Optional[Tuple[str, ...]] = None


@dataclass(frozen=True)
class Channel:
    """A channel; ``side`` is ``protein`` or ``ligand``."""

    index: int
    side: str
    name: str

    @property
    def label(self) -> str:
        """Side and name, as ``result_map`` takes it."""
        return "%s %s" % (self.side, self.name)


@dataclass(frozen=True)
class Provenance:
    """Which model it is exactly: what its maker calls this state of it, the SHA-256 of its weights
    (one a member), ``shipped`` or ``user``, and whether it hides a shipped one of its name.
    """

    version: str
    weights_sha256: Tuple[str, ...]
    origin: str
    takes_shipped_place: bool


@dataclass(frozen=True)
class Receptor:
    """How much of what surrounds a ligand a model looks at: whole residues with a heavy atom within
    ``reach`` (Å) of one of the ligand's, and whether crystal waters and buffer count unasked.
    """

    reach: float
    counts_waters: bool
    counts_buffer: bool


@dataclass(frozen=True)
class ErrorInterval:
    """How far measured values lie from predictions: ``coverage`` of them within ``half_width``."""

    coverage: float
    half_width: float


@dataclass(frozen=True)
class Model:
    """An output of a model, by the name to ask for it; ``grid_spacing`` in Å, the box has
    ``grid_size`` voxels on each axis, ``output_kind`` says what kind of number it predicts, such as
    ``affinity`` or ``logit``.
    """

    name: str
    title: str
    description: str
    scheme: str
    scheme_revision: int
    output: str
    unit: str
    shows_probability: bool
    grid_size: int
    grid_spacing: float
    channels: Tuple[Channel, ...]
    metrics: Dict[str, float]
    provenance: Optional[Provenance] = None
    output_kind: Optional[str] = None
    receptor: Optional[Receptor] = None
    interval: Optional[ErrorInterval] = None


@dataclass(frozen=True)
class ModelsAnswer:
    """Models that can be used, and what is wrong with those that can't."""

    models: Tuple[Model, ...]
    faults: Tuple[Fault, ...]
