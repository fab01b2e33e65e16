from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget

from app.desk import Desk
from app.ledger.fields import Field, People
from app.ledger.fields.links import items_of, link_to
from app.ledger.questions import Question
from ui.ledger.editors import Ground, editor_for
from ui.ledger.editors.choices import fitting


def add(office, ledger="members", **values):
    return Desk(office).add(ledger, values).uid


def new(open_page, office, ledger):
    stage = open_page(office, ledger)
    stage.page.add()
    return stage


def test_every_kind_has_an_editor_that_gives_back_what_it_was_given(sample_office, open_page):
    """What is shown, unchanged, reads as the value that is stored."""
    stage = open_page(sample_office, "members")
    ground = Ground(stage.page.place, "members")
    tried = set()
    with sample_office.snapshot() as now:
        for declared in sample_office.registry:
            records = now.asking.page(Question(declared.__tablename__))
            for field in declared.fields.values():
                editor = editor_for(field, ground)
                for record in records[:40] if field.stored else ():
                    value = record.values[field.name]
                    editor.show_value(value, now.lookup)
                    assert not editor.is_changed
                    read = field.read(editor.raw(), now.lookup).value
                    if isinstance(field, People):
                        # whoever is known comes first when a list is read
                        assert set(items_of(read)) == set(items_of(value))
                    else:
                        assert read == value, (field.name, value, editor.raw())
                    tried.add(field.kind)
    assert {"PersonName", "Code", "PartialDay", "Phone", "Link", "Markers", "People"} <= tried


def test_a_kind_without_an_editor_is_a_bug(office, open_page):
    stage = open_page(office, "members")
    with pytest.raises(NotImplementedError):
        editor_for(Field(label="没有"), Ground(stage.page.place, "members"))


@pytest.mark.parametrize(
    ("typed", "first"),
    [("dx", "大学"), ("daxue", "大学"), ("研究", "硕士研究生"), ("研究生", "硕士研究生")],
)
def test_a_list_is_searched_by_words_and_by_their_sound(office, typed, first):
    with office.snapshot() as now:
        entries = now.lookup.codes("education").offered()
    assert fitting(entries, typed)[0] == first


def test_a_choice_is_typed_and_picked_from_the_list(office, open_page):
    stage = new(open_page, office, "members")
    stage.write("name", "其木格")
    editor = stage.editor("ethnicity")
    editor.box.setFocus()
    stage.bot.keyClicks(editor.box.line, "mgz")
    assert editor._offering.lines[0] == "蒙古族"
    editor._offering.picked.emit("蒙古族")
    stage.save()
    assert stage.rows()[0]["ethnicity"] == "蒙古族"


def test_words_that_are_in_no_list_are_kept_where_the_list_is_open(office, open_page):
    stage = new(open_page, office, "members")
    stage.write("name", "其木格")
    stage.write("post", "草原管护员")
    stage.write("ethnicity", "火星人")
    stage.save()
    assert stage.rows() == []
    assert any("不在可选的内容里" in text for text in stage.below("ethnicity"))
    stage.write("ethnicity", "")
    stage.save()
    assert stage.rows()[0]["post"] == "草原管护员"


def test_the_wheel_does_not_change_a_choice_in_passing(office, open_page):
    add(office, name="其木格", sex="女")
    stage = open_page(office, "members")
    stage.open(0)
    box = stage.editor("sex").box
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert stage.editor("sex").raw() == "女"


def test_yes_and_no_and_neither(office, open_page):
    stage = new(open_page, office, "members")
    stage.write("name", "其木格")
    answers = stage.editor("floating")._answers
    stage.click(answers["1"])
    stage.save()
    assert stage.rows()[0]["floating"] == "是"
    stage.click(stage.editor("floating")._answers[""])
    stage.save()
    assert stage.rows()[0]["floating"] is None


def test_a_day_is_picked_in_the_calendar(office, open_page):
    stage = new(open_page, office, "patrols")
    stage.write("date", "2024年3月12日")
    button = stage.editor("date").findChild(type(stage.editor("date")).__mro__[-3].__class__) or (
        stage.editor("date").layout().itemAt(1).widget()
    )
    stage.click(button)
    calendar = button.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2024, 3, 12)
    calendar.activated.emit(QDate(2024, 4, 1))
    assert stage.line("date").text() == "2024.04.01"
    stage.write("section", "东段")
    stage.save()
    assert stage.rows()[0]["date"] == "2024-04-01"


def test_numbers_are_read_with_their_unit(office, open_page):
    stage = new(open_page, office, "patrols")
    stage.write("date", "2024.3.12")
    stage.write("section", "东段")
    stage.write("distance", "三十二点五公里")
    stage.wait_below("distance", "32.5")
    stage.save()
    assert stage.rows()[0]["distance"] == 32.5


def test_a_link_is_suggested_and_picked(office, open_page):
    add(office, name="其木格", born="1970")
    second = add(office, name="其木格", born="1950")
    stage = new(open_page, office, "households")
    editor = stage.editor("host")
    editor.line.setFocus()
    stage.bot.keyClicks(editor.line, "qmg")
    offered = editor._suggesting._list
    stage.bot.waitUntil(lambda: len(offered.lines) == 2)
    assert offered.lines == ["其木格　1970", "其木格　1950"]
    offered.picked.emit("其木格　1950")
    stage.wait_below("host", "已连到“其木格”的资料")
    stage.save()
    with office.snapshot() as now:
        (record,) = now.asking.page(stage.page.listing.question)
    assert record.values["host"] == link_to(second)


def test_a_name_that_nobody_has_is_kept_as_text(office, open_page):
    stage = new(open_page, office, "households")
    stage.write("host", "巴特尔")
    stage.wait_below("host", "没有找到“巴特尔”，先按文字记下")
    assert not stage.editor("host").follow.isEnabled()
    stage.save()
    assert stage.rows()[0]["host"] == "巴特尔"


def test_people_are_added_and_taken_away_one_by_one(office, open_page):
    known = add(office, name="夏云飞")
    stage = new(open_page, office, "patrols")
    stage.write("date", "2024.3.12")
    stage.write("section", "东段")
    editor = stage.editor("party")
    stage.write("party", "夏云飞、")
    assert editor.raw() == link_to(known)
    stage.write("party", "敖特根")
    stage.bot.keyClick(editor.line, Qt.Key.Key_Return)
    stage.write("party", "图门")
    stage.save()
    assert stage.rows()[0]["party"] == "夏云飞、敖特根、图门"
    stage.editor("party").line.setFocus()
    stage.bot.keyClick(editor.line, Qt.Key.Key_Backspace)
    stage.save()
    assert stage.rows()[0]["party"] == "夏云飞、敖特根"


def test_the_number_of_people_in_the_list_fills_its_own_field(office, open_page):
    stage = new(open_page, office, "patrols")
    stage.write("date", "2024.3.12")
    stage.write("section", "东段")
    stage.write("party", "夏云飞、敖特根等5人")
    stage.bot.keyClick(stage.editor("party").line, Qt.Key.Key_Return)
    stage.save()
    row = stage.rows()[0]
    assert (row["party"], row["party_size"]) == ("夏云飞、敖特根", 5)


def test_the_condition_of_one_marker_is_noted_by_its_chip(office, open_page):
    stage = new(open_page, office, "patrols")
    stage.write("date", "2024.3.12")
    stage.write("markers", "1231-1234")
    stage.wait_below("markers", "共 4 座")
    stage.editor("markers").note("1232", "褪色")
    assert stage.line("markers").text() == "1231、1232（褪色）、1233、1234"
    stage.save()
    assert stage.rows()[0]["markers"] == "1231、1232（褪色）、1233、1234"


def test_a_date_where_a_marker_belongs_is_refused(office, open_page):
    stage = new(open_page, office, "patrols")
    stage.write("markers", "2024年3月1日")
    stage.wait_below("markers", "是日期，多半是界碑 3/1 被表格软件改成的")


def test_several_lines_are_kept(office, open_page):
    stage = new(open_page, office, "members")
    stage.write("name", "其木格")
    stage.write("remarks", "第一行\n第二行")
    stage.save()
    assert stage.rows()[0]["remarks"] == "第一行\n第二行"
    stage.wait_column("remarks", ["第一行\n第二行"])
