# SPDX-License-Identifier: GPL-2.0-or-later
"""No two modules import each other, directly or through others."""

import ast

from conftest import ROOT

TOP = ROOT / "reports/pidspec"


def imports(path, modules):
    """The modules of ours that a file imports, in functions as well."""
    package = ["pidspec", *path.relative_to(TOP).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[:len(package) - node.level + 1]
        base += node.module.split(".") if node.module else []
        for alias in node.names:
            for parts in (base + [alias.name], base):
                if ".".join(parts) in modules:
                    yield ".".join(parts)
                    break


def cycle(graph):
    """The modules of one, or []."""
    def visit(module, path):
        if module in path:
            return path[path.index(module):]
        return next(filter(None, (visit(other, path + [module])
                                  for other in graph[module])), [])
    return next(filter(None, (visit(module, []) for module in graph)), [])


def test_modules_do_not_import_each_other():
    modules = {}
    for path in TOP.rglob("*.py"):
        parts = ["pidspec", *path.relative_to(TOP).with_suffix("").parts]
        modules[".".join(p for p in parts if p != "__init__")] = path
    graph = {name: set(imports(path, modules)) - {name, "pidspec"}
             for name, path in modules.items()}
    assert graph["pidspec.pytest_plugin"] and graph["pidspec.exports.lava"]
    assert cycle(graph) == []


def test_cycles_are_found():
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c"]
