"""What the database says of disks, rights and versions, in sentences for people."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.errors import Trouble
from db.errors import (
    BusyStoreError,
    DiskError,
    FullDiskError,
    NewerStoreError,
    OwnBusyError,
    ReadOnlyError,
    StoreError,
    TrialStoreError,
    WrongKeyError,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.home import Home


def said(error: StoreError, home: Home) -> Trouble:
    """The sentences for an error of the database."""
    match error:
        case NewerStoreError():
            return Trouble("这个办公室的数据是新版本的程序写的", "请先更新本程序，再打开")
        case TrialStoreError():
            return Trouble(
                "这个办公室的数据是试用版建立的，正式版不能打开，数据没有改动",
                "请在试用版里把各个台账导出成表格，再在新建的办公室里导入",
            )
        case WrongKeyError():
            return Trouble(
                "钥匙和数据对不上，打不开这个办公室",
                "文件夹里的文件可能被换过，请用最近的备份恢复",
            )
        case FullDiskError():
            return Trouble(
                "磁盘满了，刚才的内容没有保存",
                "请清理磁盘，腾出至少 100 MB，再试一次；以前保存的都在",
            )
        case DiskError():
            return Trouble(
                "磁盘读写出错，刚才的内容没有保存",
                "请检查磁盘空间够不够、U盘是否插好，再试一次；还不行就用最近的备份恢复",
            )
        case ReadOnlyError():
            return Trouble(
                "文件夹“{folder}”不能写入",
                "请检查文件夹的权限，或者换一个文件夹",
                folder=home.folder,
            )
        case BusyStoreError():
            return Trouble("数据正被别的程序使用", "请稍等一会儿再试")
        case OwnBusyError():
            return Trouble(
                "驿站正在写入另一批内容，这一次还没有保存",
                "写完要等一会儿，进度在窗口下边；填好的内容都在，等它完成再保存一次",
            )
        case _:
            return Trouble("数据文件已经损坏", "请先复制一份留底，再用最近的备份恢复")


@contextmanager
def said_to_people(home: Home) -> Generator[None]:
    """Turn the database's errors into sentences."""
    try:
        yield
    except StoreError as error:
        raise said(error, home) from error
