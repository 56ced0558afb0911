#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./demo with stand-ins for the programs: what it tries, says and leaves behind. The real programs have their own tests."""
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 60  # seconds after which a step is taken to hang

SCRIPTS = {
    "scripts/install-packages": "#!/bin/sh\necho installed: $*\n",
    "scripts/build-release": "#!/bin/sh\necho built: $*\n[ ! -e slow ] || sh -c 'exec sleep 4242.$(cat slow)' & wait\n",
    "build/release/bin/minutebook": "#!/bin/sh\necho indexed: $*\nexit $(cat code)\n",
    "build/release/bin/minutebook-searchd": """#!/usr/bin/python3
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_):
        pass
import pathlib
address, port = sys.argv[sys.argv.index("--listen") + 1].split(":")
lost = pathlib.Path("lost")
if lost.exists() and int(port) < int(lost.read_text()):
    print("minutebook-searchd: Cannot listen on", address, port, "Address already in use")
    sys.exit(3)
try:
    server = http.server.HTTPServer((address, int(port)), Answer)
except OSError as error:
    print("minutebook-searchd: Cannot listen on", address, port, error)
    sys.exit(3)
server.serve_forever()
""",
}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def running(words):
    """Is there a process with these words on its command line?"""
    for entry in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if words in entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"):
                return True
        except OSError:
            pass
    return False


class Demo(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        shutil.copy(ROOT / "demo", self.root)
        (self.root / "samples/archive").mkdir(parents=True)
        for name, text in {**SCRIPTS, "code": "0"}.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            path.chmod(0o755)

    def run_demo(self, *arguments):
        return subprocess.run([self.root / "demo", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LIMIT, check=False)

    def start(self, *arguments):
        process = subprocess.Popen([self.root / "demo", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # a test in the background inherits it ignored
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def said(self, process, words):
        text, end = b"", time.monotonic() + LIMIT
        while words not in text:
            self.assertLess(time.monotonic(), end, text)
            if select.select([process.stdout], [], [], 1)[0]:
                piece = os.read(process.stdout.fileno(), 4096)
                self.assertTrue(piece, text)
                text += piece
        return text.decode()

    def wait_until(self, words, there):
        end = time.monotonic() + LIMIT
        while running(words) != there:
            self.assertLess(time.monotonic(), end, f"still {'not ' if there else ''}there: {words}")
            time.sleep(0.02)

    def test_arguments(self):
        rows = [(["--help"], 0, "usage:"), (["--port", "0"], 1, "1 to 65535"), (["--port", "eight"], 1, "1 to 65535"), (["--port"], 1, "1 to 65535"), (["--wrong"], 1, "no option '--wrong'"),
                (["/no/such/folder"], 1, "is not a folder"), (["/tmp", "/usr"], 1, "one folder")]
        for arguments, code, words in rows:
            with self.subTest(arguments=arguments):
                done = self.run_demo(*arguments)
                self.assertEqual((done.returncode, words in done.stdout), (code, True), done.stdout)

    def test_indexes_the_samples_without_serving(self):
        done = self.run_demo("--no-serve")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("installed: build run", done.stdout)
        self.assertIn(f"indexed: index {self.root}/samples/archive --index {self.root}/build/demo-index", done.stdout)

    def test_unreadable_papers_do_not_stop_it(self):
        (self.root / "code").write_text("2")
        done = self.run_demo("--no-serve")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("on purpose", done.stdout)

    def test_a_failed_index_does(self):
        (self.root / "code").write_text("1")
        done = self.run_demo()
        self.assertEqual(done.returncode, 1)
        self.assertIn("indexing failed", done.stdout)

    def test_another_folder_has_an_index_of_its_own(self):
        folder = self.root / "my papers"
        folder.mkdir()
        done = self.run_demo("--no-serve", str(folder))
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, rf"indexed: index {folder} --index {self.root}/build/demo-index-\d+")

    def test_serves_on_the_next_free_port_and_stops_cleanly(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            for stop in (signal.SIGTERM, signal.SIGINT):
                process = self.start("--port", str(port))
                text = self.said(process, b"Ctrl-C stops it.")
                self.assertIn(f"Port {port} is taken", text)
                address = text.split("The search page:")[1].split()[0]
                with urllib.request.urlopen(address, timeout=LIMIT) as answer:
                    self.assertEqual(answer.status, 200)
                process.send_signal(stop)
                self.assertEqual(process.wait(LIMIT), 128 + stop)
                self.wait_until(f"--index {self.root}", False)

    def test_goes_on_when_a_port_is_taken_after_it_looked_free(self):
        # a connection of another program may hold the port without listening: nothing answers there, and nothing can be bound
        port = free_port()
        (self.root / "lost").write_text(str(port + 2))
        process = self.start("--port", str(port))
        text = self.said(process, b"Ctrl-C stops it.")
        self.assertNotIn(f"http://127.0.0.1:{port}/", text)
        self.assertNotIn(f"http://127.0.0.1:{port + 1}/", text)

    def test_stops_in_the_middle_of_a_build(self):
        mark = str(free_port())
        (self.root / "slow").write_text(mark)
        process = self.start()
        self.said(process, b"built:")
        self.wait_until("sleep 4242." + mark, True)
        process.terminate()
        self.assertEqual(process.wait(LIMIT), 143)
        self.wait_until("sleep 4242." + mark, False)

    def test_says_when_the_daemon_does_not_start(self):
        (self.root / "build/release/bin/minutebook-searchd").write_text("#!/bin/sh\necho cannot open the index\nexit 1\n")
        done = self.run_demo("--port", str(free_port()))
        self.assertEqual(done.returncode, 1)
        self.assertIn("did not start", done.stdout)


if __name__ == "__main__":
    unittest.main()
