"""What is written to folders of the user's; needs no PyMOL."""
import os
import subprocess
import tempfile
import unittest

import package  # noqa: F401
from support import short_disk

from glimpse_bridge.glimpse_client import GlimpseError
from glimpse_bridge.logic import files, names, series_file, tables


class FolderTestCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="glimpse ")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def at(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, text):
        with open(self.at(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.at(name), encoding="utf-8") as file:
            return file.read()


class WriteTests(FolderTestCase):
    def test_what_was_written_before_makes_room_and_what_is_no_longer_written_goes(self):
        files.write_all(self.folder, {"note.txt": "one", "clash.dx": "map"})
        self.put("mine.dx", "the user's")
        written = files.write_all(self.folder, {"note.txt": "two"})
        self.assertEqual(written, [self.at("note.txt")])
        self.assertEqual(self.read("note.txt"), "two")
        self.assertEqual(set(os.listdir(self.folder)), {"note.txt", "mine.dx", files.LIST})

    def test_a_file_of_the_users_is_never_overwritten_and_nothing_else_is_written_then(self):
        self.put("note.txt", "the user's")
        with self.assertRaisesRegex(GlimpseError, "note.txt is there already"):
            files.write_all(self.folder, {"atoms.csv": "a", "note.txt": "ours"})
        self.assertEqual(os.listdir(self.folder), ["note.txt"])
        self.assertEqual(self.read("note.txt"), "the user's")

    def test_a_file_of_ours_that_the_user_changed_is_the_users(self):
        files.write_all(self.folder, {"note.txt": "ours", "old.dx": "ours"})
        self.put("note.txt", "ours, and what I thought of it")
        self.put("old.dx", "edited")
        with self.assertRaisesRegex(GlimpseError, "not as Glimpse Bridge wrote it"):
            files.write_all(self.folder, {"note.txt": "again"})
        files.write_all(self.folder, {"other.txt": "again"})
        self.assertEqual(self.read("note.txt"), "ours, and what I thought of it")
        self.assertEqual(self.read("old.dx"), "edited")

    def test_a_link_is_not_followed_and_a_list_leads_nowhere_else(self):
        files.write_all(self.folder, {"note.txt": "ours"})
        outside = self.at("outside")
        os.mkdir(outside)
        self.put("outside/target", "ours")
        os.remove(self.at("note.txt"))
        os.symlink(os.path.join("outside", "target"), self.at("note.txt"))
        self.put(files.LIST, self.read(files.LIST).replace("note.txt", "outside/target"))
        with self.assertRaises(GlimpseError):
            files.write_all(self.folder, {"note.txt": "two"})
        files.write_all(self.folder, {"other.txt": "two"})
        self.assertEqual(self.read("outside/target"), "ours")

    def test_the_list_is_one_that_sha256sum_reads(self):
        files.write_all(self.folder, {"note.txt": "naïve\n"})
        command = ["sha256sum", "--check", "--strict", files.LIST]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE)
        self.assertEqual(done.returncode, 0)

    def test_a_folder_that_cant_be_written_is_told(self):
        self.put("file", "")
        with self.assertRaisesRegex(GlimpseError, "can't be written"):
            files.write_all(self.at("file/folder"), {"note.txt": ""})
        with self.assertRaisesRegex(GlimpseError, "can't be written"):
            files.new_folder(self.at("file"), "new")

    def test_a_full_disk_is_told_with_the_files_name_and_leaves_no_half_of_it(self):
        files.write_all(self.folder, {"note.txt": "one"})
        with short_disk(1000), self.assertRaises(GlimpseError) as caught:
            files.write_all(self.folder, {"note.txt": "two " * 1000})
        self.assertEqual(
            "%s can't be written: File too large." % self.at("note.txt"), caught.exception.message
        )
        self.assertIn("disk isn't full", caught.exception.remedy)
        self.assertEqual("one", self.read("note.txt"))
        self.assertEqual({"note.txt", files.LIST}, set(os.listdir(self.folder)))

    def test_a_list_that_is_no_file_is_refused_and_not_waited_for(self):
        os.mkfifo(self.at(files.LIST))
        with self.assertRaisesRegex(GlimpseError, "and no file"):
            files.write_all(self.folder, {"note.txt": "one"})
        self.assertEqual([files.LIST], os.listdir(self.folder))

    def test_a_folder_is_never_used_twice(self):
        made = [files.new_folder(self.at("out"), "LIG_001") for _ in range(3)]
        names_made = [os.path.basename(one) for one in made]
        self.assertEqual(names_made, ["LIG_001", "LIG_001_2", "LIG_001_3"])


class SeriesFileTests(FolderTestCase):
    def test_the_table_of_an_earlier_batch_is_kept(self):
        for number in range(3):
            series_file.SeriesFile(self.folder).write([[number] * len(tables.SERIES)])
        tables_there = {"series.csv", "series_1.csv", "series_2.csv"}
        self.assertEqual(set(os.listdir(self.folder)), tables_there)
        self.assertIn("2,2,2", self.read("series.csv"))
        self.assertIn("0,0,0", self.read("series_1.csv"))

    def test_a_full_disk_leaves_the_table_that_was_there(self):
        series_file.SeriesFile(self.folder).write([[1] * len(tables.SERIES)])
        with short_disk(20), self.assertRaisesRegex(GlimpseError, "series.csv can't be"):
            series_file.SeriesFile(self.folder).write([[2] * len(tables.SERIES)])
        self.assertIn("1,1,1", self.read("series.csv"))
        self.assertEqual(["series.csv"], os.listdir(self.folder))

    def test_a_pipe_in_the_place_of_the_table_is_refused_and_not_waited_for(self):
        os.mkfifo(self.at("series.csv"))
        with self.assertRaisesRegex(GlimpseError, "no batch wrote it"):
            series_file.SeriesFile(self.folder)

    def test_a_table_that_no_batch_wrote_is_refused_and_left(self):
        self.put("series.csv", "my,own\n")
        with self.assertRaisesRegex(GlimpseError, "no batch wrote it"):
            series_file.SeriesFile(self.folder)
        self.assertEqual(self.read("series.csv"), "my,own\n")


class LabelTests(unittest.TestCase):
    def test_labels_that_differ_by_nothing_or_by_case_are_told_apart(self):
        found = names.told_apart([("LIG_1", 1), ("lig_1", 2), ("LIG_1", 3), ("LIG_2", 4)])
        self.assertEqual(found, [("LIG_1", 1), ("lig_1_2", 2), ("LIG_1_3", 3), ("LIG_2", 4)])

    def test_only_what_the_plugin_makes_is_a_part_of_a_view(self):
        channels = ["ligand occupancy"]
        for part in ("ligand", "pocket_2", "protein", "legend", "ligand_occupancy_map"):
            self.assertTrue(names.is_part(part, channels), part)
        for part in ("mine", "ligand_2", "ligand2", "pocket_", "protein_x", "other_map", ""):
            self.assertFalse(names.is_part(part, channels), part)
