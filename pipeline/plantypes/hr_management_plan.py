"""Annual plan for managing and developing human resources: eighteen headings, mostly unnumbered."""

from pipeline.plantypes import development_sections as shared
from schemas.plan_type import PlanType, PlanTypeKey

PLAN_TYPE = PlanType(
    key=PlanTypeKey.HR_MANAGEMENT_PLAN,
    name_th="แผนการบริหารและพัฒนาทรัพยากรบุคคล",
    titles=(
        "แผนการบริหารและพัฒนาทรัพยากรบุคคล",
        "แผนบริหารและพัฒนาทรัพยากรบุคคล",
        "แผนการบริหารทรัพยากรบุคคล",
        "นโยบายการบริหารทรัพยากรบุคคล",
        "แผนการบริหารงานบุคคล",
    ),
    sections=(
        shared.FOREWORD,
        shared.RATIONALE,
        shared.OBJECTIVES,
        shared.VISION,
        shared.MISSION,
        shared.VALUES,
        shared.STRATEGIC_GOALS,
        shared.POLICY_LINKS,
        shared.ENVIRONMENT_ANALYSIS,
        shared.STAFFING_STRUCTURE,
        shared.POSITION_SERIES,
        shared.DEVELOPMENT_METHODS,
        shared.KNOWLEDGE_DEVELOPMENT,
        shared.HR_STRATEGY,
        shared.DEVELOPMENT_STRATEGY,
        shared.ACTION_PLAN,
        shared.STRATEGY_SUMMARY,
        shared.MONITORING,
        shared.RESPONSIBILITIES,
        shared.COMMITTEE,
        shared.CONCLUSION,
        shared.APPENDIX,
    ),
    forms=(shared.PROJECT_FORM, shared.SUMMARY_FORM, shared.STAFFING_FORM, shared.SERIES_FORM),
    years=(1,),
)
