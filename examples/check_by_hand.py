"""
Build a report by hand, check it, make a typing mistake, check again.

    python examples/check_by_hand.py

The agency and its figures are made up.
"""

from __future__ import annotations

from govinfo_report import check, e2014, figure
from govinfo_report.findings import Findings, Verdict

RECEIVED = e2014.Received(total=128, in_person=31, by_fax=0, online=74, by_post=23)

CLOSED = e2014.Closed(total=121, on_time=117, after_extension=4)

REPLIES = e2014.Replies(
    total=121,
    already_public=40,
    granted=52,
    partly_granted=3,
    refused=e2014.Refused(
        total=6,
        state_secret=0,
        trade_secret=2,
        personal_privacy=3,
        security_or_stability=0,
        not_government_information=1,
        other_legal_ground=0,
    ),
    not_this_organ=11,
    does_not_exist=5,
    asked_to_amend=3,
    referred_elsewhere=1,
)

REPORT = e2014.Report.of(
    {
        "proactive_disclosure.items_disclosed": figure("1.2万"),  # as the office prints it
        "proactive_disclosure.channels.government_website": 9120,
        "proactive_disclosure.channels.official_wechat": 3415,
        "requests": e2014.Requests(received=RECEIVED, closed=CLOSED, replies=REPLIES),
        "reviews": e2014.Reviews(total=2, upheld=1, corrected=0, other=1),
        "request_fees": "0",  # a text is read as its line prints it
    },
    agency="示例县",
    year=2018,
)
"""
A part of a report: the rows that are left out are missing, which is not zero.
"""


def told(findings: Findings) -> str:
    """
    Say what was found, in English and in one line each.
    """
    counts = findings.counts
    lines = [finding.message("en") for finding in findings]
    lines.append(f"{counts[Verdict.HOLDS]} equations hold, {counts[Verdict.VIOLATED]} violated")
    return "\n".join(lines)


def main() -> None:
    """
    Check the report, and the same report with two digits swapped.
    """
    print(told(check(REPORT)))
    wrong = REPORT.replace({"requests.received.online": 47})  # 74, typed the wrong way round
    findings = check(wrong)
    print(told(findings))
    worst = findings[0]
    print(f"{worst.where}: stated {worst.stated.low}, implied {worst.implied.low}")
    print(f"the cells that could be wrong: {', '.join(cell.path for cell in worst.cells)}")


if __name__ == "__main__":
    main()
