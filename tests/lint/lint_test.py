#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule must find the fault in a bad example, and nothing in a good one."""
import json
import pathlib
import tempfile
import unittest

import functions
import rules
from sources import blanked

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.invalid/a-1.json", "type": "object"}

# rule, path, text, words its complaint must hold (None: it must not complain), reason
ROWS = [
    ("layers", "lib/base/a.cpp", '#include "lib/model/minutes.hpp"\n', "lib/base may not include", "upwards"),
    ("layers", "lib/model/a.cpp", '#include "lib/base/text.hpp"\n', None, "downwards"),
    ("layers", "lib/query/a.cpp", '#include "lib/index/reader.hpp"\n', "may not include", "the query language knows no index"),
    ("layers", "searchd/a.cpp", '#include "indexer/parse/parse.hpp"\n', "may not include", "the daemon knows no indexer"),
    ("layers", "indexer/parse/a.cpp", '#include "indexer/discover/walk.hpp"\n', "may not include", "folders of the indexer do not know each other"),
    ("layers", "indexer/extract/a.cpp", '#include "lib/worker/protocol.hpp"\n', None, "the worker speaks the protocol"),
    ("layers", "indexer/extract/a.cpp", '#include "lib/worker/worker_pool.hpp"\n', "may not include", "and knows nothing else of the parent"),
    ("layers", "indexer/commands/a.cpp", '#include "indexer/pipeline/report.hpp"\n', None, "commands sit on top"),
    ("layers", "lib/model/a.cpp", '#include "text.hpp"\n', "not a path from the root", "every path begins at the root"),
    ("layers", "lib/other/a.cpp", "", "in no layer", "a new folder must be placed"),
    ("layers", "lib/base/a.cpp", '// #include "lib/model/minutes.hpp"\n', None, "a comment includes nothing"),
    ("third_party", "lib/query/a.cpp", "#include <xapian.h>\n", "may only be included", "Xapian stays in lib/index"),
    ("third_party", "lib/index/a.cpp", "#include <xapian.h>\n", None, "its owner"),
    ("third_party", "indexer/extract/docx.cpp", "#include <poppler-page.h>\n", "may only be included", "Poppler stays in pdf.cpp"),
    ("third_party", "searchd/service.cpp", "#include <httplib.h>\n", "may only be included", "HTTP stays in http.cpp"),
    ("third_party", "tests/unit/lib/index/a.cpp", "#include <xapian.h>\n", None, "tests look behind the walls"),
    ("links", "README.md", "See [the map](docs/map.md).\n", "does not exist", "a broken link"),
    ("links", "README.md", "See [below](#no-such-part).\n\n# Parts\n", "no such heading", "a broken anchor"),
    ("links", "README.md", "See [below](#the-parts) and [out](https://example.invalid/).\n\n# The parts\n", None, "good links"),
    ("links", "README.md", "```\n[not a link](nowhere.md)\n```\n", None, "code is not text"),
    ("layout", "lib/base/a.cpp", "int   f( ){return 1 ;}\n", "clang-format -i", "not in the layout"),
    ("layout", "lib/base/a.cpp", "int f() { return 1; }\n", None, "in the layout"),
    ("licence", "lib/base/a.cpp", "int f();\n", "SPDX", "no licence line"),
    ("licence", "lib/base/a.cpp", SPDX + "int f();\n", None, "with its licence line"),
    ("licence", "demo", "#!/bin/sh\necho\n", "SPDX", "scripts too"),
    ("schemas", "schemas/a.schema.json", "{", "schemas/a.schema.json", "not JSON"),
    ("schemas", "schemas/a.schema.json", json.dumps(SCHEMA), None, "a good schema"),
    ("schemas", "schemas/a.schema.json", json.dumps({**SCHEMA, "type": "thing"}), "not valid", "no such type"),
    ("schemas", "schemas/a.schema.json", json.dumps({k: v for k, v in SCHEMA.items() if k != "$id"}), "no $id", "a schema without a name"),
    ("schemas", "schemas/a.schema.json", json.dumps({**SCHEMA, "items": {"$ref": "#/$defs/gone"}}), "leads nowhere", "a broken reference"),
    ("schemas", "schemas/a.schema.json", json.dumps({**SCHEMA, "items": {"$ref": "gone.schema.json"}}), "leads nowhere", "a reference to no file"),
    ("functions", "lib/base/a.cpp", "int f() {\n" + "  g();\n" * 61 + "}\n", "61 lines", "too long"),
    ("functions", "lib/base/a.cpp", "int f() {\n" + "  g();\n" * 60 + "}\n", None, "just short enough"),
    ("functions", "lib/base/a.cpp", "int f(int a, int b, int c, int d, int e, int g) { return a; }\n", "6 parameters", "too many parameters"),
    ("functions", "lib/base/a.cpp", "int f(std::map<int, int> a, int b, int c, int d, int e) { return b; }\n", None, "a comma inside a type"),
    ("scripts", "check", "#!/usr/bin/env bash\nif true; then\n", "syntax error", "broken shell"),
    ("scripts", "tool.py", "def f(:\n", "tool.py:1", "broken Python"),
    ("scripts", "tool.py", "def f():\n    return 1\n", None, "good Python"),
]


class Rules(unittest.TestCase):
    def test_rows(self):
        for rule, name, text, words, reason in ROWS:
            with self.subTest(rule=rule, reason=reason), tempfile.TemporaryDirectory() as root:
                path = pathlib.Path(root) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                (pathlib.Path(root) / ".clang-format").write_text("BasedOnStyle: Google\n", encoding="utf-8")
                if text.startswith("#!"):
                    path.chmod(0o755)
                wrong = rules.RULES[rule](root)
                if words is None:
                    self.assertEqual(wrong, [])
                else:
                    self.assertTrue(any(words in line for line in wrong), f"{rule} said {wrong}")

    def test_every_rule_has_a_bad_example(self):
        self.assertEqual({rule for rule, _, _, words, _ in ROWS if words}, set(rules.RULES))

    def test_script_that_cannot_be_started(self):
        with tempfile.TemporaryDirectory() as root:
            (pathlib.Path(root) / "check").write_text("#!/usr/bin/env bash\necho\n", encoding="utf-8")
            self.assertIn("not executable", rules.scripts(root)[0])


class Functions(unittest.TestCase):
    def test_heads(self):
        code = """
namespace n {
struct S : Base {
  explicit S(int a) : a_{a}, b_(f(a)) { g(); }
  bool operator()(int a, int b) const { return a < b; }
  int a_ = 0;
  int table_[2] = {1, 2};
};
const std::array<int, 2> kTable = {f(1), 2};
enum class E { kOne, kTwo };
template <typename T>
auto h(T t, std::function<void(int, int)> call = [](int, int) {}) -> int {
  if (t) {
    call(1, 2);
  }
  return 0;
}
}  // namespace n
int main() { return 0; }
"""
        found = [(name, lines, count) for _, name, lines, count in functions.functions_of(code)]
        self.assertEqual(found, [("S", 0, 1), ("operator", 0, 2), ("h", 4, 2), ("main", 0, 0)])

    def test_braces_in_literals_do_not_count(self):
        self.assertEqual(blanked('f("{", \'{\', R"(})") // }').count("{"), 0)
        self.assertEqual(blanked("1'000'000; // x").strip(), "1'000'000;")


if __name__ == "__main__":
    unittest.main()
