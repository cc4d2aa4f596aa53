"""The bundle in ChimeraX without a window: sessions, exports, coordinate sets, tasks, bad input."""
import csv
import os
import threading

import scene
from chimerax.atomic import Atom
from chimerax.core.errors import UserError
from chimerax.map import Volume
from scene import LIGAND, POSITION, QUICK, SceneTestCase, snapshot
from support import client_line, error_line, hello_lines


class SessionTests(SceneTestCase):
    def test_a_session_is_saved_after_the_structure_was_closed(self):
        found = self.explain()
        self.run_command("close #%s" % self.complex.id_string)
        path = self.at("orphan.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        self.assertEqual([one.name for one in self.bridge.results], [found.name])

    def test_a_session_brings_back_maps_levels_attributes_and_colors_to_restore(self):
        before = snapshot()
        found = self.explain()
        self.run_command("volume #%s level 0.0123 level -0.0123" % found.id_string)
        shown, path = snapshot(), self.at("kept.cxs")
        levels = {
            one.name: one.surfaces[0].level
            for one in found.child_models()
            if isinstance(one, Volume)
        }
        self.run_command("save '%s'" % path)
        self.run_command("close session")
        self.run_command("open '%s'" % path)
        (back,) = self.bridge.results
        self.assertEqual(back.explained.summary, found.explained.summary)
        self.assertEqual(back.explained.summary.model.provenance.origin, "shipped")
        self.assertEqual(
            levels,
            {
                one.name: one.surfaces[0].level
                for one in back.child_models()
                if isinstance(one, Volume)
            },
        )
        self.assertEqual(snapshot()[1], shown[1])
        structure = next(one for one in scene.session.models.list() if one.name == "1hpv.pdb")
        self.assertTrue(any(hasattr(atom, "glimpse_score") for atom in structure.atoms))
        self.run_command("glimpse clear")
        self.assertEqual(snapshot()[1], before[1])


OWN = "model kdeep steps 2"
OTHER = "model kdeep steps 2 baseline apo"


class ScaleTests(SceneTestCase):
    """Where the colours end is what is painted, for all that share a scale, whatever came or went."""

    def both(self):
        return self.explain(more=OWN), self.explain(more=OTHER)

    def assert_painted(self, one, limit):
        """That what it paints has the colours of this limit, and that the panel says so."""
        from chimerax.glimpse.logic import colours

        self.bridge.port.bring_forward(one)
        self.assertEqual(self.bridge.scale_of(one.explained).limit, limit)
        for atom in one.painting.atoms:
            wanted = [round(255 * part) for part in colours.ramp(atom.glimpse_score, limit)]
            self.assertEqual(list(atom.color[:3]), wanted)

    def levels(self, *shown):
        found = []
        for one in shown:
            found.append(
                {
                    volume.name: abs(volume.surfaces[0].level)
                    for volume in one.child_models()
                    if isinstance(volume, Volume) and volume.surfaces
                }
            )
        return found

    def test_what_shares_a_scale_is_on_one_whatever_comes_or_goes(self):
        small = self.explain(more=OTHER)
        self.bridge.rescale(True)
        large = self.explain(more=OWN)
        limits = [one.explained.limit for one in (small, large)]
        self.assertNotEqual(*limits)
        for one in (small, large):
            self.assert_painted(one, max(limits))
        narrow, wide = sorted((small, large), key=lambda one: one.explained.limit)
        self.bridge.port.bring_forward(narrow)
        self.run_command("close #%s" % wide.id_string)
        self.assertEqual(self.painted_limit(narrow), min(limits))

    def test_what_another_model_predicts_has_a_scale_of_its_own(self):
        one, other = self.explain(more=OWN), self.explain()
        self.bridge.rescale(True)
        for found in (one, other):
            self.assert_painted(found, found.explained.limit)

    def painted_limit(self, one):
        """Its own limit when the atoms have the colours of it."""
        from chimerax.glimpse.logic import colours

        self.assertIs(self.bridge.shown, one)
        limit = one.explained.limit
        is_it = all(
            list(atom.color[:3])
            == [round(255 * part) for part in colours.ramp(atom.glimpse_score, limit)]
            for atom in one.painting.atoms
        )
        return limit if is_it else None

    def test_a_session_goes_on_with_the_scale_that_it_was_painted_on(self):
        limit = max(one.explained.limit for one in self.both())
        self.bridge.rescale(True)
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("close session")
        self.bridge.port.shares_scale = False
        self.run_command("open '%s'" % path)
        self.assertTrue(self.bridge.shares_scale)
        self.assertEqual(len(self.bridge.results), 2)
        for one in self.bridge.results:
            self.assert_painted(one, limit)

    def test_levels_are_shared_of_a_session_and_of_channels_that_were_fetched_later(self):
        self.both()
        for more in (OWN, OTHER):
            self.explain(more=more + " maps all")
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        self.bridge.rescale(True)
        first, second = self.levels(*self.bridge.results)
        common = set(first) & set(second)
        self.assertGreater(len(common), 4)
        for name in common:
            self.assertAlmostEqual(first[name], second[name], delta=1e-6 + 1e-5 * first[name])


class ExportTests(SceneTestCase):
    def test_an_export_has_atoms_voxels_json_and_maps(self):
        found = self.explain()
        files = self.run_command("glimpse export '%s' wait true" % self.at("out"))
        names = {os.path.basename(one) for one in files}
        self.assertLessEqual({"note.txt", "atoms.csv", "voxels.csv", "explanation.json"}, names)
        self.assertTrue(any(name.endswith(".dx") for name in names))
        with open(self.at("out/atoms.csv"), encoding="utf-8") as file:
            self.assertEqual(len(list(csv.reader(file))), 1 + len(found.explained.atoms))

    def test_an_exported_dx_lies_where_the_volume_lies(self):
        found = self.explain()
        self.run_command("glimpse export '%s' formats dx wait true" % self.at("out"))
        for volume in found.child_models():
            if isinstance(volume, Volume):
                name = volume.name.replace(" ", "_") + ".dx"
                other = self.run_command("open '%s'" % self.at("out/" + name))[0]
                for seen, stated in zip(self.peak(other), self.peak(volume)):
                    self.assertAlmostEqual(seen, stated, delta=POSITION)


class CoordsetTests(SceneTestCase):
    def test_all_coordinate_sets_are_explained_as_one_by_one(self):
        first = self.explain().explained.summary.prediction.value
        self.run_command("glimpse clear")
        xyz = self.complex.atoms.coords
        moved = xyz.copy()
        ligand = self.complex.atoms.residues.names == "478"
        moved[ligand] += (0.7, 0.0, 0.0)
        self.complex.add_coordset(2, moved)
        series = self.run_command("glimpse coordsets %s %s wait true" % (LIGAND, QUICK))
        self.assertEqual(series.states, (1, 2))
        values = series.predictions()
        self.assertAlmostEqual(values[0], first, places=3)
        self.complex.active_coordset_id = 2
        self.run_command("glimpse clear")
        second = self.explain().explained.summary.prediction.value
        self.assertAlmostEqual(values[1], second, places=3)

    def test_where_waters_count_a_note_says_once_which_are_sent(self):
        self.complex.add_coordset(2, self.complex.atoms.coords)
        note = "Waters are those near the ligand in the coordinate set that showed."
        for more, count in (("", 0), (" includeWaters true", 1)):
            line = "glimpse coordsets %s %s%s wait true" % (LIGAND, QUICK, more)
            series = self.run_command(line)
            self.assertEqual(series.origin.notes.count(note), count)
            self.assertEqual(self.bridge.shown.explained.origin.notes.count(note), count)

    def residues(self, summary):
        return {(one.chain, one.number) for one in summary.residues if one.side == "protein"}

    def test_what_comes_near_in_a_later_coordinate_set_is_explained(self):
        moved = self.complex.atoms.coords.copy()
        # Residues that were farther than 15 Å from the ligand are within 12 Å then.
        moved[self.complex.atoms.residues.names == "478"] += (0.0, 8.0, 0.0)
        self.complex.add_coordset(2, moved)
        series = self.run_command("glimpse coordsets %s %s wait true" % (LIGAND, QUICK))
        both = [self.residues(entry.summary) for entry in series.entries]
        self.run_command("glimpse clear")
        self.complex.active_coordset_id = 2
        self.assertEqual(both[1], self.residues(self.explain().explained.summary))
        self.assertTrue(both[1] - both[0])

    def test_broken_and_unwrapped_coordinate_sets_are_told_and_the_rest_is_explained(self):
        xyz, ligand = self.complex.atoms.coords, self.complex.atoms.residues.names == "478"
        broken, away = xyz.copy(), xyz.copy()
        broken[ligand & (self.complex.atoms.names == "C25")] += (30.0, 0.0, 0.0)
        away[ligand] += (60.0, 0.0, 0.0)
        for number, coords in ((2, broken), (3, away), (4, xyz)):
            self.complex.add_coordset(number, coords)
        told = []
        self.hear(told)
        series = self.run_command("glimpse coordsets %s %s wait true" % (LIGAND, QUICK))
        failed = [value is None for value in series.predictions()]
        self.assertEqual(failed, [False, True, True, False])
        self.assertRegex(
            " ".join(told),
            "2 of 4 coordinate sets couldn't be explained: 2, 3. Coordinate set 2: .*C25",
        )
        self.assertRegex(" ".join(told), "Wrap the trajectory")
        self.bridge.show_state(2)
        self.assertRegex(told[-1], "coordinate set 3.*outside the protein")

    def test_a_coordinate_set_that_shows_and_isnt_wrapped_is_its_own_fault_alone(self):
        xyz = self.complex.atoms.coords
        self.complex.add_coordset(2, xyz)
        away = xyz.copy()
        away[self.complex.atoms.residues.names == "478"] += (60.0, 0.0, 0.0)
        self.complex.atoms.coords = away
        series = self.run_command("glimpse coordsets %s %s wait true" % (LIGAND, QUICK))
        self.assertEqual([value is None for value in series.predictions()], [True, False])
        self.assertEqual(self.complex.active_coordset_id, 2)

    def hear(self, told):
        """Has what is warned of and errors added to a list."""
        logger = scene.session.logger
        for name in ("warning", "error"):
            setattr(logger, name, lambda text, *_, **__: told.append(text.replace("\n", " ")))
            self.addCleanup(delattr, logger, name)

    def test_one_coordinate_set_is_refused(self):
        with self.assertRaisesRegex(UserError, "one coordinate set"):
            self.run_command("glimpse coordsets %s %s" % (LIGAND, QUICK))


class TaskTests(SceneTestCase):
    def test_a_task_is_listed_and_its_end_shows_the_result(self):
        task = self.run_command("glimpse explain %s %s wait false" % (LIGAND, QUICK))
        self.assertIn(task, scene.session.tasks.list())
        self.assertIn("478", str(task))
        thread = task._thread
        if thread is not None:
            thread.join()
        self.assertIsNone(task.error)
        self.assertEqual(len(self.bridge.results), 1)

    def test_a_task_that_is_terminated_cancels_and_shows_nothing(self):
        task = self.run_command("glimpse explain %s model kdeep steps 200 wait false" % LIGAND)
        thread = task._thread
        begun = threading.Event()
        report = task.report
        task.report = lambda *what: (report(*what), begun.set())
        self.assertTrue(begun.wait(600))
        task.terminate()
        thread.join()
        self.assertEqual((self.bridge.results, self.bridge.port.tasks), ([], []))
        self.assertEqual(self.bridge.client.status().jobs.running, 0)

    def test_a_ligand_that_is_closed_meanwhile_ends_its_task(self):
        task = self.run_command("glimpse explain %s model kdeep steps 190 wait false" % LIGAND)
        thread = task._thread
        self.run_command("close #%s" % self.complex.id_string)
        thread.join()
        self.assertTrue(task.is_cancelled)
        self.assertEqual((self.bridge.results, self.bridge.port.tasks), ([], []))

    def test_a_task_that_fails_at_once_ends(self):
        task = self.run_command("glimpse explain %s model nosuch wait false" % LIGAND)
        thread = task._thread
        if thread is not None:
            thread.join()
        self.assertTrue(task.terminated())
        self.assertIn("nosuch", str(task.error))


class BadInputTests(SceneTestCase):
    def test_what_is_no_ligand_is_refused_with_a_remedy(self):
        for line, message in (("/A", "only a polymer|more than 200"), (":HOH", "only water")):
            with self.assertRaisesRegex(UserError, message):
                self.explain(line)

    def test_a_specification_that_chimerax_cant_read_is_named_as_it_was_typed(self):
        for line, typed in (
            ("glimpse explain nonsense model clash", "nonsense"),
            ("glimpse explain /A:foo( model clash", "/A:foo("),
            ("glimpse explain :478 & nonsense model clash", ":478 & nonsense"),
            ("glimpse explain %s protein /A&& model clash" % LIGAND, "/A&&"),
            ("glimpse explain %s versus nonsense" % LIGAND, "nonsense"),
            ("glimpse coordsets nonsense model clash", "nonsense"),
        ):
            with self.assertRaises(UserError) as caught:
                self.run_command(line)
            told = str(caught.exception)
            self.assertIn("ChimeraX can't read the specification", told)
            self.assertIn("'%s'" % typed, told)
            self.assertIn("Write it as for", told)

    def test_a_ligand_without_a_protein_is_refused(self):
        self.run_command("delete ~:478")
        with self.assertRaisesRegex(UserError, "no protein"):
            self.explain()

    def test_an_unknown_model_is_refused_with_those_there_are(self):
        with self.assertRaisesRegex(UserError, "clash"):
            self.explain(more="model nosuch")

    def test_without_a_model_the_choice_is_listed(self):
        with self.assertRaisesRegex(UserError, "model clash"):
            self.explain(more="")

    def test_an_error_of_the_daemon_is_the_users_to_mend(self):
        self.play(
            *hello_lines(),
            client_line(2, "models/list"),
            error_line(2, 5, "No libtorch.", remedy="Install it."),
        )
        with self.assertRaisesRegex(UserError, "No libtorch. Install it."):
            self.explain(more="")


class BundleTests(SceneTestCase):
    def test_each_command_has_its_usage(self):
        for name in ("explain", "coordsets", "clear", "export", "models", "setup"):
            self.run_command("usage glimpse %s" % name)

    def test_the_attribute_is_one_that_sessions_keep(self):
        self.explain()
        self.assertIn("glimpse_score", Atom._attr_registration.reg_attr_info)
