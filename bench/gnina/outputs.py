#!/usr/bin/python3
"""What gnina's networks answer on grids that bench/gnina wrote, beside reference.json, in Debian's PyTorch.

usage: bench/gnina/outputs.py REFERENCE_FOLDER MODEL_FOLDER GRID.f32 ...
"""
import json
import os
import sys

import numpy
import torch

POINTS = 48


def main():
    references, models, grids = sys.argv[1], sys.argv[2], sys.argv[3:]
    with open(os.path.join(references, "reference.json"), encoding="utf-8") as file:
        reference = json.load(file)
    for model in next(iter(reference.values()))["outputs"]:
        network = torch.jit.load(os.path.join(models, model + ".pt"))
        network.eval()
        for grid in grids:
            name, channels, typed = os.path.basename(grid).split(".")[:3]
            if channels != ("35" if model == "default2017" else "28"):
                continue
            voxels = numpy.fromfile(grid, dtype=numpy.float32).reshape(1, -1, POINTS, POINTS, POINTS)
            with torch.no_grad():
                poses, affinities = network(torch.from_numpy(voxels))
            expected = reference[name]["outputs"][model]
            score = float(poses[0, 1].exp()) - expected["pose"]
            affinity = float(affinities.flatten()[0]) - expected["affinity"]
            print(f"{model:30} {name:12} {typed:6} CNNscore {score:+.4f}  affinity {affinity:+.4f}", flush=True)


main()
