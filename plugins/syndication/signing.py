"""Keys and signatures in the format of minisign, so that others can verify them without us."""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import minisign

from safeguarding.errors import ConfigurationError, Refused

_SIGNATURE = 74
"""Bytes of the signature in minisign's format: its kind, the key's id, and Ed25519's own 64."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature file that verified. `comment` is its trusted comment, which it covers."""

    data: bytes
    key: str
    """The public key, as in policy.toml."""
    comment: str


class SigningKey:
    """A secret key, open for as long as the block runs: `with unlock(path, passphrase) as key`."""

    def __init__(self, secret: minisign.SecretKey) -> None:
        self._secret = secret
        self.public: str = secret.get_public_key().to_base64().decode()

    def sign(self, data: bytes, comment: str) -> bytes:
        """The text of a signature file for `data`. `comment` is plain ASCII on one line."""
        signature = self._secret.sign(
            data, trusted_comment=comment, untrusted_comment="sign-off by the school"
        )
        return bytes(signature) + b"\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._secret.wipe()


def make_key(path: Path, passphrase: str) -> str:
    """Write a new secret key to `path`, locked with `passphrase`; the answer is the public key.

    Raises ConfigurationError if there is a file already: a key that is lost cannot be made again.
    """
    pair = minisign.KeyPair.generate()
    with pair.secret_key as secret:
        public: str = pair.public_key.to_base64().decode()
        secret.encrypt(passphrase)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise ConfigurationError(
                f"There is a key already: {path}. It was left as it is.",
                "To replace it while you still have it: invoke keys --rotate",
            ) from None
        with os.fdopen(handle, "wb") as file:
            file.write(bytes(secret) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    return public


def unlock(path: Path, passphrase: str) -> SigningKey:
    """The secret key in `path`.

    Raises ConfigurationError if there is none or the file holds something else, Refused if the
    passphrase is not its own.
    """
    try:
        secret = minisign.SecretKey.from_file(path)
    except FileNotFoundError:
        raise ConfigurationError(
            f"There is no key at {path}.",
            "Connect the stick that holds it, or make one: invoke keys. If it is lost, see "
            "docs/headteacher.md, “If the key is lost”.",
        ) from None
    except (OSError, minisign.Error) as error:
        raise ConfigurationError(f"{path} is no key that can be read.") from error
    if not secret.is_encrypted():
        raise ConfigurationError(
            f"The key {path} is not locked with a passphrase, so anybody at this computer could "
            "sign with it. Make another: invoke keys"
        )
    try:
        secret.decrypt(passphrase)
    except minisign.Error:
        raise Refused("The passphrase is wrong, so nothing was signed. Try again.") from None
    return SigningKey(secret)


def verified(data: bytes, signature: bytes, keys: tuple[str, ...]) -> Signature | None:
    """The signature if one of `keys` made it over exactly `data`; else None."""
    for key in keys:
        try:
            parsed = minisign.Signature.from_bytes(signature)
            minisign.PublicKey.from_base64(key).verify(data, parsed)
        except (minisign.Error, ValueError):
            continue
        return Signature(signature, key, parsed.trusted_comment)
    return None


def is_public_key(text: str) -> bool:
    """Whether `text` is a public key in minisign's format."""
    try:
        minisign.PublicKey.from_base64(text)
    except (minisign.Error, ValueError):
        return False
    return True


def key_id(key: str) -> bytes:
    """The eight bytes by which a signature names the public key that verifies it."""
    return base64.b64decode(key)[2:10]


def signature_key_id(signature: bytes) -> bytes:
    """The same of a signature; b"" if it is none."""
    lines = signature.splitlines()
    try:
        whole = base64.b64decode(lines[1], validate=True)
    except (IndexError, ValueError):
        return b""
    return whole[2:10] if len(whole) == _SIGNATURE else b""


def short(key: str) -> str:
    """How people tell a key from another: the last 12 characters, too many to be imitated."""
    return key[-12:]


def named(key: str) -> str:
    """The same for the name of a file."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]
