#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run one of the scorers over real papers and hold the figures against the floors below.

usage: score.py seeds|dev|search --shared DIR --bin DIR

Exit code 77 (skipped) where DIR is missing. A floor is what has been reached: raise it when a figure rises, never lower it
to pass. docs/scoring.md explains the figures.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

FLOORS = {
    "seeds": {"type.accuracy": 1.0, "body.accuracy": 1.0, "date.accuracy": 1.0, "start_time.accuracy": 1.0, "chair.accuracy": 1.0,
              "contact_officer.accuracy": 1.0, "restricted.accuracy": 1.0, "attendance (name, status).f1": 1.0,
              "items (number, title).f1": 1.0, "decisions.f1": 1.0, "actions.f1": 1.0, "action owners (action, owner).f1": 1.0},
    "dev": {"type.accuracy": 1.0, "body.accuracy": 1.0, "date.accuracy": 1.0, "start_time.accuracy": 1.0, "chair.accuracy": 1.0,
            "contact_officer.accuracy": 1.0, "restricted.accuracy": 1.0, "attendance (name, status).f1": 0.99,
            "items (number, title).f1": 0.97, "decisions.f1": 0.99, "actions.f1": 0.98, "action owners (action, owner).f1": 0.98},
    "search": {"seed all.success@1": 1.0, "dev all.MRR@10": 0.90, "dev all.nDCG@10": 0.84, "dev all.success@5": 0.95},
}
CEILINGS = {"seeds": {"dates wrong (not null)": 0, "apologies taken for attendees": 0},
            "dev": {"dates wrong (not null)": 0, "apologies taken for attendees": 0}, "search": {"failed requests": 0}}


def score(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}")
    return json.loads(run.stdout)


def score_extraction(options, gold, corpus):
    return score([sys.executable, f"{options.shared}/eval/score_extraction.py", "--gold", f"{options.shared}/gold/{gold}.json",
                  "--corpus", f"{options.shared}/{corpus}", "--cmd", f"{options.bin}/minutebook show --format jsonl", "--json"])


def ask(options, index, queries):
    daemon = subprocess.Popen([f"{options.bin}/minutebook-searchd", "--index", index, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    try:
        said = daemon.stdout.readline()  # printed when the port is open
        if not said.startswith("Listening on "):
            sys.exit(f"minutebook-searchd said: {said!r}")
        url = said.split()[-1].rstrip("/")
        return score([sys.executable, f"{options.shared}/eval/score_search.py", "--queries", f"{options.shared}/gold/{queries}", "--url", url, "--json"])
    finally:
        daemon.terminate()
        daemon.wait()


def score_search(options):
    with tempfile.TemporaryDirectory(prefix="minutebook-score-") as work:
        folders = [f"{options.shared}/corpus", f"{options.shared}/seeds"]
        results = {}
        for name, chosen in (("dev", folders[:1]), ("seed", folders)):
            index = os.path.join(work, name)
            subprocess.run([f"{options.bin}/minutebook", "index", *chosen, "--index", index, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            results[name] = ask(options, index, f"{name}-queries.jsonl")
        flat = {f"{name} {key}": value for name, result in results.items() for key, value in result.items()}
        flat["failed requests"] = sum(result["failed requests"] for result in results.values())
        return flat


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("set", choices=FLOORS)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--bin", required=True)
    options = parser.parse_args()
    if not os.path.isdir(options.shared):
        print(f"{options.shared} is not here: skipped")
        sys.exit(77)
    result = score_search(options) if options.set == "search" else score_extraction(options, options.set, {"seeds": "seeds", "dev": "corpus"}[options.set])
    for key, value in result.items():
        print(f"{key:40s} {value}")

    def figure(key):
        first, _, second = key.partition(".")
        return result[first][second] if second else result[first]

    low = [f"{k}: {figure(k)} is below {v}" for k, v in FLOORS[options.set].items() if figure(k) < v]
    low += [f"{k}: {figure(k)} is above {v}" for k, v in CEILINGS[options.set].items() if figure(k) > v]
    print("\n".join(low))
    sys.exit(1 if low else 0)


main()
