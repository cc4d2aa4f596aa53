"""What the PyMOL plugin sends of a scene, by its own text builder and without its window."""
import os
import sys
import types
from typing import Any

from asking import ROOT, Asked
from complexes import Complex
from pdbtext import write
from writers import fresh_pymol

_SOURCE = os.path.join(ROOT, "plugins", "pymol", "glimpse_bridge")
for _name, _paths in (
    ("glimpse_bridge", [_SOURCE, os.path.join(ROOT, "plugins", "client")]),
    (
        "glimpse_bridge.logic",
        [os.path.join(_SOURCE, "logic"), os.path.join(ROOT, "plugins", "shared", "logic")],
    ),
):
    sys.modules[_name] = types.ModuleType(_name)
    sys.modules[_name].__path__ = _paths  # type: ignore[attr-defined]

from glimpse_bridge.viewer.commands import one_ligand  # noqa: E402
from glimpse_bridge.viewer.site import read_site  # noqa: E402

_STATES = 40
_DRIFT = 0.01  # Å a state


def own_objects(one: Complex) -> Asked:
    """Protein and ligand loaded as two objects."""
    cmd = fresh_pymol()
    cmd.load_raw(write(one.protein), "pdb", "protein")
    cmd.load_raw(one.ligand.sdf(), "sdf", "ligand")
    return _sent(cmd, "ligand", 1)


def disabled_beside(one: Complex) -> Asked:
    """As two objects, other poses as objects that are disabled."""
    cmd = fresh_pymol()
    cmd.load_raw(write(one.protein), "pdb", "protein")
    cmd.load_raw(one.ligand.sdf(), "sdf", "ligand")
    for name, shift in (("pose_2", 0.7), ("pose_3", 1.5)):
        cmd.load_raw(_shifted(one, shift), "sdf", name)
        cmd.disable(name)
    return _sent(cmd, "ligand", 1)


def enabled_beside(one: Complex) -> Asked:
    """As two objects, another pose an enabled object in the same place."""
    cmd = fresh_pymol()
    cmd.load_raw(write(one.protein), "pdb", "protein")
    cmd.load_raw(one.ligand.sdf(), "sdf", "ligand")
    cmd.load_raw(_shifted(one, 0.5), "sdf", "pose_2")
    return _sent(cmd, "ligand", 1)


def one_of_many_states(one: Complex) -> Asked:
    """The ligand as one state of forty."""
    cmd = fresh_pymol()
    cmd.load_raw(write(one.protein), "pdb", "protein")
    middle = _STATES // 2
    for state in range(1, _STATES + 1):
        cmd.load_raw(_shifted(one, _DRIFT * (state - middle)), "sdf", "ligand", state)
    return _sent(cmd, "ligand", middle)


def one_object(one: Complex) -> Asked:
    """A complex loaded as one PDB file."""
    cmd = fresh_pymol()
    cmd.load_raw(write(one.protein + one.hetero), "pdb", "complex")
    return _sent(cmd, "resn LIG", 1)


def _shifted(one: Complex, by: float) -> str:
    return one.ligand.placed(lambda place: (place[0] + by, place[1], place[2])).sdf()


def _sent(cmd: Any, ligand: str, state: int) -> Asked:
    site = read_site(one_ligand(ligand, cmd), "", state, [], cmd)
    return Asked(site.protein.text, ligands=site.ligand.text)
