"""The record of ``summary.json``."""
from dataclasses import dataclass
from typing import Dict, Optional, Tuple

from .daemon import Engine, ProgramInfo
from .models import Model


@dataclass(frozen=True)
class Source:
    """What was explained; ``record`` counts in a file of many ligands."""

    protein: str
    ligand: str
    record: Optional[int]


@dataclass(frozen=True)
class Ligand:
    """The ligand."""

    id: str
    title: str
    heavy_atoms: int


@dataclass(frozen=True)
class Interval:
    """Where a measured value is to be expected; ``coverage`` of them lay within such intervals."""

    low: float
    high: float
    coverage: float


@dataclass(frozen=True)
class Prediction:
    """What the model says, and what that means in words."""

    value: float
    unit: str
    probability: Optional[float]
    meaning: str
    interval: Optional[Interval] = None


@dataclass(frozen=True)
class Verdict:
    """What a classifier says of the pose that an affinity is predicted for."""

    model: str
    prediction: Prediction
    is_against: bool
    words: str


@dataclass(frozen=True)
class FurtherTerm:
    """A part of a prediction that belongs to no atom, such as the ligand's size."""

    name: str
    value: float


@dataclass(frozen=True)
class AtomInteraction:
    """What two atoms contribute together: indices in ``result/atoms``, their distance in Å."""

    ligand_atom: int
    protein_atom: int
    distance: float
    value: float


@dataclass(frozen=True)
class Interactions:
    """What each atom of the ligand and each residue contribute together, ``values[atom][residue]``;
    half of ``sum`` counts on either side. ``residues`` are indices in the summary's. ``members`` names
    those of an ensemble whose pairs these are, where others are no sums over pairs.
    """

    sum: float
    atoms: Tuple[int, ...]
    residues: Tuple[int, ...]
    values: Tuple[Tuple[float, ...], ...]
    strongest: Tuple[AtomInteraction, ...]
    members: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Member:
    """What a member of an ensemble predicts; the weights sum to 1."""

    name: str
    weight: float
    value: float


@dataclass(frozen=True)
class Ensemble:
    """An ensemble's members: the prediction is the weighted mean of theirs."""

    standard_deviation: float
    members: Tuple[Member, ...]


@dataclass(frozen=True)
class BesideNumber:
    """A number that stands beside a prediction, such as gnina's CNNscore; ``unit`` may be empty."""

    name: str
    value: float
    unit: str
    note: str


@dataclass(frozen=True)
class Attribution:
    """How the prediction was taken apart; ``sum`` misses it by ``completeness_error``."""

    method: str
    rank_correlation: Optional[float]
    rule: Optional[str]
    steps: Optional[int]
    tolerance: Optional[float]
    interval_error: Optional[float]
    gradient_evaluations: int
    baseline: str
    baseline_value: float
    terms: Dict[str, float]
    sum: float
    completeness_error: float
    further_terms: Tuple[FurtherTerm, ...] = ()


@dataclass(frozen=True)
class Spread:
    """A prediction over several frames."""

    frames: int
    mean: float
    standard_deviation: float
    minimum: float
    maximum: float


@dataclass(frozen=True)
class AtomMatch:
    """An atom of the ligand and one of the reference in its place; ``distance`` in Å."""

    ligand_index: int
    ligand_name: str
    reference_index: int
    reference_name: str
    distance: float
    have_same_channels: bool
    net: float


@dataclass(frozen=True)
class Comparison:
    """The other ligand of a request with ``versus``."""

    file: str
    reference: Ligand
    prediction: Prediction
    difference: float
    rotations: Spread
    ligand_sum: float
    reference_sum: float
    match_distance: float
    matches: Tuple[AtomMatch, ...]


@dataclass(frozen=True)
class Stability:
    """How much the prediction depends on the frame."""

    rotations: Spread
    averaged_rotations: int
    jitter: Optional[Spread]
    same_ligand_atom: Optional[int]
    same_protein_atom: Optional[int]


@dataclass(frozen=True)
class Grid:
    """Centre of the first voxel and spacing in Å, voxels on each axis."""

    origin: Tuple[float, ...]
    spacing: float
    size: int
    axis_order: Tuple[str, ...]


@dataclass(frozen=True)
class ChannelAttribution:
    """What a channel contributed, and the level of its isosurface."""

    index: int
    side: str
    name: str
    attribution: float
    level: Optional[float]


@dataclass(frozen=True)
class NearestAtom:
    """An atom by its index in ``result_atoms``; ``distance`` in Å."""

    index: int
    label: str
    distance: float


@dataclass(frozen=True)
class Geometry:
    """How two atoms that interact lie to each other: indices in ``result_atoms``, distances in Å,
    angles in degrees; of their aromatic rings, where both are in one, too.
    """

    ligand_atom: int
    protein_atom: int
    distance: float
    overlap: float
    ligand_angle: Optional[float]
    protein_angle: Optional[float]
    ring_distance: Optional[float]
    plane_angle: Optional[float]
    ring_offset: Optional[float]
    stacking: Optional[str]


@dataclass(frozen=True)
class TopVoxel:
    """A voxel that contributes much, and what it reads as; ``position`` in Å. The atoms of its
    interaction are those of ``geometry``, not always the nearest.
    """

    channel: int
    side: str
    name: str
    voxel: Tuple[int, ...]
    position: Tuple[float, ...]
    attribution: float
    region_attribution: float
    region_voxels: int
    ligand_atom: NearestAtom
    protein_atom: NearestAtom
    atom_distance: float
    interaction: Optional[str]
    reading: str
    geometry: Optional[Geometry]


@dataclass(frozen=True)
class ReciprocalPair:
    """Voxels of complementary channels side by side; distances in Å."""

    ligand_channel: int
    ligand_name: str
    ligand_attribution: float
    ligand_atom: NearestAtom
    protein_channel: int
    protein_name: str
    protein_attribution: float
    protein_atom: NearestAtom
    voxel_distance: float
    atom_distance: float
    interaction: Optional[str]
    reading: str
    geometry: Optional[Geometry]


@dataclass(frozen=True)
class Residue:
    """What a residue contributed."""

    side: str
    chain: str
    name: str
    number: int
    insertion_code: str
    attribution: float
    operation: Optional[str] = None  # What moved it here where it is a copy, such as -x,y+1/2,-z


@dataclass(frozen=True)
class Fragment:
    """What a rigid fragment of a ligand contributed."""

    side: str
    atoms: Tuple[int, ...]
    names: Tuple[str, ...]
    attribution: float


@dataclass(frozen=True)
class Notice:
    """Something assumed, or a warning; ``options`` are those that the message names."""

    code: str
    message: str
    where: Optional[str]
    options: Optional[Tuple[str, ...]] = None


@dataclass(frozen=True)
class Timing:
    """How long a stage took."""

    stage: str
    milliseconds: float


@dataclass(frozen=True)
class Summary:
    """An explanation but for its atoms and maps. Attributions are in the model's unit."""

    schema_version: int
    program: ProgramInfo
    model: Model
    engine: Optional[Engine]
    source: Source
    ligand: Ligand
    prediction: Prediction
    attribution: Attribution
    comparison: Optional[Comparison]
    stability: Stability
    grid: Grid
    channels: Tuple[ChannelAttribution, ...]
    top_voxels: Tuple[TopVoxel, ...]
    reciprocal_pairs: Tuple[ReciprocalPair, ...]
    residues: Tuple[Residue, ...]
    fragments: Tuple[Fragment, ...]
    assumptions: Tuple[Notice, ...]
    warnings: Tuple[Notice, ...]
    timings: Tuple[Timing, ...]
    ensemble: Optional[Ensemble] = None
    beside: Tuple[BesideNumber, ...] = ()
    verdicts: Tuple[Verdict, ...] = ()
    interactions: Optional[Interactions] = None
