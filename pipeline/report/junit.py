"""Findings as JUnit XML: a suite for each plan, a case for each rule."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from pipeline.report.findings_model import is_unverified, pages, repair_lines
from pipeline.report.wording import MARKS
from schemas.finding import BaselineState, Finding, PlanFindings, Status

_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
"""Characters XML 1.0 cannot hold."""


def junit(results: Iterable[PlanFindings]) -> str:
    """The XML text. Waived, undecided and not applicable rules are skipped cases with the reason."""
    root = ET.Element("testsuites", name="phaen audit")
    for result in results:
        by_rule: dict[str, list[Finding]] = {}
        for finding in result.findings:
            if finding.baseline is not BaselineState.GONE:
                by_rule.setdefault(finding.rule, []).append(finding)
        suite = ET.SubElement(root, "testsuite", name=result.plan_id, tests=str(len(by_rule)))
        failures = sum(_case(suite, result, rule, found) for rule, found in by_rule.items())
        suite.set("failures", str(failures))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _case(suite: ET.Element, result: PlanFindings, rule: str, found: list[Finding]) -> bool:
    """Add one case; whether it fails."""
    name = f"{rule} {found[0].title_th}"
    if is_unverified(found[0]):
        name += f" [{MARKS[found[0].basis.mark].th} / {MARKS[found[0].basis.mark].en}]"
    case = ET.SubElement(suite, "testcase", classname=result.plan_id, name=_clean(name))
    failing = [f for f in found if f.status is Status.FAIL and f.waiver is None]
    if failing:
        failure = ET.SubElement(
            case, "failure", type=failing[0].severity, message=_clean(failing[0].message_en)
        )
        failure.text = _clean("\n".join(line for f in failing for line in _lines(f)))
        return True
    skipped = next((f for f in found if f.waiver or f.status is not Status.PASS), None)
    if skipped is not None:
        reason = f"waived: {skipped.waiver.reason}" if skipped.waiver else skipped.status.value
        ET.SubElement(case, "skipped", message=_clean(f"{reason}: {skipped.message_th}"))
    return False


def _lines(finding: Finding) -> list[str]:
    """The message, the pages and every repair."""
    places = ", ".join(map(str, pages(finding)))
    return [finding.message_th, f"หน้า {places or '-'}", *repair_lines(finding)]


def _clean(text: str) -> str:
    return text.translate(_CONTROL)
