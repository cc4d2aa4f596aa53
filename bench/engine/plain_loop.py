#!/usr/bin/python3
"""Integrated gradients as they are usually computed: a plain autograd loop in PyTorch on the same weights and voxels.

Usage: plain_loop.py MODEL_FOLDER VOXELS_FOLDER THREADS > result.json

Reads each NAME.npy ([16, 24, 24, 24], float32) of the voxels folder. For each: the prediction, 100 Gauss-Legendre steps in
batches of 10, and the smallest number of steps (of a doubling series) whose completeness error is within NAME's tolerance in tolerances.json.
"""
import json
import os
import struct
import sys
import time

import numpy as np
import torch
import torch.nn as nn

BATCH = 10
STEPS = 100
SERIES = [5, 10, 20, 40, 80, 160, 320, 640]


def read_safetensors(path):
    """The file's tensors by name (8 bytes of header length, JSON header, data)."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(np.frombuffer(data[slice(*entry["data_offsets"])], dtype="<f4").copy()).view(entry["shape"])
        for name, entry in header.items()
    }


class ConvNorm(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride=1):
        super().__init__()
        self.conv = nn.Conv3d(inputs, outputs, kernel, stride=stride, padding=(kernel - stride) // 2, bias=False)
        self.norm = nn.BatchNorm3d(outputs)

    def forward(self, x):
        return self.norm(self.conv(x))


class Fire(nn.Module):
    def __init__(self, inputs, squeeze, expand):
        super().__init__()
        self.squeeze = ConvNorm(inputs, squeeze, 1)
        self.expand1 = ConvNorm(squeeze, expand // 2, 1)
        self.expand3 = ConvNorm(squeeze, expand // 2, 3)
        self.bypass = inputs == expand

    def forward(self, x):
        squeezed = torch.relu(self.squeeze(x))
        expanded = torch.cat([self.expand1(squeezed), self.expand3(squeezed)], 1)
        return torch.relu(expanded + x if self.bypass else expanded)


class Network(nn.Module):
    """The architecture that model.json describes, one output."""

    def __init__(self, architecture):
        super().__init__()
        a = architecture
        self.prefix = ConvNorm(a["channels"], a["prefixChannels"], a["prefixKernel"], a["prefixStride"])
        inputs = a["prefixChannels"]
        self.reduction = None
        if a.get("reductionChannels", 0):
            self.reduction = ConvNorm(inputs, a["reductionChannels"], 2, 2)
            inputs = a["reductionChannels"]
        self.fires, self.ends = nn.ModuleList(), []
        for stage in a["stages"]:
            for shape in stage:
                self.fires.append(Fire(inputs, shape["squeeze"], shape["expand"]))
                inputs = shape["expand"]
            self.ends.append(len(self.fires))
        self.head = nn.Linear(inputs, 1)

    def forward(self, x):
        x = torch.relu(self.prefix(x))
        if self.reduction is not None:
            x = torch.relu(self.reduction(x))
        for i, fire in enumerate(self.fires):
            x = fire(x)
            if i + 1 in self.ends and i + 1 < len(self.fires):
                x = nn.functional.max_pool3d(x, 2)
        return self.head(x.mean([2, 3, 4])).squeeze(1)


def integrate(network, x, steps):
    """Attributions [channel, x, y, z] in double and how long they took, in seconds."""
    nodes, weights = np.polynomial.legendre.leggauss(steps)
    nodes, weights = 0.5 * (nodes + 1), 0.5 * weights
    start = time.perf_counter()
    total = torch.zeros(x.shape, dtype=torch.float64)
    for first in range(0, steps, BATCH):
        alphas = torch.tensor(nodes[first:first + BATCH], dtype=torch.float32).view(-1, 1, 1, 1, 1)
        points = (alphas * x).requires_grad_(True)
        (gradient,) = torch.autograd.grad(network(points).sum(), points)
        factors = torch.tensor(weights[first:first + BATCH]).view(-1, 1, 1, 1, 1)
        total += (gradient.double() * factors).sum(0)
    return (total * x.double()).numpy(), time.perf_counter() - start


def main():
    model, folder, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.set_num_threads(threads)
    with open(os.path.join(model, "model.json"), encoding="utf-8") as file:
        network = Network(json.load(file)["architecture"])
    missing, unexpected = network.load_state_dict(read_safetensors(os.path.join(model, "weights.safetensors")), strict=False)
    assert not unexpected and all(name.endswith("num_batches_tracked") for name in missing), (missing, unexpected)
    network.eval().requires_grad_(False)
    with open(os.path.join(folder, "tolerances.json"), encoding="utf-8") as file:
        tolerances = json.load(file)
    results = {}
    names = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".npy"))
    warm = torch.from_numpy(np.load(os.path.join(folder, names[0] + ".npy")))
    integrate(network, warm, BATCH)
    for name in names:
        x = torch.from_numpy(np.load(os.path.join(folder, name + ".npy")))
        with torch.no_grad():
            start = time.perf_counter()
            value = network(x[None]).item()
            predict = time.perf_counter() - start
            baseline = network(torch.zeros_like(x)[None]).item()
        attributions, seconds = integrate(network, x, STEPS)
        for steps in SERIES:
            tuned, tuned_seconds = integrate(network, x, steps)
            error = abs(tuned.sum() - (value - baseline))
            if error <= tolerances[name]:
                break
        results[name] = dict(
            value=value, baseline=baseline, sum=attributions.sum(), largest=float(np.abs(attributions).max()),
            predict_s=predict, explain_s=seconds, tuned_steps=steps, tuned_s=tuned_seconds, tuned_error=error)
    with open("/proc/self/status", encoding="ascii") as file:
        peak = next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
    json.dump(dict(results=results, peak_mib=peak, torch=torch.__version__), sys.stdout)


if __name__ == "__main__":
    main()
