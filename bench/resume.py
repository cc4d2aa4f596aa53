#!/usr/bin/env python3
"""Kills a batch again and again and has it go on: the outcome must be that of an undisturbed run.

    bench/resume.py GLIMPSE [--ligands 200] [--kills 20] [--seed 1] [--model kdeep] [--keep FOLDER]

GLIMPSE is the program (artifacts/bin/Glimpse.Bridge/Release/net10.0/glimpse after a build). The
ligands are rings in the site of tests/fixtures/1hpv.pdb, one in seven of them a damaged record.
Every file is compared byte for byte but for times. Ends with 1 where one differs.
tests/Glimpse.Tests/Cli/KilledBatchTests.cs holds the short form.
"""
import argparse
import math
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROTEIN = os.path.join(ROOT, "tests", "fixtures", "1hpv.pdb")
CENTRE = (9.92, 16.23, 8.83)  # Where amprenavir lies.
BOND = 1.39
TIMES = re.compile(rb'"milliseconds": [0-9.E+-]+')
EARLY = 0.2  # Of the kills come while a run begins, the rest while it computes and writes.
STEP = 0.1  # Seconds, about what a ligand takes.


def record(number: int) -> str:
    if number % 7 == 3:
        return "damaged %d\n\n\n  x  y  0\nM  END\n$$$$\n" % number
    counts = "  6  6  0  0  0  0  0  0  0  0999 V2000"
    lines = ["ring %d" % number, "  by bench/resume.py", "", counts]
    for i in range(6):
        angle = i * math.pi / 3
        x = CENTRE[0] + 0.01 * number + BOND * math.cos(angle)
        y = CENTRE[1] + BOND * math.sin(angle)
        lines.append("%10.4f%10.4f%10.4f C   0  0" % (x, y, CENTRE[2]))
    lines += ["%3d%3d%3d  0" % (i + 1, (i + 1) % 6 + 1, i % 2 + 1) for i in range(6)]
    return "\n".join(lines + ["M  END", "$$$$", ""])


def content(folder: str) -> "dict[str, bytes]":
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(path, name)
            with open(file, "rb") as stream:
                found[os.path.relpath(file, folder)] = TIMES.sub(b"", stream.read())
    return found


def complete(folder: str) -> int:
    return sum("summary.json" in names for path, _, names in os.walk(folder) if path != folder)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("glimpse")
    parser.add_argument("--ligands", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", default="kdeep")
    parser.add_argument("--keep")
    parsed = parser.parse_args()
    chance = random.Random(parsed.seed)
    folder = parsed.keep or tempfile.mkdtemp(prefix="glimpse-resume-")
    ligands = os.path.join(folder, "ligands.sdf")
    with open(ligands, "w", encoding="ascii") as file:
        file.writelines(record(number) for number in range(1, parsed.ligands + 1))
    command = [parsed.glimpse, "explain", "--protein", PROTEIN, "--ligands", ligands]
    command += ["--model", parsed.model, "--maps", "npy", "--steps", "20", "--out"]
    whole, out = os.path.join(folder, "whole"), os.path.join(folder, "out")

    begun = time.monotonic()
    first = subprocess.Popen(command + [whole], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    while complete(whole) == 0 and first.poll() is None:
        time.sleep(0.02)
    start = time.monotonic() - begun
    said = first.communicate()[1].decode().strip().splitlines()[-1]
    took = time.monotonic() - begun
    if complete(whole) == 0:
        sys.exit(said)
    print("undisturbed: %.1f s, the first result after %.1f s; %s" % (took, start, said))

    for kill in range(1, parsed.kills + 1):
        child = subprocess.Popen(
            command + [out, "--resume"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        if chance.random() < EARLY:
            time.sleep(chance.uniform(0, start))
        else:
            done = complete(out)
            share = (complete(whole) - done) / (parsed.kills - kill + 2)
            wanted = done + int(chance.uniform(0, 2 * share))
            while complete(out) < wanted and child.poll() is None:
                time.sleep(0.05)
            time.sleep(chance.uniform(0, STEP))
        ended = child.poll() is not None
        child.send_signal(signal.SIGKILL)
        child.wait()
        half = any(path.endswith(".glimpse-unfinished") for path, _, _ in os.walk(out))
        notes = (", one half written" if half else "") + (", it had ended" if ended else "")
        print("kill %2d: %3d complete%s" % (kill, complete(out), notes), flush=True)
    last = subprocess.run(
        command + [out, "--resume"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    print("then: " + " / ".join(last.stderr.decode().strip().splitlines()[-2:]))
    one, other = content(whole), content(out)
    names = one.keys() | other.keys()
    different = sorted(name for name in names if one.get(name) != other.get(name))
    print("%d files, %d differ %s" % (len(one), len(different), " ".join(different[:5])))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
