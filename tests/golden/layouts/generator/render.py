# SPDX-License-Identifier: GPL-3.0-or-later
"""From words with marks to files as offices make them.

form: chromium   HTML printed to PDF by a browser (running head and foot from `head`, `foot`)
      writer     HTML read by LibreOffice Writer and printed to PDF
      docx, odt  the same, saved as DOCX or ODT
      print      fixed-width text on PDF pages, as an old office system prints it (form feed starts a page)
      html, text, md   as written
"""
import pathlib
import re
import subprocess
import tempfile
from xml.sax.saxutils import escape

from marks import without

BROWSER = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
WRITER = {"writer": ("pdf", "pdf:writer_pdf_Export"), "docx": ("docx", "docx:MS Word 2007 XML"), "odt": ("odt", "odt")}
FRAME = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{css}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"


def quiet(*command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180, **more)


def margin_text(text):
    parts = re.split(r"\{(pages?)\}", text.replace('"', '\\"'))
    return " ".join(f"counter({p})" if i % 2 else f'"{p}"' for i, p in enumerate(parts) if p)


def chromium_css(paper):
    size, where = paper.get("size", "A4"), paper.get("foot_at", "center")
    head = f"@top-{paper.get('head_at', 'center')} {{ content: {margin_text(paper['head'])}; font-size: 8.5pt }}" if paper.get("head") else ""
    foot = f"@bottom-{where} {{ content: {margin_text(paper['foot'])}; font-size: 8.5pt }}" if paper.get("foot") else ""
    return f"@page {{ size: {size}; margin: {paper.get('margin', '22mm 20mm')}; {head} {foot} }}\nbody {{ font-family: {paper.get('font', 'Liberation Sans')}; font-size: {paper.get('points', 11)}pt }}\ntd, th {{ vertical-align: top; text-align: left }}\n{paper.get('css', '')}"


def by_browser(paper, out):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        page.write_text(FRAME.format(title=paper.get("file_title", ""), css=chromium_css(paper), body=without(paper["words"])), encoding="utf-8")
        quiet(*BROWSER, f"--print-to-pdf={out}", str(page))


def running(text):
    inner = escape(text).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>').replace("{pages}", "<text:page-count>1</text:page-count>")
    return f'<text:p text:style-name="Standard">{inner.replace(chr(9), "<text:tab/>")}</text:p>'


def with_furniture(flat, paper):
    """Writer's web import knows no running heads: put them into the page style."""
    inside = ""
    gap = '<style:{0}-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-{1}="0.4cm"/></style:{0}-style>'
    gaps = ""
    for kind, key, side in (("header", "head", "bottom"), ("footer", "foot", "top")):
        if paper.get(key):
            inside += f"<style:{kind}>{running(paper[key])}</style:{kind}>"
            gaps += gap.format(kind, side)
    if not inside:
        return flat
    flat = re.sub(r"<style:header-style/>|<style:footer-style/>", "", flat)
    flat = flat.replace("</style:page-layout>", gaps + "</style:page-layout>")
    return re.sub(r'<style:master-page ([^>]*?)/>', lambda m: f"<style:master-page {m[1]}>{inside}</style:master-page>", flat)


def by_writer(paper, out):
    css = f"body, td, th, p, li {{ font-family: '{paper.get('font', 'Liberation Sans')}'; font-size: {paper.get('points', 11)}pt }}\n{paper.get('css', '')}"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        office = ("soffice", "-env:UserInstallation=file:///tmp/minutebook-layouts-office", "--headless")
        body = re.sub(r"<td(?![^>]*valign)", "<td valign=top", without(paper["words"]))  # as word processors do; the web's own custom is the middle
        (folder / "page.html").write_text(FRAME.format(title=paper.get("file_title", ""), css=css, body=body), encoding="utf-8")
        quiet(*office, "--infilter=HTML (StarWriter)", "--convert-to", "fodt", "page.html", cwd=folder)
        flat = folder / "page.fodt"
        flat.write_text(with_furniture(flat.read_text(encoding="utf-8"), paper), encoding="utf-8")
        ending, target = WRITER[paper["form"]]
        quiet(*office, "--convert-to", target, "page.fodt", cwd=folder)
        out.write_bytes((folder / f"page.{ending}").read_bytes())


def print_pages(text, lines):
    for sheet in text.strip("\n").split("\f"):
        rows = sheet.strip("\n").split("\n")
        yield from (rows[i:i + lines] for i in range(0, len(rows), lines))


def by_print(paper, out):
    """A PDF of Courier lines, written here because no office program makes them any more."""
    size, step = paper.get("points", 10), paper.get("points", 10) * 1.2
    objects, kids = [], []
    objects += ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"]
    for rows in print_pages(without(paper["words"]), paper.get("lines", 60)):
        shown = "\n".join("(" + row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj T*" for row in rows)
        stream = f"BT /F1 {size} Tf {step} TL 50 790 Td\n{shown}\nET"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
    out.write_bytes(data)


def render(paper, out):
    out.parent.mkdir(parents=True, exist_ok=True)
    form = paper["form"]
    if form == "chromium":
        by_browser(paper, out)
    elif form in WRITER:
        by_writer(paper, out)
    elif form == "print":
        by_print(paper, out)
    elif form == "html":
        head = paper.get("site_head", "")
        out.write_text(FRAME.format(title=paper.get("file_title", ""), css=paper.get("css", ""), body=head + without(paper["words"])), encoding="utf-8")
    else:
        out.write_text(without(paper["words"]).strip("\n") + "\n", encoding="utf-8")
