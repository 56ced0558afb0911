# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages as flat OpenDocument text, which LibreOffice turns into PDF, DOCX and ODT."""
from xml.sax.saxutils import escape, quoteattr

from blocks import Heading, Listing, PageBreak, Para, Table, mark_of, runs

SPACES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
    "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    "svg": "svg-compatible", "meta": "meta"}.items())

# name: (parent font scale, paragraph properties, text properties)
STYLES = {
    "body": (1.0, 'fo:margin-bottom="0.22cm" fo:line-height="112%"', ""),
    "cell": (1.0, 'fo:margin-bottom="0.12cm"', ""),
    "centred": (1.0, 'fo:margin-bottom="0.2cm" fo:text-align="center"', ""),
    "right": (1.0, 'fo:margin-bottom="0.2cm" fo:text-align="end"', ""),
    "indent": (1.0, 'fo:margin-bottom="0.2cm" fo:margin-left="1cm"', ""),
    "small": (0.82, 'fo:margin-bottom="0.15cm"', ""),
    "strong": (1.0, 'fo:margin-bottom="0.2cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "mark": (1.05, 'fo:margin-bottom="0.3cm" fo:text-align="center" fo:border="0.75pt solid #000000" fo:padding="0.15cm"',
             'fo:font-weight="bold"'),
    "list": (1.0, 'fo:margin-left="1.6cm" fo:text-indent="-0.8cm" fo:margin-bottom="0.14cm"', ""),
    "celllist": (1.0, 'fo:margin-left="0.7cm" fo:text-indent="-0.6cm" fo:margin-bottom="0.1cm"', ""),
    "h1": (1.45, 'fo:margin-bottom="0.25cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "h2": (1.15, 'fo:margin-top="0.35cm" fo:margin-bottom="0.18cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "h3": (1.0, 'fo:margin-top="0.3cm" fo:margin-bottom="0.14cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "running": (0.78, "", 'fo:color="#444444"'),
}


class Writer:
    def __init__(self, page):
        self.page = page
        self.body = []
        self.automatic = []
        self.tables = 0

    def inline(self, text):
        out = []
        for part, bold, italic in runs(text):
            inner = escape(part).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
            style = "B" if bold else "I" if italic else None
            out.append(f'<text:span text:style-name="{style}">{inner}</text:span>' if style else inner)
        return "".join(out)

    def block(self, block, cell=False):
        if isinstance(block, str):
            block = Para(block)
        if isinstance(block, Para):
            style = "cell" if cell and block.style == "body" else block.style
            return f'<text:p text:style-name="{style}">{self.inline(block.text)}</text:p>'
        if isinstance(block, Heading):
            style = f"h{block.level}" + ("c" if block.centred else "")
            return f'<text:h text:style-name="{style}" text:outline-level="{block.level}">{self.inline(block.text)}</text:h>'
        if isinstance(block, Listing):
            style = "celllist" if cell else "list"
            return "".join(f'<text:p text:style-name="{style}">{mark_of(block, block.start + i)}<text:tab/>{self.inline(row)}</text:p>'
                           for i, row in enumerate(block.rows))
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, PageBreak):
            return '<text:p text:style-name="break"/>'
        raise TypeError(block)

    def table(self, table):
        self.tables += 1
        name = f"T{self.tables}"
        self.automatic.append(f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="17cm" '
                              'table:align="margins" fo:margin-bottom="0.3cm"/></style:style>')
        columns = []
        for i, width in enumerate(table.widths):
            self.automatic.append(f'<style:style style:name="{name}.{i}" style:family="table-column"><style:table-column-properties '
                                  f'style:column-width="{17 * width / 100:.2f}cm"/></style:style>')
            columns.append(f'<table:table-column table:style-name="{name}.{i}"/>')
        rows = []
        for n, row in enumerate(table.rows):
            cells = []
            for cell in row:
                content = cell if isinstance(cell, list) else [cell]
                style = ("head" if n < table.header else "ruled") if table.ruled else "bare"
                inner = "".join(self.block(b, cell=True) for b in content)
                cells.append(f'<table:table-cell table:style-name="{style}" office:value-type="string">{inner}</table:table-cell>')
            rows.append("<table:table-row>" + "".join(cells) + "</table:table-row>")
        head = "<table:table-header-rows>" + "".join(rows[:table.header]) + "</table:table-header-rows>" if table.header else ""
        return f'<table:table table:name="{name}" table:style-name="{name}">{"".join(columns)}{head}{"".join(rows[table.header:])}</table:table>'

    def paragraph_styles(self):
        page, out = self.page, []
        rows = dict(STYLES)
        for level in "123":
            scale, paragraph, text = STYLES["h" + level]
            rows[f"h{level}c"] = (scale, paragraph + ' fo:text-align="center"', text)
        for name, (scale, paragraph, text) in rows.items():
            tabs = '<style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>' if name.endswith("list") else ""
            out.append(f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}>{tabs}'
                       f'</style:paragraph-properties><style:text-properties style:font-name="main" fo:font-size="{page.size * scale:.1f}pt" {text}/>'
                       "</style:style>")
        out.append('<style:style style:name="break" style:family="paragraph"><style:paragraph-properties fo:break-after="page"/></style:style>')
        out.append('<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>')
        out.append('<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>')
        return "".join(out)

    def running(self, text):
        inner = self.inline(text).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>')
        inner = inner.replace("{pages}", "<text:page-count>1</text:page-count>")
        return f'<text:p text:style-name="running">{inner}</text:p>'

    def cell_styles(self):
        border = 'fo:border="0.5pt solid #444444" fo:padding="0.12cm"'
        return (f'<style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties {border}/></style:style>'
                f'<style:style style:name="head" style:family="table-cell"><style:table-cell-properties {border} fo:background-color="#e4e8ec"/></style:style>'
                '<style:style style:name="bare" style:family="table-cell"><style:table-cell-properties fo:border="none" fo:padding="0.05cm"/></style:style>')

    def document(self):
        page = self.page
        body = "".join(self.block(b) for b in page.blocks)
        language, country = page.language.split("-")
        head = f"<style:header>{self.running(page.head)}</style:header>" if page.head else ""
        foot = f"<style:footer>{self.running(page.foot)}</style:footer>" if page.foot else ""
        spacing = '<style:{0}-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-{1}="0.4cm"/></style:{0}-style>'
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:generator>Minutebook samples</meta:generator></office:meta>
<office:font-face-decls><style:font-face style:name="main" svg:font-family={quoteattr("'" + page.font + "'")}/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="main" fo:font-size="{page.size}pt"
 fo:language="{language}" fo:country="{country}"/></style:default-style>{self.paragraph_styles()}</office:styles>
<office:automatic-styles>{"".join(self.automatic)}{self.cell_styles()}<style:page-layout style:name="A4"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.6cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
{spacing.format("header", "bottom") if head else ""}{spacing.format("footer", "top") if foot else ""}</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">{head}{foot}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def flat_odt(page):
    return Writer(page).document()
