"""Films of the school's YouTube channel, fetched only when somebody presses play; for Pelican."""

from videos.plugin import register

__all__ = ["register"]
