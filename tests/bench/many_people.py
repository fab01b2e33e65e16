"""A region's people in an encrypted office, written straight into the members' table.

The journal is not what is measured here: rows are written as it writes them, and the index of
words is made afterwards in one go, as it is for a database of an older program. Beside it lie what
people would use instead: the same columns for LIKE, and a full-text table of trigrams (FTS5).
Names have the surnames' real shares (Ministry of Public Security, 2021); area 990000 does not
exist, so no ID number here is anybody's.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from app.office import Office
    from tests.bench.harness import Stage

HOME = "region"
TRIGRAMS = "peer_trigrams"
SEARCHED = ("name", "name__py", "name__pi", "phone", "id_number", "address")
PIECE = 20_000

SHARES = (
    "王7.2李7.2张6.8刘5.4陈4.5杨3.1黄2.2赵2.1吴2.0周1.9徐1.5孙1.4马1.3朱1.3胡1.2郭1.2何1.1林1.1高1.0"
    "罗0.9郑0.9梁0.8谢0.8宋0.8唐0.7许0.7韩0.6邓0.6冯0.6曹0.6彭0.6曾0.5肖0.5田0.5董0.5潘0.4袁0.4蔡0.4"
    "蒋0.4余0.4于0.4杜0.4叶0.4程0.4魏0.4苏0.4吕0.4丁0.4任0.4卢0.3姚0.3沈0.3钟0.3姜0.3崔0.3谭0.3陆0.3"
    "范0.3汪0.3廖0.3石0.3金0.3韦0.3贾0.3夏0.3付0.3方0.3邹0.3熊0.3白0.3孟0.3秦0.2邱0.2侯0.2江0.2尹0.2"
    "薛0.2闫0.2雷0.2龙0.2史0.2陶0.2贺0.2毛0.2段0.2郝0.2顾0.2龚0.2邵0.2"
)
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉华建国文志海春梅红燕玲辉鹏飞宇浩然子轩梓涵雨欣怡佳琪"
    "晨曦思远博雅婷婧雪琳晶莹洁云凤珍珠宝银财富贵荣昌盛兴旺发达福禄寿喜庆祥瑞吉安康宁泰和顺利贤良忠孝仁义"
    "礼智信诚善德美慧聪颖俊豪雄威武毅坚山川河湖波清泉源溪潮森松柏柳桃杏梨花草莲荷菊竹芝蕊蓉薇萍茂青苗新根"
    "生长成才学书画诗琴棋墨章彬斌斐冰寒冬秋月星辰阳光亮朗照耀晖旭升东南西北中正直圆满全万千百十一二三四五"
    "六七八九永久恒大小少老友朋亲爱心意情恩惠慈悲怀念想望希盼梦幻虎麟牛羊鹤鹰雁鸿翔翼腾跃奔驰骏骐骥力功勋"
    "业绩勤奋进步前锦绣彩虹霓裳衣布衫丝绸琼瑶瑾瑜璇玑琦琅珊瑚珂玲珑玥珏敖特图乌其格音额尔登阿拉坦哈斯仁托萨"
)
MONGOLIAN = ("敖特根", "图门", "斯琴高娃", "娜仁托娅", "孟克巴特尔", "苏日娜", "巴图孟和", "其其格")
PLACES = (
    "额仁高毕", "满都宝力格", "乌里雅斯太", "嘎达布其", "萨麦", "呼热图淖尔", "道特淖尔",
    "阿拉坦合力", "吉林高勒", "巴彦胡舒", "浩勒图高勒", "高日罕", "巴拉嘎尔", "白音锡勒", "达来",
    "宝日嘎斯台", "新宝拉格", "那仁", "伊和高勒", "巴彦宝拉格", "哈日高壁", "洪格尔",
)  # fmt: skip


def prepare(stage: Stage) -> None:
    """Make all of it."""
    from tests.bench.offices import make_office

    office = make_office(stage.prepared / HOME)
    write_people(office, stage.rows)
    office.close()


def opened(stage: Stage) -> Office:
    """The office that was prepared, in its own place: nobody writes into it."""
    from app.bootstrap import open_office
    from app.home import Home
    from tests.bench.surroundings import PASSPHRASE

    return open_office(Home(stage.prepared / HOME), PASSPHRASE)


def write_people(office: Office, count: int, *, with_peer: bool = True) -> None:
    """Write so many people, index their words, and put them into the peer's table."""
    from sqlalchemy import update

    from app.ledger.base import Ledger
    from db.search import index

    door = office.tables.journal.door
    shape = office.registry.shapes["members"]
    with office.store.writing() as connection:
        scope = office.journal.log.scopes.of(connection, _scope(office))
        connection.execute(update(door).values(open=1))
        _without_indexes(connection, shape.table)
        made = _rows(shape, scope, count)
        names = [one.name for one in shape.table.columns if one.name != "_row"]
        marks, listed = ", ".join("?" * len(names)), ", ".join(f'"{one}"' for one in names)
        cursor = connection.connection.cursor()
        while piece := list(islice(made, PIECE)):
            cursor.executemany(f"INSERT INTO members ({listed}) VALUES ({marks})", piece)  # noqa: S608 our own names
        connection.execute(update(door).values(open=0))
        for one in shape.table.indexes:
            one.create(connection)
        index.make(connection, Ledger.metadata)
    if with_peer:
        with office.store.writing() as connection:
            _index_trigrams(connection)


def _scope(office: Office) -> Any:
    from db.journal.operations import Scope

    return Scope("members", office.unit.code)


def _without_indexes(connection: Connection, table: Table) -> None:
    """Let the indexes be made of all rows at once: row by row it takes far longer."""
    for verb in ("insert", "update", "delete"):
        connection.exec_driver_sql(f"DROP TRIGGER x_members_{verb}")
    for index in table.indexes:
        index.drop(connection)


def _index_trigrams(connection: Connection) -> None:
    columns = ", ".join(SEARCHED)
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {TRIGRAMS} USING fts5({columns},"
        " content='members', content_rowid='_row', tokenize='trigram')"
    )
    configure = f"INSERT INTO {TRIGRAMS}({TRIGRAMS}, rank) VALUES ('hashsize', 67108864)"  # noqa: S608 our own name
    connection.exec_driver_sql(configure)
    connection.exec_driver_sql(f"INSERT INTO {TRIGRAMS}({TRIGRAMS}) VALUES ('rebuild')")  # noqa: S608 our own name


def _rows(shape: Any, scope: int, count: int) -> Iterator[tuple[object, ...]]:
    from db.journal.rows import columns
    from db.record_ids import RecordIds

    rng = random.Random(17)
    ids = RecordIds(rng.randbytes)
    names = columns(shape.table)
    system = {"_scope": scope, "_born": 1, "_stamp": 1_770_000_000_000}
    blank = {
        **dict.fromkeys(names),
        **dict.fromkeys((n for n in names if n[0] == "_"), 0),
        **system,
    }
    for _ in range(count):
        name = _name(rng)
        key, full, initials = _sounds(name)
        row = blank | {
            "_uid": ids.next(),
            "name": name,
            "name__key": key,
            "name__py": full,
            "name__pi": initials,
            "id_number": f"99{rng.randrange(10_000):04}{rng.randrange(1940, 2010)}"
            f"{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}{rng.randrange(10_000):04}",
            "phone": f"1{rng.randrange(30, 100)}{rng.randrange(10**8):08}",
            "address": f"{rng.choice(PLACES)}苏木{rng.choice(PLACES)}嘎查"
            f"{rng.randrange(1, 9)}组{rng.randrange(1, 300)}号",
        }
        yield tuple(row[one] for one in names)


@cache
def _surnames() -> tuple[list[str], list[float]]:
    import re

    found = re.findall(r"(\D)([\d.]+)", SHARES)
    return [one for one, _share in found], [float(share) for _one, share in found]


def _name(rng: random.Random) -> str:
    if rng.random() < 0.05:
        return rng.choice(MONGOLIAN)
    given = rng.choices((1, 2, 3), (18, 79, 3))[0]
    return rng.choices(*_surnames())[0] + "".join(rng.choice(GIVEN) for _ in range(given))


@cache
def _syllable(char: str, *, opens: bool) -> str:
    from app.values import pinyin

    return pinyin.full(char if opens else f"王{char}").removeprefix("" if opens else "wang")


def _sounds(name: str) -> tuple[str, str, str]:
    """Sort key, letters and initials, as the program writes them, from syllables kept at hand."""
    said = [_syllable(char, opens=at == 0) for at, char in enumerate(name)]
    letters = "".join(said)
    return f"{' '.join(said)}  {'1' * len(said)}  {name}", letters, "".join(one[0] for one in said)
