"""Says how far predictions move with a change of ligand perception, on crystal complexes given without bond orders.

    moves.py DATA SET BEFORE.jsonl AFTER.jsonl --before GLIMPSE --after GLIMPSE [--model kdeep] > moves.csv

The dumps are those of Glimpse.Bench.Chemistry before and after the change. Every complex of a set
of the data folder whose ligand's channels differ is written as one PDB file of heavy atoms and
predicted by both programs; all others keep their predictions, as nothing else changed. Prints
complex, before, after as CSV and the summary on stderr.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

LIGAND = "Z:LIG:999"


def channels(dump, prefix):
    """Path -> channels from coordinates alone, for one set."""
    found = {}
    with open(dump) as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["Path"].startswith(prefix):
                found[entry["Path"]] = entry["FromCoordinates"]["Channels"]
    return found


def write_complex(folder, target):
    """Protein and heavy atoms of the ligand in one PDB file."""
    with open(target, "w") as out:
        with open(os.path.join(folder, "protein.pdb")) as lines:
            out.writelines(line for line in lines if line.startswith(("ATOM", "HETATM")))
        with open(os.path.join(folder, "ligand.sdf")) as lines:
            sdf = lines.read().splitlines()
        for i, line in enumerate(sdf[4 : 4 + int(sdf[3][:3])], 1):
            x, y, z, symbol = line.split()[:4]
            if symbol != "H":
                out.write(
                    "HETATM%5d %-4s LIG Z 999    %8.3f%8.3f%8.3f  1.00 10.00          %2s\n"
                    % (i % 100000, (symbol + str(i))[:4], float(x), float(y), float(z), symbol.upper())
                )
        out.write("END\n")


def predict(glimpse, model, path, out):
    command = [glimpse, "explain", path, "--ligand", LIGAND, "--model", model, "--out", out, "--json"]
    command += ["--steps", "1", "--rule", "midpoint"]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    if run.returncode:
        raise RuntimeError("%s: %s" % (path, run.stderr.strip()))
    return json.loads(run.stdout)["prediction"]["value"]


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "set", "dump_before", "dump_after"):
        parser.add_argument(name)
    parser.add_argument("--before", required=True)
    parser.add_argument("--after", required=True)
    parser.add_argument("--model", default="kdeep")
    options = parser.parse_args()
    before = channels(options.dump_before, options.set + "/")
    after = channels(options.dump_after, options.set + "/")
    changed = sorted(path for path in before if path in after and before[path] != after[path])
    moves = []
    print("complex,before,after")
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "complex.pdb")
        for number, complex_path in enumerate(changed):
            write_complex(os.path.join(options.data, complex_path), path)
            both = [
                predict(program, options.model, path, os.path.join(work, "%d-%s" % (number, name)))
                for name, program in (("before", options.before), ("after", options.after))
            ]
            moves.append(abs(both[1] - both[0]))
            print("%s,%.3f,%.3f" % (complex_path, both[0], both[1]), flush=True)
    if not moves:
        print("%d complexes, none changed" % len(before), file=sys.stderr)
        return
    print(
        "%d complexes, %d typed otherwise; of these the prediction moves by %.3f (median), %.3f (largest)"
        % (len(before), len(changed), statistics.median(moves), max(moves)),
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
