"""What PLIP, the Protein-Ligand Interaction Profiler, finds: a program of its own, run as one."""
import os
import shlex
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from typing import Dict, List, Set

import numpy as np
import pdbtext
from drawing import Crystal

HYDROPHOBIC = "hydrophobic contact"
METAL = "metal"
KINDS = {
    "hydrophobic_interaction": HYDROPHOBIC,
    "hydrogen_bond": "hydrogen bond",
    "salt_bridge": "salt bridge",
    "pi_stack": "pi stacking",
    "pi_cation_interaction": "pi-cation",
    "halogen_bond": "halogen bond",
}
_LIGAND = "LIG"
_CHAINS = "AB"  # protein, ligand
_HISTIDINES = ("HID", "HIE", "HIP")
_METAL_BINDS = ("N", "O", "S")
_METAL_REACH = 3.0  # Å, as in PLIP
_LONGEST = 600  # seconds

Found = Dict[str, List[str]]


def interactions(one: Crystal, command: str) -> Found:
    """For each residue, ``chain:name:number``, the kinds of interaction with the ligand. PLIP gets
    heavy atoms and the ligand's bond orders, and adds hydrogens by its own rules. It makes a ligand
    of each metal, so that what the metals do is told here by its criterion.
    """
    residues = pdbtext.residues(pdbtext.heavy(one.protein))
    found = {}  # type: Dict[str, Set[str]]
    for number, kind in _report(_file(one, residues), command):
        found.setdefault(_name(residues[number - 1]), set()).add(kind)
    for residue in residues:
        if len(residue) == 1 and _is_bound(residue[0], one):
            found.setdefault(_name(residue), set()).add(METAL)
    return {name: sorted(kinds) for name, kinds in found.items()}


def _file(one: Crystal, residues: List[List[pdbtext.Record]]) -> str:
    """The complex with residues numbered from 1, so that no insertion code is lost."""
    ligand = one.ligand.without_hydrogens()
    lines = []
    serial = 0
    for number, residue in enumerate(residues, 1):
        kind = "HETATM" if len(residue) == 1 else "ATOM"
        name = "HIS" if residue[0].residue in _HISTIDINES else residue[0].residue
        for record in residue:
            serial += 1
            place = dict(kind=kind, residue=name, chain=_CHAINS[0], number=number, code="", altloc="")
            lines.append(replace(record, **place).line(serial))
    first = serial + 1
    for serial, record in enumerate(ligand.records(_LIGAND, _CHAINS[1]), first):
        lines.append(record.line(serial))
    for one_end, other_end, order in ligand.bonds:
        for pair in ((one_end, other_end), (other_end, one_end)):
            times = order if order in (2, 3) else 1
            lines += ["CONECT%5d%5d" % (first + pair[0], first + pair[1])] * times
    return "\n".join(lines + ["END", ""])


def _report(text: str, command: str) -> "list[tuple[int, str]]":
    """Residue's number and kind of each interaction of the ligand's site."""
    with tempfile.TemporaryDirectory(prefix="glimpse-plip-") as folder:
        file = os.path.join(folder, "complex.pdb")
        with open(file, "w", encoding="utf-8") as stream:
            stream.write(text)
        words = shlex.split(command) + ["-f", file, "-o", folder, "-x", "-q", "--maxthreads", "1"]
        quiet = subprocess.DEVNULL
        subprocess.run(words, check=True, timeout=_LONGEST, cwd=folder, stdout=quiet, stderr=quiet)
        report = next(name for name in os.listdir(folder) if name.endswith(".xml"))
        root = ElementTree.parse(os.path.join(folder, report)).getroot()
    sites = [site for site in root.iter("bindingsite") if site.findtext("identifiers/hetid") == _LIGAND]
    if not sites:
        raise ValueError("PLIP found no site of the ligand")
    found = []
    for site in sites:
        for kind, words_for_it in KINDS.items():
            for interaction in site.iter(kind):
                if interaction.findtext("reschain") == _CHAINS[0]:
                    found.append((int(interaction.findtext("resnr") or 0), words_for_it))
    return found


def _is_bound(metal: pdbtext.Record, one: Crystal) -> bool:
    binding = [atom.place for atom in one.ligand.atoms if atom.element in _METAL_BINDS]
    distances = np.linalg.norm(np.array(binding).reshape(-1, 3) - metal.place, axis=1)
    return bool((distances <= _METAL_REACH).any())


def _name(residue: List[pdbtext.Record]) -> str:
    first = residue[0]
    return "%s:%s:%d%s" % (first.chain, first.residue, first.number, first.code)
