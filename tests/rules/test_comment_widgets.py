"""No comments on the site: every widget that brings them is refused, however embedded (S8)."""

import pytest
from tests.school import Built

WIDGETS = {
    "Disqus": '<div id="disqus_thread"></div><script src="https://school.disqus.com/embed.js">'
    "</script>",
    "Disqus, inline": "<script>var s = document.createElement('script'); "
    "s.src = 'https://school.disqus.com/embed.js'; document.body.appendChild(s);</script>",
    "Commento": '<script defer src="https://cdn.commento.io/js/commento.js"></script>',
    "utterances": '<script src="https://utteranc.es/client.js" repo="a/b" async></script>',
    "giscus": '<script src="https://giscus.app/client.js" data-repo="a/b" async></script>',
    "giscus, frame": '<iframe src="https://giscus.app/widget?origin=x"></iframe>',
    "Facebook": '<div class="fb-comments" data-href="https://blog.school.example/"></div>'
    '<script async src="https://connect.facebook.net/en_GB/sdk.js"></script>',
    "Facebook, frame": '<iframe src="https://www.facebook.com/plugins/comments.php"></iframe>',
    "Hyvor": '<script src="https://talk.hyvor.com/embed/embed.js" type="module"></script>',
    "Remark42": '<script src="https://remark42.example/web/embed.mjs"></script>',
    "Cusdis": '<script async defer src="https://cusdis.com/js/cusdis.es.js"></script>',
    "Isso": '<script data-isso="//comments.example/" src="//comments.example/js/embed.min.js">'
    "</script>",
    "Staticman": '<form method="POST" action="https://api.staticman.net/v2/entry"><textarea '
    'name="fields[message]"></textarea></form>',
    "a form of our own": '<form action="/comments"><input name="words"></form>',
    "Livefyre": '<object data="https://livefyre.example/comments"></object>',
}


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_comment_widget_is_refused(widget, tmp_path):
    """As what it loads from elsewhere, or as what no post may hold."""
    found = Built(tmp_path).add_post("posts/beans.html", WIDGETS[widget]).rules()
    assert found & {"third-party-resource", "unsafe-html"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Comments are welcome: ring the office.</p>",
        '<h2 id="comments">Comments</h2><p>There are none here.</p>',
        '<div class="comments"><p>What the class said: more beans!</p></div>',
        "<blockquote><p>Your comment on our beans was the best.</p></blockquote>",
    ],
)
def test_words_about_comments_pass(html, tmp_path):
    """The innocent twin."""
    assert Built(tmp_path).add_post("posts/beans.html", html).rules() == set()
