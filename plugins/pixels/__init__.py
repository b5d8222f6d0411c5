"""An opened picture -> clean pixels, in this process or in one of its own.

Apart from `photos`, which is a Pelican plugin, so that the process that decodes a risky file loads
a decoder and nothing else.
"""
