"""Entities by spaCy's blank Thai pipeline over PyThaiNLP words, with span rules of ours.

The pipeline is built at the first call: importing it costs more than reading a short plan.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.entities.patterns import RULES, Label
from pipeline.gazetteer.organizations import organization_mentions
from pipeline.gazetteer.places import gazetteer, place_key

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENT = "plan_entities"
SPANS = "plan"
"""The key of the spans in `Doc.spans`; `Doc.ents` holds the same without overlaps."""
LONGEST_NAME = 30
_PLACE_WORDS = ("จังหวัด", "อำเภอ", "ตำบล")  # province, district, sub-district


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: offsets into the text, half-open."""

    label: Label
    text: str
    start: int
    end: int


def entities(text: str) -> tuple[Entity, ...]:
    """The entities of `text` in order, none overlapping another.

    Spans end where words end: a find that begins or ends inside a word takes the whole word.
    """
    doc = _language()(text)
    return tuple(Entity(Label(span.label_), span.text, span.start_char, span.end_char) for span in doc.ents)


@lru_cache(maxsize=1)
def _language() -> Any:  # noqa: ANN401 (spaCy publishes no types here)
    import spacy  # noqa: PLC0415 (slow; see the module)
    from spacy.language import Language  # noqa: PLC0415

    if not Language.has_factory(COMPONENT):
        Language.component(COMPONENT, func=_with_entities)
    language = spacy.blank("th")
    ruler: Any = language.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns(_token_patterns())
    language.add_pipe(COMPONENT)
    return language


def _token_patterns() -> list[dict[str, Any]]:
    """Token patterns: percentages and places written as separate words."""
    digits = {"TEXT": {"REGEX": r"^[0-9๐-๙.,]+$"}}
    blank = {"IS_SPACE": True, "OP": "*"}
    return [
        {"label": Label.PERCENT.value, "pattern": [{"TEXT": "ร้อยละ"}, blank, digits]},
        {"label": Label.AMOUNT.value, "pattern": [digits, blank, {"TEXT": "บาท"}]},
    ]


def _with_entities(doc: "Doc") -> "Doc":
    """Add the spans of the rules and of the gazetteer; the longest of overlapping spans wins."""
    from spacy.util import filter_spans  # noqa: PLC0415 (slow; see the module)

    spans = list(doc.ents)
    for start, end, label in (*_by_rule(doc.text), *_by_gazetteer(doc.text)):
        span = doc.char_span(start, end, label=label.value, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[SPANS] = spans
    doc.ents = filter_spans(spans)
    return doc


def _by_rule(text: str) -> list[tuple[int, int, Label]]:
    return [
        (match.start(), match.end(), rule.label) for rule in RULES for match in rule.pattern.finditer(text)
    ]


def _by_gazetteer(text: str) -> list[tuple[int, int, Label]]:
    """Organizations with a known or bounded name, and provinces, districts and sub-districts."""
    found = []
    for mention in organization_mentions(text):
        if mention.bounded:
            found.append((mention.start, mention.end, Label.ORGANIZATION))
    known = gazetteer()
    names = (known.provinces, known.districts, known.subdistricts)
    for word, places in zip(_PLACE_WORDS, names, strict=True):
        at = text.find(word)
        while at >= 0:
            end = _longest_name(text, at + len(word), places)
            if end:
                found.append((at, end, Label.PLACE))
            at = text.find(word, at + 1)
    return found


def _longest_name(text: str, start: int, places: Any) -> int | None:  # noqa: ANN401 (three kinds of mapping)
    """Where the longest known name that begins at `start` ends."""
    lead = len(text[start:]) - len(text[start:].lstrip())
    for length in range(LONGEST_NAME, 1, -1):
        name = text[start + lead : start + lead + length]
        if name == name.rstrip() and place_key(name) in places:
            return start + lead + length
    return None
