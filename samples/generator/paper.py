# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper says, apart from how it looks: the words that content/ is written in."""
from dataclasses import dataclass, field


@dataclass
class Person:
    printed: str            # as the paper prints it: "Cllr Bettina Crake MBE"
    name: str               # without titles and honours: "Bettina Crake"
    status: str = "present"
    role: str = ""
    organization: str = ""
    substitute_for: str = ""


@dataclass
class Decision:
    outcome: str
    text: str
    parts: list = field(default_factory=list)

    def whole(self):
        return " ".join([self.text] + [f"({'abcdefghijkl'[i]}) {part}" for i, part in enumerate(self.parts)])


@dataclass
class Action:
    text: str
    owners: list            # "Una Kerslake", "role:Clerk", "group:Directors", "organization:...", "initials:TB"
    due: str = ""

    def names(self):
        return [owner.split(":", 1)[-1] for owner in self.owners]

    def kinds(self):
        kinds = {"role": "role", "group": "role_group", "organization": "organization", "initials": "unresolved"}
        return [kinds.get(owner.split(":", 1)[0], "person") if ":" in owner else "person" for owner in self.owners]


@dataclass
class Vote:
    motion: str
    result: str
    sides: dict             # "For": [names]


@dataclass
class Item:
    number: str
    title: str
    body: list              # text, list of text (bullets), Decision, Action, Vote
    agenda_item_number: str = ""

    def decisions(self):
        return [b for b in self.body if isinstance(b, Decision)]

    def actions(self):
        return [b for b in self.body if isinstance(b, Action)]


TITLES = ("District", "PC", "Cllrs", "Cllr", "Councillor", "Sir", "Dame", "Mrs", "Mr", "Ms", "Miss", "Dr", "Captain", "Capt.", "Revd", "Father", "Professor")
HONOURS = {"OBE", "MBE", "CBE", "JP", "DL", "BEM"}


def person(printed, status="present", role="", organization="", substitute_for=""):
    words = printed.replace(",", " ").split()
    while words and words[0] in TITLES:
        words.pop(0)
    while words and words[-1] in HONOURS:
        words.pop()
    return Person(printed, " ".join(words), status, role, organization, substitute_for)


def people(status, *rows):
    """rows: "printed" or ("printed", role, organization)"""
    return [person(row, status) if isinstance(row, str) else person(row[0], status, *row[1:]) for row in rows]
