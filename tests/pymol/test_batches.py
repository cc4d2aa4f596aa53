"""A batch writes and pictures each ligand as its own, and leaves what was shown."""
import importlib
import os
from unittest import mock

import picture
from pymol import CmdException, cmd
from scene import LIGAND, STEPS, TruthTestCase

_VIVID = 60  # of 255 between the channels of a colour


class _Painter:
    """Stands in for PyMOL's commands: writes what it was given, as a disk that is full cuts it."""

    def __init__(self, content):
        self.content = content

    def png(self, path, *_, **__):
        with open(path, "wb") as file:
            file.write(self.content)


class BatchTests(TruthTestCase):
    def test_ligands_of_one_name_get_folders_and_rows_of_their_own(self):
        for number in (1, 2, 3):
            cmd.create("pose%d" % number, LIGAND)
            cmd.alter("pose%d" % number, "resn, chain, resi = 'LIG', 'A', '1'")
            cmd.translate([0, 0, 0.5 * number], "pose%d" % number, camera=0)
        cmd.remove("1hpv and " + LIGAND)
        cmd.sort()
        line = "glimpse_batch pose*, 1hpv, picture=0, folder=%s, %s" % (self.at("out"), STEPS)
        cmd.do(line, echo=0)
        rows = self.rows()
        columns = ("name", "object", "chain", "residue", "number")
        self.assertEqual(
            {tuple(row[column] for column in columns) for row in rows},
            {("pose%d_A_LIG_1" % one, "pose%d" % one, "A", "LIG", "1") for one in (1, 2, 3)},
        )
        folders = {row["folder"] for row in rows}
        self.assertEqual(len(folders), 3)
        for row in rows:
            self.assertTrue(os.path.basename(row["folder"]).startswith(row["object"]))
            self.assertTrue(os.path.isfile(os.path.join(row["folder"], "atoms.csv")))
        self.assertEqual({row["model"] for row in rows}, {"clash"})
        cmd.do(line, echo=0)
        self.assertFalse(folders & {row["folder"] for row in self.rows()})
        self.assertEqual({row["folder"] for row in self.rows("out/series_1.csv")}, folders)

    def test_a_row_and_its_folder_name_the_state_of_the_protein_that_was_taken(self):
        cmd.create("pose", LIGAND)
        cmd.remove("1hpv and (%s or solvent)" % LIGAND)
        cmd.create("1hpv", "1hpv", 1, 2)
        cmd.alter_state(2, "1hpv and resi 25", "x = x + 0.8")
        found = {}
        for state in (1, 2):
            cmd.set("state", state)
            folder = self.at("of state %d" % state)
            line = "glimpse_batch pose, 1hpv, picture=0, maps=none, folder=%s, model=kdeep, steps=2"
            cmd.do(line % folder, echo=0)
            found[state] = self.rows(os.path.join(folder, "series.csv"))
        for state in (1, 2):
            (row,) = found[state]
            self.assertEqual(row["state"], "%d" % state)
            self.assertTrue(row["folder"].endswith("_%03d" % state), row["folder"])
        first, second = (found[state][0]["prediction"] for state in (1, 2))
        self.assertNotEqual(first, second)

    def test_a_row_says_so_where_ligand_and_protein_are_of_different_states(self):
        cmd.create("pose", LIGAND, 1, 1)
        for state in (2, 3):
            cmd.create("pose", LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % (0.2 * state))
        cmd.remove("1hpv and (%s or solvent)" % LIGAND)
        cmd.create("1hpv", "1hpv", 1, 2)
        cmd.set("state", 1, "1hpv")
        line = "glimpse_batch pose, 1hpv, picture=0, maps=none, folder=%s, %s"
        cmd.do(line % (self.at("out"), STEPS), echo=0)
        self.assertEqual({row["state"] for row in self.rows()}, {"1", "2", "3 (1hpv 1)"})

    def test_a_picture_shows_its_own_ligand_and_none_of_the_others(self):
        for number, colour in ((1, "cyan"), (2, "magenta")):
            cmd.create("pose%d" % number, LIGAND)
            cmd.color(colour, "pose%d" % number)
            cmd.translate([0, 0, 0.7 * (number - 1)], "pose%d" % number, camera=0)
        cmd.remove("1hpv and " + LIGAND)
        cmd.color("gray", "1hpv")
        cmd.disable("1hpv")
        cmd.show_as("sticks", "pose*")
        enabled = cmd.get_names("all", 1)
        line = "glimpse_batch pose*, 1hpv, maps=none, folder=%s, %s" % (self.at("out"), STEPS)
        cmd.do(line, echo=0)
        for row in self.rows():
            pixels = picture.pixels(os.path.join(row["folder"], "picture.png"))
            shown = {rgb for rgb in pixels if max(rgb) - min(rgb) > _VIVID}
            self.assertTrue(shown, "nothing is coloured by contribution")
            self.assertFalse([rgb for rgb in shown if _is_of_a_pose(rgb)])
        self.assertEqual(cmd.get_names("all", 1), enabled)

    def test_a_picture_that_the_disk_has_no_room_for_is_told_and_leaves_no_file(self):
        batch = importlib.import_module(self.plugin.__name__ + ".viewer.batch")
        client = importlib.import_module(self.plugin.__name__ + ".glimpse_client")
        folder = self.at("out")
        os.makedirs(folder)
        whole = b"\x89PNG ... IEND\xaeB`\x82"
        for content in (b"", whole[:-3]):
            with self.assertRaises(client.GlimpseError):
                batch._save_picture(_Painter(content), folder)
            self.assertEqual(os.listdir(folder), [])
        batch._save_picture(_Painter(whole), folder)
        self.assertEqual(os.listdir(folder), ["picture.png"])

    def test_maps_that_there_are_not_are_refused_by_name_before_anything_runs(self):
        batch = cmd.keyword["glimpse_batch"][0]
        with mock.patch.object(self.bridge.port, "run") as run:
            with self.assertRaisesRegex(CmdException, "maps= takes default, all or none, not 'foo'"):
                batch(LIGAND, model="clash", folder=self.at("out"), maps="foo")
        self.assertFalse(run.called)
        self.assertFalse(os.path.exists(self.at("out")))

    def test_a_batch_that_is_ended_lists_what_is_complete(self):
        # By the name under which PyMOL loaded it: another would load a second copy.
        batch = importlib.import_module(self.plugin.__name__ + ".viewer.batch")
        cmd.create("pose1", LIGAND)
        cmd.create("pose2", LIGAND)
        cmd.remove("1hpv and " + LIGAND)
        read_site = batch.read_site

        read = []

        def interrupted(choice, *rest):
            read.append(choice.object)
            if len(read) > 1:
                raise KeyboardInterrupt
            return read_site(choice, *rest)

        options = self.plugin.Options(steps=2)
        asked = batch.Batch("1hpv", "clash", self.at("out"), "none", False, options)
        with mock.patch.object(batch, "read_site", interrupted):
            with self.assertRaises(KeyboardInterrupt):
                batch.explain_all(self.bridge, "pose*", asked)
        self.assertEqual([row["object"] for row in self.rows()], read[:1])
        self.assertTrue(os.path.isfile(os.path.join(self.rows()[0]["folder"], "atoms.csv")))

    def test_a_ligand_that_is_cancelled_ends_the_batch_which_lists_what_is_complete(self):
        for name in ("pose1", "pose2", "pose3"):
            cmd.create(name, LIGAND)
        run, jobs = self.bridge.port.run, []

        def cancelled(*arguments):
            jobs.append(run(*arguments))
            if len(jobs) == 2:
                jobs[-1].cancel()
            return jobs[-1]

        line = "glimpse_batch pose*, 1hpv and polymer, maps=none, picture=0, folder=%s, model=clash, "
        with mock.patch.object(self.bridge.port, "run", cancelled):
            cmd.do(line % self.at("out") + "max_steps=1000, tolerance=1e-9", echo=0)
        self.assertEqual([job.state for job in jobs], ["done", "cancelled"])
        self.assertEqual(len(self.rows()), 1)

    def test_what_was_shown_before_a_batch_is_shown_after_it(self):
        settings = [cmd.get(name) for name in ("bg_rgb", "ray_shadows")]
        explained = self.explain(LIGAND)
        names = cmd.get_names("all")
        cmd.do("glimpse_batch %s, folder=%s, %s" % (LIGAND, self.at("out"), STEPS), echo=0)
        self.assertEqual(len(self.rows()), 1)
        self.assertEqual(cmd.get_names("all"), names)
        self.assertIn(explained.name, cmd.get_names("all", 1))
        self.assertEqual([cmd.get(name) for name in ("bg_rgb", "ray_shadows")], settings)
        atoms = self.bridge.client.result_atoms(explained.result).atoms
        self.assertEqual(len(atoms), len(explained.atoms))


def _is_of_a_pose(rgb):
    """Cyan or magenta, in any light; the ramp's blue has less green, its orange less blue."""
    red, green, blue = rgb
    is_cyan = red < 0.4 * green and abs(green - blue) < 0.1 * blue
    is_magenta = green < 0.4 * red and abs(red - blue) < 0.1 * red
    return is_cyan or is_magenta
