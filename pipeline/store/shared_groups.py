"""One group of shared paragraphs of the store: what most say, and how each plan departs from it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipeline.compare.comparison import FamilyReport, family_report
from pipeline.compare.consensus import as_printed
from pipeline.compare.families import LEAST_LIKE_MEDOID, Family, Member
from pipeline.compare.similarity import ratio
from pipeline.core.errors import UsageError
from pipeline.store.connection import Connection
from pipeline.store.derived import CLUSTERS, is_derived
from pipeline.text.searchable import match_key
from schemas.geometry import BBox, Frozen

MOST_MEMBERS = 400
"""Plans of a group that are read, those of the commonest wordings first: a template stands in thousands."""

MOST_WORDINGS = 40
"""Wordings among which the most typical one is looked for."""

COUNTS = """
    SELECT any_value(members), any_value(plans), any_value(organizations)
    FROM paragraph_clusters WHERE cluster_id = ?
"""

MEMBERS = """
    WITH one_each AS (
        SELECT p.plan_id, coalesce(w.owner, p.plan_id) AS organization, t.ordinal, t.section_key, t.page,
               t.bbox_pt, coalesce(g.route IN ('ocr', 'mixed'), false) AS from_ocr, t.text,
               replace(t.searchable, ' ', '') AS folded, o.full_name
        FROM paragraph_clusters c
        JOIN paragraphs t USING (document_id, ordinal)
        JOIN plans p USING (document_id)
        JOIN plan_documents d USING (document_id)
        JOIN owners w USING (document_id)
        LEFT JOIN organizations o USING (document_id)
        LEFT JOIN pages g ON g.document_id = t.document_id AND g.page = t.page
        WHERE c.cluster_id = ? AND d.is_current
        QUALIFY row_number() OVER (PARTITION BY p.plan_id ORDER BY t.ordinal) = 1
    )
    SELECT * EXCLUDE (holders) FROM (SELECT *, count(*) OVER (PARTITION BY folded) AS holders FROM one_each)
    ORDER BY holders DESC, folded, plan_id LIMIT ?
"""


class SharedGroup(Frozen):
    """A group: how many paragraphs, plans and owners it has, and what the plans that were read say.

    `unlike`: plans read that came into the group over a chain of others and are left out. `text` is the
    consensus with the spaces of the most typical plan; numbers and ties stay as that plan has them.
    """

    cluster_id: int
    paragraphs: int
    plans: int
    organizations: int
    plans_read: int
    unlike: int
    text: str
    report: FamilyReport


def shared_group(connection: Connection, cluster_id: int) -> SharedGroup:
    """The group with this number.

    Raises:
        UsageError: the store has no such group, or its groups are older than its plans.
    """
    if not is_derived(connection, CLUSTERS):
        raise UsageError("the groups are older than the plans of this store; run `phaen copies` first")
    ((paragraphs, plans, organizations),) = connection.execute(COUNTS, [cluster_id]).fetchall()
    rows = connection.execute(MEMBERS, [cluster_id, MOST_MEMBERS]).fetchall()
    if not rows:
        raise UsageError(f"{cluster_id} is no group; `phaen sql 'FROM shared_paragraphs'` lists them")
    names = sorted({match_key(row[-1]) for row in rows if row[-1]})
    report = family_report(family_of([member(row[:-1]) for row in rows]), names)
    return SharedGroup(
        cluster_id=cluster_id,
        paragraphs=paragraphs,
        plans=plans,
        organizations=organizations,
        plans_read=len(rows),
        unlike=len(rows) - len(report.family.members),
        text=as_printed(report.family.members[0], report.consensus),
        report=report,
    )


def member(row: Sequence[Any]) -> Member:
    """A row as a member."""
    plan_id, organization, ordinal, section_key, page, bbox, from_ocr, text, folded = row
    return Member(
        plan_id=plan_id,
        organization=organization,
        ordinals=(ordinal,),
        section_key=section_key,
        page=page,
        bbox=BBox(*bbox),
        from_ocr=from_ocr,
        text=text,
        folded=folded,
    )


def family_of(members: Sequence[Member]) -> Family:
    """The members, the most typical first; what came in over a chain and is unlike it is left out."""
    held = Counter(one.folded for one in members)
    common = held.most_common(MOST_WORDINGS)
    typical = max(common, key=lambda one: sum(n * ratio(one[0], text) for text, n in common))[0]
    first = next(one for one in members if one.folded == typical)
    rest = (one for one in members if one is not first)
    return Family(members=(first, *(m for m in rest if ratio(m.folded, typical) >= LEAST_LIKE_MEDOID)))
