import threading

from support import (
    HELLO,
    PATIENCE,
    FakeServerTestCase,
    answer_line,
    client_line,
    error_line,
    hello_lines,
    notice_line,
)

from glimpse_client import Cancelled, ConnectionLost, Explanation, Frames, GlimpseError
from glimpse_client.chunks import divide, records
from glimpse_client.decoding import decode
from glimpse_client.records.daemon import InitializeAnswer

LIMITS = decode(InitializeAnswer, HELLO).limits  # 10 ligands, 2000 bytes
SDF = "".join("mol %d\n\n\nM  END\n$$$$\n" % number for number in range(25))


def failed(index):
    return {
        "index": index,
        "resultId": None,
        "summary": None,
        "error": {"code": "bad-input", "message": "No bonds.", "remedy": "Mend it."},
    }


def answer(count):
    return {"results": [failed(index) for index in range(count)], "explained": 0, "failed": count}


class ChunkTests(FakeServerTestCase):
    def test_an_sdf_is_cut_behind_its_separators_and_nothing_is_lost(self):
        self.assertEqual("".join(records(SDF)), SDF)
        self.assertEqual(len(records(SDF + "last\n\n\nM  END\n\n")), 26)
        self.assertEqual(len(records(SDF + "\n\n")), 25)

    def test_a_mol2_is_cut_before_its_molecules_and_nothing_is_lost(self):
        text = "# made by hand\n" + 3 * "@<TRIPOS>MOLECULE\na\n@<TRIPOS>ATOM\n1 C\n"
        self.assertEqual("".join(records(text)), text)
        self.assertEqual(len(records(text)), 3)

    def test_what_has_no_separators_stays_whole(self):
        self.assertEqual(records("ATOM\nEND\n"), ["ATOM\nEND\n"])

    def test_no_chunk_has_more_ligands_than_the_limit_and_all_are_batches(self):
        chunks = divide(Explanation("clash", "ATOM", ligands=SDF), LIMITS)
        self.assertEqual([count for _, count in chunks], [10, 10, 5])
        self.assertEqual("".join(one.ligands.text for one, _ in chunks), SDF)
        self.assertTrue(all(one.batch for one, _ in chunks))

    def test_what_fits_is_sent_as_it_was_given(self):
        what = Explanation("clash", "ATOM", ligands="".join(records(SDF)[:10]))
        self.assertEqual(divide(what, LIMITS), [(what, 10)])
        single = Explanation("clash", "ATOM", "478")
        self.assertEqual(divide(single, LIMITS), [(single, 1)])

    def test_long_records_make_short_chunks(self):
        long = "".join("%s\n$$$$\n" % ("é\n" * 60) for _ in range(5))
        chunks = divide(Explanation("clash", "ATOM", ligands=long), LIMITS)
        self.assertEqual([count for _, count in chunks], [3, 2])

    def test_frames_are_cut_between_frames(self):
        coordinates = bytes(range(24)) * 23
        chunks = divide(
            Explanation("clash", "ATOM", "478", frames=Frames(23, 2, coordinates)), LIMITS
        )
        self.assertEqual([one.frames.count for one, _ in chunks], [10, 10, 3])
        self.assertEqual(b"".join(one.frames.coordinates for one, _ in chunks), coordinates)


class BatchTests(FakeServerTestCase):
    def test_chunks_go_one_after_the_other_and_come_back_as_one_answer_in_order(self):
        client = self.client(
            *hello_lines(),
            client_line(2, "explain"),
            notice_line("explain/result", token="glimpse-1", ligand=failed(3)),
            answer_line(2, answer(10)),
            client_line(3, "explain"),
            notice_line(
                "$/progress", token="glimpse-2", ligand=1, of=10, stage="typing", share=0.5
            ),
            notice_line("explain/result", token="glimpse-2", ligand=failed(2)),
            answer_line(3, answer(10)),
            client_line(4, "explain"),
            answer_line(4, answer(5)),
        )
        seen, progress = [], []
        whole = client.explain(
            "clash",
            "ATOM",
            ligands=SDF,
            on_ligand=lambda one: seen.append(one.index),
            on_progress=lambda notice: progress.append((notice.ligand, notice.of)),
        )
        self.assertEqual([one.index for one in whole.results], list(range(25)))
        self.assertEqual((whole.explained, whole.failed), (0, 25))
        self.assertEqual((seen, progress), ([3, 12], [(11, 25)]))
        sent = [message["params"] for message in self.received()[1:]]
        self.assertEqual("".join(params["ligands"]["text"] for params in sent), SDF)
        self.assertEqual({params["priority"] for params in sent}, {"batch"})

    def test_the_fault_of_a_ligand_that_is_alone_in_its_chunk_is_its_own(self):
        for code, kind in ((2, "bad-input"), (-32603, "internal-error")):
            with self.subTest(kind):
                self.check_fault_of_a_ligand_alone(code, kind)

    def check_fault_of_a_ligand_alone(self, code, kind):
        client = self.client(
            *hello_lines(),
            client_line(2, "explain"),
            answer_line(2, answer(10)),
            client_line(3, "explain"),
            error_line(3, code, "No atoms.", kind=kind, remedy="Mend it."),
        )
        seen = []
        whole = client.explain(
            "clash", "ATOM", ligands="".join(records(SDF)[:11]), on_ligand=seen.append
        )
        self.assertEqual((len(whole.results), whole.failed), (11, 11))
        self.assertEqual(whole.results[10].error.message, "No atoms.")
        self.assertEqual(seen, [whole.results[10]])

    def test_another_error_ends_the_batch_and_nothing_more_is_sent(self):
        client = self.client(
            *hello_lines(),
            client_line(2, "explain"),
            error_line(2, 1, "There is no model.", kind="bad-usage"),
        )
        with self.assertRaisesRegex(GlimpseError, "There is no model"):
            client.explain("x", "ATOM", ligands=SDF)
        self.assertEqual(len(self.received()), 2)

    def test_cancelling_cancels_the_chunk_under_way_and_sends_no_other(self):
        cancelled = error_line(3, -32800, "Cancelled.", kind="cancelled")
        client = self.client(
            *hello_lines(),
            client_line(2, "explain"),
            answer_line(2, answer(10)),
            client_line(3, "explain"),
            notice_line("explain/result", token="glimpse-2", ligand=failed(0)),
            {"client": {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 3}}},
            cancelled,
            client_line(4, "models/list"),
            answer_line(4, {"models": [], "faults": []}),
        )
        second = threading.Event()
        call = client.start_explain(
            Explanation("clash", "ATOM", ligands=SDF), on_ligand=lambda _: second.set()
        )
        self.assertTrue(second.wait(PATIENCE))
        call.cancel()
        with self.assertRaises(Cancelled):
            call.result(PATIENCE)
        client.models()
        self.assertEqual(
            [message["method"] for message in self.received()],
            ["initialize", "explain", "explain", "$/cancelRequest", "models/list"],
        )

    def test_what_is_no_request_is_refused_here_and_nothing_hangs(self):
        client = self.client(*hello_lines())
        for wrong in (
            Explanation("clash", "ATOM", ligands=b"bytes"),
            Explanation("clash", b"ATOM", ligands=SDF),
            Explanation("clash", "ATOM", frames=Frames(1, 1, "text")),
        ):
            with self.assertRaises(GlimpseError) as caught:
                client.start_explain(wrong).result(PATIENCE)
            self.assertEqual(caught.exception.kind, "bad-usage")

    def test_a_batch_that_has_not_left_is_cancelled_here(self):
        client = self.client({"deaf": True})
        call = client.start_explain(Explanation("clash", "ATOM", ligands=SDF))
        call.cancel()
        with self.assertRaises(Cancelled):
            call.result(PATIENCE)

    def test_a_daemon_that_goes_away_ends_the_batch_and_no_chunk_goes_to_the_next(self):
        client = self.client(
            *hello_lines(),
            client_line(2, "explain"),
            answer_line(2, answer(10)),
            client_line(3, "explain"),
            {"end": True},
        )
        done = threading.Event()
        call = client.start_explain(
            Explanation("clash", "ATOM", ligands=SDF), on_done=lambda _: done.set()
        )
        self.assertTrue(done.wait(PATIENCE))
        self.assertIsInstance(call.error(), ConnectionLost)
        self.assertEqual([one["method"] for one in self.received()].count("explain"), 2)
