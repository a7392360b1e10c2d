"""Personal names are left out of posts and charts, and of their raw text."""

from pipeline.ingest.names import without_names
from schemas.geometry import BBox, Evidence
from schemas.staffing import Position
from schemas.structure import ChartPost, ChartUnit, StructureChart, UnitKind
from tests.builders import plan_of

HOLDER = "นายทดสอบ ตัวอย่าง"
SEEN = (Evidence(page=1, bbox=BBox(0, 0, 1, 1), raw=f"ผู้อำนวยการกองคลัง\n({HOLDER})"),)


def test_no_name_is_left_in_posts_or_charts() -> None:
    head = ChartPost(title="ผู้อำนวยการกองคลัง", holder_name=HOLDER, evidence=SEEN)
    unit = ChartUnit(id="p1.u1", kind=UnitKind.POST, name=head.title, posts=(head,), evidence=SEEN)
    plan = plan_of(())[0].model_copy(
        update={
            "positions": (Position(title=head.title, holder_name=HOLDER, evidence=SEEN),),
            "structure_charts": (StructureChart(page=1, units=(unit,)),),
        }
    )
    bare = without_names(plan).model_dump_json()
    assert "ทดสอบ" not in bare
    assert "ตัวอย่าง" not in bare
    assert "ผู้อำนวยการกองคลัง" in bare
