"""What can be asked of the daemon: each function makes a request that ``Client.call`` and
``Client.start`` take.
"""
import base64
from dataclasses import dataclass, field, fields, replace
from typing import Any, Callable, Dict, Iterable, Optional, Tuple, Union

from .decoding import decode
from .options import Options
from .records.daemon import DaemonStatus, InitializeAnswer, ShutdownAnswer
from .records.explain import AtomsAnswer, ExplainAnswer, ExplainedLigand, Map, ReleaseAnswer
from .records.ligands import LigandsAnswer
from .records.models import Model, ModelsAnswer
from .records.options import OptionsAnswer
from .records.view import View
from .version import PROTOCOL_VERSION


@dataclass(frozen=True)
class Request:
    """A method with its parameters, and what makes a record of the answer."""

    method: str
    params: Dict[str, Any]
    answer: Callable[[Any], Any]


@dataclass(frozen=True)
class Structure:
    """A structure as text; ``format`` (``pdb``, ``mmcif``, ``sdf``, ``mol2``) is recognised by
    content when left out. ``path`` is the file that it was read from, and isn't sent.
    """

    text: str
    format: Optional[str] = None
    name: Optional[str] = None
    path: Optional[str] = field(default=None, compare=False)


@dataclass(frozen=True)
class Frames:
    """Coordinates of a trajectory: float32, little-endian, [frame][atom][x, y, z] in Å."""

    count: int
    atoms: int
    coordinates: bytes


AnyStructure = Union[str, Structure]
AnyResult = Union[str, ExplainedLigand]


@dataclass(frozen=True)
class Explanation:
    """What to explain. ``template`` is SMILES or a Structure with bond orders, ``versus`` a ligand
    to compare with; ``options`` say how; ``batch`` lets interactive requests go first;
    ``displaced`` names groups that other ligands of a series take the place of, and that are left
    out.
    """

    model: str
    structure: AnyStructure
    ligand: Optional[str] = None
    ligands: Optional[AnyStructure] = None
    frames: Optional[Frames] = None
    template: Optional[AnyStructure] = None
    versus: Optional[AnyStructure] = None
    options: Options = Options()
    batch: bool = False
    displaced: Tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises GlimpseError for options that don't go with what is explained."""
        if self.versus is not None:
            self.options.check_with("versus")


def initialize(name: str, version: str) -> Request:
    """The first call of a connection."""
    params = {"clientName": name, "clientVersion": version, "protocolVersion": PROTOCOL_VERSION}
    return _request("initialize", params, InitializeAnswer)


def models() -> Request:
    """All models: ModelsAnswer."""
    return _request("models/list", {}, ModelsAnswer)


def model(name: str) -> Request:
    """One model: Model."""
    return _request("models/describe", {"model": name}, Model)


def options() -> Request:
    """The options of the daemon: OptionsAnswer."""
    return _request("options/list", {}, OptionsAnswer)


def explanation(
    model: str, structure: AnyStructure, ligand: Optional[str] = None, **more: Any
) -> Explanation:
    """What to explain, with members of Explanation, and options, by their names."""
    members = {one.name for one in fields(Explanation)}
    given = {name: more.pop(name) for name in list(more) if name not in members}
    named = more.pop("options", Options()).also(Options(**given))
    return Explanation(model, structure, ligand, options=named, **more)


def ligands(structure: AnyStructure, **reading: Any) -> Request:
    """What may be the ligand: LigandsAnswer. ``reading`` are options such as ``altloc``."""
    parts = Options(**reading).parts()
    return _request(
        "structures/ligands",
        _given({"structure": _structure(structure), "reading": parts.get("reading")}),
        LigandsAnswer,
    )


def explain(what: Explanation) -> Request:
    """Explains: ExplainAnswer."""
    frames = what.frames
    params = {
        "model": what.model,
        "structure": _structure(what.structure),
        "ligand": what.ligand,
        "ligands": _structure(what.ligands),
        "frames": frames
        and {
            "count": frames.count,
            "atoms": frames.atoms,
            "coordinates": base64.b64encode(frames.coordinates).decode("ascii"),
        },
        "template": {"smiles": what.template}
        if isinstance(what.template, str)
        else _given({"structure": _structure(what.template)}),
        "versus": _structure(what.versus),
        "displaced": list(what.displaced) or None,
        **what.options.parts(),
        "priority": "batch" if what.batch else None,
    }
    return _request("explain", _given(params), ExplainAnswer)


def with_token(request: Request, token: str) -> Request:
    """The request to explain with a word that its notifications will carry."""
    return replace(request, params=dict(request.params, token=token))


def result_map(result: AnyResult, channel: Union[int, str], format: str = "dx") -> Request:
    """A map of a channel (index, or side and name) or a sum (``protein total``, ``ligand
    total``, ``total``): Map.
    """
    return _request(
        "result/map", {"resultId": _id(result), "channel": str(channel), "format": format}, Map
    )


def result_atoms(result: AnyResult) -> Request:
    """What each atom contributed: AtomsAnswer."""
    return _request("result/atoms", {"resultId": _id(result)}, AtomsAnswer)


def result_view(result: AnyResult, others: Iterable[AnyResult] = ()) -> Request:
    """How to show a result, on one scale with others of its model: View."""
    return _request(
        "result/view", {"resultId": _id(result), "with": [_id(other) for other in others]}, View
    )


def release(results: Iterable[AnyResult]) -> Request:
    """Says that results are no longer needed: ReleaseAnswer."""
    return _request(
        "result/release", {"resultIds": [_id(result) for result in results]}, ReleaseAnswer
    )


def status() -> Request:
    """How the daemon fares: DaemonStatus."""
    return _request("daemon/status", {}, DaemonStatus)


def shutdown(drain: bool = True) -> Request:
    """Ends the daemon: ShutdownAnswer."""
    return _request("daemon/shutdown", {"drain": drain}, ShutdownAnswer)


def _request(method: str, params: Dict[str, Any], record: Any) -> Request:
    return Request(method, params, lambda value: decode(record, value))


def _given(members: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    given = {name: value for name, value in members.items() if value is not None}
    return given or None


def _structure(structure: Optional[AnyStructure]) -> Optional[Dict[str, Any]]:
    if structure is None or isinstance(structure, str):
        return None if structure is None else {"text": structure}
    return _given({"text": structure.text, "format": structure.format, "name": structure.name})


def _id(result: AnyResult) -> str:
    if isinstance(result, str):
        return result
    if result.result_id is None:
        raise ValueError(
            "ligand %d has no result: %s"
            % (result.index, result.error.message if result.error else "unknown")
        )
    return result.result_id
