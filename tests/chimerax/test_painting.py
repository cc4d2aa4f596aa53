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

    def test_transparency_is_the_users_own_before_meanwhile_and_after(self):
        grey = tuple(self.atoms[0].color[:3])
        before, meanwhile = self.atoms[:2]
        before.color = (*grey, 90)
        self.painting.put_on(_LIMIT)
        self.assertEqual(before.color[3], 90)
        self.assertNotEqual(tuple(before.color[:3]), grey)
        meanwhile.color = (*meanwhile.color[:3], 50)
        painted = tuple(meanwhile.color)
        self.painting.put_on(2 * _LIMIT)
        self.assertEqual(meanwhile.color[3], 50)
        self.assertNotEqual(tuple(meanwhile.color[:3]), painted[:3])
        self.painting.take_off()
        self.assertEqual(tuple(before.color), (*grey, 90))
        self.assertEqual(tuple(meanwhile.color), (*grey, 50))

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
        sent = (("structure", 1), ("ligands", 0), ("ligands", 2), ("versus", 0), ("versus", 1))
        values = (0.0, 0.25, 0.5, 0.25, -0.125)
        self.explained = SimpleNamespace(
            atoms=tuple(
                SimpleNamespace(text=text, index=index, operation=None, painted=value)
                for (text, index), value in zip(sent, values)
            )
        )
        self.seen = {
            text: tuple(SimpleAtom() for _ in range(3))
            for text in ("structure", "ligands", "versus")
        }
        self.atoms = [self.seen[text][index] for text, index in sent]

    def test_each_atom_is_known_by_its_place_in_its_text_and_painted_as_the_daemon_says(self):
        found = seen.atoms_of(self.explained, self.seen)
        self.assertEqual(found, dict(enumerate(self.atoms)))
        scores = seen.scores_of(self.explained, found)
        self.assertEqual([scores[one] for one in self.atoms], [0.0, 0.25, 0.5, 0.25, -0.125])

    def test_an_atom_that_is_on_two_sides_is_the_ligands(self):
        twice = {**self.seen, "structure": (self.atoms[0], self.atoms[1])}
        scores = seen.scores_of(self.explained, seen.atoms_of(self.explained, twice))
        self.assertEqual(scores[self.atoms[1]], 0.25)

    def test_one_that_is_gone_or_a_copy_by_symmetry_is_none_of_the_viewers(self):
        self.atoms[1].deleted = True
        self.explained.atoms[0].operation = "-x,y+1/2,-z"
        self.assertEqual(set(seen.atoms_of(self.explained, self.seen)), {2, 3, 4})


class SimpleAtom:
    deleted = False
