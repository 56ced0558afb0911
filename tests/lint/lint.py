#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: lint.py [--root FOLDER] [RULE...]      run the rules of the house (default: all) and say what breaks them"""
import argparse
import pathlib
import sys

from rules import RULES


def main():
    parser = argparse.ArgumentParser(description="Run the rules of the house.")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("rules", nargs="*", metavar="RULE", help=", ".join(RULES))
    options = parser.parse_args()
    unknown = [rule for rule in options.rules if rule not in RULES]
    if unknown:
        parser.error(f"no rule {unknown[0]}; there are {', '.join(RULES)}")
    wrong = [f"{rule}: {line}" for rule in options.rules or RULES for line in RULES[rule](options.root)]
    print("\n".join(wrong) if wrong else "nothing wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
