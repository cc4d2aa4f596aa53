"""Reads what `glimpse explain --maps dx,cube,npy,ccp4` wrote back with PyMOL, gemmi and NumPy, and says
in TAP whether it lies where it should.

Run by tests/run as `pymol -cq check_pymol.py -- RESULT_FOLDER TAP_FILE`.
"""
import json
import os
import sys

import gemmi
import numpy
from pymol import cmd

POSITION_TOLERANCE = 0.01  # Å
VALUE_TOLERANCE = 1e-6  # of the map's largest absolute value
B_TOLERANCE = 0.0051  # half of the B-factor column's last decimal
COORDINATE_TOLERANCE = 0.0006  # Å, half of the PDB format's last decimal


class Tap:
    """Test results, one line each."""

    def __init__(self, path):
        self.text = open(path, "w", encoding="utf-8")
        self.count = 0

    def check(self, name, holds, detail=""):
        self.count += 1
        self.text.write("%s - %s%s\n" % ("ok" if holds else "not ok", name, "" if holds else " # " + detail))
        self.text.flush()

    def close(self):
        self.text.write("1..%d\n" % self.count)
        self.text.close()


def file_of(summary, kind, channel):
    return next(f["path"] for f in summary["files"] if f["kind"] == kind and f["channel"] == channel)


def grid_points(name):
    """Values and coordinates of a PyMOL map: extent from PyMOL, points between its corners."""
    values = numpy.array(cmd.get_volume_field(name, copy=1))
    low, high = (numpy.array(corner) for corner in cmd.get_extent(name))
    return values, low, high


def check_map(tap, folder, summary, top):
    channel = top["channel"]
    label = "%s %s" % (top["side"], top["name"])
    cmd.load(os.path.join(folder, file_of(summary, "map-dx", channel)), "map")
    values, low, high = grid_points("map")
    shape = numpy.array(values.shape)
    size = summary["grid"]["size"]
    points = "%s with %d points on each axis" % (label, size)
    tap.check("PyMOL reads the dx map of " + points, (shape == size).all(), str(shape))
    index = numpy.array(numpy.unravel_index(numpy.abs(values).argmax(), values.shape))
    peak = low + index * (high - low) / (shape - 1)
    miss = numpy.abs(peak - numpy.array(top["position"])).max()
    near = "peak lies within %s Å of the top voxel" % POSITION_TOLERANCE
    tap.check("its " + near, miss <= POSITION_TOLERANCE, "%.4f Å off" % miss)
    array = numpy.load(os.path.join(folder, file_of(summary, "map-npy", channel)))
    is_as_stated = array.dtype == numpy.float32 and array.shape == tuple(shape)
    tap.check("NumPy reads the npy map as float32 [x, y, z]", is_as_stated, str(array.dtype))
    spread = numpy.abs(array - values).max()
    largest = numpy.abs(array).max()
    tap.check("the npy and dx maps of %s agree" % label, spread <= VALUE_TOLERANCE * largest, "%g apart" % spread)
    origin = numpy.array(summary["grid"]["origin"])
    index = numpy.array(numpy.unravel_index(numpy.abs(array).argmax(), array.shape))
    placed = origin + index * summary["grid"]["spacing"]
    miss = numpy.abs(placed - numpy.array(top["position"])).max()
    tap.check("summary.json places the npy map of %s" % label, miss <= POSITION_TOLERANCE, "%.4f Å off" % miss)
    cmd.delete("map")


def check_cube(tap, folder, summary, top):
    """The cube by the letter of its format, without PyMOL, which shifts cubes by half a voxel."""
    bohr = 0.529177210544
    with open(os.path.join(folder, file_of(summary, "map-cube", top["channel"])), encoding="ascii") as text:
        lines = text.read().splitlines()
    words = lines[2].split()
    atoms, origin = int(words[0]), numpy.array(words[1:], float) * bohr
    counts = [int(line.split()[0]) for line in lines[3:6]]
    axes = numpy.array([line.split()[1:] for line in lines[3:6]], float) * bohr
    values = numpy.array(" ".join(lines[6 + atoms:]).split(), float).reshape(counts)
    index = numpy.array(numpy.unravel_index(numpy.abs(values).argmax(), values.shape))
    miss = numpy.abs(origin + index @ axes - numpy.array(top["position"])).max()
    near = "peak lies within %s Å of the top voxel" % POSITION_TOLERANCE
    tap.check("the cube's " + near, miss <= POSITION_TOLERANCE, "%.4f Å off" % miss)
    tap.check("the cube holds the ligand's %d atoms" % atoms, atoms == summary["ligand"]["heavyAtoms"], str(atoms))


def check_ccp4(tap, folder, summary, top):
    """The CCP4 map as gemmi and PyMOL read it, against trilinear interpolation in the .npy map."""
    path = os.path.join(folder, file_of(summary, "map-ccp4", top["channel"]))
    array = numpy.load(os.path.join(folder, file_of(summary, "map-npy", top["channel"])))
    spacing, origin = summary["grid"]["spacing"], numpy.array(summary["grid"]["origin"])
    read = gemmi.read_ccp4_map(path)
    whole = [read.header_i32(word) for word in range(1, 11)]
    count, start, cell = (numpy.array(whole[i:i + 3]) for i in (0, 4, 7))
    step = numpy.array(read.grid.unit_cell.parameters[:3]) / cell
    values = numpy.array(read.grid, copy=False)
    label = "%s %s" % (top["side"], top["name"])
    tap.check("gemmi reads the ccp4 map of " + label, (values.shape == count).all(), str(values.shape))
    expected = array.astype(float)
    for axis in range(3):
        places = ((start[axis] + numpy.arange(count[axis])) * step[axis] - origin[axis]) / spacing
        hats = numpy.maximum(0, 1 - numpy.abs(places[:, None] - numpy.arange(array.shape[axis])))
        expected = numpy.moveaxis(numpy.tensordot(hats, expected, axes=(1, axis)), 0, axis)
    largest = numpy.abs(array).max()
    spread = numpy.abs(values - expected).max()
    tap.check("each of its values is the npy map's in that place", spread <= VALUE_TOLERANCE * largest, "%g" % spread)
    placed = [read.header_float(word) for word in (50, 51, 52)]
    miss = numpy.abs(placed - start * step).max()
    tap.check("its ORIGIN is where it starts", miss <= POSITION_TOLERANCE, "%.4f Å off" % miss)

    normalizes = cmd.get("normalize_ccp4_maps")
    cmd.set("normalize_ccp4_maps", 0)
    cmd.load(path, "ccp4")
    cmd.set("normalize_ccp4_maps", normalizes)
    shown, low, high = grid_points("ccp4")
    spread = numpy.abs(shown - values).max() if shown.shape == values.shape else numpy.inf
    tap.check("PyMOL and gemmi read the same values", spread <= VALUE_TOLERANCE * largest, "%g apart" % spread)
    peak = numpy.array(numpy.unravel_index(numpy.abs(values).argmax(), values.shape))
    found = low + peak * (high - low) / (numpy.array(values.shape) - 1)
    miss = numpy.abs(found - (start + peak) * step).max()
    tap.check("its peak lies in PyMOL where gemmi has it", miss <= POSITION_TOLERANCE, "%.4f Å off" % miss)
    cmd.delete("ccp4")


def check_atoms(tap, folder, summary):
    cmd.load(os.path.join(folder, "atoms.pdb"), "atoms")
    model = cmd.get_model("atoms").atom
    stated = len(summary["atoms"])
    tap.check("PyMOL reads every atom of atoms.pdb", len(model) == stated, "%d of %d" % (len(model), stated))
    worst_b = worst_place = 0.0
    strangers = 0
    for atom in model:
        place = numpy.array(atom.coord)
        known = min(summary["atoms"], key=lambda a: numpy.abs(place - numpy.array(a["position"])).max())
        worst_place = max(worst_place, numpy.abs(place - numpy.array(known["position"])).max())
        worst_b = max(worst_b, abs(atom.b - 100 * known["attribution"]))
        strangers += (atom.name, atom.resn) != (known["name"][:4], known["residueName"][:4])
    tap.check("each atom is where summary.json has it", worst_place <= COORDINATE_TOLERANCE, "%.4f Å off" % worst_place)
    tap.check("each B factor is 100 times the attribution", worst_b <= B_TOLERANCE, "%.4f off" % worst_b)
    tap.check("each atom keeps its name and residue", strangers == 0, "%d do not" % strangers)
    total = sum(atom["attribution"] for atom in summary["atoms"])
    sums = abs(total - summary["attribution"]["sum"]) < 1e-4
    tap.check("attributions of the atoms add up to the sum", sums, "%g" % total)


def main(folder, report):
    if report.startswith("-"):
        sys.exit("The last argument is the report's path, not %r." % report)
    tap = Tap(report)
    with open(os.path.join(folder, "summary.json"), encoding="utf-8") as text:
        summary = json.load(text)
    for top in summary["topVoxels"]:
        check_map(tap, folder, summary, top)
    check_cube(tap, folder, summary, summary["topVoxels"][0])
    check_ccp4(tap, folder, summary, summary["topVoxels"][0])
    check_atoms(tap, folder, summary)
    tap.close()


main(*sys.argv[-2:])
