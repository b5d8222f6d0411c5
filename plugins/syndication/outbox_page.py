"""The page on which the Headteacher sees everything that waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment, StrictUndefined

from syndication.networks import NETWORKS

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Outbox – {{ school }}</title>
<style>
body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
article { border-top: 1px solid #767676; padding: 1rem 0 2rem; }
.networks { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); }
.text { background: #f3f5f8; border-radius: .5rem; padding: 1rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
img { height: auto; max-width: min(100%, 30rem); }
h3, p { margin: .5rem 0; }
</style>
</head>
<body>
<h1>Waiting for the Headteacher</h1>
<p>{{ snippets | length }} {{ "post" if snippets | length == 1 else "posts" }} of {{ school }}.
Nothing here has been posted. The checks found no problem. A person must still look.</p>
{% for snippet in snippets %}
<article id="{{ snippet.slug }}">
<h2><a href="{{ snippet.url }}">{{ snippet.title }}</a></h2>
<div class="networks">
{% for network in networks %}
<section>
<h3>{{ network.title }}</h3>
<p class="text">{{ snippet.networks[network.name].text }}</p>
<p>{{ snippet.networks[network.name].length }} of {{ network.limit }} characters</p>
</section>
{% endfor %}
</div>
<p><img src="waiting/{{ snippet.slug }}/card.jpg" alt="{{ snippet.card.alt }}" width="1200"
height="630" loading="lazy"></p>
<p>{{ "The card shows a photo of the post." if snippet.card.photo
else "The card shows the name of the school and no photo." }}</p>
</article>
{% endfor %}
</body>
</html>
"""


def outbox_page(school: str, snippets: Sequence[Mapping[str, object]]) -> str:
    """The outbox as one HTML page without script, of what snippet.json holds; all is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string(_PAGE)
    return template.render(school=school, snippets=snippets, networks=NETWORKS)
