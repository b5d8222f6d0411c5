"""What a template for texts may be made of: little enough that it always ends, and stays small.

The sandbox of Jinja2 keeps files and private names away, but not a loop in a loop, a text times a
million or a template that includes itself. So there is one kind of loop, over the tags and not in
another; nothing is called but the date; and what makes a text longer does so by a few signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

_PARTS = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.Name,
    nodes.If,
    nodes.CondExpr,
    nodes.For,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Tuple,
    nodes.List,
    nodes.Keyword,
    nodes.Call,
)
FILTERS = frozenset(
    "upper lower title capitalize trim truncate first last length join replace default sort unique "
    "string".split()
)
_GROWING = frozenset({"join", "replace"})
_SHORT = 10
"""Signs that each of these may put between, or in the place of, others."""
_MOST_GROWING = 3
"""How many of these may stand in one expression: a text grows a thousandfold at most."""
_DATE = re.compile(r"(?:[^%]|%-?[A-Za-z]|%%){0,40}")
"""Without widths: strftime writes "%999999999d" with as many signs."""


def parsed(environment: Environment, source: str, name: str) -> nodes.Template:
    """The template in `source`, called `name` in messages.

    Raises TemplateSyntaxError, with the line, for what is no template or not of this language.
    """
    tree = environment.parse(source, name)
    for node in _every(tree):
        why = _trouble(node)
        if why:
            raise TemplateSyntaxError(
                f"{why} may not stand in a template for texts", node.lineno, name
            )
    return tree


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _trouble(node: nodes.Node) -> str:
    """What about this part, children apart, is not of the language; "" if nothing."""
    if not isinstance(node, _PARTS):
        return f"“{type(node).__name__}”"
    if isinstance(node, nodes.For):
        return _trouble_with_loop(node)
    if isinstance(node, nodes.Filter):
        return _trouble_with_filter(node)
    if isinstance(node, nodes.Call) and not _tells_the_date(node):
        return "a call, but of date.strftime with a plain pattern,"
    return ""


def _trouble_with_loop(loop: nodes.For) -> str:
    over = loop.iter
    while isinstance(over, nodes.Filter) and over.name in ("sort", "unique") and over.node:
        over = over.node
    if loop.recursive or not isinstance(over, nodes.Name) or over.name != "tags":
        return "a loop over anything but the tags"
    return "a loop in a loop" if any(loop.find_all(nodes.For)) else ""


def _trouble_with_filter(used: nodes.Filter) -> str:
    if used.name not in FILTERS:
        return f"the filter “{used.name}”"
    if used.name not in _GROWING:
        return ""
    given = [*used.args, *(keyword.value for keyword in used.kwargs)]
    if used.dyn_args or used.dyn_kwargs or not all(map(_is_short, given)):
        return f"“{used.name}” with anything but up to {_SHORT} signs in quotation marks"
    within = sum(one.name in _GROWING for one in used.find_all(nodes.Filter))
    return f"“{used.name}” so many times over" if within >= _MOST_GROWING else ""


def _is_short(given: nodes.Expr) -> bool:
    return isinstance(given, nodes.Const) and len(str(given.value)) <= _SHORT


def _tells_the_date(call: nodes.Call) -> bool:
    match call:
        case nodes.Call(
            node=nodes.Getattr(node=nodes.Name(name="date"), attr="strftime"),
            args=[nodes.Const(value=str(pattern))],
            kwargs=[],
            dyn_args=None,
            dyn_kwargs=None,
        ):
            return bool(_DATE.fullmatch(pattern))
        case _:
            return False
