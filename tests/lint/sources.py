# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files the rules look at, and C++ with its comments and strings blanked out."""
import pathlib
import re
import subprocess

ELSEWHERE = ("build/", "samples/archive/", "tests/fuzz/corpus/", "tests/golden/layouts/papers/", "node_modules/")


def files(root, *suffixes):
    """Every file of the project that is in git or about to be, as paths relative to root."""
    root = pathlib.Path(root)
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if listed.returncode == 0:
        names = listed.stdout.decode("utf-8", "surrogateescape").split("\0")
    else:  # a tarball without git
        names = [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()]
    return sorted(n for n in set(names) if n and not any(("/" + n).find("/" + e) >= 0 for e in ELSEWHERE)
                  and (not suffixes or n.endswith(suffixes)) and (root / n).is_file())


def read(root, name):
    return (pathlib.Path(root) / name).read_text(encoding="utf-8", errors="replace")


BLANKED = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)


def blanked(code):
    """The same text with every comment and literal made of spaces, so that line numbers stay."""
    return BLANKED.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), code)
