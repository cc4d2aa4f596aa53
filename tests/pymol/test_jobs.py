"""What runs aside: the command that the plugin starts, and the jobs of its lane, without PyMOL."""
import os
import queue
import sys
import threading
import unittest

import package  # noqa: F401 It makes the plugin importable.
from support import GuardedTestCase

from glimpse_bridge.glimpse_client import GlimpseError
from glimpse_bridge.logic import command, jobs, mainqueue


class CommandTests(unittest.TestCase):
    def setUp(self):
        import tempfile

        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.environment = {"XDG_CONFIG_HOME": os.path.join(self.folder, "config")}

    def found(self, **more):
        return command.command_for(self.folder, dict(self.environment, **more))

    def test_what_was_set_comes_before_the_installer_and_after_the_environment(self):
        with open(os.path.join(self.folder, command.INSTALLER), "w", encoding="utf-8") as file:
            file.write(sys.executable + "\n")
        self.assertEqual(self.found(), sys.executable)
        command.set_command("ssh gpu01 glimpse connect", self.environment)
        self.assertEqual(self.found(), "ssh gpu01 glimpse connect")
        self.assertIsNone(self.found(GLIMPSE_COMMAND="glimpse"))
        command.set_command("", self.environment)
        self.assertEqual(self.found(), sys.executable)

    def test_a_setting_that_cannot_be_kept_is_told_with_its_file(self):
        path = command.setting_file(self.environment)
        os.makedirs(path)
        with self.assertRaises(GlimpseError) as caught:
            command.set_command("ssh gpu01 glimpse connect", self.environment)
        self.assertEqual(
            "%s can't be written: Is a directory." % path, caught.exception.message
        )

    def test_a_command_may_be_of_any_bytes(self):
        path = command.setting_file(self.environment)
        os.makedirs(os.path.dirname(path))
        with open(path, "wb") as file:
            file.write(b"/opt/\xe9tude/glimpse connect\nmore\n")
        self.assertEqual(os.fsencode(self.found()), b"/opt/\xe9tude/glimpse connect")

    def test_an_installer_that_is_gone_is_passed_over(self):
        with open(os.path.join(self.folder, command.INSTALLER), "w", encoding="utf-8") as file:
            file.write("/nonexistent/glimpse\n")
        self.assertIsNone(self.found())


class JobTests(GuardedTestCase):
    def setUp(self):
        super().setUp()
        self.main = mainqueue.MainQueue()
        self.lane = jobs.Lane("test", self.main.post)

    def run_all(self, *works):
        ended = []
        all_jobs = [self.lane.add("job", work, ended.append) for work in works]
        return all_jobs, lambda: self.main.run_until(lambda: len(ended) == len(works))

    def test_jobs_run_in_turn_off_the_main_thread_and_end_on_it(self):
        order, threads = [], []
        works = [
            lambda job, at=at: order.append((at, threading.current_thread())) for at in range(3)
        ]
        all_jobs, wait = self.run_all(*works)
        for job in all_jobs:
            job.ended.append(lambda job: threads.append(threading.current_thread()))
        wait()
        self.assertEqual([at for at, _ in order], [0, 1, 2])
        self.assertEqual(len({thread for _, thread in order}), 1)
        self.assertNotIn(threading.current_thread(), [thread for _, thread in order])
        self.assertEqual(set(threads), {threading.current_thread()})

    def test_an_error_is_kept_and_the_next_job_runs(self):
        (first, second), wait = self.run_all(lambda job: 1 // 0, lambda job: "fine")
        wait()
        self.assertEqual((first.state, second.state, second.result), ("failed", "done", "fine"))
        self.assertIsInstance(first.error, ZeroDivisionError)

    def test_a_question_that_raises_on_the_main_thread_ends_its_job_and_the_next_runs(self):
        def work(job):
            return jobs.ask_main(self.main.post, lambda: 1 // 0, job)

        def fine(job):
            return jobs.ask_main(self.main.post, threading.current_thread, job)

        (first, second), wait = self.run_all(work, fine)
        wait()
        self.assertIsInstance(first.error, ZeroDivisionError)
        self.assertIs(second.result, threading.current_thread())

    def test_a_job_that_waits_for_an_answer_can_be_cancelled(self):
        waiting = threading.Event()
        (job,), wait = self.run_all(
            lambda job: jobs.ask_main(lambda question: waiting.set(), lambda: None, job)
        )
        waiting.wait()
        job.cancel()
        wait()
        self.assertEqual(job.state, "cancelled")

    def test_a_running_job_is_stopped_by_its_own_means_and_a_waiting_one_never_starts(self):
        told, started = queue.Queue(), threading.Event()

        def work(job):
            job.stop_with(lambda: told.put(True))
            started.set()
            told.get()
            raise jobs.JobCancelled()

        (first, second), wait = self.run_all(work, lambda job: self.fail("it ran"))
        started.wait()
        second.cancel()
        first.cancel()
        wait()
        self.assertEqual((first.state, second.state), ("cancelled", "cancelled"))

    def test_reports_do_not_pile_up_while_the_main_thread_is_busy(self):
        heard, reported = [], threading.Event()

        def work(job):
            for step in range(100):
                job.report("step", step / 100)
            reported.set()

        (job,), wait = self.run_all(work)
        job.changed.append(lambda job: heard.append(job.share))
        reported.wait()
        wait()
        self.assertEqual(heard, [0.99])
