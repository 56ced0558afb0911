#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the persons of samples/archive against people.jsonl, which says who is who: no false merge, and few splits.

usage: people.py --bin DIR
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LEAST_RECALL = 0.9  # people of two councils are not joined by their names alone; raise it when the figure rises


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    programs = parser.parse_args().bin
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "index")
        subprocess.run([os.path.join(programs, "minutebook"), "index", os.path.join(ROOT, "samples/archive"), "--index", index, "--quiet", "--ocr", "off"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # 2: some samples cannot be read
        done = subprocess.run([os.path.join(ROOT, "bench/people_clusters"), os.path.join(HERE, "people.jsonl"), "--index", index, "--bin", programs,
                               "--least-precision", "1", "--least-recall", str(LEAST_RECALL)], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
