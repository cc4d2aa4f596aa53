"""Nothing of the user's is lost: colours, attributes, models, files."""
import os

import scene
from chimerax.core.errors import UserError
from chimerax.glimpse.glimpse_client import GlimpseError
from chimerax.markers import MarkerSet
from scene import LIGAND, QUICK, SceneTestCase, snapshot


class UsersOwnTests(SceneTestCase):
    def add_marker(self, name, parent=None):
        markers = MarkerSet(scene.session, name)
        markers.create_marker((0.0, 0.0, 0.0), (255, 0, 0, 255), 1.0)
        scene.session.models.add([markers], parent=parent)
        return markers

    def atom(self, name):
        return next(
            one
            for one in self.complex.atoms
            if one.residue.name == "478" and one.name == name
        )

    def test_what_is_changed_of_a_painted_atom_stays_and_all_else_comes_back(self):
        before = snapshot()
        self.explain()
        self.run_command("color %s@C1 magenta; style %s@C4 sphere" % (LIGAND, LIGAND))
        self.bridge.rescale(True)
        self.run_command("glimpse clear")
        self.assertEqual(tuple(self.atom("C1").color), (255, 0, 255, 255))
        self.assertEqual(self.atom("C4").draw_mode, self.atom("C4").SPHERE_STYLE)
        index = self.complex.atoms.index(self.atom("C1"))
        after = snapshot()
        before[1][0][index] = after[1][0][index]
        self.assertEqual(after[1][0], before[1][0])
        self.assertEqual(after[1][1], before[1][1])

    def test_transparency_stays_the_users_own_while_painted_and_when_that_is_gone(self):
        def opacities():
            return self.complex.atoms.colors[:, 3].tolist()

        colours = self.complex.atoms.colors[:, :3].tolist()
        self.run_command("transparency #1 60 target abc")
        before = opacities()
        found = self.explain()
        self.assertEqual(opacities(), before)
        self.run_command("transparency #1 30 target a")
        self.bridge.rescale(True)
        changed = opacities()
        self.assertEqual(len(set(changed)), 1)
        self.assertNotEqual(changed, before)
        found.step_back()
        self.assertEqual(self.complex.atoms.colors[:, :3].tolist(), colours)
        self.run_command("glimpse clear")
        self.assertEqual(self.complex.atoms.colors[:, :3].tolist(), colours)
        self.assertEqual(opacities(), changed)

    def test_an_attribute_that_was_there_comes_back(self):
        self.run_command("setattr %s@C1 atoms glimpse_score 5.0 create true type float" % LIGAND)
        self.explain()
        self.assertNotEqual(self.atom("C1").glimpse_score, 5.0)
        self.run_command("glimpse clear")
        self.assertEqual(self.atom("C1").glimpse_score, 5.0)

    def test_models_that_were_put_into_the_group_outlive_it(self):
        found = self.explain()
        mine = self.add_marker("mine", parent=found)
        self.run_command("glimpse clear")
        self.assertTrue(found.deleted)
        self.assertFalse(mine.deleted)
        self.assertIn(mine, scene.session.models.list())

    def test_a_session_knows_which_models_were_put_into_the_group(self):
        self.add_marker("mine", parent=self.explain())
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        self.run_command("glimpse clear")
        names = [one.name for one in scene.session.models.list()]
        self.assertIn("mine", names)
        self.assertNotIn("best voxels", names)

    def test_a_session_of_a_version_that_cant_be_read_opens_and_gives_the_atoms_back(self):
        from unittest import mock

        before = snapshot()
        name, path = self.explain().name, self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        changed = mock.patch(
            "chimerax.glimpse.viewer.explanation.decode", side_effect=GlimpseError("changed")
        )
        with changed:
            self.run_command("open '%s'" % path)
        self.assertEqual(self.bridge.results, [])
        group = next(one for one in scene.session.models.list() if one.name == name)
        self.assertIn("best voxels", [one.name for one in group.child_models()])
        self.assertEqual(snapshot()[1], before[1])

    def test_a_session_of_the_first_version_is_opened_as_a_whole(self):
        from unittest import mock

        from chimerax.glimpse.viewer.explanation import Explanation

        before, take = snapshot(), Explanation.take_snapshot

        def first_version(one, session, flags):
            data = take(one, session, flags)
            del data["made"], data["key"], data["painting"]["given"]
            data["painting"]["looks"] = [look[:3] for look in data["painting"]["looks"]]
            return data

        self.explain()
        path = self.at("kept.cxs")
        with mock.patch.object(Explanation, "take_snapshot", first_version):
            self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        self.assertEqual(len(self.bridge.results), 1)
        self.run_command("glimpse clear")
        self.assertEqual(snapshot()[1], before[1])
        self.assertEqual([one.name for one in scene.session.models.list(type=MarkerSet)], [])

    def test_only_our_own_balls_are_replaced_and_sessions_keep_none(self):
        from chimerax.glimpse.viewer import focus

        found = self.explain()
        mine = self.add_marker("focus", parent=found)
        for row in (0, 1):
            focus.on(scene.session, found, "Voxels", row)
        self.assertFalse(mine.deleted)
        self.assertEqual([one.name for one in found.child_models()].count("focus"), 2)
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        (again,) = self.bridge.results
        self.assertEqual([one.name for one in again.child_models()].count("focus"), 1)

    def test_pseudobonds_that_are_called_as_ours_would_be_stay(self):
        name = "contacts of Glimpse 478 clash"
        group = scene.session.pb_manager.get_group(name)
        group.new_pseudobond(self.atom("C1"), self.atom("C4"))
        scene.session.models.add([group])
        found = self.explain()
        self.assertEqual(found.name, "Glimpse 478 clash 2")
        self.run_command("glimpse clear")
        self.assertFalse(group.deleted)
        self.assertEqual(group.num_pseudobonds, 1)

    def test_an_export_overwrites_no_file_that_isnt_ours(self):
        self.explain()
        note = self.at("note.txt")
        with open(note, "w", encoding="utf-8") as file:
            file.write("mine")
        with self.assertRaisesRegex(UserError, "note.txt"):
            self.run_command("glimpse export '%s' wait true" % self.folder)
        with open(note, encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")
        self.assertEqual(os.listdir(self.folder), ["note.txt"])

    def test_a_coordinate_set_that_changed_since_isnt_shown_with_what_it_was(self):
        self.complex.add_coordset(2, self.complex.atoms.coords + 0.2)
        self.complex.add_coordset(3, self.complex.atoms.coords + 0.4)
        self.run_command("glimpse coordsets %s %s wait true" % (LIGAND, QUICK))
        self.assertEqual(self.bridge.shown.explained.origin.state, 1)
        self.complex.active_coordset_id = 2
        self.complex.atoms.coords = self.complex.atoms.coords + 3.0
        self.complex.active_coordset_id = 1
        told = []
        self.bridge.tell = lambda title, error: told.append(error.message)
        self.addCleanup(self.bridge.__dict__.pop, "tell")
        self.bridge.show_state(1)
        self.assertEqual(len(told), 1)
        self.assertIn("Coordinate set 2", told[0])
        self.assertEqual(self.bridge.shown.explained.origin.state, 1)
        self.assertEqual(self.complex.active_coordset_id, 1)
        self.run_command("turn y 30 models #%s" % self.complex.id_string)
        self.bridge.show_state(2)
        self.assertEqual(self.bridge.shown.explained.origin.state, 3)
