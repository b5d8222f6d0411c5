"""Pictures for the site, each a new file made from decoded pixels; a Pelican plugin."""

from photos.plugin import register
from photos.shelf import pictures_of

__all__ = ["pictures_of", "register"]
