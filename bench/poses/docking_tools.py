"""Open Babel and AutoDock Vina, run as programs."""

import os
import shutil
import subprocess

PACKAGES = {"obabel": "openbabel", "vina": "autodock-vina"}
TIMEOUT = 300  # s, for one call
# glibc keeps what Vina frees between two ligands of a batch: a quarter less CPU time
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "4000000000", "MALLOC_TRIM_THRESHOLD_": "4000000000"}


class ToolError(Exception):
    """A program refused its input, or took too long."""


def require():
    """Ends with a message where a program is missing."""
    for program, package in PACKAGES.items():
        if shutil.which(program) is None:
            raise SystemExit(f"{program} is not installed; on Debian: apt-get install {package}")


def call(*words, folder):
    try:
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, timeout=TIMEOUT, env={**os.environ, **KEEP_MEMORY}
        )
    except subprocess.TimeoutExpired:
        raise ToolError(f"{words[0]} took longer than {TIMEOUT} s") from None
    if done.returncode != 0:
        raise ToolError(f"{words[0]} ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-200:]}")
    return done.stdout


def to_pdbqt(source, target, *options, folder):
    """Converts one molecule; returns the PDBQT's text."""
    call("obabel", source, "-O", target, *options, folder=folder)
    with open(os.path.join(folder, target)) as file:
        text = file.read()
    if "ATOM" not in text:
        raise ToolError(f"obabel made no atoms of {source}")
    return text


def refine(receptor, names, centre, size, folder):
    """Vina's local search on each PDBQT; returns what it printed and the files that it wrote, in the same order."""
    os.makedirs(os.path.join(folder, "refined"))
    box = [f"--center_{axis}={value:.3f}" for axis, value in zip("xyz", centre)]
    box += [f"--size_{axis}={value:.3f}" for axis, value in zip("xyz", size)]
    options = ["--local_only", "--cpu", "1", "--seed", "1", "--verbosity", "2", "--dir", "refined", *box]
    printed = call("vina", "--receptor", receptor, "--batch", *names, *options, folder=folder)
    return printed, [f"refined/{os.path.splitext(name)[0]}_out.pdbqt" for name in names]
