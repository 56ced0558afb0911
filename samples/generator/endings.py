# SPDX-License-Identifier: GPL-3.0-or-later
"""From a Page to a file: the word processor's formats, and the papers that are hard to read on purpose."""
import pathlib
import shutil
import struct
import subprocess
import tempfile

from flat_odt import flat_odt
from plain import markdown, text, web_page

PASSWORD = "saltmere"


def run(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}")


def office(page, suffix, target):
    """LibreOffice writes the file, from flat OpenDocument text."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "paper.fodt").write_text(flat_odt(page), encoding="utf-8")
        wanted = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export", "odt": "odt"}[suffix]
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", wanted, "--outdir", str(folder), str(folder / "paper.fodt"))
        shutil.copyfile(folder / f"paper.{suffix}", target)


def jpeg_size(data):
    at = 2
    while at < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xC3:
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return width, height, data[at + 9]
        at += 2 + length
    raise ValueError("no frame in this JPEG")


def pdf_of_pictures(pictures):
    """A PDF whose pages are pictures and nothing else, as a scanner makes it."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>".encode(), None]
    kids = []
    for data in pictures:
        width, height, components = jpeg_size(data)
        n = len(objects) + 1
        kids.append(f"{n} 0 R")
        draw = b"q 595 0 0 842 0 0 cm /Scan Do Q"
        colour = "/DeviceGray" if components == 1 else "/DeviceRGB"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Scan {n + 1} 0 R >> >> /Contents {n + 2} 0 R >>".encode())
        objects.append(f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {colour} /BitsPerComponent 8 /Filter /DCTDecode "
                       f"/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
        objects.append(f"<< /Length {len(draw)} >>\nstream\n".encode() + draw + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def scan(page, target):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        office(page, "pdf", folder / "paper.pdf")
        run("pdftoppm", "-r", "150", "-gray", "-jpeg", "-jpegopt", "quality=55", str(folder / "paper.pdf"), str(folder / "page"))
        target.write_bytes(pdf_of_pictures([f.read_bytes() for f in sorted(folder.glob("page*.jpg"))]))


def locked(page, target):
    with tempfile.TemporaryDirectory() as folder:
        paper = pathlib.Path(folder) / "paper.pdf"
        office(page, "pdf", paper)
        run("qpdf", "--encrypt", PASSWORD, "owner-" + PASSWORD, "256", "--", str(paper), str(target))


def truncated(page, target):
    office(page, "pdf", target)
    data = target.read_bytes()
    target.write_bytes(data[:len(data) * 11 // 20])


def docx_named_pdf(page, target):
    office(page, "docx", target)


ENDINGS = {"scan": scan, "locked": locked, "truncated": truncated, "docx_named_pdf": docx_named_pdf}


def write(page, target, ending=None):
    suffix = target.suffix[1:]
    target.parent.mkdir(parents=True, exist_ok=True)
    if ending:
        ENDINGS[ending](page, target)
    elif suffix in ("pdf", "docx", "odt"):
        office(page, suffix, target)
    else:
        target.write_text({"html": web_page, "md": markdown, "txt": text}[suffix](page), encoding="utf-8")
