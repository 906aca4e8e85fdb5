"""Titles of records that are a whole sentence: they are no names, and what lies within them is found instead.

A record that was entered from words may have them as its title. In the text, this title would hide all that its own
sentence names. A title such as "Agreement between … and … on …" is a name, however long it is.
"""

import re
from typing import TYPE_CHECKING

from cooperation.intake.text_words import TextWords
from cooperation.intake.unknown import DOCUMENTS

if TYPE_CHECKING:
    from cooperation.intake.names import Finding

MIN_WORDS = 5  # of a sentence; a shorter title is a name, also if nothing else is in its line
MAX_WORDS_OF_NAME = 12  # of one that is all of a sentence with a full stop, unless it begins with "Agreement"
MOST_WORDS, NEARLY_ALL = 0.6, 0.9  # of the words of a sentence
_SAYS = re.compile(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|said|says|signed|agreed|met|held|hold|took|reached|amounted|rose"
    r"|grew|fell|started|began|opened|promised|pledged|intends?|plans|entered|became|discussed|cost|costs|announced"
    r"|подписал\w*|подписан\w*|договорил\w+|будет|будут|был[аио]?|состоял\w+|состоится|пров[её]л[аи]?|достиг\w*"
    r"|составил\w*|вырос\w*|намерен\w*|заявил\w*|сообщил\w*|обсудил\w*|вступил\w*|начал\w*|открыл\w*|пройд[её]т"
    r"|встретил\w+|обещал\w*|планирует\w*|планируют\w*)\b",
    re.IGNORECASE,
)


def is_whole_sentence(words: TextWords, finding: "Finding") -> bool:
    """Whether the title of a record that was found is (nearly) a whole sentence."""
    first, last = finding.span
    if last - first < MIN_WORDS or finding.candidate.noun not in ("agreement", "initiative"):
        return False
    begins, ends = words.sentence_of(first)
    share = (last - first) / (ends - begins)
    if share < MOST_WORDS or words.words[first].stem in DOCUMENTS:
        return False
    end = words.words[ends - 1].end
    is_long = last - first > MAX_WORDS_OF_NAME and share >= NEARLY_ALL and words.text[end : end + 1] == "."
    return is_long or _SAYS.search(words.printed(first, last)) is not None
