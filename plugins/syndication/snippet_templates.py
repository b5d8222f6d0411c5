"""The templates that a school may change, one for each network: theme/snippets/NAME.txt.j2."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from safeguarding.errors import ConfigurationError
from syndication.network import Network

FOLDER = "snippets"
"""In the folder of the theme."""
_SUFFIX = ".txt.j2"


class SnippetTemplates:
    """Writes texts with the templates in `folder`, which people know as `called`.

    A template can read the words that it is given and nothing else: no files, no attributes, no
    private names.
    """

    def __init__(self, folder: Path, called: str) -> None:
        self._folder = folder
        self._called = called
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # these are texts, not pages
        )

    def write(self, network: Network, words: Mapping[str, object]) -> str:
        """The text for `network`. Raises ConfigurationError, with file and line, if it cannot."""
        name = network.name + _SUFFIX
        try:
            return self._environment.get_template(name).render(words)
        except TemplateNotFound as error:
            raise self._cannot(network, str(error.name or name), None, "it is missing") from None
        except TemplateSyntaxError as error:
            why = error.message or "it cannot be read"
            raise self._cannot(network, error.name or name, error.lineno, why) from None
        except Exception as error:  # noqa: BLE001 - a template can raise anything that code can
            file, line = self._place(error, name)
            raise self._cannot(network, file, line, _why(error)) from None

    def _place(self, error: Exception, name: str) -> tuple[str, int | None]:
        """The innermost line of a template on the way to the error."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.parent == self._folder:
                return path.name, frame.lineno
        return name, None

    def _cannot(
        self, network: Network, file: str, line: int | None, why: str
    ) -> ConfigurationError:
        place = f"{self._called}/{file}{f', line {line}' if line else ''}"
        return ConfigurationError(
            f"The texts for {network.title} cannot be written with {place}: {why}.",
            "Undo the last change to that file, or tell whoever looks after the website.",
        )


def _why(error: Exception) -> str:
    """Never what the template was working on: that is the text of a post."""
    if isinstance(error, SecurityError):
        return "it does what a template for texts may not do"
    if isinstance(error, UndefinedError):
        return error.message or "it uses a word that it was not given"
    return f"it stops there with a {type(error).__name__}"
