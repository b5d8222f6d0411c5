"""The word that somebody probably meant."""

from safeguarding.nearest import nearest


def test_the_likeliest_word_is_offered():
    """Or all there are, when none is alike."""
    assert nearest("websit", ["website", "twitter"]) == " Did you mean “website”?"
    assert nearest("x", ["website", "twitter"]) == " Known are: website, twitter."
    assert nearest("x", []) == ""
