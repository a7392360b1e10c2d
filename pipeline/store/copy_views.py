"""Views on shared paragraphs: who has them, who had them first, what is a plan's own."""

OWNERS = """
    SELECT p.document_id, p.plan_id, p.organization, p.province, p.start_year_be, a.announced,
           CASE WHEN p.province IS NOT NULL
                     AND count(DISTINCT p.province) OVER (PARTITION BY p.organization) > 1
                THEN p.organization || ' (' || p.province || ')' ELSE p.organization END AS owner
    FROM plans p LEFT JOIN plan_dates a USING (document_id)
"""


def earliest(owners: str) -> str:
    """Each owner of a shared paragraph with its first plan that has it; `owners`: how many there may be."""
    return f"""
        SELECT c.cluster_id, c.organizations, c.document_id, o.owner, o.start_year_be AS year_be, o.announced
        FROM paragraph_clusters c JOIN owners o USING (document_id)
        WHERE c.organizations {owners} AND o.owner IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY c.cluster_id, o.owner
            ORDER BY o.start_year_be NULLS LAST, o.announced NULLS LAST, c.document_id
        ) = 1
    """  # noqa: S608 (a constant of ours)


SHARED = f"""
    WITH earliest AS ({earliest(">= 2")}),
    first_year AS (
        SELECT cluster_id, min(year_be) AS first_year_be FROM earliest GROUP BY cluster_id
    ),
    first_day AS (
        SELECT cluster_id, first_year_be,
               CASE WHEN bool_and(announced IS NOT NULL) THEN min(announced) END AS first_day
        FROM earliest JOIN first_year USING (cluster_id) WHERE year_be = first_year_be
        GROUP BY ALL
    )
    SELECT c.cluster_id, any_value(c.members) AS members, any_value(c.plans) AS plans,
           any_value(c.organizations) AS organizations, any_value(f.first_year_be) AS first_year_be,
           any_value(f.first_day) AS first_announced,
           list(DISTINCT e.owner ORDER BY e.owner) FILTER (
               e.year_be = f.first_year_be AND (f.first_day IS NULL OR e.announced = f.first_day)
           ) AS first_owners,
           arg_min(t.text, e.year_be) AS text
    FROM earliest e LEFT JOIN first_day f USING (cluster_id)
    JOIN paragraph_clusters c USING (cluster_id, document_id)
    JOIN paragraphs t USING (document_id, ordinal)
    GROUP BY c.cluster_id
"""  # noqa: S608 (a constant of ours)

COPIED = f"""
    WITH earliest AS ({earliest("BETWEEN 2 AND 10")}),
    paired AS (
        SELECT a.cluster_id, a.organizations, a.owner AS earlier, b.owner AS later,
               a.document_id AS earlier_document, b.document_id AS later_document,
               a.year_be AS earlier_year_be, b.year_be AS later_year_be,
               CASE WHEN a.year_be < b.year_be THEN 'period'
                    WHEN a.year_be = b.year_be AND a.announced < b.announced THEN 'announcement'
               END AS decided_by,
               b.year_be < a.year_be OR (a.year_be = b.year_be AND b.announced < a.announced) AS reverse
        FROM earliest a JOIN earliest b ON a.cluster_id = b.cluster_id AND a.owner <> b.owner
    )
    SELECT cluster_id, earlier, later,
           CASE WHEN decided_by IS NULL THEN 'undecided' ELSE 'earlier first' END AS who_first, decided_by,
           count(decided_by) OVER (PARTITION BY cluster_id, earlier) = organizations - 1 AS is_first_of_all,
           earlier_year_be, later_year_be, earlier_document, later_document
    FROM paired
    WHERE decided_by IS NOT NULL OR (NOT coalesce(reverse, false) AND earlier < later)
"""  # noqa: S608 (a constant of ours)

GRAPH = """
    SELECT earlier, later, who_first, count(*) AS paragraphs,
           count(*) FILTER (is_first_of_all) AS paragraphs_first_of_all,
           count(*) FILTER (decided_by = 'announcement') AS decided_by_announcement,
           min(earlier_year_be) AS earlier_year_be, min(later_year_be) AS later_year_be
    FROM copied_paragraphs
    GROUP BY earlier, later, who_first
"""
