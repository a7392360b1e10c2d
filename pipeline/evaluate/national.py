"""A made-up country of plans with known copies: paragraphs, who wrote them, and the true clusters.

Everything follows from the seed. Words come from the Thai dictionary by a Zipf law, so that unrelated
paragraphs share the common ones; no text of a real plan is in it. What is drawn, and how often:

- 45 % of paragraphs come from 400 national templates, each in three generations of which a tenth to three
  tenths of the words are rewritten; a plan takes the generation of its years;
- 15 % are copied from another plan of the province that was announced before;
- 40 % are the plan's own, a quarter of them strung together from stock phrases, so that they look alike;
- two plans in three print the day they were announced, which says who of one round wrote first;
- the owner's name fills blanks; one paragraph in ten has words swapped, one in twenty lacks or adds a clause;
- seven plans in ten are digital text; two are scans with 0.5 to 1.5 % of signs misread, one with 2 to 4 %.

Not imitated: paragraphs cut by a page, tables.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from pipeline.text.dates import BE_MINUS_CE, MONTHS
from schemas.geometry import Frozen

BLANK = "\u25a1"
"""Where the owner's name goes in a template."""

TEMPLATES, GENERATIONS, PHRASES = 400, 3, 3000
PLANS_OF_A_PROVINCE = 103
FROM_TEMPLATE, COPIED, STOCK = 0.45, 0.15, 0.10
SWAPPED, CLAUSE_LOST, CLAUSE_ADDED = 0.10, 0.05, 0.05
WORDS_IN_A_CLAUSE = 9
CONSONANTS = "กขคงจชซดตถทธนบปผพฟภมยรลวศษสหอ"
PRINTS_DATE, ANNOUNCED_DAYS_BEFORE = 2 / 3, 90
"""Share of plans that print when they were announced, at most so many days before the first fiscal year."""

FIRST_YEAR_BE = 2561
YEARS_OF_A_GENERATION = 3
VOCABULARY, FLATTENING = 20_000, 8.0
NOISE_UP_TO = np.array([0.7, 0.9])
NOISE = ((0.0, 0.0), (0.005, 0.015), (0.02, 0.04))
"""Share of signs misread, from and to, of digital text, good scans and bad scans."""


class Country(Frozen):
    """How large a country to make."""

    plans: int = 7852
    paragraphs: int = 800
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary with the running sum of its probabilities."""

    words: tuple[str, ...]
    cumulative: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stock:
    """What all plans draw from: words, stock phrases, and templates as words by generation."""

    words: Words
    phrases: tuple[str, ...]
    templates: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a plan belongs to and when it begins; drawn apart from its text, so that others can look it up."""

    number: int
    name: str
    province: int
    start_year_be: int
    noise: float
    announced: dt.date
    prints_date: bool


@dataclass(frozen=True, slots=True)
class MadePlan:
    """One plan: its paragraphs, and for each the number of the true cluster it belongs to.

    `sources` gives the plan each paragraph was copied from, -1 where it was not.
    """

    owner: Owner
    texts: tuple[str, ...]
    truth: tuple[int, ...]
    sources: tuple[int, ...]


@cache
def thai_vocabulary() -> tuple[str, ...]:
    """Thai words of two to twelve signs, in a fixed order."""
    from pythainlp.corpus.common import thai_words  # noqa: PLC0415 (loads 62,000 words: only to make a corpus)

    plain = (word for word in thai_words() if word.isalpha() or all("ก" <= c <= "๎" for c in word))
    return tuple(sorted(word for word in plain if 2 <= len(word) <= 12))  # noqa: PLR2004 (signs, see above)


def drawn_words(words: Words, rng: Generator, count: int) -> list[str]:
    """Words by their probabilities."""
    picks = np.searchsorted(words.cumulative, rng.random(count)).tolist()
    return [words.words[n] for n in picks]


def chosen_words(rng: Generator) -> Words:
    """A vocabulary of the country in random order, with probabilities that fall with the rank."""
    words = tuple(thai_vocabulary()[n] for n in rng.permutation(len(thai_vocabulary()))[:VOCABULARY])
    weights = 1.0 / (np.arange(len(words)) + FLATTENING)
    cumulative = np.cumsum(weights / weights.sum())
    cumulative[-1] = 1.0
    return Words(words, cumulative)


@cache
def stock(seed: int) -> Stock:
    """The stock of a country."""
    rng = default_rng((seed, 0))
    words = chosen_words(rng)
    phrases = tuple("".join(drawn_words(words, rng, int(rng.integers(3, 7)))) for _ in range(PHRASES))
    return Stock(words, phrases, tuple(template(words, rng) for _ in range(TEMPLATES)))


def template(words: Words, rng: Generator) -> tuple[tuple[str, ...], ...]:
    """The generations of one template, as words; every other one has a blank for the owner's name."""
    first = drawn_words(words, rng, int(rng.integers(25, 70)))
    if rng.integers(2):
        first.insert(int(rng.integers(len(first))), BLANK)
    generations = [first]
    for _ in range(GENERATIONS - 1):
        generations.append(rewritten(generations[-1], words, rng))
    return tuple(tuple(generation) for generation in generations)


def rewritten(old: list[str], words: Words, rng: Generator) -> list[str]:
    """The next generation: a tenth to three tenths of the words replaced, in runs as editors do."""
    new = list(old)
    goal = len(old) * float(rng.uniform(0.1, 0.3))
    changed = 0
    while changed < goal:
        size = int(rng.integers(1, 7))
        start = int(rng.integers(max(len(new) - size, 1)))
        new[start : start + size] = drawn_words(words, rng, size)
        changed += size
    return new


def misread(text: str, share: float, rng: Generator) -> str:
    """The text with about that share of its signs lost, doubled or replaced."""
    count = int(rng.binomial(len(text), share)) if share else 0
    if not count:
        return text
    signs = list(text)
    places = rng.integers(len(signs), size=count)
    kinds = rng.integers(3, size=count)
    others = rng.integers(len(CONSONANTS), size=count)
    for place, kind, other in zip(places.tolist(), kinds.tolist(), others.tolist(), strict=True):
        signs[place] = ("", signs[place] * 2, CONSONANTS[other])[kind]
    return "".join(signs)


def edited(words: list[str], known: Stock, rng: Generator) -> list[str]:
    """Small local edits: words swapped, a clause lost or added."""
    dice = rng.random(3)
    if dice[0] < SWAPPED:
        for place in rng.integers(len(words), size=int(rng.integers(1, 4))).tolist():
            words[place] = known.words.words[int(rng.integers(500))]
    if dice[1] < CLAUSE_LOST and len(words) > 2 * WORDS_IN_A_CLAUSE:
        start = int(rng.integers(len(words) - WORDS_IN_A_CLAUSE))
        del words[start : start + WORDS_IN_A_CLAUSE]
    if dice[2] < CLAUSE_ADDED:
        start = int(rng.integers(len(words)))
        words[start:start] = drawn_words(known.words, rng, WORDS_IN_A_CLAUSE)
    return words


def owner(country: Country, number: int) -> Owner:
    """The owner of plan `number`."""
    rng = default_rng((country.seed, 1, number))
    known = stock(country.seed)
    words = "".join(drawn_words(known.words, rng, 2))
    name = f"เทศบาลตำบล{words}ที่{number}"  # subdistrict municipality of such a name, number so-and-so
    share = NOISE[int(np.searchsorted(NOISE_UP_TO, rng.random()))]
    noise = float(rng.uniform(*share))
    year = FIRST_YEAR_BE + YEARS_OF_A_GENERATION * int(rng.integers(GENERATIONS))
    before = int(rng.integers(1, ANNOUNCED_DAYS_BEFORE))
    announced = dt.date(year - BE_MINUS_CE - 1, 10, 1) - dt.timedelta(days=before)
    province = number // PLANS_OF_A_PROVINCE
    return Owner(number, name, province, year, noise, announced, bool(rng.random() < PRINTS_DATE))


def kinds(country: Country, number: int) -> NDArray[np.float64]:
    """A number from 0 to 1 for each paragraph of a plan, which says what kind of paragraph it is."""
    return default_rng((country.seed, 4, number)).random(country.paragraphs)


def own_words(country: Country, plan: int, place: int) -> list[str]:
    """The plan's own paragraph at `place`, as words; one in four is strung together from stock phrases."""
    known = stock(country.seed)
    rng = default_rng((country.seed, 2, plan, place))
    if rng.random() < STOCK / (1 - FROM_TEMPLATE - COPIED):
        return [known.phrases[n] for n in rng.integers(PHRASES, size=int(rng.integers(6, 12))).tolist()]
    return drawn_words(known.words, rng, int(rng.integers(20, 60)))


def elder(country: Country, who: Owner, rng: Generator) -> int | None:
    """A plan of the province announced before, lower in number; `None` where there is none."""
    for _ in range(8):
        other = int(rng.integers(max(who.number - 100, 0), who.number)) if who.number else 0
        if other == who.number:
            return None
        found = owner(country, other)
        if found.province == who.province and found.announced < who.announced:
            return other
    return None


def from_template(country: Country, who: Owner, rng: Generator) -> tuple[list[str], int]:
    """A template in the generation of the plan's years, as words, and its true cluster."""
    family = int(rng.integers(TEMPLATES))
    generation = (who.start_year_be - FIRST_YEAR_BE) // YEARS_OF_A_GENERATION
    return list(stock(country.seed).templates[family][generation]), family


def written_by(country: Country, writer: int, place: int) -> tuple[list[str], int]:
    """A plan's own paragraph, as words, and its true cluster."""
    return own_words(country, writer, place), TEMPLATES + writer * country.paragraphs + place


def announcement(day: dt.date) -> str:
    """How the day a plan was announced is printed."""
    month = MONTHS[day.month - 1][0]
    return f" ประกาศ ณ วันที่ {day.day} เดือน {month} พ.ศ. {day.year + BE_MINUS_CE}"  # announced on, month, B.E.


def made_plan(country: Country, number: int) -> MadePlan:
    """Plan `number` of the country."""
    who = owner(country, number)
    rng = default_rng((country.seed, 3, number))
    source = elder(country, who, rng)
    own_places = np.flatnonzero(kinds(country, source or 0) >= FROM_TEMPLATE + COPIED).tolist()
    texts, truth, sources = [], [], []
    last = country.paragraphs - 1 if who.prints_date else -1
    for place, kind in enumerate(kinds(country, number).tolist()):
        copied = source if FROM_TEMPLATE <= kind < FROM_TEMPLATE + COPIED else None
        if kind < FROM_TEMPLATE:
            words, cluster = from_template(country, who, rng)
        elif copied is None:
            words, cluster = written_by(country, number, place)
        else:
            words, cluster = written_by(country, copied, own_places[int(rng.integers(len(own_places)))])
        text = "".join(edited(words, stock(country.seed), rng)).replace(BLANK, who.name)
        text += announcement(who.announced) if place == last else ""
        texts.append(misread(text, who.noise, rng))
        truth.append(cluster)
        sources.append(-1 if copied is None else copied)
    return MadePlan(who, tuple(texts), tuple(truth), tuple(sources))


def made_plans(country: Country) -> Iterator[MadePlan]:
    """All plans, in order."""
    for number in range(country.plans):
        yield made_plan(country, number)
