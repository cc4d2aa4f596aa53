"""Symmetry mates in PyMOL without a window."""
from pymol import cmd
from scene import COMPLEX, LIGAND, SceneTestCase

# It lies at a contact of the crystal: Phe53 of chain B of a mate is 3.2 Å away.
CONTACT = "1hpv and chain A and resi 53"
AROUND = 20  # Å


class SymmetryTests(SceneTestCase):
    def explain(self, selection):
        self.bridge.port.clear()
        options = self.plugin.Options(steps=2)
        return self.plugin.explain(selection, model="clash", options=options)

    def warnings(self, explained):
        lines = self.plugin.console.report.remarks(explained)
        words = ("Warning: Symmetry", "Warning: The structure is no longer")
        return [line for line in lines if line.startswith(words)]

    def test_mates_that_are_not_loaded_are_named_with_the_command_that_loads_them(self):
        line = self.warnings(self.explain(CONTACT))[0]
        self.assertIn("the nearest is B:PHE:53", line)
        command = line[line.index("symexp") : line.index(", and explain")]
        cmd.do(command, echo=0)
        mates = cmd.get_object_list("mate*")
        self.assertTrue(mates)
        explained = self.explain(CONTACT)
        self.assertEqual(explained.origin.objects, ("1hpv", *sorted(mates)))
        self.assertFalse(self.warnings(explained))

    def test_mates_count_as_protein_as_far_as_the_model_sees(self):
        alone = self.explain("1hpv and " + LIGAND)
        cmd.symexp("mate", "1hpv", "1hpv", AROUND)
        seen = [
            name
            for name in cmd.get_object_list("mate*")
            if cmd.count_atoms("polymer and model %s within 12 of (1hpv and %s)" % (name, LIGAND))
        ]
        explained = self.explain("1hpv and " + LIGAND)
        self.assertEqual(explained.origin.objects, ("1hpv", *seen))
        self.assertGreater(len(explained.atoms), len(alone.atoms))
        self.assertTrue(all(cmd.count_atoms(explained.name + ".protein_%d" % n) for n in (2, 3)))
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(set(cmd.get_names("objects", 1)), {"1hpv", *cmd.get_object_list("mate*")})

    def test_mates_that_are_hidden_do_not_count(self):
        cmd.symexp("mate", "1hpv", "1hpv", AROUND)
        cmd.disable("mate*")
        self.assertEqual(self.explain(CONTACT).origin.objects, ("1hpv",))

    def test_a_superposed_object_is_not_looked_at_in_the_crystal_it_has_left(self):
        self.assertTrue(self.warnings(self.explain(CONTACT)))
        cmd.load(COMPLEX, "target", quiet=1)
        cmd.rotate([0, 0, 1], 40, "target", camera=0)
        cmd.align("1hpv", "target")
        cmd.disable("target")
        self.assertFalse(self.warnings(self.explain(CONTACT)))
        cmd.matrix_reset("1hpv")
        self.assertTrue(self.warnings(self.explain(CONTACT)))
        cmd.translate([1, 0, 0], object="1hpv", camera=0)
        self.assertFalse(self.warnings(self.explain(CONTACT)))
