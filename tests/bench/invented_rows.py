"""Invented patrol logs and members with the shapes of real ones, the same for the same seed.

Area 990000 does not exist, so no ID number here is anybody's.
"""

from __future__ import annotations

import datetime as dt
import json
import random

from db.record_ids import RecordIds

Value = int | str | bytes | None

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "玉发花明国志海燕伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀英霞平刚桂兰凤云飞建翠金莲清文德福贵山林春梅红宝成龙"
MONGOLIAN = ("敖特根", "图门", "斯琴高娃", "娜仁托娅", "孟克巴特尔", "苏日娜", "巴图孟和")
WEATHER = ("晴", "多云", "阴", "小雪", "中雪", "大风", "白毛风", "沙尘", "小雨", "雾")
TRANSPORT = ("摩托车", "汽车", "骑马", "骑骆驼", "步行")
REPORTED = (None, None, "边境派出所", "苏木武装部", "边防连")
CLAUSES = (
    "{marker}号界碑油漆褪色",
    "{marker}号界碑完好",
    "铁丝网破损约{number}米，已临时修补",
    "发现{number}只羊靠近边界线，已劝返",
    "{name}家{number}匹马越过围栏，已帮助找回",
    "在{marker}号界碑附近发现车辙，已拍照上报",
    "积雪约{number}厘米，车辆难行，改为步行",
    "与{name}一同清理围栏积沙",
    "遇牧民{name}，宣传边境管理规定",
    "望远镜观察{number}分钟，未见异常",
    "摩托车故障，返回时间推迟{number}分钟",
    "风大，能见度不足{number}米",
    "{name}身体不适，提前返回",
    "警示牌倾斜，已扶正",
    "河道结冰，绕行{number}公里",
    "回收垃圾{number}袋",
)


def patrols(count: int, seed: int = 1) -> dict[str, list[Value]]:
    """Columns of patrol logs: 12 sections, each with its riders and markers, about 27 a day."""
    rng = random.Random(seed)
    sections = RecordIds(rng.randbytes).many(12)
    riders = [RecordIds(rng.randbytes).many(30) for _ in sections]
    day = dt.date(2015, 1, 1)
    ids = RecordIds(rng.randbytes)
    rows: list[tuple[Value, ...]] = []
    while len(rows) < count:
        if rng.random() < 1 / 27:
            day += dt.timedelta(days=1)
            ids = RecordIds(rng.randbytes)
        section = rng.randrange(12)
        party = [uid.hex() for uid in rng.sample(riders[section], rng.choice((1, 2, 2, 3, 3, 4)))]
        start = rng.randrange(60, 126) * 5
        km = rng.randrange(16, 120) * 5
        markers = [str(1180 + section * 9 + step) for step in range(rng.randrange(2, 7))]
        if rng.random() < 0.3:
            markers.insert(1, f"{markers[0]}/{rng.randrange(1, 4)}")
        rows.append(
            (
                ids.next(),
                day.isoformat(),
                sections[section],
                _json(party),
                _time(start),
                _time(min(start + km // 10 * 5 + rng.randrange(60) * 5, 1435)),
                rng.choices(TRANSPORT, (10, 6, 3, 2, 1))[0],
                km,
                rng.choices(WEATHER, range(10, 0, -1))[0],
                _json(markers),
                _remark(rng, markers) if rng.random() < 0.4 else None,
                rng.choice(REPORTED),
            )
        )
    names = "id day section party depart return transport km weather markers remarks reported_to"
    return _columns(names, rows)


def members(count: int, seed: int = 2) -> dict[str, list[Value]]:
    """Columns of party members of 100 villages, each typed in at one start of the program."""
    rng = random.Random(seed)
    rows: list[tuple[Value, ...]] = []
    ids, village = RecordIds(rng.randbytes), ""
    for number in range(count):
        if number % max(1, count // 100) == 0:
            ids = RecordIds(rng.randbytes)
            village = f"贡宝拉格苏木第{number * 100 // count + 1}嘎查"
        born = dt.date(1940, 1, 1) + dt.timedelta(days=rng.randrange(24_000))
        joined = born + dt.timedelta(days=rng.randrange(18 * 365, 40 * 365))
        woman = rng.random() < 0.4
        rows.append(
            (
                ids.next(),
                _name(rng),
                "2" if woman else "1",
                rng.choices(("01", "02", "11", "31", "45"), (50, 40, 5, 3, 2))[0],
                _id_number(rng, born, woman) if rng.random() < 0.97 else None,
                born.isoformat(),
                rng.choice(("21", "22", "2C", "41", "6", "7", "8")),
                joined.isoformat() if rng.random() < 0.8 else joined.isoformat()[:7],
                (joined + dt.timedelta(days=365)).isoformat(),
                rng.choice(("1", "1", "1", "1", "2")),
                rng.choice(("011", "0211", "11", "124", "502", "612", None)),
                f"1{rng.randrange(3, 10)}{rng.randrange(10**9):09d}"
                if rng.random() < 0.9
                else None,
                f"{village}{rng.randrange(1, 9)}组",
                rng.choice((None, None, None, "1", "3", "4", "5")),
                "长期在旗里居住" if rng.random() < 0.03 else None,
            )
        )
    names = (
        "id name sex ethnicity id_number born education joined confirmed category post phone "
        "address management remarks"
    )
    return _columns(names, rows)


def _columns(names: str, rows: list[tuple[Value, ...]]) -> dict[str, list[Value]]:
    return dict(zip(names.split(), map(list, zip(*rows, strict=True)), strict=True))


def _json(items: list[str]) -> str:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _name(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return rng.choice(MONGOLIAN)
    return rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))


def _remark(rng: random.Random, markers: list[str]) -> str:
    clauses = rng.sample(CLAUSES, rng.choice((1, 1, 2, 3)))
    return "；".join(
        clause.format(marker=rng.choice(markers), number=rng.randrange(2, 60), name=_name(rng))
        for clause in clauses
    )


def _id_number(rng: random.Random, born: dt.date, woman: bool) -> str:
    """A number of an area that does not exist, with the right check digit (GB 11643)."""
    body = f"990000{born:%Y%m%d}{rng.randrange(100):02d}{rng.randrange(5) * 2 + (not woman)}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(map(int.__mul__, map(int, body), weights)) % 11]
