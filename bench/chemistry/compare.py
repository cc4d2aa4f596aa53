"""Compares the dump of Glimpse.Bench.Chemistry with RDKit on every ligand of a data folder or of an SD file.

Run with a Python that has rdkit (Debian: /usr/bin/python3):
    compare.py DATA_FOLDER|LIGANDS.sdf OUT.jsonl [--list N] [--half develop|held]
"""

import argparse
import collections
import csv
import hashlib
import json
import os

from rdkit import Chem, RDLogger

import oracle

NAMES = ("hydrophobic", "aromatic", "acceptor", "donor", "positive", "negative", "metal", "occupancy")
METAL_CONTACT = 2.6


def half_of(cluster):
    return "develop" if hashlib.md5(cluster.encode()).digest()[0] % 2 else "held"


def metals_of(path):
    found = []
    with open(path) as lines:
        for line in lines:
            if line.startswith("HETATM") and line[76:78].strip().capitalize() in oracle.METALS.split(","):
                found.append(tuple(float(line[i : i + 8]) for i in (30, 38, 46)))
    return found


def near(mol, metals):
    positions = mol.GetConformer().GetPositions()
    return {
        i
        for i, p in enumerate(positions)
        if any(0 < sum((a - b) ** 2 for a, b in zip(p, m)) <= METAL_CONTACT**2 for m in metals)
    }


def folder_ligands(data):
    """A function from path to (half, ligand, whether it states its hydrogens, metals nearby).

    Halves are whole clusters.
    """
    with open(os.path.join(data, "index.csv")) as rows:
        clusters = {row["path"]: row["cluster40"] for row in csv.DictReader(rows)}

    def get(path):
        ligand = Chem.RemoveHs(Chem.MolFromMolFile(os.path.join(data, path, "ligand.sdf")))
        metals = metals_of(os.path.join(data, path, "protein.pdb"))
        return half_of(clusters[path]), ligand, True, metals

    return get


def record_ligands(path):
    """The same from a title, for an SD file of heavy atoms.

    Halves go by what follows the last underscore, the component.
    """
    supplier = Chem.SDMolSupplier(path)
    ligands = {mol.GetProp("_Name"): mol for mol in supplier if mol is not None}
    print("%d records, %d of them read by RDKit" % (len(supplier), len(ligands)))

    def get(title):
        return half_of(title.rsplit("_", 1)[-1]), ligands.get(title), False, []

    return get


ACCEPTOR_OR_DONOR = oracle.ACCEPTOR | oracle.DONOR


def is_tautomer(ours, theirs, elements):
    """True when nothing but the place of hydrogens on nitrogens differs: as many donors and acceptors, elsewhere."""
    differ = [(a, b) for a, b, e in zip(ours, theirs, elements) if a != b]
    return (
        bool(differ)
        and all(e == 7 for a, b, e in zip(ours, theirs, elements) if a != b)
        and all((a ^ b) | ACCEPTOR_OR_DONOR == ACCEPTOR_OR_DONOR for a, b in differ)
        and sorted(a for a, _ in differ) == sorted(b for _, b in differ)
    )


class Tally:
    """Agreement of one kind of perception over a set of ligands."""

    def __init__(self):
        self.atoms = self.ligands = self.full = self.tautomers = self.charge = self.file_charge = 0
        self.channel_wrong = collections.Counter()
        self.any_wrong = 0

    def add(self, ours, theirs, elements, charge_ours, charge_theirs, charge_file):
        wrong = [a ^ b for a, b in zip(ours, theirs)]
        self.atoms += len(wrong)
        self.any_wrong += sum(1 for w in wrong if w)
        for w in wrong:
            for n in range(8):
                self.channel_wrong[n] += (w >> n) & 1
        self.ligands += 1
        self.full += not any(wrong)
        self.tautomers += is_tautomer(ours, theirs, elements)
        self.charge += charge_ours == charge_theirs
        self.file_charge += charge_ours == charge_file
        return wrong

    def report(self, title):
        if not self.ligands:
            return
        print(
            "%s: %d ligands, %d atoms; atoms that agree on every channel %.3f %%; ligands in full %.2f %% "
            "(but for the place of an N-H %.2f %%); "
            "charge as the oracle %.2f %%, as the file %.2f %%"
            % (
                title,
                self.ligands,
                self.atoms,
                100 - 100 * self.any_wrong / self.atoms,
                100 * self.full / self.ligands,
                100 * (self.full + self.tautomers) / self.ligands,
                100 * self.charge / self.ligands,
                100 * self.file_charge / self.ligands,
            )
        )
        right = (100 - 100 * self.channel_wrong[n] / self.atoms for n in range(8))
        print("   " + ", ".join("%s %.3f" % pair for pair in zip(NAMES, right)))


def smiles_of(mol, state):
    """A SMILES of what we perceived, for reading."""
    made = Chem.RWMol()
    for i, number in enumerate(a.GetAtomicNum() for a in mol.GetAtoms()):
        atom = Chem.Atom(number)
        atom.SetFormalCharge(state["Charges"][i])
        atom.SetNoImplicit(True)
        atom.SetNumExplicitHs(state["Hydrogens"][i])
        made.AddAtom(atom)
    for first, second, order in state["Bonds"]:
        made.AddBond(first, second, (None, Chem.BondType.SINGLE, Chem.BondType.DOUBLE, Chem.BondType.TRIPLE)[order])
    try:
        Chem.SanitizeMol(made)
    except Exception as fault:
        return "unsane: %s" % fault
    return Chem.MolToSmiles(made)


def main():
    RDLogger.DisableLog("rdApp.*")
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("dump")
    parser.add_argument("--list", type=int, default=0)
    parser.add_argument("--half", choices=("develop", "held"), default="develop")
    options = parser.parse_args()
    ligands = folder_ligands(options.data) if os.path.isdir(options.data) else record_ligands(options.data)
    tallies = collections.defaultdict(Tally)
    worst = collections.defaultdict(list)
    times = []
    with open(options.dump) as lines:
        for line in lines:
            entry = json.loads(line)
            path = entry["Path"]
            half, given, has_hydrogens, metals = ligands(path)
            if given is None:
                continue
            by_rule = oracle.protonate(given, near(given, metals))
            charge_file = Chem.GetFormalCharge(given)
            from_file = given if has_hydrogens else by_rule
            for kind, truth in (("FromFile", from_file), ("FromCoordinates", by_rule), ("FromHydrogens", given)):
                state = entry[kind]
                if state is None:
                    continue
                ours = state["Channels"]
                if len(ours) != truth.GetNumAtoms():
                    print("atom count", path, len(ours), truth.GetNumAtoms())
                    continue
                theirs = oracle.channels(truth)
                elements = [atom.GetAtomicNum() for atom in truth.GetAtoms()]
                args = (ours, theirs, elements, sum(state["Charges"]), Chem.GetFormalCharge(truth), charge_file)
                for group in {half, "all", path.split("/")[0] if "/" in path else "all"}:
                    wrong = tallies[kind, group].add(*args)
                if any(wrong) and half == options.half:
                    text = "%s %d/%d\n    file   %s\n    truth  %s\n    ours   %s\n    " % (
                        path, sum(1 for w in wrong if w), len(wrong),
                        Chem.MolToSmiles(given), Chem.MolToSmiles(truth), smiles_of(truth, state))
                    text += "; ".join(
                        "%d%s %s" % (i, truth.GetAtomWithIdx(i).GetSymbol(),
                        " ".join(("+" if (ours[i] >> n) & 1 else "-") + NAMES[n][:4] for n in range(8) if (w >> n) & 1))
                        for i, w in enumerate(wrong) if w)
                    worst[kind].append((sum(1 for w in wrong if w), text))
                times.append((state["Milliseconds"], len(ours)))
    for key in sorted(tallies):
        tallies[key].report("%s, %s" % key)
    times.sort()
    print("perception, ms: median %.3f, 99 %% %.3f, slowest %.3f (%d atoms)" % (
        times[len(times) // 2][0], times[len(times) * 99 // 100][0], times[-1][0], times[-1][1]))
    for kind in worst:
        worst[kind].sort(key=lambda item: -item[0])
        print("\n%s: %d ligands of the %s half disagree" % (kind, len(worst[kind]), options.half))
        for _, text in worst[kind][: options.list]:
            print(text)


if __name__ == "__main__":
    main()
