"""The site as it is previewed at school.

Facts about the school stand in policy.toml and nowhere else. Addresses are relative, so that the
built site can be opened from a disk; feeds, cards and snippets carry the public address.
"""

import logging
import sys
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "plugins"))

from pelican.plugins import sitemap

import attachments
import looking
import neighbours
import photos
import syndication
import videos
from safeguarding.guard import GuardedPelican
from safeguarding.knowledge import policy_for_configuration

# Nothing is published but through the gate; and a plugin that cannot be imported stops the build
# here, where Pelican would go on without it.
PELICAN_CLASS = GuardedPelican
PLUGINS = [photos, attachments, videos, looking, syndication, neighbours, sitemap]

PROJECT_ROOT = str(HERE)
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
THEME = str(HERE / "theme")

POLICY = policy_for_configuration(HERE)
SCHOOL = POLICY.school
ACCOUNTS = POLICY.accounts
NETWORK_NAMES = {"twitter": "Twitter", "facebook": "Facebook", "youtube": "YouTube"}
WRITTEN_POLICY = POLICY.document
"""The state of the written policy: a draft carries a label."""

SITENAME = SCHOOL.name
SITESUBTITLE = SCHOOL.tagline or f"News of {SCHOOL.name}"
SITE_ADDRESS = SCHOOL.url
SITEURL = SITE_ADDRESS
SITE_PATH = urlsplit(SITE_ADDRESS).path.rstrip("/")
FEED_DOMAIN = SITE_ADDRESS
RELATIVE_URLS = True
AUTHOR = SCHOOL.name
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en-GB"

ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages"]
# reStructuredText can put any file of this computer into a page.
READERS = {"rst": None}
STATIC_PATHS = ["albums", "downloads"]
STATIC_CREATE_LINKS = False
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "News"
# Matched against bare file names: tables and what editors and file managers leave behind.
IGNORE_FILES = [".*", "photos.csv", "videos.csv", "Thumbs.db", "desktop.ini", "~$*"]

ARTICLE_URL = ARTICLE_SAVE_AS = "posts/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "topics/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "404"]
CATEGORIES_SAVE_AS = "topics.html"
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None}
DEFAULT_PAGINATION = 10
# A folder for what follows the first page: Pelican's own "year-12" is page 2 of "year-1" as well.
PAGINATION_PATTERNS = [
    (1, "{name}{extension}", "{name}{extension}"),
    (2, "{name}/{number}{extension}", "{name}/{number}{extension}"),
]

# What is not finished or not due is not written at all.
WITH_FUTURE_DATES = False
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""

FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

SUMMARY_MAX_LENGTH = 30
TYPOGRIFY = False
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.abbr": {},
        "markdown.extensions.attr_list": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.sane_lists": {},
        # An `align` attribute, where the default is a style that the site's own rules forbid.
        "markdown.extensions.tables": {"use_align_attribute": True},
    },
    "output_format": "html",
}

# An empty description in a post means: take the one of the album.
LOG_FILTER = [
    (logging.WARNING, "Empty alt attribute for image %s in %s"),
    (logging.WARNING, "Other images have empty alt attributes"),
]

SITEMAP = {"format": "xml", "exclude": [r"^404\.html$", r"^topics\.html$", r"^tags"]}

CONCERN_PAGE = "report-a-concern.html"
MENU = (
    ("Home", "index.html"),
    ("All stories", "archives.html"),
    ("About us", "about.html"),
    ("Report a concern", CONCERN_PAGE),
)
FOOTER_LINKS = (
    ("Report a concern", CONCERN_PAGE),
    ("How old must you be?", "how-old-must-you-be.html"),
    ("Social media policy", "social-media-policy.html"),
    ("Privacy", "privacy.html"),
    ("Accessibility", "accessibility.html"),
)
