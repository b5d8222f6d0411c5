"""What git may not keep: registers, places in pictures, pupils' names in messages.

What git holds once, every copy of the repository holds for ever. Each hook works with the program
pre-commit (`.pre-commit-hooks.yaml`) and as a plain git hook: `python -m desk.hooks NAME`.
"""
