import struct
import unittest
from dataclasses import dataclass
from typing import Dict, Optional, Tuple

import support

from glimpse_client import GlimpseError
from glimpse_client.decoding import decode
from glimpse_client.records.daemon import InitializeAnswer
from glimpse_client.records.explain import Map


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
