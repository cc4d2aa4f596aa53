"""The plugin in PyMOL without a window: commands, scripts, what they leave."""
import csv
import os
import signal
import unittest

from pymol import CmdException, cmd
from scene import COMPLEX, LIGAND, POSITION, STEPS, SceneTestCase, snapshot
from support import client_line, hello_lines

FAR = (7.0, -3.0, 11.0)  # Å
APART = 8.0  # Å that a ligand moves: residues that were farther than 15 Å from it are within 12 then


class ExplainTests(SceneTestCase):
    def explain(self, line, steps=STEPS):
        cmd.do("glimpse_explain %s, %s" % (line, steps), echo=0)
        self.assertTrue(self.bridge.results, "nothing was explained")
        return list(self.bridge.results.values())[-1]

    def test_a_group_shows_maps_surfaces_box_voxels_atoms_and_legend(self):
        explained = self.explain(LIGAND, "model=kdeep, steps=8")
        self.assertEqual(explained.name, "glimpse_478_kdeep")
        parts = {name.split(".")[1] for name in cmd.get_names("objects") if "." in name}
        self.assertLessEqual({"box", "voxels", "ligand", "pocket", "protein", "legend"}, parts)
        self.assertTrue(explained.default_maps)
        for found in explained.default_maps:
            self.assertIn(found.channel.replace(" ", "_") + "_map", parts)
            self.assertIn(found.channel.replace(" ", "_") + "_up", parts)
        self.assert_peak_is_at_top_voxel(explained)

    def test_dashes_join_the_atoms_of_a_clash(self):
        cmd.translate([0, 0, 1.5], LIGAND, camera=0)
        explained = self.explain(LIGAND, "model=clash, steps=16")
        self.assertIn(explained.name + ".contacts", cmd.get_names("objects"))

    def test_atoms_of_the_copies_hold_what_they_contributed(self):
        explained = self.explain(LIGAND)
        ligand = cmd.get_model(explained.name + ".ligand").atom
        self.assertEqual(len(ligand), explained.summary.ligand.heavy_atoms)
        stated = sum(atom.attribution for atom in explained.atoms if atom.side == "ligand")
        self.assertAlmostEqual(sum(atom.b for atom in ligand), stated, delta=1e-4)

    def test_clear_brings_back_everything(self):
        cmd.color("magenta", "chain A")
        cmd.alter("all", "q = 0.5")
        cmd.turn("y", 33)
        before, enabled = snapshot(), cmd.get_names("all", 1)
        self.explain(LIGAND)
        self.assertEqual(snapshot(), before)
        self.assertNotIn("1hpv", cmd.get_names("objects", 1))
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(snapshot(), before)
        self.assertEqual(cmd.get_names("all", 1), enabled)
        self.assertEqual(cmd.get_names("all"), before[0])

    def test_two_explanations_stand_side_by_side_and_one_shows(self):
        first = self.explain(LIGAND)
        second = self.explain(LIGAND + ", baseline=apo")
        self.assertEqual(second.name, first.name + "_2")
        enabled = cmd.get_names("all", 1)
        self.assertIn(second.name, enabled)
        self.assertNotIn(first.name, enabled)
        self.assertNotIn(first.name + ".legend", enabled)
        cmd.do("glimpse_clear " + second.name, echo=0)
        self.assertIn(first.name, cmd.get_names("all", 1))

    def test_explaining_again_shows_what_is_there(self):
        self.assertIs(self.explain(LIGAND), self.explain(LIGAND))

    def test_a_moved_object_is_explained_where_it_is_seen(self):
        here = self.explain(LIGAND)
        cmd.do("glimpse_clear", echo=0)
        cmd.translate(list(FAR), object="1hpv", camera=0)
        there = self.explain(LIGAND)
        self.assertAlmostEqual(
            there.summary.prediction.value, here.summary.prediction.value, delta=0.01
        )
        for axis in range(3):
            moved = there.summary.grid.origin[axis] - here.summary.grid.origin[axis]
            self.assertAlmostEqual(moved, FAR[axis], delta=POSITION)
        self.assert_peak_is_at_top_voxel(there)
        contributing = [a for a in cmd.get_model(there.name + ".ligand").atom if a.b]
        self.assertEqual(len(contributing), there.summary.ligand.heavy_atoms)

    def test_of_two_states_the_one_asked_for_is_explained(self):
        cmd.create("pose", "1hpv and " + LIGAND, 1, 1)
        cmd.create("pose", "1hpv and " + LIGAND, 1, 2)
        cmd.alter_state(2, "pose", "x = x + 1.5")
        cmd.remove("1hpv and " + LIGAND)
        first, second = self.explain("pose, state=1"), self.explain("pose, state=2")
        moved = second.summary.grid.origin[0] - first.summary.grid.origin[0]
        self.assertAlmostEqual(moved, 1.5, delta=POSITION)
        self.assertEqual((first.origin.state, second.origin.state), (1, 2))
        self.assertEqual(cmd.count_states(second.name + ".ligand"), 1)

    def test_a_protein_in_two_objects_is_sent_and_shown_as_a_whole(self):
        alone = self.explain(LIGAND)
        cmd.do("glimpse_clear", echo=0)
        cmd.create("other", "1hpv and chain B")
        cmd.remove("1hpv and chain B")
        explained = self.explain(LIGAND)
        self.assertEqual(explained.origin.objects, ("1hpv", "other"))
        self.assertAlmostEqual(
            explained.summary.prediction.value, alone.summary.prediction.value, places=3
        )
        self.assertTrue(cmd.count_atoms(explained.name + ".pocket_2"))

    def test_a_ligand_named_as_a_word_of_the_selection_language_is_explained(self):
        cmd.alter(LIGAND, "resn, chain, resi = 'AND', 'L', '-5'")
        cmd.sort()
        explained = self.explain("chain L")
        self.assertEqual(explained.name, "glimpse_AND_clash")
        self.assertEqual(cmd.count_atoms(explained.name + ".ligand"), 35)

    def test_bond_orders_of_a_ligands_own_file_are_sent(self):
        cmd.create("pose", LIGAND)
        cmd.alter("pose", "b, resn, chain = 0, 'UNK', ''")
        cmd.save(self.at("pose.sdf"), "pose")
        cmd.delete("pose")
        cmd.load(self.at("pose.sdf"), "pose")
        explained = self.explain("pose")
        codes = {one.code for one in explained.summary.assumptions}
        self.assertNotIn("bond-orders-perceived", codes)
        self.assertEqual(explained.name, "glimpse_pose_clash")
        self.assertEqual(explained.summary.ligand.heavy_atoms, cmd.count_atoms("pose"))

    def test_orders_and_charges_that_pymol_guessed_are_not_sent(self):
        cmd.alter(LIGAND + " and name S1", "formal_charge = -1")
        codes = {one.code for one in self.explain(LIGAND).summary.assumptions}
        self.assertIn("bond-orders-perceived", codes)
        cmd.do("glimpse_clear", echo=0)
        cmd.extract("alone", LIGAND)
        cmd.alter("alone", "b = 0")
        codes = {one.code for one in self.explain("alone").summary.assumptions}
        self.assertIn("bond-orders-perceived", codes)

    def test_a_ligand_that_goes_on_in_another_object_is_said_to(self):
        self.assertFalse(self.explain(LIGAND).origin.notes)
        cmd.do("glimpse_clear", echo=0)
        cmd.extract("part", LIGAND + " and name C1+C2+C3+O1")
        notes = self.explain("1hpv and " + LIGAND).origin.notes
        self.assertTrue([note for note in notes if "of part lies" in note], notes)

    def test_another_ligand_of_the_site_is_left_out_and_said(self):
        cmd.create("pose", LIGAND)
        explained = self.explain("pose")
        self.assertIn("478 of 1hpv lies where the ligand lies", explained.origin.notes[0])
        self.assertTrue(
            all(atom.side == "protein" or atom.residue_name == "478" for atom in explained.atoms)
        )

    def test_two_ligands_are_compared(self):
        cmd.create("pose", LIGAND)
        cmd.remove("pose and name O3")
        explained = self.explain("1hpv and %s, versus=pose" % LIGAND)
        self.assertTrue(explained.summary.comparison)
        lines = self.plugin.console.report.console_lines(explained)
        self.assertTrue([line for line in lines if line.startswith("difference to")])
        self.assertEqual(explained.name, "glimpse_478_minus_478_clash")

    def test_a_session_brings_back_what_was_shown_and_the_level_stays_editable(self):
        explained = self.explain(LIGAND)
        surface = explained.name + ".protein_occupancy_up"
        names, level = cmd.get_names("all"), cmd.isolevel(surface, query=1)
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        self.bridge.port.prune()
        self.assertFalse(self.bridge.results)
        cmd.load(self.at("saved.pse"))
        self.assertEqual(cmd.get_names("all"), names)
        self.assertAlmostEqual(cmd.isolevel(surface, query=1), level, delta=1e-6)
        cmd.isolevel(surface, 2 * level)
        self.assertAlmostEqual(cmd.isolevel(surface, query=1), 2 * level, delta=1e-6)
        kept = self.bridge.results[explained.name].summary
        self.assertEqual(kept, explained.summary)
        self.assertEqual(kept.model.provenance.origin, "shipped")
        self.assertRegex(" ".join(kept.model.provenance.weights_sha256), "^[0-9a-f]{64}$")
        cmd.do("glimpse_clear", echo=0)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])

    def test_an_export_has_atoms_voxels_json_and_maps(self):
        explained = self.explain(LIGAND)
        cmd.do("glimpse_export %s, formats=csv json dx cube ccp4" % self.at("out"), echo=0)
        files = set(os.listdir(self.at("out")))
        self.assertLessEqual(
            {
                "atoms.csv",
                "voxels.csv",
                "explanation.json",
                "ligand_occupancy.dx",
                "ligand_occupancy.ccp4",
                "ligand_occupancy.cube",
            },
            files,
        )
        with open(self.at("out/atoms.csv"), encoding="utf-8") as file:
            self.assertEqual(len(list(csv.reader(file))), len(explained.atoms) + 1)

    def test_a_batch_writes_a_folder_for_each_pose_with_picture_and_series(self):
        cmd.create("pose", "1hpv and " + LIGAND, 1, 1)
        cmd.create("pose", "1hpv and " + LIGAND, 1, 2)
        cmd.alter_state(2, "pose", "x = x + 2")
        cmd.remove("1hpv and " + LIGAND)
        cmd.do("glimpse_batch pose, 1hpv, folder=%s, %s" % (self.at("out"), STEPS), echo=0)
        with open(self.at("out/series.csv"), encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({row["state"] for row in rows}, {"1", "2"})
        self.assertGreater(float(rows[0]["prediction"]), float(rows[1]["prediction"]))
        for row in rows:
            self.assertEqual((row["model"], row["model origin"]), ("clash", "shipped"))
            self.assertRegex(row["weights SHA-256"], "^[0-9a-f]{64}$")
            with open(os.path.join(row["folder"], "note.txt"), encoding="utf-8") as note:
                self.assertIn("SHA-256 of its weights " + row["weights SHA-256"], note.read())
            with open(os.path.join(row["folder"], "picture.png"), "rb") as file:
                self.assertEqual(file.read(4), b"\x89PNG")
        self.assertEqual(cmd.get_names("all"), ["1hpv", "pose"])

    def test_all_states_of_a_pose_are_explained_as_one_by_one(self):
        for state, shift in enumerate((0, 1.5, 3), 1):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % shift)
        cmd.remove("1hpv and " + LIGAND)
        cmd.translate(list(FAR), object="1hpv", camera=0)
        cmd.translate(list(FAR), object="pose", camera=0)
        series = cmd.keyword["glimpse_states"][0]("pose", model="clash", steps=2)
        second = self.explain("pose, state=2")
        self.assertEqual(series.states, (1, 2, 3))
        self.assertAlmostEqual(series.predictions()[1], second.summary.prediction.value, delta=0.05)
        self.bridge.show_state(2)
        self.bridge.port.desk.run_until(lambda: self.bridge.results[self.bridge.shown].origin.state == 3)
        shown = self.bridge.results[self.bridge.shown]
        self.assert_peak_is_at_top_voxel(shown)
        self.assertTrue([atom for atom in cmd.get_model(shown.name + ".ligand").atom if atom.b])

    def residues(self, summary):
        return {(one.chain, one.number) for one in summary.residues if one.side == "protein"}

    def test_what_comes_near_in_a_later_state_is_explained_of_poses(self):
        for state in (1, 2):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
        cmd.alter_state(2, "pose", "y = y + %g" % APART)
        cmd.remove("1hpv and " + LIGAND)
        self.assert_second_state_is_whole("pose", "pose, state=2")

    def test_what_comes_near_in_a_later_state_is_explained_of_a_trajectory(self):
        cmd.create("moving", "1hpv", 1, 1)
        cmd.create("moving", "1hpv", 1, 2)
        cmd.delete("1hpv")
        cmd.alter_state(2, "moving and not " + LIGAND, "y = y - %g" % APART)
        self.assert_second_state_is_whole("moving and " + LIGAND, "moving and %s, state=2" % LIGAND)

    def assert_second_state_is_whole(self, selection, alone):
        series = cmd.keyword["glimpse_states"][0](selection, model="clash", steps=2)
        both = [self.residues(entry.summary) for entry in series.entries]
        self.bridge.port.clear()
        self.assertEqual(both[1], self.residues(self.explain(alone).summary))
        self.assertTrue(both[1] - both[0])
        left = [name for name in cmd.get_names("all") if name.startswith("_glimpse")]
        self.assertLessEqual(set(left), {"_glimpse_hidden", "_glimpse_ours"})

    def test_a_broken_and_an_unwrapped_state_are_told_and_the_rest_is_explained(self):
        for state in (1, 2, 3, 4):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
        cmd.alter_state(2, "pose and name C25", "x = x + 30")
        cmd.alter_state(3, "pose", "x = x + 60")
        cmd.remove("1hpv and " + LIGAND)
        told = []
        self.bridge.port.desk.tell_error = lambda *what: told.append(what)
        self.addCleanup(delattr, self.bridge.port.desk, "tell_error")
        series = cmd.keyword["glimpse_states"][0]("pose", model="clash", steps=2)
        failed = [value is None for value in series.predictions()]
        self.assertEqual(failed, [False, True, True, False])
        (title, message, remedy), = told
        self.assertIn("4 states", title)
        self.assertRegex(message, "^2 of 4 states couldn't be explained: 2, 3. State 2: .*C25")
        self.assertIn("Wrap the trajectory", remedy)
        self.bridge.show_state(2)
        self.assertRegex(" ".join(told[1]), "state 3 .*outside the protein.*Wrap the trajectory")
        self.bridge.port.desk.run_until(lambda: self.bridge.results)
        self.assertEqual([one.origin.state for one in self.bridge.results.values()], [1])

    def test_a_first_state_that_isnt_wrapped_is_its_own_fault_alone(self):
        cmd.create("moving", "1hpv", 1, 1)
        cmd.create("moving", "1hpv", 1, 2)
        cmd.delete("1hpv")
        cmd.alter_state(1, "moving and " + LIGAND, "x = x + 60")
        series = cmd.keyword["glimpse_states"][0]("moving and " + LIGAND, model="clash", steps=2)
        self.assertEqual([value is None for value in series.predictions()], [True, False])

    def test_the_python_api_returns_a_plain_object(self):
        options = self.plugin.Options(steps=2)
        explained = self.plugin.explain(LIGAND, model="clash", options=options)
        self.assertEqual(explained.summary.model.name, "clash")
        self.assertTrue(explained.atoms)


class FaultTests(SceneTestCase):
    def test_what_is_no_ligand_is_refused_with_a_remedy(self):
        # How large a peptide may be that is one, the daemon says.
        self.bridge.port.wait(self.bridge.ask("status", self.bridge.client.status, lambda job: None))
        self.assertEqual(self.bridge.client.ligand_atoms, 200)
        for line, words in (
            ("resn NOSUCH", "has no atoms"),
            ("polymer", "holds no ligand"),
            ("resn HOH", "holds no ligand, only water"),
            (LIGAND + ", model=nosuch", "nosuch"),
            (LIGAND + ", protein=resn NOSUCH", "no protein"),
        ):
            with self.assertRaisesRegex(CmdException, words):
                cmd.keyword["glimpse_explain"][0](*_arguments(line))
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_several_ligands_are_listed(self):
        cmd.create("pose", LIGAND)
        with self.assertRaisesRegex(CmdException, "holds 2 ligands.*model pose"):
            cmd.keyword["glimpse_explain"][0](LIGAND)

    def test_without_the_program_the_message_says_what_to_install(self):
        self.bridge.use_command("/nonexistent/glimpse")
        self.addCleanup(self.bridge.use_command, None)
        cmd.create("1hpv", "1hpv", 1, 2)
        for name in ("glimpse_explain", "glimpse_states", "glimpse_batch"):
            with self.assertRaisesRegex(CmdException, "Install Glimpse Bridge"):
                cmd.keyword[name][0](LIGAND)

    def test_a_daemon_that_dies_while_it_computes_is_told_and_the_next_call_works(self):
        process = self.bridge.port.wait(
            self.bridge.ask("status", self.bridge.client.status, lambda job: None)
        )
        job = self.plugin.commands.explain(
            self.bridge, LIGAND, model="clash", options=self.plugin.Options(steps=5000)
        )
        self.bridge.port.desk.run_until(lambda: job.stage == "explaining" or job.has_ended)
        os.kill(process.process_id, signal.SIGKILL)
        with self.assertRaisesRegex(Exception, "connection"):
            self.bridge.port.wait(job)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])
        self.assertTrue(
            self.plugin.explain(LIGAND, model="clash", options=self.plugin.Options(steps=2)).atoms
        )

    def test_a_daemon_that_is_gone_before_it_answers_is_told(self):
        self.play(*hello_lines(), client_line(2, "models/list"), {"end": True})
        with self.assertRaisesRegex(CmdException, "broke off"):
            cmd.keyword["glimpse_explain"][0](LIGAND)


class InstalledTests(unittest.TestCase):
    def test_the_plugin_was_installed_from_its_zip(self):
        import glimpse_bridge

        self.assertTrue(
            glimpse_bridge.__file__.startswith(os.environ["HOME"]), glimpse_bridge.__file__
        )
        self.assertIn("glimpse_bridge", __import__("pymol.plugins").plugins.plugins)

    def test_each_command_has_a_help_text(self):
        for name in ("explain", "batch", "states", "clear", "export", "setup"):
            text = cmd.keyword["glimpse_" + name][0].__doc__
            self.assertIn("DESCRIPTION", text)
            self.assertIn("USAGE", text)

    def test_selections_and_results_are_completed(self):
        self.assertIn("glimpse_explain", cmd.auto_arg[0])
        self.assertIn("glimpse_export", cmd.auto_arg[1])
        names = cmd.auto_arg[3]["glimpse_explain"][0]().interpret("max")
        self.assertEqual(names, "max_steps=")


def _arguments(line):
    words = [word.strip() for word in line.split(",")]
    named = dict(word.split("=", 1) for word in words[1:])
    arguments = [words[0], named.get("protein", ""), named.get("model", "")]
    return arguments


assert os.path.isfile(COMPLEX)
