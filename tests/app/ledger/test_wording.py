from __future__ import annotations

import pytest

from app.desk import Desk
from app.ledger.fields import Operator
from app.ledger.fields.links import link_to
from app.ledger.questions import Condition
from app.ledger.wording import wording

CASES = [
    ("members", "name", Operator.CONTAINS, ("王",), "姓名：含“王”", "姓名：不含“王”"),
    ("members", "name", Operator.EQUALS, ("王玉发",), "姓名：王玉发", "姓名：不是王玉发"),
    ("members", "name", Operator.BEGINS, ("王",), "姓名：开头是“王”", "姓名：开头不是“王”"),
    ("members", "phone", Operator.ENDS, ("1027",), "联系电话：末尾是“1027”", None),
    ("members", "address", Operator.EMPTY, (), "家庭住址：空着", "家庭住址：填了"),
    ("members", "address", Operator.FILLED, (), "家庭住址：填了", "家庭住址：空着"),
    ("members", "ethnicity", Operator.ONE_OF, ("02",), "民族：蒙古族", "民族：不是蒙古族"),
    ("members", "ethnicity", Operator.ONE_OF, ("01", "02", None), "民族：汉族、蒙古族、空", None),
    ("members", "ethnicity", Operator.ONE_OF, ("01", "02", "03", "04", "05"),
     "民族：汉族、蒙古族、回族、藏族等 5 种", None),
    ("members", "lost", Operator.ONE_OF, ("1",), "是否失联党员：是", "是否失联党员：不是“是”"),
    ("members", "born", Operator.FROM, ("1970",), "出生日期：1970年 起", "出生日期：不在 1970年 起"),
    ("members", "born", Operator.TO, ("1990-06",), "出生日期：1990年6月 止", None),
    ("members", "born", Operator.BETWEEN, ("1970", "1990-06"),
     "出生日期：1970年 至 1990年6月", None),
    ("members", "born", Operator.BETWEEN, ("1970", "1970"), "出生日期：1970年", None),
    ("members", "born", Operator.EQUALS, ("?",), "出生日期：不详", "出生日期：不是不详"),
    ("members", "born", Operator.EACH_YEAR, ("this_month",), "出生日期：每年本月", None),
    ("members", "born", Operator.EACH_YEAR, ("03",), "出生日期：每年3月", "出生日期：不在每年3月"),
    ("members", "age", Operator.FROM, (60,), "年龄：60 以上", None),
    ("members", "age", Operator.BETWEEN, (35, 60), "年龄：35 至 60", None),
    ("members", "age", Operator.EMPTY, (), "年龄：算不出来", "年龄：算得出来"),
    ("patrols", "date", Operator.DURING, ("this_month",), "日期：本月", "日期：不是本月"),
    ("patrols", "date", Operator.DURING, ("last:30:day",), "日期：最近30天", None),
    ("patrols", "date", Operator.DURING, ("before:2:year",), "日期：2年以前", None),
    ("patrols", "distance", Operator.FROM, (300,), "里程：30 以上", None),
    ("patrols", "distance", Operator.TO, (415,), "里程：41.5 以下", None),
    ("patrols", "depart", Operator.BETWEEN, ("06:00", "09:30"), "出发时间：06:00 至 09:30", None),
    ("patrols", "markers", Operator.CONTAINS, ("1236",), "经过界碑：有 1236", "经过界碑：没有 1236"),
    ("patrols", "markers", Operator.BETWEEN, ("1231", "1234"), "经过界碑：1231 至 1234", None),
    ("patrols", "markers", Operator.NOTED, ("褪色", "损坏"), "经过界碑：有褪色、损坏的", None),
    ("activities", "photos", Operator.FILLED, (), "照片：有", "照片：没有"),
    ("households", "families", Operator.EMPTY, (), "联系户：没有", "联系户：有"),
]  # fmt: skip


@pytest.fixture(scope="module")
def around(tmp_path_factory):
    from app.bootstrap import create_office
    from app.home import Home
    from app.units import Unit
    from tests.conftest import PASSPHRASE

    home = Home(tmp_path_factory.mktemp("words"))
    unit = Unit("152527201206", "gacha")
    office = create_office(home, "敦达乌苏嘎查", unit, person="白敏", passphrase=PASSPHRASE).office
    with office.snapshot() as now:
        yield office, now
    office.close()


@pytest.mark.parametrize(("ledger", "name", "operator", "values", "said", "turned"), CASES)
def test_each_condition_in_words(around, ledger, name, operator, values, said, turned):
    office, now = around
    field = office.registry.field(ledger, name)
    plain, other = (Condition(name, operator, values, is_not) for is_not in (False, True))
    assert wording(field, [plain], now.lookup) == said
    if turned is not None:
        assert wording(field, [other], now.lookup) == turned


def test_a_person_is_called_by_name_and_a_number_stays_hidden(office):
    uid = Desk(office).add("members", {"name": "王玉发"}).uid
    with office.snapshot() as now:
        led = Condition("leader", Operator.ONE_OF, (link_to(uid), "巴图"))
        phone = Condition("phone", Operator.EQUALS, ("13848391027",))
        leader = office.registry.field("patrols", "leader")
        number = office.registry.field("members", "phone")
        assert wording(leader, [led], now.lookup) == "带队：王玉发、巴图"
        assert wording(number, [phone], now.lookup) == "联系电话：138****1027"
