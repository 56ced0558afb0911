#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The indexer in trouble: a full disk, a stop in the middle, a second indexer, an index that cannot be written; and --watch."""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BIN = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/release/bin")
LIMIT = 120  # seconds after which a step is taken to hang
WORDS = "mooring wall ledger lantern beacon quay ferry tender dredge slip buoy chain winch rope pilot tide".split()


def run(*arguments):
    return subprocess.run([BIN / "minutebook", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT, check=False)


def write_papers(folder, count, start=0, paragraphs=10):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        text = "\n\n".join(" ".join(WORDS[(number * 7 + i * j) % len(WORDS)] + str((number + i * j) % 97) for j in range(40)) for i in range(paragraphs))
        (folder / f"paper-{number:04d}.txt").write_text(f"Minutes of the Harbour Commission held on 3 May 2021\n\nharbourmaster {number}\n\n{text}\n", encoding="utf-8")


def can_mount():
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False).returncode != 0:
            return False
        subprocess.run(["umount", folder], check=False)
        return True


class Interruption(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="minutebook-interruption-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.papers, self.index = self.folder / "papers", self.folder / "index"

    def index_it(self, *more):
        return run("index", self.papers, "--index", self.index, "--quiet", *more)

    def total(self):
        return run("search", "harbourmaster", "--index", self.index, "--limit", "100").stdout.count("paper-")

    def wait_for(self, condition, process):
        end = time.monotonic() + LIMIT
        while not condition() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)

    @unittest.skipUnless(can_mount(), "needs the right to mount a small disk")
    def test_a_full_disk_leaves_the_index_as_it_was(self):
        disk = self.folder / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=False)
        self.index = disk / "index"
        write_papers(self.papers, 10)
        self.assertEqual(self.index_it().returncode, 0)
        for filler in (None, "filler"):  # too much for a merge, then not even room for one more paper in place
            if filler:
                (self.papers / "paper-0003.txt").write_text("Minutes of the Harbour Commission held on 4 May 2021\n\nharbourmaster " + " ".join(f"new{i}" for i in range(20000)))
                with self.assertRaises(OSError), open(disk / filler, "wb", buffering=0) as file:
                    while file.write(bytes(4096)) > 0:
                        pass
            else:
                write_papers(self.papers, 300, start=10)
            failed = self.index_it()
            self.assertEqual(failed.returncode, 1, failed.stderr)
            self.assertRegex(failed.stderr, "(?i)space|disk is full")
            self.assertIn(run("check", "--index", self.index).returncode, (0, 2))
            self.assertEqual(self.total(), 10)
            if not filler:
                for path in sorted(self.papers.iterdir())[10:]:
                    path.unlink()
        (disk / "filler").unlink()
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        write_papers(self.papers, 5, start=10)
        self.assertEqual(self.index_it().returncode, 0)
        self.assertEqual(self.total(), 15)
        self.assertEqual(run("check", "--index", self.index).returncode, 0)

    @unittest.skipUnless(can_mount(), "needs the right to mount a small disk")
    def test_what_a_full_disk_cannot_take_out_is_not_served(self):
        disk = self.folder / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=False)
        self.index = disk / "index"
        write_papers(self.papers, 10)
        self.assertEqual(self.index_it().returncode, 0)
        with self.assertRaises(OSError), open(disk / "filler", "wb", buffering=0) as file:
            while file.write(bytes(4096)) > 0:
                pass
        paper = self.papers / "paper-0003.txt"
        paper.write_text("CONFIDENTIAL\n\n" + paper.read_text())
        failed = self.index_it()
        self.assertEqual(failed.returncode, 1, failed.stderr)
        self.assertIn("is closed", failed.stderr)
        for answer in (run("search", "harbourmaster", "--index", self.index), run("check", "--index", self.index)):
            self.assertNotIn("paper-", answer.stdout)
            self.assertIn("closed", answer.stderr)
        (disk / "filler").unlink()
        self.assertEqual(self.index_it().returncode, 0)
        self.assertEqual(self.total(), 9)
        self.assertEqual(run("check", "--index", self.index).returncode, 0)
        self.assertFalse(list(disk.rglob("*.closed")))

    def test_a_stopped_run_keeps_what_it_read_and_the_next_goes_on(self):
        write_papers(self.papers, 400)
        process = subprocess.Popen([BIN / "minutebook", "index", self.papers, "--index", self.index, "--jobs", "1"], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.wait_for(lambda: list(self.index.glob("public/building/shard-*")), process)
        process.send_signal(signal.SIGINT)
        out = process.communicate(timeout=LIMIT)[0]
        if "left to read" not in out:
            self.skipTest("the run was over before it could be stopped")
        self.assertEqual(process.returncode, 2)
        self.assertEqual(run("check", "--index", self.index).returncode, 0, "what was read is published")
        again = self.index_it()
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertRegex(again.stdout, r"\d+ new\.")
        self.assertNotIn("400 new", again.stdout)
        self.assertIn("400 files", again.stdout)

    def test_a_second_indexer_is_refused_and_the_first_ends_well(self):
        write_papers(self.papers, 200)
        first = subprocess.Popen([BIN / "minutebook", "index", self.papers, "--index", self.index, "--quiet", "--jobs", "1"], stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.wait_for(lambda: (self.index / "public" / "building").exists(), first)
        second = self.index_it()
        if first.poll() is None:
            self.assertEqual(second.returncode, 1)
            self.assertIn("Another", second.stderr)
        self.assertEqual(first.wait(timeout=LIMIT), 0, first.stderr.read())
        first.stderr.close()
        self.assertEqual(run("check", "--index", self.index).returncode, 0)

    @unittest.skipUnless(os.geteuid() != 0, "nothing is read-only to root")
    def test_an_index_that_cannot_be_written_is_said(self):
        write_papers(self.papers, 3)
        self.assertEqual(self.index_it().returncode, 0)
        write_papers(self.papers, 1, start=3)
        for path in [self.index, *self.index.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.addCleanup(lambda: [path.chmod(0o755) for path in [self.index, *self.index.rglob("*")]])
        failed = self.index_it()
        self.assertEqual(failed.returncode, 1)
        self.assertRegex(failed.stderr, "Permission denied|permissions")
        self.assertEqual(self.total(), 3)


class Watching(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="minutebook-watching-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.papers, self.index = self.folder / "papers", self.folder / "index"
        write_papers(self.papers / "old", 3)
        self.process = subprocess.Popen([BIN / "minutebook", "index", self.papers, "--index", self.index, "--quiet", "--watch"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(self.process.stdout.close)
        self.addCleanup(self.process.wait, LIMIT)
        self.addCleanup(self.process.kill)

    def found(self, query):
        return run("search", query, "--index", self.index, "--limit", "100").stdout

    def expect(self, what, condition):
        end = time.monotonic() + LIMIT
        while not condition():
            self.assertLess(time.monotonic(), end, what)
            self.assertIsNone(self.process.poll(), "it has ended")
            time.sleep(0.1)

    def test_changes_come_into_search(self):
        for line in self.process.stdout:
            if line.startswith("Watching"):
                break
        new = self.papers / "new" / "deep"
        new.mkdir(parents=True)
        write_papers(new, 1, start=9)
        self.expect("a paper in a new folder", lambda: "paper-0009" in self.found("harbourmaster"))
        new.rename(self.papers / "renamed")
        self.expect("a folder that was renamed", lambda: "renamed" in self.found("path:renamed"))
        write_papers(self.papers / "renamed", 1, start=10)
        self.expect("a paper in the renamed folder", lambda: "paper-0010" in self.found("harbourmaster"))
        (self.papers / "renamed" / "paper-0009.txt").unlink()
        self.expect("a paper that is gone", lambda: "paper-0009" not in self.found("harbourmaster"))
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(timeout=LIMIT), 0)
        self.assertEqual(run("check", "--index", self.index).returncode, 0)


if __name__ == "__main__":
    unittest.main()
