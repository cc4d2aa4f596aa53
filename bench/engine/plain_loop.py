#!/usr/bin/python3
"""Integrated gradients as they are usually computed: a plain autograd loop in PyTorch on the same weights and voxels.

Usage: plain_loop.py MODEL_FOLDER VOXELS_FOLDER THREADS > result.json

Reads each NAME.npy ([channel, x, y, z], float32) of the voxels folder. For each: the prediction; 100
Gauss-Legendre steps in batches of 10, compared with NAME.map.npy; and the steps, of a doubling
series, that are enough for the errors in tolerances.json: "completeness", |sum - (F(x) - F(0))|, by
whichever rule is fastest there; "intervals", the sum of |trapezoid - (F(b) - F(a))|.
"""
import json
import os
import struct
import sys
import time

import numpy as np
import torch
import torch.nn as nn

import gnina_networks

BATCH = 10
STEPS = 100
SERIES = [5, 10, 20, 40, 80, 160, 320, 640]

# What model.json may name: the non-linearity after each layer, and how 2x2x2 voxels become one.
ACTIVATIONS = {
    "relu": torch.relu,
    "softplus": lambda x: nn.functional.softplus(x, beta=4, threshold=20),
}
POOLINGS = {
    "maximum": lambda x: nn.functional.max_pool3d(x, 2),
    "powerMean": lambda x: (nn.functional.avg_pool3d(x.square().square(), 2) + 1e-12).sqrt().sqrt(),
}


def read_safetensors(path):
    """The file's tensors by name (8 bytes of header length, JSON header, data).

    domain.* only says where training lay.
    """
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(
            np.frombuffer(data[slice(*entry["data_offsets"])], dtype="<f4").copy()
        ).view(entry["shape"])
        for name, entry in header.items() if not name.startswith("domain.")
    }


class ConvNorm(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride=1):
        super().__init__()
        self.conv = nn.Conv3d(inputs, outputs, kernel, stride=stride, padding=(kernel - stride) // 2, bias=False)
        self.norm = nn.BatchNorm3d(outputs)

    def forward(self, x):
        return self.norm(self.conv(x))


class Fire(nn.Module):
    def __init__(self, inputs, squeeze, expand, activation):
        super().__init__()
        self.activation = activation
        self.squeeze = ConvNorm(inputs, squeeze, 1)
        self.expand1 = ConvNorm(squeeze, expand // 2, 1)
        self.expand3 = ConvNorm(squeeze, expand // 2, 3)
        self.bypass = inputs == expand

    def forward(self, x):
        squeezed = self.activation(self.squeeze(x))
        expanded = torch.cat([self.expand1(squeezed), self.expand3(squeezed)], 1)
        return self.activation(expanded + x if self.bypass else expanded)


class Network(nn.Module):
    """The architecture that model.json describes, one output."""

    def __init__(self, architecture):
        super().__init__()
        a = architecture
        self.activation = ACTIVATIONS[a.get("activation", "relu")]
        self.pooling = POOLINGS[a.get("pooling", "maximum")]
        self.prefix = ConvNorm(a["channels"], a["prefixChannels"], a["prefixKernel"], a["prefixStride"])
        inputs = a["prefixChannels"]
        self.reduction = None
        if a.get("reductionChannels", 0):
            self.reduction = ConvNorm(inputs, a["reductionChannels"], 2, 2)
            inputs = a["reductionChannels"]
        self.fires, self.ends = nn.ModuleList(), []
        for stage in a["stages"]:
            for shape in stage:
                self.fires.append(Fire(inputs, shape["squeeze"], shape["expand"], self.activation))
                inputs = shape["expand"]
            self.ends.append(len(self.fires))
        self.head = nn.Linear(inputs, 1)

    def forward(self, x):
        x = self.activation(self.prefix(x))
        if self.reduction is not None:
            x = self.activation(self.reduction(x))
        for i, fire in enumerate(self.fires):
            x = fire(x)
            if i + 1 in self.ends and i + 1 < len(self.fires):
                x = self.pooling(x)
        return self.head(x.mean([2, 3, 4])).squeeze(1)


def quadrature(rule, steps):
    """Nodes and weights on [0, 1]; trapezoids have one node more than steps."""
    if rule == "gauss-legendre":
        nodes, weights = np.polynomial.legendre.leggauss(steps)
        return 0.5 * (nodes + 1), 0.5 * weights
    if rule == "midpoint":
        return (np.arange(steps) + 0.5) / steps, np.full(steps, 1 / steps)
    weights = np.full(steps + 1, 1 / steps)
    weights[[0, -1]] /= 2
    return np.linspace(0, 1, steps + 1), weights


def integrate(network, x, rule, steps):
    """Attributions [channel, x, y, z] in double, F and dF/dalpha at the nodes, and how long it took, in seconds."""
    nodes, weights = quadrature(rule, steps)
    start = time.perf_counter()
    total = torch.zeros(x.shape, dtype=torch.float64)
    values, slopes = [], []
    for first in range(0, len(nodes), BATCH):
        alphas = torch.tensor(nodes[first:first + BATCH], dtype=torch.float32).view(-1, 1, 1, 1, 1)
        points = (alphas * x).requires_grad_(True)
        outputs = network(points)
        (gradient,) = torch.autograd.grad(outputs.sum(), points)
        factors = torch.tensor(weights[first:first + BATCH]).view(-1, 1, 1, 1, 1)
        total += (gradient.double() * factors).sum(0)
        values += outputs.tolist()
        if rule == "trapezoid":
            slopes += (gradient * x).sum([1, 2, 3, 4], dtype=torch.float64).tolist()
    return (total * x.double()).numpy(), np.array(values), np.array(slopes), time.perf_counter() - start


def tuned(network, x, rule, error, tolerance):
    """The first of the series whose error is small enough: what it takes who knows the number of steps beforehand."""
    for steps in SERIES:
        attributions, values, slopes, seconds = integrate(network, x, rule, steps)
        met = bool(error(attributions, values, slopes) <= tolerance)
        if met:
            break
    return dict(rule=rule, steps=steps, s=seconds, met=met)


def interval_error(_, values, slopes):
    return np.abs(0.5 * (slopes[1:] + slopes[:-1]) / (len(values) - 1) - np.diff(values)).sum()


def main():
    model, folder, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.set_num_threads(threads)
    with open(os.path.join(model, "model.json"), encoding="utf-8") as file:
        architecture = json.load(file)["architecture"]
    kind = gnina_networks.KINDS.get(architecture.get("kind"))
    network = kind() if kind else Network(architecture)
    weights = read_safetensors(os.path.join(model, "weights.safetensors"))
    missing, unexpected = network.load_state_dict(weights, strict=False)
    assert not unexpected and all(name.endswith("num_batches_tracked") for name in missing), (missing, unexpected)
    network.eval().requires_grad_(False)
    with open(os.path.join(folder, "tolerances.json"), encoding="utf-8") as file:
        tolerances = json.load(file)
    results = {}
    names = sorted(tolerances)
    integrate(network, torch.from_numpy(np.load(os.path.join(folder, names[0] + ".npy"))), "midpoint", BATCH)
    for name in names:
        x = torch.from_numpy(np.load(os.path.join(folder, name + ".npy")))
        with torch.no_grad():
            start = time.perf_counter()
            value = network(x[None]).item()
            predict = time.perf_counter() - start
            change = value - network(torch.zeros_like(x)[None]).item()
        attributions, _, _, seconds = integrate(network, x, "gauss-legendre", STEPS)
        other = np.load(os.path.join(folder, name + ".map.npy")).astype(np.float64)
        rules = [
            tuned(
                network, x, rule, lambda attributions, *_: abs(attributions.sum() - change),
                tolerances[name]["completeness"])
            for rule in ("gauss-legendre", "midpoint", "trapezoid")]
        results[name] = dict(
            value=value, map_distance=float(np.linalg.norm(other - attributions) / np.linalg.norm(attributions)),
            predict_s=predict, explain_s=seconds,
            completeness=min(rules, key=lambda loop: (not loop["met"], loop["s"])),
            intervals=tuned(network, x, "trapezoid", interval_error, tolerances[name]["intervals"]))
    with open("/proc/self/status", encoding="ascii") as file:
        peak = next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
    json.dump(dict(results=results, peak_mib=peak, torch=torch.__version__), sys.stdout)


if __name__ == "__main__":
    main()
