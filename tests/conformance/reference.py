"""Measures Python files with Python's own `ast` and `tokenize`, after the definitions in CONTRIBUTING.md.

An independent second opinion on se-ml's parser: it shares no code and no method with it. Reads one path a line from
standard input, writes one JSON object a line: `{path, error}` for a file that this Python cannot parse, else the
facts. A file that Python's `tokenize` module cannot read though `ast` can has `error` too. Needs Python 3.10.
"""

import ast
import io
import json
import re
import sys
import tokenize

IGNORED = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
TRIES = tuple(getattr(ast, name) for name in ("Try", "TryStar") if hasattr(ast, name))
HOLDERS = (ast.If, ast.With, ast.AsyncWith, *TRIES)
FSTRING_START = getattr(tokenize, "FSTRING_START", None)
FSTRING_END = getattr(tokenize, "FSTRING_END", None)
TRIPLE = re.compile(r"""[a-zA-Z]*('''|\"\"\")""")
HANDLED = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
# The parser gives up on longer chains of calls and attributes.
MOST_LINKS = 32


def tokens_of(source):
    return list(tokenize.tokenize(io.BytesIO(source).readline))


def lines_of_code(tokens):
    """Physical lines with a token that is neither a comment nor a triple-quoted string."""
    lines = set()
    inside = 0
    for token in tokens:
        if token.type == FSTRING_START and (inside or TRIPLE.match(token.string)):
            inside += 1
        elif token.type == FSTRING_END and inside:
            inside -= 1
        elif inside or token.type in IGNORED:
            pass
        elif token.type != tokenize.STRING or not TRIPLE.match(token.string):
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


class Colons:
    """Finds the line in which a signature ends: the last colon outside of brackets before the body."""

    def __init__(self, tokens):
        self.positions = []
        depth = 0
        for token in tokens:
            if token.type != tokenize.OP:
                continue
            if token.string in "([{":
                depth += 1
            elif token.string in ")]}":
                depth -= 1
            elif token.string == ":" and depth == 0:
                self.positions.append(token.start)

    def before(self, statement):
        first = min([statement, *getattr(statement, "decorator_list", [])], key=lambda node: node.lineno)
        place = (first.lineno, 10**9 if first is not statement else characters_before(statement))
        low, high = 0, len(self.positions)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.positions[middle] < place else (low, middle)
        return self.positions[low - 1][0]


def characters_before(node):
    # Bytes, not characters: enough, because nothing but blanks stands between a colon and a statement in its line.
    return node.col_offset


def decisions(nodes, skip_definitions=False):
    """Decision points of statements and of all that they hold."""
    count = 0
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if skip_definitions and isinstance(node, DEFINITIONS):
            stack.extend(node.decorator_list)
            continue
        count += own_decisions(node)
        stack.extend(ast.iter_child_nodes(node))
    return count


def own_decisions(node):
    if isinstance(node, (ast.If, ast.IfExp, ast.ExceptHandler, ast.Assert)):
        return 1
    if isinstance(node, LOOPS):
        return 1 + bool(node.orelse)
    if isinstance(node, TRIES):
        return int(bool(node.orelse))
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if type(node).__name__ == "match_case":
        return int(not (is_irrefutable(node.pattern) and node.guard is None))
    return 0


def is_irrefutable(pattern):
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None


def parameters(function, is_method):
    args = function.args
    positional = [*args.posonlyargs, *args.args]
    count = len(positional) + len(args.kwonlyargs) + bool(args.vararg) + bool(args.kwarg)
    static = any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.decorator_list)
    receiver = is_method and not static and positional and positional[0].arg in ("self", "cls")
    return count - bool(receiver)


class Units:
    """Outermost functions of a module."""

    def __init__(self, code, colons):
        self.code, self.colons, self.found = code, colons, []

    def collect(self, body, classes=()):
        for node in body:
            if isinstance(node, FUNCTIONS):
                self.found.append(self.measure(node, classes))
            elif isinstance(node, ast.ClassDef):
                self.collect(node.body, (*classes, node.name))
            else:
                for block in blocks_of(node):
                    self.collect(block, classes)

    def measure(self, node, classes):
        header = self.colons.before(node.body[0])
        return {
            "name": ".".join((*classes, node.name)),
            "kind": "method" if classes else "function",
            "line": node.lineno,
            "endLine": node.end_lineno,
            "codeLines": 1 + sum(line in self.code for line in range(header + 1, node.end_lineno + 1)),
            "parameters": parameters(node, bool(classes)),
            "complexity": 1 + decisions(node.body),
        }


def blocks_of(node):
    """Statement lists that a compound statement holds."""
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        if isinstance(block, list):
            yield block
    for holder in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield holder.body


def is_literal(node):
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return all(map(is_literal, node.elts))
    if isinstance(node, ast.Dict):
        return all(key is not None and is_literal(key) for key in node.keys) and all(map(is_literal, node.values))
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, (ast.UAdd, ast.USub)) and is_literal(node.operand)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, (ast.Add, ast.Sub)) and is_literal(node.left) and is_literal(node.right)
    return False


def runs_nothing(node):
    """Imports, definitions, docstrings, assignments of literals, and what holds nothing but those."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass, *DEFINITIONS)):
        return True
    if isinstance(node, (ast.Expr, ast.Assign)):
        return is_literal(node.value)
    if isinstance(node, ast.AnnAssign):
        return node.value is None or is_literal(node.value)
    if isinstance(node, HOLDERS):
        return all(runs_nothing(one) for block in blocks_of(node) for one in block)
    return type(node).__name__ == "TypeAlias"


def script(tree, code):
    active = [node for node in tree.body if not runs_nothing(node)]
    if not active:
        return None
    lines = {line for node in active for line in range(node.lineno, node.end_lineno + 1)} & code
    for node in active:
        for definition in outermost_definitions(node):
            lines -= set(range(definition.lineno, definition.end_lineno + 1))
    return {"line": active[0].lineno, "codeLines": len(lines), "complexity": 1 + decisions(active, True)}


def outermost_definitions(node):
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, DEFINITIONS):
            yield one
        else:
            stack.extend(statement for block in blocks_of(one) for statement in block)


class Imports:
    """All imported names, with what they stand under."""

    def __init__(self, tree):
        self.found = []
        # Statements still to see, with the context of their block: (node, local, typing, guarded).
        stack = [(node, False, False, False) for node in reversed(tree.body)]
        while stack:
            node, *context = stack.pop()
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.add(node, *context)
            inner = [(one, *after) for block, after in self.blocks(node, *context) for one in block]
            stack.extend(reversed(inner))

    def blocks(self, node, local, typing, guarded):
        if isinstance(node, ast.If):
            checking = ast.unparse(node.test) == "TYPE_CHECKING" or re.fullmatch(r"\w+\.TYPE_CHECKING", ast.unparse(node.test))
            yield node.body, ((local, True, guarded) if checking else (local, typing, True))
            yield node.orelse, (local, typing, True)
            return
        guarded = guarded or (isinstance(node, TRIES) and any(map(handles_import, node.handlers)))
        local = local or isinstance(node, FUNCTIONS)
        for block in self.blocks_in_order(node):
            yield block, (local, typing, guarded)

    @staticmethod
    def blocks_in_order(node):
        holders = (*getattr(node, "handlers", ()), *getattr(node, "cases", ()))
        blocks = [getattr(node, "body", []), *(one.body for one in holders), getattr(node, "orelse", [])]
        yield from (block for block in (*blocks, getattr(node, "finalbody", [])) if isinstance(block, list))

    def add(self, node, local, typing, guarded):
        for alias in node.names:
            if isinstance(node, ast.Import):
                entry = [alias.name, 0, None, alias.asname or alias.name.split(".")[0]]
            else:
                entry = [node.module or "", node.level, alias.name, alias.asname or alias.name]
            self.found.append([*entry, getattr(alias, "lineno", node.lineno), local, typing, guarded])


def handles_import(handler):
    if handler.type is None:
        return True
    return any(getattr(one, "id", getattr(one, "attr", None)) in HANDLED for one in ast.walk(handler.type))


def calls(tree, lines):
    """Calls whose callee is a dotted name, by the place of the parenthesis. Places inside of f-strings need 3.12."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            callee = dotted(node.func, lines)
            if callee is not None:
                place = (node.func.end_lineno, node.func.end_col_offset)
                positional = len(node.args)
                found.append((place, [callee, place[0], positional, [one.arg for one in node.keywords if one.arg]]))
    return [entry for _, entry in sorted(found, key=lambda one: one[0])]


def dotted(func, lines):
    if lines[func.lineno - 1][func.col_offset : func.col_offset + 1] == b"(" or is_parenthesised(func, lines):
        return None
    parts = []
    for _ in range(MOST_LINKS):
        if isinstance(func, ast.Name):
            return func.id + "".join(reversed(parts))
        if isinstance(func, ast.Attribute):
            parts.append("." + func.attr)
            func = func.value
        elif isinstance(func, ast.Call):
            parts.append("()")
            func = func.func
        else:
            return None
    return None


def is_parenthesised(func, lines):
    rest = lines[func.end_lineno - 1][func.end_col_offset :].lstrip()
    return not rest.startswith((b"(", b"\\", b"#")) and rest.strip() != b""


def measure(path):
    with open(path, "rb") as file:
        source = file.read()
    tree = ast.parse(source)
    tokens = tokens_of(source)
    code = lines_of_code(tokens)
    units = Units(code, Colons(tokens))
    units.collect(tree.body)
    facts = {"codeLines": len(code), "units": units.found, "script": script(tree, code), "imports": Imports(tree).found}
    facts["valid"] = compiles(tree)
    if FSTRING_START is not None:
        facts["calls"] = calls(tree, re.split(rb"\r\n|\r|\n", source.removeprefix(b"\xef\xbb\xbf")))
    return facts


def compiles(tree):
    """Some errors of syntax, such as a star import from `__future__`, come up after parsing only."""
    try:
        compile(tree, "module", "exec", dont_inherit=True)
        return True
    except SyntaxError:
        return False


def main():
    sys.setrecursionlimit(20_000)
    for line in sys.stdin:
        path = line.rstrip("\n")
        try:
            facts = measure(path)
        except Exception as error:
            facts = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"path": path, **facts}), flush=True)


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    main()
