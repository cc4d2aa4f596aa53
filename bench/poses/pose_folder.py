"""The folder of poses that is written: the layout of redocked-cc0, and complexes.csv to go on from after a stop."""

import csv
import os

from rdkit import Chem

POSE_COLUMNS = ("id", "pose", "kind", "rmsd", "vina", "dataset", "cluster40")
COMPLEX_COLUMNS = ("id", "refined", "decoys", "positives", "crystal_local_vina", "fault")


def read_csv(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def replace(path, text):
    """Writes a file so that it is there whole or not at all."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".part", path)


def csv_text(columns, rows):
    return "\n".join([",".join(columns), *(",".join(str(row[c]) for c in columns) for row in rows)]) + "\n"


def sdf_text(name, poses):
    out = []
    for n, pose in enumerate(poses):
        pose.mol.SetProp("_Name", f"{name}_local_{n}")
        tags = {"kind": "local", "rmsd": f"{pose.rmsd:.3f}", "vina": f"{pose.vina:.2f}"}
        out.append(Chem.MolToMolBlock(pose.mol) + "".join(f">  <{k}>\n{v}\n\n" for k, v in tags.items()) + "$$$$\n")
    return "".join(out)


class PoseFolder:
    def __init__(self, folder):
        self.folder = folder
        self.complexes = [r for r in self._read("complexes.csv") if not r["fault"]]
        self.done = {r["id"] for r in self.complexes}
        self.poses = [r for r in self._read("poses.csv") if r["id"] in self.done]

    def _read(self, file):
        path = os.path.join(self.folder, file)
        return read_csv(path) if os.path.exists(path) else []

    def add(self, name, row, decoys, positives, crystal_local, refined):
        """Writes a complex's poses, then its rows: what a stop leaves between the two is made again."""
        poses = decoys + positives
        replace(os.path.join(self.folder, "complexes", name, "poses.sdf"), sdf_text(name, poses))
        tags = {"kind": "local", "dataset": row["dataset"], "cluster40": row["cluster40"]}
        for n, pose in enumerate(poses):
            self.poses.append({"id": name, "pose": n, "rmsd": f"{pose.rmsd:.3f}", "vina": f"{pose.vina:.2f}", **tags})
        replace(os.path.join(self.folder, "poses.csv"), csv_text(POSE_COLUMNS, self.poses))
        counts = {"refined": refined, "decoys": len(decoys), "positives": len(positives)}
        self._close({"id": name, **counts, "crystal_local_vina": f"{crystal_local:.2f}", "fault": ""})

    def fail(self, name, fault):
        words = " ".join(str(fault).replace(",", ";").split())
        counts = {"refined": 0, "decoys": 0, "positives": 0}
        self._close({"id": name, **counts, "crystal_local_vina": "", "fault": words})

    def _close(self, row):
        self.complexes.append(row)
        replace(os.path.join(self.folder, "complexes.csv"), csv_text(COMPLEX_COLUMNS, self.complexes))
