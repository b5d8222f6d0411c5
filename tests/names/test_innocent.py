"""What schools write every week, against a register of sixty with many English words for names."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import NameFinder

SENTENCES = """
Will you be able to help on the day? Please sign up at the office.
Will young people really enjoy a museum? Ours did.
We will walk up the hill to the grove if the weather is kind.
On 1 May the whole school danced around the pole.
Our May half term holiday begins on Friday 22 May 2026.
The Summer Fair will be on Saturday 4 July, and the green opens at noon.
In summer, green leaves cover the stone wall by the river.
Year 2 painted brown bears, grey wolves and a long, long train.
A brown hen laid a green egg, and everyone laughed.
Art Week: every class made a king, a queen and a castle.
Our art club meets on Tuesdays; mark the date in your diary.
Mark each answer with a green pen, then swap books.
Jack and the Beanstalk was this year's pantomime.
The giant chased Jack up the hill, and Jack chopped the stalk down.
Jack and Jill went up the hill to fetch a pail of water.
Daisy chains, young shoots and basil pots: Reception has been busy in the garden.
Joy filled the hall when the bell rang for the end of term.
The grace before lunch is said by a different class each week.
Hope, faith and charity were the theme of our harvest service.
The rose bed by the hill gate needs weeding.
King Charles and Queen Camilla sent us a reply!
Young children must be collected by an adult.
The Brown class and the Green class swapped rooms.
Brown paper, green string and white glue are all you need.
Please bring a coat: the sky may turn grey and the river may rise.
May we remind parents that the gates close at 8.55?
May all your days be merry and bright!
A King Cobra can be five metres long, Year 4 found out.
A Hill Walk: what to pack.
The Art of Writing a Good Letter
Lily pads, ivy and moss were drawn from life.
Ruby red, jasmine yellow and olive green were the favourite paints.
Robin redbreasts were counted in the Big Garden Birdwatch.
A swift is not a swallow, and a robin is not a wren.
Can you swim a long way? Can any of us?
An evening of music will be held in the hall.
Max. 30 tickets per family; power points are by the stage.
Poppy Appeal: poppies are on sale at the office until Friday.
The precious stones were rubies, pearls and jade.
Sunny spells are forecast, so bring a hat and a bottle of water.
We thanked the dean of the cathedral for the tour of the forest.
Be frank with us: how long should homework take?
The stone page of the river diary was written by Year 6.
The River Stour was our study this term.
Grace Darling rowed out to the wreck; Year 2 wrote about her courage.
Amelia Earhart flew alone across the Atlantic.
Mrs Grace May read us a story about a king.
Mr Hill and Mrs May will lead the trip.
Governors: Jack Brown will answer questions on Monday.
Team A. Green won, and Team B. Brown came second.
Plan A. Walk to the park. Plan B. Page through a good book.
Vitamin C. Brown rice has little of it.
I will, I may, I can: three words to learn.
Nobody got full marks, but four got nineteen.
Spring term ends at 2 pm. Summer term begins on a Tuesday.
Summer reading: six books for young readers.
We marched on 1 March and sang on 23 April.
Our new library is open, and the moss-green chairs are lovely.
The waters of the lake were still; the sky was pink.
Year 5 grew basil, thyme and rosemary on the sill.
Is it fair to mark down a poem for its spelling?
Hill, stream, wood and marsh are words on our map.
The young king in our play wore a green cloak.
Will the clocks go back? Yes, on Sunday.
Will it rain on Sports Day? We hope not!
The mason laid a stone, the taylor sewed and the walker walked on.
The grove of olive trees was a joy to paint.
""".strip().splitlines()


def test_there_are_enough() -> None:
    """The corpus is not thinned out by accident."""
    assert len(SENTENCES) >= 60


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_innocent_sentence_is_certain(finder: NameFinder, sentence: str) -> None:
    """No ordinary sentence is a certain name, as prose or as a label."""
    for place in (Place.PROSE, Place.LABEL):
        certain = [m for m in finder.find(sentence, place) if m.certainty is Certainty.CERTAIN]
        assert certain == []


def test_few_innocent_sentences_need_a_look(finder: NameFinder) -> None:
    """Dates, modals, lists and lower case keep most sentences free of any mention."""
    noticed = [sentence for sentence in SENTENCES if finder.find(sentence, Place.PROSE)]
    assert len(noticed) <= len(SENTENCES) // 3
