"""Walking over the projects of a plan."""

from schemas.geometry import Evidence
from schemas.plan import Plan
from schemas.project import Project


def all_projects(plan: Plan) -> tuple[Project, ...]:
    """Every project once, whether it stands under a strategy or not, in printed order."""
    under = tuple(project for strategy in plan.strategies for project in strategy.projects)
    return under or plan.projects


def project_label(project: Project) -> str:
    """How a message names a project."""
    number = "" if project.number is None else f" {project.number}"
    if project.strategy_number is not None and project.number is not None:
        number = f" {project.strategy_number}.{project.number}"
    return f"โครงการ{number} {project.name}".strip()


def project_evidence(project: Project) -> tuple[Evidence, ...]:
    """Where the project stands: its first box."""
    return project.evidence[:1]
