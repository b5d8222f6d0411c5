"""A TOML file read strictly: nothing unknown or of a wrong kind, and complaints with lines."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from safeguarding.dates import parse_date
from safeguarding.errors import ConfigurationError
from safeguarding.nearest import nearest


@dataclass(frozen=True, slots=True)
class Section:
    """One `[section]` of a file. The getters raise ConfigurationError for a wrong kind of value."""

    file: str
    text: str
    name: str
    values: Mapping[str, Any]
    index: int = 0
    """Which one, where a `[[section]]` stands several times; counted from 0."""

    def expect_only(self, known: Iterable[str]) -> None:
        """Raises ConfigurationError for a key that is not in `known`, with the nearest that is."""
        known = sorted(known)
        for key in self.values:
            if key not in known:
                self.refuse(key, f"“{key}” is not known here.{nearest(key, known)}")

    def text_of(self, key: str, default: str | None = "") -> str:
        """The text of `key`. A `default` of None means that it must be there and not be empty."""
        value = self.values.get(key, default)
        if value is None or (default is None and not str(value).strip()):
            self.refuse(key, f"“{key}” is missing.")
        if not isinstance(value, str):
            self.refuse(key, f'“{key}” must be a text in quotation marks, as {key} = "…".')
        return value.strip()

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.refuse(key, f"“{key}” must be true or false, without quotation marks.")
        return value

    def number(self, key: str, *, default: int, lowest: int, highest: int) -> int:
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.refuse(key, f"“{key}” must be a whole number from {lowest} to {highest}.")
        return value

    def date(self, key: str) -> dt.date | None:
        """A date, bare or in quotation marks; None when it is blank or not there."""
        value = self.values.get(key, "")
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if value == "":
            return None
        try:
            return parse_date(value)
        except (TypeError, ValueError):
            self.refuse(key, f"“{key}” must be a date, like 2026-09-01.")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        value = self.values.get(key, [])
        fine = isinstance(value, list) and all(isinstance(text, str) for text in value)
        if not fine or not all(text.strip() for text in value):
            self.refuse(key, f'“{key}” must be a list of texts, as {key} = ["…", "…"].')
        return tuple(text.strip() for text in value)

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Raises ConfigurationError that names the file, the line of `key` and the section."""
        line = self.line_of(key)
        place = f"{self.file}, line {line}" if line else self.file
        section = f" in [{self.name}]" if self.name else ""
        raise ConfigurationError(f"{place}{section}: {reason}")

    def line_of(self, key: str) -> int | None:
        """The line on which `key` stands, or its section begins; None when neither is found."""
        wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
        headings = re.compile(rf"\s*\[\[?\s*{re.escape(self.name)}\s*\]\]?")
        begins, inside, seen = None, not self.name, -1
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.lstrip().startswith("["):
                seen += bool(headings.match(line))
                inside = bool(headings.match(line)) and seen == self.index
                begins = number if inside else begins
            elif inside and wanted.match(line):
                return number
        return begins


@dataclass(frozen=True, slots=True)
class Sections:
    """A whole file, section by section."""

    file: str
    text: str
    values: Mapping[str, Any]

    def expect_only(self, known: Iterable[str]) -> None:
        known = sorted(known)
        for name, value in self.values.items():
            if name in known:
                continue
            line = Section(self.file, self.text, name, {}).line_of(name)
            if not isinstance(value, dict | list):
                line = Section(self.file, self.text, "", {}).line_of(name)
            place = f"{self.file}, line {line}" if line else self.file
            hint = nearest(name, known)
            raise ConfigurationError(f"{place}: the section [{name}] is not known.{hint}")

    def one(self, name: str) -> Section:
        """`[name]`; an empty one when it is not there."""
        value = self.values.get(name, {})
        if not isinstance(value, dict):
            whole = Section(self.file, self.text, "", {})
            whole.refuse(name, f"“{name}” must be a section, headed [{name}].")
        return Section(self.file, self.text, name, value)

    def many(self, name: str) -> tuple[Section, ...]:
        """Every `[[name]]`, in order."""
        values = self.values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            whole = Section(self.file, self.text, name, {})
            whole.refuse(name, f"each entry must be headed [[{name}]], with two brackets.")
        return tuple(
            Section(self.file, self.text, name, value, index) for index, value in enumerate(values)
        )


def read_sections(path: Path) -> Sections:
    """The sections of the TOML file `path`. Raises ConfigurationError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Sections(path.name, text, tomllib.loads(text))
    except FileNotFoundError:
        raise ConfigurationError(
            f"{path.name} was not found. It says who the school is and what it trusts; run the "
            "command in the school's site folder, or restore the file."
        ) from None
    except OSError as error:
        raise ConfigurationError(f"{path.name} cannot be opened ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise ConfigurationError(
            f"{path.name} is not UTF-8; save it again with the encoding UTF-8."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"{path.name} cannot be read {_place(str(error))}. Look there, and on the line before, "
            "for a missing quotation mark, comma or bracket, or for something written twice."
        ) from None


def _place(message: str) -> str:
    found = re.search(r"\(at (.*)\)$", message)
    return f"at {found[1].replace('column', 'letter')}" if found else "as a whole"
