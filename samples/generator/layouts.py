# SPDX-License-Identifier: GPL-3.0-or-later
"""How committees lay their papers out: each function turns what a paper says into a Page."""
from datetime import date

from blocks import Heading, Listing, Page, PageBreak, Para, Table, letter
from paper import Action, Decision, Vote

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def ordinal(n):
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def long_date(iso, weekday=False, suffix=False):
    day = date.fromisoformat(iso)
    text = f"{ordinal(day.day) if suffix else day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {text}" if weekday else text


def clock(hhmm, dots=True):
    hour, minute = (int(x) for x in hhmm.split(":"))
    if (hour, minute) == (12, 0):
        return "12 noon"
    return f"{(hour - 1) % 12 + 1}{'.' if dots else ':'}{minute:02d}{'am' if hour < 12 else 'pm'}"


def of_status(paper, *statuses):
    return [p for p in paper["attendance"] if p.status in statuses]


def with_role(p):
    notes = [x for x in (p.role, p.organization) if x]
    if p.substitute_for:
        notes.append(f"substitute for {p.substitute_for}")
    return f"{p.printed} ({', '.join(notes)})" if notes else p.printed


def sentence(names):
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def narrative(body, action_label="**Action:** {owners} - {text}", lists="a"):
    """The blocks of an item in running text."""
    out = []
    for block in body:
        if isinstance(block, str):
            out.append(Para(block))
        elif isinstance(block, list):
            out.append(Listing(block))
        elif isinstance(block, Decision):
            out.append(Para(bold_lead(block.text)))
            if block.parts:
                out.append(Listing(block.parts, lists))
        elif isinstance(block, Action):
            due = f" ({block.due})" if block.due else ""
            out.append(Para(action_label.format(owners=" and ".join(block.names()), text=block.text) + due))
        elif isinstance(block, Vote):
            out += vote_blocks(block)
    return out


def bold_lead(text):
    """The capital words that open a decision are printed in bold."""
    words, n = text.split(" "), 0
    while n < len(words) and words[n].strip(":,").isupper() and len(words[n].strip(":,")) > 1:
        n += 1
    return f"**{' '.join(words[:n])}** {' '.join(words[n:])}".strip() if n else text


def vote_blocks(vote):
    rows = [[f"**{side} ({len(names)})**", ", ".join(names) if names else "None"] for side, names in vote.sides.items()]
    return [Para(vote.motion), Table([20, 80], rows), Para(f"_{vote.result}_", "right")]


def minutes_resolved(paper):
    """District council: attendance as comma lists, minute numbers, RESOLVED in capitals."""
    blocks = [Heading(paper["organization"].upper(), 1, True), Heading(paper["body"].upper(), 1, True),
              Para(f"MINUTES of a meeting of the {paper['body']} held at {paper['location']} on {long_date(paper['date'], True)} at {clock(paper['start'])}."),
              Para(f"**PRESENT:** {', '.join(with_role(p) for p in of_status(paper, 'present', 'substitute'))}")]
    officers = of_status(paper, "in_attendance")
    if officers:
        blocks.append(Para(f"**IN ATTENDANCE:** {', '.join(with_role(p) for p in officers)}"))
    if paper.get("sections"):
        blocks.append(Heading(paper["sections"], 2, True))
    for item in paper["items"]:
        number = f"{item.number}.  " if item.number else ""
        blocks.append(Heading(number + item.title, 3))
        if item.agenda_item_number:
            blocks.append(Para(f"_(Item {item.agenda_item_number})_"))
        blocks += narrative(item.body)
    if paper.get("end"):
        blocks.append(Para(f"The meeting closed at {clock(paper['end'])}."))
    blocks.append(Para("Signed ........................................ Chairman\t\tDate ..................."))
    return Page(blocks, paper["title"], foot=f"{paper['body']} - {long_date(paper['date'])} - page {{page}}", font="Liberation Serif", size=11.5)


def minutes_parish(paper):
    """Parish council: one name list a status, numbered items, named clerk at the end."""
    blocks = [Heading(paper["organization"], 1, True),
              Para(f"Minutes of the {paper.get('kind', 'Parish Council')} Meeting held on {long_date(paper['date'], True, True)} at {clock(paper['start'])} in {paper['location']}", "centred"),
              Para("Present: " + sentence([with_role(p) for p in of_status(paper, "present", "substitute")]) + ".")]
    if of_status(paper, "in_attendance"):
        blocks.append(Para("In attendance: " + sentence([with_role(p) for p in of_status(paper, "in_attendance")]) + "."))
    if paper.get("public"):
        blocks.append(Para(f"Members of the public: {paper['public']}."))
    for item in paper["items"]:
        blocks.append(Heading(f"{item.number}  {item.title}", 3))
        blocks += narrative(item.body, "Action: {owners} to {text}", "1")
    if paper.get("end"):
        blocks.append(Para(f"There being no further business the meeting closed at {clock(paper['end'])}."))
    blocks.append(Para("Chairman ..............................    Date ...................."))
    return Page(blocks, paper["title"], extra={"site": paper["organization"]}, foot="{page}", size=10.5)


def minutes_columns(paper):
    """Parish council in print: who was there stands in three columns side by side."""
    page = minutes_parish(paper)
    columns = [("Present", of_status(paper, "present", "substitute")), ("In attendance", of_status(paper, "in_attendance")), ("Apologies", of_status(paper, "apologies"))]
    cells = [[Para(name, "strong")] + [Para(with_role(p)) for p in rows] for name, rows in columns]
    first = next(i for i, b in enumerate(page.blocks) if isinstance(b, Heading) and b.level == 3)
    page.blocks[2:first] = [Table([36, 34, 30], [cells], ruled=False)] + ([Para(f"Members of the public: {paper['public']}.")] if paper.get("public") else [])
    return page


def three_column(paper):
    """Trust board: a table of item, discussion and action; attendance as a table of name and role."""
    blocks = [Heading(paper["organization"], 1), Para(f"**Meeting of the {paper['body']}**"),
              Table([20, 80], [["**Date:**", long_date(paper["date"], True)], ["**Time:**", f"{clock(paper['start'])} to {clock(paper['end'])}"],
                               ["**Venue:**", paper["location"]], ["**Chair:**", paper["chair"]]], ruled=False)]
    rows = [["**Present**", "**Role**"]] + [[p.printed, p.role] for p in of_status(paper, "present", "substitute")]
    for title, status in (("In attendance", "in_attendance"), ("Apologies", "apologies")):
        if of_status(paper, status):
            rows += [[f"**{title}**", ""]] + [[p.printed, p.role] for p in of_status(paper, status)]
    blocks.append(Table([50, 50], rows))
    table = [["**Item**", "**Discussion**", "**Action**"]]
    for item in paper["items"]:
        cells = [Para(item.title, "strong")]
        owners = []
        for block in item.body:
            if isinstance(block, Action):
                cells.append(Para(f"**Action:** {block.text}"))
                owners.append(Para(" / ".join(block.names()) + (f"\n{block.due}" if block.due else "")))
            elif isinstance(block, Decision):
                cells.append(Para(bold_lead(block.text)))
                if block.parts:
                    cells.append(Listing(block.parts, "a"))
            else:
                cells += narrative([block])
        table.append([item.number, cells, owners or ""])
    blocks.append(Table([9, 69, 22], table, header=1))
    return Page(blocks, paper["title"], head=f"{paper['organization']} - {paper['body']}", foot="Page {page} of {pages}")


def note_of_decisions(paper):
    """Association: the body stands after a label, decisions and actions stand in a table with their owners
    beside them, and those who came are listed in an appendix."""
    blocks = [Heading("Note of decisions and actions", 1),
              Table([20, 80], [["**Title:**", paper["body"]], ["**Date and time:**", f"{long_date(paper['date'], True)}, {clock(paper['start'])}"],
                               ["**Venue:**", paper["location"]]], ruled=False),
              Heading("Attendance", 2), Para("A list of those who attended, and of apologies, is attached to this note as **Appendix A**.")]
    rows = [["**Item**", "**Decisions and actions**", "**Action by**"]]
    for item in paper["items"]:
        cells, owners = [Para(item.title, "strong")], []
        decided = acted = False
        for block in item.body:
            if isinstance(block, Decision):
                if not decided:
                    cells.append(Para("Decision", "strong"))
                decided = True
                cells.append(Para(block.text))
                if block.parts:
                    cells.append(Listing(block.parts))
            elif isinstance(block, Action):
                if not acted:
                    cells.append(Para("Action" if len(item.actions()) == 1 else "Actions", "strong"))
                acted = True
                cells.append(Para(block.text + (f" ({block.due})" if block.due else "")))
                owners.append(Para("**" + "\n".join(block.names()) + "**"))
            else:
                cells += narrative([block])
        rows.append([f"**{item.number}.**", cells, owners or ""])
    blocks.append(Table([9, 68, 23], rows, header=1))
    blocks.append(Heading("Appendix A: attendance", 2))
    table = [["**Position**", "**Councillor or officer**", "**Authority**"]]
    for title, statuses in (("Members present", ("present",)), ("Substitutes", ("substitute",)), ("Apologies", ("apologies",)), ("In attendance", ("in_attendance",))):
        found = of_status(paper, *statuses)
        if found:
            table.append([f"**{title}**", "", ""])
            table += [[p.role, p.printed + (f" (for {p.substitute_for})" if p.substitute_for else ""), p.organization] for p in found]
    blocks.append(Table([26, 42, 32], table, header=1))
    return Page(blocks, paper["title"], head=f"{paper['organization']}\n{paper['body']}", foot="{page}", size=11)


def action_margin(paper):
    """Harbour commission: minutes with a narrow column at the right that names who acts."""
    blocks = [Heading(paper["organization"].upper(), 1, True), Heading(f"Minutes of the meeting of {paper['body']}", 2, True),
              Para(f"held on {long_date(paper['date'], True)} at {clock(paper['start'])} in {paper['location']}", "centred")]
    for title, statuses in (("Present", ("present",)), ("In attendance", ("in_attendance",)), ("Apologies", ("apologies",))):
        found = of_status(paper, *statuses)
        if found:
            blocks.append(Table([22, 78], [[f"**{title}:**", [Para(with_role(p)) for p in found]]], ruled=False))
    rows = [["", "**Action by**"]]
    for item in paper["items"]:
        rows.append([[Para(f"{item.number}  {item.title}", "strong")], ""])
        for block in item.body:
            if isinstance(block, Action):
                due = f" {block.due[0].upper()}{block.due[1:]}." if block.due else ""
                rows.append([f"{block.text}{due}", "**" + ", ".join(block.names()) + "**"])
            else:
                rows.append([narrative([block]), ""])
    blocks.append(Table([82, 18], rows, header=1, ruled=False))
    blocks.append(Para(f"The meeting ended at {clock(paper['end'])}."))
    return Page(blocks, paper["title"], foot=f"{paper['organization']}: {long_date(paper['date'])}    {{page}}", font="Liberation Serif", size=11)


def agenda(paper):
    blocks = [Heading(paper["organization"], 1), Heading("AGENDA", 1)]
    if paper["body"] != paper["organization"]:
        blocks.append(Para(f"**{paper['body']}**"))
    blocks += [Para(f"**Date:** {long_date(paper['date'], True)}\n**Time:** {clock(paper['start'])}\n**Venue:** {paper['location']}")]
    if paper.get("members"):
        blocks.append(Para(f"**Membership:** {', '.join(paper['members'])}"))
    if paper.get("contact"):
        c = paper["contact"]
        blocks.append(Para(f"**Ask for:** {c['name']}\n**Telephone:** {c['phone']}\n**Email:** {c['email']}"))
    blocks += [Para(x) for x in paper.get("opening", [])]
    blocks.append(Heading(paper.get("sections", "Business"), 2))
    rows = []
    for item in paper["items"]:
        texts = [x for x in item.body if isinstance(x, str)]
        rows.append(f"**{item.title}**" + "".join("\n" + t for t in texts))
    blocks.append(Listing(rows, "1"))
    blocks += [Para(x) for x in paper.get("closing", [])]
    return Page(blocks, paper["title"], extra={"site": paper["organization"]}, foot="{page}")


def report(paper):
    head = []
    for label, key in (("Report to:", "body"), ("Date:", "date"), ("Agenda item:", "item_number"), ("Report of:", "author"), ("Classification:", "classification")):
        if paper.get(key):
            head.append([f"**{label}**", long_date(paper["date"]) if key == "date" else paper[key]])
    blocks = [Para(paper["marking"], "mark")] if paper.get("marking") else []
    blocks += [Heading(paper["organization"], 2), Table([25, 75], head, ruled=False), Heading(paper["title"], 1)]
    blocks += [Heading("Purpose of report", 2), Para(paper["purpose"][1])]
    blocks += [Heading("Summary", 2)] + [Para(x) for x in paper["summary"]]
    recommended = [Heading("Recommendations" if len(paper["recommendations"]) > 1 else "Recommendation", 2), Para(paper["asked"]),
                   Listing(paper["recommendations"], "a")] if paper.get("recommendations") else []
    blocks += recommended
    if paper.get("contact"):
        c = paper["contact"]
        blocks.append(Table([25, 75], [["**Contact officer:**", c["name"]], ["**Position:**", c["role"]], ["**Phone no:**", c["phone"]], ["**Email:**", c["email"]]], ruled=True))
    number = 1
    for title, paragraphs in paper["parts"]:
        blocks.append(Heading(title, 2))
        for text in paragraphs:
            if isinstance(text, (Table, Listing)):
                blocks.append(text)
            else:
                blocks.append(Para(f"{number}.  {text}"))
                number += 1
    return Page(blocks, paper["title"], head=paper.get("running", f"{paper['organization']} - {paper['body']}"), foot="Page {page}")


def letter_page(paper):
    blocks = [Heading(paper["organization"], 1), Para(paper["address"], "right")]
    blocks += [Para(paper["addressee"])] + ([Para(f"Our ref: {paper['reference']}")] if paper.get("reference") else [])
    if paper.get("date"):
        blocks.append(Para(long_date(paper["date"])))
    blocks += [Para(paper["salutation"]), Para(paper["title"], "strong")] + [Para(x) for x in paper["paragraphs"]]
    blocks += [Para("Yours sincerely,"), Para("")] + [Para(f"**{s.printed}**\n{s.role}") for s in paper["signatories"]]
    return Page(blocks, paper["title"], foot="", font="Liberation Serif", size=11.5)


def record_of_decision(paper):
    rows = [[f"**{label}**", [Para(x) for x in value] if isinstance(value, list) else value] for label, value in paper["rows"]]
    return Page([Heading(paper["organization"], 1), Heading("RECORD OF DECISION", 1), Table([32, 68], rows),
                 Para("Signed .................................    Date ..................")], paper["title"], foot="Page {page}")


def action_log(paper):
    rows = [[f"**{x}**" for x in ("Ref", "Meeting", "Action", "Owner", "Due", "Status")]]
    rows += [list(row) for row in paper["rows"]]
    return Page([Heading(paper["organization"], 1), Heading(paper["title"], 2), Para(paper["opening"]),
                 Table([9, 13, 38, 15, 12, 13], rows, header=1)], paper["title"], foot="{page}", size=10)


def project_minutes(paper):
    """Foundation: Markdown as it is kept in a repository."""
    blocks = [Heading(f"{paper['organization']} {paper['body']} meeting {paper['date']}", 1), Heading("Present", 2),
              Listing([with_role(p) for p in of_status(paper, "present")])]
    for title, status in (("Guests", "in_attendance"), ("Apologies", "apologies")):
        if of_status(paper, status):
            blocks += [Heading(title, 2), Listing([with_role(p) for p in of_status(paper, status)])]
    blocks.append(Para(paper["opening"]))
    for item in paper["items"]:
        blocks.append(Heading(f"{item.number}. {item.title}", 2))
        blocks += narrative(item.body, "**Action:** {owners}: {text}")
    return Page(blocks, paper["title"])


LAYOUTS = {f.__name__: f for f in (minutes_resolved, minutes_parish, minutes_columns, three_column, note_of_decisions, action_margin, agenda, report,
                                   letter_page, record_of_decision, action_log, project_minutes)}
