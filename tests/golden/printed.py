"""One of each thing that can be printed, as an office would print it; renews the golden pages.

`tests/app/paper/test_golden_pages.py` compares what is printed now with the pictures in
`tests/golden/pages`. When a page is meant to look different, look at it, then write them anew:
``python -m tests.golden.printed``.
"""

# pypdfium2 has no types; a changed roster may get anything
# pyright: reportUnknownMemberType=false, reportArgumentType=false

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from app.paper.labels import Labels, Line
from app.paper.prose import Prose, Text
from app.paper.report import BarsPart, CoveragePart, Mark, Report, TablePart
from app.paper.roster import Banner, Column, Filler, Roster
from app.paper.sheets import Box, Sheet, Sheets
from app.paper.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from app.paper.printable import Printable

PAGES = Path(__file__).parent / "pages"
DOTS = 58
"""Per inch: enough to see a line that moved, and small files."""

RARE = "㛃𠅤𫖯䶮𬱖犇"
UNIT = "敦达乌苏嘎查党支部"
FILLER = Filler(UNIT, "白敏", "2024年3月15日")
NAMES = (
    *("㛃红", "徐𠅤", "李𫖯", "王䶮", "赵𬱖", "石犇犇", "巴图·孟和"),
    "阿拉坦格日乐·巴雅尔·额尔德尼",
)
WORDS = ("ᠪᠠᠲᠤ", "", "ᠡᠷᠳᠡᠨᠢ ᠪᠠᠶᠠᠷ", "", "ᠲᠤᠶᠠᠭ᠎ᠠ")
TITLE_MN = "ᠨᠠᠮ ᠤᠨ ᠭᠡᠰᠢᠭᠦᠨ"


def grouped_roster(**changes: object) -> Roster:
    """分类花名册: groups, subtotals, headings in two levels and two scripts, room for a seal."""
    columns = [
        Column("序号", "number", "center"),
        Column("姓名", "name", "center", mongolian="ᠨᠡᠷ᠎ᠡ"),
        Column("蒙古文姓名", "mongolian", "center"),
        Column("民族", "text", "center", mongolian="ᠦᠨᠳᠦᠰᠦᠲᠡᠨ"),
        Column("出生年月", "number", "center"),
        Column("入党日期", "number", "center", over="党内情况"),
        Column("转正日期", "number", "center", over="党内情况"),
        Column("联系电话", "number", "center", mongolian="ᠬᠠᠷᠢᠯᠴᠠᠬᠤ ᠤᠲᠠᠰᠤ"),
        Column("备注"),
    ]
    rows: list[Banner | list[str]] = []
    for number in range(1, 18):
        if number in {1, 10}:
            rows.append(Banner(f"{'在职' if number == 1 else '年老'}党员"))
        remark = "外出务工（呼和浩特），组织关系2024年3月由东乌珠穆沁旗转入。" * (number % 3 == 0)
        rows.append(
            [
                str(number),
                NAMES[number % len(NAMES)],
                WORDS[number % len(WORDS)],
                "蒙古族",
                "1968.03",
                "1990.07.01",
                "1991.07.01",
                "138****1027",
                remark,
            ]
        )
        if number in {9, 17}:
            rows.append(Banner("小计 9 人　男 5 人　女 4 人", keep=False))
    parts: dict[str, object] = {
        "totals": ("合计 17 人",),
        "notes": ("注：此表一式两份。",),
        "seal": True,
        "mongolian_title": TITLE_MN,
        **changes,
    }
    return Roster("敦达乌苏嘎查党员分类花名册", columns, rows, FILLER, **parts)


def blank_book() -> Roster:
    """巡逻登记簿 without a row, to be written by hand."""
    titles = ("序号", "日期", "出发", "返回", "里程")
    columns = [Column(title, "number", "center") for title in titles]
    columns[3:3] = [Column("人员"), Column("管段", "text", "center")]
    columns += [Column("界碑及设施情况"), Column("处置"), Column("签字", "name", "center")]
    return Roster("巡逻登记簿", columns, [], Filler("敦达乌苏嘎查"), fill=True)


def _heading(text: str, **more: object) -> Box:
    return Box(text, heading=True, **more)


def member_sheet(name: str) -> Sheet:
    """党员信息采集表: 16 items, three signatures and a seal."""
    pairs = (
        *(("性别", "男"), ("民族", "蒙古族"), ("公民身份号码", "152527********0012")),
        *(("出生日期", "1968年3月12日"), ("学历", "大学专科"), ("人员类别", "正式党员")),
        ("所在党支部", "中共太仆寺旗贡宝拉格苏木敦达乌苏嘎查支部委员会"),
        *(("加入党组织日期", "1990年7月1日"), ("转为正式党员日期", "1991年7月1日")),
        *(("工作岗位", "护边员"), ("联系电话", "138****1027"), ("党籍状态", "正常")),
        *(("是否失联党员", "否"), ("是否流动党员", "否"), ("外出流向", "无")),
    )
    boxes = [_heading("姓名", mongolian="ᠨᠡᠷ᠎ᠡ"), Box(name, "name", "center")]
    for title, value in pairs:
        boxes += (_heading(title), Box(value, align="center"))
    rows = [boxes[at : at + 4] for at in range(0, len(boxes), 4)]
    address = "内蒙古自治区锡林郭勒盟太仆寺旗贡宝拉格苏木敦达乌苏嘎查第三牧业小组27号"
    rows.append([_heading("家庭住址"), Box(address, across=3)])
    return Sheet(
        "党员基本信息采集表",
        (22, 38, 22, 38),
        rows,
        FILLER,
        signatures=("党员本人签字", "采集人签字", "党支部书记签字"),
        seal=True,
        notes=("注：此表由党员本人确认，党支部初核，基层党委复核。",),
    )


def activity_sheet(text: str) -> Sheet:
    """中心户活动记录 with a tall box."""
    rows = [
        [_heading("时间"), Box("2024年3月15日"), _heading("地点"), Box("巴图·孟和家")],
        [_heading("主持人"), Box("石犇犇"), _heading("参加人数"), Box("18")],
        [_heading("内容"), Box(text, across=3, least=90)],
        [_heading("收集问题"), Box("", across=3, least=30)],
        [_heading("签字"), Box("", across=3, least=20)],
    ]
    return Sheet("中心户活动记录", (18, 40, 18, 40), rows, facts=(("中心户：07", "编号：3"),))


def sheets() -> Sheets:
    """One sheet of each kind."""
    told = "会上大家提出饲草料库门口的道路翻浆，车辆通行不便。" * 6
    return Sheets("采集表", UNIT, [member_sheet(NAMES[-1]), activity_sheet(told)])


def labels() -> Labels:
    """共产党员户 for the doors, and cards with rare characters."""
    door = [
        Line("共产党员户", 26, "center"),
        Line(TITLE_MN, 18, "center"),
        Line(NAMES[-1], 20, "center"),
        Line("联系电话：138****1027", 11, "center"),
    ]
    cards = [[Line(name, 28, "center"), Line(f"{UNIT}第7号中心户")] for name in NAMES]
    return Labels("标签", UNIT, (90, 55), [door, *cards])


def prose() -> Prose:
    """公示 with a seal on unit and day."""
    lines = (
        (
            "根据《敦达乌苏嘎查积分超市管理办法（试行）》，经嘎查“两委”会议研究，现将2024年第一季度"
            "积分兑换结果公示如下，公示期为2024年4月1日至4月7日，共7天。"
        ),
        (
            f"{RARE}等六户，共兑换雨衣7件、头灯5个、毛巾25条、牙刷50支。{TITLE_MN} 户主对结果有不同意见"
            "的，可以在公示期内向嘎查党支部反映，电话0479-5231234。"
        ),
        "特此公示。",
    )
    text = Text(
        "2024年第一季度积分兑换结果公示",
        [Line(line) for line in lines],
        UNIT,
        "2024年4月1日",
        "ᠮᠡᠳᠡᠭᠳᠡᠯ",
    )
    return Prose("公示", UNIT, [text])


def report() -> Report:
    """巡边统计表: a table, bars that stand and bars that lie, and which markers were passed."""
    columns = [Column("管段", "text", "center"), Column("次数", "number", "right")]
    columns += [Column(title, "number", "right", over="界碑") for title in ("应到", "已到")]
    rows = [["一段", "36", "12", "12"], ["阿拉坦敖包至乌兰陶勒盖段", "11", "9", "4"]]
    months = [(f"{month}月", month * 7 % 13) for month in range(1, 13)]
    lying = [("一段", 412.5), ("阿拉坦敖包至乌兰陶勒盖段（北线）", 98.0), ("四段", 0.0)]
    shades = ("full", "half", "light", "none")
    marks = [
        Mark(f"{1225 + at}/1", shades[at % 4], f"{at % 12 + 1}月{at + 1}日") for at in range(12)
    ]
    parts = (
        TablePart("一、各管段巡逻情况", columns, rows, ("合计", "47", "21", "16")),
        BarsPart("二、各月巡逻次数", months, "次", upright=True),
        BarsPart("三、各管段巡逻里程", lying, "公里"),
        CoveragePart(
            "四、界碑到位情况",
            [("一段", marks), ("二段", [Mark("944(1)", "full"), Mark("944(2)", "none")])],
            [("full", "30天内"), ("half", "60天内"), ("light", "90天内"), ("none", "更早")],
        ),
    )
    return Report("2024年第一季度巡边统计", parts, FILLER, ("单位负责人", "填表人"), seal=True)


def printables() -> dict[str, Printable]:
    """Everything, by the name of its pictures; made anew for each print."""
    return {
        "grouped": grouped_roster(),
        "blank": blank_book(),
        "sheets": sheets(),
        "labels": labels(),
        "prose": prose(),
        "report": report(),
    }


def printed(printable: Printable) -> bytes:
    """The PDF without the time of printing."""
    out = io.BytesIO()
    write(printable, out, invariant=True)
    return out.getvalue()


def pictures(pdf: bytes) -> Iterator[Image]:
    """Each page as a small gray picture."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            yield page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
            page.close()
    finally:
        document.close()


def main() -> None:
    """Write the golden pages anew."""
    for old in PAGES.glob("*.png"):
        old.unlink()
    for name, printable in printables().items():
        for number, picture in enumerate(pictures(printed(printable)), 1):
            picture.save(PAGES / f"{name}-{number}.png", optimize=True)


if __name__ == "__main__":
    main()
