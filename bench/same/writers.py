"""Other programs' hands: what PyMOL, RDKit, Open Babel and gemmi make of a text."""
import subprocess
import tempfile
from typing import Any

import gemmi
import pymol2
from rdkit import Chem, RDLogger

import molecule
import pdbtext

RDLogger.DisableLog("rdApp.*")

_HANG_GUARD = 300  # seconds

_pymol = pymol2.PyMOL()
_pymol.start()


class CannotWrite(Exception):
    """The other program can't: the row doesn't apply to this complex."""


def pymol(text: str, form: str, to: str, then: str = "", name: str = "it") -> str:
    """What PyMOL writes of a text, after a command of its own."""
    cmd = fresh_pymol()
    cmd.load_raw(text, form, name)
    if then:
        cmd.do(then, echo=0)
    written = cmd.get_str(to, "all", 1)
    if not written:
        raise CannotWrite("PyMOL wrote nothing")
    return str(written)


def fresh_pymol() -> Any:
    """PyMOL's commands, with nothing loaded."""
    _pymol.cmd.reinitialize()
    _pymol.cmd.feedback("disable", "all", "everything")
    return _pymol.cmd


def babel(text: str, form: str, to: str, *options: str) -> str:
    """What Open Babel writes."""
    with tempfile.NamedTemporaryFile("w", suffix="." + form) as file:
        file.write(text)
        file.flush()
        done = subprocess.run(
            ["obabel", "-i" + form, file.name, "-o" + to, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_HANG_GUARD,
            check=False,
        )
    if not done.stdout.strip():
        raise CannotWrite("Open Babel wrote nothing")
    return done.stdout.decode()


def gemmi_pdb(text: str) -> str:
    with tempfile.NamedTemporaryFile("r", suffix=".pdb") as file:
        gemmi.read_pdb_string(text).write_pdb(file.name)
        return file.read()


def gemmi_mmcif(text: str) -> str:
    structure = gemmi.read_pdb_string(text)
    structure.setup_entities()
    structure.assign_label_seq_id()
    return structure.make_mmcif_document().as_string()


def rdkit_ligand(ligand: molecule.Molecule) -> Any:
    """The ligand in RDKit, hydrogens as they are."""
    made = Chem.MolFromMolBlock(ligand.sdf(), removeHs=False)
    if made is None:
        raise CannotWrite("RDKit can't read the ligand")
    return made


def rdkit_sdf(ligand: molecule.Molecule, v3000: bool = False) -> str:
    made = rdkit_ligand(ligand)
    block = Chem.MolToV3KMolBlock(made) if v3000 else Chem.MolToMolBlock(made)
    return block + "$$$$\n"


def rdkit_aromatic_sdf(ligand: molecule.Molecule) -> str:
    """Rings written with bonds of type 4."""
    return Chem.MolToMolBlock(rdkit_ligand(ligand), kekulize=False) + "$$$$\n"


def rdkit_ligand_hydrogens(ligand: molecule.Molecule) -> str:
    """The heavy atoms with RDKit's hydrogens."""
    made = rdkit_ligand(ligand.without_hydrogens())
    return Chem.MolToMolBlock(Chem.AddHs(made, addCoords=True)) + "$$$$\n"


def rdkit_pdb(text: str, hydrogens: bool = False) -> str:
    """The protein as RDKit writes it, with its hydrogens or without."""
    made = Chem.MolFromPDBBlock(text, sanitize=hydrogens, removeHs=False)
    if made is None:
        raise CannotWrite("RDKit can't read the protein")
    if hydrogens:
        made = Chem.AddHs(made, addCoords=True, addResidueInfo=True)
    return str(Chem.MolToPDBBlock(made, flavor=4))


def joined(*texts: str) -> str:
    """Several PDB texts as one."""
    return pdbtext.write([record for text in texts for record in pdbtext.read(text)])
