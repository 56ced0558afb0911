#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold what is read from invented papers against an expected.json, which says what they were written to say.

usage: truth.py samples|layouts --bin DIR [--show]

samples: samples/archive, an archive as newcomers see it. layouts: layouts/papers, the many ways committees lay papers out.
Of types, bodies, dates, access levels and apologies taken for attendees at most so many may be wrong; of names with
status, items, decisions, actions and owners the F1 must reach the floor. A floor is what has been reached: raise it when
a figure rises, never lower it to pass.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = {
    "samples": (os.path.join(HERE, "..", "..", "samples", "expected.json"), os.path.join(HERE, "..", "..", "samples", "archive")),
    "layouts": (os.path.join(HERE, "layouts", "expected.json"), os.path.join(HERE, "layouts", "papers")),
}
FLOORS = {
    "samples": {"attendance": 0.99, "items": 0.99, "decisions": 0.99, "actions": 0.98, "owners": 0.96},
    "layouts": {"attendance": 0.99, "items": 0.98, "decisions": 0.98, "actions": 0.98, "owners": 0.97},
}
WRONG_AT_MOST = {"samples": 2, "layouts": 0}


def words(text):
    return re.findall(r"[a-z0-9]+", str(text or "").casefold())


def same_text(wanted, got):
    """The first forty words of the one are in the other, nine of ten."""
    first = collections.Counter(words(wanted)[:40])
    return sum((first & collections.Counter(words(got))).values()) >= 0.9 * sum(first.values()) if first else not words(got)


def name(value):
    return " ".join(words(value["name"] if isinstance(value, dict) else value))


def pairs(record):
    """Everything that is compared, as {kind: [value]}."""
    items = record.get("items") or []
    actions = [a for i in items for a in i.get("actions") or []] + (record.get("actions") or [])
    return {
        "attendance": [(name(a["name"]), a["status"]) for a in record.get("attendance") or []],
        "items": [(str(i.get("number") or i.get("minute_number") or ""), i.get("title")) for i in items],
        "decisions": [d["text"] for i in items for d in i.get("decisions") or [] if d.get("strength") != "weak"],
        "actions": [a["text"] for a in actions if a.get("strength") != "weak"],
        "owners": [(a["text"], name(o)) for a in actions if a.get("strength") != "weak" for o in a.get("owners") or []],
    }


def matches(kind, wanted, got):
    if kind == "attendance":
        return wanted == got
    if kind == "items":
        return wanted[0] == got[0] and same_text(wanted[1], got[1])
    if kind == "owners":
        return wanted[1] == got[1] and same_text(wanted[0], got[0])
    return same_text(wanted, got)


def compare(wanted, got, tally, misses):
    for kind, values in pairs(wanted).items():
        if kind in (wanted.get("unsure") or []):
            continue
        left = list(pairs(got)[kind])
        tally[kind][1] += len(values) + len(left)
        for value in values:
            hit = next((i for i, other in enumerate(left) if matches(kind, value, other)), None)
            if hit is None:
                misses.append(f"{wanted['path']}: {kind} missed: {value}")
            else:
                tally[kind][0] += 2
                left.pop(hit)
        misses.extend(f"{wanted['path']}: {kind} wrong: {value}" for value in left)


def check_exact(wanted, got, misses):
    unsure = set(wanted.get("unsure") or [])
    read = {"type": got.get("type"), "date": got.get("date"), "body": name(got.get("body") or ""), "restricted": got["restriction"]["level"]}
    accepted = {
        "type": [wanted.get("type"), *(wanted.get("type_accept") or [])],
        "date": [wanted.get("date")],
        "body": [name(body or "") for body in [wanted.get("body"), *(wanted.get("body_accept") or [])]],
        "restricted": [wanted.get("restricted", "public")],
    }
    wrong = [f"{wanted['path']}: {field}: wanted {accepted[field]}, got {value}"
             for field, value in read.items() if field not in unsure and value not in accepted[field]]
    away = {n for n, status in pairs(wanted)["attendance"] if status in ("apologies", "absent")}
    there = {n for n, status in pairs(got)["attendance"] if status in ("present", "substitute", "in_attendance")}
    wrong.extend(f"{wanted['path']}: {n} sent apologies but is read as an attendee" for n in sorted(away & there))
    misses.extend(wrong)
    return len(wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--show", action="store_true", help="list every miss")
    options = parser.parse_args()
    truth, archive = SETS[options.set]
    with open(truth, encoding="utf-8") as file:
        expected = [r for r in json.load(file) if "type" in r]
    run = subprocess.run([os.path.join(os.path.abspath(options.bin), "minutebook"), "show", "--format", "jsonl", *(r["path"] for r in expected)],
                         cwd=archive, stdout=subprocess.PIPE, text=True)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    if len(records) != len(expected):
        sys.exit(f"{len(expected)} papers asked for, {len(records)} records printed")
    tally = collections.defaultdict(lambda: [0, 0])
    misses = []
    exact = 0
    for wanted, got in zip(expected, records):
        exact += check_exact(wanted, got, misses)
        compare(wanted, got, tally, misses)
    low = []
    for kind, (right, all_) in tally.items():
        f1 = right / all_ if all_ else 1.0
        print(f"{kind:11s} F1 {f1:.3f}")
        if f1 < FLOORS[options.set][kind]:
            low.append(kind)
    print(f"{exact} wrong types, bodies, dates, access levels or attendees")
    bad = low or exact > WRONG_AT_MOST[options.set]
    if options.show or bad:
        print("\n".join(misses))
    sys.exit(1 if bad else 0)


main()
