"""Draws docs/1hpv-pairs.png: pymol -cq docs/picture.py -- OUT_FOLDER PICTURE

OUT_FOLDER is what the README's first command wrote, with --maps dx.
"""
import json
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
cmd.spectrum("b", "lo grey80 hi", "explained", minimum=-8, maximum=8)

# The pairs of atoms that contribute most, and the residues that they are of.
with open(f"{folder}/summary.json", encoding="utf-8") as file:
    summary = json.load(file)
atoms = summary["atoms"]
residues = {}
for place, pair in enumerate(summary["interactions"]["strongest"][:12]):
    ends = [atoms[pair[side]]["position"] for side in ("ligandAtom", "proteinAtom")]
    for end, position in zip("ab", ends):
        cmd.pseudoatom("pairs", name=f"{end}{place}", pos=position)
    cmd.distance("dashes", f"pairs and name a{place}", f"pairs and name b{place}")
cmd.hide("everything", "pairs")
cmd.hide("labels", "dashes")
cmd.set("dash_color", "grey30", "dashes")
cmd.set("dash_radius", 0.05, "dashes")
for residue in [one for one in summary["residues"] if one["side"] == "protein"][:6]:
    residues[residue["chain"], residue["number"]] = residue

cmd.load(f"{folder}/ligand_hydrophobic.dx", "hydrophobic")
cmd.isosurface("surface", "hydrophobic", 0.0015)
cmd.color("hi", "surface")
cmd.set("transparency", 0.6)

cmd.orient("lig")
cmd.turn("x", -75)
cmd.zoom("lig", -0.5)
cmd.set("label_size", -0.7)
cmd.set("label_color", "black")
cmd.set("label_position", [1.4, 1.2, 6])
for (chain, number), residue in residues.items():
    cmd.label(
        f"explained and chain {chain} and resi {number} and name CB",
        repr("%s%d%s %+.2f" % (
            residue["name"].capitalize(), number, "'" if chain == "B" else "", residue["attribution"]
        )),
    )
cmd.ray(1600, 1000)
cmd.png(picture, dpi=150)
