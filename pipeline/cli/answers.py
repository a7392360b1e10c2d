"""Three answers from the store, in Thai: what `make run` ends with."""

from pathlib import Path

import click
from rich.table import Table

from pipeline.cli.terminal import output_console
from pipeline.store.connection import reading
from pipeline.store.queries import Answer, ask
from pipeline.store.views import VIEWS

QUESTIONS = {
    "plan_overview": """
        SELECT organization, plan_type, start_year_be, end_year_be, section_count, project_count, issue_count
        FROM plan_overview ORDER BY organization, start_year_be
    """,
    "budget_by_strategy": """
        SELECT organization, strategy_number, strategy_title, project_count, amount_baht
        FROM budget_by_strategy WHERE strategy_title IS NOT NULL
        ORDER BY organization, strategy_number LIMIT 12
    """,
    "staffing_totals": """
        SELECT organization, occupied_sum, occupied_printed, vacant_sum, vacant_printed,
               total_sum, total_printed
        FROM staffing_totals WHERE total_printed IS NOT NULL ORDER BY organization
    """,
}
"""View by view: the columns shown."""


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
def answers(db: Path) -> None:
    """Answer three questions from the store DB: which plans, what strategies cost, do totals add up."""
    console = output_console()
    with reading(db) as connection:
        for name, query in QUESTIONS.items():
            console.print(f"\n[bold]{VIEWS[name].question_th}[/bold]")
            console.print(_table(ask(connection, query)))


def _table(answer: Answer) -> Table:
    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    return table


if __name__ == "__main__":
    answers()
