"""What is printed of the members: the roster, by class, the collection form, to sign in, a wall."""

from __future__ import annotations

from app.ledger.forms import Form, FormBox, FormColumn, columns

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

FORMS = (ROSTER, BY_CLASS, COLLECTION, SIGN_IN, PUBLIC, STATISTICS)
