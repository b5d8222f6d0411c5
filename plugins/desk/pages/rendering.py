"""The templates of the desk, beside this module. Everything that they are given is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from safeguarding.school import Shows

KINDS = {
    Shows.PUPILS: ("Pupils", "their faces can be seen"),
    Shows.BACKS: ("Pupils from behind", "no face to be seen"),
    Shows.ADULTS: ("Grown-ups only", "no pupil"),
    Shows.WORK: ("Pupils' work", "no child in the picture"),
    Shows.PLACE: ("A place or a thing", "nobody in the picture"),
}
"""What a picture may show, in plain words."""


@cache
def read(name: str) -> str:
    """A file beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FunctionLoader(read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["kinds"] = KINDS
    return made


def page(name: str, **shown: object) -> str:
    """The page that the template `name` makes of what it is shown."""
    return _templates().get_template(f"{name}.html.j2").render(**shown)
