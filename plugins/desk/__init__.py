"""Local web pages for the people at school: the preview and its findings."""
