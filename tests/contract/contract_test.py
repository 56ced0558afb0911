#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: contract_test.py --bin FOLDER      what the running daemon answers, held against schemas/ and docs/"""
import argparse
import csv
import gzip
import io
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
import urllib.parse
import xml.etree.ElementTree

import daemon as programs

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

SCHEMAS = programs.ROOT / "schemas"
QUERIES = ["", "sea wall", "\"sea wall\"", "budget -grant", "owner:clerk", "kind:decision", "kind:action", "attendee:crake",
           "zzzzzz", "((\"::", "date:2021..2022 wall", "type:report", "*", "-x", "OR OR", "é ñ 漢字", "a" * 3000]


def validator(name):
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


class Contract(unittest.TestCase):
    daemon = None

    def fits(self, name, value, of):
        wrong = [f"{list(e.absolute_path)}: {e.message[:300]}" for e in validator(name).iter_errors(value)]
        self.assertEqual(wrong, [], f"{of} does not fit {name}.schema.json")

    def test_schemas_are_schemas(self):
        for path in SCHEMAS.glob("*.schema.json"):
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            self.assertRegex(schema["$id"], r"/\d+$", f"{path.name}: $id ends with a version")

    def test_search(self):
        for query in QUERIES:
            for more in ({}, {"sort": "oldest"}, {"limit": "3", "offset": "2"}, {"limit": "0"}, {"year": "2022"}):
                target = "/api/v1/search?" + encode({"q": query, **more})
                status, headers, body = self.daemon.get(target)
                self.assertEqual(status, 200, f"no wording is an error: {query[:50]!r}")
                self.assertEqual(headers["Content-Type"], "application/json; charset=utf-8")
                self.fits("search_result", json.loads(body), target[:200])

    def test_registers_of_entries(self):
        for kind in ("decisions", "actions"):
            for query in QUERIES:
                for more in ({}, {"sort": "oldest"}, {"limit": "3", "offset": "2"}, {"limit": "0"}, {"year": "2022"}):
                    target = f"/api/v1/{kind}?" + encode({"q": query, **more})
                    status, _, body = self.daemon.get(target)
                    self.assertEqual(status, 200, f"no wording is an error: {query[:50]!r}")
                    self.fits(kind, json.loads(body), target[:200])
        for query in QUERIES:
            self.fits("action_owners", self.daemon.json("/api/v1/actions/owners?" + encode({"q": query})), query[:50])
            self.fits("timeline", self.daemon.json("/api/v1/timeline?" + encode({"q": query})), query[:50])
            self.fits("suggest", self.daemon.json("/api/v1/suggest?" + encode({"q": query})), query[:50])
            for name, path in (("boards", "boards"), ("meetings", "meetings"), ("people_found", "people")):
                self.fits(name, self.daemon.json(f"/api/v1/{path}?" + encode({"q": query})), f"{path} {query[:50]}")

    def test_facets_of_a_search_lead_to_as_many(self):
        whole = self.daemon.json("/api/v1/search?limit=0")
        for name in ("outcome", "year", "type"):
            for value in whole["facets"][name]:
                found = self.daemon.json("/api/v1/search?limit=0&" + encode({name: value["value"]}))
                self.assertEqual(found["total"]["value"], value["count"], f"{name} {value['value']}")
        counted = sum(one["count"] for one in whole["histogram"]["values"]) + whole["histogram"]["undated"]
        self.assertEqual(counted, whole["total"]["value"], "every paper is in the histogram or undated")

    def test_facets_lead_to_as_many(self):
        for kind in ("decisions", "actions"):
            whole = self.daemon.json(f"/api/v1/{kind}?limit=0")
            self.assertGreater(whole["total"]["value"], 10)
            for name, field in (("outcome", "outcome"), ("status", "status"), ("year", "year"), ("type", "type")):
                for value in whole["facets"].get(name, []):
                    found = self.daemon.json(f"/api/v1/{kind}?limit=0&" + encode({field: value["value"]}))
                    self.assertEqual(found["total"]["value"], value["count"], f"{kind} {name} {value['value']}")
            counted = sum(one["count"] for one in whole["histogram"]["values"]) + whole["undated"]
            self.assertEqual(counted, whole["total"]["value"])

    def test_every_board_meeting_and_person(self):
        for name, single, path in (("boards", "board", "boards"), ("meetings", "meeting", "meetings"),
                                   ("people_found", "person", "people")):
            target, seen = f"/api/v1/{path}?limit=25", []
            while target:
                page = self.daemon.json(target)
                self.fits(name, page, target)
                seen += [one["id"] for one in page["results"]]
                target = page["next"]
            self.assertEqual((len(seen), len(set(seen))), (page["total"]["value"],) * 2, f"each of {path} once")
            self.assertGreater(len(seen), 5, path)
            for one in seen:
                answer = self.daemon.json(f"/api/v1/{path}/{one}")
                self.fits(single, answer, f"{path}/{one}")
                self.assertEqual(answer["id"], one)
            for wrong in ("0" * 12, "x", "../x", "a" * 500, ""):
                status, headers, _ = self.daemon.get(f"/api/v1/{path}/{wrong}")
                self.assertEqual((status, headers["Content-Type"]), (404, "application/problem+json"), wrong[:20])

    def test_every_action_stands_under_its_owners(self):
        whole = self.daemon.json("/api/v1/actions?limit=100")
        owners, target = [], "/api/v1/actions/owners?limit=3"
        while target:
            page = self.daemon.json(target)
            owners += page["owners"]
            target = page["next"]
        self.assertEqual(page["actions"], whole["total"])
        self.assertEqual(page["total"]["value"], len(owners))
        named = sum(max(1, len(action["owners"])) for action in whole["results"])
        self.assertEqual(sum(one["open"] + one["closed"] for one in owners), named)
        for one in owners:
            dues = [action["due"]["date"] for action in one["actions"][:one["open"]] if action["due"] and action["due"]["date"]]
            self.assertEqual(dues, sorted(dues), one["name"])

    def test_coverage(self):
        boards = {one["name"]: one for one in self.daemon.json("/api/v1/boards?limit=100")["results"]}
        for name, line in boards.items():
            board = self.daemon.json("/api/v1/boards/" + line["id"])
            for year in board["years"]:
                found = self.daemon.json("/api/v1/search?" + encode({"board": name, "year": year["year"], "limit": "0"}))
                if found["coverage"]["boards"] == [name]:
                    self.assertEqual((found["coverage"]["meetings"], found["coverage"]["with_minutes"]),
                                     (year["meetings"], year["with_minutes"]), f"{name} {year['year']}: as its page says")
        self.assertIsNone(self.daemon.json("/api/v1/search?q=wall")["coverage"])

    def test_similar_papers(self):
        for hit in self.daemon.json("/api/v1/decisions?limit=30")["results"]:
            target = "/api/v1/similar?" + encode({"id": hit["document"]["id"]})
            self.fits("similar", self.daemon.json(target), target)
            if hit["item"] and hit["item"]["number"]:
                item = target + "&" + encode({"item": hit["item"]["number"], "earlier": "1", "other_boards": "1"})
                answer = self.daemon.json(item)
                self.fits("similar", answer, item)
                for other in answer["results"]:
                    self.assertNotEqual(other["document"]["id"], hit["document"]["id"], "no paper is like itself")
                    self.assertLess(other["document"]["date"], hit["document"]["date"], "earlier")
                    self.assertNotEqual(other["document"]["body"], hit["document"]["body"], "other boards")
        for text in (b"borrow to build the sea wall at the harbour", b"\xff\xfe\x00", b"a" * 32768):
            status, _, body = self.daemon.get("/api/v1/similar?limit=3", method="POST", body=text)
            self.assertEqual(status, 200, text[:20])
            self.fits("similar", json.loads(body), text[:20])
        self.assertGreater(len(self.daemon.json("/api/v1/similar", body=b"borrow to build the sea wall")["results"]), 2)
        for status, target, text in ((400, "/api/v1/similar", b""), (413, "/api/v1/similar", b"a" * 32769),
                                     (413, "/api/v1/search", b"wall"), (400, "/api/v1/similar?earlier=maybe", b"wall")):
            self.assertEqual(self.daemon.get(target, method="POST", body=text)[0], status, target)

    def test_registers_as_tables_and_feeds(self):
        atom = "{http://www.w3.org/2005/Atom}"
        for kind in ("decisions", "actions"):
            whole = self.daemon.json(f"/api/v1/{kind}?limit=0")["total"]["value"]
            status, headers, body = self.daemon.get(f"/{kind}.csv")
            self.assertEqual((status, headers["Content-Disposition"]), (200, f'attachment; filename="{kind}.csv"'))
            rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
            self.assertEqual(len(rows), whole + 1)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})
            self.assertEqual(rows[0][-1], "url")
            self.assertEqual(self.daemon.get(re.sub(r"^http://[^/]*", "", rows[1][-1]).split("#")[0])[0], 200, rows[1][-1])
            feed = xml.etree.ElementTree.fromstring(self.daemon.get(f"/{kind}.atom")[2])
            ids = [entry.find(atom + "id").text for entry in feed.findall(atom + "entry")]
            self.assertEqual((len(ids), len(set(ids))), (min(50, whole),) * 2, "an id an entry")

    def test_next_leads_through_all_results_once(self):
        target, seen = "/api/v1/search?limit=4&sort=oldest", []
        while target:
            page = self.daemon.json(target)
            seen += [hit["document"]["id"] for hit in page["results"]]
            target = page["next"]
        self.assertEqual(len(seen), len(set(seen)), "no paper twice")
        self.assertEqual(len(seen), page["total"]["value"])

    def test_every_document_and_its_file(self):
        results = self.daemon.json("/api/v1/search?limit=100")["results"]
        self.assertGreater(len(results), 20)
        for hit in results:
            document = hit["document"]
            status, _, body = self.daemon.get("/api/v1/documents/" + document["id"])
            self.assertEqual(status, 200)
            record = json.loads(body)
            self.fits("document", record, document["path"])
            self.assertEqual((record["path"], record["url"]), (document["path"], document["url"]))
            status, headers, body = self.daemon.get(record["file_url"])
            self.assertEqual(status, 200, document["path"])
            self.assertEqual(body, (programs.ROOT / "samples/archive" / record["path"]).read_bytes(), "byte for byte")
            self.assertEqual(headers["Content-Type"].split(";")[0], record["media_type"])
            self.assertEqual(self.daemon.get(document["url"])[0], 200, "its page")

    def test_lines_of_show(self):
        samples = sorted((programs.ROOT / "samples/archive").rglob("*.*"))
        done = subprocess.run([self.daemon.programs / "minutebook", "show", "--format", "jsonl", *samples],
                              stdout=subprocess.PIPE, text=True, check=False)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), len(samples), "a line for each file, also for one that cannot be read")
        for line in lines:
            record = json.loads(line)
            self.fits("document", record, record["path"])

    def test_judgements_keep_their_shape_and_say_what_changed(self):
        with tempfile.TemporaryDirectory() as folder:
            queries, kept = pathlib.Path(folder, "queries.jsonl"), pathlib.Path(folder, "last.json")
            queries.write_text('{"query": "sea wall", "relevant": [{"path": "nowhere.pdf"}]}\n{"query": "xyzzy", "relevant": []}\n')
            judge = [self.daemon.programs / "minutebook", "judge", queries, "--index", self.daemon.index, "--format", "json", "--compare", kept]
            for before in (False, True):
                done = subprocess.run(judge, stdout=subprocess.PIPE, text=True, check=True)
                judgement = json.loads(done.stdout)
                self.fits("judgement", judgement, "judge")
                self.assertEqual("before" in judgement, before)
            self.assertEqual(judgement["unanswerable"], {"queries": 1, "honest": 1})

    def test_terminal_prints_the_same_shape(self):
        for arguments, schema in ((["search", "sea wall", "--index", self.daemon.index, "--format", "json"], "search_result"),
                                  (["search", "sea wall", "--index", self.daemon.index, "--explain", "--format", "json"], "explanation"),
                                  (["fields", "--format", "json"], "fields"),
                                  (["people", "--index", self.daemon.index, "--format", "json"], "people")):
            done = subprocess.run([self.daemon.programs / "minutebook", *arguments], stdout=subprocess.PIPE, text=True, check=True)
            self.fits(schema, json.loads(done.stdout), arguments[0])

    def test_manifests(self):
        archive = programs.ROOT / "samples/archive"
        done = subprocess.run([self.daemon.programs / "minutebook", "manifest", "check", archive, "--format", "json"],
                              stdout=subprocess.PIPE, text=True, check=True)
        printed = json.loads(done.stdout)
        self.assertEqual(len(printed), len(list(archive.rglob("minutebook.toml"))))
        for one in printed:
            self.fits("manifest", one["manifest"], one["file"])
        texts = [path.read_text(encoding="utf-8") for path in archive.rglob("minutebook.toml")]
        texts += re.findall(r"```toml\n(.*?)```", (programs.ROOT / "docs/manifest.md").read_text(encoding="utf-8"), re.S)
        self.assertGreater(len(texts), 1)
        for text in texts:
            self.fits("manifest", json.loads(json.dumps(tomllib.loads(text), default=str)), text[:60])
        with tempfile.TemporaryDirectory() as folder:
            for text in texts:
                (pathlib.Path(folder) / "minutebook.toml").write_text(text, encoding="utf-8")
                subprocess.run([self.daemon.programs / "minutebook", "manifest", "check", folder], stdout=subprocess.DEVNULL, check=True)

    def test_what_a_manifest_says_is_in_the_answer(self):
        papers = self.daemon.json("/api/v1/search?" + encode({"q": 'board:"the executive"', "limit": "100"}))["results"]
        self.assertGreater(len(papers), 1)
        for hit in papers:
            record = self.daemon.json("/api/v1/documents/" + hit["document"]["id"])
            self.assertEqual(record["body"]["name"], "Cabinet")
            self.assertEqual(record["archive"]["contact"], "papers@wrenmoor.example")
            self.assertIsNone(record["archive"]["licence"], "none is claimed")

    def test_explanations(self):
        for query in QUERIES:
            explanation = self.daemon.json("/api/v1/explain?" + urllib.parse.urlencode({"q": query, "limit": 3}))
            self.fits("explanation", explanation, query[:40])

    def test_fields_and_health(self):
        self.fits("fields", self.daemon.json("/api/v1/fields"), "/api/v1/fields")
        self.fits("health", self.daemon.json("/healthz"), "/healthz")

    def test_certificates(self):
        for query in QUERIES:
            target = encode({"q": query, "from": "2021"})
            certificate = self.daemon.json("/api/v1/certificate?" + target)
            self.fits("certificate", certificate, query[:50])
            statement = self.daemon.get("/certificate.txt?" + target)[2]
            self.assertEqual(certificate["sha256"], hashlib.sha256(statement).hexdigest(), "anybody can make the hash again")
            self.assertEqual(certificate["statement"].encode(), statement)
            page = self.daemon.get("/certificate?" + target)[2].decode("utf-8")
            self.assertIn(certificate["sha256"], page)
            search = self.daemon.json("/api/v1/search?" + target)
            self.assertEqual(certificate["total"], search["total"])
            weak = sum(one["weak"] for one in certificate["listed"])
            self.assertEqual(certificate["weak"]["value"], weak, "weak ones are counted apart")
            told = "Of those listed below, hold only part of what was asked: "
            self.assertEqual(f"{told}{weak}\n" in statement.decode() if weak else told not in statement.decode(), True)
            self.assertEqual("hold only part of what was asked" in page or "holds only part of what was asked" in page, weak > 0)
            self.assertEqual([hit["document"]["id"] for hit in search["results"]],
                             [one["document"]["id"] for one in certificate["listed"][:10]], "the same results in the same order")

    def test_holdings_and_site_map(self):
        holdings = self.daemon.json("/api/v1/holdings")
        self.fits("holdings", holdings, "holdings")
        self.assertEqual(holdings["documents"], self.daemon.json("/healthz")["documents"])
        self.assertEqual([paper["path"] for paper in holdings["unread"]], ["marrowby-parish-council/2019-10-08 minutes (scan).pdf"])
        name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
        maps = xml.etree.ElementTree.fromstring(self.daemon.get("/sitemap.xml")[2])
        addresses = []
        for place in maps.iter(name + "loc"):
            part = xml.etree.ElementTree.fromstring(self.daemon.get(re.sub(r"^http://[^/]*", "", place.text))[2])
            addresses += [re.sub(r"^http://[^/]*", "", one.text) for one in part.iter(name + "loc")]
        self.assertEqual(len([one for one in addresses if one.startswith("/d/")]), holdings["documents"])
        for kind, before in (("meetings", "/m/"), ("boards", "/boards/")):
            self.assertEqual(len([one for one in addresses if one.startswith(before)]),
                             self.daemon.json(f"/api/v1/{kind}")["total"]["value"], f"every one of {kind}")
        self.assertFalse([one for one in addresses if one.startswith("/p/")], "no persons")
        for address in addresses:
            self.assertEqual(self.daemon.get(address)[0], 200, address)
        robots = self.daemon.get("/robots.txt")[2].decode()
        self.assertRegex(robots, r"Sitemap: http://127\.0\.0\.1:\d+/sitemap\.xml")

    def test_tables(self):
        marked = self.daemon.get("/search.csv?q=wall")[2]
        self.assertTrue(marked.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(self.daemon.get("/search.csv?q=wall&bom=no")[2], marked[3:])
        rows = list(csv.reader(io.StringIO(marked.decode("utf-8-sig"))))
        self.assertEqual(rows[0][-1], "url")
        self.assertRegex(rows[1][-1], r"^http://[^/]+/d/[0-9a-f]{16}")
        for kind in ("decisions", "actions"):
            marked = self.daemon.get(f"/{kind}.csv")[2]
            self.assertTrue(marked.startswith(b"\xef\xbb\xbf"), kind)
            self.assertEqual(self.daemon.get(f"/{kind}.csv?bom=no")[2], marked[3:])

    def test_pages_of_registers_say_what_the_api_says(self):
        for path, key, link in (("/decisions", "text", "url"), ("/actions", "text", "url"), ("/boards", "name", "url"),
                                ("/meetings", "date", "url"), ("/people", "name", "url")):
            for query in ("", "?q=wall", "?board=Cabinet"):
                answer = self.daemon.json("/api/v1" + path + query)
                status, headers, body = self.daemon.get(path + query)
                self.assertEqual(status, 200, path + query)
                page = html.unescape(body.decode("utf-8"))
                self.assertIn(f"{answer['total']['value']:,} ", page)
                for one in answer["results"]:
                    self.assertIn(one[link], page, path + query)
                    if key != "date":
                        self.assertIn(one[key], page, path + query)
                self.assertEqual(headers.get("X-Robots-Tag") == "noindex", path == "/people")
        for path, api in (("/m/", "/api/v1/meetings/"), ("/p/", "/api/v1/people/"), ("/boards/", "/api/v1/boards/")):
            for one in self.daemon.json(api[:-1] + "?limit=100")["results"]:
                self.assertEqual(self.daemon.get(path + one["id"])[0], 200, one["id"])
            self.assertEqual(self.daemon.get(path + "0" * 16)[0], 404)
            self.assertEqual(self.daemon.get(path + "../x")[0], 404)

    def test_a_meeting_shows_everything_of_it(self):
        for row in self.daemon.json("/api/v1/meetings?limit=100")["results"]:
            meeting = self.daemon.json("/api/v1/meetings/" + row["id"])
            page = html.unescape(self.daemon.get(row["url"])[2].decode("utf-8"))
            for item in meeting["items"]:
                for text in [item["title"]] + [one["text"] for one in item["decisions"] + item["actions"]]:
                    self.assertIn(text, page, row["url"])
            for person in meeting["attendance"]:
                self.assertIn(person["name_as_printed"] or person["name"], page)
            for paper in meeting["documents"]:
                self.assertIn(paper["document"]["url"], page)
            one = self.daemon.get(f"/meetings?board={encode({'b': row['board']['name']})[2:]}&date={row['date']}&only=1")
            self.assertIn(one[0], (200, 303))
            if one[0] == 303:
                self.assertEqual(one[1]["Location"], row["url"])

    def test_every_page_says_what_its_data_says(self):
        found = [hit["document"]["id"] for hit in self.daemon.json("/api/v1/search?limit=100")["results"]]
        entry = lambda one: [one["text"], one["url"], one["document"]["title"]]
        rows = [(f"/d/{one}", f"/api/v1/documents/{one}", texts_of_document) for one in found]
        rows += [
            ("/search?q=sea+wall&board=Cabinet", "/api/v1/search?q=sea+wall&board=Cabinet", lambda answer:
             [answer["query"]["read_as"], answer["coverage"]["text"], f"{answer['total']['value']} paper"]
             + [hit["document"]["url"] for hit in answer["results"]]
             + ["".join(part["text"] for part in hit["snippet"][:1]) for hit in answer["results"]]),
            ("/search?q=wall&board=Cabinet&year=1999", "/api/v1/search?q=wall&board=Cabinet&year=1999", lambda answer:
             [one["part"] for one in answer["without"]] + [f"{one['total']} paper" for one in answer["without"]]),
            ("/decisions?q=wall&board=Cabinet&year=1999", "/api/v1/decisions?q=wall&board=Cabinet&year=1999", lambda answer:
             [answer["coverage"]["text"]] + [one["part"] for one in answer["without"]]
             + [one["url"].replace("/api/v1", "") for one in answer["without"]]),
            ("/decisions?q=wall", "/api/v1/decisions?q=wall", lambda answer: sum((entry(one) for one in answer["results"]), [])),
            ("/actions?sort=newest", "/api/v1/actions?sort=newest", lambda answer: sum((entry(one) for one in answer["results"]), [])),
            ("/actions/owners", "/api/v1/actions/owners", lambda answer:
             [one["name"] or "No owner named" for one in answer["owners"]]
             + [text for one in answer["owners"] for action in one["actions"] for text in entry(action)]),
            ("/timeline?q=wall", "/api/v1/timeline?q=wall", lambda answer:
             [text for group in answer["groups"] for one in group["entries"] for text in (one["url"], one["document"]["title"])]),
            (f"/similar?id={found[0]}", f"/api/v1/similar?id={found[0]}", lambda answer:
             [text for one in answer["results"] for text in (one["url"], one["document"]["title"])]),
            ("/about", "/api/v1/holdings", lambda answer:
             [f"{answer['documents']} papers", f"{answer['pages']} pages"] + [one["url"] for one in answer["unread"]]),
        ]
        for target, api, texts in rows:
            status, _, body = self.daemon.get(target)
            self.assertEqual(status, 200, target)
            page = " ".join(html.unescape(re.sub(r"</?mark>", "", body.decode("utf-8"))).split())
            said = [text for text in texts(self.daemon.json(api)) if text]
            self.assertTrue(said, target)
            for text in said:
                self.assertIn(" ".join(text.split()), page, target)

    def test_calendars_are_calendars(self):
        for row in self.daemon.json("/api/v1/meetings?limit=100")["results"]:
            text = self.daemon.get(row["url"] + ".ics")[2].decode("utf-8")
            lines = text.split("\r\n")
            self.assertEqual((lines[0], lines[-2], lines[-1]), ("BEGIN:VCALENDAR", "END:VCALENDAR", ""))
            self.assertEqual(text.count("BEGIN:VEVENT"), 1)
            self.assertTrue(all(len(line.encode()) <= 75 for line in lines))
            self.assertIn("UID:" + row["id"], text)
        self.assertEqual(self.daemon.get("/meetings.ics")[2].count(b"BEGIN:VEVENT"), self.daemon.json("/api/v1/meetings")["total"]["value"])

    def test_problems(self):
        for target, status in (("/api/v1/search?limit=many", 400), ("/api/v1/search?type=novel", 400),
                               ("/api/v1/documents/0123456789abcdef", 404), ("/api/v1/documents/../x", 404),
                               ("/api/v1/nothing", 404)):
            got, headers, body = self.daemon.get(target)
            self.assertEqual((got, headers["Content-Type"]), (status, "application/problem+json"), target)
            problem = json.loads(body)
            self.fits("problem", problem, target)
            self.assertEqual(problem["status"], status)
        got, headers, body = self.daemon.get("/api/v1/search", method="POST")
        self.assertEqual((got, headers["Allow"]), (405, "GET, HEAD"))
        self.fits("problem", json.loads(body), "POST")

    def test_description_names_every_address_and_parameter(self):
        description = self.daemon.json("/api/v1/openapi.json")
        self.assertRegex(description["openapi"], r"^3\.1\.")
        papers = [hit["document"] for hit in self.daemon.json("/api/v1/search?limit=100&type=report")["results"]]
        pdf = next(paper["id"] for paper in papers if self.daemon.json("/api/v1/documents/" + paper["id"])["media_type"] == "application/pdf")
        ids = {path: self.daemon.json(path)["results"][0]["id"] for path in ("/api/v1/boards", "/api/v1/meetings", "/api/v1/people")}
        for path in description["paths"]:
            page = path.removesuffix(".ics").removesuffix("/{id}")
            kind = {"/m": "/api/v1/meetings", "/p": "/api/v1/people", "/boards": "/api/v1/boards"}.get(page, page)
            paper = ids.get(kind, pdf)
            target = path.replace("{id}", paper).replace("{page}", "1").replace("{part}", "1")
            target += f"?id={pdf}" if path.endswith("/similar") else ""
            self.assertEqual(self.daemon.get(target)[0], 200, path)
        described = {p["name"] for p in description["components"]["parameters"].values()}
        known = {f["name"] for f in self.daemon.json("/api/v1/fields")["fields"] if f["parameter"]}
        self.assertEqual(described, known | {"q", "limit", "offset", "sort"})
        for target in re.findall(r'"\$ref": ?"([^"#]+)"', json.dumps(description)):
            self.assertTrue((SCHEMAS / target).exists(), target)

    def test_documentation_names_every_address(self):
        text = (programs.ROOT / "docs/http-api.md").read_text(encoding="utf-8")
        for path in self.daemon.json("/api/v1/openapi.json")["paths"]:
            self.assertIn(f"`{path}`" if path == "/" else path, text)

    def test_head_says_what_get_does(self):
        for target in ("/", "/search?q=wall", "/api/v1/search?q=wall", "/static/style.css"):
            status, headers, body = self.daemon.get(target, method="HEAD")
            self.assertEqual((status, body), (200, b""), target)
            again = self.daemon.get(target)
            self.assertEqual(headers["ETag"], again[1]["ETag"], target)

    def test_unchanged_answers_are_304(self):
        for target in ("/", "/search?q=wall", "/api/v1/search?q=wall", "/api/v1/fields", "/static/style.css"):
            tag = self.daemon.get(target)[1]["ETag"]
            status, headers, body = self.daemon.get(target, headers={"If-None-Match": tag})
            self.assertEqual((status, body), (304, b""), target)
            self.assertEqual(headers["ETag"], tag)

    def test_gzip_is_the_same_text(self):
        plain = self.daemon.get("/static/style.css")[2]
        _, headers, body = self.daemon.get("/static/style.css", headers={"Accept-Encoding": "br, gzip"})
        self.assertEqual(headers["Content-Encoding"], "gzip", "never brotli")
        self.assertEqual(gzip.decompress(body), plain)

    def test_ranges_of_a_file(self):
        record = self.daemon.json("/api/v1/documents/" + self.daemon.json("/api/v1/search?q=type:report")["results"][0]["document"]["id"])
        whole = self.daemon.get(record["file_url"])[2]
        size = len(whole)
        for value, status, part in (("bytes=0-9", 206, whole[:10]), ("bytes=-5", 206, whole[-5:]), ("bytes=7-", 206, whole[7:]),
                                    (f"bytes={size}-", 416, None), ("bytes=0-1,4-5", 200, whole),
                                    (f"bytes=0-{size + 9}", 206, whole), ("bytes=a-b", 200, whole), ("bytes=5-2", 200, whole),
                                    ("pages=0-1", 200, whole), ("rubbish", 200, whole),
                                    ("bytes=" + ",".join(["0-"] * 400), 200, whole)):
            got, headers, body = self.daemon.get(record["file_url"], headers={"Range": value})
            self.assertEqual(got, status, value[:40])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", value[:40])
            if part is not None:
                self.assertEqual(body, part, value[:40])
            if status == 206:
                self.assertRegex(headers["Content-Range"], rf"^bytes \d+-\d+/{size}$")
        got, _, body = self.daemon.get(record["file_url"], headers={"Range": "bytes=0-9", "If-Range": '"another"'})
        self.assertEqual((got, body), (200, whole), "a part of another file is of no use")

    def test_requests_with_a_stray_body_are_refused(self):
        status, headers, _ = self.daemon.get("/", headers={"Content-Length": "20"})
        self.assertEqual((status, headers["Connection"]), (413, "close"))
        self.assertEqual(self.daemon.get("/", headers={"Transfer-Encoding": "chunked"})[0], 411)
        for method in ("PUT", "PATCH", "DELETE"):
            self.assertEqual(self.daemon.get("/", method=method)[0], 405, method)
        self.assertEqual(self.daemon.get("/healthz")[0], 200)

    def test_pages_as_printed(self):
        for hit in self.daemon.json("/api/v1/search?q=sea+wall&limit=100")["results"]:
            record = self.daemon.json("/api/v1/documents/" + hit["document"]["id"])
            pdf = record["media_type"] == "application/pdf"
            status, headers, body = self.daemon.get(record["url"] + "/pages/1.png")
            self.assertEqual(status, 200 if pdf else 404, record["path"])
            if pdf:
                self.assertEqual((headers["Content-Type"], body[:8]), ("image/png", b"\x89PNG\r\n\x1a\n"))
            page = self.daemon.get(record["url"])[2].decode("utf-8")
            self.assertEqual("as printed" in page, pdf, "a link only where there is a picture")
            for number in ("0", str(record["pages"] + 1), "x", "1.png.png", "../1"):
                self.assertEqual(self.daemon.get(f"{record['url']}/pages/{number}")[0], 404, number)

    def test_feed_and_open_search_are_xml(self):
        atom = "{http://www.w3.org/2005/Atom}"
        feed = xml.etree.ElementTree.fromstring(self.daemon.get("/search.atom?q=wall")[2])
        self.assertEqual(feed.tag, atom + "feed")
        for name in ("id", "title", "updated"):
            self.assertIsNotNone(feed.find(atom + name), name)
        entries = feed.findall(atom + "entry")
        self.assertGreater(len(entries), 2)
        for entry in entries:
            for name in ("id", "title", "updated", "link"):
                self.assertIsNotNone(entry.find(atom + name), name)
        ids = {entry.find(atom + "id").text for entry in entries}
        self.assertEqual(len(ids), len(entries), "an id an entry")
        description = xml.etree.ElementTree.fromstring(self.daemon.get("/opensearch.xml")[2])
        self.assertIn("{searchTerms}", "".join(url.get("template", "") for url in description))

    def test_every_link_of_every_page_resolves(self):
        todo, seen = ["/actions/owners", "/timeline?q=wall", "/decisions?q=wall", "/", "/search?q=wall&board=Cabinet"], set()
        while todo and len(seen) < 600:
            target = todo.pop()
            if target in seen:
                continue
            seen.add(target)
            status, headers, body = self.daemon.get(target)
            self.assertEqual(status, 200, target)
            if not headers["Content-Type"].startswith("text/html"):
                continue
            page = body.decode("utf-8")
            ids = set(re.findall(r'\bid="([^"]+)"', page))
            self.assertEqual(len(ids), len(re.findall(r'\bid="', page)), f"{target}: an id twice")
            for link in re.findall(r'\b(?:href|src)="([^"]*)"', page):
                link = link.replace("&amp;", "&").replace("&quot;", '"').replace("&#39;", "'")
                path, _, fragment = link.partition("#")
                path = re.sub(r"^http://127\.0\.0\.1:\d+", "", path)
                if not path:
                    self.assertIn(fragment, ids, f"{target}: {link}")
                elif path.startswith("/"):
                    todo.append(path)
        self.assertGreater(len(seen), 60)


def texts_of_document(record):
    items = record["items"] + [item for meeting in record["further_meetings"] for item in meeting["items"]]
    texts = [record["title"], record["sha256"], (record["body"] or {}).get("name"), record["summary"], record["item_number"]]
    texts += [text for item in items for text in [item["title"]] + [one["text"] for one in item["decisions"] + item["actions"]]]
    texts += [one["text"] for one in record["recommendations"] + record["actions"]]
    texts += [one["name_as_printed"] or one["name"] for one in record["attendance"]]
    texts += [one["url"] for one in record.get("also_published_in", [])]
    texts += ["/d/" + one for one in record.get("replaces", [])]
    texts += [page["text"] for page in record["page_texts"]]
    return texts + ["read by machine"] * bool(record.get("ocr")) + ["could not be read"] * bool(record.get("unread_pages"))


def encode(parameters):
    import urllib.parse
    return urllib.parse.urlencode(parameters)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    options, rest = parser.parse_known_args()
    with programs.over_samples(options.bin.resolve()) as daemon:
        Contract.daemon = daemon
        unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
