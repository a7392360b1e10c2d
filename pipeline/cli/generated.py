"""Write the files that are generated from the code, or check that they are fresh."""

import json
import sys
from pathlib import Path

import click
from pydantic import BaseModel

from pipeline.audit.rule import rules
from pipeline.report.rules_markdown import rules_markdown
from pipeline.store.dictionary import store_readme
from schemas.finding import Finding
from schemas.plan import Plan
from schemas.profile import Profile

ROOT = Path(__file__).parent.parent.parent


def contents() -> dict[Path, str]:
    """What each generated file must hold."""
    models: dict[str, type[BaseModel]] = {"plan": Plan, "finding": Finding, "profile": Profile}
    folder = ROOT / "schemas" / "jsonschema"
    return {
        **{folder / f"{name}.json": _schema(model) for name, model in models.items()},
        ROOT / "pipeline" / "store" / "README.md": store_readme(),
        ROOT / "pipeline" / "audit" / "RULES.md": rules_markdown(rules().values()),
    }


def _schema(model: type[BaseModel]) -> str:
    shape = model.model_json_schema(mode="serialization")
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a file is stale.")
def generated(*, check: bool) -> None:
    """Write the generated files (JSON Schemas, the data dictionary), or check them."""
    stale = [p for p, text in contents().items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(contents()[path], encoding="utf-8")
        click.echo(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}", err=True)
    if check and stale:
        click.echo("run `make schemas` and commit the result", err=True)
        sys.exit(1)


if __name__ == "__main__":
    generated()
