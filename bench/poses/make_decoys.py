"""Makes locally refined poses, wrong ones (decoys) and right ones, of the crystals of a set of docked poses.

    /usr/bin/python3 bench/poses/make_decoys.py DATA OUT [--only ID ...] [--placements N] [--seed N]

DATA holds redocked-cc0/poses.csv and the sets that it names. What this writes, and why, is in README.md. Run again
after a stop, it goes on with the complexes that are not done.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")  # read as numpy loads: the arrays are too small to share out
try:
    import numpy as np
    from rdkit import Chem, RDLogger
    from rdkit.Chem import rdMolAlign
except ImportError as missing:
    raise SystemExit(
        f"{missing.name} is not installed for this Python; on Debian: "
        "apt-get install python3-rdkit, then /usr/bin/python3"
    )

import docking_tools
from ligand_tree import LigandTree
from placements import Site, perturbations, wrong_placements
from pose_folder import PoseFolder, read_csv
from vina_score import Atoms, intermolecular, printed

MARGIN = 5.0  # Å from the crystal ligand to each side of the box
WRONG, RIGHT = 3.0, 1.0  # Å, RMSD to the crystal pose
DECOYS, POSITIVES, PERTURBED = 5, 2, 3
APART = {WRONG: 1.5, RIGHT: 0.15}  # Å between two poses kept
TOO_CLOSE = 2.2  # Å between heavy atoms; 1.7 to a metal
CONTACT, TOUCHING = 5.0, 0.5  # share of the ligand's heavy atoms that must have protein within CONTACT Å
MISSED = 0.1  # kcal/mol that our energy of a start may differ from Vina's
MATCHES = 20000  # symmetric renumberings tried
METALS = {"LI", "NA", "K", "MG", "CA", "MN", "FE", "CO", "NI", "CU", "ZN", "CD", "HG", "SR", "BA", "CS", "RB"}


def protein_atoms(path):
    """Heavy atoms [atom, xyz] in Å, and how near (Å) a ligand's heavy atom may come to each."""
    places, nearest = [], []
    with open(path) as lines:
        for line in lines:
            element = line[76:78].strip().upper()
            if line.startswith(("ATOM", "HETATM")) and element not in ("H", "D"):
                places.append([float(line[i : i + 8]) for i in (30, 38, 46)])
                nearest.append(1.7 if element in METALS else TOO_CLOSE)
    return np.array(places), np.array(nearest)


def rmsd(a, b):
    """Between heavy atoms in place, the best of the symmetric renumberings (Å)."""
    return rdMolAlign.CalcRMS(a, b, maxMatches=MATCHES)


class Pose:
    def __init__(self, mol, vina, crystal):
        self.mol, self.vina = mol, vina
        self.heavy = Chem.RemoveAllHs(mol)
        self.rmsd = rmsd(self.heavy, crystal)


def lies_in_the_site(distances, nearest):
    """Neither in the protein nor expelled from it."""
    return bool((distances >= nearest).all() and ((distances < CONTACT).any(axis=1)).mean() >= TOUCHING)


def chosen(poses, count, apart):
    kept = []
    for pose in poses:
        if len(kept) < count and all(rmsd(pose.heavy, k.heavy) >= apart for k in kept):
            kept.append(pose)
    return kept


def text_of(folder, name):
    with open(os.path.join(folder, name)) as file:
        return file.read()


class Scorer:
    """Vina's score of any pose, in the receptor for which Vina printed some."""

    def __init__(self, receptor, printed, starts):
        self.receptor = receptor
        if len(printed) != len(starts):
            raise docking_tools.ToolError(f"vina scored {len(printed)} of {len(starts)} starts")
        (total, inter), start = min(zip(printed, starts), key=lambda known: known[0][1])
        off = abs(inter - intermolecular(receptor, start))
        if off > MISSED:
            raise docking_tools.ToolError(f"the best start's energy differs from vina's by {off:.3f} kcal/mol")
        self.rotors = inter / total

    def of(self, ligand):
        return intermolecular(self.receptor, ligand) / self.rotors


def refined_poses(tree, site, nearest, starts, folder):
    """Refines the starts; returns for each its pose, None where it left the site, and the scorer."""
    receptor = Atoms(text_of(folder, "receptor.pdbqt"))
    names = [f"start{n:02}.pdbqt" for n in range(len(starts))]
    for name, start in zip(names, starts):
        with open(os.path.join(folder, name), "w") as file:
            file.write(tree.write(start))
    centre, size = (site.low + site.high) / 2, site.high - site.low
    printed_text, ends = docking_tools.refine("receptor.pdbqt", names, centre, size, folder)
    scorer = Scorer(receptor, printed(printed_text), [Atoms(text_of(folder, name)) for name in names])
    crystal = Chem.RemoveAllHs(tree.mol)
    poses = []
    for end in ends:
        pdbqt = text_of(folder, end)
        coordinates, vina = tree.refined(pdbqt), scorer.of(Atoms(pdbqt))
        within = vina < 0 and lies_in_the_site(site.distances(tree, coordinates), nearest)
        poses.append(Pose(tree.posed(coordinates), vina, crystal) if within else None)
    return poses, scorer


def decoys_of(name, dataset, data, placements, seed):
    """Decoys, positives and the crystal's local score of one complex, and how many starts were refined."""
    files = os.path.abspath(os.path.join(data, dataset, "complexes", name))
    mol = Chem.MolFromMolFile(os.path.join(files, "ligand.sdf"), removeHs=False)
    if mol is None:
        raise ValueError("RDKit does not read ligand.sdf")
    protein, nearest = protein_atoms(os.path.join(files, "protein.pdb"))
    rng = np.random.default_rng(list(hashlib.sha256(f"{seed}:{name}".encode()).digest()))
    local = os.path.abspath(os.path.join(data, "redocked-cc0", "complexes", name, "poses.sdf"))
    with tempfile.TemporaryDirectory() as folder:
        pdbqt = docking_tools.to_pdbqt(os.path.join(files, "ligand.sdf"), "ligand.pdbqt", folder=folder)
        protein_file = os.path.join(files, "protein.pdb")
        docking_tools.to_pdbqt(protein_file, "receptor.pdbqt", "-xr", "-p", "7.4", folder=folder)
        crystal_local = Atoms(docking_tools.to_pdbqt(local, "crystal_local.pdbqt", "-l", "1", folder=folder))
        tree = LigandTree(mol, pdbqt)
        heavy = tree.crystal[tree.heavy]
        site = Site(protein, heavy.min(axis=0) - MARGIN, heavy.max(axis=0) + MARGIN)
        near = perturbations(tree, rng, PERTURBED)
        starts = near + wrong_placements(tree, site, rng, placements)
        poses, scorer = refined_poses(tree, site, nearest, starts, folder)
        local_vina = scorer.of(crystal_local)
    right = [p for p in poses[: len(near)] if p and p.rmsd < RIGHT]
    wrong = sorted((p for p in poses[len(near) :] if p and p.rmsd > WRONG), key=lambda p: p.vina)
    return chosen(wrong, DECOYS, APART[WRONG]), chosen(right, POSITIVES, APART[RIGHT]), local_vina, len(starts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--only", nargs="+", metavar="ID")
    parser.add_argument("--placements", type=int, default=10, help="wrong placements refined for each complex")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    docking_tools.require()
    RDLogger.DisableLog("rdApp.*")
    listed = os.path.join(options.data, "redocked-cc0", "poses.csv")
    if not os.path.exists(listed):
        raise SystemExit(f"{listed} is missing: DATA must be the folder that holds the sets, unpacked")
    wanted = {r["id"]: r for r in read_csv(listed)}
    if unknown := set(options.only or ()) - set(wanted):
        raise SystemExit(f"not in {listed}: {', '.join(sorted(unknown))}")
    output = PoseFolder(options.out)
    for n, (name, row) in enumerate(wanted.items(), 1):
        if name in output.done or (options.only and name not in options.only):
            continue
        began = time.monotonic()
        try:
            made = decoys_of(name, row["dataset"], options.data, options.placements, options.seed)
        except (ValueError, OSError, docking_tools.ToolError) as fault:
            output.fail(name, fault)
            print(f"{n}/{len(wanted)} {name}: skipped: {fault}", file=sys.stderr, flush=True)
            continue
        wrong, right, local, refined = made
        output.add(name, row, wrong, right, local, refined)
        took = time.monotonic() - began
        print(f"{n}/{len(wanted)} {name}: {len(wrong)} decoys, {len(right)} positives, {took:.1f} s", flush=True)


if __name__ == "__main__":
    main()
