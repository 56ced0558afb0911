#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare what `minutebook show` prints of chosen papers, stage by stage, with what is kept in expected/.

usage: golden.py --bin DIR [--update]

--update writes the prints anew: read the difference (git diff) before you commit it. The layout stage is kept for papers
whose format is read by our own code only; PDF boxes change with Poppler's version and are left to the unit tests.
"""
import argparse
import difflib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ARCHIVE = os.path.join(HERE, "..", "..", "samples", "archive")
PAPERS = {
    "harbour-odt": ("kellan-bay-harbour-commissioners/2021-06-09 minutes.odt", ("layout", "record", "terms")),
    "association-docx": ("association-of-coastal-districts/executive/2021-03-18 Note of decisions.docx", ("record",)),
    "association-pdf": ("association-of-coastal-districts/executive/2022-06-16 Note of decisions.pdf", ("record",)),
    "parish-text": ("marrowby-parish-council/2021-07-13 minutes.txt", ("layout", "record", "terms")),
    "parish-html": ("marrowby-parish-council/2022-05-10 minutes.html", ("layout", "record")),
    "parish-columns-pdf": ("marrowby-parish-council/2022-03-08 minutes.pdf", ("record",)),
    "trust-table-docx": ("saltmere-schools-trust/2022-06-28 Board minutes.docx", ("record",)),
    "foundation-markdown": ("open-tides-foundation/2022-01-19-board.md", ("layout", "record", "terms")),
    "council-votes-pdf": ("wrenmoor-district-council/council/2023-02-22 Council minutes.pdf", ("record",)),
}


def printed(binary, paper, stage):
    run = subprocess.run([binary, "show", "--stage", stage, paper], cwd=ARCHIVE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f"minutebook show --stage {stage} '{paper}' ended with {run.returncode}: {run.stderr}")
    return run.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    binary = os.path.join(os.path.abspath(options.bin), "minutebook")
    bad = 0
    for name, (paper, stages) in PAPERS.items():
        for stage in stages:
            kept = os.path.join(HERE, "expected", f"{name}.{stage}.txt")
            now = printed(binary, paper, stage)
            if options.update:
                with open(kept, "w", encoding="utf-8") as file:
                    file.write(now)
                continue
            before = open(kept, encoding="utf-8").read() if os.path.exists(kept) else ""
            if now != before:
                bad += 1
                sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), now.splitlines(True), kept, "now"))
    print(f"{bad} prints differ" if bad else "all prints are as kept")
    sys.exit(1 if bad else 0)


main()
