"""Views for the questions people ask first. The README's table of views is generated from here."""

from dataclasses import dataclass

from pipeline.store.copy_views import COPIED, GRAPH, OWNERS, SHARED
from pipeline.store.indicator_views import INDICATORS_BY_GROUP, INDICATORS_BY_ONE, PLAN_INDICATORS


@dataclass(frozen=True, slots=True)
class View:
    """A view: the question it answers, in both languages, and its SQL."""

    question_th: str
    question_en: str
    sql: str


CURRENT_FIRST = """
    d.status = 'loaded' DESC,
    CASE WHEN d.complete THEN 0 WHEN d.complete IS NULL THEN 1 ELSE 2 END,
    (SELECT count(*) FROM pages g WHERE g.document_id = d.document_id AND g.route IN ('ocr', 'mixed')),
    round(d.quality, 2) DESC NULLS LAST,
    d.page_count DESC,
    d.document_id
"""
"""The order in which the documents of one plan (same `plan_id`) speak for it; the first is the current one.

Read without a failed page before partly read, whole before unknown before a part, fewer recognised pages,
better read, more pages; then by document id, which is arbitrary but stays the same.
"""

VIEWS: dict[str, View] = {
    "plan_documents": View(
        "แผนเดียวกันมีกี่ไฟล์ ไฟล์ใดใช้เป็นตัวแทนของแผน (is_current)",
        "Which files hold the same plan, and which of them speaks for it (is_current)?",
        f"""
        SELECT p.plan_id, p.document_id, d.file_name,
               (SELECT list(path ORDER BY path) FROM files f WHERE f.document_id = d.document_id) AS paths,
               d.status, d.complete, d.quality, d.page_count,
               count(*) OVER (PARTITION BY p.plan_id) AS documents,
               row_number() OVER (PARTITION BY p.plan_id ORDER BY {CURRENT_FIRST}) = 1 AS is_current,
               json_extract_string(p.record, '$.revision.kind') AS revision_kind,
               json_extract(p.record, '$.revision.number')::BIGINT AS revision_number,
               json_extract(p.record, '$.revision.year_be')::BIGINT AS revision_year_be
        FROM plans p JOIN documents d USING (document_id)
        """,  # noqa: S608 (a constant of ours)
    ),
    "plan_overview": View(
        "มีแผนอะไรของใครบ้าง แต่ละแผนอ่านได้เท่าใด",
        "Which plans are there, whose, and how much of each was read?",
        """
        SELECT p.plan_id, p.plan_type, p.organization, p.district, p.province, p.start_year_be, p.end_year_be,
               p.document_id, d.file_name, c.is_current, d.page_count, d.complete, d.quality,
               (SELECT count(*) FROM sections s WHERE s.document_id = p.document_id) AS section_count,
               (SELECT count(*) FROM projects j WHERE j.document_id = p.document_id) AS project_count,
               (SELECT count(*) FROM issues i WHERE i.document_id = p.document_id) AS issue_count
        FROM plans p JOIN documents d USING (document_id) JOIN plan_documents c USING (document_id)
        """,
    ),
    "budget_by_strategy": View(
        "แต่ละยุทธศาสตร์มีกี่โครงการ ใช้งบประมาณเท่าใด (รวมจากแถวที่อ่านได้)",
        "How many projects and how many baht has each strategy (summed from the rows read)?",
        """
        SELECT p.plan_id, p.document_id, c.is_current, p.organization, j.strategy_number, j.strategy_title,
               count(*) AS project_count,
               count(*) FILTER (j.budget_status = 'amount') AS with_amount,
               count(*) FILTER (j.budget_status = 'none_declared') AS without_budget,
               count(*) FILTER (coalesce(j.budget_status, 'blank') IN ('blank', 'unreadable')) AS not_known,
               sum(j.total_baht) AS amount_baht
        FROM projects j JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        GROUP BY ALL
        """,
    ),
    "budget_by_department": View(
        "แต่ละส่วนราชการได้งบประมาณเท่าใด (เซลล์ที่ซ้ำกันนับทุกครั้งที่พิมพ์)",
        "How many baht has each department (a repeated cell counts each time it is printed)?",
        """
        SELECT p.plan_id, p.document_id, c.is_current, p.organization, b.department_key,
               count(*) AS line_count,
               sum(b.amount_baht) AS amount_baht
        FROM budget_lines b JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        GROUP BY ALL
        """,
    ),
    "staffing_by_unit": View(
        "แต่ละส่วนราชการมีอัตรากำลัง คนครอง และว่างเท่าใด",
        "How many posts, holders and vacancies has each unit?",
        """
        SELECT p.plan_id, p.document_id, c.is_current, p.organization, s.name AS unit, s.department_key,
               s.occupied, s.vacant, s.total,
               round(100.0 * s.vacant / nullif(s.total, 0), 1) AS vacancy_percent
        FROM staffing_units s JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        WHERE NOT s.is_printed_total
        """,
    ),
    "staffing_totals": View(
        "ยอดรวมอัตรากำลังที่พิมพ์ไว้ตรงกับผลบวกหรือไม่",
        "Do the printed staffing totals equal the sums?",
        """
        SELECT p.plan_id, p.document_id, c.is_current, p.organization,
               sum(s.occupied) FILTER (NOT s.is_printed_total) AS occupied_sum,
               max(s.occupied) FILTER (s.is_printed_total) AS occupied_printed,
               sum(s.vacant) FILTER (NOT s.is_printed_total) AS vacant_sum,
               max(s.vacant) FILTER (s.is_printed_total) AS vacant_printed,
               sum(s.total) FILTER (NOT s.is_printed_total) AS total_sum,
               max(s.total) FILTER (s.is_printed_total) AS total_printed
        FROM staffing_units s JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        GROUP BY ALL
        """,
    ),
    "post_totals_compared": View(
        "ยอดรวมตำแหน่งที่พิมพ์ไว้แต่ละยอดตรงกับผลบวกของตำแหน่งที่อ่านได้หรือไม่",
        "Does each printed total of posts equal the sum of the posts read?",
        """
        SELECT p.plan_id, p.document_id, c.is_current, p.organization, t.label, t.measure, t.department_key,
               t.personnel_kind, t.year_be, t.printed, t.recomputed, t.printed = t.recomputed AS agrees,
               t.page, t.bbox_pt
        FROM post_totals t JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        """,
    ),
    "organization_structure": View(
        "ผังโครงสร้างมีหน่วยใด อยู่ใต้หน่วยใด มีกี่ตำแหน่งและกี่อัตรา",
        "Which units has each structure chart, under which unit, with how many posts?",
        """
        SELECT p.plan_id, p.document_id, c.is_current, p.organization, u.chart_title, u.kind, u.number,
               u.name AS unit, a.name AS under, u.department_key,
               count(t.title) AS posts_named, sum(t.headcount) AS headcount, u.page, u.bbox_pt, u.ordinal
        FROM chart_units u JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        LEFT JOIN chart_units a ON a.document_id = u.document_id AND a.unit_id = u.parent_id
        LEFT JOIN chart_posts t ON t.document_id = u.document_id AND t.unit_id = u.unit_id
        GROUP BY ALL
        """,
    ),
    "sections_side_by_side": View(
        "หัวข้อเดียวกันของแต่ละแผนเขียนว่าอย่างไร",
        "What does each plan write under the same heading?",
        """
        SELECT s.key, p.organization, p.plan_id, p.document_id, c.is_current, s.printed_number,
               s.heading, s.first_page, s.last_page,
               length(s.text) AS characters, s.text
        FROM sections s JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        """,
    ),
    "open_findings": View(
        "พบข้อสังเกตอะไรที่ยังไม่ได้รับการยกเว้น",
        "Which findings stand and are not waived?",
        """
        SELECT p.organization, f.plan_id, f.document_id, c.is_current, f.rule, f.status,
               f.severity, f.message_th, f.page, f.bbox_pt, f.raw
        FROM findings f JOIN plans p USING (document_id) JOIN plan_documents c USING (document_id)
        WHERE f.status IN ('fail', 'warn') AND NOT f.waived
        """,
    ),
    "reading_quality": View(
        "แต่ละไฟล์อ่านด้วยวิธีใด หน้าใดอ่านไม่ได้",
        "How was each file read, and which pages could not be?",
        """
        SELECT d.file_name, g.route, count(*) AS page_count, round(avg(g.quality), 3) AS quality,
               list(g.page ORDER BY g.page) FILTER (g.route IN ('failed', 'empty')) AS unread_pages
        FROM pages g JOIN documents d USING (document_id)
        GROUP BY ALL
        """,
    ),
    "owners": View(
        "แต่ละแผนเป็นขององค์กรใด ประกาศใช้เมื่อใด (ชื่อซ้ำกันหลายจังหวัดเขียนจังหวัดกำกับ)",
        "Whose is each plan, and when was it announced (names in several provinces with the province)?",
        OWNERS,
    ),
    "shared_paragraphs": View(
        "ย่อหน้าใดหลายองค์กรใช้ร่วมกัน และใครใช้ก่อน (หลังสั่ง phaen copies)",
        "Which paragraphs do several owners share, and who had them first (after `phaen copies`)?",
        SHARED,
    ),
    "local_share": View(
        "แต่ละแผนเขียนเองกี่ส่วน (ตัวอักษรของย่อหน้าที่องค์กรอื่นไม่มี ต่อตัวอักษรทั้งหมด หลังสั่ง phaen copies)",
        "How much of each plan is its own (characters of paragraphs no other owner has, over all)?",
        """
        SELECT p.plan_id, p.document_id, v.is_current, p.organization, p.organization_kind, p.province,
               p.plan_type, p.start_year_be, t.section_key, sum(length(t.text)) AS characters,
               sum(length(t.text)) FILTER (coalesce(c.organizations, 1) < 2) AS local_characters,
               round(sum(length(t.text)) FILTER (coalesce(c.organizations, 1) < 2)
                     / nullif(sum(length(t.text)), 0), 3) AS local_share
        FROM paragraphs t
        JOIN plans p USING (document_id)
        JOIN plan_documents v USING (document_id)
        LEFT JOIN paragraph_clusters c USING (document_id, ordinal)
        GROUP BY ALL
        """,
    ),
    "copied_paragraphs": View(
        "ย่อหน้าที่สองถึงสิบองค์กรใช้ร่วมกัน ทีละคู่ ใครมีก่อน ตัดสินจากอะไร (หลังสั่ง phaen copies)",
        "Paragraphs of two to ten owners, pair by pair: who had it first, by what (after `phaen copies`)?",
        COPIED,
    ),
    "copy_graph": View(
        "ใครมีย่อหน้าร่วมกับใคร และใครมีก่อน (ไม่นับแม่แบบที่เกินสิบองค์กรใช้ หลังสั่ง phaen copies)",
        "Who shares paragraphs with whom, and who had them first (texts of more than ten owners left out)?",
        GRAPH,
    ),
    "plan_indicators": View(
        "ตัวเลขเทียบกันได้ของแต่ละแผน: โครงการ งบต่อยุทธศาสตร์และส่วนราชการ เป้าหมาย อัตราว่าง พร้อมตัวหาร",
        "What are each plan's comparable figures (projects, baht, targets, vacancies), with denominators?",
        PLAN_INDICATORS,
    ),
    "indicators_by_group": View(
        "ตัวเลขเทียบกันตามประเภทองค์กร จังหวัด และปี พร้อมจำนวนแผนที่ใช้คำนวณแต่ละตัว",
        "How do kinds of organization, provinces and years compare, and over how many plans each?",
        INDICATORS_BY_GROUP,
    ),
    "indicators_by_one": View(
        "ตัวเลขของแผนแต่ละประเภท แยกตามประเภทองค์กร จังหวัด หรือปี ทีละอย่าง (grouped_by) พร้อมตัวหาร",
        "How do plans of a type compare by kind of owner, by province, by year, one at a time (grouped_by)?",
        INDICATORS_BY_ONE,
    ),
}
