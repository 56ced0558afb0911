#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fill a folder with everything a hostile or broken archive may hold.

usage: bad_files.py FOLDER [--quick] [--size-mib N]

Prints one JSON object a line for every entry made: {"path": percent-encoded, relative to FOLDER, "what": the danger,
"expect": "read" (its text must be found), "refused" (it must get another verdict than ok), "either", or "skipped"
(no document: it may be named in a report, but nothing of it may be read)}. Words that begin with "canary" must never
be found in an index. --quick leaves out what takes seconds to make or to refuse; --size-mib says how big the bombs
grow when they are unpacked (default 400).
"""
import argparse
import io
import json
import os
import pathlib
import random
import socket
import urllib.parse
import zipfile
import zlib

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples" / "archive"
DOCX_TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
              'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
              'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
DOCX_RELS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
             'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT_SPACES = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
MINUTES = "Minutes of the Ferry Committee held on 4 March 2019\n\nPresent: Cllr Ada Prewett (Chairman)\n\n1. Slipway\n\nRESOLVED that the slipway be swept.\n"


class Folder:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.root.mkdir(parents=True, exist_ok=True)

    def note(self, name, what, expect):
        path = name if isinstance(name, bytes) else os.fsencode(name)
        print(json.dumps({"path": urllib.parse.quote(path), "what": what, "expect": expect}))
        place = os.path.join(os.fsencode(self.root), path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        return place

    def file(self, name, data, what, expect):
        with open(self.note(name, what, expect), "wb") as out:
            out.write(data.encode("utf-8") if isinstance(data, str) else data)


def archive(members, first=None):
    """A zip of (name, data); data may be a function that writes to the opened member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        if first:
            bundle.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name, data in members:
            with bundle.open(name, "w", force_zip64=True) as member:
                if callable(data):
                    data(member)
                else:
                    member.write(data.encode("utf-8") if isinstance(data, str) else data)
    return out.getvalue()


def docx(document, *more):
    return archive([("[Content_Types].xml", DOCX_TYPES), ("_rels/.rels", DOCX_RELS), ("word/document.xml", document), *more])


def odt(content):
    return archive([("content.xml", content)], first=("mimetype", "application/vnd.oasis.opendocument.text"))


def pdf(objects, root=1, extra=""):
    """Numbered objects (1..n) with a right table of places, whatever they hold."""
    out, places = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {extra}>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def stream(data, entries=""):
    data = data if isinstance(data, bytes) else data.encode()
    return f"<< /Length {len(data)} {entries}>>\nstream\n".encode() + data + b"\nendstream"


def page_of(content, box="0 0 595 842", resources="/Font << /F 4 0 R >>", more=()):
    return pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 5 0 R /Resources << {resources} >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", content if isinstance(content, bytes) else stream(content), *more])


def deflated_bomb(mib, piece=b" "):
    squeeze, out = zlib.compressobj(9), []
    block = (piece * (1 << 20))[:1 << 20]
    for _ in range(mib):
        out.append(squeeze.compress(block))
    return b"".join(out) + squeeze.flush()


def laughs(levels=12, width=10):
    rows = ['<!ENTITY l0 "laugh ">'] + [f'<!ENTITY l{n} "{"&l%d;" % (n - 1) * width}">' for n in range(1, levels)]
    return f'<?xml version="1.0"?><!DOCTYPE d [{"".join(rows)}]>', f"&l{levels - 1};"


def sample(suffix, only=""):
    return next(p for p in sorted(SAMPLES.rglob("*" + suffix)) if only in p.name and not any(w in p.name for w in ("truncated", "scan", "locked")) and p.read_bytes()[:2] in (b"%P", b"PK", b"<!"))


def good(folder):
    folder.file("good/minutes.txt", MINUTES, "a good text among the bad", "read")
    folder.file("good/minutes.pdf", sample("Council minutes.pdf").read_bytes(), "a good PDF among the bad", "read")
    folder.file("good/minutes.docx", sample(".docx").read_bytes(), "a good DOCX among the bad", "read")


def empty_and_huge(folder, quick):
    for suffix in ("pdf", "docx", "odt", "html", "md", "txt"):
        folder.file(f"empty/empty.{suffix}", b"", "nothing in it", "refused")
    folder.file("empty/blank.txt", b" \n\t\r\n\f \n" * 50, "nothing but blanks", "refused")
    folder.file("empty/one_byte.pdf", b"%", "one byte", "either")
    folder.file("empty/head_only.pdf", b"%PDF-1.7\n", "only a PDF's first line", "refused")
    folder.file("empty/head_only.docx", b"PK\x03\x04", "only a zip's first bytes", "refused")
    folder.file("empty/end_only.docx", b"PK\x05\x06" + bytes(18), "a zip without members", "refused")
    for suffix, head in (("pdf", b"%PDF-1.7\n"), ("txt", MINUTES.encode())):
        with open(folder.note(f"huge/sparse.{suffix}", "5 GiB with a hole in it", "refused"), "wb") as out:
            out.write(head)
            out.truncate(5 << 30)
    folder.file("huge/one_word.txt", b"a" * (1 << 20 if quick else 8 << 20), "one word of megabytes", "either")
    folder.file("huge/one_line.html", b"<p>" + b"minutes " * (1 << 17 if quick else 1 << 20), "one line of megabytes", "either")
    words = random.Random(1)
    folder.file("huge/all_different.txt", " ".join(f"{words.getrandbits(64):x}" for _ in range(20000 if quick else 300000)), "words that never come again", "either")


def broken(folder):
    words = random.Random(2)
    noise = words.randbytes(60000)
    folder.file("noise/noise.pdf", b"%PDF-1.4\n" + noise, "noise after a PDF's head", "refused")
    folder.file("noise/noise.docx", b"PK\x03\x04" + noise, "noise after a zip's head", "refused")
    folder.file("noise/noise.txt", noise, "noise called text", "either")
    folder.file("noise/zeros.txt", bytes(1 << 20), "a megabyte of NUL", "either")
    for suffix in (".pdf", ".docx", ".odt"):
        whole = sample(suffix).read_bytes()
        for percent in (1, 5, 20, 40, 60, 80, 90, 95, 99):
            folder.file(f"truncated/at_{percent:02d}{suffix}", whole[:len(whole) * percent // 100], f"breaks off after {percent} per cent", "either")
        for seed in range(6):
            spoilt, dice = bytearray(whole), random.Random(seed)
            for _ in range(40):
                spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
            folder.file(f"spoilt/spoilt_{seed}{suffix}", bytes(spoilt), "forty bytes changed", "either")


def misnamed(folder):
    docx_bytes, pdf_bytes = sample(".docx").read_bytes(), sample("Council minutes.pdf").read_bytes()
    folder.file("misnamed/a_docx.pdf", docx_bytes, "a DOCX named .pdf", "read")
    folder.file("misnamed/a_pdf.docx", pdf_bytes, "a PDF named .docx", "read")
    folder.file("misnamed/a_pdf", pdf_bytes, "a PDF without a suffix", "either")
    folder.file("misnamed/a_pdf.txt", pdf_bytes, "a PDF named .txt", "read")
    folder.file("misnamed/UPPER.PDF", pdf_bytes, "a suffix in capitals", "read")
    folder.file("misnamed/text.pdf", MINUTES, "text named .pdf", "either")
    folder.file("misnamed/page.txt", "<!DOCTYPE html><html><body><h1>Ferry Committee</h1><p>Slipway</p></body></html>", "a web page named .txt", "either")
    folder.file("misnamed/program.pdf", pathlib.Path(os.path.realpath("/bin/true")).read_bytes(), "a program named .pdf", "refused")
    folder.file("misnamed/picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture named .pdf", "refused")
    folder.file("misnamed/just_a_zip.docx", archive([("readme.txt", "canaryzip")]), "a zip that is no document", "refused")
    folder.file("misnamed/lead_in.pdf", b"\xef\xbb\xbf\r\n\r\n" + pdf_bytes, "a PDF after some bytes of rubbish", "either")


def bombs(folder, mib):
    def spaces(member):
        for _ in range(mib):
            member.write(b" " * (1 << 20))

    def letters(member):
        member.write(f"<w:document {WORD}><w:body><w:p><w:r><w:t>".encode())
        for _ in range(mib):
            member.write(b"canarybomb " * (1 << 16))
        member.write(b"</w:t></w:r></w:p></w:body></w:document>")

    folder.file("bombs/spaces.docx", docx(spaces), "a zip bomb of blanks", "refused")
    folder.file("bombs/letters.docx", docx(letters), "a zip bomb of text", "refused")
    folder.file("bombs/letters.odt", odt(lambda m: [m.write(b"canarybomb " * (1 << 16)) for _ in range(mib)]), "an ODT bomb", "refused")
    folder.file("bombs/content.pdf", page_of(stream(deflated_bomb(mib, b"BT /F 9 Tf (x) Tj ET "), "/Filter /FlateDecode ")), "a PDF whose page unpacks without end", "either")
    twice = zlib.compress(deflated_bomb(mib), 9)
    folder.file("bombs/twice.pdf", page_of(stream(twice, "/Filter [/FlateDecode /FlateDecode] ")), "deflated twice", "either")
    folder.file("bombs/members.docx", docx(f"<w:document {WORD}/>", *((f"word/media/{n}.bin", b"") for n in range(30000))), "thirty thousand members", "either")
    head, use = laughs()
    folder.file("bombs/laughs.docx", docx(f"{head}<w:document {WORD}><w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body></w:document>"), "entities in entities (DOCX)", "either")
    folder.file("bombs/laughs.odt", odt(f"{head}<office:document-content {ODT_SPACES}><office:body><office:text><text:p>{use}</text:p></office:text></office:body></office:document-content>"), "entities in entities (ODT)", "either")
    folder.file("bombs/laughs.html", f"{head}<html><body><p>{use}</p></body></html>", "entities in entities (HTML)", "either")


def mail(*parts, head="", body="The slipway is swept"):
    """A mail with these parts (headers, text) behind its text."""
    pieces = "".join(f"--xx\r\n{headers}\r\n\r\n{text}\r\n" for headers, text in (("Content-Type: text/plain", body), *parts))
    return f"From: a@wrenby.example\r\nSubject: Papers\r\nMIME-Version: 1.0\r\n{head}Content-Type: multipart/mixed; boundary=xx\r\n\r\n{pieces}--xx--\r\n"


def containers(folder, mib, quick):
    """Zips and mails with papers in them; their papers have rows of their own, so only the outer file is listed here."""
    whole = mail(("Content-Type: text/plain; name=a.txt", MINUTES))
    folder.file("mail/whole.eml", whole, "a mail with a paper", "read")
    for part in (10, 60, 130, 170, 200):
        folder.file(f"mail/cut_{part}.eml", whole[:part], f"a mail cut after {part} bytes", "either")
    folder.file("mail/names.eml", mail(*((f'Content-Type: text/plain; name="{name}"', "x") for name in ("../../up.txt", "/etc/passwd", "C:\\\\a.txt", "..", "", "a\tb.txt", "x" * 5000 + ".txt"))), "names that lead elsewhere", "read")
    folder.file("mail/charset.eml", mail(("Content-Type: text/plain; charset=\"../../../x\"", "words")), "a character set that is a path", "read")
    folder.file("mail/base64.eml", mail(("Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64", "JVBERi0x!!!!====")), "base64 that is none", "read")
    folder.file("mail/headers.eml", "".join(f"X-{n}: {'y' * 100}\r\n" for n in range(20000)) + whole, "twenty thousand headers", "either")
    folder.file("mail/long.eml", "From: a@b.example\r\nSubject: " + "x" * 3000000 + "\r\nMIME-Version: 1.0\r\n\r\nwords", "a subject of megabytes", "either")
    nested = "\r\nThe innermost words"
    for n in range(1000):
        nested = f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n{nested}\r\n--b{n}--\r\n"
    folder.file("mail/nested.eml", "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + nested, "a thousand parts inside one another", "either")
    inner = "Subject: x\r\n\r\nwords"
    for _ in range(200):
        inner = f"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n{inner}"
    folder.file("mail/forwarded.eml", "From: a@b.example\r\n" + inner, "a mail in a mail, two hundred times", "either")
    folder.file("zips/slip.zip", archive([("../../up.txt", MINUTES), ("/abs.txt", MINUTES), ("a/../../b.txt", MINUTES), ("..\\c.txt", MINUTES)]), "names that lead out of the zip", "either")
    folder.file("zips/bomb.zip", archive([("bomb.txt", lambda member: [member.write(b"canarybomb " * (1 << 16)) for _ in range(mib * 4)])]), "a bomb in a zip", "either")
    folder.file("zips/nested.zip", archive([("inner.zip", archive([("a.txt", "canarynested")]))]), "a zip in a zip", "either")
    if not quick:
        folder.file("zips/many.zip", archive([(f"{n}.txt", b"x") for n in range(1200)]), "more files than are read of one zip", "refused")
    folder.file("zips/truncated.zip", archive([("a.txt", MINUTES)])[:-10], "a zip without its end", "refused")
    folder.file("zips/empty.zip", archive([]), "a zip without files", "refused")


def scans(folder):
    """Pages that are pictures, of sizes that no scanner makes."""
    for name, side, what in (("huge", 60000, "a picture of 3.6 thousand million pixels"), ("lie", 2000000000, "a picture of a size that cannot be")):
        data = zlib.compress(bytes(1 << 20), 9)
        image = stream(data, f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode ")
        folder.file(f"scans/{name}.pdf", page_of(stream("595 0 0 842 0 0 cm /I Do"), resources="/XObject << /I 6 0 R >>", more=(image,)), what, "either")
    folder.file("scans/box.pdf", page_of(stream("0 0 14400 14400 re f"), box="0 0 14400 14400"), "a black page of five metres", "either")
    noise = random.Random(7).randbytes(850 * 1100)
    image = stream(zlib.compress(noise), "/Type /XObject /Subtype /Image /Width 850 /Height 1100 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode ")
    folder.file("scans/noise.pdf", page_of(stream("595 0 0 842 0 0 cm /I Do"), resources="/XObject << /I 6 0 R >>", more=(image,)), "a picture of noise", "either")


def reaching_out(folder):
    folder.file("outside/.canary", "canarysecret", "what the documents beside it try to read", "skipped")
    secret = (folder.root / "outside/.canary").resolve().as_uri()
    entity = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret}">]>'
    folder.file("outside/entity.docx", docx(f"{entity}<w:document {WORD}><w:body><w:p><w:r><w:t>Slipway &x;</w:t></w:r></w:p></w:body></w:document>"), "an external entity (DOCX)", "either")
    folder.file("outside/entity.odt", odt(f"{entity}<office:document-content {ODT_SPACES}><office:body><office:text><text:p>Slipway &x;</text:p></office:text></office:body></office:document-content>"), "an external entity (ODT)", "either")
    folder.file("outside/frame.html", f'<html><head><base href="{secret}"><link rel="stylesheet" href="{secret}"></head><body><p>Slipway</p><iframe src="{secret}"></iframe>'
                '<script>document.write("canaryscript")</script><p style="display:none">hidden slipway</p></body></html>', "frames, scripts, styles", "either")
    folder.file("outside/dots.docx", archive([("[Content_Types].xml", DOCX_TYPES), ("_rels/.rels", DOCX_RELS.replace("word/document.xml", "../../.canary")), ("../../../../tmp/canary-escape", "canarydots")]),
                "a member that climbs out", "either")
    folder.file("outside/action.pdf", page_of("BT /F 12 Tf 72 700 Td (Slipway) Tj ET", more=['<< /S /Launch /F (/bin/true) >>', "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"]).replace(
        b"/Type /Catalog ", b"/Type /Catalog /OpenAction 6 0 R "), "a PDF that wants to start a program", "either")


def deep(folder, quick):
    n = 20000 if quick else 200000
    folder.file("deep/divs.html", "<html><body>" + "<div>" * n + "Slipway" + "</div>" * n, "elements in elements (HTML)", "either")
    folder.file("deep/tables.html", "<html><body>" + "<table><tr><td>" * (n // 4) + "Slipway", "tables in tables (HTML)", "either")
    folder.file("deep/runs.docx", docx(f"<w:document {WORD}><w:body>" + "<w:p>" * n + "<w:r><w:t>Slipway</w:t></w:r>" + "</w:p>" * n + "</w:body></w:document>"), "paragraphs in paragraphs (DOCX)", "either")
    folder.file("deep/spans.odt", odt(f"<office:document-content {ODT_SPACES}><office:body><office:text><text:p>" + "<text:span>" * n + "Slipway" + "</text:span>" * n +
                                      "</text:p></office:text></office:body></office:document-content>"), "spans in spans (ODT)", "either")
    folder.file("deep/brackets.md", "[" * n + "Slipway" + "]" * n + "\n\n" + ">" * n + " quoted\n\n" + "*" * n + "\n", "brackets in brackets (Markdown)", "either")
    folder.file("deep/arrays.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [" + "[" * n + "]" * n + "] /Count 1 >>"]), "arrays in arrays (PDF)", "either")


def twisted_pdfs(folder, quick):
    catalog = "<< /Type /Catalog /Pages 2 0 R >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    folder.file("pdf/cycle.pdf", pdf([catalog, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>", "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 3 >>"]), "a page tree in a circle", "either")
    folder.file("pdf/count.pdf", pdf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", "<< /Type /Page /Parent 2 0 R >>"]), "two thousand million pages, it says", "either")
    folder.file("pdf/minus.pdf", pdf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count -7 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 -5 -5] >>"]), "fewer than no pages", "either")
    folder.file("pdf/box.pdf", page_of("BT /F 12 Tf 1 0 0 1 99999999999 1e30 Tm (Slipway) Tj ET", box="-1e9 -1e9 1e9 1e9"), "a page of millions of kilometres", "either")
    folder.file("pdf/numbers.pdf", page_of("BT /F 1e308 Tf 99999999999999999999 0 0 -.000000001 nan inf Tm (Slipway) Tj ET"), "numbers beyond numbers", "either")
    folder.file("pdf/self.pdf", page_of("/X Do", resources="/Font << /F 4 0 R >> /XObject << /X 6 0 R >>",
                                        more=[stream("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> ")]), "a drawing that draws itself", "either")
    whole = page_of("BT /F 12 Tf 72 700 Td (Slipway) Tj ET")
    place = whole.rindex(b"xref\n0")
    folder.file("pdf/prev.pdf", whole.replace(b"/Root 1 0 R ", f"/Root 1 0 R /Prev {place} ".encode()), "a table that comes before itself", "either")
    folder.file("pdf/length.pdf", page_of(b"<< /Length 5 0 R >>\nstream\nBT /F 12 Tf (Slipway) Tj ET\nendstream"), "a length that is the stream itself", "either")
    folder.file("pdf/no_table.pdf", whole[:place], "no table of places", "either")
    n = 2000 if quick else 60000
    kids = " ".join(f"{4 + i} 0 R" for i in range(n))
    folder.file("pdf/pages.pdf", pdf([catalog, f"<< /Type /Pages /Kids [{kids}] /Count {n} >>", font] + ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"] * n), "very many empty pages", "either")
    mark = b"1 0 0 1 %d %d Tm (x) Tj "
    dense = b"BT /F 4 Tf " + b"".join(mark % (i % 590, i // 590) for i in range(20000 if quick else 400000)) + b"ET"
    folder.file("pdf/dense.pdf", page_of(stream(zlib.compress(dense), "/Filter /FlateDecode ")), "a page of single letters", "either")
    folder.file("pdf/title.pdf", pdf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
                                      stream("BT /F 12 Tf 72 700 Td (Slipway) Tj ET"), font, r"<< /Title (\033[31m<script>alert\(1\)</script>\000\n) >>"], extra="/Info 6 0 R "), "a title with control characters", "read")
    folder.file("pdf/picture.pdf", page_of("q 595 0 0 842 0 0 cm /I Do Q", resources="/XObject << /I 6 0 R >>",
                                           more=[stream(zlib.compress(bytes(1000)), "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode ")]),
                "a picture of ten thousand million points", "either")


def odd_text(folder):
    folder.file("text/latin1.txt", MINUTES.replace("Ada", "Adélaïde").encode("latin-1"), "not UTF-8", "read")
    folder.file("text/utf16.txt", MINUTES.encode("utf-16"), "UTF-16 with its mark", "either")
    folder.file("text/overlong.txt", b"\xc0\xafslipway \xed\xa0\x80 \xf5\x80\x80\x80 \xff\xfe" + MINUTES.encode(), "forbidden UTF-8", "read")
    folder.file("text/escapes.txt", "\x1b]0;mytitle\x07\x1b[2J" + MINUTES, "commands to a terminal", "either")
    folder.file("text/marks.txt", MINUTES + "a" + "\u0301" * 50000, "fifty thousand accents on one letter", "either")
    folder.file("text/bidi.txt", MINUTES + "\u202e\u2066 reversed \u2069\u202c", "text that turns round", "read")
    folder.file("text/html.txt", MINUTES.replace("slipway", "<img src=x onerror=alert(1)>"), "markup in text", "read")
    folder.file("text/numbers.txt", "Minutes\n\n" + "".join(f"{n * 37 % 1000}. Item\n" for n in range(5000)) + "9" * 20000 + ". Last item on 99/99/9999 at 77.99pm\n31 February 2020, 0/0/0000, 29.2.1900\n", "numbers and dates that are none", "either")
    folder.file("text/regex.txt", "Minutes\n" + "RESOLVED " * 20000 + "\nPresent: " + "Cllr A and " * 20000 + "\n" + "- " * 50000 + "\n" + "Action: " * 20000 + "\n", "what makes slow patterns slow", "either")
    folder.file("text/pipes.md", "| a | b |\n|---|---|\n" + "|" * 100000 + "\n", "a table row of a hundred thousand cells", "either")
    folder.file("text/lines.txt", "\n" * 2000000 + "Slipway\n", "two million empty lines", "either")


def odd_names(folder):
    for name, what in ((b"names/new\nline.txt", "a line feed in its name"), (b"names/tab\there.txt", "a tab"), (b"names/\xff\xfe\x80.txt", "bytes that are no UTF-8"), (b"names/<b>bold</b>&amp;\"'.txt", "markup"),
                       (b"names/-rf.txt", "it looks like an option"), (b"names/--index.txt", "it looks like an option of ours"), (b"names/$(touch canary)`id`;.txt", "commands to a shell"), (b"names/%s%n%99999d.txt", "a format"),
                       (b"names/" + b"n" * 251 + b".txt", "as long as a name can be"), ("names/\u202etxt.sgnitee\u202c.txt".encode(), "it turns round"), (b"names/ leading and trailing .txt ", "blanks at both ends"),
                       (b"names/.txt", "only a suffix"), (b"names/...txt", "dots"), (b"names/100%25.txt", "a percent sign"), (b"names/\x1b[31mred.txt", "commands to a terminal"), (b"names/a?b#c.txt", "marks that mean something in an address"),
                       (b"names/back\\slash.txt", "a backslash"), (b"names/[brackets]*.txt", "a pattern"), ("names/caf\u0065\u0301.txt".encode(), "a letter in two parts"), ("names/caf\u00e9.txt".encode(), "the same letter in one part")):
        folder.file(name, MINUTES, f"its name: {what}", "either")
    folder.file("/".join(["nest"] + ["d" * 12] * 150) + "/deep.txt", MINUTES, "a hundred and fifty folders down", "either")


def not_files(folder):
    os.mkfifo(folder.note("special/pipe.txt", "a pipe that nobody writes to", "skipped"))
    here = os.getcwd()
    place = folder.note("special/socket.pdf", "a socket", "skipped")
    os.chdir(os.path.dirname(place))  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(os.path.basename(place))
    os.chdir(here)
    os.symlink(".", folder.note("special/loop", "a link to its own folder", "skipped"))
    os.symlink("..", folder.note("special/up", "a link to the folder above", "skipped"))
    os.symlink("self.txt", folder.note("special/self.txt", "a link to itself", "skipped"))
    os.symlink("gone.txt", folder.note("special/dangling.txt", "a link to nothing", "skipped"))
    os.symlink("/etc/passwd", folder.note("special/outside.txt", "a link out of the archive", "skipped"))
    os.symlink("/dev/zero", folder.note("special/zero.txt", "a link to a device", "skipped"))
    os.makedirs(folder.note("special/folder.pdf", "a folder named like a paper", "skipped"))
    folder.file("special/unreadable.txt", MINUTES, "nobody may read it (but root)", "either")
    os.chmod(folder.root / "special/unreadable.txt", 0)
    folder.file("special/closed/inside.txt", MINUTES, "a folder that nobody may enter (but root)", "either")
    os.chmod(folder.root / "special/closed", 0)


def main():
    parser = argparse.ArgumentParser(description="Fill a folder with everything a hostile or broken archive may hold.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="leave out what takes seconds")
    parser.add_argument("--size-mib", type=int, default=400, help="how big the bombs grow")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    folder = Folder(options.folder)
    good(folder)
    empty_and_huge(folder, options.quick)
    broken(folder)
    misnamed(folder)
    bombs(folder, 40 if options.quick else options.size_mib)
    containers(folder, 40 if options.quick else options.size_mib, options.quick)
    scans(folder)
    reaching_out(folder)
    deep(folder, options.quick)
    twisted_pdfs(folder, options.quick)
    odd_text(folder)
    odd_names(folder)
    not_files(folder)


if __name__ == "__main__":
    main()
