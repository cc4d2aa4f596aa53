"""Draws docs/1hpv-kdeep.png: pymol -cq docs/picture.py -- OUT_FOLDER PICTURE

OUT_FOLDER is what the README's first command wrote, with --maps dx.
"""
import sys

from pymol import cmd

folder, picture = sys.argv[-2:]
cmd.load("tests/fixtures/1hpv.pdb", "complex")
cmd.load(f"{folder}/atoms.pdb", "explained")
cmd.remove("solvent")
cmd.hide("everything")
cmd.bg_color("white")
cmd.set("orthoscopic", 1)
cmd.set("ray_opaque_background", 1)
cmd.set("ray_shadows", 0)
cmd.set("antialias", 2)
cmd.set("cartoon_transparency", 0.85)
cmd.show("cartoon", "complex and polymer")
cmd.color("grey80", "complex")

cmd.select("lig", "explained and resn 478")
cmd.select("pocket", "byres (explained and polymer within 5 of lig)")
cmd.show("sticks", "lig or pocket")
cmd.set("valence", 0)
cmd.set("stick_radius", 0.22, "lig")
cmd.set("stick_radius", 0.10, "pocket")
# Blue-white-orange is told apart by colour-blind eyes too; the B-factor holds attribution x 100.
cmd.set_color("lo", [0.13, 0.40, 0.67])
cmd.set_color("hi", [0.90, 0.38, 0.0])
cmd.spectrum("b", "lo grey80 hi", "explained", minimum=-20, maximum=20)

for name, colour, level in (("ligand_hydrophobic", "hi", 0.006), ("protein_negative", "tv_red", 0.004)):
    cmd.load(f"{folder}/{name}.dx", name)
    cmd.isosurface(name + "_surface", name, level)
    cmd.color(colour, name + "_surface")
cmd.set("transparency", 0.55)

cmd.orient("lig")
cmd.turn("x", -60)
cmd.zoom("lig", -0.5)
cmd.set("label_size", -0.7)
cmd.set("label_color", "black")
cmd.set("label_position", [2.2, 1.4, 4])
cmd.label(
    "explained and resi 25 and name CG and polymer",
    "'%s%s' % (resn.capitalize(), resi + (\"'\" if chain == 'B' else ''))",
)
cmd.ray(1600, 1000)
cmd.png(picture, dpi=150)
