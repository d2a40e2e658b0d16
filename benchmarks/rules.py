"""
The rules of the 2014 form, against the same rules written by hand.

``python benchmarks/rules.py`` times three reports: all exact, one cell approximate, and as the seed
prints it, with eight rounded cells and a local row. The code written by hand knows exact numbers
only, so its time on the exact report is what all others are measured by.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from _timing import compare, table

from govinfo_report import Printed, check, e2014, read
from govinfo_report.form import cell_paths

RULES = e2014.RULES
TABLE = Path(__file__).parent.parent / "examples" / "chongqing-2017.txt"


def by_hand(report: e2014.Report) -> list[str]:  # noqa: C901, PLR0912, PLR0915 - as long as the form
    """
    Check a report as one would write it for this form alone: the equations that a report without
    local rows has, and all cells taken for ``int``.
    """
    bad: list[str] = []
    disclosure = report.proactive_disclosure
    channels = disclosure.channels
    items = disclosure.items_disclosed
    documents = disclosure.normative_documents_disclosed
    if items > (
        channels.gazette
        + channels.government_website
        + channels.official_weibo
        + channels.official_wechat
        + channels.other_means
    ):
        bad.append("items_disclosed ≤ sum of channels")
    if channels.gazette > items:
        bad.append("gazette ≤ items_disclosed")
    if channels.government_website > items:
        bad.append("government_website ≤ items_disclosed")
    if channels.official_weibo > items:
        bad.append("official_weibo ≤ items_disclosed")
    if channels.official_wechat > items:
        bad.append("official_wechat ≤ items_disclosed")
    if channels.other_means > items:
        bad.append("other_means ≤ items_disclosed")
    if documents > items:
        bad.append("normative_documents_disclosed ≤ items_disclosed")
    if documents > disclosure.normative_documents_issued:
        bad.append("normative_documents_disclosed ≤ issued")

    responses = report.responses_and_interpretation
    ways = responses.channels
    conferences, interviews = ways.press_conferences, ways.website_interviews
    if responses.public_concerns_answered > (
        conferences.total
        + interviews.total
        + ways.policy_interpretation_articles
        + ways.weibo_wechat_responses
        + ways.other_responses
    ):
        bad.append("public_concerns_answered ≤ sum of channels")
    if conferences.with_principal > conferences.total:
        bad.append("press_conferences.with_principal ≤ total")
    if interviews.with_principal > interviews.total:
        bad.append("website_interviews.with_principal ≤ total")

    requests = report.requests
    received, closed, replies = requests.received, requests.closed, requests.replies
    refused = replies.refused
    if received.total != (
        received.in_person + received.by_fax + received.online + received.by_post
    ):
        bad.append("received")
    if closed.total != closed.on_time + closed.after_extension:
        bad.append("closed")
    if replies.total != (
        replies.already_public
        + replies.granted
        + replies.partly_granted
        + refused.total
        + replies.not_this_organ
        + replies.does_not_exist
        + replies.asked_to_amend
        + replies.referred_elsewhere
    ):
        bad.append("replies")
    if refused.total != (
        refused.state_secret
        + refused.trade_secret
        + refused.personal_privacy
        + refused.security_or_stability
        + refused.not_government_information
        + refused.other_legal_ground
    ):
        bad.append("refused")
    if closed.total > received.total:
        bad.append("closed ≤ received")
    if replies.total > closed.total:
        bad.append("replies ≤ closed")

    reviews, lawsuits = report.reviews, report.lawsuits
    if reviews.total != reviews.upheld + reviews.corrected + reviews.other:
        bad.append("reviews")
    if lawsuits.total != lawsuits.upheld + lawsuits.corrected + lawsuits.other:
        bad.append("lawsuits")
    staff = report.institutions_and_funding.staff
    if staff.total != staff.full_time + staff.part_time:
        bad.append("staff")
    training = report.meetings_and_training
    if training.training_courses == 0 and training.training_attendances != 0:
        bad.append("training")
    return bad


def plain_report(seed: e2014.Report) -> e2014.Report:
    """
    Make a report of plain numbers only that holds every rule.
    """
    cells = {path: seed[path] for path, _ in cell_paths(e2014.Report)}
    whole = {path: cell.low for path, cell in cells.items() if isinstance(cell, Printed)}
    return seed.replace(
        {
            **whole,
            "proactive_disclosure.channels.local": (),
            "proactive_disclosure.channels.other_means": 420_000,
        }
    )


def main() -> None:
    """
    Time the rules and print the ratios.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    seed: e2014.Report = read(TABLE).report
    exact = plain_report(seed)
    rounded = exact.replace({"requests.received.total": "约9834"})
    assert not by_hand(exact)
    assert not RULES.violations(exact)
    for report in (rounded, seed):
        assert not RULES.violations(report)
        assert check(report).ok
    swapped = exact.replace({"requests.received.by_post": 2849})
    assert by_hand(swapped) == ["received"]
    violated = [one.name for one in RULES.violations(swapped)]
    assert violated == ["requests.received.total_is_sum_of_parts"]
    cases = {
        "by hand": partial(by_hand, exact),
        "violations(), all exact": partial(RULES.violations, exact),
        "check(), all exact": partial(check, exact),
        "violations(), one cell approximate": partial(RULES.violations, rounded),
        "violations(), the seed's figures": partial(RULES.violations, seed),
        "check(), the seed's figures": partial(check, seed),
    }
    goals = {
        "violations(), all exact": 1.15,
        "check(), all exact": 2,
        "violations(), one cell approximate": 5,
        "violations(), the seed's figures": 5,
    }
    table("Rules of one report", compare(cases, rounds=rounds), "by hand", goals)


if __name__ == "__main__":
    main()
