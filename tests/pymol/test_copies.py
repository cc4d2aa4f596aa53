"""Of what lies in one place twice one is sent, and a note says over what the other lies."""
from pymol import cmd
from scene import LIGAND, TruthTestCase


class CopyTests(TruthTestCase):
    def test_a_superposed_structure_is_left_out_and_said(self):
        cmd.create("other", "1hpv and polymer")
        explained = self.explain("1hpv and " + LIGAND)
        self.assertEqual(explained.origin.objects, ("1hpv",))
        self.assertIn("other lies over 1hpv", explained.origin.notes[0])

    def test_a_copy_of_one_residue_is_left_out_and_said(self):
        alone = self.explain("1hpv and " + LIGAND)
        cmd.do("glimpse_clear", echo=0)
        cmd.create("copy", "1hpv and chain A and resi 25")
        explained = self.explain("1hpv and " + LIGAND)
        self.assertEqual(explained.origin.objects, ("1hpv",))
        self.assertIn("copy lies over 1hpv", explained.origin.notes[0])
        self.assertEqual(explained.summary.prediction.value, alone.summary.prediction.value)

    def test_a_copied_peptide_that_is_the_ligand_leaves_the_protein_that_it_is_from(self):
        cmd.create("peptide", "1hpv and chain A and resi 24-28")
        self.assertGreater(cmd.count_atoms("peptide"), 20)
        explained = self.explain("peptide")
        self.assertEqual(explained.origin.objects, ("1hpv",))
        self.assertEqual(explained.origin.notes, ())

    def test_what_is_left_out_lies_over_the_object_that_is_named(self):
        cmd.create("second", "1hpv and polymer and chain B")
        cmd.remove("1hpv and polymer and chain B")
        cmd.create("copy", "second and resi 25")
        explained = self.explain("1hpv and " + LIGAND)
        self.assertEqual(explained.origin.objects, ("1hpv", "second"))
        self.assertEqual(explained.origin.notes, ("copy lies over second and was left out.",))
