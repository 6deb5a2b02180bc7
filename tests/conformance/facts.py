"""What Python's own ast says of imports, calls, signatures and classes, one JSON object for each file named on a line of stdin."""

import ast
import json
import sys


def chain(node):
    """The callee as a text: names and attributes, `()` for a call in between; None for others."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = chain(node.value)
        return None if inner is None else f"{inner}.{node.attr}"
    if isinstance(node, ast.Call):
        inner = chain(node.func)
        return None if inner is None else f"{inner}()"
    return None


def base(node):
    """`Generic[T]` is the chain `Generic[]`."""
    return f"{chain(node.value)}[]" if isinstance(node, ast.Subscript) else chain(node)


def call(node):
    callee = chain(node.func)
    if callee is None:
        return []
    positional = len(node.args)
    keywords = [one.arg for one in node.keywords if one.arg is not None]
    return [[callee, positional, keywords]]


def imports(node, local):
    if isinstance(node, ast.Import):
        return [
            [one.name, 0, None, one.asname or one.name.split(".")[0], local]
            for one in node.names
        ]
    return [
        [node.module or "", node.level, one.name, one.asname or one.name, local]
        for one in node.names
    ]


def parameters(given):
    plain = [*given.posonlyargs, *given.args]
    starred = [one for one in (given.vararg,) if one]
    doubled = [one for one in (given.kwarg,) if one]
    return [one.arg for one in [*plain, *starred, *given.kwonlyargs, *doubled]]


class Facts(ast.NodeVisitor):
    def __init__(self):
        self.imports, self.calls, self.signatures, self.classes = [], [], [], []
        self.functions = 0
        self.owners = []

    def visit_Import(self, node):
        self.imports += imports(node, self.functions > 0)

    visit_ImportFrom = visit_Import

    def visit_Call(self, node):
        self.calls += call(node)
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        if self.functions == 0:
            name = ".".join([*self.owners, node.name])
            self.signatures.append([name, parameters(node.args)])
        self.functions += 1
        owners, self.owners = self.owners, []
        self.generic_visit(node)
        self.functions -= 1
        self.owners = owners

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        bases = [base(one) for one in node.bases]
        self.classes.append([".".join([*self.owners, node.name]), [one for one in bases if one]])
        self.owners.append(node.name)
        self.generic_visit(node)
        self.owners.pop()


def facts(path):
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    found = Facts()
    found.visit(tree)
    # A call in a decorator or a default stands before what it belongs to, so the order is left to the reader.
    return {
        "imports": found.imports,
        "calls": found.calls,
        "signatures": found.signatures,
        "classes": found.classes,
    }


for line in sys.stdin:
    print(json.dumps(facts(line.strip())))
