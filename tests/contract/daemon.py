# SPDX-License-Identifier: GPL-3.0-or-later
"""The real programs over the samples, for tests."""
import contextlib
import http.client
import json
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Daemon:
    """minutebook-searchd over an index of the samples, on a port of its own choice."""

    def __init__(self, programs, index):
        self.programs = programs
        self.index = index
        self.process = subprocess.Popen(
            [programs / "minutebook-searchd", "--index", index, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()  # printed when the port is open, so nothing has to be waited for
        match = re.fullmatch(r"Listening on http://127\.0\.0\.1:(\d+)/\n", line)
        if not match:
            raise RuntimeError(f"minutebook-searchd said: {line!r}")
        self.port = int(match.group(1))

    def get(self, target, method="GET", headers=None, body=None):
        """-> (status, headers, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request(method, target, body=body, headers={"Connection": "close", **(headers or {})})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def json(self, target, body=None):
        return json.loads(self.get(target, "POST" if body else "GET", body=body)[2])

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return code


@contextlib.contextmanager
def over_samples(programs):
    with tempfile.TemporaryDirectory(prefix="minutebook-contract-") as folder:
        index = pathlib.Path(folder) / "index"
        # 2: some samples are damaged on purpose
        done = subprocess.run([programs / "minutebook", "index", ROOT / "samples/archive", "--index", index, "--ocr", "off"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if not (index / "public").is_dir():
            raise RuntimeError("indexing the samples failed:\n" + done.stdout)
        daemon = Daemon(programs, index)
        try:
            yield daemon
        finally:
            daemon.stop()
