from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paper.columns import fit
from app.paper.fonts import FontChain
from app.paper.measures import CELL_SIDE, COMFORTABLE, FLOOR
from app.paper.pen import Pen
from app.paper.roster import Column

WIDE = 757.0


@pytest.fixture
def pen():
    return Pen(FontChain())


def needed(pen, text, size):
    return pen.width(text) * size / 1000 + 2 * CELL_SIDE


def test_little_data_is_set_large_and_fills_the_page(pen):
    columns = [Column("序号", "number"), Column("姓名", "name"), Column("联系电话", "number")]
    size, widths = fit(columns, [["1", "张三", "138****1027"]], pen, WIDE)
    assert size == 10.5
    assert sum(widths) == pytest.approx(WIDE)


def test_short_columns_get_what_they_need_and_long_text_shares_the_rest(pen):
    columns = [Column("日期", "number"), Column("方式"), Column("经过"), Column("情况")]
    rows = [["2024.01.01", "摩托车", "界碑" * 40, "完好" * 80]] * 20
    size, widths = fit(columns, rows, pen, WIDE)
    assert widths[0] >= needed(pen, "2024.01.01", size) - 0.01
    assert widths[1] >= needed(pen, "摩托车", size) - 0.01
    assert widths[3] > widths[2] > 150
    assert sum(widths) == pytest.approx(WIDE)


def test_a_member_roster_of_thirteen_columns_is_comfortable_to_read(pen):
    row = "10 孟克巴特尔 男 达斡尔族 1964.06 大学专科 1987.09.07 1988.09.07 正式党员 年老体弱型 党支部书记 138****1027 外出务工"
    titles = "序号 姓名 性别 民族 出生年月 学历 入党日期 转正日期 人员类别 管理类别 岗位/职务 联系电话 备注"
    columns = [Column(title) for title in titles.split()]
    size, widths = fit(columns, [row.split()] * 53, pen, WIDE)
    assert size >= COMFORTABLE
    for text, width in zip(row.split(), widths, strict=True):
        assert width >= needed(pen, text, size) - 0.01


def test_an_outlier_does_not_widen_a_column_of_dates(pen):
    columns = [Column("日期", "number"), Column("说明")]
    dates = [["1968.03", "说明" * 60]] * 30
    odd = [["不详（约一九五〇年前后，据本人回忆）", ""]]
    without = fit(columns, dates, pen, WIDE).widths[0]
    assert fit(columns, dates + odd, pen, WIDE).widths[0] <= without * 1.7


def test_a_width_in_millimetres_is_kept(pen):
    columns = [Column("签名", width=30), Column("说明")]
    _, widths = fit(columns, [["", "说明" * 60]], pen, WIDE)
    assert widths[0] == pytest.approx(30 * 72 / 25.4)


def test_widths_of_all_columns_are_proportions(pen):
    columns = [Column("甲", width=1), Column("乙", width=3)]
    _, widths = fit(columns, [["一", "二"]], pen, WIDE)
    assert widths == pytest.approx([WIDE / 4, WIDE * 3 / 4])


def test_a_table_without_rows_has_columns(pen):
    assert sum(fit([Column("甲"), Column("乙")], [], pen, WIDE).widths) == pytest.approx(WIDE)


texts = st.text(alphabet="张三李四abc 123，。ᠨᠡᠷ\n", max_size=60)


@given(
    st.integers(1, 24).flatmap(
        lambda count: st.tuples(
            st.lists(
                st.sampled_from(["text", "name", "number", "mongolian"]),
                min_size=count,
                max_size=count,
            ),
            st.lists(st.lists(texts, min_size=count, max_size=count), max_size=6),
        )
    )
)
def test_any_table_fits_the_page_in_type_that_can_be_read(table):
    kinds, rows = table
    columns = [Column("标题", kind) for kind in kinds]
    size, widths = fit(columns, rows, Pen(FontChain()), WIDE)
    assert size >= FLOOR
    assert sum(widths) == pytest.approx(WIDE)
    assert min(widths) > 2 * CELL_SIDE
