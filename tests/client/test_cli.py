"""What the client does with files."""
import gzip
import io
import os
import tempfile
import threading
import unittest
from unittest import mock

from support import short_disk

from glimpse_client import GlimpseError
from glimpse_client.cli import check_maps, read_structure, write_map

MAP = "# Glimpse Bridge 0.1.0, model kdeep\nobject 1\n"


class TestFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def at(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, text):
        with open(self.at(name), "w", encoding="ascii") as file:
            file.write(text)
        return self.at(name)

    def read(self, name):
        with open(self.at(name), encoding="ascii") as file:
            return file.read()

    def test_a_pipe_is_read_to_its_end(self):
        os.mkfifo(self.at("pipe"))
        text = "HEADER\n" * 40000
        writer = threading.Thread(target=self.put, args=("pipe", text))
        writer.start()
        self.assertEqual(read_structure(self.at("pipe")).text, text)
        writer.join()

    def test_standard_input_is_a_file_like_any_other(self):
        with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(b"HEADER\n"))):
            found = read_structure("-")
        self.assertEqual(("HEADER\n", "stdin"), (found.text, found.name))

    def test_a_damaged_archive_is_the_files_fault(self):
        whole = gzip.compress(b"HEADER\n" * 1000)
        for damaged in (whole[:30], whole[:-4], b"\x1f\x8bno archive at all", b"\x1f\x8b"):
            with open(self.at("damaged.gz"), "wb") as file:
                file.write(damaged)
            with self.assertRaises(GlimpseError) as caught:
                read_structure(self.at("damaged.gz"))
            self.assertIn("damaged.gz", caught.exception.message)

    def test_a_map_takes_the_place_of_a_map_of_ours(self):
        write_map(self.put("map.dx", MAP.replace("kdeep", "clash")), MAP)
        self.assertEqual(MAP, self.read("map.dx"))
        self.assertEqual(["map.dx"], os.listdir(self.folder))

    def test_a_link_where_a_map_is_begun_is_not_followed(self):
        os.symlink(self.put("mine.txt", "mine"), self.at("map.dx.glimpse-new"))
        write_map(self.at("map.dx"), MAP)
        self.assertEqual(("mine", MAP), (self.read("mine.txt"), self.read("map.dx")))
        self.assertEqual(["map.dx", "mine.txt"], sorted(os.listdir(self.folder)))

    def test_another_programs_file_is_not_written_over(self):
        with self.assertRaises(GlimpseError):
            write_map(self.put("map.dx", "# Data from APBS\n"), MAP)
        self.assertEqual("# Data from APBS\n", self.read("map.dx"))

    def test_a_full_disk_is_told_with_the_maps_name_and_leaves_no_half_of_it(self):
        self.put("map.dx", MAP)
        for name in ("map.dx", "new.dx"):
            with short_disk(20), self.assertRaises(GlimpseError) as caught:
                write_map(self.at(name), MAP)
            self.assertEqual(
                "%s can't be written: File too large." % self.at(name), caught.exception.message
            )
            self.assertIn("disk isn't full", caught.exception.remedy)
        self.assertEqual(MAP, self.read("map.dx"))
        self.assertEqual(["map.dx"], os.listdir(self.folder))

    def test_a_full_device_is_told_too(self):
        with self.assertRaises(GlimpseError) as caught:
            write_map("/dev/full", MAP)
        self.assertEqual(
            "/dev/full can't be written: No space left on device.", caught.exception.message
        )

    def test_names_that_no_map_can_have_are_refused_and_others_are_not(self):
        other = self.put("other.dx", "# Data from APBS\n")
        for paths, what in (
            ([self.at("a.dx"), self.at("./a.dx")], "named for two maps"),
            ([self.at("a.CCP4")], "a.CCP4 isn't the name of an OpenDX map"),
            ([self.folder], "is a folder"),
            ([self.at("no/a.dx")], "There is no folder"),
            ([other], "no map of Glimpse Bridge"),
        ):
            with self.subTest(paths=paths), self.assertRaisesRegex(GlimpseError, what):
                check_maps(paths)
        check_maps([self.at("a.dx"), self.put("b.dx", MAP), "c.dx", "/dev/null", "/dev/null"])

    def test_a_map_that_cannot_be_finished_leaves_the_one_that_was_there(self):
        self.put("map.dx", MAP)
        with self.assertRaises(UnicodeEncodeError):
            write_map(self.at("map.dx"), MAP + "\u00c5")
        self.assertEqual(MAP, self.read("map.dx"))
        self.assertEqual(["map.dx"], os.listdir(self.folder))


if __name__ == "__main__":
    unittest.main()
