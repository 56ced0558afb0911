# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers are written with marks that say what a careful reader takes from the words between them:

  <x-p s="present" r="Treasurer" o="Port of X" n="Ann Bell">Mrs A Bell</x-p>   a person (n only if the name is printed otherwise)
  <x-i n="3" m="21/45" a="6" t="Budget">3. BUDGET</x-i>                        an item; what follows belongs to it
  <x-d o="resolved">RESOLVED that ...</x-d>                                   a decision
  <x-a w="Ann Bell; role:Clerk; group:All; organization:X; initials:JS">...</x-a>   an action and its owners
  <x-r>...</x-r>                                                              a recommendation

Two marks of one kind with the same id are one text broken by the page. A mark may be closed before it is opened again by
another. `without` takes the marks away; `record` collects them. The words and the truth are therefore the same words.
"""
import re
from html.parser import HTMLParser

TITLES = {"Cllr", "Councillor", "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Rev", "Revd", "Canon", "Ald", "Capt", "Lady", "Lord", "Comhairleoir", "Y", "Cynghorydd"}
KINDS = {"role": "role", "group": "role_group", "organization": "organization", "initials": "unresolved"}
MARK = re.compile(r"</?x-[a-z]\b[^>]*>")
COLUMN = re.compile(r"[ \t]*\{(\d+)\}")    # "text {64}owner": the owner stands in column 64 of a fixed-width line
SOFT = "¬"          # a word broken at the end of a line: "recom¬\nmended"


def without(text):
    lines = MARK.sub("", text).replace(SOFT, "-").split("\n")
    for i, line in enumerate(lines):
        while found := COLUMN.search(line):
            line = line[:found.start()].ljust(int(found[1])) + line[found.end():]
        lines[i] = line
    return "\n".join(lines)


def tidy(text):
    return re.sub(r"\s+", " ", re.sub(re.escape(SOFT) + r"\s*", "", text)).strip()


def bare_name(printed):
    words = tidy(re.sub(r"\(.*?\)", "", printed)).split(",")[0].split()
    while len(words) > 1 and words[0].rstrip(".") in TITLES:
        words.pop(0)
    return " ".join(words)


def owners(text):
    out = []
    for word in filter(None, (w.strip() for w in text.split(";"))):
        kind, _, name = word.partition(":") if ":" in word else ("person", "", word)
        out.append({"kind": KINDS.get(kind, "person"), "name": name})
    return out


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.by_id, self.open = [], {}, []

    def handle_starttag(self, tag, attrs):
        if not tag.startswith("x-"):
            for mark in self.open:
                mark["text"] += " " if tag in ("br", "p", "li", "div", "td", "tr", "table", "ol", "ul") else ""
            return
        given = dict(attrs)
        key = (tag, given.get("id"))
        mark = self.by_id.get(key) if given.get("id") else None
        if mark is None:
            mark = {"tag": tag, "text": "", **given}
            self.found.append(mark)
            self.by_id[key] = mark
        elif mark["text"]:
            mark["text"] += " "
        mark["given"] = given
        self.open.append(mark)

    def handle_endtag(self, tag):
        if tag.startswith("x-"):
            for i in range(len(self.open) - 1, -1, -1):
                if self.open[i]["tag"] == tag:
                    self.open.pop(i)
                    return
            raise ValueError(f"</{tag}> closes nothing")

    def handle_data(self, data):
        for mark in self.open:
            mark["text"] += data


def marks(text):
    reader = Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise ValueError(f"not closed: {reader.open[-1]}")
    return reader.found


def item_of(mark):
    title = mark.get("t") or tidy(mark["text"])
    item = {"number": mark.get("n") or None, "title": title}
    if mark.get("m"):
        item["minute_number"] = mark["m"]
    if mark.get("a"):
        item["agenda_item_number"] = mark["a"]
    return item | {"decisions": [], "actions": []}


def collect(text, out):
    for mark in marks(text):
        said = mark.get("t") or tidy(mark["text"])
        if mark["tag"] == "x-i":
            out["items"].append(item_of(mark))
        elif mark["tag"] == "x-p":
            out["attendance"].append({"name": mark.get("n") or bare_name(mark["text"]), "status": mark.get("s", "present"), "role": mark.get("r"), "organization": mark.get("o")})
        elif mark["tag"] == "x-r":
            out["recommendations"].append(said)
        elif mark["tag"] == "x-d":
            out["items"][-1]["decisions"].append({"outcome": mark.get("o", "resolved"), "text": said})
        elif mark["tag"] == "x-a":
            action = {"text": said, "owners": owners(mark.get("w", ""))}
            (out["actions"] if "end" in mark or not out["items"] else out["items"][-1]["actions"]).append(action)
        else:
            raise ValueError(mark)


def record(paper):
    out = {"path": paper["path"], "verdict": "ok", "type": paper["type"], "type_accept": paper.get("type_accept", []), "title": paper.get("title"),
           "body": paper.get("body"), "organization": paper.get("organization"), "date": paper.get("date"), "restricted": paper.get("restricted", "public"),
           "body_accept": paper.get("body_accept", []), "start_time": paper.get("start"), "end_time": paper.get("end"), "location": paper.get("location"),
           "chair": paper.get("chair"), "attendance": [], "items": [], "recommendations": [], "actions": []}
    collect(paper["words"], out)
    if paper.get("contact"):
        out["contact_officer"] = paper["contact"]
    if paper.get("unsure"):
        out["unsure"] = paper["unsure"]
    return out
