"""How surnames are read that sound different as surnames; from 现代汉语词典 and 百家姓."""

from __future__ import annotations

SINGLE = {
    "卜": "bu3",
    "薄": "bo2",
    "曾": "zeng1",
    "查": "zha1",
    "种": "chong2",
    "都": "du1",
    "繁": "po2",
    "盖": "ge3",
    "葛": "ge3",
    "句": "gou1",
    "过": "guo1",
    "华": "hua4",
    "纪": "ji3",
    "解": "xie4",
    "阚": "kan4",
    "乐": "yue4",
    "秘": "bi4",
    "缪": "miao4",
    "乜": "nie4",
    "佴": "nai4",
    "区": "ou1",
    "朴": "piao2",
    "覃": "qin2",
    "仇": "qiu2",
    "瞿": "qu2",
    "任": "ren2",
    "单": "shan4",
    "折": "she2",
    "洗": "xian3",
    "冼": "xian3",
    "肖": "xiao1",
    "燕": "yan1",
    "么": "yao1",
    "要": "yao1",
    "员": "yun4",
    "翟": "zhai2",
    "占": "zhan1",
    "祭": "zhai4",
    "訾": "zi1",
}
"""Surname → its reading with the tone as a figure."""

DOUBLE = {
    "单于": "chan2 yu2",
    "句龙": "gou1 long2",
    "甪里": "lu4 li3",
    "角里": "lu4 li3",
    "令狐": "ling2 hu2",
    "万俟": "mo4 qi2",
    "厍狄": "she4 di2",
    "澹台": "tan2 tai2",
    "拓跋": "tuo4 ba2",
    "尉迟": "yu4 chi2",
    "乐正": "yue4 zheng4",
    "长孙": "zhang3 sun1",
    "朱邪": "zhu1 ye2",
    "宰父": "zai3 fu3",
}
"""The same for surnames of two characters."""

NOT_SURNAMES = {
    # Mongolian names and places: 查干 white, 查斯 snow, 朴日布 Thursday, 任 and 都 read the same
    "查干": "cha2 gan1",
    "查汗": "cha2 han4",
    "查娜": "cha2 na4",
    "查斯": "cha2 si1",
    "查苏": "cha2 su1",
    "朴日": "pu3 ri4",
    # words that open titles, places and jobs
    "单位": "dan1 wei4",
    "区域": "qu1 yu4",
    "任务": "ren4 wu4",
    "解决": "jie3 jue2",
    "查看": "cha2 kan4",
    "种植": "zhong4 zhi2",
    "种养": "zhong4 yang3",
}
"""Openings whose first character looks like one of the surnames above and is none."""

IN_NAMES = {
    "曾": "zeng1",
    "都": "du1",
    "翟": "zhai2",
    # syllables of Mongolian names: 格日勒, 什日布
    "勒": "le4",
    "什": "shi2",
    # given names: 长明, 长顺
    "长": "chang2",
    "佛": "fo2",
}
"""Characters whose first reading in a dictionary is not the one that names have."""
