import struct
import unittest
from dataclasses import dataclass
from typing import Dict, Optional, Tuple

import support

from glimpse_client import GlimpseError
from glimpse_client.decoding import decode
from glimpse_client.records.daemon import InitializeAnswer
from glimpse_client.records.explain import Map
from glimpse_client.records.summary import Interactions


@dataclass(frozen=True)
class Point:
    x_value: float
    name: Optional[str]


@dataclass(frozen=True)
class Shape:
    points: Tuple[Point, ...]
    by_name: Dict[str, float]
    is_closed: bool


class DecodingTests(unittest.TestCase):
    def test_members_are_found_by_their_name_on_the_wire(self):
        shape = decode(
            Shape,
            {
                "points": [{"xValue": 1}, {"xValue": 2.5, "name": "b"}],
                "byName": {"A b": 1},
                "isClosed": True,
            },
        )
        self.assertEqual(shape, Shape((Point(1.0, None), Point(2.5, "b")), {"A b": 1.0}, True))

    def test_unknown_members_are_ignored(self):
        self.assertEqual(decode(InitializeAnswer, support.HELLO).limits.message_bytes, 2000)

    def test_a_wrong_member_is_named(self):
        for value, where in (
            (
                {"points": [{"xValue": "1"}], "byName": {}, "isClosed": True},
                "Shape.points[0].xValue",
            ),
            ({"points": [], "byName": {}, "isClosed": 1}, "Shape.isClosed"),
            ({"points": [], "isClosed": True}, "Shape.byName"),
            ([], "Shape"),
        ):
            with self.subTest(where), self.assertRaises(GlimpseError) as caught:
                decode(Shape, value)
            self.assertEqual(caught.exception.kind, "broken-answer")
            self.assertIn(where + " ", caught.exception.message)

    def test_float32_of_a_map_are_numbers(self):
        members = {
            "resultId": "r",
            "channel": "total",
            "unit": "logit/Å^3",
            "level": None,
            "minimum": -1.5,
            "maximum": 2,
            "text": None,
        }
        grid = {"origin": [0, 0, 0], "spacing": 1, "size": 2, "axisOrder": ["x", "y", "z"]}
        found = decode(Map, dict(members, grid=grid, values="AADAvwAAAEA="))
        self.assertEqual(
            (list(found.floats()), found.values), ([-1.5, 2.0], struct.pack("<2f", -1.5, 2))
        )
        self.assertEqual(list(decode(Map, dict(members, grid=grid)).floats()), [])


class PairsTests(unittest.TestCase):
    def test_what_two_atoms_contribute_is_told_by_place_and_none_for_another_model(self):
        value = {
            "sum": 1.5,
            "atoms": [7],
            "residues": [0, 2],
            "values": [[1.0, 0.5]],
            "strongest": [{"ligandAtom": 7, "proteinAtom": 3, "distance": 2.8, "value": 0.25}],
        }
        found = decode(Interactions, value)
        self.assertEqual((found.values[0][1], found.residues[1]), (0.5, 2))
        self.assertEqual(found.strongest[0].protein_atom, 3)
        with self.assertRaises(GlimpseError) as caught:
            decode(Interactions, dict(value, values=[["1"]]))
        self.assertIn("Interactions.values[0][0] ", caught.exception.message)
