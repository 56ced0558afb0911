# SPDX-License-Identifier: GPL-3.0-or-later
"""How long functions are and how many parameters they take, near enough to tell at once.

The tidy preset measures exactly, with clang-tidy; that takes minutes, this takes a second. It knows functions by
their heads at the level of namespaces and classes, in code that clang-format has laid out.
"""
import re

from sources import blanked

MOST_LINES = 60
MOST_PARAMETERS = 5
TYPES = re.compile(r"^\s*(template\s*<.*>\s*)?(class|struct|union|namespace|extern|inline\s+namespace)\b", re.S)


def parameters(head):
    """How many parameters the list in a function's head names."""
    head = re.sub(r"operator\s*\(\s*\)", "operator", head)
    start = head.find("(")
    depth, count, seen = 0, 0, False
    for c in head[start:]:
        if c in "(<[{":
            depth += 1
        elif c in ")>]}":
            depth -= 1
            if depth == 0:
                break
        elif c == "," and depth == 1:
            count += 1
        if depth >= 1 and c not in "( \n":
            seen = True
    return count + 1 if seen else 0


def functions_of(code):
    """-> [(line, name, lines of the body, parameters)]"""
    code = re.sub(r"(?m)^[ \t]*#.*$", lambda m: " " * len(m.group(0)), blanked(code))
    found, stack, head_start, brackets = [], [], 0, 0
    for at, c in enumerate(code):
        outside = not stack or stack[-1][0] == "scope"
        if c in "([":
            brackets += 1
        elif c in ")]":
            brackets -= 1
        elif c == "{":
            head = code[head_start:at]
            if outside and (brackets or not head[-1:].isspace()):
                stack.append(("value", at, ""))  # member_{value}, or a default argument: the head goes on after it
            elif outside and TYPES.match(head) and "(" not in head:
                stack.append(("scope", at, ""))
                head_start = at + 1
            elif outside and "(" in head and not re.search(r"(^|[^=<>!])=\s*$|\benum\b", head):
                stack.append(("function", at, head))
            else:
                stack.append(("block", at, ""))
        elif c == "}" and stack:
            kind, start, head = stack.pop()
            if kind == "function":
                name = re.search(r"([\w:~]+|operator\S+)\s*\(", head)
                found.append((code.count("\n", 0, start) + 1, name.group(1) if name else "?", max(0, code.count("\n", start, at) - 1), parameters(head)))
            if kind != "value" and (not stack or stack[-1][0] == "scope"):
                head_start = at + 1
        elif c == ";" and brackets == 0 and outside:
            head_start = at + 1
    return found


def oversized(name, code):
    wrong = []
    for line, function, lines, count in functions_of(code):
        if lines > MOST_LINES:
            wrong.append(f"{name}:{line}: {function} has {lines} lines; at most {MOST_LINES}")
        if count > MOST_PARAMETERS:
            wrong.append(f"{name}:{line}: {function} takes {count} parameters; at most {MOST_PARAMETERS}")
    return wrong
