"""Writers vary names: whom "the Texas governor" means where the article gives it to nobody."""

import re

from analysis.quotes.lexicon import data, words
from analysis.quotes.people.cast import UNCLEAR, Found
from analysis.quotes.people.gender import gender_of
from analysis.quotes.people.offices import Office, fit, may_be_called, office
from analysis.quotes.people.people import Person
from analysis.quotes.speakers.scene import Scene

_SENTENCES_BACK = 2
_OWNED = re.compile(r"['’]s?\s")


def varied(scene: Scene, phrase: str, position: int) -> Found | None:
    """Somebody near whom an office may mean, if nothing that is told of the person is against it.

    In the sentence nobody who has the office already, for then something else of it differs: "the
    Texas senator" is not Sen. Lee of Ohio.
    """
    asked = office(phrase)
    if asked.head not in words("speakers", "roles", "one") or phrase[:4].lower() != "the ":
        return None
    owned = _OWNED.search(phrase)  # "the candidate's doctor" is not the candidate
    near = [one for one in scene.near(position) if not owned and not _holds(one, asked.head)]
    last = scene.last_person(position) if _tells(asked) else None
    fitting = [one for one in (*near, last) if one and _may_be(one, asked)]
    if not fitting:
        return None
    same = data("speakers")["roles"]["same"].get(asked.head, ())
    best = next((one for one in fitting if any(_holds(one, head) for head in same)), fitting[0])
    return Found(best, UNCLEAR, f"who is near, if the {asked.head} is meant")


def nearer(scene: Scene, held: Person, phrase: str, position: int) -> Found | None:
    """Who is the subject before, if the phrase may mean that one and not who has the office.

    "The senator" can be one of whom that is not told, where the one of whom it is told is not near,
    and "the Ohio senator" where it is not told that he is Ohio's.
    """
    asked = office(phrase)
    if asked.head in words("speakers", "roles", "single") or phrase[:4].lower() != "the ":
        return None
    told = asked.others - words("speakers", "offices", "distinguishing")
    if told and max(fit(asked, one) for one in held.offices) == 1:
        return None
    here = scene.document.sentence_at(position)
    near = range(max(0, here - _SENTENCES_BACK), here + 1)
    subjects, objects = (
        [(start, one) for sentence in near for start, one in named[sentence] if start < position]
        for named in (scene.subjects, scene.objects)
    )
    if not told and any(one is held for _, one in subjects + objects):
        return None
    fitting = [(start, one) for start, one in subjects if one is held or _may_be(one, asked)]
    _, last = max(fitting, key=lambda pair: pair[0], default=(0, held))
    why = f"the subject before, if the {asked.head} is meant"
    return Found(last, UNCLEAR, why) if last is not held else None


def _tells(asked: Office) -> bool:
    """Whether an office says enough to guess: "the Texas governor", no "former president"."""
    if asked.head in words("speakers", "roles", "single"):
        return bool(asked.others - words("speakers", "offices", "distinguishing"))
    return bool(asked.others)


def _holds(person: Person, head: str) -> bool:
    return any(held.head == head for held in person.offices)


def _may_be(person: Person, asked: Office) -> bool:
    gender = gender_of({asked.head})
    if gender and person.leaning != gender:  # "businessman" of one called he
        return False
    return may_be_called(asked, person.offices)
