# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages as a web page, as Markdown and as plain text, the way council sites and mailing lists carry them."""
import html
import textwrap

from blocks import Heading, Listing, PageBreak, Para, Table, mark_of, plain, runs


def inline_html(text):
    out = []
    for part, bold, italic in runs(text):
        part = html.escape(part, quote=False).replace("\n", "<br>\n")
        out.append(f"<strong>{part}</strong>" if bold else f"<em>{part}</em>" if italic else part)
    return "".join(out)


def cell_blocks(cell):
    return [Para(b) if isinstance(b, str) else b for b in (cell if isinstance(cell, list) else [cell])]


def block_html(block):
    if isinstance(block, Heading):
        return f"<h{block.level}>{inline_html(block.text)}</h{block.level}>"
    if isinstance(block, Para):
        known = {"body": "", "strong": ' class="strong"', "mark": ' class="marking"'}
        return f"<p{known.get(block.style, '')}>{inline_html(block.text)}</p>"
    if isinstance(block, Listing):
        rows = "\n".join(f"  <li>{inline_html(row)}</li>" for row in block.rows)
        if not block.numbered:
            return f"<ul>\n{rows}\n</ul>"
        kind = ' type="a"' if block.numbered == "a" else ""
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{kind}{start}>\n{rows}\n</ol>"
    if isinstance(block, Table):
        out = ["<table>"]
        for n, row in enumerate(block.rows):
            tag = "th" if n < block.header else "td"
            cells = "".join(f"<{tag}>" + "".join(inline_html(b.text) if isinstance(b, Para) and len(cell_blocks(cell)) == 1 else block_html(b)
                                               for b in cell_blocks(cell)) + f"</{tag}>" for cell in row)
            out.append(f"<tr>{cells}</tr>")
        return "\n".join(out + ["</table>"])
    if isinstance(block, PageBreak):
        return "<hr>"
    raise TypeError(block)


def web_page(page):
    site = page.extra.get("site", "")
    body = "\n".join(block_html(b) for b in page.blocks)
    return f"""<!DOCTYPE html>
<html lang="{page.language}">
<head>
<meta charset="utf-8">
<title>{html.escape(page.title)} - {html.escape(site)}</title>
<style>body {{ font-family: sans-serif; max-width: 46em; margin: 0 auto }} nav {{ background: #eee; padding: .5em }}</style>
<script>document.documentElement.className = "js";</script>
</head>
<body>
<nav><a href="/">Home</a> | <a href="/meetings">Meetings</a> | <a href="/councillors">Councillors</a> | <a href="/contact">Contact us</a></nav>
<main>
{body}
</main>
<footer><p>{html.escape(site)}. Cookies and privacy. Site map.</p></footer>
</body>
</html>
"""


def inline_markdown(text):
    return "".join(f"**{p}**" if b else f"_{p}_" if i else p for p, b, i in runs(text))


def block_markdown(block):
    if isinstance(block, Heading):
        return "#" * block.level + " " + inline_markdown(block.text)
    if isinstance(block, Para):
        text = inline_markdown(block.text).replace("\n", "  \n")
        return f"**{text}**" if block.style == "strong" else text
    if isinstance(block, Listing):
        mark = (lambda i: "*") if not block.numbered else (lambda i: f"{block.start + i}.")
        return "\n".join(f"{mark(i)} {inline_markdown(row)}" for i, row in enumerate(block.rows))
    if isinstance(block, Table):
        rows = ["| " + " | ".join(inline_markdown(cell).replace("\n", "<br>") for cell in row) + " |" for row in block.rows]
        return "\n".join([rows[0], "|" + "---|" * len(block.widths)] + rows[1:])
    if isinstance(block, PageBreak):
        return "---"
    raise TypeError(block)


def markdown(page):
    return "\n\n".join(block_markdown(b) for b in page.blocks) + "\n"


WIDTH = 78


def block_text(block):
    if isinstance(block, Heading):
        text = plain(block.text)
        if block.level == 1:
            return "\n".join(line.center(WIDTH).rstrip() for line in textwrap.wrap(text.upper(), WIDTH))
        return text.upper() if block.level == 2 else text
    if isinstance(block, Para):
        lines = [w for line in plain(block.text).split("\n") for w in textwrap.wrap(line, WIDTH - (4 if block.style == "indent" else 0)) or [""]]
        if block.style == "centred":
            lines = [line.center(WIDTH).rstrip() for line in lines]
        elif block.style == "right":
            lines = [line.rjust(WIDTH) for line in lines]
        elif block.style == "indent":
            lines = ["    " + line for line in lines]
        return "\n".join(lines)
    if isinstance(block, Listing):
        return "\n".join(textwrap.fill(plain(row), WIDTH, initial_indent=f"   {mark_of(block, block.start + i):4s}", subsequent_indent=" " * 7)
                         for i, row in enumerate(block.rows))
    if isinstance(block, PageBreak):
        return "\f"
    raise TypeError(block)


def text(page):
    return "\n\n".join(block_text(b) for b in page.blocks) + "\n"
