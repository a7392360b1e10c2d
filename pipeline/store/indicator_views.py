"""Views of figures that can be compared between plans, each with its denominator."""

PLAN_INDICATORS = """
    SELECT p.plan_id, p.document_id, c.is_current, p.organization, p.organization_kind, p.province,
           p.plan_type, p.start_year_be, p.end_year_be, d.complete,
           j.projects, j.projects_with_amount, j.amount_baht, j.strategies,
           round(j.amount_baht / nullif(j.projects_with_amount, 0), 2) AS baht_per_project_with_amount,
           round(j.strategy_baht / nullif(j.strategies, 0), 2) AS baht_per_strategy,
           b.departments, round(b.amount_baht / nullif(b.departments, 0), 2) AS baht_per_department,
           i.indicators, i.indicators_with_number,
           round(i.indicators_with_number / nullif(i.indicators, 0), 3) AS share_with_number,
           coalesce(s.posts, l.posts) AS posts,
           CASE WHEN s.posts IS NOT NULL THEN 'staffing table'
                WHEN l.posts IS NOT NULL THEN 'list of posts' END AS posts_from,
           coalesce(s.posts_known, l.posts_known) AS posts_known_filled_or_vacant,
           coalesce(s.vacant_posts, l.vacant_posts) AS vacant_posts,
           round(coalesce(s.vacant_posts, l.vacant_posts)
                 / nullif(coalesce(s.posts_known, l.posts_known), 0), 3) AS vacancy_share,
           t.characters, t.local_characters,
           round(t.local_characters / nullif(t.characters, 0), 3) AS local_share
    FROM plans p
    JOIN documents d USING (document_id)
    JOIN plan_documents c USING (document_id)
    LEFT JOIN (
        SELECT document_id, count(*) AS projects, count(total_baht) AS projects_with_amount,
               sum(total_baht) AS amount_baht, count(DISTINCT strategy_number) AS strategies,
               sum(total_baht) FILTER (strategy_number IS NOT NULL) AS strategy_baht
        FROM projects GROUP BY document_id
    ) j USING (document_id)
    LEFT JOIN (
        SELECT document_id, count(DISTINCT department_key) AS departments,
               sum(amount_baht) FILTER (department_key IS NOT NULL) AS amount_baht
        FROM budget_lines GROUP BY document_id
    ) b USING (document_id)
    LEFT JOIN (
        SELECT document_id, count(*) AS indicators, count(target_value) AS indicators_with_number
        FROM indicators GROUP BY document_id
    ) i USING (document_id)
    LEFT JOIN (
        SELECT document_id, (sum(total) FILTER (NOT is_printed_total))::BIGINT AS posts,
               (sum(total) FILTER (NOT is_printed_total AND vacant IS NOT NULL))::BIGINT AS posts_known,
               (sum(vacant) FILTER (NOT is_printed_total AND total IS NOT NULL))::BIGINT AS vacant_posts
        FROM staffing_units GROUP BY document_id
    ) s USING (document_id)
    LEFT JOIN (
        SELECT document_id, count(*) AS posts,
               CASE WHEN bool_or(occupied) THEN count(occupied) END AS posts_known,
               CASE WHEN count(occupied) > 0 THEN count(*) FILTER (NOT occupied) END AS vacant_posts
        FROM positions GROUP BY document_id
    ) l USING (document_id)
    LEFT JOIN (
        SELECT document_id, sum(characters)::BIGINT AS characters,
               coalesce(sum(local_characters), 0)::BIGINT AS local_characters
        FROM local_share WHERE EXISTS (SELECT 1 FROM paragraph_clusters) GROUP BY document_id
    ) t USING (document_id)
"""

FIGURES_OF_A_GROUP = """
           count(*) AS plans,
           count(projects) AS plans_with_projects, median(projects) AS median_projects,
           count(amount_baht) AS plans_with_amounts, median(amount_baht) AS median_amount_baht,
           median(baht_per_project_with_amount) AS median_baht_per_project,
           count(baht_per_strategy) AS plans_with_strategy_amounts,
           median(baht_per_strategy) AS median_baht_per_strategy,
           count(baht_per_department) AS plans_with_department_amounts,
           median(baht_per_department) AS median_baht_per_department,
           sum(indicators)::BIGINT AS indicators,
           sum(indicators_with_number)::BIGINT AS indicators_with_number,
           round(sum(indicators_with_number) / nullif(sum(indicators), 0), 3) AS share_with_number,
           count(vacancy_share) AS plans_with_posts,
           sum(posts)::BIGINT AS posts,
           sum(posts_known_filled_or_vacant)::BIGINT AS posts_known_filled_or_vacant,
           sum(vacant_posts) FILTER (vacancy_share IS NOT NULL)::BIGINT AS vacant_posts,
           round(sum(vacant_posts) FILTER (vacancy_share IS NOT NULL)
                 / nullif(sum(posts_known_filled_or_vacant), 0), 3) AS vacancy_share,
           count(local_share) AS plans_with_local_share, sum(characters)::BIGINT AS characters,
           round(sum(local_characters) / nullif(sum(characters), 0), 3) AS local_share
"""
"""Of each figure over how many plans, projects, indicators, posts or characters it is."""

INDICATORS_BY_GROUP = f"""
    SELECT organization_kind, province, plan_type, start_year_be, {FIGURES_OF_A_GROUP}
    FROM plan_indicators WHERE is_current
    GROUP BY organization_kind, province, plan_type, start_year_be
"""  # noqa: S608 (a constant of ours)

INDICATORS_BY_ONE = f"""
    SELECT plan_type,
           CASE WHEN grouping(organization_kind) = 0 THEN 'organization_kind'
                WHEN grouping(province) = 0 THEN 'province'
                WHEN grouping(start_year_be) = 0 THEN 'start_year_be' ELSE 'all' END AS grouped_by,
           coalesce(organization_kind, province, start_year_be::VARCHAR) AS group_value, {FIGURES_OF_A_GROUP}
    FROM plan_indicators WHERE is_current
    GROUP BY GROUPING SETS (
        (plan_type), (plan_type, organization_kind), (plan_type, province), (plan_type, start_year_be)
    )
"""  # noqa: S608 (a constant of ours)
