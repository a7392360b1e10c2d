"""What other owners print where a plan shares a paragraph: their versions, from the groups of paragraphs."""

from collections import defaultdict

from pipeline.compare.lapses import LEAST_VOTERS, Version
from pipeline.store.connection import Connection
from pipeline.store.derived import CLUSTERS, is_derived
from pipeline.text.searchable import match_key

Witnesses = dict[str, tuple[Version, ...]]
"""The versions of other owners and one's own, by the folded text of one's own paragraph."""

MOST = 12
"""Versions kept of a paragraph, one for each owner, the wordings of most owners first."""

SAMPLE = f"""
    CREATE OR REPLACE TEMP TABLE shared_versions AS
    WITH versions AS (
        SELECT c.cluster_id, coalesce(p.organization, p.plan_id) AS organization, min(o.name) AS name,
               replace(t.searchable, ' ', '') AS folded
        FROM paragraph_clusters c
        JOIN paragraphs t USING (document_id, ordinal)
        JOIN plans p USING (document_id)
        LEFT JOIN organizations o USING (document_id)
        WHERE c.organizations > {LEAST_VOTERS}
        GROUP BY ALL
    ), counted AS (
        SELECT *, count(*) OVER (PARTITION BY cluster_id, folded) AS owners FROM versions
    ), one_each AS (
        FROM counted QUALIFY row_number() OVER (
            PARTITION BY cluster_id, organization ORDER BY owners DESC, length(folded) DESC, folded
        ) = 1
    )
    FROM one_each QUALIFY row_number() OVER (
        PARTITION BY cluster_id ORDER BY owners DESC, md5(folded), organization
    ) <= {MOST}
"""  # noqa: S608 (constants of ours)

OF_A_DOCUMENT = """
    SELECT replace(t.searchable, ' ', ''), s.organization, s.name, s.folded
    FROM paragraph_clusters c
    JOIN paragraphs t USING (document_id, ordinal)
    JOIN shared_versions s USING (cluster_id)
    WHERE c.document_id = ?
    ORDER BY t.ordinal, s.owners DESC, s.organization
"""


def sample_versions(connection: Connection) -> bool:
    """Make the table of versions that `witnesses` reads, for this connection only.

    False where the groups of shared paragraphs do not answer for the plans there are: then nobody is heard.
    """
    if not is_derived(connection, CLUSTERS):
        return False
    connection.execute(SAMPLE)
    return True


def witnesses(connection: Connection, document_id: str) -> Witnesses:
    """The versions of each shared paragraph of a document (after `sample_versions`)."""
    found: defaultdict[str, list[Version]] = defaultdict(list)
    # Not by a cursor: that is another connection, which does not see the temporary table.
    rows = connection.execute(OF_A_DOCUMENT, [document_id]).fetchall()
    for own, organization, name, folded in rows:
        found[own].append(Version(organization, match_key(name or ""), folded))
    return {own: tuple(versions) for own, versions in found.items()}
