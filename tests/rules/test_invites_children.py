"""Who is asked to join a network: pupils must not be, parents may be."""

import pytest
from tests.rules.one_page import found_on, paragraph
from tests.school import Built
from tests.small_school import REPOSITORY

from safeguarding.documents import Kind

RULE = "invites-children"

LEAKS = [
    "Year 4, follow us on TikTok!",
    "Follow us on Instagram, Year 6!",
    "Children, please like our Facebook page.",
    "All children can subscribe to our YouTube channel.",
    "Pupils who want to see more can follow us on Instagram.",
    "Boys and girls, join our Discord for homework help.",
    "Everyone in Year 5 should join the class WhatsApp group.",
    "Don't forget to subscribe to our YouTube channel, children!",
    "Year 6! Follow us on Snapchat.",
    "Hello, Year 3! Have you seen our TikTok? Follow us there, children!",
    "We would love all our pupils to follow us on Twitter.",
    "Ask a grown-up to help you subscribe to our YouTube channel.",
    "Ask your mum or dad to download TikTok so that you can see the dance.",
    "Encourage your child to subscribe to our YouTube channel.",
    "Let your children follow us on Instagram.",
    "Parents and children, follow us on Twitter for updates.",
    "Children and parents can like our page on Facebook.",
    "Get your kids to join our Snapchat group.",
    "Kids: sign up for an Instagram account and tag us in your beans.",
    "Year Six can find us on TikTok from Monday.",
    "Year 2 pupils are invited to join us live on Instagram.",
    "Pupils may download WhatsApp to join the class chat.",
    "Why not follow us on TikTok, Year 5?",
    "School council, share this on Instagram and tag us!",
    "Reception, come and join us on TikTok!",
    "Girls and boys, add us on Snapchat.",
    "Children: create a YouTube account and post your experiment.",
    "The children should make an Instagram account for their bean.",
    "Year 6 leavers, join our Facebook group to stay in touch.",
    "Tell the children to follow our Twitch stream.",
    "Class 4B, follow us on X!",
    "Year 5 can join our WhatsApp channel for spellings.",
    "Pupils need to install Discord before Monday's coding club.",
    "Remember to like and subscribe to our YouTube channel, boys and girls!",
    "Year 4 must register for Reddit to see the answers.",
    "Invite the children to join us on Facebook.",
    "Hey kids, check out our Insta and give us a follow!",
    "If you are in Year 6, join our WhatsApp group tonight.",
    "Ask your parents if you can download Snapchat.",
    "Children are welcome to comment on our Facebook posts.",
    "Pupils: like and share our latest Facebook post to win a prize!",
    "All of Year 3 should watch our YouTube channel and hit subscribe.",
    "Get your mum's phone and follow us on Instagram.",
    "Every child needs a YouTube account for the computing homework.",
    "Year 6: tag us in your TikToks!",
    "Year 2, send us a Snap of your bean!",
    "Our Year 6 pupils are encouraged to follow the school on Instagram.",
    "Kids, smash that like button on our YouTube video!",
    "We challenge all children to post their dance on TikTok with us.",
    "Year 4: our new Instagram is live, follow it today!",
    "Dear children, download the Discord app for our chess league.",
    "Year 5, join our Roblox group!",
    "Boys and girls, come and follow me on Instagram and give me a like.",
    "Coding club now has its own Discord server, all Y5 and Y6 welcome.",
    "Leavers! Add me on Snapchat so that we can keep in touch.",
    "Year 6 have made a TikTok: search beansy6dance",
]
INNOCENT = [
    "Parents, follow us on Twitter for updates.",
    "Parents and carers can follow us on Twitter and like our Facebook page.",
    "Families, follow Year 4's trip on Twitter.",
    "Mums and dads, join our Facebook group for Year 6 parents.",
    "Follow us on Twitter: @cav_mcr",
    "You must be 13 to join TikTok.",
    "Children must be 13 or over to join Instagram, Snapchat and TikTok.",
    "Children should not join Snapchat.",
    "No child in our school is old enough to join TikTok.",
    "If children join Discord, strangers can message them.",
    "Pupils who join WhatsApp are under the minimum age.",
    "Some children follow us on Twitter through their parents.",
    "Many children have a TikTok account although they are too young.",
    "We taught Year 6 how to block and report on Instagram.",
    "Year 5 learnt what to do when strangers ask them to join a WhatsApp group.",
    "Year 4 talked about why people like and share on Facebook.",
    "Year 3 watched a film about beans on YouTube.",
    "The children like beans, and you can see them on our YouTube channel.",
    "Our children's assembly is on YouTube for parents to watch.",
    "Children, please bring a coat and a packed lunch.",
    "Year 6, join us in the hall at nine.",
    "Pupils can join the chess club on Monday.",
    "Follow the path to the pond, Year 2, and watch for newts.",
    "Children can subscribe to First News at the library.",
    "Like all children, ours want to know how beans grow.",
    "Sign up for the reading challenge, boys and girls!",
    "Please do not let your child download TikTok.",
    "Talk with your child before you let them join WhatsApp.",
    "Check whether your child has an Instagram account.",
    "Year 6 wrote a letter to Facebook about adverts.",
    "The twitter of birds woke the children on the second morning.",
    "Children never need to give their address to join anything on Facebook.",
    "Year 5 made a pretend Instagram profile for Henry VIII.",
    "Governors, staff and parents may join our Facebook group.",
    "The school posts on Facebook, Twitter and YouTube.",
    "Only the Headteacher posts on Twitter and Facebook.",
    "Most social networks are made for people of 13 and over.",
    "We use threads of wool: children, join the red thread to the blue one.",
    "The Year 4 rocket is on our Facebook page for families to see.",
    "Former pupils can join us on Facebook.",
    "Grandparents, like us on Facebook to see what the children plant.",
    "Children snap the beans, wash them and share them with us.",
    "Facebook: 13. Snapchat: 13. TikTok: 13.",
    "Show your child how to report and block somebody on WhatsApp.",
    "Year 2 sent a telegram to the King.",
    "Do not open a Snapchat account for your child.",
    "Year 6 pupils presented their findings on Instagram safety to parents.",
    "Thank you to the parents who shared our post on Facebook about the fair for Year 3 children.",
    "Follow our residential on Twitter as Year 6 climb Snowdon.",
    "Parents of Reception children can join the class WhatsApp group that the PTA runs.",
    "We would like parents to follow us on Twitter; children see the pictures in assembly.",
    "You can see our Year 6 production on YouTube from Friday.",
    "For updates on the children's trip, follow @cav_mcr on Twitter.",
    "Pupils use X and Y axes to plot beans.",
    "A parent asked how her child could leave a WhatsApp group.",
    "Children use an app called Numbots, and parents can follow us on Twitter.",
    "Ask your child what they watch on YouTube.",
    "Year 5: please log in to Google Classroom; parents will find the video on YouTube.",
    "Children, look at the sky tonight! Parents, share your pictures on Facebook.",
    "Year 6 looked at our Twitter feed in English and wrote headlines.",
    "To help your child stay safe on Instagram, set the account to private.",
    "Year 5, join our chess group!",
    "Year 6 have made a TikTok-style dance in the hall.",
    "Many of our children play Roblox, so look at the settings together.",
    "Year 4 made a poster about YouTube.",
    "Our leavers have made a film, and families can watch it on YouTube.",
    "Mr Hall has his own YouTube channel about steam trains.",
]


@pytest.mark.parametrize("words", LEAKS)
def test_asking_pupils_is_found(words):
    """However politely, and whoever is to do it for them."""
    assert found_on(RULE, paragraph(words))


@pytest.mark.parametrize("words", INNOCENT)
def test_asking_parents_and_giving_advice_pass(words):
    """The innocent twin: parents, lessons, warnings, and other clubs than networks."""
    assert not found_on(RULE, paragraph(words))


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.ENTRY, Kind.SNIPPET])
@pytest.mark.parametrize("html", ["<h1>Year 4, follow us on TikTok!</h1>", f"<p>{LEAKS[1]}</p>"])
def test_every_kind_of_page_is_looked_at(kind, html):
    """Headlines, feed entries and snippets too."""
    assert found_on(RULE, html, kind)


def test_our_own_page_about_ages_passes():
    """The page that tells families what the networks ask for is full of the same words."""
    page = (REPOSITORY / "content/pages/how-old-must-you-be.md").read_text(encoding="utf-8")
    assert not found_on(RULE, "".join(map(paragraph, page.split("\n\n"))))


def test_a_pupils_own_account_is_not_advertised(tmp_path):
    """Whoever reads it looks for the child there. Twin: a visitor's channel."""
    leak = "Oliver has his own YouTube channel, OllieBeans. Give him a like!"
    visitor = "The author has her own YouTube channel about beans."
    assert RULE in Built(tmp_path / "a").add_post("posts/a.html", paragraph(leak)).rules()
    assert RULE not in Built(tmp_path / "b").add_post("posts/b.html", paragraph(visitor)).rules()
