"""
八、机构建设和保障经费情况 and 九、政府信息公开会议和培训情况.
"""

from __future__ import annotations

from ... import form
from ...figures import Amount, Count
from ...form import Local
from ...units import Unit

__all__ = ["InstitutionsAndFunding", "MeetingsAndTraining", "Staff"]


@form.section
class Staff(form.Section):
    """
    People who work on disclosure at the end of the year.
    """

    total: Count = form.total("从事政府信息公开工作人员数", unit=Unit.PERSON)
    full_time: Count = form.part(
        "专职人员数（不包括政府公报及政府网站工作人员数）", unit=Unit.PERSON
    )
    part_time: Count = form.part("兼职人员数", unit=Unit.PERSON)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class InstitutionsAndFunding(form.Section):
    """
    Offices, reading points, staff and money for disclosure.
    """

    dedicated_offices: Count = form.alone("政府信息公开工作专门机构数", unit=Unit.PIECE)
    reading_points: Count = form.alone("设置政府信息公开查阅点数", unit=Unit.PIECE)
    staff: Staff = form.group()
    dedicated_funding: Amount = form.alone(
        "政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        unit=Unit.TEN_THOUSAND_YUAN,
    )
    local: tuple[Local[Count], ...] = form.local()


@form.section
class MeetingsAndTraining(form.Section):
    """
    Meetings about disclosure and training for it; attendances count a person once a course.
    """

    meetings: Count = form.alone("召开政府信息公开工作会议或专题会议数", unit=Unit.TIME)
    training_courses: Count = form.alone("举办各类培训班数", unit=Unit.TIME)
    training_attendances: Count = form.alone("接受培训人员数", unit=Unit.ATTENDANCE)
    local: tuple[Local[Count], ...] = form.local()
