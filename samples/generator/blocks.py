# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page is made of, before it is known whether it becomes a PDF, a DOCX, a web page or plain text.

Text may hold **bold** and _italic_ marks; every renderer knows these two and no others.
"""
import re
from dataclasses import dataclass, field


@dataclass
class Heading:
    text: str
    level: int = 1          # 1: the name on the paper; 2: a part of it; 3: an item
    centred: bool = False


@dataclass
class Para:
    text: str
    style: str = "body"     # body, centred, right, indent, small, strong, mark


@dataclass
class Listing:
    rows: list              # of text
    numbered: str = ""      # "" bullets, "1" 1. 2. 3., "a" (a) (b) (c)
    start: int = 1


@dataclass
class Table:
    widths: list            # in per cent
    rows: list              # each a list of cells; a cell is text, or a list of blocks
    header: int = 0         # so many first rows are repeated on every page
    ruled: bool = True


@dataclass
class PageBreak:
    pass


@dataclass
class Page:
    """One paper: what is printed at the head and foot of every page, and the blocks between."""
    blocks: list
    title: str = ""
    head: str = ""
    foot: str = "Page {page}"
    font: str = "Liberation Sans"
    size: float = 11.0
    language: str = "en-GB"
    extra: dict = field(default_factory=dict)


def letter(n):
    return "abcdefghijklmnopqrstuvwxyz"[n - 1]


def mark_of(listing, n):
    if not listing.numbered:
        return "•"
    return f"({letter(n)})" if listing.numbered == "a" else f"{n}."


def runs(text):
    """-> [(text, bold, italic)]"""
    out = []
    for part in re.split(r"(\*\*.+?\*\*|(?<![\w])_[^_]+_(?![\w]))", text):
        if part.startswith("**") and part.endswith("**") and len(part) > 4:
            out.append((part[2:-2], True, False))
        elif part.startswith("_") and part.endswith("_") and len(part) > 2:
            out.append((part[1:-1], False, True))
        elif part:
            out.append((part, False, False))
    return out


def plain(text):
    return "".join(run[0] for run in runs(text))
