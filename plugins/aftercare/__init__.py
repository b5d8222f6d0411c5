"""What is done for a picture that is already out: found, taken back, and looked at again.

`reach` says what a picture or a post came to; `checklist` what only people can do about it.
"""
