"""Divides a request to explain many ligands or frames into ones that the daemon takes."""
import json
from dataclasses import replace
from typing import Any, List, Tuple

from .records.daemon import Limits
from .requests import Explanation, Frames, Structure, explain

Chunk = Tuple[Explanation, int]  # a request and how many ligands or frames it has, as far as known

_SDF_END = "$$$$"
_MOL2_START = "@<TRIPOS>MOLECULE"
_BYTES_BESIDES = 1000  # of a message: method, id, token, priority
_BYTES_PER_ATOM = 16  # three float32 as base64


def divide(what: Explanation, limits: Limits) -> List[Chunk]:
    """The request in chunks, in order; alone where it is within the limits or can't be divided."""
    if what.frames is not None:
        chunks = _by_frames(what, what.frames, limits)
    elif what.ligands is not None:
        chunks = _by_records(what, limits)
    else:
        chunks = [(what, 1)]
    return chunks if len(chunks) == 1 else [(replace(one, batch=True), n) for one, n in chunks]


def records(text: str) -> List[str]:
    """The text of each molecule of an SDF or MOL2; the text itself where it is something else."""
    found = [[]]  # type: List[List[str]]
    is_mol2 = _MOL2_START in text
    for line in text.splitlines(keepends=True):
        if is_mol2 and line.startswith(_MOL2_START):
            if any(one.startswith(_MOL2_START) for one in found[-1]):
                found.append([])
        found[-1].append(line)
        if not is_mol2 and line.startswith(_SDF_END):
            found.append([])
    molecules = ["".join(lines) for lines in found]
    return [one for one in molecules if one.strip()] or [text]


def _by_records(what: Explanation, limits: Limits) -> List[Chunk]:
    ligands = Structure(what.ligands) if isinstance(what.ligands, str) else what.ligands
    molecules = records(ligands.text)
    room = limits.message_bytes - _size(explain(replace(what, ligands="")).params) - _BYTES_BESIDES
    groups, left = [[]], room  # type: Tuple[List[List[str]], int]
    for molecule in molecules:
        size = _size(molecule)
        if groups[-1] and (size > left or len(groups[-1]) == limits.ligands_per_request):
            groups.append([])
            left = room
        groups[-1].append(molecule)
        left -= size
    if len(groups) == 1:
        return [(what, len(molecules))]
    return [
        (replace(what, ligands=replace(ligands, text="".join(group))), len(group))
        for group in groups
    ]


def _by_frames(what: Explanation, frames: Frames, limits: Limits) -> List[Chunk]:
    room = limits.message_bytes - _size(explain(replace(what, frames=None)).params) - _BYTES_BESIDES
    most = min(limits.ligands_per_request, room // max(1, _BYTES_PER_ATOM * frames.atoms))
    size = 3 * 4 * frames.atoms
    is_whole = len(frames.coordinates) == frames.count * size
    if most < 1 or frames.count <= most or not is_whole:
        return [(what, frames.count)]
    return [
        (replace(what, frames=Frames(count, frames.atoms, part)), count)
        for first in range(0, frames.count, most)
        for part in [frames.coordinates[first * size : (first + most) * size]]
        for count in [min(most, frames.count - first)]
    ]


def _size(value: Any) -> int:
    """Bytes of it on the wire."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))
