"""Counts fan-in and interfaces of a repository with Python's own ast, apart from se-ml.

Reads from stdin one path of a source module a line (relative to the folder in argv[1]); argv[2] is JSON
{path: component}. Prints JSON: {"fan_in": {path: uses}, "interface": [path]}.

A use is a read of an imported name (with its attributes) outside of import statements, in another module than the one
that defines the name; names imported under TYPE_CHECKING are left out; local names hide imported ones.
"""

import ast
import json
import os
import sys
import warnings

warnings.simplefilter("ignore")
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
LONGEST = 12


class Module:
    def __init__(self, path, source):
        self.tree = ast.parse(source, path)
        self.defined, self.all = set(), None
        waiting = list(self.tree.body)
        while waiting:
            node = waiting.pop()
            if isinstance(node, SCOPES):
                self.defined.add(node.name)
                continue
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                self.defined.add(node.id)
            if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in node.targets):
                try:
                    self.all = list(ast.literal_eval(node.value))
                except (ValueError, TypeError):
                    self.all = None
            if not isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda)):
                waiting.extend(ast.iter_child_nodes(node))
        self.imports = [node for node in ast.walk(self.tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


class Repository:
    def __init__(self, root, paths):
        self.root, self.modules, self.folders = root, {}, set()
        for path in paths:
            try:
                with open(os.path.join(root, path), "rb") as handle:
                    self.modules[path] = Module(path, handle.read())
            except (SyntaxError, ValueError):
                continue
            folder = os.path.dirname(path)
            while folder:
                self.folders.add(folder)
                folder = os.path.dirname(folder)
        self.packages = {os.path.dirname(p) for p in self.modules if os.path.basename(p) == "__init__.py"}

    def at(self, stem):
        for path in (os.path.join(stem, "__init__.py"), stem + ".py"):
            if path in self.modules:
                return path
        return None

    def top(self, folder):
        while folder in self.packages and folder:
            folder = os.path.dirname(folder)
        return folder

    def is_project(self, folder):
        names = ("pyproject.toml", "setup.py", "setup.cfg")
        return folder == "" or any(os.path.exists(os.path.join(self.root, folder, name)) for name in names)

    def search_path(self, importer):
        own = os.path.dirname(importer)
        above, folder = [own], own
        while folder:
            folder = os.path.dirname(folder)
            above.append(folder)
        tops = {self.top(package) for package in self.packages}
        roots = [self.top(own)] + [f for f in above if self.is_project(f) or f in tops]
        roots += [os.path.join(r, "src") for r in list(roots) if os.path.join(r, "src") in self.folders]
        return ([own] if own not in self.packages else []) + roots

    def locate(self, importer, dotted):
        """Path of a module, or folder with a slash behind, for an absolute import."""
        stem = dotted.replace(".", "/")
        for root in self.search_path(importer):
            found = self.at(os.path.join(root, stem))
            if found:
                return found
            if "/" in stem and os.path.join(root, stem) in self.folders:
                return os.path.join(root, stem) + "/"
        if dotted.split(".")[0] in sys.stdlib_module_names:
            return None
        sibling = self.at(os.path.join(os.path.dirname(importer), stem))
        if sibling:
            return sibling
        tops = {self.top(package) for package in self.packages} | {""}
        anywhere = {self.at(os.path.join(root, stem)) for root in tops} - {None}
        return anywhere.pop() if len(anywhere) == 1 else None

    def base(self, importer, node):
        if not node.level:
            return self.locate(importer, node.module)
        folder = os.path.dirname(importer)
        for _ in range(node.level - 1):
            folder = os.path.dirname(folder)
        stem = os.path.join(folder, (node.module or "").replace(".", "/")).rstrip("/")
        return self.at(stem) or (stem + "/" if stem in self.folders or stem == "" else None)

    def submodule(self, path, name):
        found = self.at(os.path.join(os.path.dirname(path), name)) if path.endswith("__init__.py") else None
        return (found, True) if found else None

    def exports(self, path, name):
        listed = self.modules[path].all
        return not name.startswith("_") if listed is None else name in listed

    def resolve(self, path, name, depth=0):
        """(module that defines the name as seen from the module at path, whether the name is that module itself)"""
        if depth > LONGEST:
            return None
        module = self.modules[path]
        if name in module.defined:
            return path, False
        for node in module.imports:
            for alias in node.names:
                if (alias.asname or alias.name) != name or alias.name == "*":
                    continue
                if isinstance(node, ast.ImportFrom):
                    found = self.target(path, node, alias.name, depth + 1)
                else:
                    located = self.locate(path, alias.name)
                    found = (located, True) if located and not located.endswith("/") else None
                if found:
                    return found
        if self.submodule(path, name):
            return self.submodule(path, name)
        for node in module.imports:
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                base = self.base(path, node)
                if base and not base.endswith("/") and base != path and self.exports(base, name):
                    found = self.resolve(base, name, depth + 1)
                    if found:
                        return found
        return None

    def target(self, path, node, name, depth=0):
        base = self.base(path, node)
        if base is None:
            return None
        if base.endswith("/"):
            found = self.at(base.rstrip("/") + "/" + name if base != "/" else name)
            return (found, True) if found else None
        if base == path:
            return self.submodule(path, name)
        return self.resolve(base, name, depth) or (base, False)


class Uses(ast.NodeVisitor):
    def __init__(self, repository, path):
        self.repository, self.path = repository, path
        self.bound, self.plain, self.stars, self.edges, self.uses = {}, [], [], set(), []
        self.hidden = []
        for node, typing in walk_imports(repository.modules[path].tree):
            for alias in node.names:
                self.bind(node, alias, typing)

    def bind(self, node, alias, typing):
        if isinstance(node, ast.Import):
            found = self.repository.locate(self.path, alias.name)
            if not found or found.endswith("/"):
                return
            self.edges.add((found, typing))
            if alias.asname or "." not in alias.name:
                self.bound.setdefault(alias.asname or alias.name, []).append((typing, found, True))
            else:
                self.plain.append((alias.name, found, typing))
        elif alias.name == "*":
            base = self.repository.base(self.path, node)
            if base and not base.endswith("/"):
                self.edges.add((base, typing))
                self.stars.append(base)
        else:
            found = self.repository.target(self.path, node, alias.name)
            if found:
                self.edges.add((found[0], typing))
                self.bound.setdefault(alias.asname or alias.name, []).append((typing, *found))

    def visit_function(self, node):
        for outside in [*node.decorator_list, node.returns, *node.args.defaults, *node.args.kw_defaults]:
            if outside is not None:
                self.visit(outside)
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        for argument in every:
            if argument is not None and argument.annotation is not None:
                self.visit(argument.annotation)
        local = {argument.arg for argument in every if argument is not None}
        declared = set()
        waiting = list(node.body)
        while waiting:
            child = waiting.pop()
            if isinstance(child, (ast.Global, ast.Nonlocal)):
                declared.update(child.names)
            if isinstance(child, ast.Name) and not isinstance(child.ctx, ast.Load):
                local.add(child.id)
            if isinstance(child, SCOPES):
                local.add(child.name)
            if isinstance(child, ast.ExceptHandler) and child.name:
                local.add(child.name)
            waiting.extend(ast.iter_child_nodes(child))
        self.hidden.append(local - declared)
        for statement in node.body:
            self.visit(statement)
        self.hidden.pop()

    visit_FunctionDef = visit_AsyncFunctionDef = visit_function

    def visit_Attribute(self, node):
        parts, inner = [], node
        while isinstance(inner, ast.Attribute):
            parts.insert(0, inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name):
            self.take([inner.id, *parts])
        else:
            self.visit(inner)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self.take([node.id])

    def take(self, parts):
        root, dotted = parts[0], ".".join(parts)
        if any(root in names for names in self.hidden):
            return
        plain = [entry for entry in self.plain if dotted == entry[0] or dotted.startswith(entry[0] + ".")]
        if plain:
            name, found, typing = max(plain, key=lambda entry: len(entry[0]))
            self.follow(found, parts[name.count(".") + 1:], typing)
        elif root in self.bound:
            typing, found, is_module = sorted(self.bound[root], key=lambda entry: entry[0])[0]
            self.follow(found, parts[1:] if is_module else [], typing)
        else:
            for star in self.stars:
                found = self.repository.resolve(star, root) if self.repository.exports(star, root) else None
                if found:
                    self.follow(found[0], [], False)
                    break

    def follow(self, path, rest, typing):
        for part in rest:
            found = self.repository.resolve(path, part)
            if not found:
                break
            path, is_module = found
            if not is_module:
                break
        if path != self.path and not typing:
            self.uses.append(path)


def walk_imports(tree):
    waiting = [(tree, False)]
    while waiting:
        node, typing = waiting.pop(0)
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, typing
        for field, value in ast.iter_fields(node):
            guarded = isinstance(node, ast.If) and field == "body"
            inside = typing or (guarded and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"))
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    waiting.append((child, inside))


def main():
    repository = Repository(sys.argv[1], [line.rstrip("\n") for line in sys.stdin])
    home = json.loads(sys.argv[2])
    fan_in, interface = dict.fromkeys(repository.modules, 0), set()
    for path, module in repository.modules.items():
        uses = Uses(repository, path)
        uses.visit(module.tree)
        for used in uses.uses:
            fan_in[used] += 1
        for used in set(uses.uses) | {found for found, typing in uses.edges if not typing}:
            if home.get(used) != home.get(path):
                interface.add(used)
    print(json.dumps({"fan_in": fan_in, "interface": sorted(interface)}))


main()
