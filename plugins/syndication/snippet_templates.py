"""The templates that a school may change, one for each network: theme/snippets/NAME.txt.j2."""

from __future__ import annotations

import stat
import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from safeguarding.errors import ConfigurationError
from syndication.network import Network
from syndication.template_language import FILTERS, parsed

FOLDER = "snippets"
"""In the folder of the theme."""
_SUFFIX = ".txt.j2"
_LARGEST = 8192
"""Bytes of a template."""


class SnippetTemplates:
    """Writes texts with the templates in `folder`, which people know as `called`.

    A template can read the words that it is given and nothing else: no files, no attributes, no
    private names. What it is made of (`template_language`) lets it end soon, whatever it says.
    """

    def __init__(self, folder: Path, called: str) -> None:
        self._folder = folder
        self._called = called
        self._templates: dict[str, Template] = {}
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # these are texts, not pages
        )
        self._environment.globals.clear()
        usual = self._environment.filters
        self._environment.filters = {name: usual[name] for name in sorted(FILTERS)}

    def write(self, network: Network, words: Mapping[str, object]) -> str:
        """The text for `network`. Raises ConfigurationError, with file and line, if it cannot."""
        try:
            template = self._templates.get(network.name) or self._read(network)
            return template.render(words)
        except ConfigurationError:
            raise
        except TemplateSyntaxError as error:
            why = error.message or "it cannot be read"
            raise self._cannot(network, error.lineno, why) from None
        except Exception as error:  # noqa: BLE001 - a template can raise anything that code can
            raise self._cannot(network, self._line_of(error), _why(error)) from None

    def _read(self, network: Network) -> Template:
        """The template of a network, read once for a build."""
        path = self._folder / f"{network.name}{_SUFFIX}"
        trouble = _trouble_with(path)
        if trouble:
            raise self._cannot(network, None, trouble)
        tree = parsed(self._environment, path.read_text(encoding="utf-8-sig"), path.name)
        code = self._environment.compile(tree, path.name, str(path))
        template = Template.from_code(self._environment, code, {})
        self._templates[network.name] = template
        return template

    def _line_of(self, error: Exception) -> int | None:
        """The line of the template on the way to the error."""
        frames = reversed(traceback.extract_tb(error.__traceback__))
        return next((f.lineno for f in frames if Path(f.filename).parent == self._folder), None)

    def _cannot(self, network: Network, line: int | None, why: str) -> ConfigurationError:
        place = f"{self._called}/{network.name}{_SUFFIX}{f', line {line}' if line else ''}"
        return ConfigurationError(
            f"The texts for {network.title} cannot be written with {place}: {why}.",
            "Undo the last change to that file, or tell whoever looks after the website.",
        )


def _trouble_with(path: Path) -> str:
    """Why a file is not even opened: a link may lead anywhere, a pipe may never end."""
    if path.parent.is_symlink():
        return f"the folder {path.parent.name} is a link, and is not followed"
    try:
        status = path.lstat()
    except OSError:
        return "it is missing"
    if stat.S_ISLNK(status.st_mode):
        return "it is a link, and is not followed"
    if not stat.S_ISREG(status.st_mode):
        return "it is no file"
    return f"it is longer than {_LARGEST} bytes" if status.st_size > _LARGEST else ""


def _why(error: Exception) -> str:
    """Never what the template was working on: that is the text of a post."""
    if isinstance(error, SecurityError):
        return "it does what a template for texts may not do"
    if isinstance(error, UndefinedError):
        return error.message or "it uses a word that it was not given"
    return f"it stops there with a {type(error).__name__}"
