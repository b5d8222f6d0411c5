"""Where the key is kept, and how a passphrase comes in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sign_off import handed_over

from desk.signing_key import expect_key, key_file, new_passphrase, passphrase
from safeguarding.errors import ConfigurationError
from safeguarding.project import Project


def test_the_key_is_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless the environment names another place, such as a stick."""
    monkeypatch.delenv("SIGNOFF_KEY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "config"))
    project = Project.at(tmp_path / "school")
    assert key_file(project).name == "headteacher.key"
    assert not key_file(project).is_relative_to(project.root)
    monkeypatch.setenv("SIGNOFF_KEY", str(tmp_path / "stick/my.key"))
    assert key_file(project) == tmp_path / "stick/my.key"
    with pytest.raises(ConfigurationError, match="There is no key"):
        expect_key(project)


def test_a_link_into_the_project_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key would be inside all the same."""
    project = Project.at(tmp_path / "school")
    project.content.mkdir(parents=True)
    (tmp_path / "stick").symlink_to(project.content)
    monkeypatch.setenv("SIGNOFF_KEY", str(tmp_path / "stick/my.key"))
    with pytest.raises(ConfigurationError, match="inside the project"):
        key_file(project)


def test_each_passphrase_is_a_line() -> None:
    """Two can stand one behind the other; letters of any language."""
    descriptor = handed_over("café lantern monkey\r\ngreen tractor umbrella")
    assert passphrase("", descriptor) == "café lantern monkey"
    assert new_passphrase(descriptor) == "green tractor umbrella"
    os.close(descriptor)


def test_what_cannot_be_read_is_told() -> None:
    """A descriptor that is not open, and a pipe in the place of a terminal."""
    with pytest.raises(ConfigurationError, match="No passphrase could be read"):
        passphrase("", 987)
    with pytest.raises(ConfigurationError, match="--passphrase-fd"):
        passphrase("", -1)


def test_an_accent_is_one_sign_on_every_computer() -> None:
    """A Mac may hand over “é” as two; the key was locked with one."""
    descriptor = handed_over("cafe\u0301 lantern monkey")
    assert passphrase("", descriptor) == "caf\u00e9 lantern monkey"
    os.close(descriptor)
