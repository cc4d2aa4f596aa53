"""The bundle in ChimeraX without a window: what an explanation shows and leaves."""
import scene
from chimerax.atomic import all_atoms
from chimerax.map import Volume
from scene import COMPLEX, LIGAND, POSITION, QUICK, SceneTestCase, snapshot

FAR = (7.0, -3.0, 11.0)  # Å


class ExplainTests(SceneTestCase):
    def volumes(self, explanation):
        return [one for one in explanation.child_models() if isinstance(one, Volume)]

    def top_voxel(self, explanation, channel):
        return next(
            one
            for one in explanation.explained.summary.top_voxels
            if "%s %s" % (one.side, one.name) == channel
        )

    def test_a_group_holds_volumes_markers_and_the_box(self):
        found = self.explain(LIGAND, "model kdeep steps 8")
        self.assertEqual(found.name, "Glimpse 478 kdeep")
        names = {one.name for one in found.child_models()}
        channels = {one.channel for one in found.explained.default_maps}
        self.assertLessEqual({"best voxels", "box that the model saw"} | channels, names)
        for volume in self.volumes(found):
            self.assertTrue(volume.display)
            self.assertFalse(volume.rendering_options.cap_faces)
            levels = sorted(surface.level for surface in volume.surfaces)
            self.assertEqual(len(levels), len({level > 0 for level in levels}))

    def test_a_maps_largest_value_is_where_the_report_says(self):
        found = self.explain(LIGAND, "model kdeep steps 8")
        self.assertTrue(self.volumes(found))
        for volume in self.volumes(found):
            voxel = self.top_voxel(found, volume.name)
            for seen, stated in zip(self.peak(volume), voxel.position):
                self.assertAlmostEqual(seen, stated, delta=POSITION)

    def test_map_values_at_the_best_voxels_are_the_stated_ones(self):
        found = self.explain(LIGAND, "model kdeep steps 8")
        markers = next(one for one in found.child_models() if one.name == "best voxels")
        for atom, voxel in zip(markers.atoms, found.explained.summary.top_voxels):
            channel = "%s %s" % (voxel.side, voxel.name)
            volume = next(one for one in self.volumes(found) if one.name == channel)
            (value,) = volume.interpolated_values([atom.scene_coord])
            density = voxel.attribution / found.explained.summary.grid.spacing**3
            self.assertAlmostEqual(value, density, delta=1e-3 * abs(density))

    def test_atoms_hold_what_they_contributed(self):
        found = self.explain()
        ligand = self.complex.atoms.filter(self.complex.atoms.residues.names == "478")
        stated = {
            atom.name: atom.attribution for atom in found.explained.atoms if atom.side == "ligand"
        }
        self.assertEqual(len(ligand), len(stated))
        for atom in ligand:
            self.assertAlmostEqual(atom.glimpse_score, stated[atom.name], places=6)
        self.run_command("color byattribute a:glimpse_score %s" % LIGAND)

    def test_clear_brings_back_everything(self):
        self.run_command("color /A magenta; turn y 33; hide /B cartoons")
        before = snapshot()
        self.explain()
        self.assertNotEqual(snapshot()[1], before[1])
        self.assertEqual(snapshot()[2], before[2])
        self.run_command("glimpse clear")
        self.assertEqual(snapshot(), before)
        self.assertFalse(any(hasattr(atom, "glimpse_score") for atom in self.complex.atoms))
        self.assertEqual(len(scene.session.models.list()), 1 + len(self.complex.child_models()))

    def test_closing_the_group_brings_back_the_colors_too(self):
        before = snapshot()
        found = self.explain()
        self.run_command("close #%s" % found.id_string)
        self.assertEqual(snapshot(), before)

    def test_atoms_deleted_meanwhile_do_no_harm(self):
        self.explain()
        self.run_command("delete %s" % LIGAND)
        self.run_command("glimpse clear")
        self.run_command("close #%s" % self.complex.id_string)

    def test_two_explanations_stand_side_by_side_and_one_shows(self):
        first = self.explain()
        second = self.explain(more=QUICK + " baseline apo")
        self.assertEqual(second.name, first.name + " 2")
        self.assertEqual((first.display, second.display), (False, True))
        self.assertEqual((first.painting.is_on, second.painting.is_on), (False, True))
        self.run_command("glimpse clear #%s" % second.id_string)
        self.assertTrue(first.display and first.painting.is_on)

    def test_explaining_again_shows_what_is_there(self):
        self.assertIs(self.explain(), self.explain())

    def test_what_was_closed_of_an_explanation_is_there_again_when_it_is_explained_again(self):
        found = self.explain()
        names = sorted(one.name for one in found.child_models())
        for name in names:
            (part,) = [one for one in found.child_models() if one.name == name]
            self.run_command("close #%s" % part.id_string)
            found = self.explain()
            self.assertEqual(sorted(one.name for one in found.child_models()), names)
            self.assertEqual(self.bridge.results, [found])
        markers = next(one for one in found.child_models() if one.name == "best voxels")
        count = markers.num_atoms
        self.run_command("delete #%s:1" % markers.id_string)
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        found = self.explain()
        markers = next(one for one in found.child_models() if one.name == "best voxels")
        self.assertEqual(markers.num_atoms, count)

    def test_a_moved_model_is_explained_where_it_is_seen(self):
        here = self.explain().explained
        self.run_command("glimpse clear; move x %g; move y %g; move z %g" % FAR)
        self.run_command("move x %g models #1; move y %g models #1; move z %g models #1" % FAR)
        found = self.explain()
        there = found.explained
        self.assertAlmostEqual(
            there.summary.prediction.value, here.summary.prediction.value, delta=0.01
        )
        for axis in range(3):
            moved = there.summary.grid.origin[axis] - here.summary.grid.origin[axis]
            self.assertAlmostEqual(moved, FAR[axis], delta=POSITION)
        for volume in self.volumes(found):
            voxel = self.top_voxel(found, volume.name)
            for seen, stated in zip(self.peak(volume), voxel.position):
                self.assertAlmostEqual(seen, stated, delta=POSITION)

    def test_an_explanation_moves_with_its_protein_and_its_maps_stay_on_the_atoms(self):
        found = self.explain()
        volume = self.volumes(found)[0]
        before = self.peak(volume)
        self.run_command("turn z 90 models #%s" % self.complex.id_string)
        self.run_command("move x 7 models #%s" % self.complex.id_string)
        moved = self.complex.scene_position
        self.assertLess(abs(self.peak(volume) - moved * before).max(), POSITION)
        path = self.at("moved.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("open '%s'" % path)
        again = self.bridge.shown
        self.assertLess(abs(self.peak(self.volumes(again)[0]) - moved * before).max(), POSITION)
        structure = next(one for one in scene.session.models if one.name == self.complex.name)
        self.run_command("move y 3 models #%s" % structure.id_string)
        seen = structure.scene_position * before
        self.assertLess(abs(self.peak(self.volumes(again)[0]) - seen).max(), POSITION)

    def test_a_protein_that_moved_while_it_was_explained_has_its_maps_and_scores(self):
        from chimerax.glimpse.viewer.explanation import draw
        from chimerax.glimpse.viewer.ligands import one_ligand
        from chimerax.glimpse.viewer.site import read_site

        found = self.explain()
        scores, before = self.scores(), self.peak(self.volumes(found)[0])
        atoms = self.complex.atoms.filter(self.complex.atoms.residues.names == "478")
        site = read_site(scene.session, one_ligand(atoms), None, 12.0)
        self.run_command("glimpse clear")
        self.run_command("turn y 40 models #%s" % self.complex.id_string)
        again = draw(
            scene.session, found.explained, site, self.bridge.scale_of(found.explained)
        )
        seen = self.complex.scene_position * before
        self.assertLess(abs(self.peak(self.volumes(again)[0]) - seen).max(), POSITION)
        self.assertEqual(self.scores(), scores)

    def scores(self):
        return {
            str(atom): atom.glimpse_score
            for atom in self.complex.atoms
            if hasattr(atom, "glimpse_score")
        }

    def test_more_maps_are_added_to_an_explanation_that_is_there(self):
        found = self.explain(more="model kdeep steps 2 maps none")
        again = self.explain(more="model kdeep steps 2 maps all")
        self.assertIs(again, found)
        self.assertGreater(len(self.volumes(found)), 3)

    def test_a_model_that_was_opened_anew_is_explained_anew(self):
        self.explain()
        self.run_command("close #%s" % self.complex.id_string)
        self.complex = self.run_command("open '%s'" % COMPLEX)[0]
        again = self.explain()
        self.assertEqual(self.bridge.results, [again])
        self.assertTrue(self.scores())

    def test_a_scene_changes_nothing_of_an_explanation(self):
        from chimerax.core.state import State

        found = self.explain()
        found.restore_scene(found.take_snapshot(scene.session, State.SCENE))
        self.assertEqual(found.explained.summary.model.name, "clash")
        self.assertTrue(found.painting.is_on)

    def test_a_trajectory_that_plays_on_meanwhile_has_its_scores(self):
        from chimerax.glimpse.viewer.explanation import draw
        from chimerax.glimpse.viewer.ligands import one_ligand
        from chimerax.glimpse.viewer.site import read_site

        found = self.explain()
        scores = self.scores()
        atoms = self.complex.atoms.filter(self.complex.atoms.residues.names == "478")
        site = read_site(scene.session, one_ligand(atoms), None, 12.0)
        self.run_command("glimpse clear")
        self.complex.atoms.coords = self.complex.atoms.coords + 1.5
        draw(scene.session, found.explained, site, self.bridge.scale_of(found.explained))
        self.assertEqual(self.scores(), scores)

    def test_markers_are_no_part_of_a_protein(self):
        from chimerax.glimpse.viewer.ligands import one_ligand
        from chimerax.glimpse.viewer.site import read_site

        self.explain()
        atoms = self.complex.atoms.filter(self.complex.atoms.residues.names == "478")
        site = read_site(scene.session, one_ligand(atoms), all_atoms(scene.session), 12.0)
        self.assertEqual(set(site.protein_atoms.unique_structures), {self.complex})

    def test_maps_are_all_or_none_as_asked(self):
        everything = self.explain(more=QUICK + " maps all")
        stated = [one for one in everything.explained.summary.channels if one.level is not None]
        self.assertEqual(len(self.volumes(everything)), len(stated))
        self.run_command("glimpse clear")
        self.assertEqual(self.volumes(self.explain(more=QUICK + " maps none")), [])

    def test_two_ligands_are_compared(self):
        other = self.run_command("combine #1")
        self.run_command("delete #%s & ~:478; move x 0.5 models #%s" % ((other.id_string,) * 2))
        found = self.explain("#1:478", QUICK + " versus #%s" % other.id_string)
        self.assertIsNotNone(found.explained.summary.comparison)
        self.assertIn("minus", found.name)

    def test_what_is_painted_of_a_comparison_is_each_sides_own_and_net_where_both_are(self):
        """The reference lies in the ligand's place, without its methyls but with another amine."""
        other = self.run_command("combine #1")
        self.run_command("delete #%s & ~:478" % other.id_string)
        self.delete_ends(other.atoms, "C")
        ligand = self.complex.atoms.filter(self.complex.atoms.residues.names == "478")
        self.delete_ends(ligand, "N")
        found = self.explain("#1:478", "model kdeep steps 4 versus #%s" % other.id_string)
        record, summary = found.explained.atoms, found.explained.summary
        net = {one.ligand_index: one.net for one in summary.comparison.matches}
        shared = {one.reference_index: one.net for one in summary.comparison.matches}
        self.assertGreater(len(net), 10)
        for side in ("ligand", "reference"):
            self.assertLess(len(net), sum(one.side == side for one in record))
        painted = {
            "ligand": self.complex.atoms.filter(self.complex.atoms.residues.names == "478"),
            "reference": other.atoms,
        }
        for side, nets in (("ligand", net), ("reference", shared)):
            stated = sum(
                nets.get(index, one.attribution)
                for index, one in enumerate(record)
                if one.side == side
            )
            seen = sum(one.glimpse_score for one in painted[side])
            self.assertAlmostEqual(seen, stated, places=4)
        # Together, a matched pair counted once, they are the difference of the predictions.
        sides = sum(one.glimpse_score for atoms in painted.values() for one in atoms)
        self.assertAlmostEqual(sides - sum(net.values()), summary.attribution.sum, places=3)

    def delete_ends(self, atoms, element):
        """Deletes the atoms of an element that have one neighbour."""
        ends = [one for one in atoms if one.element.name == element and one.num_bonds == 1]
        self.assertTrue(ends)
        for one in ends:
            one.delete()
