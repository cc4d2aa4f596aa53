"""The bundle in ChimeraX without a window: what is sent of a site, and the names that come back."""
import os

import scene
from scene import COMPLEX, SceneTestCase

FIXTURES = os.path.dirname(COMPLEX)


class SiteTests(SceneTestCase):
    def test_another_ligand_of_the_site_is_left_out_and_said(self):
        other = self.run_command("combine #1")
        self.run_command("delete #%s & ~:478" % other.id_string)
        found = self.explain("#%s" % other.id_string)
        self.assertIn("lies where the ligand lies", " ".join(found.explained.origin.notes))

    def test_a_ligand_that_goes_on_in_another_model_is_said_to(self):
        part = self.run_command("combine #1")
        self.run_command("delete #%s & ~:478@C1,C2,C3,O1" % part.id_string)
        self.run_command("delete #1:478@C1,C2,C3,O1")
        found = self.explain("#1:478")
        self.assertIn("at the distance of a bond", " ".join(found.explained.origin.notes))

    def test_a_superposed_structure_is_left_out_and_said(self):
        self.run_command("combine #1")
        found = self.explain("#1:478")
        self.assertIn("lies over", " ".join(found.explained.origin.notes))

    def test_a_copy_of_one_residue_is_left_out_and_said_to_lie_over_the_model_that_it_is_of(self):
        other = self.run_command("combine #1")
        self.run_command("delete #%s & ~/B; delete #1/B" % other.id_string)
        copy = self.run_command("combine #%s" % other.id_string)
        self.run_command("delete #%s & ~:25" % copy.id_string)
        origin = self.explain("#1:478").explained.origin
        self.assertEqual(len(origin.objects), 2)
        said = " ".join(origin.notes)
        for words in (
            "%s #%s lies over" % (copy.name, copy.id_string),
            "over %s #%s and" % (other.name, other.id_string),
        ):
            self.assertIn(words, said)

    def test_a_copied_peptide_that_is_the_ligand_leaves_the_protein_that_it_is_from(self):
        peptide = self.run_command("combine #1")
        self.run_command("delete #%s & ~/A:24-28" % peptide.id_string)
        self.assertGreater(peptide.num_atoms, 20)
        origin = self.explain("#%s" % peptide.id_string).explained.origin
        self.assertEqual(origin.objects, ("%s #1" % self.complex.name,))

    def test_bond_orders_of_a_ligands_own_file_are_sent(self):
        from chimerax.glimpse.viewer.ligands import one_ligand
        from chimerax.glimpse.viewer.site import read_ligand

        path = os.path.join(os.path.dirname(COMPLEX), "cdk2.sdf")
        model = self.run_command("open '%s'" % path)[0]
        text = read_ligand(one_ligand(model.atoms)).text
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        atoms, bonds = int(lines[3][:3]), int(lines[3][3:6])
        names = [one.name for one in model.atoms]
        words = {1: "sing", 2: "doub", 3: "trip", 4: "arom"}
        stated = {
            (frozenset(names[int(at) - 1] for at in (line[:3], line[3:6])), words[int(line[6:9])])
            for line in lines[4 + atoms : 4 + atoms + bonds]
        }
        self.assertEqual(self.sent_bonds(text), stated)

    def sent_bonds(self, text):
        rows = [line.split() for line in text.splitlines() if line.startswith("covale ")]
        return {(frozenset((row[6], row[11])), row[1]) for row in rows}

    def test_the_cell_of_an_mmcif_file_without_z_is_sent(self):
        from chimerax.glimpse.viewer.site import read_site
        from chimerax.glimpse.viewer.ligands import one_ligand

        self.run_command("close session")
        complex_ = self.run_command("open '%s'" % os.path.join(FIXTURES, "1hpv-pocket.cif"))[0]
        atoms = complex_.atoms.filter(complex_.atoms.residues.names == "478")
        site = read_site(scene.session, one_ligand(atoms), None, 12.0)
        self.assertIn("_symmetry.space_group_name_H-M 'P 61'", site.protein.text)

    def test_a_ligand_of_a_mol2_file_goes_with_its_orders(self):
        from chimerax.glimpse.viewer.ligands import one_ligand
        from chimerax.glimpse.viewer.site import read_ligand

        molecule = self.run_command("open '%s'" % os.path.join(FIXTURES, "cdk2.mol2"))[0]
        sent = self.sent_bonds(read_ligand(one_ligand(molecule.atoms)).text)
        self.assertEqual(len(sent), molecule.num_bonds)
        self.assertIn("arom", {order for _, order in sent})

    def test_a_ligand_of_a_pdb_file_goes_without_orders(self):
        from chimerax.glimpse.viewer.ligands import one_ligand
        from chimerax.glimpse.viewer.site import read_ligand

        atoms = self.complex.atoms.filter(self.complex.atoms.residues.names == "478")
        self.assertEqual(self.sent_bonds(read_ligand(one_ligand(atoms)).text), set())


class NameTests(SceneTestCase):
    def residues(self, found):
        return {
            (one.chain, one.name, one.number, one.insertion_code): one.attribution
            for one in found.explained.summary.residues
            if one.side == "protein"
        }

    def test_residues_are_called_as_chimerax_calls_them(self):
        before = self.residues(self.explain())
        self.run_command("glimpse clear")
        for chain in list(self.complex.chains):
            for residue in chain.existing_residues:
                residue.insertion_code = "C"
            chain.chain_id = {"A": "AAA", "B": "AAB"}[chain.chain_id]
        ligand = next(one for one in self.complex.residues if one.name == "478")
        ligand.insertion_code = "Z"
        found = self.explain()
        after = self.residues(found)
        self.assertEqual(len(after), len(before))
        for (chain, name, number, code), value in before.items():
            renamed = {"A": ("AAA", "C"), "B": ("AAB", "C")}.get(chain, (chain, code))
            self.assertAlmostEqual(after[(renamed[0], name, number, renamed[1])], value, places=4)
        (one,) = {
            (atom.residue_name, atom.residue_number, atom.insertion_code)
            for atom in found.explained.atoms
            if atom.side == "ligand"
        }
        self.assertEqual(one, ("478", ligand.number, "Z"))

    def test_residues_of_two_models_that_are_called_the_same_stay_two(self):
        before = self.residues(self.explain())
        self.run_command("glimpse clear")
        other = self.run_command("combine #1")
        self.run_command("delete #%s & ~/B; delete #1/B" % other.id_string)
        for chain in list(other.chains):
            chain.chain_id = "A"
        after = self.residues(self.explain("#1:478"))
        for chain, model in (("A", "#1"), ("B", "#" + other.id_string)):
            ours = {key[1:]: value for key, value in before.items() if key[0] == chain}
            theirs = {
                key[1:]: value for key, value in after.items() if key[0] == "%s/A" % model
            }
            self.assertEqual(set(theirs), set(ours))
            for key, value in ours.items():
                self.assertAlmostEqual(theirs[key], value, places=3)

    def test_a_ligand_of_a_file_of_its_own_keeps_its_names(self):
        """Those of atoms repeat in this file: a number behind them tells them apart."""
        molecule = self.run_command("open '%s'" % os.path.join(FIXTURES, "cdk2.mol2"))[0]
        move = self.complex.atoms.filter(self.complex.atoms.residues.names == "478").scene_coords
        molecule.atoms.coords += move.mean(axis=0) - molecule.atoms.coords.mean(axis=0)
        self.run_command("delete :478")
        found = self.explain("#%s" % molecule.id_string)
        ours = {
            (atom.residue.name, atom.residue.number, atom.name)
            for atom in molecule.atoms
            if atom.element.number > 1
        }
        came = {
            (atom.residue_name, atom.residue_number, atom.name.partition("(")[0])
            for atom in found.explained.atoms
            if atom.side == "ligand"
        }
        self.assertEqual(came, ours)


class LigandTests(SceneTestCase):
    def test_a_chain_whose_name_looks_like_a_range_is_specified_by_its_name(self):
        from chimerax.glimpse.viewer.ligands import one_ligand

        residue = next(one for one in self.complex.residues if one.name == "478")
        residue.chain_id = "A-2"
        self.assertEqual(
            one_ligand(residue.atoms).spec,
            "(#%s::chain_id=='A-2' & :%d)" % (self.complex.id_string, residue.number),
        )

    def test_a_hidden_models_ligand_isnt_meant_by_a_click_on_the_protein(self):
        from chimerax.glimpse.viewer.ligands import meant_by

        other = self.run_command("open '%s'" % COMPLEX)[0]
        self.run_command("hide #%s models" % other.id_string)
        clicked = self.complex.residues[24].atoms
        found = meant_by(scene.session, clicked)
        self.assertEqual([one.structure for one in found], [self.complex])
