"""Rows: the same complex elsewhere, and a ligand where it can't be."""
import math
import random
from dataclasses import replace

import pdbtext
from asking import Asked
from complexes import BARE, PERCEIVED, Complex
from differences import CHANNELS, UNLIKE
from pdbtext import Place, moved, plus
from row import Make, Row

_GROUP = "places"
_FRAME = "a grid has no rotational symmetry: the prediction is another, the channels are not"


def _moved(by: Place, perceived: bool = False) -> Make:
    back = (-by[0], -by[1], -by[2])

    def make(one: Complex, _: random.Random) -> Asked:
        if perceived:
            text = pdbtext.write(moved(one.protein + one.hetero, by))
            return Asked(text, ligand="LIG", undo=lambda place: plus(place, back))
        return Asked(
            pdbtext.write(moved(one.protein, by)),
            ligands=one.ligand.placed(lambda place: plus(place, by)).sdf(),
            undo=lambda place: plus(place, back),
        )

    return make


def _turned(angle: float) -> Make:
    cosine, sine = round(math.cos(angle), 12), round(math.sin(angle), 12)

    def there(place: Place) -> Place:
        x, y, z = place
        return (cosine * x - sine * y, sine * x + cosine * y, z)

    def back(place: Place) -> Place:
        x, y, z = place
        return (cosine * x + sine * y, cosine * y - sine * x, z)

    def make(one: Complex, _: random.Random) -> Asked:
        protein = [replace(record, place=there(record.place)) for record in one.protein]
        return Asked(
            pdbtext.write(protein), ligands=one.ligand.placed(there).sdf(), undo=back
        )

    return make


def _on_alpha_carbon(one: Complex, _: random.Random) -> Asked:
    """One heavy atom 0.3 Å from the nearest CA."""
    atoms = [atom for atom in one.ligand.atoms if atom.element != "H"]
    alphas = [record for record in one.bare if (record.kind, record.name) == ("ATOM", " CA ")]
    pair = min(
        ((atom, alpha) for atom in atoms for alpha in alphas),
        key=lambda pair: pdbtext.distance(pair[0].place, pair[1].place),
    )
    by = tuple(b - a for a, b in zip(pair[0].place, pair[1].place))
    ligand = one.ligand.placed(lambda place: plus(plus(place, by), (0.3, 0.0, 0.0)))  # type: ignore
    return Asked(pdbtext.write(one.bare), ligands=ligand.sdf())


ROWS = [
    Row(_GROUP, "moved by (10, 20, -30)", _moved((10, 20, -30))),
    Row(_GROUP, "moved by (3.217, -7.891, 11.503)", _moved((3.217, -7.891, 11.503))),
    Row(_GROUP, "moved by (-500.125, 800.5, 700.25)", _moved((-500.125, 800.5, 700.25))),
    Row(
        _GROUP,
        "moved by (3.217, -7.891, 11.503), perceived",
        _moved((3.217, -7.891, 11.503), perceived=True),
        PERCEIVED,
    ),
    Row(
        _GROUP,
        "turned by 90 degrees",
        _turned(math.pi / 2),
        holds=(CHANNELS,),
        may_say=(UNLIKE,),
        why=_FRAME,
    ),
    Row(
        _GROUP,
        "turned by 0.7 rad",
        _turned(0.7),
        holds=(CHANNELS,),
        may_say=(UNLIKE,),
        why=_FRAME,
    ),
    Row(
        _GROUP,
        "ligand on the nearest CA",
        _on_alpha_carbon,
        BARE,
        holds=(),
        says=("ligand-overlaps-protein",),
        may_say=("ligand-off-protein", "ligand-outside-box", "site-cut-small", "covalent-bond-cut"),
        why="another pose",
    ),
]
