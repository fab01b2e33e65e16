"""What is counted of the members."""

from __future__ import annotations

from app.ledger.counts import By, Count

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
