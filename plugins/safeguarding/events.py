"""What the gate announces to the plugins, in the manner of Pelican's own signals."""

from __future__ import annotations

from blinker import signal

promoted = signal("safeguarding.promoted")
"""Sent with the BuildRecord, and `target` (Path), when a passed site has been put in place."""
