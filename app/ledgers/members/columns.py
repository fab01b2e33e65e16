"""What other systems call the fields of the members."""

from __future__ import annotations

from app.ledger.base import ColumnSet

NATIONAL = ColumnSet(
    name="national",
    title="全国党员管理信息系统",
    columns=(
        ("姓名", "name"),
        ("性别", "sex"),
        ("民族", "ethnicity"),
        ("公民身份号码", "id_number"),
        ("出生日期", "born"),
        ("学历", "education"),
        ("学位", ""),
        ("人员类别", "category"),
        ("所在党支部", "branch"),
        ("加入党组织日期", "joined"),
        ("转为正式党员日期", "confirmed"),
        ("党龄", "standing"),
        ("党龄校正值", ""),
        ("工作岗位", "post"),
        ("从事专业技术职务", ""),
        ("新社会阶层类型", ""),
        ("是否农民工", ""),
        ("联系电话", "phone"),
        ("家庭住址", "address"),
        ("现居住地", ""),
        ("户籍所在地", ""),
        ("党籍状态", "party_status"),
        ("是否失联党员", "lost"),
        ("失去联系日期", "lost_since"),
        ("失联原因", "lost_reason"),
        ("是否流动党员", "floating"),
        ("外出流向", "floating_to"),
        ("入党类型", ""),
        ("转正情况", ""),
        ("入党时所在支部", ""),
        ("延长预备期时间", ""),
        ("党员增加信息", ""),
        ("党员减少信息", ""),
    ),
)
"""What the national system's own export has: the 16 items of the collection form, and columns for
which nobody is asked here."""
