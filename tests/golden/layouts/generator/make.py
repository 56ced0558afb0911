#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the papers of this folder again, and expected.json beside them.

usage: make.py [--out FOLDER] [--content FOLDER] [--only WORDS] [--truth]

Needs chromium and LibreOffice Writer; Python's standard library does the rest.
"""
import argparse
import importlib
import json
import pathlib
import sys

from marks import record
from render import render


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Make the papers again.")
    parser.add_argument("--out", type=pathlib.Path, default=here.parent, help="holds papers/ and expected.json (default: this folder's parent)")
    parser.add_argument("--content", type=pathlib.Path, default=here / "content")
    parser.add_argument("--only", default="", help="only papers whose path holds these words")
    parser.add_argument("--truth", action="store_true", help="write expected.json only")
    options = parser.parse_args()
    sys.path.insert(0, str(options.content.resolve()))
    papers = [p for file in sorted(options.content.glob("*.py")) for p in importlib.import_module(file.stem).PAPERS]
    for paper in papers:
        if options.only in paper["path"] and not options.truth:
            render(paper, (options.out / "papers" / paper["path"]).resolve())
            print(paper["path"], flush=True)
    wanted = json.dumps([record(p) for p in papers], indent=1, ensure_ascii=False)
    (options.out / "expected.json").write_text(wanted + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
