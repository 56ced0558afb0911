# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that no compiler checks. Each takes the root of the project and returns what is wrong."""
import json
import pathlib
import re
import subprocess

from functions import oversized
from sources import files, read

CPP = (".cpp", ".hpp")

# Who may include whom (docs/architecture.md). A folder may always include itself.
LAYERS = {
    "lib/base": [],
    "lib/model": ["lib/base"],
    "lib/query": ["lib/base", "lib/model"],
    "lib/index": ["lib/base", "lib/model", "lib/query"],
    "lib/worker": ["lib/base", "lib/model"],
    "indexer/discover": ["lib/base", "lib/model"],
    "indexer/extract": ["lib/base", "lib/model", "lib/worker/protocol.hpp", "lib/worker/ocr_languages.hpp"],
    "indexer/parse": ["lib/base", "lib/model"],
    "indexer/pipeline": ["lib/base", "lib/model", "lib/query", "lib/index", "lib/worker", "indexer/discover", "indexer/parse"],
    "indexer/commands": ["lib/base", "lib/model", "lib/query", "lib/index", "lib/worker", "indexer/discover", "indexer/parse", "indexer/pipeline", "indexer/options.hpp"],
    "indexer": ["lib/base", "lib/model", "lib/query", "lib/index", "lib/worker", "indexer/discover", "indexer/parse", "indexer/pipeline", "indexer/commands"],
    "searchd": ["lib/base", "lib/model", "lib/query", "lib/index", "lib/worker"],
}

# Headers from outside, and the only files that may include them.
OWNERS = [
    (r"xapian(\.h|/)", r"lib/index/"),
    (r"poppler", r"indexer/extract/pdf(_open|_picture)?\.[ch]pp$"),
    (r"httplib\.h", r"searchd/http\.cpp$"),
    (r"CLI/", r"(indexer|searchd)/options\.cpp$"),
    (r"nlohmann/", r"(lib/model/((json|view|\w+_json)\.cpp|register_parts_json\.hpp)|searchd/(present\.cpp|\w*views?\.[ch]pp))$"),
    (r"kainjow/", r"searchd/present\.cpp$"),
    (r"toml\+\+/", r"indexer/pipeline/manifest_file\.cpp$"),
    (r"zip\.h", r"indexer/extract/"),
    (r"pugixml", r"indexer/extract/"),
    (r"libxml/", r"indexer/extract/html\w*\.[ch]pp$"),
    (r"(tesseract|leptonica)/", r"indexer/extract/ocr\.cpp$"),
    (r"gmime/", r"indexer/extract/mail\.cpp$"),
    (r"seccomp\.h", r"indexer/extract/lockdown\.cpp$"),
    (r"utf8proc\.h", r"lib/base/"),
    (r"openssl/", r"lib/base/hash\.cpp$"),
    (r"tl/expected", r"(lib/base/result\.hpp$|searchd/)"),
    (r"zlib\.h", r"(indexer/extract/|searchd/compress\.cpp$)"),
    (r"(gtest|gmock)/", r"(tests|bench)/"),
]


def layer_of(name):
    return next((layer for layer in sorted(LAYERS, key=len, reverse=True) if name.startswith(layer + "/")), None)


def includes(root, name):
    """-> [(line number, "<" or '"', what)]"""
    return [(n, m.group(1), m.group(2)) for n, line in enumerate(read(root, name).splitlines(), 1)
            if (m := re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line))]


def layers(root):
    wrong = []
    for name in files(root, *CPP):
        layer = layer_of(name)
        if layer is None:
            if name.startswith(("lib/", "indexer/")):
                wrong.append(f"{name}: is in no layer; tests/lint/rules.py lists them")
            continue
        for line, quote, what in includes(root, name):
            if quote != '"':
                continue
            target = layer_of(what)
            if target is None:
                wrong.append(f'{name}:{line}: "{what}" is not a path from the root of the project to a layer')
            elif target != layer and not any(what == a or (a == target and not a.endswith(".hpp")) for a in LAYERS[layer]):
                wrong.append(f"{name}:{line}: {layer} may not include {what}")
    return wrong


def third_party(root):
    wrong = []
    for name in files(root, *CPP):
        for line, _, what in includes(root, name):
            for header, owner in OWNERS:
                if re.match(header, what) and not re.match(owner, name) and not name.startswith("tests/"):
                    wrong.append(f"{name}:{line}: <{what}> may only be included in {owner}")
    return wrong


def anchor(heading):
    text = re.sub(r"[`*_]|\[|\]\([^)]*\)", "", heading.strip().lower())
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def links(root):
    wrong = []
    for name in files(root, ".md"):
        text = re.sub(r"```.*?```", lambda m: re.sub(r"[^\n]", " ", m.group(0)), read(root, name), flags=re.S)
        for n, line in enumerate(text.splitlines(), 1):
            for target in re.findall(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)", re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z][a-z0-9+.-]*:", target):
                    continue
                path, _, fragment = target.partition("#")
                place = (pathlib.Path(root) / name).parent / path if path else pathlib.Path(root) / name
                if not place.exists():
                    wrong.append(f"{name}:{n}: {target} does not exist")
                elif fragment and place.suffix == ".md":
                    headings = {anchor(h) for h in re.findall(r"^#+\s+(.*)$", place.read_text(encoding="utf-8"), re.M)}
                    if fragment not in headings:
                        wrong.append(f"{name}:{n}: {target}: there is no such heading")
    return wrong


def layout(root):
    names = files(root, *CPP)
    wrong = []
    for at in range(0, len(names), 40):
        done = subprocess.run(["clang-format", "--dry-run", "-Werror", "--ferror-limit=1", *names[at:at + 40]], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        found = sorted(set(re.findall(r"^([^\s:]+):\d+:\d+: error", done.stdout, re.M)))
        wrong += [f"{name}: not in the project's layout: clang-format -i {name}" for name in found]
        if done.returncode and not found:
            wrong.append(done.stdout.strip())
    return wrong


def needs_licence(root, name):
    if name.endswith(CPP + (".py", ".js", ".mjs", ".css", ".cmake", ".mustache", ".sh", "CMakeLists.txt")):
        return True
    return "." not in name.rsplit("/", 1)[-1] and read(root, name).startswith("#!")


def licence(root):
    return [f"{name}: no SPDX-License-Identifier: GPL-3.0-or-later at its head" for name in files(root)
            if needs_licence(root, name) and "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(read(root, name).splitlines()[:3])]


def references(value, found):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            found.append(value["$ref"])
        for inner in value.values():
            references(inner, found)
    elif isinstance(value, list):
        for inner in value:
            references(inner, found)
    return found


def resolves(document, pointer):
    for step in [s.replace("~1", "/").replace("~0", "~") for s in pointer.lstrip("/").split("/") if s]:
        if isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, dict) and step in document:
            document = document[step]
        else:
            return False
    return True


def schemas(root):
    import jsonschema
    wrong, documents, ids = [], {}, {}
    for name in files(root, ".json"):
        try:
            documents[name] = json.loads(read(root, name))
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    for name, document in documents.items():
        if not name.endswith(".schema.json"):
            continue
        try:
            jsonschema.Draft202012Validator.check_schema(document)
        except jsonschema.SchemaError as error:
            wrong.append(f"{name}: {error.message}")
        if not document.get("$id"):
            wrong.append(f"{name}: has no $id")
        elif document["$id"] in ids:
            wrong.append(f"{name}: has the same $id as {ids[document['$id']]}")
        ids[document.get("$id")] = name
    for name, document in documents.items():
        if not name.startswith("schemas/"):
            continue
        for target in references(document, []):
            place, _, pointer = target.partition("#")
            if re.match(r"[a-z]+:", place):
                known = documents.get(ids.get(place, ""))
            else:
                known = document if not place else documents.get(str(pathlib.PurePosixPath(name).parent / place))
            if known is None or not resolves(known, pointer):
                wrong.append(f"{name}: $ref {target} leads nowhere")
    return wrong


def functions(root):
    return [wrong for name in files(root, *CPP) if name.startswith(("lib/", "indexer/", "searchd/")) for wrong in oversized(name, read(root, name))]


def scripts(root):
    wrong = []
    for name in files(root):
        head = read(root, name)[:200].split("\n", 1)[0] if "." not in name.rsplit("/", 1)[-1] or name.endswith((".py", ".sh")) else ""
        path = str(pathlib.Path(root) / name)
        if "bash" in head and head.startswith("#!"):
            done = subprocess.run(["bash", "-n", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            wrong += [f"{name}: {done.stdout.strip()}"] if done.returncode else []
        elif name.endswith(".py"):
            try:
                compile(read(root, name), name, "exec")
            except SyntaxError as error:
                wrong.append(f"{name}:{error.lineno}: {error.msg}")
        if head.startswith("#!") and not pathlib.Path(path).stat().st_mode & 0o100:
            wrong.append(f"{name}: begins with #! and is not executable")
    return wrong


RULES = {rule.__name__: rule for rule in (layers, third_party, links, layout, licence, schemas, functions, scripts)}
