"""Which module of a Python plugin imports which, at its start or in a function, and what mustn't."""
import ast
import glob
import os

LAYERS = ("glimpse_client", "logic", "viewer", "gui", "")  # each may import those before it


def sources_by_name(source, shared):
    """Paths by module as they are once a plugin is installed with what all share: ``viewer.port``."""
    places = (source, ""), (os.path.join(shared, "logic"), "logic."), (os.path.join(shared, "qt"), "gui.")
    return {
        prefix + os.path.relpath(path, folder)[: -len(".py")].replace(os.sep, "."): path
        for folder, prefix in places
        for path in glob.glob(os.path.join(folder, "**", "*.py"), recursive=True)
    }


def graph(paths):
    """The modules that each module imports of its own package; ``paths`` go by module."""
    return {name: set(_imports(name, path, set(paths))) for name, path in paths.items()}


def _imports(name, path, known):
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    package = name.split(".")[:-1]
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[: len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
        for one in node.names:
            inner = ".".join(base + [one.name])
            yield inner if inner in known else ".".join(base)


def _layer(module):
    folder = module.split(".")[0] if "." in module or module in LAYERS else ""
    return LAYERS.index(folder)


def upward(found):
    """What imports something of a layer above its own."""
    return sorted(
        "%s imports %s" % (name, other)
        for name, others in found.items()
        for other in others
        if _layer(other) > _layer(name)
    )


def circles(found):
    """Modules that import themselves by way of others."""

    def reached(start):
        seen, left = set(), list(found.get(start, ()))
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += found.get(one, ())
        return seen

    return sorted(name for name in found if name in reached(name))
