"""党员: the branch's roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.ledger.base import ColumnSet, Finding, Ledger, Sheet, Usual, column, warn
from app.ledger.counts import By, Count
from app.ledger.fields import (
    Code,
    Flag,
    IdNumber,
    Kept,
    Link,
    Operator,
    PartialDay,
    PersonName,
    Phone,
    Text,
    Width,
    Years,
)
from app.ledger.forms import Form, FormBox, FormColumn, columns
from app.ledger.questions import Condition
from app.values.days import UNKNOWN_DAY
from app.values.id_numbers import born_of

if TYPE_CHECKING:
    from collections.abc import Iterator


PROBATIONARY = "2"
OLD, FLOATING = "4", "5"
ON_PROBATION = Condition("category", Operator.ONE_OF, (PROBATIONARY,))

NATIONAL = ColumnSet(
    name="national",
    title="全国党员管理信息系统",
    columns=(
        ("姓名", "name"),
        ("性别", "sex"),
        ("民族", "ethnicity"),
        ("公民身份号码", "id_number"),
        ("出生日期", "born"),
        ("学历", "education"),
        ("学位", ""),
        ("人员类别", "category"),
        ("所在党支部", "branch"),
        ("加入党组织日期", "joined"),
        ("转为正式党员日期", "confirmed"),
        ("党龄", "standing"),
        ("党龄校正值", ""),
        ("工作岗位", "post"),
        ("从事专业技术职务", ""),
        ("新社会阶层类型", ""),
        ("是否农民工", ""),
        ("联系电话", "phone"),
        ("家庭住址", "address"),
        ("现居住地", ""),
        ("户籍所在地", ""),
        ("党籍状态", "party_status"),
        ("是否失联党员", "lost"),
        ("失去联系日期", "lost_since"),
        ("失联原因", "lost_reason"),
        ("是否流动党员", "floating"),
        ("外出流向", "floating_to"),
        ("入党类型", ""),
        ("转正情况", ""),
        ("入党时所在支部", ""),
        ("延长预备期时间", ""),
        ("党员增加信息", ""),
        ("党员减少信息", ""),
    ),
)
"""What the national system's own export has: the 16 items of the collection form, and columns for
which nobody is asked here."""

CLASSES, SEXES, CATEGORIES = ("1", "2", "3", "4", "5"), ("1", "2"), ("1", "2")
"""Values that stand in every table, also where nobody has them."""
AGES = By(field="age", step="bands", bands=(18, 30, 40, 50, 60, 70), unit="岁")
CLASS = By(field="management", always=CLASSES)
SEX = By(field="sex", always=SEXES)
COUNTS = (
    Count(
        name="overview",
        title="党员基本情况",
        printed="党员基本情况统计表",
        parts=(
            "management",
            "sex",
            "age",
            "ethnicity",
            "education",
            "category",
            "standing",
            "management_sex",
            "age_sex",
        ),
    ),
    Count(
        name="management",
        title="按管理类别",
        printed="党员分类统计表",
        by=CLASS,
        chart="bars",
    ),
    Count(name="sex", title="按性别", by=SEX, chart="bars"),
    Count(name="age", title="按年龄", by=AGES, chart="bars"),
    Count(name="ethnicity", title="按民族", by=By(field="ethnicity"), chart="bars"),
    Count(name="education", title="按学历", by=By(field="education"), chart="bars"),
    Count(
        name="category",
        title="按人员类别",
        by=By(field="category", always=CATEGORIES),
        chart="bars",
    ),
    Count(
        name="standing",
        title="按党龄",
        by=By(field="standing", step="bands", bands=(0, 5, 10, 20, 30, 40, 50), unit="年"),
        chart="bars",
        note="党龄从转为正式党员的那一天算起；预备党员没有党龄。",
    ),
    Count(name="management_sex", title="管理类别和性别", by=CLASS, across=SEX),
    Count(name="age_sex", title="年龄和性别", by=AGES, across=SEX),
)

ROSTER = Form(
    name="roster",
    title="党员名册",
    columns=columns(
        "name",
        "sex",
        "ethnicity",
        "born",
        "education",
        "joined",
        "confirmed",
        "category",
        "management",
        "post",
        "phone",
        "remarks",
    ),
    total="合计：{count} 人",
)

BY_CLASS = Form(
    name="by_class",
    title="党员分类花名册",
    columns=columns(
        "name", "sex", "ethnicity", "born", "education", "joined", "post", "phone", "remarks"
    ),
    group="management",
    total="合计：{count} 人",
    totals=("management", "sex"),
)


def _heading(words: str, across: int) -> FormBox:
    return FormBox(words=words, across=across, heading=True)


def _signed(words: str, least: float, lines: int) -> FormBox:
    """Room to sign, so many lines high, and the day below it."""
    day = "　　　　　　　　　　　年　　月　　日"
    return FormBox(words=f"{words}：{chr(10) * lines}{day}", across=6, least=least)


COLLECTION = Form(
    name="collection",
    title="党员信息采集表",
    heading="党员基本信息采集表",
    layout="sheet",
    paper="A4 portrait",
    grid=(1.0,) * 12,
    boxes=(
        (
            _heading("1.姓名", 2),
            FormBox(field="name", across=2, least=11),
            _heading("2.性别", 2),
            FormBox(field="sex", across=2),
            _heading("3.民族", 2),
            FormBox(field="ethnicity", across=2),
        ),
        (
            _heading("4.公民身份号码", 3),
            FormBox(field="id_number", across=4, least=11),
            _heading("5.出生日期", 2),
            FormBox(field="born", across=3),
        ),
        (
            _heading("6.学历", 2),
            FormBox(field="education", across=4, least=11),
            _heading("7.人员类别", 3),
            FormBox(field="category", across=3),
        ),
        (
            _heading("8.所在党支部（填写全称）", 5),
            FormBox(field="branch", across=7, least=11),
        ),
        (
            _heading("9.加入党组织日期", 3),
            FormBox(field="joined", across=2, least=11),
            _heading("10.转为正式党员日期", 4),
            FormBox(field="confirmed", across=3),
        ),
        (
            _heading("11.工作岗位", 3),
            FormBox(field="post", across=9, least=11),
        ),
        (
            _heading("12.联系电话", 3),
            FormBox(field="phone", across=9, least=11),
        ),
        (
            _heading("13.家庭住址（具体到门牌号）", 5),
            FormBox(field="address", across=7, least=11),
        ),
        (
            _heading("14.党籍状态", 3),
            FormBox(field="party_status", across=9, least=11),
        ),
        (
            _heading("15.是否为失联党员", 4),
            FormBox(field="lost", across=2, least=11),
            _heading("失去联系日期", 3),
            FormBox(field="lost_since", across=3, only_if="lost"),
        ),
        (
            _heading("16.是否为流动党员（由流出地党组织负责采集）", 4),
            FormBox(field="floating", across=2, least=11),
            _heading("外出流向", 3),
            FormBox(field="floating_to", across=3, only_if="floating"),
        ),
        (_signed("党员（签字）", 26, 4), _signed("信息采集员（签字）", 26, 4)),
        # room for the committee's seal: 45 mm at least
        (_signed("党支部书记（签字）", 47, 8), _signed("基层党委（盖章）", 47, 8)),
    ),
    empty="—",
    signatures=(),
    notes=("注：此表由党员本人确认，党支部初核，基层党委复核。",),
    full=True,
)
"""The 16 items of the form of 2017 in their order."""

SIGN_IN = Form(
    name="sign_in",
    title="签到表",
    heading="{office}签到表",
    paper="A4 portrait",
    columns=(
        FormColumn(field="name", width=32),
        FormColumn(field="post", title="单位/职务", width=48),
        FormColumn(title="签名", width=48),
        FormColumn(title="备注", width=37),
    ),
    facts=(
        ("会议名称：{ask:会议名称}",),
        ("时间：{ask:时间}", "地点：{ask:地点}"),
        ("主持：{ask:主持}", "记录：{ask:记录}", "应到：{ask:应到}", "实到：{ask:实到}"),
    ),
    asks=("会议名称", "时间", "地点", "主持", "记录", "应到", "实到"),
    blank_rows=3,
    signatures=(),
)

PUBLIC = Form(
    name="public",
    title="党员公示",
    heading="党员公示",
    paper="A4 portrait",
    columns=columns("name", "sex", "ethnicity", "education", "category", "joined", "post"),
    facts=(("公示单位：{office}", "公示期：{ask:公示期}"),),
    total="共 {count} 人",
    notes=("对公示内容有意见的，请在公示期内向{office}反映。监督电话：{ask:监督电话}",),
    asks=("公示期", "监督电话"),
    wall=True,
    seal=True,
    signatures=(),
)

STATISTICS = Form(
    name="stats", title="党员统计表", layout="counts", paper="A4 portrait", count="overview"
)

CLASS_STATISTICS = Form(
    name="classes",
    title="党员分类统计表",
    layout="counts",
    paper="A4 portrait",
    count="management",
)

FORMS = (ROSTER, BY_CLASS, COLLECTION, SIGN_IN, PUBLIC, STATISTICS, CLASS_STATISTICS)


class Member(Ledger):
    """党员: the 16 items of the 2017 collection form, and what the offices add to them.

    The length of membership counts from the day of becoming a full member, not from joining.
    """

    __tablename__ = "members"
    sheet = Sheet(
        title="党员",
        group="党务",
        domain="members",
        rank=10,
        measure="人",
        counts=COUNTS,
        named_by="name",
        match_on=(("id_number",), ("name", "born"), ("name", "phone"), ("name",)),
        order=("name",),
        unique=("id_number",),
        alike=(("name", "born"),),
        moves=True,
        views=(
            Usual(
                title="预备党员",
                where=(ON_PROBATION,),
                order=("joined",),
                columns=("name", "sex", "ethnicity", "born", "joined", "management", "phone"),
            ),
            Usual(
                title="预备期已满一年",
                where=(ON_PROBATION, Condition("joined", Operator.DURING, ("before:1:year",))),
                order=("joined",),
                columns=("name", "joined", "management", "post", "phone", "remarks"),
            ),
            Usual(
                title="年老党员",
                where=(Condition("management", Operator.ONE_OF, (OLD,)),),
                order=("born",),
                columns=("name", "sex", "born", "age", "standing", "address", "phone"),
            ),
            Usual(
                title="流动党员",
                where=(Condition("management", Operator.ONE_OF, (FLOATING,)),),
                columns=("name", "sex", "born", "floating_to", "phone", "remarks"),
            ),
        ),
        forms=FORMS,
        exports=(NATIONAL,),
        extras="extras",
    )

    name: Mapped[str | None] = column(
        PersonName(
            label="姓名",
            required=True,
            search=True,
            personal=True,
            spoken="pinyin",
            aliases=("党员姓名", "名字"),
            section="基本情况",
            help="与身份证一致；蒙古族姓名中的间隔号会统一写成“·”。",
        )
    )
    sex: Mapped[str | None] = column(
        Code(label="性别", table="sex", personal=True, width=Width.TINY)
    )
    ethnicity: Mapped[str | None] = column(Code(label="民族", table="ethnicity", personal=True))
    id_number: Mapped[str | None] = column(
        IdNumber(
            label="公民身份号码",
            short="身份证号",
            search=True,
            listed=False,
            aliases=(
                "身份证号",
                "身份证号码",
                "身份证",
                "公民身份证号",
                "公民身份号",
                "身份证件号",
            ),
            help="平时只显示前六位和后四位。",
        )
    )
    born: Mapped[str | None] = column(
        PartialDay(
            label="出生日期",
            personal=True,
            aliases=("出生年月", "出生年月日", "出生时间", "生日"),
            help="以档案为准；只知道年月也可以，如 1968.03；不知道就写“不详”。",
        )
    )
    age = Years(label="年龄", since="born")
    name_mn: Mapped[str | None] = column(
        Text(
            label="蒙古文姓名",
            mongolian=True,
            personal=True,
            listed=False,
            aliases=("蒙文姓名", "蒙古文名"),
            help="由本人或懂蒙古文的人填写，程序不自动转写。",
        )
    )
    pinyin: Mapped[str | None] = column(
        Text(
            label="姓名读音",
            personal=True,
            listed=False,
            aliases=("拼音", "姓名拼音"),
            help="程序读错姓名时填写，如 shan yuxiu，排序和查找以它为准。",
        )
    )
    education: Mapped[str | None] = column(
        Code(
            label="学历",
            table="education",
            personal=True,
            aliases=("文化程度", "最高学历", "学历情况"),
        )
    )
    category: Mapped[str | None] = column(
        Code(
            label="人员类别",
            table="member_category",
            personal=True,
            section="党籍",
            aliases=("党员类别",),
        )
    )
    joined: Mapped[str | None] = column(
        PartialDay(
            label="加入党组织日期",
            short="入党日期",
            personal=True,
            aliases=("入党时间", "入党日期", "入党年月", "加入党组织时间", "加入中共组织日期"),
        )
    )
    confirmed: Mapped[str | None] = column(
        PartialDay(
            label="转为正式党员日期",
            short="转正日期",
            personal=True,
            aliases=("转正时间", "转正日期", "转正年月", "转为正式党员时间"),
            help="党龄从这一天算起。",
        )
    )
    standing = Years(label="党龄", since="confirmed")
    party_status: Mapped[str | None] = column(
        Code(
            label="党籍状态",
            table="party_status",
            personal=True,
            listed=False,
            aliases=("党籍",),
        )
    )
    management: Mapped[str | None] = column(
        Code(
            label="管理类别",
            table="management",
            personal=True,
            noted_in="member_classes",
            aliases=("党员类型", "分类管理", "管理类型", "类别管理", "五类管理"),
            help="在职、带富、无职、年老、流动；改动时旧的类别会自动记入“类别变动”。",
        )
    )
    post: Mapped[str | None] = column(
        Code(
            label="工作岗位",
            short="岗位/职务",
            table="post",
            open=True,
            personal=True,
            aliases=("岗位", "职务", "岗位/职务", "工作岗位及职务", "现任职务"),
            help="可以从代码表里选，也可以直接写，如“支部书记”。",
        )
    )
    branch: Mapped[str | None] = column(
        Text(
            label="所在党支部",
            listed=False,
            aliases=("所在支部", "党支部", "所属党支部", "所在党组织"),
        )
    )
    phone: Mapped[str | None] = column(
        Phone(
            label="联系电话",
            search=True,
            section="联系方式",
            aliases=("电话", "手机", "手机号", "手机号码", "联系方式", "电话号码"),
        )
    )
    address: Mapped[str | None] = column(
        Text(
            label="家庭住址",
            address=True,
            search=True,
            personal=True,
            listed=False,
            aliases=("住址", "现居住地", "家庭地址", "居住地址", "地址"),
        )
    )
    household: Mapped[str | None] = column(
        Link(
            label="所属中心户",
            to="households",
            personal=True,
            listed=False,
            aliases=("中心户", "党员中心户"),
        )
    )
    floating: Mapped[str | None] = column(
        Flag(
            label="是否流动党员",
            personal=True,
            listed=False,
            section="流动和失联",
            aliases=("流动党员",),
        )
    )
    floating_to: Mapped[str | None] = column(
        Text(
            label="外出流向",
            address=True,
            personal=True,
            listed=False,
            aliases=("流向", "外出地点"),
        )
    )
    lost: Mapped[str | None] = column(
        Flag(label="是否失联党员", personal=True, listed=False, aliases=("失联党员",))
    )
    lost_since: Mapped[str | None] = column(
        PartialDay(label="失去联系日期", personal=True, listed=False, aliases=("失联日期",))
    )
    lost_reason: Mapped[str | None] = column(
        Code(label="失联原因", table="lost_reason", personal=True, listed=False)
    )
    remarks: Mapped[str | None] = column(
        Text(label="备注", lines=3, personal=True, section="其他", aliases=("说明",))
    )
    extras: Mapped[str | None] = column(
        Kept(
            label="别的系统里的内容",
            help="从别的系统导入的，本程序没有的项目，一行一项；按那个系统的列导出时原样写回去。",
        )
    )

    def check(self) -> Iterator[Finding]:
        """Days that contradict each other; papers are often wrong, so nothing is refused."""
        born = born_of(self.id_number) if self.id_number else None
        if born and self.born and self.born != UNKNOWN_DAY and not born.startswith(self.born):
            yield warn(
                "born",
                "出生日期和身份证号码里的（{born}）不一致，以档案为准，请核对",
                born=born,
            )
        if _later(self.born, self.joined):
            yield warn("joined", "入党日期早于出生日期，请核对")
        if _later(self.joined, self.confirmed):
            yield warn("confirmed", "转正日期早于入党日期，请核对")
        if self.category == PROBATIONARY and self.confirmed:
            yield warn("confirmed", "预备党员一般还没有转正日期，请核对人员类别")


def _later(first: str | None, second: str | None) -> bool:
    """Whether one partial day surely lies after another."""
    if not first or not second or UNKNOWN_DAY in (first, second):
        return False
    length = min(len(first), len(second))
    return first[:length] > second[:length]
