"""Where the colours end is what is painted, for all that share a scale, whatever came or went."""
import importlib

from pymol import cmd
from scene import LIGAND, TruthTestCase

OWN = "model=kdeep, steps=2"
OTHER = "model=kdeep, steps=2, baseline=apo"


class ScaleTests(TruthTestCase):
    def both(self):
        """Two results of different ranges, and their limits."""
        found = [self.explain(LIGAND, OWN), self.explain(LIGAND, OTHER)]
        return found, [one.limit for one in found]

    def part(self, name):
        return importlib.import_module("%s.%s" % (self.plugin.__name__, name))

    def show_channel(self, explained, index, channel):
        self.part("viewer.channels").Channels(self.bridge, explained).show(index, "", lambda: None)
        name = "%s.%s_map" % (explained.name, channel.replace(" ", "_"))
        self.bridge.port.desk.run_until(lambda: name in cmd.get_names("objects"))

    def assert_painted(self, explained, limit):
        """That the ligand's atoms have the colours of this limit, and that it is what is said."""
        found, colours = [], self.part("logic.colours")
        ligand = explained.name + ".ligand"
        cmd.iterate(ligand, "found.append((b, color))", space={"found": found})
        for value, colour in found:
            wanted = cmd.get_color_index(colours.hexadecimal(colours.ramp(value, limit)))
            self.assertEqual(colour, wanted)
        self.assertEqual(self.bridge.scale_of(explained).limit, limit)

    def level(self, explained, channel):
        surface = "%s.%s_up" % (explained.name, channel.replace(" ", "_"))
        if surface not in cmd.get_names("objects"):
            surface = surface[:-2] + "down"
        return abs(cmd.isolevel(surface, query=1))

    def test_what_comes_while_a_scale_is_shared_puts_the_others_on_it(self):
        small = self.explain(LIGAND, OTHER)
        self.bridge.rescale(True)
        large = self.explain(LIGAND, OWN)
        self.assertNotEqual(small.limit, large.limit)
        for one in (small, large):
            self.assert_painted(one, max(small.limit, large.limit))

    def test_what_another_model_predicts_has_a_scale_of_its_own(self):
        one, other = self.explain(LIGAND, OWN), self.explain(LIGAND)
        self.assertNotEqual(*(found.summary.prediction.unit for found in (one, other)))
        self.bridge.rescale(True)
        for found in (one, other):
            self.assert_painted(found, found.limit)

    def test_what_goes_while_a_scale_is_shared_leaves_the_others_on_theirs(self):
        found, limits = self.both()
        self.bridge.rescale(True)
        widest = limits.index(max(limits))
        self.bridge.port.clear(found[widest].name)
        self.assert_painted(found[1 - widest], min(limits))

    def test_what_the_user_deletes_while_a_scale_is_shared_does_too(self):
        found, limits = self.both()
        self.bridge.rescale(True)
        widest = limits.index(max(limits))
        cmd.delete(found[widest].name)
        self.bridge.port.prune()
        self.assert_painted(found[1 - widest], min(limits))

    def test_a_session_goes_on_with_the_scale_that_it_was_painted_on(self):
        found, limits = self.both()
        self.bridge.rescale(True)
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        self.bridge.port.prune()
        self.bridge.port.shares_scale = False
        cmd.load(self.at("saved.pse"))
        self.assertTrue(self.bridge.shares_scale)
        for one in self.bridge.results.values():
            self.assert_painted(one, max(limits))

    def test_levels_are_shared_of_a_session_and_of_channels_that_were_fetched_later(self):
        first, other = self.both()[0]
        index, channel = self.common(first, other)
        for one in (first, other):
            self.show_channel(one, index, channel)
        own = [self.level(one, channel) for one in (first, other)]
        self.assertNotEqual(*own)
        cmd.save(self.at("saved.pse"))
        cmd.reinitialize()
        self.bridge.port.prune()
        cmd.load(self.at("saved.pse"))
        self.assertEqual([self.level(one, channel) for one in (first, other)], own)
        self.bridge.rescale(True)
        together = [self.level(one, channel) for one in (first, other)]
        self.assertAlmostEqual(*together, delta=1e-6)
        self.assertGreaterEqual(together[0], max(own) - 1e-6)

    def test_a_channel_that_is_shown_while_a_scale_is_shared_has_one_level_everywhere(self):
        first, other = self.both()[0]
        self.bridge.rescale(True)
        index, channel = self.common(first, other)
        for one in (first, other):
            self.show_channel(one, index, channel)
        self.assertAlmostEqual(
            self.level(first, channel), self.level(other, channel), delta=1e-6
        )

    def common(self, first, other):
        """A channel that neither shows and both have a map of; that whose levels differ most."""
        shown = {one.channel for found in (first, other) for one in found.default_maps}
        both = [
            (abs(one.level - two.level) / one.level, one.index, "%s %s" % (one.side, one.name))
            for one, two in zip(first.summary.channels, other.summary.channels)
            if one.level and two.level
        ]
        return max(one for one in both if one[2] not in shown)[1:]
