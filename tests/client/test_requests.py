import base64
import json
import os
import unittest

import support

from glimpse_client import Explanation, Frames, Options, Structure
from glimpse_client import requests
from glimpse_client.records.explain import ExplainedLigand
from glimpse_client.records.models import Fault


class RequestTests(unittest.TestCase):
    def test_what_is_left_out_is_not_sent(self):
        request = requests.explain(Explanation("clash", "ATOM", "478"))
        self.assertEqual(
            request.params, {"model": "clash", "structure": {"text": "ATOM"}, "ligand": "478"}
        )

    def test_every_member_has_its_place(self):
        params = requests.explain(self.full()).params
        self.assertEqual(params["structure"], {"text": "ATOM", "format": "pdb", "name": "1hpv"})
        self.assertEqual(params["template"], {"smiles": "CCO"})
        self.assertEqual(params["reading"], {"altloc": "B", "modelNumber": 2, "assembly": "1"})
        self.assertEqual(params["typing"], {"includeWaters": True, "symmetry": True})
        self.assertEqual(params["options"], {"maxSteps": 100, "topVoxels": 3})
        self.assertEqual(
            params["frames"],
            {"count": 1, "atoms": 2, "coordinates": base64.b64encode(b"x" * 24).decode()},
        )
        self.assertEqual(params["priority"], "batch")
        self.assertEqual(params["displaced"], ["A:HEM:201"])

    def test_every_member_is_one_of_the_schema(self):
        with open(
            os.path.join(support.ROOT, "protocol", "explain.request.schema.json"), encoding="utf-8"
        ) as file:
            schema = json.load(file)
        params = requests.with_token(requests.explain(self.full()), "t").params
        self.assertEqual(set(schema["properties"]), set(params))
        for name in ("structure", "options", "reading", "typing", "frames", "template"):
            self.assertLessEqual(
                set(params[name]), set(schema["properties"][name]["properties"]), name
            )

    def test_a_ligand_that_failed_has_no_map_to_ask_for(self):
        with self.assertRaisesRegex(ValueError, "too far"):
            requests.result_map(
                ExplainedLigand(0, None, None, Fault("bad-input", "too far", "")), 3
            )

    def full(self):
        return Explanation(
            "clash",
            Structure("ATOM", "pdb", "1hpv"),
            "478",
            ligands="LIG",
            frames=Frames(1, 2, b"x" * 24),
            template="CCO",
            versus="OTHER",
            options=Options(
                max_steps=100,
                top_voxels=3,
                altloc="B",
                model_number=2,
                include_waters=True,
                symmetry=True,
                assembly="1",
            ),
            batch=True,
            displaced=("A:HEM:201",),
        )
