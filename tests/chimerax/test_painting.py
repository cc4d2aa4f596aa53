"""What is painted on the user's atoms, and given back; ChimeraX's atoms are stood in for."""
import unittest
from types import SimpleNamespace

import bundle  # noqa: F401

try:
    import standin
except ImportError:
    standin = None
if standin is not None:
    standin.install()

from glimpse_bundle.logic import seen

_LIMIT = 1.0
_MAGENTA = (255, 0, 255, 255)


def look(atom):
    return tuple(atom.color), bool(atom.display), int(atom.draw_mode), score(atom)


def score(atom):
    return getattr(atom, "glimpse_score", None)


@unittest.skipIf(standin is None, "needs NumPy")
class PaintingTests(unittest.TestCase):
    def setUp(self):
        from glimpse_bundle.viewer.painting import Painting

        self.kind = Painting
        self.atoms = [standin.Atom() for _ in range(4)]
        self.before = [look(one) for one in self.atoms]
        self.painting = Painting(None, {one: at / 4 for at, one in enumerate(self.atoms)})

    def test_everything_is_given_back(self):
        self.painting.put_on(_LIMIT)
        self.assertEqual([score(one) for one in self.atoms], [0.0, 0.25, 0.5, 0.75])
        self.assertTrue(all(one.display for one in self.atoms))
        self.painting.put_on(2 * _LIMIT)
        self.painting.take_off()
        self.assertEqual([look(one) for one in self.atoms], self.before)
        self.assertFalse(self.painting.is_on)

    def test_what_the_user_has_changed_meanwhile_is_neither_painted_over_nor_given_back(self):
        self.painting.put_on(_LIMIT)
        coloured, hidden, styled, scored = self.atoms
        coloured.color, hidden.display, styled.draw_mode = _MAGENTA, False, 1
        scored.glimpse_score = 7.0
        painted = tuple(hidden.color)
        self.painting.put_on(2 * _LIMIT)
        self.assertEqual(tuple(coloured.color), _MAGENTA)
        self.assertNotEqual(tuple(hidden.color), painted)
        self.painting.take_off()
        after = [list(one) for one in self.before]
        after[0][0], after[1][1], after[2][2], after[3][3] = _MAGENTA, False, 1, 7.0
        self.assertEqual([list(look(one)) for one in self.atoms], after)

    def test_an_attribute_that_the_user_called_like_ours_comes_back(self):
        self.atoms[1].glimpse_score = 5.0
        self.painting.put_on(_LIMIT)
        self.assertEqual(score(self.atoms[1]), 0.25)
        self.painting.take_off()
        self.assertEqual(score(self.atoms[1]), 5.0)

    def test_a_session_keeps_what_is_the_users(self):
        self.painting.put_on(_LIMIT)
        self.atoms[0].color = _MAGENTA
        again = self.kind.of_state(None, self.painting.state())
        self.assertTrue(again.is_on)
        again.take_off()
        self.assertEqual(tuple(self.atoms[0].color), _MAGENTA)
        self.assertEqual([look(one) for one in self.atoms[1:]], self.before[1:])

    def test_atoms_that_are_gone_do_no_harm(self):
        self.painting.put_on(_LIMIT)
        self.atoms[0].deleted = True
        self.painting.put_on(2 * _LIMIT)
        self.painting.take_off()
        self.assertEqual([look(one) for one in self.atoms[1:]], self.before[1:])


class ComparisonTests(unittest.TestCase):
    """A ligand and its reference in one place, of which each has an atom of its own."""

    def setUp(self):
        sides = ("protein", "ligand", "ligand", "reference", "reference")
        places = ((9, 0, 0), (0, 0, 0), (1, 0, 0), (0, 0, 0), (2, 0, 0))
        values = (0.0, 3.0, 0.5, -2.75, -0.125)
        match = SimpleNamespace(ligand_index=1, reference_index=3, net=0.25)
        self.explained = SimpleNamespace(
            atoms=tuple(
                SimpleNamespace(side=side, position=place, attribution=value)
                for side, place, value in zip(sides, places, values)
            ),
            summary=SimpleNamespace(comparison=SimpleNamespace(matches=(match,))),
        )
        self.atoms = [SimpleAtom() for _ in sides]
        self.seen = list(zip(sides, self.atoms, places))

    def test_each_side_is_painted_with_its_own_and_a_matched_pair_with_its_net(self):
        for order in (self.seen, self.seen[::-1]):
            found = seen.atoms_of(self.explained, order)
            self.assertEqual(found, dict(enumerate(self.atoms)))
            scores = seen.scores_of(self.explained, found)
            self.assertEqual([scores[one] for one in self.atoms], [0.0, 0.25, 0.5, 0.25, -0.125])

    def test_an_atom_that_is_on_two_sides_is_the_ligands(self):
        twice = self.seen + [("protein", self.atoms[1], (9, 0, 0))]
        scores = seen.scores_of(self.explained, seen.atoms_of(self.explained, twice))
        self.assertEqual(scores[self.atoms[1]], 0.25)


class SimpleAtom:
    deleted = False
