"""PyMOL shows a model of a scheme that only the executable of its setting knows."""
import importlib
import os
from unittest import mock

from pymol import cmd
from scene import SceneTestCase

SIDE, SPACING = 32, 0.5  # the scheme's grid
CHANNELS = 7
REACH = 15  # Å


class SecondSchemeTests(SceneTestCase):
    def test_maps_atoms_and_tables_are_those_of_the_scheme(self):
        cmd.do("glimpse_setup " + os.environ["SECOND_GLIMPSE"], echo=0)
        cmd.do("glimpse_explain resn 478, model=second, steps=4", echo=0)
        self.assertTrue(self.bridge.results, "nothing was explained")
        explained = list(self.bridge.results.values())[-1]
        self.assertEqual(len(explained.summary.channels), CHANNELS)
        self.assertEqual(self.bridge.client.reach, REACH)
        self.assertTrue(explained.default_maps)
        for found in explained.default_maps:
            name = "%s.%s_map" % (explained.name, found.channel.replace(" ", "_"))
            self.assertEqual(len(cmd.get_volume_field(name, copy=1)), SIDE)
            low, high = cmd.get_extent(name)
            self.assertAlmostEqual(high[0] - low[0], (SIDE - 1) * SPACING, delta=0.01)
        self.assert_peak_is_at_top_voxel(explained)
        names = {"%s %s" % (one.side, one.name) for one in explained.summary.channels}
        self.assertLessEqual({"protein other", "ligand polar", "ligand rest"}, names)
        ligand = cmd.get_model(explained.name + ".ligand").atom
        self.assertEqual(len(ligand), explained.summary.ligand.heavy_atoms)
        stated = sum(atom.attribution for atom in explained.atoms if atom.side == "ligand")
        self.assertAlmostEqual(sum(atom.b for atom in ligand), stated, delta=1e-4)

    def test_what_is_sent_first_reaches_as_far_as_the_scheme_looks(self):
        cmd.create("1hpv", "1hpv", 1, 2)
        batch = "glimpse_batch resn 478, model=second, maps=none, picture=0, folder=%s, steps=4"
        for module, reader, line in (
            ("commands", "read_site", "glimpse_explain resn 478, model=second, steps=4"),
            ("batch", "read_site", batch % self.at("out")),
            ("frames", "Nearby", "glimpse_states resn 478, model=second, steps=4"),
        ):
            cmd.do("glimpse_setup " + os.environ["SECOND_GLIMPSE"], echo=0)
            self.assertIsNone(self.bridge.client.reach)
            found = importlib.import_module("%s.viewer.%s" % (self.plugin.__name__, module))
            with mock.patch.object(found, reader, wraps=getattr(found, reader)) as read:
                cmd.do(line, echo=0)
            self.assertTrue(read.called, line)
            for call in read.call_args_list:
                self.assertEqual(call.args[-2], REACH, line)
