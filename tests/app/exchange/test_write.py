"""What is written opens in a spreadsheet program unchanged, and comes back as it was."""

from __future__ import annotations

import datetime as dt
import errno
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, Trouble
from app.exchange import xlsx_rows
from app.exchange.cell_text import clean, display_width
from app.exchange.files import open_workbook
from app.exchange.headers import normalised
from app.exchange.lines import is_total
from app.exchange.out_sheet import OutColumn, OutSheet
from app.exchange.properties import divided, joined
from app.exchange.tables import find_table, find_tables
from app.exchange.write import write_csv, write_xlsx
from app.exchange.xlsx_frame import sheet_names
from app.progress import Silent, Stoppable
from app.values.reading import text_of

WORDS = ("序号", "姓名", "证件", "里程", "日期", "备注")
COLUMNS = (
    OutColumn("序号", "number"),
    OutColumn("姓名"),
    OutColumn("证件"),
    OutColumn("里程（公里）", "number"),
    OutColumn("日期", "day"),
    OutColumn("备注", "wrapped"),
)
TRICKY = [
    "00123", "3/1", "1E5", "=1+1", "-", "--", "-5", "+86", "@x", "'=1", "'", "990000198705241900",
    "TRUE", "7:30", '=HYPERLINK("http://x")', " 前后 ", "\u3000全角\u3000", "一\n二", "a\tb", "\t",
    "<b>&amp;", "_x0041_", "㛃𠅤𫖯䶮𬱖犇", "ᠮᠣᠩᠭᠣᠯ᠎ᠠ", "a;b,c\"d'e", "\u2028", "…", "é", "#N/A",
]  # fmt: skip


def roster(*rows, **more):
    return OutSheet("名册", COLUMNS, rows, **more)


def read_back(path: Path):
    (table,) = find_tables(open_workbook(path), WORDS)
    return table


def rows_of(table):
    return [row.cells for row in table.rows]


def row(number, text, remark=None):
    return (number, text, text, 32.5, dt.date(2024, 3, 1), remark)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "名册.xlsx"


class TestWorkbook:
    def test_a_roster_comes_back(self, target):
        rows = [row(at, text, text) for at, text in enumerate(TRICKY, 1)]
        sheet = roster(
            *rows,
            title="某嘎查党员名册",
            filler="填报单位：某嘎查　　填报人：白敏　　填报时间：2024年3月1日",
            notes=("注：本表一式两份。", "另有说明"),
        )
        write_xlsx(target, [sheet])
        table = read_back(target)
        assert rows_of(table) == rows
        assert table.title == "某嘎查党员名册"
        assert (table.filler.unit, table.filler.person) == ("某嘎查", "白敏")
        assert [header.title for header in table.headers] == [
            "序号",
            "姓名",
            "证件",
            "里程",
            "日期",
            "备注",
        ]
        assert list(table.skipped) == [4 + len(rows), 5 + len(rows)]

    def test_another_program_sees_text_as_text_and_numbers_as_numbers(self, target):
        # openpyxl does not know the escape that this one needs
        texts = [text for text in TRICKY if text != "_x0041_"]
        write_xlsx(target, [roster(*[row(at, text) for at, text in enumerate(texts, 1)])])
        page = openpyxl.load_workbook(target).active
        for at, text in enumerate(texts, 2):
            cell = page.cell(at, 2)
            assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert (page["A2"].value, page["A2"].data_type) == (1, "n")
        assert (page["D2"].value, page["D2"].number_format) == (32.5, "General")
        assert page["E2"].is_date
        # what the clerk types below stays text
        assert page.column_dimensions["B"].number_format == "@"
        # an empty cell does, too
        assert page["F2"].number_format == "@"

    def test_it_prints_without_a_touch(self, target):
        write_xlsx(target, [roster(*[row(1, "巴图")] * 30, title="名册", notes=["注：无"])])
        page = openpyxl.load_workbook(target).active
        assert page.print_title_rows == "$2:$2"
        assert page.print_area == "'名册'!$A$1:$F$33"
        assert page.freeze_panes == "A3"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        # as many pages as it takes, each as wide as the table: one is what is left unsaid
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert {str(area) for area in page.merged_cells.ranges} == {"A1:F1", "A33:F33"}
        assert page.dimensions == "A1:F33"
        assert page["A2"].font.bold
        assert page["A2"].fill.fgColor.rgb == "FFDCE6F1"

    def test_columns_are_as_wide_as_their_content(self, target):
        write_xlsx(target, [roster((1, "巴图孟和", "9" * 18, 1, None, "长" * 90))])
        page = openpyxl.load_workbook(target).active
        widths = [page.column_dimensions[letter].width for letter in "ABCF"]
        # a Chinese character takes two letters; a long remark is broken into lines
        assert [round(width) for width in widths] == [8, 11, 21, 27]

    def test_rows_are_as_high_as_their_lines(self, target):
        """Excel finds the height by itself; elsewhere the lines lay over each other."""
        remarks = (None, "短", "长" * 40, "一\n二\n三")
        write_xlsx(target, [roster(*[row(1, "巴图", remark) for remark in remarks])])
        page = openpyxl.load_workbook(target).active
        assert [page.row_dimensions[at].height for at in (2, 3, 4, 5)] == [18, 18, 63, 48]

    def test_several_sheets_and_none_of_their_rows(self, target):
        sheets = [roster(row(1, "巴图")), roster(), roster(row(2, "娜仁"), title="题")]
        write_xlsx(target, sheets)
        workbook = open_workbook(target)
        assert [sheet.name for sheet in workbook.sheets] == ["名册", "名册 2", "名册 3"]
        tables = [find_table(sheet, WORDS) for sheet in workbook.sheets]
        assert [rows_of(table) for table in tables if table] == [
            [row(1, "巴图")], [], [row(2, "娜仁")],
        ]  # fmt: skip

    def test_a_single_column(self, target):
        write_xlsx(
            target, [OutSheet("表", [OutColumn("姓名")], [("巴图",), ("娜仁",)], title="题")]
        )
        assert rows_of(read_back(target)) == [("巴图",), ("娜仁",)]

    @pytest.mark.parametrize(
        ("value", "kind", "back"),
        [
            ("", "text", None),
            (None, "number", None),
            (True, "number", "是"),
            (13_912_345_678, "text", "13912345678"),
            (0, "number", 0),
            (-1.25e-7, "number", -1.25e-7),
            (990000198705241900, "number", "990000198705241900"),
            (float("nan"), "number", "nan"),
            ("约8公里", "number", "约8公里"),
            ("1968.03", "day", "1968.03"),
            (dt.date(1900, 3, 1), "day", dt.date(1900, 3, 1)),
            (dt.date(1899, 1, 2), "day", "1899-01-02"),
            (dt.date(1968, 3, 12), "text", "1968-03-12"),
            (dt.time(7, 30), "day", dt.time(7, 30)),
            (dt.time(0), "day", dt.time(0)),
            (dt.time(23, 59, 59), "day", dt.time(23, 59, 59)),
            (
                dt.datetime.combine(dt.date(2024, 2, 29), dt.time(7, 30, 1)),
                "day",
                dt.datetime.combine(dt.date(2024, 2, 29), dt.time(7, 30, 1)),
            ),
        ],
    )
    def test_every_value(self, target, value, kind, back):
        sheet = OutSheet("表", [OutColumn("姓名"), OutColumn("备注", kind)], [("巴图", value)])
        write_xlsx(target, [sheet])
        assert rows_of(read_back(target)) == [("巴图", back)]

    def test_properties_come_back_however_long(self, target):
        properties = {"heads": "一" * 700, "office": "990000", "empty": ""}
        write_xlsx(target, [roster(row(1, "巴图"))], properties=properties)
        assert open_workbook(target).properties == properties

    def test_a_text_too_long_for_excel_is_named(self, target):
        longest = "长" * 32_767
        write_xlsx(target, [roster(row(1, "巴图", longest))])
        assert rows_of(read_back(target))[0][5] == longest
        with pytest.raises(Trouble, match="F2 格“备注”的文字超过 32767 个字"):
            write_xlsx(target, [roster(row(1, "巴图", longest + "长"))])
        with pytest.raises(Trouble, match="F2"):
            # Excel counts a rare character twice
            write_xlsx(target, [roster(row(1, "巴图", "𠅤" * 16_384))])

    def test_too_many_rows_are_refused_before_they_are_fetched(self, target):
        class Endless(tuple):
            __slots__ = ()

            def __len__(self):
                return 1_048_577

            def __iter__(self):
                raise AssertionError

        with pytest.raises(Trouble, match="放不下"):
            write_xlsx(target, [OutSheet("表", [OutColumn("姓名")], Endless())])
        assert not target.exists()


class TestCsv:
    def test_a_roster_comes_back(self, tmp_path):
        path = tmp_path / "名册.csv"
        rows = [row(at, text, text) for at, text in enumerate(TRICKY, 1)]
        write_csv(path, roster(*rows, title="题", notes=["注：无"]))
        table = read_back(path)
        assert rows_of(table) == [
            (str(number), name, code, "32.5", "2024-03-01", remark)
            for number, name, code, _, _, remark in rows
        ]
        assert not table.skipped

    def test_its_bytes(self, tmp_path):
        path = tmp_path / "名册.csv"
        write_csv(path, roster((1, "巴图", "990000198705241900", 32, None, "=1+1")))
        assert path.read_bytes().decode("utf-8") == (
            "\ufeff"
            '"序号","姓名","证件","里程（公里）","日期","备注"\r\n'
            '1,"巴图","990000198705241900\t",32,"","\'=1+1"\r\n'
        )

    def test_one_column_full_of_separators(self, tmp_path):
        path = tmp_path / "名册.csv"
        rows = [("a;b;c",), ("0012",), ("d\te",), ("f,g",)]
        write_csv(path, OutSheet("表", [OutColumn("姓名")], rows))
        assert rows_of(read_back(path)) == rows


TEXTS = st.one_of(
    st.sampled_from(TRICKY),
    st.text(max_size=12),
    st.text(alphabet="'=+-@\t\n\r 0123/.eE:_x\"<&;,", max_size=8),
)


@given(
    texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    numbers=st.lists(
        st.one_of(st.integers(-(10**14), 10**14), st.floats(allow_nan=False, allow_infinity=False)),
        min_size=6,
        max_size=6,
    ),
    suffix=st.sampled_from([".xlsx", ".csv"]),
)
def test_whatever_is_written_is_read_back(tmp_path_factory, texts, numbers, suffix):
    path = tmp_path_factory.mktemp("written") / f"名册{suffix}"
    rows = [
        (at, name, code, numbers[at - 1], dt.date(2024, 1, at), None)
        for at, (name, code) in enumerate(texts, 1)
        # a row that says 合计 is a total, whoever wrote it
        if not is_total([normalised(text_of(name))])
    ]
    if suffix == ".csv":
        write_csv(path, roster(*rows))
    else:
        write_xlsx(path, [roster(*rows)])
    table = read_back(path)
    back = rows_of(table)
    assert [cells[1:3] for cells in back] == [
        (clean(name) or None, clean(code) or None) for _, name, code, *_ in rows
    ]
    assert [float(cells[3]) for cells in back] == [cells[3] for cells in rows]


class TestReplacing:
    def test_the_old_file_stays_until_the_new_one_is_whole(self, target):
        write_xlsx(target, [roster(row(1, "巴图"))])
        old = target.read_bytes()

        def failing():
            yield row(1, "娜仁")
            raise RuntimeError

        class Rows(tuple):
            __slots__ = ()

            def __iter__(self):
                return failing()

        with pytest.raises(RuntimeError):
            write_xlsx(target, [OutSheet("名册", COLUMNS[:6], Rows([1]))])
        assert target.read_bytes() == old
        assert list(target.parent.iterdir()) == [target]

    @pytest.mark.parametrize("write", [lambda path, sheet, watch: write_xlsx(path, [sheet], progress=watch),
                                       lambda path, sheet, watch: write_csv(path, sheet, progress=watch)])  # fmt: skip
    def test_cancelling_leaves_nothing(self, target, write):
        class StopsInTheMiddle(Silent):
            def step(self, done, total, what=""):
                assert what == "正在保存“名册.xlsx”"
                if done > total / 2:
                    raise Cancelled

        with pytest.raises(Cancelled):
            write(target, roster(*[row(1, "巴图")] * 1000), StopsInTheMiddle())
        assert not list(target.parent.iterdir())

    def test_progress_goes_over_all_sheets(self, target):
        heard = []

        class Listening(Silent):
            def step(self, done, total, what=""):
                heard.append((done, total))

        write_xlsx(target, [roster(*[row(1, "巴图")] * 300)] * 2, progress=Listening())
        assert heard == [(0, 600), (200, 600), (300, 600), (300, 600), (500, 600), (600, 600)]

    def test_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(Trouble, match=r"找不到文件夹“.*U盘”"):
            write_xlsx(tmp_path / "U盘" / "名册.xlsx", [roster(row(1, "巴图"))])

    def test_a_folder_in_the_place_of_the_file(self, target):
        target.mkdir()
        with pytest.raises(Trouble, match="是一个文件夹"):
            write_csv(target, roster(row(1, "巴图")))

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
    def test_a_folder_that_may_not_be_written_to(self, tmp_path, target):
        # loads what writing needs: it may lie where somebody else may not read
        write_xlsx(target, [roster(row(1, "巴图"))])
        tmp_path.chmod(0o555)
        root = os.geteuid() == 0
        try:
            if root:
                # root may write everywhere, so be somebody else, who may pass through
                for folder in (tmp_path, *tmp_path.parents[:2]):
                    folder.chmod(0o755)
                os.seteuid(65534)
            with pytest.raises(Trouble, match="写不进去"):
                write_xlsx(target, [roster(row(1, "巴图"))])
        finally:
            if root:
                os.seteuid(0)
            tmp_path.chmod(0o755)

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
    @pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
    def test_a_full_disk(self, tmp_path, suffix):
        import resource

        path = tmp_path / f"名册{suffix}"
        path.write_text("旧", "utf-8")
        sheet = roster(*[row(at, f"{at * 7919:x}") for at in range(3000)])
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
        try:
            with pytest.raises(Trouble) as caught:
                write_csv(path, sheet) if suffix == ".csv" else write_xlsx(path, [sheet])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert "磁盘空间不够" in str(caught.value)
        assert path.read_text("utf-8") == "旧"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_file_that_is_open_in_excel(self, target, monkeypatch):
        """Only Windows keeps an open file from being replaced, so the refusal is made here."""

        def refuse(self, other):
            raise PermissionError(errno.EACCES, "in use")

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(Trouble, match="关掉打开它的 WPS 或 Excel"):
            write_xlsx(target, [roster(row(1, "巴图"))])
        assert not list(target.parent.iterdir())

    def test_a_name_as_long_as_names_may_be(self, tmp_path):
        path = tmp_path / ("名" * 80 + ".xlsx")
        write_xlsx(path, [roster(row(1, "巴图"))])
        assert rows_of(read_back(path))
        with pytest.raises(Trouble, match="换一个文件名"):
            write_xlsx(tmp_path / ("名" * 90 + ".xlsx"), [roster(row(1, "巴图"))])


def test_names_of_tabs():
    wanted = ("a/b:c", "A B C", "", "'x'", "长" * 40, "长" * 40)
    assert sheet_names(wanted) == ["a b c", "A B C 2", "Sheet", "x", "长" * 31, "长" * 26 + " 2"]


def test_the_width_of_texts():
    assert display_width("abc") == 3
    assert display_width("张三a") == 5
    assert display_width("a\n张三") == 4


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(max_size=900)))
def test_properties_are_joined_in_order(properties):
    parts = divided(properties)
    assert all(len(text) <= 255 for text in parts.values())
    assert joined(dict(sorted(parts.items(), reverse=True))) == properties


def test_no_readable_file_is_left_elsewhere(target, tmp_path_factory, monkeypatch):
    """The library behind would put the rows into the folder for temporary files."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    seen = []

    class Looking(Silent):
        def step(self, done, total, what=""):
            seen.extend(elsewhere.iterdir())

    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    write_xlsx(target, [roster(*[row(1, "巴图")] * 2000)], progress=Looking())
    assert not seen
    with zipfile.ZipFile(target) as made:
        assert made.testzip() is None


def test_styles_fit_their_cells(target):
    """The cells' formats are taken from a specimen row, in the order in which they are named."""
    assert list(xlsx_rows.Styles.__annotations__) == [
        "text", "wrapped", "number", "day", "moment", "clock",
    ]  # fmt: skip
    moment = dt.datetime.combine(dt.date(2024, 3, 1), dt.time(7, 30))
    kinds = ("text", "wrapped", "number", "day", "day", "day")
    columns = [OutColumn(word, kind) for word, kind in zip(WORDS, kinds, strict=True)]
    write_xlsx(
        target, [OutSheet("表", columns, [("a", "b", 1, moment.date(), moment, moment.time())])]
    )
    cells = next(openpyxl.load_workbook(target).active.iter_rows(min_row=2))
    assert [cell.number_format for cell in cells] == [
        "@", "@", "General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm",
    ]  # fmt: skip
    assert [cell.alignment.horizontal for cell in cells][:2] == ["center", None]


def test_cancelling_at_once(target):
    watch = Stoppable()
    watch.stop = True
    with pytest.raises(Cancelled):
        write_xlsx(target, [roster(row(1, "巴图"))], progress=watch)
    assert not target.exists()
