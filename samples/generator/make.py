#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the sample archive again from what its papers say (content/) and how committees lay them out (layouts.py).

usage: make.py [--out FOLDER] [--only WORDS]

Needs LibreOffice Writer (soffice), qpdf and pdftoppm; Python's standard library does the rest. A second run makes
the same pages, though not the same bytes: LibreOffice writes the time of day into what it makes.
"""
import argparse
import importlib
import json
import pathlib

from endings import write
from expected import expected
from layouts import LAYOUTS

ARCHIVES = ("wrenmoor", "marrowby", "saltmere", "kellan", "coastal", "tides")


def papers():
    return [paper for name in ARCHIVES for paper in importlib.import_module(f"content.{name}").PAPERS]


def main():
    here = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Make the sample archive again.")
    parser.add_argument("--out", type=pathlib.Path, default=here / "archive", help="where the papers go (default: samples/archive)")
    parser.add_argument("--only", default="", help="only papers whose path holds these words")
    options = parser.parse_args()
    everything = papers()
    for paper in everything:
        if options.only in paper["path"]:
            page = LAYOUTS[paper["layout"]](paper)
            write(page, options.out / paper["path"], paper.get("ending"))
            print(paper["path"], flush=True)
    wanted = json.dumps(expected(everything), indent=1, ensure_ascii=False)
    (options.out.parent / "expected.json").write_text(wanted + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
