<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
 <context>
  <name>ortoo</name>
  <message>
   <source>正在找出当时的记录…</source>
   <translation>Finding the records of that time…</translation>
  </message>
  <message>
   <source>{day} 还没有到</source>
   <translation>{day} has not come yet.</translation>
  </message>
  <message>
   <source>请选今天或者以前的日期</source>
   <translation>Please choose today or an earlier date.</translation>
  </message>
  <message>
   <source>“{day}”不是一个完整的日期</source>
   <translation>"{day}" is not a whole date.</translation>
  </message>
  <message>
   <source>请写明年、月、日，如 2025-12-31</source>
   <translation>Please give year, month and day, e.g. 2025-12-31.</translation>
  </message>
  <message>
   <source>“{label}”不能放附件</source>
   <translation>"{label}" cannot hold attachments.</translation>
  </message>
  <message>
   <source>请换一个放附件的字段</source>
   <translation>Please choose a field for attachments.</translation>
  </message>
  <message>
   <source>“{text}”不是附件的编号</source>
   <translation>"{text}" is not the number of an attachment.</translation>
  </message>
  <message>
   <source>编号有 64 位，请从 list 里复制</source>
   <translation>The number has 64 characters; please copy it from list.</translation>
  </message>
  <message>
   <source>“{file}”有 {size} MB，附件最大 {most} MB</source>
   <translation>"{file}" has {size} MB; an attachment can have {most} MB at most.</translation>
  </message>
  <message>
   <source>请把照片缩小或者把视频剪短，再添加</source>
   <translation>Please make the photo smaller or the video shorter, then add it.</translation>
  </message>
  <message>
   <source>“{file}”读不出来</source>
   <translation>"{file}" cannot be read.</translation>
  </message>
  <message>
   <source>请检查文件还在不在、U盘是否插好</source>
   <translation>Please check that the file is still there and the USB stick is plugged in.</translation>
  </message>
  <message>
   <source>“{file}”是空的</source>
   <translation>"{file}" is empty.</translation>
  </message>
  <message>
   <source>请重新选择文件</source>
   <translation>Please choose another file.</translation>
  </message>
  <message>
   <source>这个附件的资料未到</source>
   <translation>This attachment is not here yet.</translation>
  </message>
  <message>
   <source>请让对方再写一个数据包，读入后再试</source>
   <translation>Please ask the other office to write another bundle, read it in and try again.</translation>
  </message>
  <message>
   <source>“{folder}”的空间不够</source>
   <translation>There is not enough room in "{folder}".</translation>
  </message>
  <message>
   <source>请清理磁盘，再试一次</source>
   <translation>Please free some disk space and try again.</translation>
  </message>
  <message>
   <source>“{file}”不是备份，或者不完整</source>
   <translation>"{file}" is not a backup, or is incomplete.</translation>
  </message>
  <message>
   <source>请换一个备份文件再试</source>
   <translation>Please try another backup file.</translation>
  </message>
  <message>
   <source>备份“{file}”读不出来</source>
   <translation>The backup "{file}" cannot be read.</translation>
  </message>
  <message>
   <source>备份“{file}”不是这个办公室的</source>
   <translation>The backup "{file}" belongs to another office.</translation>
  </message>
  <message>
   <source>要在新电脑上恢复，请选一个空文件夹，并准备好恢复码</source>
   <translation>To restore it on a new computer, choose an empty folder and have the recovery phrase ready.</translation>
  </message>
  <message>
   <source>备份“{file}”已经损坏</source>
   <translation>The backup "{file}" is damaged.</translation>
  </message>
  <message>
   <source>批量修改 {count} 条{what}的“{labels}”</source>
   <translation>Change many in {what}: "{labels}", records: {count}</translation>
  </message>
  <message>
   <source>选了 {chosen} 条，其中 {changed} 条会改，{same} 条本来就是这样，{barred} 条不能改</source>
   <translation>Chosen: {chosen}; to change: {changed}, already so: {same}, cannot be changed: {barred}</translation>
  </message>
  <message>
   <source>选了 {chosen} 条，其中 {changed} 条会改，{same} 条本来就是这样</source>
   <translation>Chosen: {chosen}; to change: {changed}, already so: {same}</translation>
  </message>
  <message>
   <source>这条记录里的个人信息已经依法删除，不能再填写</source>
   <translation>The personal data of this record was erased as the law requires; it can no longer be filled in.</translation>
  </message>
  <message>
   <source>两边写得不一样，还没有处理，请先到“待处理”里选一个</source>
   <translation>Two sides wrote this differently, not settled yet; please choose one under "Review" first</translation>
  </message>
  <message>
   <source>会改的超过 {most} 条，一次改不了这么多</source>
   <translation>More than {most} records would change; that is too many at once.</translation>
  </message>
  <message>
   <source>请先筛选，分几次改</source>
   <translation>Please filter first and change them in several goes.</translation>
  </message>
  <message>
   <source>选中的记录里有的刚刚被删除，什么也没有改</source>
   <translation>Some of the chosen records were just deleted; nothing was changed.</translation>
  </message>
  <message>
   <source>请重新核对，再改一次</source>
   <translation>Please check again and make the change once more.</translation>
  </message>
  <message>
   <source>“{label}”不能这样批量修改</source>
   <translation>"{label}" cannot be changed for many records in this way.</translation>
  </message>
  <message>
   <source>请打开记录，一条一条地改</source>
   <translation>Please open the records and change them one by one.</translation>
  </message>
  <message>
   <source>还没有写“{label}”要改成什么</source>
   <translation>What "{label}" is to become is missing.</translation>
  </message>
  <message>
   <source>办公室还没有名称</source>
   <translation>The office has no name yet.</translation>
  </message>
  <message>
   <source>请填写全称，如“贡宝拉格苏木敦达乌苏嘎查党支部”</source>
   <translation>Please write the full name, e.g. "Gongbaolage Sumu, Dundawusu Gacha Party Branch".</translation>
  </message>
  <message>
   <source>文件夹“{folder}”里还没有办公室</source>
   <translation>There is no office in the folder "{folder}" yet.</translation>
  </message>
  <message>
   <source>请先用 new 建立一个，或者检查文件夹写得对不对</source>
   <translation>Please make one with new, or check the name of the folder.</translation>
  </message>
  <message>
   <source>办公室的数据文件是空的（0 字节），多半是断电造成的</source>
   <translation>The office's data file is empty (0 bytes), probably after a power cut</translation>
  </message>
  <message>
   <source>请从备份恢复；刚建立、还没有内容的，请换一个空文件夹重新建立</source>
   <translation>Restore a backup; if the office had only just been made, make it again in another, empty folder</translation>
  </message>
  <message>
   <source>文件夹“{folder}”里已经有一个办公室</source>
   <translation>There is already an office in the folder "{folder}".</translation>
  </message>
  <message>
   <source>请直接打开它，或者换一个空文件夹</source>
   <translation>Please open it, or choose an empty folder.</translation>
  </message>
  <message>
   <source>“{ledger}”没有叫“{name}”的字段</source>
   <translation>"{ledger}" has no field called "{name}".</translation>
  </message>
  <message>
   <source>可以用的有：{names}</source>
   <translation>You can use: {names}</translation>
  </message>
  <message>
   <source>“{text}”要写成“字段=内容”的样子</source>
   <translation>"{text}" must be written as "field=content".</translation>
  </message>
  <message>
   <source>没有叫“{name}”的视图</source>
   <translation>There is no view called "{name}".</translation>
  </message>
  <message>
   <source>不能按“{label}”筛选</source>
   <translation>"{label}" cannot be used as a filter.</translation>
  </message>
  <message>
   <source>没有叫“{name}”的台账</source>
   <translation>There is no ledger called "{name}".</translation>
  </message>
  <message>
   <source>“{label}”是算出来的，不能填写</source>
   <translation>"{label}" is worked out by the program and cannot be filled in.</translation>
  </message>
  <message>
   <source>“{label}”用 attach 添加文件</source>
   <translation>Files are added to "{label}" with attach.</translation>
  </message>
  <message>
   <source>“{text}”不是记录的编号</source>
   <translation>"{text}" is not the number of a record.</translation>
  </message>
  <message>
   <source>编号有 32 位，请从 list 的 uid 里复制</source>
   <translation>The number has 32 characters; please copy it from the uid shown by list.</translation>
  </message>
  <message>
   <source>不能按“{label}”排序</source>
   <translation>"{label}" cannot be used for sorting.</translation>
  </message>
  <message>
   <source>已存到“{file}”</source>
   <translation>Saved to "{file}"</translation>
  </message>
  <message>
   <source>“{label}”添加了 {count} 个附件</source>
   <translation>Attachments added to "{label}": {count}</translation>
  </message>
  <message>
   <source>内容没有变化</source>
   <translation>The content is the same as before</translation>
  </message>
  <message>
   <source>没有写要改什么</source>
   <translation>What to change is missing.</translation>
  </message>
  <message>
   <source>请写“字段=内容”，或者用 --replace</source>
   <translation>Please write "field=content", or use --replace.</translation>
  </message>
  <message>
   <source>一个字段写了两次</source>
   <translation>A field is given twice.</translation>
  </message>
  <message>
   <source>一次只能改成一样内容，请分两次改</source>
   <translation>It can become only one thing at a time; please change it in two goes.</translation>
  </message>
  <message>
   <source>没有写 --where 或 --search，会改整个台账的 {count} 条，还没有改</source>
   <translation>Without --where or --search the whole ledger would be changed, records: {count}; nothing was changed yet.</translation>
  </message>
  <message>
   <source>确定要改，请加上 --yes 再运行一次</source>
   <translation>If you are sure, please run it again with --yes.</translation>
  </message>
  <message>
   <source>这个字段用来认记录，{count} 条会变成一样的，还没有改</source>
   <translation>Records are known by this field; records that would become the same: {count}; nothing was changed yet.</translation>
  </message>
  <message>
   <source>不能改的 {count} 条：{reason}</source>
   <translation>Cannot be changed: {count} ({reason})</translation>
  </message>
  <message>
   <source>名称</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>字段</source>
   <translation>Field</translation>
  </message>
  <message>
   <source>原来</source>
   <translation>Before</translation>
  </message>
  <message>
   <source>改成</source>
   <translation>Change to</translation>
  </message>
  <message>
   <source>其中 {count} 条已经结束或批准，会记为更正</source>
   <translation>Closed or approved among these: {count}; kept as amendments</translation>
  </message>
  <message>
   <source>已写好，可以拔出：给“{to}”的 {count} 条</source>
   <translation>Written; you can unplug the stick. Records for "{to}": {count}</translation>
  </message>
  <message>
   <source>先请那台电脑再写一个数据包；它已经坏了、没有人再有这一段时，用 bundle lost 声明</source>
   <translation>First have that computer write another bundle; if it is broken and nobody has the part any more, declare it lost with bundle lost</translation>
  </message>
  <message>
   <source>新增 {new}，修改 {changed}，已有 {same}，待处理 {conflicts}，等待 {waiting}，隔离 {quarantined}</source>
   <translation>new: {new}, changed: {changed}, already here: {same}, for review: {conflicts}, waiting: {waiting}, quarantined: {quarantined}</translation>
  </message>
  <message>
   <source>名片已写到“{file}”。核对数字：{digits}</source>
   <translation>The card was written to "{file}". Digits to compare: {digits}</translation>
  </message>
  <message>
   <source>已接收“{name}”的名片。请打电话核对六组数字：{digits}</source>
   <translation>The card of "{name}" was accepted. Please compare the six groups of digits by telephone: {digits}</translation>
  </message>
  <message>
   <source>已写好，可以拔出：给“{to}”的 {count} 条，分成 {files} 个文件，请一起交给对方</source>
   <translation>Written; you can unplug the stick. Records for "{to}": {count}, in {files} files; please hand them over together</translation>
  </message>
  <message>
   <source>“{office}”（{unit}）写于 {when}</source>
   <translation>"{office}" ({unit}), written {when}</translation>
  </message>
  <message>
   <source>{count} 段，其中 {fresh} 段是新的</source>
   <translation>Parts: {count}, new: {fresh}</translation>
  </message>
  <message>
   <source>这些数据包一个也没有读入：{why}</source>
   <translation>None of these bundles was read in: {why}</translation>
  </message>
  <message>
   <source>计划（没有读入）：</source>
   <translation>Plan (nothing was read in): </translation>
  </message>
  <message>
   <source>已读入：</source>
   <translation>Read in: </translation>
  </message>
  <message>
   <source>编号</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>办公室</source>
   <translation>Office</translation>
  </message>
  <message>
   <source>电脑</source>
   <translation>Computer</translation>
  </message>
  <message>
   <source>范围</source>
   <translation>Scope</translation>
  </message>
  <message>
   <source>第几段</source>
   <translation>Part no.</translation>
  </message>
  <message>
   <source>在等的段</source>
   <translation>Parts waiting</translation>
  </message>
  <message>
   <source>已声明 {count} 段找不回来：在等它们的 {began} 段现在生效，还有 {left} 段在等；各办公室读了下一个数据包也照此处理，万一又找到，照样读入</source>
   <translation>Parts declared lost: {count}. Parts that waited for them and are now in force: {began}, still waiting: {left}. Other offices do the same once they read the next bundle; if a lost part turns up after all, it is read in as usual</translation>
  </message>
  <message>
   <source>核对数字：{d}</source>
   <translation>Digits to compare: {d}</translation>
  </message>
  <message>
   <source>{count} 个附件</source>
   <translation>Attachments: {count}</translation>
  </message>
  <message>
   <source>它接着一个这里还没有读过的数据包</source>
   <translation>It follows a bundle that has not been read here yet.</translation>
  </message>
  <message>
   <source>{count} 个附件的资料未到</source>
   <translation>Attachments not here yet: {count}</translation>
  </message>
  <message>
   <source>有 {count} 封介绍信等着接收，请用 move list 看</source>
   <translation>Letters of introduction waiting to be accepted: {count}. See move list</translation>
  </message>
  <message>
   <source>登记在第 {number} 号，收据用 bundle receipt 打印</source>
   <translation>Entered in the register as no. {number}; print the receipt with bundle receipt</translation>
  </message>
  <message>
   <source>没有缺口</source>
   <translation>No gaps</translation>
  </message>
  <message>
   <source>“{office}”的数据包还缺第 {numbers} 份，共 {files} 份</source>
   <translation>Bundles of "{office}" still missing: no. {numbers} of {files}</translation>
  </message>
  <message>
   <source>不认识的办公室</source>
   <translation>Unknown office</translation>
  </message>
  <message>
   <source>程序出错了，没有完成（{kind}）。请把“{path}”发给开发者</source>
   <translation>The program failed and did not finish ({kind}). Please send "{path}" to the developers</translation>
  </message>
  <message>
   <source>用法不对：{what}。用 --help 看说明</source>
   <translation>Wrong use: {what}. See --help</translation>
  </message>
  <message>
   <source>已取消，没有改动任何内容</source>
   <translation>Cancelled; nothing was changed</translation>
  </message>
  <message>
   <source>“{label}”不能用“{sign}”筛选</source>
   <translation>"{label}" cannot be filtered with "{sign}".</translation>
  </message>
  <message>
   <source>“{text}”不是期间，请写成 本月、上季度、最近30天、2年以前、每年3月 的样子</source>
   <translation>"{text}" is not a period; write it like 本月, 上季度, 最近30天, 2年以前 or 每年3月</translation>
  </message>
  <message>
   <source>{label}：{why}</source>
   <translation>{label}: {why}</translation>
  </message>
  <message>
   <source>“{text}”不是界碑情况，可选：完好、褪色、损坏、未到</source>
   <translation>"{text}" is not a marker condition; it can only be 完好, 褪色, 损坏 or 未到</translation>
  </message>
  <message>
   <source>“{ledger}”没有叫“{name}”的统计</source>
   <translation>"{ledger}" has no statistics called "{name}".</translation>
  </message>
  <message>
   <source>期间写成 本月、去年、2026-03 或 2026-01..2026-06 的样子</source>
   <translation>Write the period like 本月, 去年, 2026-03 or 2026-01..2026-06.</translation>
  </message>
  <message>
   <source>台账</source>
   <translation>Ledger</translation>
  </message>
  <message>
   <source>统计</source>
   <translation>Statistics</translation>
  </message>
  <message>
   <source>找不到“{folder}”</source>
   <translation>"{folder}" was not found.</translation>
  </message>
  <message>
   <source>请看看U盘是否插好，再做一次</source>
   <translation>Please check that the USB stick is plugged in, and do it again.</translation>
  </message>
  <message>
   <source>还没有交换文件夹</source>
   <translation>There is no exchange folder yet.</translation>
  </message>
  <message>
   <source>请写明文件夹：exchange now DIR，或者先用 exchange folder DIR 设一个</source>
   <translation>Please name a folder: exchange now DIR, or choose one first with exchange folder DIR.</translation>
  </message>
  <message>
   <source>已写好给“{to}”的数据包，{count} 条</source>
   <translation>Bundle for "{to}" written, records: {count}</translation>
  </message>
  <message>
   <source>交换文件夹：{folder}</source>
   <translation>Exchange folder: {folder}</translation>
  </message>
  <message>
   <source>没有交换文件夹</source>
   <translation>No exchange folder</translation>
  </message>
  <message>
   <source>读入 {count} 个数据包：新增 {new}，修改 {changed}，待处理 {conflicts}</source>
   <translation>Bundles read in: {count}; new: {new}, changed: {changed}, for review: {conflicts}</translation>
  </message>
  <message>
   <source>没有要读入的，也没有谁在等</source>
   <translation>Nothing to read in, and nobody is waiting</translation>
  </message>
  <message>
   <source>计划（没有写入）：</source>
   <translation>Plan (nothing was written): </translation>
  </message>
  <message>
   <source>已导入：</source>
   <translation>Imported: </translation>
  </message>
  <message>
   <source>“{title}”一列没有对应的字段，没有导入</source>
   <translation>The column "{title}" fits no field and was not imported</translation>
  </message>
  <message>
   <source>第 {row} 行　{problem}</source>
   <translation>Row {row}: {problem}</translation>
  </message>
  <message>
   <source>已导出 {count} 条到“{file}”</source>
   <translation>Records exported to "{file}": {count}</translation>
  </message>
  <message>
   <source>新增 {new}，修改 {changed}，相同 {same}，没有导入 {rejected}</source>
   <translation>new: {new}, changed: {changed}, same: {same}, not imported: {rejected}</translation>
  </message>
  <message>
   <source>没有可以填的工作表“{name}”</source>
   <translation>There is no sheet "{name}" that can be filled in.</translation>
  </message>
  <message>
   <source>可以填的有：{names}</source>
   <translation>You can fill in: {names}.</translation>
  </message>
  <message>
   <source>已填好 {count} 份，第一份是“{file}”</source>
   <translation>Files filled in: {count}; the first is "{file}"</translation>
  </message>
  <message>
   <source>一共 {count} 条，加了 {rows} 行</source>
   <translation>Records: {count}, rows added: {rows}</translation>
  </message>
  <message>
   <source>“{title}”有 {count} 条没有内容，空着</source>
   <translation>Records with nothing for "{title}", left blank: {count}</translation>
  </message>
  <message>
   <source>{who}　{title}：{message}</source>
   <translation>{who}, {title}: {message}</translation>
  </message>
  <message>
   <source>已填到“{file}”</source>
   <translation>Filled into "{file}"</translation>
  </message>
  <message>
   <source>已存成“{file}”</source>
   <translation>Saved as "{file}"</translation>
  </message>
  <message>
   <source>有 {count} 条表里已有，只补了空着的格子</source>
   <translation>Records already on the form, only blank cells filled in: {count}</translation>
  </message>
  <message>
   <source>表里原有 {count} 行内容，没有动</source>
   <translation>Rows already on the form, left as they were: {count}</translation>
  </message>
  <message>
   <source>位置</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>表里的名目</source>
   <translation>Item on the form</translation>
  </message>
  <message>
   <source>填什么</source>
   <translation>What to fill in</translation>
  </message>
  <message>
   <source>找到的内容</source>
   <translation>What was found</translation>
  </message>
  <message>
   <source>找到：{counted}</source>
   <translation>Found: {counted}</translation>
  </message>
  <message>
   <source>没有找到</source>
   <translation>Nothing found</translation>
  </message>
  <message>
   <source>{ledger} {count} 条以上</source>
   <translation>{ledger}: {count} or more</translation>
  </message>
  <message>
   <source>{ledger} {count} 条</source>
   <translation>{ledger}: {count}</translation>
  </message>
  <message>
   <source>已保存表格“{title}”（{name}）</source>
   <translation>Form "{title}" ({name}) saved</translation>
  </message>
  <message>
   <source>{title}：已审定 {count} 条（只印已审定的），程序带的有 {shipped} 条，这次放入 {added} 条</source>
   <translation>{title}: approved: {count} (only these are printed), with the program: {shipped}, added now: {added}</translation>
  </message>
  <message>
   <source>排法</source>
   <translation>Layout</translation>
  </message>
  <message>
   <source>谁定的</source>
   <translation>Set by</translation>
  </message>
  <message>
   <source>标题</source>
   <translation>Title</translation>
  </message>
  <message>
   <source>程序自带</source>
   <translation>Comes with the program</translation>
  </message>
  <message>
   <source>自己的</source>
   <translation>Your own</translation>
  </message>
  <message>
   <source>已写到“{file}”</source>
   <translation>Written to "{file}"</translation>
  </message>
  <message>
   <source>已删除表格“{name}”</source>
   <translation>Form "{name}" deleted</translation>
  </message>
  <message>
   <source>“{file}”太大，不是表格的文档</source>
   <translation>"{file}" is too big to be the document of a form.</translation>
  </message>
  <message>
   <source>打不开“{file}”</source>
   <translation>"{file}" cannot be opened.</translation>
  </message>
  <message>
   <source>请检查文件名和权限</source>
   <translation>Please check the file name and permissions.</translation>
  </message>
  <message>
   <source>“{file}”不是表格的文档</source>
   <translation>"{file}" is not the document of a form.</translation>
  </message>
  <message>
   <source>请用 forms show 写出来的文件</source>
   <translation>Please use a file written by forms show.</translation>
  </message>
  <message>
   <source>已给“{office}”开介绍信 {number}，有效期到 {until}。请把数据包交给上级；对方接收以后才算转出</source>
   <translation>Letter of introduction {number} for "{office}" issued, valid until {until}. Please give the bundle to the office above; the record counts as moved away only when the other office has accepted it</translation>
  </message>
  <message>
   <source>。那里还没有电脑和本系统交换过，先密封给它的上级，请核对代码</source>
   <translation>. No computer there has exchanged data with this system yet, so the letter is sealed for the office above it for now; please check the code</translation>
  </message>
  <message>
   <source>介绍信</source>
   <translation>Letter</translation>
  </message>
  <message>
   <source>姓名</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>转出</source>
   <translation>From</translation>
  </message>
  <message>
   <source>转入</source>
   <translation>To</translation>
  </message>
  <message>
   <source>开具日期</source>
   <translation>Issued on</translation>
  </message>
  <message>
   <source>状态</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>还没有介绍信</source>
   <translation>No letters of introduction yet</translation>
  </message>
  <message>
   <source>已接收，编号 {uid}。请把数据包交给上级，回执就在里面</source>
   <translation>Accepted, number {uid}. Please give the bundle to the office above; the receipt is in it</translation>
  </message>
  <message>
   <source>已撤回介绍信 {number}；如果对方已经接收，以接收为准</source>
   <translation>Letter {number} withdrawn; if the other office has already accepted it, that counts</translation>
  </message>
  <message>
   <source>（密封）</source>
   <translation>(sealed)</translation>
  </message>
  <message>
   <source>已建立“{name}”。请把下面的恢复码抄在纸上收好，忘了口令或换电脑时只能靠它：
{phrase}</source>
   <translation>"{name}" is ready. Copy this recovery phrase onto paper and keep it safe; without it nothing helps if you forget the passphrase or change computers:
{phrase}</translation>
  </message>
  <message>
   <source>已填入编造的数据：{what}</source>
   <translation>Filled with invented data: {what}</translation>
  </message>
  <message>
   <source>记录</source>
   <translation>Record</translation>
  </message>
  <message>
   <source>相同的</source>
   <translation>Same in</translation>
  </message>
  <message>
   <source>一条</source>
   <translation>One</translation>
  </message>
  <message>
   <source>另一条</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>已并入“{title}”</source>
   <translation>Joined into "{title}"</translation>
  </message>
  <message>
   <source>已记下：这是两条</source>
   <translation>Noted: these are two</translation>
  </message>
  <message>
   <source>没有可能重复的记录</source>
   <translation>No records that may be entered twice</translation>
  </message>
  <message>
   <source>新增</source>
   <translation>New</translation>
  </message>
  <message>
   <source>修改</source>
   <translation>Changed</translation>
  </message>
  <message>
   <source>删除</source>
   <translation>Delete</translation>
  </message>
  <message>
   <source>这里现在有</source>
   <translation>Here now</translation>
  </message>
  <message>
   <source>读入以后</source>
   <translation>After reading</translation>
  </message>
  <message>
   <source>对方有</source>
   <translation>They have</translation>
  </message>
  <message>
   <source>各台账的条数都不变</source>
   <translation>The counts of all ledgers stay the same</translation>
  </message>
  <message>
   <source>待处理 {title} {label}：{values}</source>
   <translation>For review: {title}, {label}: {values}</translation>
  </message>
  <message>
   <source>可能重复 {titles}：{why}相同</source>
   <translation>May be entered twice: {titles} (same in {why})</translation>
  </message>
  <message>
   <source>资料未到 {title}：{count} 个附件</source>
   <translation>Not here yet: {title}, attachments: {count}</translation>
  </message>
  <message>
   <source>等待 {count} 段在等“{office}”的第 {number} 段（{what}）</source>
   <translation>Waiting, parts: {count}, for part {number} of "{office}" ({what})</translation>
  </message>
  <message>
   <source>隔离 {count} 段，“{office}”写的（{what}）</source>
   <translation>Quarantined, parts: {count}, written by "{office}" ({what})</translation>
  </message>
  <message>
   <source>{what}只列出前 {listed} 条，其余 {rest} 条同样会读入</source>
   <translation>{what}: only the first {listed} are listed; read in as well: {rest} more</translation>
  </message>
  <message>
   <source>请核对</source>
   <translation>Please check</translation>
  </message>
  <message>
   <source>空</source>
   <translation>blank</translation>
  </message>
  <message>
   <source>印出完整号码要写明用途</source>
   <translation>To print full numbers, the purpose must be stated.</translation>
  </message>
  <message>
   <source>请写成 --unmask 用途</source>
   <translation>Please write --unmask PURPOSE.</translation>
  </message>
  <message>
   <source>“{form}”上要印完整的号码，请写明用途</source>
   <translation>"{form}" prints full numbers; please state the purpose.</translation>
  </message>
  <message>
   <source>请加 --unmask 用途；只要空白表，请加 --blank</source>
   <translation>Please add --unmask PURPOSE; for a blank form only, please add --blank.</translation>
  </message>
  <message>
   <source>“{form}”是贴在墙上的，不能印完整号码</source>
   <translation>"{form}" hangs on the wall; full numbers cannot be printed on it.</translation>
  </message>
  <message>
   <source>请去掉 --unmask</source>
   <translation>Please remove --unmask.</translation>
  </message>
  <message>
   <source>已打印 {pages} 页到“{file}”</source>
   <translation>Pages printed to "{file}": {pages}</translation>
  </message>
  <message>
   <source>这些字没有字体，印成了方框：{missing}</source>
   <translation>No font has these characters; they are printed as boxes: {missing}</translation>
  </message>
  <message>
   <source>共 {total} 条，列出 {count} 条</source>
   <translation>In all: {total}, listed: {count}</translation>
  </message>
  <message>
   <source>去向</source>
   <translation>Sent</translation>
  </message>
  <message>
   <source>已添加，编号 {uid}</source>
   <translation>Added, number {uid}</translation>
  </message>
  <message>
   <source>已删除</source>
   <translation>Deleted</translation>
  </message>
  <message>
   <source>删除个人信息不能撤销，还没有删除</source>
   <translation>Erasing personal data cannot be undone; nothing was erased yet.</translation>
  </message>
  <message>
   <source>确定要删除，请加上 --yes 再运行一次</source>
   <translation>If you are sure, please run it again with --yes.</translation>
  </message>
  <message>
   <source>已删除 {count} 条记录里的个人信息。以前的备份里还有，请按规定处理</source>
   <translation>Personal data erased, records: {count}. Earlier backups still hold it; please deal with them as the rules require</translation>
  </message>
  <message>
   <source>没有找到这条记录</source>
   <translation>This record was not found.</translation>
  </message>
  <message>
   <source>请从 list 的 uid 里复制编号</source>
   <translation>Please copy the number from the uid shown by list.</translation>
  </message>
  <message>
   <source>时间</source>
   <translation>Time</translation>
  </message>
  <message>
   <source>经办人</source>
   <translation>Clerk</translation>
  </message>
  <message>
   <source>内容</source>
   <translation>Content</translation>
  </message>
  <message>
   <source>{value}（更正）</source>
   <translation>{value} (amendment)</translation>
  </message>
  <message>
   <source>没有可以撤销的内容</source>
   <translation>Nothing to undo</translation>
  </message>
  <message>
   <source>已撤销：{title}</source>
   <translation>Undone: {title}</translation>
  </message>
  <message>
   <source>没有可以重做的内容</source>
   <translation>Nothing to redo</translation>
  </message>
  <message>
   <source>已重做：{title}</source>
   <translation>Redone: {title}</translation>
  </message>
  <message>
   <source>已修改</source>
   <translation>Changed</translation>
  </message>
  <message>
   <source>新增 {new}，修改 {changed}，删除 {deleted}，待处理 {conflicts}</source>
   <translation>new: {new}, changed: {changed}, deleted: {deleted}, for review: {conflicts}</translation>
  </message>
  <message>
   <source>；跟着的还有第 {lines} 号</source>
   <translation>; along with it: no. {lines}</translation>
  </message>
  <message>
   <source>收发</source>
   <translation>In/out</translation>
  </message>
  <message>
   <source>还没有收发过数据包</source>
   <translation>No bundles read in or written yet</translation>
  </message>
  <message>
   <source>收据已存到“{file}”，共 {pages} 页</source>
   <translation>Receipt saved to "{file}", pages: {pages}</translation>
  </message>
  <message>
   <source>计划（没有搁置）：</source>
   <translation>Plan (nothing was set aside): </translation>
  </message>
  <message>
   <source>已搁置：</source>
   <translation>Set aside: </translation>
  </message>
  <message>
   <source>计划（没有启用）：</source>
   <translation>Plan (nothing was taken up again): </translation>
  </message>
  <message>
   <source>已重新启用：</source>
   <translation>Taken up again: </translation>
  </message>
  <message>
   <source>{count} 条</source>
   <translation>Records: {count}</translation>
  </message>
  <message>
   <source>写给</source>
   <translation>Written to</translation>
  </message>
  <message>
   <source>读入</source>
   <translation>Read in</translation>
  </message>
  <message>
   <source>已处理：{title} {label}</source>
   <translation>Settled: {title} {label}</translation>
  </message>
  <message>
   <source>一起处理时，只能全部留下同一边的</source>
   <translation>Many can only be settled by keeping one side.</translation>
  </message>
  <message>
   <source>请写 --take ours 或者 --take theirs</source>
   <translation>Please write --take ours or --take theirs.</translation>
  </message>
  <message>
   <source>待处理的内容里没有“{item}”</source>
   <translation>There is nothing to review called "{item}".</translation>
  </message>
  <message>
   <source>请用 review 看看还有哪些</source>
   <translation>Please use review to see what is left.</translation>
  </message>
  <message>
   <source>已处理 {count} 件，{left} 件不能这样处理</source>
   <translation>Settled: {count}; cannot be settled this way: {left}</translation>
  </message>
  <message>
   <source>{value}（{office}）</source>
   <translation>{value} ({office})</translation>
  </message>
  <message>
   <source>没有待处理的内容</source>
   <translation>Nothing to review</translation>
  </message>
  <message>
   <source>口令：</source>
   <translation>Passphrase: </translation>
  </message>
  <message>
   <source>本机写的：仅本机 {here} 条，已写入U盘 {stick} 条，{received} {above} 条</source>
   <translation>Written here. This PC only: {here}, on USB stick: {stick}, {received}: {above}</translation>
  </message>
  <message>
   <source>待处理 {count} 件</source>
   <translation>To review: {count}</translation>
  </message>
  <message>
   <source>最近备份：{when}</source>
   <translation>Last backup: {when}</translation>
  </message>
  <message>
   <source>；最早的等了 {days} 天</source>
   <translation>; days the oldest has waited: {days}</translation>
  </message>
  <message>
   <source>{name}：{count} 条还没有回执，其中 {unwritten} 条还没有写给它</source>
   <translation>{name}: records without a receipt: {count}, of these not yet written: {unwritten}</translation>
  </message>
  <message>
   <source>  最近写给它：{written}；最近收到的：{heard}；它已证实收到 {proved} 条</source>
   <translation>  Last written to it: {written}; last one from it: {heard}; records it has confirmed: {proved}</translation>
  </message>
  <message>
   <source>上级已吊销这台电脑：新写的内容别的办公室不收，但照样能保存和打印；请联系上级</source>
   <translation>The office above has revoked this computer: other offices do not accept what it writes now, but saving and printing still work; please contact the office above</translation>
  </message>
  <message>
   <source>还没有</source>
   <translation>none yet</translation>
  </message>
  <message>
   <source>这台电脑</source>
   <translation>This computer</translation>
  </message>
  <message>
   <source>以前的电脑</source>
   <translation>Former computer</translation>
  </message>
  <message>
   <source>很久没有核对，请再打一次电话</source>
   <translation>Not checked for long; please compare the digits by telephone again</translation>
  </message>
  <message>
   <source>还没有接收过代码为 {code} 的办公室的名片</source>
   <translation>No card of an office with the code {code} has been accepted yet.</translation>
  </message>
  <message>
   <source>请先接收它的名片</source>
   <translation>Please accept its card first.</translation>
  </message>
  <message>
   <source>和“{name}”交换：{what}</source>
   <translation>Exchanged with "{name}": {what}</translation>
  </message>
  <message>
   <source>它可以看的全部内容</source>
   <translation>everything it may see</translation>
  </message>
  <message>
   <source>已吊销“{name}”的电脑 {device}：这里已有的内容照样有效，以后的都隔离；请把数据包写给各办公室，让它们也知道</source>
   <translation>Revoked computer {device} of "{name}": what is already here still counts, what comes later is quarantined; please write bundles to the other offices so that they know too</translation>
  </message>
  <message>
   <source>已放行 {chains} 处，其中 {count} 段现在生效</source>
   <translation>Admitted, places: {chains}; parts now in force: {count}</translation>
  </message>
  <message>
   <source>已交接给“{name}”，旧恢复码从此作废。请把新的恢复码抄在纸上收好：
{phrase}</source>
   <translation>Handed over to "{name}". The old recovery phrase is now void. Copy the new one onto paper and keep it safe:
{phrase}</translation>
  </message>
  <message>
   <source>两次输的不一样</source>
   <translation>The two do not match.</translation>
  </message>
  <message>
   <source>请再试一次</source>
   <translation>Please try again.</translation>
  </message>
  <message>
   <source>没有隔离的内容</source>
   <translation>Nothing in quarantine</translation>
  </message>
  <message>
   <source>已吊销</source>
   <translation>Revoked</translation>
  </message>
  <message>
   <source>不认识这台电脑</source>
   <translation>Unknown computer</translation>
  </message>
  <message>
   <source>无权写</source>
   <translation>Not entitled to write</translation>
  </message>
  <message>
   <source>新口令：</source>
   <translation>New passphrase: </translation>
  </message>
  <message>
   <source>再输一次：</source>
   <translation>Type it again: </translation>
  </message>
  <message>
   <source>区划代码</source>
   <translation>Area code</translation>
  </message>
  <message>
   <source>核对数字</source>
   <translation>Digits to compare</translation>
  </message>
  <message>
   <source>起始日期</source>
   <translation>Valid since</translation>
  </message>
  <message>
   <source>谁认可</source>
   <translation>Vouched for by</translation>
  </message>
  <message>
   <source>情况</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>{day} 由“{office}”吊销</source>
   <translation>Revoked by "{office}", {day}</translation>
  </message>
  <message>
   <source>本办公室不能放行</source>
   <translation>This office cannot admit it</translation>
  </message>
  <message>
   <source>原因</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>数据完好：{segments} 段，{records} 条</source>
   <translation>The data is sound. Parts: {segments}, records: {records}</translation>
  </message>
  <message>
   <source>数据有 {count} 处不一致，请先备份，再联系开发者</source>
   <translation>The data does not agree. Places: {count}. Please back up first, then write to the developers.</translation>
  </message>
  <message>
   <source>已备份到“{file}”</source>
   <translation>Backed up to "{file}"</translation>
  </message>
  <message>
   <source>已恢复“{name}”</source>
   <translation>"{name}" has been restored</translation>
  </message>
  <message>
   <source>已记下：原来那台电脑不再使用</source>
   <translation>Noted: the former computer is no longer used</translation>
  </message>
  <message>
   <source>已删除“{ledger}”的视图“{name}”</source>
   <translation>View "{name}" of "{ledger}" deleted</translation>
  </message>
  <message>
   <source>已保存视图“{name}”</source>
   <translation>View "{name}" saved</translation>
  </message>
  <message>
   <source>已改名为“{name}”</source>
   <translation>Now called "{name}"</translation>
  </message>
  <message>
   <source>条件</source>
   <translation>Conditions</translation>
  </message>
  <message>
   <source>查找</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>一次最多粘贴 {most} 行</source>
   <translation>At most {most} rows can be pasted at once.</translation>
  </message>
  <message>
   <source>更多的请先存成表格文件，再用“导入”</source>
   <translation>Please save more than that as a spreadsheet first, then use "Import".</translation>
  </message>
  <message>
   <source>正在统计</source>
   <translation>Counting</translation>
  </message>
  <message>
   <source>合计</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>超过{last}天</source>
   <translation>More than {last} day(s) ago</translation>
  </message>
  <message>
   <source>{days}天以内到过</source>
   <translation>Reached within {days} day(s)</translation>
  </message>
  <message>
   <source>{days}天以前到过</source>
   <translation>Reached more than {days} day(s) ago</translation>
  </message>
  <message>
   <source>没有到过的记录</source>
   <translation>No record of being reached</translation>
  </message>
  <message>
   <source>在这段时间里到过</source>
   <translation>Reached in this period</translation>
  </message>
  <message>
   <source>这段时间没有到过，下面是上一次</source>
   <translation>Not reached in this period; last time shown below</translation>
  </message>
  <message>
   <source>管段</source>
   <translation>Section</translation>
  </message>
  <message>
   <source>{last}天以内</source>
   <translation>Within {last} day(s)</translation>
  </message>
  <message>
   <source>{first}—{last}天前</source>
   <translation>{first}-{last} days ago</translation>
  </message>
  <message>
   <source>上一次</source>
   <translation>Last time</translation>
  </message>
  <message>
   <source>界碑</source>
   <translation>Markers</translation>
  </message>
  <message>
   <source>到过</source>
   <translation>Reached</translation>
  </message>
  <message>
   <source>没有到过</source>
   <translation>Not reached</translation>
  </message>
  <message>
   <source>到位率</source>
   <translation>Share reached</translation>
  </message>
  <message>
   <source>单位</source>
   <translation>Office</translation>
  </message>
  <message>
   <source>没有填</source>
   <translation>Blank</translation>
  </message>
  <message>
   <source>算不出来</source>
   <translation>cannot be worked out</translation>
  </message>
  <message>
   <source>月份</source>
   <translation>Month</translation>
  </message>
  <message>
   <source>年份</source>
   <translation>Year</translation>
  </message>
  <message>
   <source>{year}（月份不详）</source>
   <translation>{year} (month not known)</translation>
  </message>
  <message>
   <source>没有写管段</source>
   <translation>No section given</translation>
  </message>
  <message>
   <source>正在统计经过的界碑</source>
   <translation>Counting the markers passed</translation>
  </message>
  <message>
   <source>“{text}”不是日期，请写成 2026、2026-03 或 2026-03-12 的样子</source>
   <translation>"{text}" is not a date; write it like 2026, 2026-03 or 2026-03-12</translation>
  </message>
  <message>
   <source>请用 counts 看看有哪些统计</source>
   <translation>Please use counts to see what there is.</translation>
  </message>
  <message>
   <source>不到{first}{unit}</source>
   <translation>Under {first} {unit}</translation>
  </message>
  <message>
   <source>{first}{unit}以上</source>
   <translation>{first} {unit} or more</translation>
  </message>
  <message>
   <source>正在统计人员</source>
   <translation>Counting people</translation>
  </message>
  <message>
   <source>编造数据</source>
   <translation>Inventing data</translation>
  </message>
  <message>
   <source>填入编造的数据</source>
   <translation>Fill in invented data</translation>
  </message>
  <message>
   <source>这个办公室已经接收过名片，不能填入编造的数据</source>
   <translation>This office has accepted cards, so it cannot be filled with invented data.</translation>
  </message>
  <message>
   <source>请用一个新的文件夹试用</source>
   <translation>Please try it in a new folder.</translation>
  </message>
  <message>
   <source>这个办公室里已经有真实的记录，不能填入编造的数据</source>
   <translation>This office holds real records, so it cannot be filled with invented data.</translation>
  </message>
  <message>
   <source>它可能已经被删除，请刷新列表再看</source>
   <translation>It may have been deleted. Please refresh the list and look again.</translation>
  </message>
  <message>
   <source>这条记录刚刚并入了“{name}”，这里写的没有保存</source>
   <translation>This record was just joined into "{name}"; what you wrote here was not saved.</translation>
  </message>
  <message>
   <source>请打开那一条，再写一次</source>
   <translation>Please open that record and write it again.</translation>
  </message>
  <message>
   <source>没有保存：{problems}</source>
   <translation>Not saved: {problems}.</translation>
  </message>
  <message>
   <source>请改正后再保存</source>
   <translation>Please correct it and save again.</translation>
  </message>
  <message>
   <source>打开这张表以后，“{labels}”有了新的内容</source>
   <translation>Something new has come to "{labels}" since you opened this form.</translation>
  </message>
  <message>
   <source>请看过新内容，再决定是否保存</source>
   <translation>Please look at it, then decide whether to save.</translation>
  </message>
  <message>
   <source>删除个人信息：{what}</source>
   <translation>Erase personal data: {what}</translation>
  </message>
  <message>
   <source>添加{what} {name}</source>
   <translation>Add to {what}: {name}</translation>
  </message>
  <message>
   <source>修改{what} {name}</source>
   <translation>Change in {what}: {name}</translation>
  </message>
  <message>
   <source>删除{what} {name}</source>
   <translation>Delete from {what}: {name}</translation>
  </message>
  <message>
   <source>删除 {count} 条{what}</source>
   <translation>Delete from {what}, records: {count}</translation>
  </message>
  <message>
   <source>如果需要重新登记，请新建一条记录</source>
   <translation>If it has to be registered again, please add a new record.</translation>
  </message>
  <message>
   <source>本办公室</source>
   <translation>This office</translation>
  </message>
  <message>
   <source>{person}（{office}）</source>
   <translation>{person} ({office})</translation>
  </message>
  <message>
   <source>导入“{file}”</source>
   <translation>Import "{file}"</translation>
  </message>
  <message>
   <source>有的记录刚刚被删除，什么也没有写</source>
   <translation>Some records were just deleted; nothing was written.</translation>
  </message>
  <message>
   <source>请重新核对，再做一次</source>
   <translation>Please check again and do it once more.</translation>
  </message>
  <message>
   <source>“{name}”解压后超过 1 GB，不像正常的表格，没有读取。</source>
   <translation>"{name}" is over 1 GB when unpacked, far more than a normal spreadsheet. It was not read.</translation>
  </message>
  <message>
   <source>请用 WPS 打开检查，只保留需要的内容，另存为 .xlsx 再导入。</source>
   <translation>Please look at it in WPS, keep only what is needed, save it as .xlsx and import it again.</translation>
  </message>
  <message>
   <source>空行</source>
   <translation>blank rows</translation>
  </message>
  <message>
   <source>只有序号的空行</source>
   <translation>rows with only a number</translation>
  </message>
  <message>
   <source>重复的表头</source>
   <translation>repeated headings</translation>
  </message>
  <message>
   <source>标题行</source>
   <translation>title rows</translation>
  </message>
  <message>
   <source>栏次行</source>
   <translation>column-number rows</translation>
  </message>
  <message>
   <source>合计行</source>
   <translation>total rows</translation>
  </message>
  <message>
   <source>签字行</source>
   <translation>signature rows</translation>
  </message>
  <message>
   <source>说明行</source>
   <translation>note rows</translation>
  </message>
  <message>
   <source>小标题行</source>
   <translation>subheading rows</translation>
  </message>
  <message>
   <source>另一张表</source>
   <translation>another table</translation>
  </message>
  <message>
   <source>没有叫“{name}”的列</source>
   <translation>There are no columns called "{name}".</translation>
  </message>
  <message>
   <source>可以写：{names}</source>
   <translation>You can write: {names}.</translation>
  </message>
  <message>
   <source>有内容的列</source>
   <translation>Columns with content</translation>
  </message>
  <message>
   <source>全部的列</source>
   <translation>All columns</translation>
  </message>
  <message>
   <source>视图“{name}”的列</source>
   <translation>Columns of view "{name}"</translation>
  </message>
  <message>
   <source>“{name}”已经损坏，读不出来。</source>
   <translation>"{name}" is damaged and cannot be read.</translation>
  </message>
  <message>
   <source>请重新拷贝一份；如果用 WPS 能打开，请另存为 .xlsx 再导入。</source>
   <translation>Please copy it again; if WPS can open it, save it as .xlsx and import that.</translation>
  </message>
  <message>
   <source>“{name}”不是表格文件，或者已经损坏。</source>
   <translation>"{name}" is not a spreadsheet, or it is damaged.</translation>
  </message>
  <message>
   <source>请用 WPS 打开看看；能打开的话，另存为 .xlsx 再导入。</source>
   <translation>Please open it in WPS; if that works, save it as .xlsx and import that.</translation>
  </message>
  <message>
   <source>“{name}”里有一格的文字太长，不像表格。</source>
   <translation>A cell in "{name}" is too long for a spreadsheet.</translation>
  </message>
  <message>
   <source>不能导出为“{suffix}”文件</source>
   <translation>It cannot be exported as a "{suffix}" file.</translation>
  </message>
  <message>
   <source>文件名请以 .xlsx 或 .csv 结尾</source>
   <translation>Please end the file name with .xlsx or .csv.</translation>
  </message>
  <message>
   <source>读取“{name}”时出错：{reason}。</source>
   <translation>"{name}" could not be read: {reason}.</translation>
  </message>
  <message>
   <source>请拔下 U 盘重新插好，或重新拷贝一份再试。</source>
   <translation>Please unplug the USB stick and plug it in again, or copy the file again.</translation>
  </message>
  <message>
   <source>“{name}”里没有任何内容。</source>
   <translation>"{name}" has nothing in it.</translation>
  </message>
  <message>
   <source>请用 WPS 打开看看，是不是选错了文件。</source>
   <translation>Please open it in WPS and see whether it is the right file.</translation>
  </message>
  <message>
   <source>“{name}”是空文件（0 字节）。</source>
   <translation>"{name}" is an empty file (0 bytes).</translation>
  </message>
  <message>
   <source>多半是拷贝时中断了，请重新拷贝一份。</source>
   <translation>The copying was probably cut short; please copy it again.</translation>
  </message>
  <message>
   <source>找不到“{name}”。</source>
   <translation>"{name}" was not found.</translation>
  </message>
  <message>
   <source>请看看 U 盘是否插好，文件是否改了名、换了地方。</source>
   <translation>Please check whether the USB stick is plugged in and whether the file was renamed or moved.</translation>
  </message>
  <message>
   <source>没有权限读取“{name}”，或者它正被别的程序占用。</source>
   <translation>"{name}" may not be read, or another program is using it.</translation>
  </message>
  <message>
   <source>请关掉打开它的 WPS 或 Excel；还不行，就把文件拷贝到桌面再试。</source>
   <translation>Please close the WPS or Excel that has it open; if that does not help, copy it to the desktop and try again.</translation>
  </message>
  <message>
   <source>“{name}”是文件夹，不是表格。</source>
   <translation>"{name}" is a folder, not a spreadsheet.</translation>
  </message>
  <message>
   <source>请打开它，选里面的表格文件。</source>
   <translation>Please open it and choose the spreadsheet inside.</translation>
  </message>
  <message>
   <source>“{name}”有 {size} MB，太大了。</source>
   <translation>"{name}" has {size} MB, which is too big.</translation>
  </message>
  <message>
   <source>请用 WPS 打开它，删去图片和不需要的工作表，或分成几个文件，再导入。</source>
   <translation>Please open it in WPS, remove pictures and sheets you do not need, or split it into several files, and import again.</translation>
  </message>
  <message>
   <source>“{file}”里没有找到“{ledger}”的表头，也不像别的台账</source>
   <translation>No headings of "{ledger}" were found in "{file}", nor of any other ledger.</translation>
  </message>
  <message>
   <source>表头里至少要有“{field}”一列；一人一表的表格不能这样导入。请换一个文件</source>
   <translation>The headings need at least a column "{field}". Forms with one person per page cannot be imported. Please choose another file.</translation>
  </message>
  <message>
   <source>{cell} 格的公式出错（{error}），按空白处理</source>
   <translation>The formula in cell {cell} gives an error ({error}); taken as blank</translation>
  </message>
  <message>
   <source>{cell} 格是图片，按空白处理</source>
   <translation>Cell {cell} holds a picture; taken as blank</translation>
  </message>
  <message>
   <source>“{text}”中间是遮盖的，不能导入，请填完整的号码</source>
   <translation>"{text}" is masked in the middle and cannot be imported; please write the whole number</translation>
  </message>
  <message>
   <source>“{file}”里没有找到“{ledger}”的表头</source>
   <translation>No headings of "{ledger}" were found in "{file}".</translation>
  </message>
  <message>
   <source>表头里至少要有“{field}”一列；一人一表的表格不能这样导入</source>
   <translation>The headings need at least a column "{field}". Forms with one person per page cannot be imported.</translation>
  </message>
  <message>
   <source>“{file}”里没有叫“{sheet}”的工作表，或者里面没有“{ledger}”的表头</source>
   <translation>"{file}" has no sheet called "{sheet}", or the sheet has no headings of "{ledger}".</translation>
  </message>
  <message>
   <source>这条记录已经删除，没有导入；要找回来，请在“已删除”里恢复</source>
   <translation>This record was deleted and not imported; to get it back, please restore it under "Deleted"</translation>
  </message>
  <message>
   <source>隐藏的记录编号是“{title}”的，这一行写的却像是另一条：可能排序时漏了这一列，或者在旧行上改写成了新的一条。请把这一行的“记录编号”清空，再导入</source>
   <translation>The hidden record number is that of "{title}", but this row looks like another record: perhaps this column was left out when sorting, or an old row was overwritten with a new record. Please clear "记录编号" in this row and import again</translation>
  </message>
  <message>
   <source>请向对方要 Excel 或 WPS 表格，最好是 .xlsx 文件。</source>
   <translation>Please ask for an Excel or WPS spreadsheet, best as .xlsx.</translation>
  </message>
  <message>
   <source>请用 WPS 打开它，另存为 .xlsx，再导入。</source>
   <translation>Please open it in WPS, save it as .xlsx and import that.</translation>
  </message>
  <message>
   <source>请用 WPS 或 Excel 打开它，输入密码，取消密码保护后另存一份，再导入。</source>
   <translation>Please open it in WPS or Excel with its password, save a copy without one and import that.</translation>
  </message>
  <message>
   <source>“{name}”是压缩包。</source>
   <translation>"{name}" is a packed file.</translation>
  </message>
  <message>
   <source>请先解压，再导入里面的表格。</source>
   <translation>Please unpack it first, then import the spreadsheet inside.</translation>
  </message>
  <message>
   <source>“{name}”是 PDF 文件，不是表格。</source>
   <translation>"{name}" is a PDF file, not a spreadsheet.</translation>
  </message>
  <message>
   <source>“{name}”是图片，不是表格。</source>
   <translation>"{name}" is a picture, not a spreadsheet.</translation>
  </message>
  <message>
   <source>“{name}”是文字文档，不是表格。</source>
   <translation>"{name}" is a text document, not a spreadsheet.</translation>
  </message>
  <message>
   <source>“{name}”是很旧的 Excel 格式，读不了。</source>
   <translation>"{name}" is in a very old Excel format that cannot be read.</translation>
  </message>
  <message>
   <source>“{name}”是二进制的 Excel 格式（.xlsb），读不了。</source>
   <translation>"{name}" is in the binary Excel format (.xlsb), which cannot be read.</translation>
  </message>
  <message>
   <source>“{name}”是文字或演示文档，不是表格。</source>
   <translation>"{name}" is a document or a slide show, not a spreadsheet.</translation>
  </message>
  <message>
   <source>“{name}”加了密码，读不了。</source>
   <translation>"{name}" is locked with a password and cannot be read.</translation>
  </message>
  <message>
   <source>“{name}”是网页，不是表格。</source>
   <translation>"{name}" is a web page, not a spreadsheet.</translation>
  </message>
  <message>
   <source>“{name}”是 XML 格式的表格，读不了。</source>
   <translation>"{name}" is a spreadsheet in XML format, which cannot be read.</translation>
  </message>
  <message>
   <source>“{name}”是 XML 数据，不是表格。</source>
   <translation>"{name}" is XML data, not a spreadsheet.</translation>
  </message>
  <message>
   <source>两边写得不一样，还没有处理，请打开这条记录选一个</source>
   <translation>Two sides wrote this differently, not settled yet; please open the record and choose one</translation>
  </message>
  <message>
   <source>已经有 {count} 条同名的，不能确定是不是其中一条，按新的记入</source>
   <translation>Records with this name already here: {count}; it is not clear whether this is one of them, so it is added as new</translation>
  </message>
  <message>
   <source>这一项不能清空</source>
   <translation>This field cannot be made blank</translation>
  </message>
  <message>
   <source>“{name}”的工作表“{sheet}”太大：内容一直延伸到 {cell} 格。</source>
   <translation>The sheet "{sheet}" in "{name}" is too big: it reaches as far as cell {cell}.</translation>
  </message>
  <message>
   <source>表格没有这么大的话，多半是远处的格子里误填了字。请用 WPS 删去多余的行和列，保存后再导入。</source>
   <translation>If the real table is smaller, something was probably typed in a far cell by mistake. Please delete the spare rows and columns in WPS, save, and import again.</translation>
  </message>
  <message>
   <source>正在读取“{name}”</source>
   <translation>Reading "{name}"</translation>
  </message>
  <message>
   <source>{sheet}（{column} 列起）</source>
   <translation>{sheet} (from column {column})</translation>
  </message>
  <message>
   <source>正在保存“{name}”</source>
   <translation>Saving "{name}"</translation>
  </message>
  <message>
   <source>“{name}”有 {count} 行，一个工作表放不下。</source>
   <translation>"{name}" has {count} rows, too many for one sheet.</translation>
  </message>
  <message>
   <source>请先筛选，分几次导出，或者导出为 CSV 文件。</source>
   <translation>Please filter first and export in several goes, or export as CSV.</translation>
  </message>
  <message>
   <source>{cell} 格“{column}”的文字超过 32767 个字，表格里放不下。</source>
   <translation>The text in cell {cell}, "{column}", is longer than 32767 characters and does not fit in a spreadsheet.</translation>
  </message>
  <message>
   <source>请先把这一格缩短，或者导出为 CSV 文件。</source>
   <translation>Please shorten it first, or export as CSV.</translation>
  </message>
  <message>
   <source>表里或台账里叫这个名字的不止一个，分不清，没有填，请手工核对</source>
   <translation>The form or the ledger has this name more than once and it is not clear which is meant; not filled in, please check by hand</translation>
  </message>
  <message>
   <source>没有找到可填的记录</source>
   <translation>No records found to fill in.</translation>
  </message>
  <message>
   <source>请放宽条件，或者另选几条记录再填</source>
   <translation>Please loosen the conditions or choose other records, then fill in again.</translation>
  </message>
  <message>
   <source>下拉列表里没有“{text}”，没有填，请手工选</source>
   <translation>"{text}" is not in the drop-down list; not filled in, please choose by hand</translation>
  </message>
  <message>
   <source>“{text}”放不进 {cells} 个格子，没有填</source>
   <translation>"{text}" does not fit into {cells} cells; not filled in</translation>
  </message>
  <message>
   <source>表里要的单位是“{unit}”，台账里是“{own}”，没有填，请核对</source>
   <translation>The form wants the unit "{unit}", the ledger has "{own}"; not filled in, please check</translation>
  </message>
  <message>
   <source>没有这一项，照原样留着</source>
   <translation>There is no such field; left as it is</translation>
  </message>
  <message>
   <source>“{name}”不是 .docx 文件。</source>
   <translation>"{name}" is not a .docx file.</translation>
  </message>
  <message>
   <source>请先用 WPS 或 Word 打开它，另存为 .docx，再填。</source>
   <translation>Please open it in WPS or Word first, save it as .docx and fill in that.</translation>
  </message>
  <message>
   <source>“{name}”里没有要填的地方。</source>
   <translation>"{name}" has no places to fill in.</translation>
  </message>
  <message>
   <source>请在要填的地方写上花括号和名目，如“{example}”，存好再填。</source>
   <translation>Please write names of items in braces where they belong, e.g. "{example}", save the file and fill in again.</translation>
  </message>
  <message>
   <source>请看看文件是否还在、U 盘是否插好，再试一次。</source>
   <translation>Please check that the file is still there and the USB stick is plugged in, and try again.</translation>
  </message>
  <message>
   <source>不能写到“{name}”自己上面</source>
   <translation>"{name}" cannot be written over itself.</translation>
  </message>
  <message>
   <source>空白的文书要留着，请换一个文件名</source>
   <translation>The blank document must be kept; please use another file name.</translation>
  </message>
  <message>
   <source>上级发的空表要留着，请换一个文件名</source>
   <translation>The blank form from the office above must be kept; please use another file name.</translation>
  </message>
  <message>
   <source>表上已写着“{present}”，没有改成“{text}”</source>
   <translation>The form already says "{present}"; not changed to "{text}"</translation>
  </message>
  <message>
   <source>“{file}”里没有找到可以填“{ledger}”的地方</source>
   <translation>No place to fill in "{ledger}" was found in "{file}".</translation>
  </message>
  <message>
   <source>表里至少要有几个认得的名目，如“{field}”。请看看是不是选错了文件或台账</source>
   <translation>The form needs at least a few known items, e.g. "{field}". Please check that you chose the right file and ledger.</translation>
  </message>
  <message>
   <source>表里没有“{place}”</source>
   <translation>The form has no "{place}".</translation>
  </message>
  <message>
   <source>有的是：{titles}</source>
   <translation>It has: {titles}.</translation>
  </message>
  <message>
   <source>格子窄了些，打开后如果显示成“####”，请把列拉宽</source>
   <translation>The cell is rather narrow; if it shows "####" when opened, please widen the column</translation>
  </message>
  <message>
   <source>正在填“{name}”</source>
   <translation>Filling in "{name}"</translation>
  </message>
  <message>
   <source>（公式）</source>
   <translation>(formula)</translation>
  </message>
  <message>
   <source>建不了文件夹“{folder}”：{reason}</source>
   <translation>The folder "{folder}" cannot be made: {reason}.</translation>
  </message>
  <message>
   <source>一人一份的表要存到文件夹里，请换一个文件夹</source>
   <translation>Forms with one file per person are saved to a folder; please choose another folder.</translation>
  </message>
  <message>
   <source>正在填第 {number} 份</source>
   <translation>Filling in no. {number}</translation>
  </message>
  <message>
   <source>“{name}”不是 .xlsx 格式，照原样填不了。</source>
   <translation>"{name}" is not in .xlsx format and cannot be filled in as it is.</translation>
  </message>
  <message>
   <source>请先用 WPS 或 Excel 打开它，另存为 .xlsx，再填另存的那一份。</source>
   <translation>Please open it in WPS or Excel first, save it as .xlsx and fill in that copy.</translation>
  </message>
  <message>
   <source>请看看 U 盘是否插好，再试一次。</source>
   <translation>Please check that the USB stick is plugged in, and try again.</translation>
  </message>
  <message>
   <source>没有找到这封介绍信</source>
   <translation>This letter of introduction was not found.</translation>
  </message>
  <message>
   <source>请从 move list 里复制编号，或者先读入对方的数据包</source>
   <translation>Please copy the number from move list, or read in the other office's bundle first.</translation>
  </message>
  <message>
   <source>没有找到这份通知</source>
   <translation>This notice was not found.</translation>
  </message>
  <message>
   <source>和“{title}”的相同，可能是同一个，请核对</source>
   <translation>The same as in "{title}"; it may be the same one, please check</translation>
  </message>
  <message>
   <source>“{form}”不用填“{name}”</source>
   <translation>"{form}" does not ask for "{name}".</translation>
  </message>
  <message>
   <source>这张表要填的有：{names}</source>
   <translation>This form asks for: {names}.</translation>
  </message>
  <message>
   <source>“{name}”写得太长了</source>
   <translation>"{name}" is too long.</translation>
  </message>
  <message>
   <source>最多 {most} 个字</source>
   <translation>At most {most} characters.</translation>
  </message>
  <message>
   <source>“{ledger}”没有叫“{form}”的表格</source>
   <translation>"{ledger}" has no form called "{form}".</translation>
  </message>
  <message>
   <source>请用 forms 看看有哪些表格</source>
   <translation>Please use forms to see what there is.</translation>
  </message>
  <message>
   <source>“{form}”是程序自带的表格，不能改</source>
   <translation>"{form}" is a form that comes with the program and cannot be changed.</translation>
  </message>
  <message>
   <source>可以另存一份，改自己的那一份</source>
   <translation>You can save it as a form of your own and change that.</translation>
  </message>
  <message>
   <source>“{form}”里有的文字太长，没有保存</source>
   <translation>Some words in "{form}" are too long; nothing was saved.</translation>
  </message>
  <message>
   <source>请分成几行来写，每行不超过 {most} 个字</source>
   <translation>Please write several lines of at most {most} characters each.</translation>
  </message>
  <message>
   <source>“{form}”是“{office}”定的表格，这里不能改</source>
   <translation>"{form}" is a form set by "{office}" and cannot be changed here.</translation>
  </message>
  <message>
   <source>表格还没有标题</source>
   <translation>The form has no title yet.</translation>
  </message>
  <message>
   <source>请写一个标题，如“党员名册（上报）”</source>
   <translation>Please write a title, e.g. "Member roster (for the office above)".</translation>
  </message>
  <message>
   <source>标题有 {count} 个字，太长了</source>
   <translation>The title has {count} characters, which is too long.</translation>
  </message>
  <message>
   <source>请不要超过 {most} 个字</source>
   <translation>Please use at most {most} characters.</translation>
  </message>
  <message>
   <source>已经有叫“{form}”的表格</source>
   <translation>There is already a form called "{form}".</translation>
  </message>
  <message>
   <source>请换一个标题</source>
   <translation>Please choose another title.</translation>
  </message>
  <message>
   <source>表格“{title}”不能用：{why}</source>
   <translation>The form "{title}" cannot be used: {why}</translation>
  </message>
  <message>
   <source>“{{{name}}}”没有可以填的内容，照原样印了</source>
   <translation>"{{{name}}}" has nothing to fill in; printed as it stands</translation>
  </message>
  <message>
   <source>“{name}”这一项这里没有，没有印</source>
   <translation>There is no field "{name}" here; not printed</translation>
  </message>
  <message>
   <source>“{label}”不能上墙，没有印</source>
   <translation>"{label}" must not hang on the wall; not printed</translation>
  </message>
  <message>
   <source>这张表不能用：{why}</source>
   <translation>This form cannot be used: {why}.</translation>
  </message>
  <message>
   <source>请改正以后再试，或者先升级程序</source>
   <translation>Please correct it and try again, or update the program first.</translation>
  </message>
  <message>
   <source>“{form}”里的“{names}”，“{ledger}”没有这样的内容</source>
   <translation>"{names}" in "{form}": there is nothing like this in "{ledger}".</translation>
  </message>
  <message>
   <source>请改正名称，或者先升级程序</source>
   <translation>Please correct the names, or update the program first.</translation>
  </message>
  <message>
   <source>“{name}”的内容不对，没有用</source>
   <translation>The content of "{name}" is wrong; not used</translation>
  </message>
  <message>
   <source>这张表的内容太长，读不了</source>
   <translation>The content of this form is too long and cannot be read</translation>
  </message>
  <message>
   <source>这张表的内容坏了，读不了</source>
   <translation>The content of this form is damaged and cannot be read</translation>
  </message>
  <message>
   <source>这张表是新版本的程序写的，有的内容这里看不懂，没有用</source>
   <translation>This form was written by a newer version of the program; what cannot be understood here was not used</translation>
  </message>
  <message>
   <source>这张表没有可用的名称，读不了</source>
   <translation>This form has no usable name and cannot be read</translation>
  </message>
  <message>
   <source>这张表的排法是新版本的程序才有的，请先升级程序</source>
   <translation>The layout of this form needs a newer version of the program; please update the program first</translation>
  </message>
  <message>
   <source>“{name}”太多，只用前 {most} 个</source>
   <translation>Too many in "{name}"; only the first {most} are used</translation>
  </message>
  <message>
   <source>“{names}”这里看不懂，没有用</source>
   <translation>"{names}" cannot be understood here; not used</translation>
  </message>
  <message>
   <source>有一格的内容不对，没有用</source>
   <translation>The content of a cell is wrong; not used</translation>
  </message>
  <message>
   <source>放入程序带的蒙古文用语</source>
   <translation>Add the Mongolian terms that come with the program</translation>
  </message>
  <message>
   <source>“{label}”不能合计，没有印</source>
   <translation>"{label}" cannot be totalled; not printed</translation>
  </message>
  <message>
   <source>{level}，区划代码 {code}</source>
   <translation>{level}, area code {code}</translation>
  </message>
  <message>
   <source>{count} 对</source>
   <translation>Pairs: {count}</translation>
  </message>
  <message>
   <source>{count} 段</source>
   <translation>Parts: {count}</translation>
  </message>
  <message>
   <source>还没有写接收人的姓名</source>
   <translation>The name of the person taking over is missing.</translation>
  </message>
  <message>
   <source>请写新的经办人的姓名</source>
   <translation>Please give the name of the new clerk.</translation>
  </message>
  <message>
   <source>已吊销的电脑</source>
   <translation>Revoked computer</translation>
  </message>
  <message>
   <source>以前的电脑，应已停用</source>
   <translation>Former computer, should be out of use</translation>
  </message>
  <message>
   <source>本办公室这台电脑</source>
   <translation>This computer of the office</translation>
  </message>
  <message>
   <source>本办公室另一台电脑</source>
   <translation>This office's other computer</translation>
  </message>
  <message>
   <source>{office}交接单-{day}</source>
   <translation>{office} handover sheet-{day}</translation>
  </message>
  <message>
   <source>{office}工作交接单</source>
   <translation>Handover sheet of {office}</translation>
  </message>
  <message>
   <source>移交人</source>
   <translation>Handed over by</translation>
  </message>
  <message>
   <source>从交接起不再经办</source>
   <translation>No longer clerk from the handover on</translation>
  </message>
  <message>
   <source>接收人</source>
   <translation>Taken over by</translation>
  </message>
  <message>
   <source>{day}起经办</source>
   <translation>Clerk from {day}</translation>
  </message>
  <message>
   <source>待处理</source>
   <translation>Review</translation>
  </message>
  <message>
   <source>等人决定的内容</source>
   <translation>Waiting to be decided</translation>
  </message>
  <message>
   <source>{count} 件</source>
   <translation>Items: {count}</translation>
  </message>
  <message>
   <source>可能记了两次的记录</source>
   <translation>Records perhaps entered twice</translation>
  </message>
  <message>
   <source>收到而还不能用的内容</source>
   <translation>Received but not usable yet</translation>
  </message>
  <message>
   <source>备份</source>
   <translation>Backup</translation>
  </message>
  <message>
   <source>最近一次备份</source>
   <translation>Last backup</translation>
  </message>
  <message>
   <source>钥匙</source>
   <translation>Key</translation>
  </message>
  <message>
   <source>口令（设了口令的）</source>
   <translation>Passphrase (if one is set)</translation>
  </message>
  <message>
   <source>□ 已由接收人换成新的</source>
   <translation>□ Replaced by the new clerk</translation>
  </message>
  <message>
   <source>写着恢复码的纸</source>
   <translation>Paper with the recovery phrase</translation>
  </message>
  <message>
   <source>□ 新的已由接收人抄好　□ 旧的已撕掉</source>
   <translation>□ New one copied by the new clerk   □ Old one torn up</translation>
  </message>
  <message>
   <source>物品</source>
   <translation>Objects</translation>
  </message>
  <message>
   <source>U盘、印章、纸质台账</source>
   <translation>USB sticks, seals, paper ledgers</translation>
  </message>
  <message>
   <source>□ 已当面点清</source>
   <translation>□ Counted together</translation>
  </message>
  <message>
   <source>核对数字和“交换”里“认识的电脑”显示的一样；接收人当面核对后签字，双方各存一份。</source>
   <translation>The digits to compare are those shown in "Known computers" under "Exchange"; the new clerk compares them on the spot before signing. Each side keeps a copy.</translation>
  </message>
  <message>
   <source>交接以前写出去的备份，仍要用当时的恢复码才能打开；交接以后请马上另写一份备份。</source>
   <translation>Backups written before the handover still open only with the recovery phrase of that time; please write another backup right after the handover.</translation>
  </message>
  <message>
   <source>（没有写）</source>
   <translation>(not stated)</translation>
  </message>
  <message>
   <source>等待发送</source>
   <translation>Waiting to be sent</translation>
  </message>
  <message>
   <source>{unwritten} 条还没有写给它；一共 {records} 条没有收到回执</source>
   <translation>Not yet written to it: {unwritten}; in all without a receipt: {records}</translation>
  </message>
  <message>
   <source>还没有和别的办公室交换过名片</source>
   <translation>No cards exchanged with other offices yet</translation>
  </message>
  <message>
   <source>还没有备份过</source>
   <translation>No backup yet</translation>
  </message>
  <message>
   <source>项目</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>没有核对数字</source>
   <translation>No digits to compare</translation>
  </message>
  <message>
   <source>文件夹“{folder}”不能写入</source>
   <translation>The folder "{folder}" cannot be written to.</translation>
  </message>
  <message>
   <source>请换一个文件夹，或者请管理员给这个文件夹写入权限</source>
   <translation>Please choose another folder, or ask the administrator to let you write there.</translation>
  </message>
  <message>
   <source>这个办公室已经在另一个窗口或命令里打开</source>
   <translation>This office is already open in another window or command.</translation>
  </message>
  <message>
   <source>请先关闭那一个，再试一次</source>
   <translation>Please close that one and try again.</translation>
  </message>
  <message>
   <source>合并{what} {name}</source>
   <translation>Join in {what}: {name}</translation>
  </message>
  <message>
   <source>“{name}”不是同一条</source>
   <translation>"{name}": these are two</translation>
  </message>
  <message>
   <source>要并入的那一条已经不在了</source>
   <translation>The record to join into is no longer there.</translation>
  </message>
  <message>
   <source>请选“保留”，或者先恢复那一条</source>
   <translation>Please choose "Keep", or restore that record first.</translation>
  </message>
  <message>
   <source>这两条不属于同一个办公室，不能合并</source>
   <translation>These two belong to different offices and cannot be joined.</translation>
  </message>
  <message>
   <source>人调走了的，请办理转出和接收</source>
   <translation>If somebody moved away, please issue a letter of introduction and have it accepted.</translation>
  </message>
  <message>
   <source>这两条里有一条已经不在了</source>
   <translation>One of these two is no longer there.</translation>
  </message>
  <message>
   <source>请刷新列表再看</source>
   <translation>Please refresh the list and look again.</translation>
  </message>
  <message>
   <source>“{name}”刚才又有了新的内容</source>
   <translation>Something new has just come to "{name}".</translation>
  </message>
  <message>
   <source>请看过新内容，再处理一次</source>
   <translation>Please look at it and settle it again.</translation>
  </message>
  <message>
   <source>“{name}”还有两边写得不一样的内容</source>
   <translation>"{name}" still has something that two sides wrote differently.</translation>
  </message>
  <message>
   <source>请先在“待处理”里定下来，再合并</source>
   <translation>Please settle it under "Review" first, then join.</translation>
  </message>
  <message>
   <source>“{text}”不是附件，附件要从文件添加</source>
   <translation>"{text}" is not an attachment; attachments are added from files</translation>
  </message>
  <message>
   <source>“{text}”不在可选的内容里，可选：{labels}</source>
   <translation>"{text}" is not one of the choices: {labels}</translation>
  </message>
  <message>
   <source>没有找到“{text}”，先按文字记下</source>
   <translation>"{text}" was not found; kept as text for now</translation>
  </message>
  <message>
   <source>资料未到</source>
   <translation>not here yet</translation>
  </message>
  <message>
   <source>{name}（已转出）</source>
   <translation>{name} (moved away)</translation>
  </message>
  <message>
   <source>叫“{text}”的有 {count} 个，不能确定是哪一个，先按文字记下</source>
   <translation>Several are called "{text}" ({count}); it is not clear which, so it is kept as text for now</translation>
  </message>
  <message>
   <source>“{text}”是几个界碑，这里只写一个</source>
   <translation>"{text}" is several boundary markers; write only one here</translation>
  </message>
  <message>
   <source>这里有 {count} 个字，最多写 {most} 个字</source>
   <translation>This has {count} characters; at most {most} fit</translation>
  </message>
  <message>
   <source>记录刚刚有变动，选中的不一定还是原来那些</source>
   <translation>The records have just changed; those chosen may no longer be the same ones.</translation>
  </message>
  <message>
   <source>请等表格更新以后，重新选一次</source>
   <translation>Please wait until the table is up to date, then choose again.</translation>
  </message>
  <message>
   <source>{label}：{message}</source>
   <translation>{label}: {message}</translation>
  </message>
  <message>
   <source>必须填写</source>
   <translation>Must be filled in</translation>
  </message>
  <message>
   <source>{label}：{value}</source>
   <translation>{label}: {value}</translation>
  </message>
  <message>
   <source>填了</source>
   <translation>filled in</translation>
  </message>
  <message>
   <source>每年{month}</source>
   <translation>every year, {month}</translation>
  </message>
  <message>
   <source>不是{value}</source>
   <translation>not {value}</translation>
  </message>
  <message>
   <source>空着</source>
   <translation>blank</translation>
  </message>
  <message>
   <source>{month}月</source>
   <translation>month {month}</translation>
  </message>
  <message>
   <source>不在每年{month}</source>
   <translation>every year, not {month}</translation>
  </message>
  <message>
   <source>{values}等 {count} 种</source>
   <translation>{values} and others, {count} in all</translation>
  </message>
  <message>
   <source>不在 {span}</source>
   <translation>not {span}</translation>
  </message>
  <message>
   <source>没有{value}的</source>
   <translation>without {value}</translation>
  </message>
  <message>
   <source>有{value}的</source>
   <translation>with {value}</translation>
  </message>
  <message>
   <source>不是“{value}”</source>
   <translation>not "{value}"</translation>
  </message>
  <message>
   <source>含“{text}”</source>
   <translation>contains "{text}"</translation>
  </message>
  <message>
   <source>不含“{text}”</source>
   <translation>does not contain "{text}"</translation>
  </message>
  <message>
   <source>开头是“{text}”</source>
   <translation>begins with "{text}"</translation>
  </message>
  <message>
   <source>开头不是“{text}”</source>
   <translation>does not begin with "{text}"</translation>
  </message>
  <message>
   <source>末尾是“{text}”</source>
   <translation>ends with "{text}"</translation>
  </message>
  <message>
   <source>末尾不是“{text}”</source>
   <translation>does not end with "{text}"</translation>
  </message>
  <message>
   <source>没有</source>
   <translation>none</translation>
  </message>
  <message>
   <source>有</source>
   <translation>some</translation>
  </message>
  <message>
   <source>算得出来</source>
   <translation>can be worked out</translation>
  </message>
  <message>
   <source>{first} 至 {last}</source>
   <translation>{first} to {last}</translation>
  </message>
  <message>
   <source>{first} 以上</source>
   <translation>{first} or more</translation>
  </message>
  <message>
   <source>{first} 起</source>
   <translation>from {first}</translation>
  </message>
  <message>
   <source>{last} 以下</source>
   <translation>{last} or less</translation>
  </message>
  <message>
   <source>{last} 止</source>
   <translation>until {last}</translation>
  </message>
  <message>
   <source>有 {text}</source>
   <translation>with {text}</translation>
  </message>
  <message>
   <source>没有 {text}</source>
   <translation>without {text}</translation>
  </message>
  <message>
   <source>没有写情况</source>
   <translation>condition not given</translation>
  </message>
  <message>
   <source>次数</source>
   <translation>Times</translation>
  </message>
  <message>
   <source>次</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>参加人次</source>
   <translation>Total attendance</translation>
  </message>
  <message>
   <source>人次</source>
   <translation>attendances</translation>
  </message>
  <message>
   <source>时长</source>
   <translation>Duration</translation>
  </message>
  <message>
   <source>小时</source>
   <translation>hours</translation>
  </message>
  <message>
   <source>按类别</source>
   <translation>By category</translation>
  </message>
  <message>
   <source>按月</source>
   <translation>By month</translation>
  </message>
  <message>
   <source>按年</source>
   <translation>By year</translation>
  </message>
  <message>
   <source>月份和类别</source>
   <translation>Month and category</translation>
  </message>
  <message>
   <source>中心户活动</source>
   <translation>Activities</translation>
  </message>
  <message>
   <source>中心户</source>
   <translation>Central household</translation>
  </message>
  <message>
   <source>日期</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>类别</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>主题</source>
   <translation>Subject</translation>
  </message>
  <message>
   <source>地点</source>
   <translation>Place</translation>
  </message>
  <message>
   <source>主持人</source>
   <translation>Led by</translation>
  </message>
  <message>
   <source>参加人数</source>
   <translation>Attendance</translation>
  </message>
  <message>
   <source>人</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>照片</source>
   <translation>Photos</translation>
  </message>
  <message>
   <source>备注</source>
   <translation>Remarks</translation>
  </message>
  <message>
   <source>按状况</source>
   <translation>By condition</translation>
  </message>
  <message>
   <source>管段和状况</source>
   <translation>Section and condition</translation>
  </message>
  <message>
   <source>多久没有人到过</source>
   <translation>Time since last reached</translation>
  </message>
  <message>
   <source>按类型</source>
   <translation>By type</translation>
  </message>
  <message>
   <source>巡边</source>
   <translation>Border patrol</translation>
  </message>
  <message>
   <source>座</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>界碑号</source>
   <translation>Marker number</translation>
  </message>
  <message>
   <source>类型</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>立法</source>
   <translation>Single or double</translation>
  </message>
  <message>
   <source>状况</source>
   <translation>Condition</translation>
  </message>
  <message>
   <source>检查日期</source>
   <translation>Checked on</translation>
  </message>
  <message>
   <source>上一次到过</source>
   <translation>Last reached</translation>
  </message>
  <message>
   <source>褪色和损坏的</source>
   <translation>Faded or damaged</translation>
  </message>
  <message>
   <source>代码表</source>
   <translation>Code tables</translation>
  </message>
  <message>
   <source>设置</source>
   <translation>Settings</translation>
  </message>
  <message>
   <source>条</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>代码</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>和已有的代码相同，就代替原来的那一条。</source>
   <translation>The same code as an existing entry replaces that entry.</translation>
  </message>
  <message>
   <source>别名</source>
   <translation>Other names</translation>
  </message>
  <message>
   <source>表格里还会怎么写，用“、”隔开。</source>
   <translation>How else it is written in spreadsheets; put 、 between.</translation>
  </message>
  <message>
   <source>启用日期</source>
   <translation>Valid from</translation>
  </message>
  <message>
   <source>停用日期</source>
   <translation>Valid until</translation>
  </message>
  <message>
   <source>停用日期早于启用日期，请核对</source>
   <translation>"Valid until" is before "Valid from"; please check</translation>
  </message>
  <message>
   <source>各中心户的联系户</source>
   <translation>Families by central household</translation>
  </message>
  <message>
   <source>联系户</source>
   <translation>Families</translation>
  </message>
  <message>
   <source>户</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>户主</source>
   <translation>Head of family</translation>
  </message>
  <message>
   <source>所属中心户</source>
   <translation>Household</translation>
  </message>
  <message>
   <source>人口</source>
   <translation>Family size</translation>
  </message>
  <message>
   <source>住址</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>联系电话</source>
   <translation>Phone</translation>
  </message>
  <message>
   <source>联系党员</source>
   <translation>Linked member</translation>
  </message>
  <message>
   <source>覆盖情况</source>
   <translation>Coverage</translation>
  </message>
  <message>
   <source>按状态</source>
   <translation>By status</translation>
  </message>
  <message>
   <source>党员中心户</source>
   <translation>Households</translation>
  </message>
  <message>
   <source>中心户编号</source>
   <translation>Household no.</translation>
  </message>
  <message>
   <source>中心户户主</source>
   <translation>Host</translation>
  </message>
  <message>
   <source>地址</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>联系半径</source>
   <translation>Reach</translation>
  </message>
  <message>
   <source>公里</source>
   <translation>km</translation>
  </message>
  <message>
   <source>联系范围</source>
   <translation>Reach</translation>
  </message>
  <message>
   <source>联系户数</source>
   <translation>Families linked</translation>
  </message>
  <message>
   <source>联系人数</source>
   <translation>People linked</translation>
  </message>
  <message>
   <source>挂牌时间</source>
   <translation>Plaque since</translation>
  </message>
  <message>
   <source>设立</source>
   <translation>Setting up</translation>
  </message>
  <message>
   <source>批准时间</source>
   <translation>Approved on</translation>
  </message>
  <message>
   <source>设施</source>
   <translation>Facilities</translation>
  </message>
  <message>
   <source>如党旗、书柜、急救箱、取暖设备。</source>
   <translation>For example party flag, bookcase, first-aid kit, heater.</translation>
  </message>
  <message>
   <source>平均联系半径</source>
   <translation>Average reach</translation>
  </message>
  <message>
   <source>已挂牌</source>
   <translation>With plaque</translation>
  </message>
  <message>
   <source>在用的</source>
   <translation>In use</translation>
  </message>
  <message>
   <source>没有联系户</source>
   <translation>No families linked</translation>
  </message>
  <message>
   <source>没有挂牌</source>
   <translation>No plaque</translation>
  </message>
  <message>
   <source>联系半径超过 45 公里，请核对是不是公里数</source>
   <translation>The reach is over 45 km; please check that it is in kilometres</translation>
  </message>
  <message>
   <source>收集</source>
   <translation>Raised</translation>
  </message>
  <message>
   <source>件</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>办结</source>
   <translation>Solved</translation>
  </message>
  <message>
   <source>没有办结</source>
   <translation>Not solved yet</translation>
  </message>
  <message>
   <source>办结率</source>
   <translation>Share solved</translation>
  </message>
  <message>
   <source>平均办理天数</source>
   <translation>Average days to solve</translation>
  </message>
  <message>
   <source>天</source>
   <translation>days</translation>
  </message>
  <message>
   <source>按办理状态</source>
   <translation>By status</translation>
  </message>
  <message>
   <source>类别和办理状态</source>
   <translation>Category and status</translation>
  </message>
  <message>
   <source>问题办理</source>
   <translation>Issues</translation>
  </message>
  <message>
   <source>收集日期</source>
   <translation>Raised on</translation>
  </message>
  <message>
   <source>反映人</source>
   <translation>Raised by</translation>
  </message>
  <message>
   <source>可以不填。</source>
   <translation>May be left blank.</translation>
  </message>
  <message>
   <source>问题</source>
   <translation>Issue</translation>
  </message>
  <message>
   <source>承办人</source>
   <translation>Handled by</translation>
  </message>
  <message>
   <source>办结期限</source>
   <translation>Due date</translation>
  </message>
  <message>
   <source>办结日期</source>
   <translation>Solved on</translation>
  </message>
  <message>
   <source>办理结果</source>
   <translation>Outcome</translation>
  </message>
  <message>
   <source>满意度</source>
   <translation>Satisfaction</translation>
  </message>
  <message>
   <source>超过期限</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>已经办结的问题还没有填办结日期</source>
   <translation>The issue is solved but has no date; please fill in "Solved on"</translation>
  </message>
  <message>
   <source>办结日期早于收集日期，请核对</source>
   <translation>"Solved on" is before "Raised on"; please check</translation>
  </message>
  <message>
   <source>这件事已经办结，再改动会记为更正，原来的内容不会丢</source>
   <translation>This issue is closed; further changes are kept as amendments, and nothing that stood here is lost</translation>
  </message>
  <message>
   <source>类别变动</source>
   <translation>Category changes</translation>
  </message>
  <message>
   <source>党务</source>
   <translation>Party affairs</translation>
  </message>
  <message>
   <source>原类别</source>
   <translation>Old category</translation>
  </message>
  <message>
   <source>现类别</source>
   <translation>New category</translation>
  </message>
  <message>
   <source>变动日期</source>
   <translation>Changed on</translation>
  </message>
  <message>
   <source>全国党员管理信息系统</source>
   <translation>National Party Member Management Information System</translation>
  </message>
  <message>
   <source>岁</source>
   <translation>years</translation>
  </message>
  <message>
   <source>党员基本情况</source>
   <translation>Member overview</translation>
  </message>
  <message>
   <source>按管理类别</source>
   <translation>By category</translation>
  </message>
  <message>
   <source>按性别</source>
   <translation>By sex</translation>
  </message>
  <message>
   <source>按年龄</source>
   <translation>By age</translation>
  </message>
  <message>
   <source>按民族</source>
   <translation>By ethnic group</translation>
  </message>
  <message>
   <source>按学历</source>
   <translation>By education</translation>
  </message>
  <message>
   <source>按人员类别</source>
   <translation>By member type</translation>
  </message>
  <message>
   <source>按党龄</source>
   <translation>By party years</translation>
  </message>
  <message>
   <source>管理类别和性别</source>
   <translation>Category and sex</translation>
  </message>
  <message>
   <source>年龄和性别</source>
   <translation>Age and sex</translation>
  </message>
  <message>
   <source>党员</source>
   <translation>Members</translation>
  </message>
  <message>
   <source>年龄</source>
   <translation>Age</translation>
  </message>
  <message>
   <source>党龄</source>
   <translation>Party years</translation>
  </message>
  <message>
   <source>基本情况</source>
   <translation>Personal details</translation>
  </message>
  <message>
   <source>与身份证一致；蒙古族姓名中的间隔号会统一写成“·”。</source>
   <translation>As on the identity card; the dot in Mongolian names becomes ·.</translation>
  </message>
  <message>
   <source>性别</source>
   <translation>Sex</translation>
  </message>
  <message>
   <source>民族</source>
   <translation>Ethnic group</translation>
  </message>
  <message>
   <source>公民身份号码</source>
   <translation>Identity number</translation>
  </message>
  <message>
   <source>身份证号</source>
   <translation>ID number</translation>
  </message>
  <message>
   <source>平时只显示前六位和后四位。</source>
   <translation>Normally only the first six and last four digits are shown.</translation>
  </message>
  <message>
   <source>出生日期</source>
   <translation>Date of birth</translation>
  </message>
  <message>
   <source>以档案为准；只知道年月也可以，如 1968.03；不知道就写“不详”。</source>
   <translation>As in the personal file. Year and month will do, e.g. 1968.03; if not known, write 不详.</translation>
  </message>
  <message>
   <source>蒙古文姓名</source>
   <translation>Mongolian name</translation>
  </message>
  <message>
   <source>由本人或懂蒙古文的人填写，程序不自动转写。</source>
   <translation>Written by the person or by somebody who knows the script; the program does not convert names.</translation>
  </message>
  <message>
   <source>姓名读音</source>
   <translation>Reading of name</translation>
  </message>
  <message>
   <source>程序读错姓名时填写，如 shan yuxiu，排序和查找以它为准。</source>
   <translation>Only if the program reads the name wrongly, e.g. shan yuxiu. Sorting and search follow it.</translation>
  </message>
  <message>
   <source>学历</source>
   <translation>Education</translation>
  </message>
  <message>
   <source>人员类别</source>
   <translation>Member type</translation>
  </message>
  <message>
   <source>党籍</source>
   <translation>Party membership</translation>
  </message>
  <message>
   <source>加入党组织日期</source>
   <translation>Joined on</translation>
  </message>
  <message>
   <source>入党日期</source>
   <translation>Joined</translation>
  </message>
  <message>
   <source>转为正式党员日期</source>
   <translation>Full since</translation>
  </message>
  <message>
   <source>转正日期</source>
   <translation>Full since</translation>
  </message>
  <message>
   <source>党龄从这一天算起。</source>
   <translation>Party years are counted from this day.</translation>
  </message>
  <message>
   <source>党籍状态</source>
   <translation>Party status</translation>
  </message>
  <message>
   <source>管理类别</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>在职、带富、无职、年老、流动；改动时旧的类别会自动记入“类别变动”。</source>
   <translation>Employed, prosperity leader, no post, elderly, mobile. On a change the old one goes to "Category changes".</translation>
  </message>
  <message>
   <source>工作岗位</source>
   <translation>Post</translation>
  </message>
  <message>
   <source>岗位/职务</source>
   <translation>Post</translation>
  </message>
  <message>
   <source>可以从代码表里选，也可以直接写，如“支部书记”。</source>
   <translation>Choose from the code table or write your own, e.g. "branch secretary".</translation>
  </message>
  <message>
   <source>所在党支部</source>
   <translation>Party branch</translation>
  </message>
  <message>
   <source>联系方式</source>
   <translation>Contact</translation>
  </message>
  <message>
   <source>家庭住址</source>
   <translation>Home address</translation>
  </message>
  <message>
   <source>是否流动党员</source>
   <translation>Mobile member</translation>
  </message>
  <message>
   <source>流动和失联</source>
   <translation>Mobile and out of touch</translation>
  </message>
  <message>
   <source>外出流向</source>
   <translation>Moved to</translation>
  </message>
  <message>
   <source>是否失联党员</source>
   <translation>Out of touch</translation>
  </message>
  <message>
   <source>失去联系日期</source>
   <translation>Last heard of</translation>
  </message>
  <message>
   <source>失联原因</source>
   <translation>Reason lost</translation>
  </message>
  <message>
   <source>其他</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>别的系统里的内容</source>
   <translation>Content from other systems</translation>
  </message>
  <message>
   <source>从别的系统导入的，本程序没有的项目，一行一项；按那个系统的列导出时原样写回去。</source>
   <translation>Items imported from another system that this program does not have, one per line; written back unchanged when exporting with the columns of that system.</translation>
  </message>
  <message>
   <source>年</source>
   <translation>years</translation>
  </message>
  <message>
   <source>预备党员</source>
   <translation>Probationary members</translation>
  </message>
  <message>
   <source>预备期已满一年</source>
   <translation>Probation year completed</translation>
  </message>
  <message>
   <source>年老党员</source>
   <translation>Elderly members</translation>
  </message>
  <message>
   <source>流动党员</source>
   <translation>Mobile members</translation>
  </message>
  <message>
   <source>出生日期和身份证号码里的（{born}）不一致，以档案为准，请核对</source>
   <translation>It differs from the date of birth in the identity number ({born}); the personal file counts, please check</translation>
  </message>
  <message>
   <source>入党日期早于出生日期，请核对</source>
   <translation>The member joined before being born; please check</translation>
  </message>
  <message>
   <source>转正日期早于入党日期，请核对</source>
   <translation>"Full since" is before "Joined on"; please check</translation>
  </message>
  <message>
   <source>预备党员一般还没有转正日期，请核对人员类别</source>
   <translation>A probationary member usually has no date as full member yet; please check the member type</translation>
  </message>
  <message>
   <source>通知公告</source>
   <translation>Notices</translation>
  </message>
  <message>
   <source>通知</source>
   <translation>Notices</translation>
  </message>
  <message>
   <source>份</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>文号</source>
   <translation>Document no.</translation>
  </message>
  <message>
   <source>发布日期</source>
   <translation>Issued on</translation>
  </message>
  <message>
   <source>有效期至</source>
   <translation>Valid until</translation>
  </message>
  <message>
   <source>过了这一天就不再提醒；不填就一直有效。</source>
   <translation>After this day there are no more reminders of it; blank: always valid.</translation>
  </message>
  <message>
   <source>通知对象</source>
   <translation>Addressed to</translation>
  </message>
  <message>
   <source>通知谁，如“各嘎查党支部”。</source>
   <translation>Who is told, e.g. "all gacha party branches".</translation>
  </message>
  <message>
   <source>正文</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>附件</source>
   <translation>Attachments</translation>
  </message>
  <message>
   <source>有效期早于发布日期，请核对</source>
   <translation>"Valid until" is before "Issued on"; please check</translation>
  </message>
  <message>
   <source>办公规定</source>
   <translation>Office rules</translation>
  </message>
  <message>
   <source>规定</source>
   <translation>Rule</translation>
  </message>
  <message>
   <source>本办公室自己定了的，按自己的；没有定的，先按苏木的，再按旗的。</source>
   <translation>This office's own rule comes first; without one, the sumu's counts, then the banner's.</translation>
  </message>
  <message>
   <source>数值</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>提醒的规定写天数或者条数；写 0 就不提醒。</source>
   <translation>For rules about reminders: days or records; 0 means no reminders.</translation>
  </message>
  <message>
   <source>文字</source>
   <translation>Words</translation>
  </message>
  <message>
   <source>印在名册下面的话写在这里；表格用的文字写“中文”、“蒙古文在前”或“中文在前”。</source>
   <translation>Write the words to be printed below rosters here; for the language of forms write 中文, 蒙古文在前 or 中文在前.</translation>
  </message>
  <message>
   <source>请写 {least} 到 {most} 的整数</source>
   <translation>write a whole number from {least} to {most}</translation>
  </message>
  <message>
   <source>请写其中的一个：{choices}</source>
   <translation>Please write one of these: {choices}</translation>
  </message>
  <message>
   <source>这条规定只看“文字”一栏，数值用不上</source>
   <translation>This rule uses only "Words"; the value has no effect</translation>
  </message>
  <message>
   <source>请写要印的话，最多 {most} 个字</source>
   <translation>Please write the words to print, at most {most} characters</translation>
  </message>
  <message>
   <source>里程</source>
   <translation>Distance</translation>
  </message>
  <message>
   <source>出动</source>
   <translation>Turnout</translation>
  </message>
  <message>
   <source>经过界碑</source>
   <translation>Markers passed</translation>
  </message>
  <message>
   <source>座次</source>
   <translation>visits</translation>
  </message>
  <message>
   <source>界碑到位率</source>
   <translation>Share of markers reached</translation>
  </message>
  <message>
   <source>设施问题</source>
   <translation>Facility problems</translation>
  </message>
  <message>
   <source>已处置</source>
   <translation>Action taken</translation>
  </message>
  <message>
   <source>巡边统计表</source>
   <translation>Border patrol statistics</translation>
  </message>
  <message>
   <source>按管段</source>
   <translation>By section</translation>
  </message>
  <message>
   <source>按人员</source>
   <translation>By person</translation>
  </message>
  <message>
   <source>界碑到位</source>
   <translation>Markers reached</translation>
  </message>
  <message>
   <source>护边员巡逻登记簿（空白）</source>
   <translation>Border guards' patrol register (blank)</translation>
  </message>
  <message>
   <source>巡边日志</source>
   <translation>Patrol logs</translation>
  </message>
  <message>
   <source>出巡</source>
   <translation>Setting out</translation>
  </message>
  <message>
   <source>出发时间</source>
   <translation>Set out at</translation>
  </message>
  <message>
   <source>出发</source>
   <translation>Out</translation>
  </message>
  <message>
   <source>返回时间</source>
   <translation>Back at</translation>
  </message>
  <message>
   <source>返回</source>
   <translation>Back</translation>
  </message>
  <message>
   <source>带队</source>
   <translation>Leader</translation>
  </message>
  <message>
   <source>巡逻人员</source>
   <translation>Patrol members</translation>
  </message>
  <message>
   <source>人数</source>
   <translation>Head count</translation>
  </message>
  <message>
   <source>联合单位</source>
   <translation>Joint units</translation>
  </message>
  <message>
   <source>只写单位和人数，如“边境派出所2人”，不写姓名。</source>
   <translation>Only the unit and how many, e.g. "border police station, 2"; no names.</translation>
  </message>
  <message>
   <source>方式</source>
   <translation>Travel by</translation>
  </message>
  <message>
   <source>行程</source>
   <translation>Journey</translation>
  </message>
  <message>
   <source>天气</source>
   <translation>Weather</translation>
  </message>
  <message>
   <source>携带物资</source>
   <translation>Supplies</translation>
  </message>
  <message>
   <source>所见</source>
   <translation>What was seen</translation>
  </message>
  <message>
   <source>按经过的顺序写；可以写 1231-1234；有损坏的写成 1236（褪色）。</source>
   <translation>In the order passed; 1231-1234 is allowed; write damage as 1236(褪色).</translation>
  </message>
  <message>
   <source>界碑及设施情况</source>
   <translation>Facilities seen</translation>
  </message>
  <message>
   <source>界碑设施情况</source>
   <translation>Markers, facilities</translation>
  </message>
  <message>
   <source>只写界碑和设施；与人有关的口头报告派出所，这里不写姓名、车牌和样貌。</source>
   <translation>Only markers and facilities. What concerns people is told to the police station; no names, number plates or looks here.</translation>
  </message>
  <message>
   <source>情况类别</source>
   <translation>Kind of finding</translation>
  </message>
  <message>
   <source>处置情况</source>
   <translation>Action taken</translation>
  </message>
  <message>
   <source>报告对象</source>
   <translation>Reported to</translation>
  </message>
  <message>
   <source>报告时间</source>
   <translation>Reported at</translation>
  </message>
  <message>
   <source>审核人</source>
   <translation>Approved by</translation>
  </message>
  <message>
   <source>审核</source>
   <translation>Approval</translation>
  </message>
  <message>
   <source>审核日期</source>
   <translation>Approved on</translation>
  </message>
  <message>
   <source>填上就算审核过了。</source>
   <translation>Once filled in, this patrol counts as approved.</translation>
  </message>
  <message>
   <source>人员</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>没有处置</source>
   <translation>No action yet</translation>
  </message>
  <message>
   <source>本月</source>
   <translation>This month</translation>
  </message>
  <message>
   <source>界碑有问题</source>
   <translation>Marker problems</translation>
  </message>
  <message>
   <source>没有审核</source>
   <translation>Not approved yet</translation>
  </message>
  <message>
   <source>返回时间早于出发时间，请核对</source>
   <translation>"Back at" is before "Set out at"; please check</translation>
  </message>
  <message>
   <source>里程超过 500 公里，请核对</source>
   <translation>The distance is over 500 km; please check</translation>
  </message>
  <message>
   <source>没有写管段，也没有写经过的界碑</source>
   <translation>Neither a section nor any marker passed is given</translation>
  </message>
  <message>
   <source>这次巡边已经审核，再改动会记为更正，原来的内容不会丢</source>
   <translation>This patrol is approved; further changes are kept as amendments, and nothing that stood here is lost</translation>
  </message>
  <message>
   <source>打印表格</source>
   <translation>Printed forms</translation>
  </message>
  <message>
   <source>张</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>台账在程序里的名称，如 members。</source>
   <translation>Name of the ledger in the program, e.g. members.</translation>
  </message>
  <message>
   <source>给命令行用的名称；和程序自带的表格相同，就代替那一张。</source>
   <translation>Name for the command line; the same name as a form that comes with the program replaces that form.</translation>
  </message>
  <message>
   <source>表格内容</source>
   <translation>Content of the form</translation>
  </message>
  <message>
   <source>在打印预览里点“改表格”来改，不用在这里写。</source>
   <translation>To change it, click "Change form" in the print preview; it need not be written here.</translation>
  </message>
  <message>
   <source>表格内容读不了，打印时没有这张表</source>
   <translation>The content of the form cannot be read; the form is missing when printing</translation>
  </message>
  <message>
   <source>段</source>
   <translation>in all</translation>
  </message>
  <message>
   <source>管段名称</source>
   <translation>Section name</translation>
  </message>
  <message>
   <source>管段编号</source>
   <translation>Section number</translation>
  </message>
  <message>
   <source>长度</source>
   <translation>Length</translation>
  </message>
  <message>
   <source>起点界碑</source>
   <translation>First marker</translation>
  </message>
  <message>
   <source>终点界碑</source>
   <translation>Last marker</translation>
  </message>
  <message>
   <source>地形</source>
   <translation>Terrain</translation>
  </message>
  <message>
   <source>如沙地、河滩、陡坡；不要写坐标。</source>
   <translation>For example sand, river bank, steep slope; no coordinates.</translation>
  </message>
  <message>
   <source>蒙古文用语</source>
   <translation>Mongolian terms</translation>
  </message>
  <message>
   <source>汉文</source>
   <translation>Chinese</translation>
  </message>
  <message>
   <source>和表格上的字一样，如“姓名”、“党员名册”。</source>
   <translation>As it stands on the form, e.g. "姓名" or "党员名册".</translation>
  </message>
  <message>
   <source>蒙古文</source>
   <translation>Mongolian</translation>
  </message>
  <message>
   <source>由懂蒙古文的人填写和核对，程序不自动翻译。</source>
   <translation>Written and checked by somebody who knows Mongolian; the program does not translate.</translation>
  </message>
  <message>
   <source>审定情况</source>
   <translation>Approval</translation>
  </message>
  <message>
   <source>没有审定的用语不会印出来。</source>
   <translation>Terms that are not approved are not printed.</translation>
  </message>
  <message>
   <source>审定人</source>
   <translation>Approved by</translation>
  </message>
  <message>
   <source>审定日期</source>
   <translation>Approved on</translation>
  </message>
  <message>
   <source>出处等级</source>
   <translation>Source grade</translation>
  </message>
  <message>
   <source>出处</source>
   <translation>Source</translation>
  </message>
  <message>
   <source>放入程序带的用语（都没有审定）</source>
   <translation>Put in the terms that come with the program (none is approved)</translation>
  </message>
  <message>
   <source>已审定的用语要写蒙古文</source>
   <translation>An approved term needs its Mongolian</translation>
  </message>
  <message>
   <source>请写明是谁审定的；没有审定的，审定情况选“未审定”</source>
   <translation>Please say who approved it; if nobody did, set "Approval" to "未审定"</translation>
  </message>
  <message>
   <source>还没有写审定日期</source>
   <translation>The date of approval is missing</translation>
  </message>
  <message>
   <source>数据回到了较早的状态</source>
   <translation>The data went back to an earlier state.</translation>
  </message>
  <message>
   <source>请先给上级写一个数据包，再读入上级的下一个数据包，缺少的内容就会回来</source>
   <translation>Please first write a bundle to the office above, then read in its next bundle; what is missing will come back.</translation>
  </message>
  <message>
   <source>这个办公室的数据是从另一台电脑复制来的</source>
   <translation>The data of this office was copied from another computer.</translation>
  </message>
  <message>
   <source>两台电脑可以各用各的，在这里写的内容会另外编号</source>
   <translation>Both computers can be used side by side; what is written here gets numbers of its own.</translation>
  </message>
  <message>
   <source>这个办公室在这台电脑上用的是新的钥匙</source>
   <translation>This office has a new key on this computer.</translation>
  </message>
  <message>
   <source>请在“交换”里写一张新名片，交给上级和别的办公室接收，接收以后才能互相来往，备份以后交出去过的内容也会跟着回来；数据要是从另一台电脑搬来的，那台就不要再用，怎样停用见“交换”的“认识的电脑”</source>
   <translation>write a new card under "Exchange" and have the office above and the others accept it; after that you can exchange again, and what was handed over since the backup comes back; if the data came from another computer, use that one no more: how to retire it stands under "Exchange", "Known computers"</translation>
  </message>
  <message>
   <source>上级已经吊销这台电脑</source>
   <translation>The office above has revoked this computer.</translation>
  </message>
  <message>
   <source>这里新写的内容别的办公室不再认可，但照样能保存和打印；请联系上级，在另一台电脑上重新建立，再交换名片</source>
   <translation>Other offices no longer accept what is newly written here, but saving and printing still work. Please contact the office above, set up the office again on another computer, then exchange cards.</translation>
  </message>
  <message>
   <source>文件夹“{folder}”里的办公室没有建完</source>
   <translation>The office in the folder "{folder}" was not finished.</translation>
  </message>
  <message>
   <source>请换一个空文件夹重新建立</source>
   <translation>Please start again in an empty folder.</translation>
  </message>
  <message>
   <source>（个人信息已删除）</source>
   <translation>(personal data erased)</translation>
  </message>
  <message>
   <source>正在排版</source>
   <translation>Setting the pages</translation>
  </message>
  <message>
   <source>粘贴 {count} 行到{what}</source>
   <translation>Paste into {what}, rows: {count}</translation>
  </message>
  <message>
   <source>剪贴板里没有可以粘贴的内容</source>
   <translation>There is nothing on the clipboard that can be pasted.</translation>
  </message>
  <message>
   <source>请先在表格里复制，再来粘贴</source>
   <translation>Please copy something in a spreadsheet first, then paste it.</translation>
  </message>
  <message>
   <source>下面没有记录了，这一行没有地方放</source>
   <translation>There is no record further down; no place for this row</translation>
  </message>
  <message>
   <source>收据-{office}-{day}</source>
   <translation>Receipt-{office}-{day}</translation>
  </message>
  <message>
   <source>第 {number} 号没有收据</source>
   <translation>No. {number} has no receipt.</translation>
  </message>
  <message>
   <source>收据只有读入的数据包才有，请另选一个</source>
   <translation>Only bundles that were read in have receipts; please choose another.</translation>
  </message>
  <message>
   <source>和“{title}”是同一条，并入它</source>
   <translation>One with "{title}", joined into it</translation>
  </message>
  <message>
   <source>个人信息已依法删除</source>
   <translation>Personal data erased as the law requires</translation>
  </message>
  <message>
   <source>核对过，保留这一条</source>
   <translation>Checked, this record kept</translation>
  </message>
  <message>
   <source>改了顺序</source>
   <translation>Order changed</translation>
  </message>
  <message>
   <source>转到“{office}”</source>
   <translation>Moved to "{office}"</translation>
  </message>
  <message>
   <source>恢复</source>
   <translation>Restore</translation>
  </message>
  <message>
   <source>整条记录</source>
   <translation>Whole record</translation>
  </message>
  <message>
   <source>有 {count} 条还没有送到“{office}”</source>
   <translation>Records that have not reached "{office}" yet: {count}</translation>
  </message>
  <message>
   <source>有 {count} 条还没有送到“{office}”，最早的等了 {days} 天</source>
   <translation>Records that have not reached "{office}" yet: {count}; days the oldest has waited: {days}</translation>
  </message>
  <message>
   <source>上次备份是 {days} 天以前</source>
   <translation>Days since the last backup: {days}</translation>
  </message>
  <message>
   <source>要在新的文件夹里恢复备份，需要写在纸上的恢复码</source>
   <translation>To restore a backup into a new folder you need the recovery phrase on paper.</translation>
  </message>
  <message>
   <source>请找出建立办公室时抄下的那张纸，再试一次</source>
   <translation>Please find the paper written when the office was set up, and try again.</translation>
  </message>
  <message>
   <source>用 views 看看有哪些视图</source>
   <translation>Please use views to see what there is.</translation>
  </message>
  <message>
   <source>已经有 {count} 个视图了</source>
   <translation>There are already {count} views.</translation>
  </message>
  <message>
   <source>请先删除不用的视图</source>
   <translation>Please first delete views that are no longer used.</translation>
  </message>
  <message>
   <source>已经有叫“{name}”的视图</source>
   <translation>There is already a view called "{name}".</translation>
  </message>
  <message>
   <source>请换一个名字</source>
   <translation>Please choose another name.</translation>
  </message>
  <message>
   <source>“{name}”是程序自带的视图</source>
   <translation>"{name}" is a view that comes with the program.</translation>
  </message>
  <message>
   <source>可以另存为自己的视图再改</source>
   <translation>You can save it as a view of your own and change that.</translation>
  </message>
  <message>
   <source>视图还没有名字</source>
   <translation>The view has no name yet.</translation>
  </message>
  <message>
   <source>请写一个名字，如“60岁以上”</source>
   <translation>Please write a name, e.g. "60 and over".</translation>
  </message>
  <message>
   <source>名字有 {count} 个字，太长了</source>
   <translation>The name has {count} characters, which is too long.</translation>
  </message>
  <message>
   <source>“{label}”的条件是别的版本写的，这里看不懂</source>
   <translation>The condition on "{label}" was written by another version and cannot be understood here</translation>
  </message>
  <message>
   <source>没有“{name}”这一项了</source>
   <translation>There is no field "{name}" any more</translation>
  </message>
  <message>
   <source>全部</source>
   <translation>All</translation>
  </message>
  <message>
   <source>保存“{name}”时出错：{reason}。</source>
   <translation>"{name}" could not be saved: {reason}.</translation>
  </message>
  <message>
   <source>请换一个文件名或换一个地方保存。</source>
   <translation>Please use another file name or another place.</translation>
  </message>
  <message>
   <source>写到“{folder}”的文件读回来不一样。</source>
   <translation>The file written to "{folder}" reads back differently.</translation>
  </message>
  <message>
   <source>U盘可能坏了，请换一个U盘再写。</source>
   <translation>The USB stick may be faulty; please use another one.</translation>
  </message>
  <message>
   <source>磁盘空间不够，“{name}”没有保存。</source>
   <translation>The disk is full; "{name}" was not saved.</translation>
  </message>
  <message>
   <source>请删去一些不用的文件，或者换一个磁盘保存。</source>
   <translation>Please delete some old files, or save to another disk.</translation>
  </message>
  <message>
   <source>磁盘有写保护，“{name}”没有保存。</source>
   <translation>The disk is write-protected; "{name}" was not saved.</translation>
  </message>
  <message>
   <source>请打开 U 盘上的写保护开关，或者换一个地方保存。</source>
   <translation>Please turn off write protection on the USB stick, or save somewhere else.</translation>
  </message>
  <message>
   <source>“{name}”是一个文件夹，不能用它作文件名。</source>
   <translation>"{name}" is a folder and cannot be used as a file name.</translation>
  </message>
  <message>
   <source>请换一个文件名保存。</source>
   <translation>Please use another file name.</translation>
  </message>
  <message>
   <source>找不到文件夹“{folder}”，“{name}”没有保存。</source>
   <translation>The folder "{folder}" was not found; "{name}" was not saved.</translation>
  </message>
  <message>
   <source>请看看 U 盘是否插好，或者换一个地方保存。</source>
   <translation>Please check whether the USB stick is plugged in, or save somewhere else.</translation>
  </message>
  <message>
   <source>“{name}”写不进去：它正被别的程序打开，或者这个文件夹不让写。</source>
   <translation>"{name}" cannot be written: another program has it open, or the folder does not allow it.</translation>
  </message>
  <message>
   <source>请关掉打开它的 WPS 或 Excel 再试，或者换一个文件夹保存。</source>
   <translation>Please close the WPS or Excel that has it open and try again, or save in another folder.</translation>
  </message>
  <message>
   <source>口令不对</source>
   <translation>The passphrase is wrong.</translation>
  </message>
  <message>
   <source>请检查大小写和输入法，再输一次。</source>
   <translation>Please check capitals and the input method, and type it again.</translation>
  </message>
  <message>
   <source>文件夹“{folder}”里已经有一个办公室的钥匙</source>
   <translation>The folder "{folder}" already holds the key of an office.</translation>
  </message>
  <message>
   <source>请直接打开这个办公室，或者换一个空文件夹。</source>
   <translation>Please open that office, or choose an empty folder.</translation>
  </message>
  <message>
   <source>这台电脑没有可用的系统钥匙串</source>
   <translation>This computer has no keyring to keep the key in.</translation>
  </message>
  <message>
   <source>请给这个办公室设一个口令；在命令行里用环境变量 ORTOO_PASSPHRASE 给出。</source>
   <translation>Please set a passphrase for this office; on the command line give it in ORTOO_PASSPHRASE.</translation>
  </message>
  <message>
   <source>打开这个办公室要用口令</source>
   <translation>A passphrase is needed to open this office.</translation>
  </message>
  <message>
   <source>请输入口令，或者用环境变量 ORTOO_PASSPHRASE 给出。</source>
   <translation>Please type the passphrase, or give it in ORTOO_PASSPHRASE.</translation>
  </message>
  <message>
   <source>打不开这台电脑的系统钥匙串，办公室的钥匙在里面</source>
   <translation>The keyring of this computer, which holds the key of the office, does not open.</translation>
  </message>
  <message>
   <source>系统要登录密码时请输入，再试一次；一直不行，请用恢复码重新建立钥匙。</source>
   <translation>If the system asks for the login password, type it and try again. If it never works, make a new key with the recovery phrase.</translation>
  </message>
  <message>
   <source>系统钥匙串里没有这个办公室的钥匙</source>
   <translation>The keyring does not hold the key of this office.</translation>
  </message>
  <message>
   <source>请换建立办公室时用的系统用户登录；系统重装过的，请用恢复码重新建立钥匙。</source>
   <translation>Please log in as the user who set up the office. If the system was reinstalled, make a new key with the recovery phrase.</translation>
  </message>
  <message>
   <source>请换一个文件夹，或者检查权限和磁盘空间。</source>
   <translation>Please choose another folder, or check permissions and disk space.</translation>
  </message>
  <message>
   <source>钥匙文件 {file} 已损坏</source>
   <translation>The key file {file} is damaged.</translation>
  </message>
  <message>
   <source>请先留着这个文件，再用恢复码和最近的备份重新建立钥匙。</source>
   <translation>Please keep the file, and make the key anew from the recovery phrase and the latest backup.</translation>
  </message>
  <message>
   <source>文件夹“{folder}”里没有钥匙文件 {file}</source>
   <translation>There is no key file {file} in the folder "{folder}".</translation>
  </message>
  <message>
   <source>请确认选对了文件夹；钥匙文件丢了，请用恢复码和最近的备份重新建立。</source>
   <translation>Please check that it is the right folder. If the key file is lost, make it anew from the recovery phrase and the latest backup.</translation>
  </message>
  <message>
   <source>读不了钥匙文件“{path}”：{reason}</source>
   <translation>The key file "{path}" cannot be read: {reason}.</translation>
  </message>
  <message>
   <source>请确认当前系统用户有权读这个文件，磁盘也没有故障。</source>
   <translation>Please check that you may read it and that the disk has no fault.</translation>
  </message>
  <message>
   <source>写不了钥匙文件“{path}”：{reason}</source>
   <translation>The key file "{path}" cannot be written: {reason}.</translation>
  </message>
  <message>
   <source>请确认磁盘没有满，当前系统用户有权写这个文件夹。</source>
   <translation>Please check that the disk is not full and that you may write to this folder.</translation>
  </message>
  <message>
   <source>钥匙文件 {file} 是更新版本的程序写的</source>
   <translation>The key file {file} was written by a newer version of the program.</translation>
  </message>
  <message>
   <source>请先升级驿站程序。</source>
   <translation>Please update Örtöö first.</translation>
  </message>
  <message>
   <source>这个办公室没有设口令</source>
   <translation>This office has no passphrase.</translation>
  </message>
  <message>
   <source>它的钥匙在系统钥匙串里，可以改成用口令。</source>
   <translation>Its key is in the keyring of the system; you can change to a passphrase.</translation>
  </message>
  <message>
   <source>这个办公室已经设了口令</source>
   <translation>This office already has a passphrase.</translation>
  </message>
  <message>
   <source>要换口令，请用“修改口令”。</source>
   <translation>To change it, use "Change passphrase".</translation>
  </message>
  <message>
   <source>请继续用口令。</source>
   <translation>Please go on using the passphrase.</translation>
  </message>
  <message>
   <source>新口令不能和旧口令一样</source>
   <translation>The new passphrase must differ from the old one.</translation>
  </message>
  <message>
   <source>请接收的人自己另设一个口令。</source>
   <translation>Please let the person taking over set a passphrase of their own.</translation>
  </message>
  <message>
   <source>口令太短</source>
   <translation>The passphrase is too short.</translation>
  </message>
  <message>
   <source>请至少用8个字符，或者4个汉字；一个汉字算两个字符。</source>
   <translation>Please use at least 8 characters; a Chinese character counts as two.</translation>
  </message>
  <message>
   <source>恢复码第{groups}组写错了，请对照纸上的数字再看一遍</source>
   <translation>Recovery phrase: groups {groups} are wrong; please compare them with the paper</translation>
  </message>
  <message>
   <source>恢复码应是{expected}个数字，这里是{count}个，请从第{group}组看起</source>
   <translation>The recovery phrase has {expected} digits, here there are {count}; please look from group {group} on</translation>
  </message>
  <message>
   <source>恢复码第{group}组里的“{character}”不是数字</source>
   <translation>Recovery phrase, group {group}: "{character}" is not a digit</translation>
  </message>
  <message>
   <source>恢复码第{group}组写错了，请对照纸上的数字再看一遍</source>
   <translation>Recovery phrase: group {group} is wrong; please compare it with the paper</translation>
  </message>
  <message>
   <source>恢复码第{group}组应是{expected}个数字，这里是{count}个</source>
   <translation>Recovery phrase: group {group} has {expected} digits, here there are {count}</translation>
  </message>
  <message>
   <source>恢复码应是{expected}个数字，后面多出了{extra}个</source>
   <translation>The recovery phrase has {expected} digits, here there are more; too many: {extra}</translation>
  </message>
  <message>
   <source>恢复码里有写错的数字，但看不出在哪一组，请逐组对照纸上的数字</source>
   <translation>There are wrong digits in the recovery phrase, but it is not clear in which group; please compare every group with the paper</translation>
  </message>
  <message>
   <source>恢复码第{first}组和第{second}组写反了，请把这两组换过来</source>
   <translation>Recovery phrase: groups {first} and {second} are the wrong way round; please swap them</translation>
  </message>
  <message>
   <source>恢复码没有写错，但打不开这个办公室的数据</source>
   <translation>The recovery phrase has no mistake, but does not open the data of this office.</translation>
  </message>
  <message>
   <source>请找这个办公室最后一次打印或抄写的恢复码，旧的和别处的都不行。</source>
   <translation>Please find the latest recovery phrase of this office; older ones and those of other offices do not work.</translation>
  </message>
  <message>
   <source>这个办公室的数据是新版本的程序写的</source>
   <translation>The data of this office was written by a newer version of the program.</translation>
  </message>
  <message>
   <source>请先更新本程序，再打开</source>
   <translation>Please update the program first, then open it.</translation>
  </message>
  <message>
   <source>这个办公室的数据是试用版建立的，正式版不能打开，数据没有改动</source>
   <translation>The data of this office was made by a trial version, and this version cannot open it. The data was not changed.</translation>
  </message>
  <message>
   <source>请在试用版里把各个台账导出成表格，再在新建的办公室里导入</source>
   <translation>Please export every ledger as a spreadsheet in the trial version, then import them into a new office.</translation>
  </message>
  <message>
   <source>钥匙和数据对不上，打不开这个办公室</source>
   <translation>The key does not fit the data; the office cannot be opened.</translation>
  </message>
  <message>
   <source>文件夹里的文件可能被换过，请用最近的备份恢复</source>
   <translation>Files in the folder may have been swapped; please restore the latest backup.</translation>
  </message>
  <message>
   <source>磁盘满了，刚才的内容没有保存</source>
   <translation>The disk is full; what you just wrote was not saved.</translation>
  </message>
  <message>
   <source>请清理磁盘，腾出至少 100 MB，再试一次；以前保存的都在</source>
   <translation>Please free at least 100 MB of disk space and try again. All that was saved before is safe.</translation>
  </message>
  <message>
   <source>磁盘读写出错，刚才的内容没有保存</source>
   <translation>The disk failed to read or write; what you just did was not saved.</translation>
  </message>
  <message>
   <source>请检查磁盘空间够不够、U盘是否插好，再试一次；还不行就用最近的备份恢复</source>
   <translation>Please check that the disk has room and the USB stick is plugged in, and try again; if that does not help, restore the latest backup.</translation>
  </message>
  <message>
   <source>请检查文件夹的权限，或者换一个文件夹</source>
   <translation>Please check the permissions of the folder, or choose another one.</translation>
  </message>
  <message>
   <source>数据正被别的程序使用</source>
   <translation>Another program is using the data.</translation>
  </message>
  <message>
   <source>请稍等一会儿再试</source>
   <translation>Please wait a moment and try again.</translation>
  </message>
  <message>
   <source>驿站正在写入另一批内容，这一次还没有保存</source>
   <translation>Örtöö is writing something else; this was not saved yet.</translation>
  </message>
  <message>
   <source>写完要等一会儿，进度在窗口下边；填好的内容都在，等它完成再保存一次</source>
   <translation>It takes a while, with progress at the bottom of the window. All that you filled in is still here; save it again when that is finished.</translation>
  </message>
  <message>
   <source>数据文件已经损坏</source>
   <translation>The data file is damaged.</translation>
  </message>
  <message>
   <source>请先复制一份留底，再用最近的备份恢复</source>
   <translation>Please make a copy of it first, then restore the latest backup.</translation>
  </message>
  <message>
   <source>还不认识写这个数据包的办公室“{office}”（{unit}）</source>
   <translation>The office "{office}" ({unit}), which wrote this bundle, is not known here yet.</translation>
  </message>
  <message>
   <source>请先接收对方的名片，并在电话里核对六组数字</source>
   <translation>Please accept its card first, and compare the six groups of digits by telephone.</translation>
  </message>
  <message>
   <source>数据包“{file}”太大了</source>
   <translation>The bundle "{file}" is too big.</translation>
  </message>
  <message>
   <source>请让对方分几次写</source>
   <translation>Please ask the other office to write it in several parts.</translation>
  </message>
  <message>
   <source>数据包“{file}”读不出来</source>
   <translation>The bundle "{file}" cannot be read.</translation>
  </message>
  <message>
   <source>请检查文件还在不在、U盘是否插好、电脑的磁盘是否还有空间</source>
   <translation>Please check that the file is still there, the USB stick is plugged in and the computer's disk has room.</translation>
  </message>
  <message>
   <source>处理 {count} 件，{side}</source>
   <translation>Settle items: {count}, {side}</translation>
  </message>
  <message>
   <source>这些内容不能一起处理</source>
   <translation>These cannot be settled together.</translation>
  </message>
  <message>
   <source>请一件一件处理</source>
   <translation>Please settle them one by one.</translation>
  </message>
  <message>
   <source>都留本办公室的</source>
   <translation>keeping all of this office's</translation>
  </message>
  <message>
   <source>都留对方的</source>
   <translation>keeping all of the other side's</translation>
  </message>
  <message>
   <source>名片“{file}”不完整或者被改动过</source>
   <translation>The card "{file}" is incomplete or was altered.</translation>
  </message>
  <message>
   <source>请对方重新写一张名片</source>
   <translation>Please ask the other office to write a new card.</translation>
  </message>
  <message>
   <source>“{other}”不是本办公室（{own}）的上级或下级</source>
   <translation>"{other}" is neither above nor below this office ({own}).</translation>
  </message>
  <message>
   <source>同级办公室之间通过共同的上级交换；如果代码或级别填错了，请先核对</source>
   <translation>Offices of the same level exchange through the office above both. If a code or level is wrong, please correct it first.</translation>
  </message>
  <message>
   <source>“{file}”不是办公室名片</source>
   <translation>"{file}" is not the card of an office.</translation>
  </message>
  <message>
   <source>名片文件的名字以 {suffix} 结尾，请重新选择</source>
   <translation>Names of card files end with {suffix}; please choose again.</translation>
  </message>
  <message>
   <source>名片“{file}”是试用时的程序写的，现在读不了</source>
   <translation>The card "{file}" was written by a trial version of the program and can no longer be read.</translation>
  </message>
  <message>
   <source>请对方用现在的程序重新写一张名片</source>
   <translation>Please ask the other office to write a new card with the present program.</translation>
  </message>
  <message>
   <source>名片“{file}”是新版本的程序写的</source>
   <translation>The card "{file}" was written by a newer version of the program.</translation>
  </message>
  <message>
   <source>请先更新本程序，再接收</source>
   <translation>Please update the program first, then accept it.</translation>
  </message>
  <message>
   <source>名片“{file}”读不出来</source>
   <translation>The card "{file}" cannot be read.</translation>
  </message>
  <message>
   <source>办公室名片</source>
   <translation>Office card</translation>
  </message>
  <message>
   <source>交换</source>
   <translation>Exchange</translation>
  </message>
  <message>
   <source>设备</source>
   <translation>Device</translation>
  </message>
  <message>
   <source>收件地址</source>
   <translation>Recipient address</translation>
  </message>
  <message>
   <source>级别</source>
   <translation>Level</translation>
  </message>
  <message>
   <source>依据设备</source>
   <translation>Relies on device</translation>
  </message>
  <message>
   <source>{value}（遮住的几位不一样）</source>
   <translation>{value} (differs in the hidden digits)</translation>
  </message>
  <message>
   <source>时间可疑：比这台电脑的时间还晚</source>
   <translation>Doubtful time: later than the clock of this computer</translation>
  </message>
  <message>
   <source>时间可疑：那台电脑的钟倒退过</source>
   <translation>Doubtful time: the clock of that computer went back</translation>
  </message>
  <message>
   <source>时间可疑：比送到这里的时间还晚</source>
   <translation>Doubtful time: later than its arrival here</translation>
  </message>
  <message>
   <source>时间可疑：比那台电脑封存它的时间还晚</source>
   <translation>Doubtful time: later than its sealing on that computer</translation>
  </message>
  <message>
   <source>数据包“{file}”不完整或者被改动过，没有读入任何内容</source>
   <translation>The bundle "{file}" is incomplete or was altered; nothing was read in.</translation>
  </message>
  <message>
   <source>请用原来的U盘再试一次，或者请对方重新写一个</source>
   <translation>Please try again with the original USB stick, or ask the other office to write it again.</translation>
  </message>
  <message>
   <source>“{file}”不是数据包</source>
   <translation>"{file}" is not a bundle.</translation>
  </message>
  <message>
   <source>数据包的名字以 {suffix} 结尾，请重新选择</source>
   <translation>Names of bundles end with {suffix}; please choose again.</translation>
  </message>
  <message>
   <source>数据包“{file}”是试用时的程序写的，现在读不了</source>
   <translation>The bundle "{file}" was written by a trial version of the program and can no longer be read.</translation>
  </message>
  <message>
   <source>请对方用现在的程序重新写一个</source>
   <translation>Please ask the other office to write a new one with the present program.</translation>
  </message>
  <message>
   <source>数据包“{file}”是新版本的程序写的</source>
   <translation>The bundle "{file}" was written by a newer version of the program.</translation>
  </message>
  <message>
   <source>请先更新本程序，再读入</source>
   <translation>Please update the program first, then read it in.</translation>
  </message>
  <message>
   <source>数据包“{file}”不是写给本办公室的</source>
   <translation>The bundle "{file}" was not written for this office.</translation>
  </message>
  <message>
   <source>请确认拿对了U盘；如果对方刚换过电脑，请先互换名片再写一次</source>
   <translation>Please check that it is the right USB stick. If the other office has a new computer, exchange cards first and have it written again.</translation>
  </message>
  <message>
   <source>第 {number} 台电脑（{digits}）</source>
   <translation>Computer {number} ({digits})</translation>
  </message>
  <message>
   <source>接收“{name}”的名片</source>
   <translation>Accept the card of "{name}"</translation>
  </message>
  <message>
   <source>这是本办公室自己的名片</source>
   <translation>This is the card of this office itself.</translation>
  </message>
  <message>
   <source>请选对方的名片</source>
   <translation>Please choose the card of the other office.</translation>
  </message>
  <message>
   <source>写这张名片的电脑已经被吊销</source>
   <translation>The computer that wrote this card is revoked.</translation>
  </message>
  <message>
   <source>请“{name}”在另一台电脑上重新写名片</source>
   <translation>Please ask "{name}" to write a new card on another computer.</translation>
  </message>
  <message>
   <source>请先接收它的名片，再选交换哪些内容</source>
   <translation>Please accept its card first, then choose what to exchange.</translation>
  </message>
  <message>
   <source>没有叫“{name}”的交换范围</source>
   <translation>There is nothing to exchange that is called "{name}".</translation>
  </message>
  <message>
   <source>还不认识代码为 {code} 的办公室，也不认识它的上级</source>
   <translation>Neither the office with the code {code} nor the office above it is known here yet.</translation>
  </message>
  <message>
   <source>请检查代码；代码没有错的，请和上级交换一次数据包，再开介绍信</source>
   <translation>Please check the code; if it is right, exchange bundles with the office above, then issue the letter of introduction.</translation>
  </message>
  <message>
   <source>介绍信 {number} 的内容没有密封给这台电脑</source>
   <translation>The content of letter {number} is not sealed for this computer.</translation>
  </message>
  <message>
   <source>请在本办公室别的电脑上接收，或者请上级再写一个数据包过来</source>
   <translation>Please accept it on another computer of this office, or ask the office above to write another bundle.</translation>
  </message>
  <message>
   <source>这封介绍信里有这个版本的程序不认识的内容</source>
   <translation>This letter of introduction holds something that this version of the program does not know.</translation>
  </message>
  <message>
   <source>请先升级驿站，再接收这封介绍信</source>
   <translation>Please update Örtöö first, then accept this letter.</translation>
  </message>
  <message>
   <source>删除个人信息：转走的、合并的记录</source>
   <translation>Erase personal data: records moved away or joined</translation>
  </message>
  <message>
   <source>交换文件夹里有“{office}”写的数据包，还没有接收过它的名片，没有读入</source>
   <translation>The exchange folder holds a bundle of "{office}", whose card is not accepted yet; it was not read in.</translation>
  </message>
  <message>
   <source>请先接收它的名片，并在电话里核对六组数字</source>
   <translation>Please accept its card first, and compare the six groups of digits by telephone.</translation>
  </message>
  <message>
   <source>{names}等 {count} 个办公室</source>
   <translation>{names} and others, {count} offices in all</translation>
  </message>
  <message>
   <source>交换文件夹已经看过，没有新的。</source>
   <translation>The exchange folder was looked at; nothing new.</translation>
  </message>
  <message>
   <source>找不到文件夹“{folder}”</source>
   <translation>The folder "{folder}" was not found.</translation>
  </message>
  <message>
   <source>请先建好它，再选一次</source>
   <translation>Please make it first, then choose again.</translation>
  </message>
  <message>
   <source>“{folder}”是本办公室自己存数据的文件夹</source>
   <translation>"{folder}" is where this office keeps its own data.</translation>
  </message>
  <message>
   <source>请另选一个几个办公室共用的文件夹</source>
   <translation>Please choose another folder, one that several offices share.</translation>
  </message>
  <message>
   <source>读入{names}的数据包：新增 {new}，修改 {changed}</source>
   <translation>Bundles of {names} read in: new {new}, changed {changed}</translation>
  </message>
  <message>
   <source>交换文件夹现在不在，等它回来会自己接着交换</source>
   <translation>The exchange folder is not there now; the exchange goes on by itself once it is back</translation>
  </message>
  <message>
   <source>交换文件夹里的已经读入，该写的已经写好。</source>
   <translation>What was in the exchange folder is read in, and what was due is written.</translation>
  </message>
  <message>
   <source>要您处理 {count} 件</source>
   <translation>For you to settle: {count}</translation>
  </message>
  <message>
   <source>写好了给{names}的数据包</source>
   <translation>Bundles written for {names}</translation>
  </message>
  <message>
   <source>读入“{office}”的数据包</source>
   <translation>Read in the bundle of "{office}"</translation>
  </message>
  <message>
   <source>读入 {count} 个数据包</source>
   <translation>Read in bundles: {count}</translation>
  </message>
  <message>
   <source>文件夹“{folder}”里没有数据包</source>
   <translation>There is no bundle in the folder "{folder}".</translation>
  </message>
  <message>
   <source>请选择数据包所在的文件夹</source>
   <translation>Please choose the folder that holds the bundles.</translation>
  </message>
  <message>
   <source>正在读数据包</source>
   <translation>Reading the bundles</translation>
  </message>
  <message>
   <source>读入数据包</source>
   <translation>Read in a bundle</translation>
  </message>
  <message>
   <source>文件夹“{folder}”读不出来</source>
   <translation>The folder "{folder}" cannot be read.</translation>
  </message>
  <message>
   <source>请检查U盘是否插好</source>
   <translation>Please check that the USB stick is plugged in.</translation>
  </message>
  <message>
   <source>请先在“交换”里接收对方的名片，再写数据包</source>
   <translation>Please accept its card under "Exchange" first, then write the bundle.</translation>
  </message>
  <message>
   <source>没有内容在等“{hash}”</source>
   <translation>Nothing is waiting for "{hash}".</translation>
  </message>
  <message>
   <source>请用 bundle gaps 看看还缺哪些</source>
   <translation>Please use bundle gaps to see what is missing.</translation>
  </message>
  <message>
   <source>声明 {count} 段找不回来</source>
   <translation>Declare lost, parts: {count}</translation>
  </message>
  <message>
   <source>“{hash}”不是段的编号</source>
   <translation>"{hash}" is not the number of a part.</translation>
  </message>
  <message>
   <source>请从 bundle gaps 里复制</source>
   <translation>Please copy it from bundle gaps.</translation>
  </message>
  <message>
   <source>以“{hash}”开头的不止一段</source>
   <translation>More than one part begins with "{hash}".</translation>
  </message>
  <message>
   <source>请把编号写全</source>
   <translation>Please write the whole number.</translation>
  </message>
  <message>
   <source>“{hash}”就在本机，没有丢</source>
   <translation>"{hash}" is on this computer; it is not lost.</translation>
  </message>
  <message>
   <source>不需要声明</source>
   <translation>There is nothing to declare.</translation>
  </message>
  <message>
   <source>“{hash}”属于区划 {unit}，本办公室不能声明它找不回来</source>
   <translation>"{hash}" belongs to area {unit}; this office cannot declare it lost.</translation>
  </message>
  <message>
   <source>请那个办公室或它的上级声明</source>
   <translation>Please ask that office, or the office above it, to declare it.</translation>
  </message>
  <message>
   <source>开介绍信 {number}</source>
   <translation>Issue letter {number}</translation>
  </message>
  <message>
   <source>“{ledger}”的记录不能转到别的办公室</source>
   <translation>Records of "{ledger}" cannot be moved to another office.</translation>
  </message>
  <message>
   <source>能转的是党员、中心户和联系户</source>
   <translation>Members, central households and families can be moved.</translation>
  </message>
  <message>
   <source>这条内容属于别的办公室（{unit}），这里只能看</source>
   <translation>This record belongs to another office ({unit}); here you can only read it.</translation>
  </message>
  <message>
   <source>请由那个办公室开介绍信</source>
   <translation>Please have that office issue the letter of introduction.</translation>
  </message>
  <message>
   <source>这条记录本来就属于代码为 {code} 的办公室</source>
   <translation>This record already belongs to the office with the code {code}.</translation>
  </message>
  <message>
   <source>请检查代码</source>
   <translation>Please check the code.</translation>
  </message>
  <message>
   <source>已经给它开过介绍信 {number}，对方还没有接收</source>
   <translation>Letter {number} was already issued for it, and the other office has not accepted it yet.</translation>
  </message>
  <message>
   <source>要重新开，请先撤回那一封</source>
   <translation>To issue a new one, please withdraw that letter first.</translation>
  </message>
  <message>
   <source>撤回介绍信 {number}</source>
   <translation>Withdraw letter {number}</translation>
  </message>
  <message>
   <source>接收介绍信 {number}</source>
   <translation>Accept letter {number}</translation>
  </message>
  <message>
   <source>介绍信 {number} 是开给代码为 {code} 的办公室的</source>
   <translation>Letter {number} is for the office with the code {code}.</translation>
  </message>
  <message>
   <source>请由那个办公室接收</source>
   <translation>Please have that office accept it.</translation>
  </message>
  <message>
   <source>介绍信 {number} 已经撤回</source>
   <translation>Letter {number} was withdrawn.</translation>
  </message>
  <message>
   <source>请和对方核对</source>
   <translation>Please check with the other office.</translation>
  </message>
  <message>
   <source>介绍信 {number} 已经接收过了</source>
   <translation>Letter {number} was already accepted.</translation>
  </message>
  <message>
   <source>这封介绍信不是本办公室开的</source>
   <translation>This letter of introduction was not issued by this office.</translation>
  </message>
  <message>
   <source>请由开介绍信的办公室撤回</source>
   <translation>Please have the office that issued it withdraw it.</translation>
  </message>
  <message>
   <source>对方已经接收了介绍信 {number}</source>
   <translation>The other office has already accepted letter {number}.</translation>
  </message>
  <message>
   <source>要转回来，请对方再开一封</source>
   <translation>To move it back, please ask the other office to issue a letter.</translation>
  </message>
  <message>
   <source>介绍信 {number} 的内容和封面不符</source>
   <translation>The content of letter {number} does not match its cover.</translation>
  </message>
  <message>
   <source>请对方重新开</source>
   <translation>Please ask the other office to issue a new one.</translation>
  </message>
  <message>
   <source>要写的内容太多，写不进一组数据包</source>
   <translation>There is too much to write for one set of bundles.</translation>
  </message>
  <message>
   <source>请联系负责维护本程序的人</source>
   <translation>Please contact whoever maintains this program.</translation>
  </message>
  <message>
   <source>授权记录</source>
   <translation>Authority records</translation>
  </message>
  <message>
   <source>并入“{title}”</source>
   <translation>Join into "{title}"</translation>
  </message>
  <message>
   <source>正在找可能重复的记录</source>
   <translation>Looking for records entered twice</translation>
  </message>
  <message>
   <source>正在列出每一项变化</source>
   <translation>Listing every change</translation>
  </message>
  <message>
   <source>保留</source>
   <translation>Keep</translation>
  </message>
  <message>
   <source>没有写明</source>
   <translation>not stated</translation>
  </message>
  <message>
   <source>读入以后少 {more} 条，和对方一样多。</source>
   <translation>After reading there will be {more} fewer, as many as they have.</translation>
  </message>
  <message>
   <source>里面有 {count} 段内容，要用更新的程序才看得到；先替您存着，什么也不会丢，请把这台电脑上的驿站换成新版本。</source>
   <translation>{count} pieces in it can only be seen with a newer program; they are kept for you and nothing is lost. Please update Örtöö on this computer.</translation>
  </message>
  <message>
   <source>比对方少 {more} 条：可能是这里删除或者合并过，对方还不知道；说不清的请打电话问一问。</source>
   <translation>{more} fewer than they have: perhaps something was deleted or joined here that they do not know of yet. If in doubt, please ring them.</translation>
  </message>
  <message>
   <source>读入前后一样多。</source>
   <translation>As many after reading as before.</translation>
  </message>
  <message>
   <source>读入以后少 {more} 条。</source>
   <translation>After reading there will be {more} fewer.</translation>
  </message>
  <message>
   <source>读入以后多 {more} 条，和对方一样多。</source>
   <translation>After reading there will be {more} more, as many as they have.</translation>
  </message>
  <message>
   <source>这里比对方多 {more} 条：对方写数据包的时候还没有这些，下一个数据包会带给它。</source>
   <translation>{more} more here than they have: they did not have these yet when they wrote the bundle; your next bundle brings them.</translation>
  </message>
  <message>
   <source>比对方少 {more} 条：有的内容在这里搁置了，可以到“收发登记”里重新启用。</source>
   <translation>{more} fewer than they have: something is set aside here; you can take it up again in "Bundle register".</translation>
  </message>
  <message>
   <source>比对方少 {more} 条：有的内容隔离了，没有算进来。</source>
   <translation>{more} fewer than they have: something is quarantined and not counted.</translation>
  </message>
  <message>
   <source>比对方少 {more} 条：有的内容要等别的数据包，读到以后会自动补上。</source>
   <translation>{more} fewer than they have: something waits for other bundles and falls into place once they are read.</translation>
  </message>
  <message>
   <source>读入以后多 {more} 条。</source>
   <translation>After reading there will be {more} more.</translation>
  </message>
  <message>
   <source>收发登记里没有第 {number} 号</source>
   <translation>There is no no. {number} in the bundle register.</translation>
  </message>
  <message>
   <source>请用 bundle log 看看有哪些</source>
   <translation>Please use bundle log to see what there is.</translation>
  </message>
  <message>
   <source>在用</source>
   <translation>In force</translation>
  </message>
  <message>
   <source>已搁置</source>
   <translation>Set aside</translation>
  </message>
  <message>
   <source>部分跟着搁置</source>
   <translation>Partly set aside</translation>
  </message>
  <message>
   <source>没有新内容</source>
   <translation>Nothing new</translation>
  </message>
  <message>
   <source>已写出</source>
   <translation>Written</translation>
  </message>
  <message>
   <source>待接收</source>
   <translation>Not accepted yet</translation>
  </message>
  <message>
   <source>几个办公室都接收了，请核对</source>
   <translation>Accepted by several offices; please check</translation>
  </message>
  <message>
   <source>已接收</source>
   <translation>Accepted</translation>
  </message>
  <message>
   <source>已撤回</source>
   <translation>Withdrawn</translation>
  </message>
  <message>
   <source>待接收，已过有效期</source>
   <translation>Not accepted yet, expired</translation>
  </message>
  <message>
   <source>处理“{title}”的{label}</source>
   <translation>Settle "{label}" of "{title}"</translation>
  </message>
  <message>
   <source>{side}写了不止一种内容</source>
   <translation>More than one version here is by: {side}.</translation>
  </message>
  <message>
   <source>请直接写出要保留的内容</source>
   <translation>Please write what is to be kept.</translation>
  </message>
  <message>
   <source>“{name}”的{label}刚才又有了新的内容</source>
   <translation>Something new has just come to "{label}" of "{name}".</translation>
  </message>
  <message>
   <source>这里没有{side}写的内容</source>
   <translation>Nothing here is by: {side}.</translation>
  </message>
  <message>
   <source>其他办公室</source>
   <translation>Other offices</translation>
  </message>
  <message>
   <source>“{label}”只能有一个内容，不能两个都留</source>
   <translation>"{label}" can hold only one value, not both.</translation>
  </message>
  <message>
   <source>请选一个，或者写一个新的</source>
   <translation>Please choose one, or write a new one.</translation>
  </message>
  <message>
   <source>“{label}”合在一起有 {count} 个字，最多写 {most} 个字</source>
   <translation>"{label}" would have {count} characters in all; at most {most} fit.</translation>
  </message>
  <message>
   <source>请选一个，或者自己写一个短一些的</source>
   <translation>Please choose one, or write a shorter one yourself.</translation>
  </message>
  <message>
   <source>整条记录只能删除或者保留</source>
   <translation>A whole record can only be deleted or kept.</translation>
  </message>
  <message>
   <source>请写“删除”或者“保留”</source>
   <translation>Please write "delete" or "keep".</translation>
  </message>
  <message>
   <source>吊销“{name}”的一台电脑</source>
   <translation>Revoke a computer of "{name}"</translation>
  </message>
  <message>
   <source>没有找到电脑“{who}”，或者它已经被吊销</source>
   <translation>The computer "{who}" was not found, or is already revoked.</translation>
  </message>
  <message>
   <source>请用 office list 查看</source>
   <translation>Please see office list.</translation>
  </message>
  <message>
   <source>“{who}”有 {count} 台电脑</source>
   <translation>"{who}" has {count} computers.</translation>
  </message>
  <message>
   <source>请写明是哪一台：{devices}</source>
   <translation>Please say which one: {devices}</translation>
  </message>
  <message>
   <source>“{name}”不是本办公室的下级，不能吊销</source>
   <translation>"{name}" is not below this office, so its computer cannot be revoked here.</translation>
  </message>
  <message>
   <source>请它的上级吊销</source>
   <translation>Please ask the office above it to revoke it.</translation>
  </message>
  <message>
   <source>“{who}”太短</source>
   <translation>"{who}" is too short.</translation>
  </message>
  <message>
   <source>请至少写 {count} 位</source>
   <translation>Please write at least {count} characters.</translation>
  </message>
  <message>
   <source>隔离的内容里没有“{who}”</source>
   <translation>There is nothing in quarantine called "{who}".</translation>
  </message>
  <message>
   <source>请用 office quarantine 查看</source>
   <translation>Please see office quarantine.</translation>
  </message>
  <message>
   <source>放行隔离的内容 {count} 处</source>
   <translation>Admit from quarantine, places: {count}</translation>
  </message>
  <message>
   <source>“谁可以写什么”的内容不能放行</source>
   <translation>What says who may write what cannot be admitted.</translation>
  </message>
  <message>
   <source>请由有权的办公室重新声明</source>
   <translation>Please have an office entitled to it declare it again.</translation>
  </message>
  <message>
   <source>区划 {unit} 的这些内容，本办公室不能放行</source>
   <translation>This office cannot admit these contents of area {unit}.</translation>
  </message>
  <message>
   <source>请上级办公室放行</source>
   <translation>Please ask the office above to admit them.</translation>
  </message>
  <message>
   <source>正在写给“{name}”</source>
   <translation>Writing to "{name}"</translation>
  </message>
  <message>
   <source>U盘在中间拔出来了。已经读入的都在；没有写完的，请插好U盘再做一次。</source>
   <translation>The USB stick was pulled out midway. What was read in is safe; for what was not written, please plug it in and do it again.</translation>
  </message>
  <message>
   <source>已经停下，可以拔出。已经读入和写好的都是完整的；其余的，请再做一次。</source>
   <translation>Stopped; you can unplug the stick. What was read in or written is whole; for the rest, please do it again.</translation>
  </message>
  <message>
   <source>已写好，可以拔出。</source>
   <translation>Written; you can unplug the stick.</translation>
  </message>
  <message>
   <source>已经看过，可以拔出。</source>
   <translation>Looked through; you can unplug the stick.</translation>
  </message>
  <message>
   <source>有 {count} 个给您的数据包</source>
   <translation>Bundles for you: {count}</translation>
  </message>
  <message>
   <source>{count} 个办公室在等您的</source>
   <translation>Offices waiting for yours: {count}</translation>
  </message>
  <message>
   <source>有 {count} 个数据包读不了</source>
   <translation>Bundles that cannot be read: {count}</translation>
  </message>
  <message>
   <source>介绍信 {number} 的回执到了</source>
   <translation>Receipt for letter {number} arrived</translation>
  </message>
  <message>
   <source>写数据包“{file}”的电脑已经被吊销，没有读入</source>
   <translation>The computer that wrote the bundle "{file}" is revoked; it was not read in.</translation>
  </message>
  <message>
   <source>要看里面有什么，请在“交换”里点“读入数据包”，单独打开它</source>
   <translation>To see what is in it, please open it alone with "Read in bundle" under "Exchange".</translation>
  </message>
  <message>
   <source>给{reader}-{office}-{moment}</source>
   <translation>For {reader}-{office}-{moment}</translation>
  </message>
  <message>
   <source>{office}的名片</source>
   <translation>Card of {office}</translation>
  </message>
  <message>
   <source>正在比较前后的变化</source>
   <translation>Comparing before and after</translation>
  </message>
  <message>
   <source>第 {number} 号没有带来新内容，不能搁置</source>
   <translation>No. {number} brought nothing new and cannot be set aside.</translation>
  </message>
  <message>
   <source>第 {number} 号已经搁置了</source>
   <translation>No. {number} is already set aside.</translation>
  </message>
  <message>
   <source>需要的时候可以重新启用</source>
   <translation>You can take it up again when needed.</translation>
  </message>
  <message>
   <source>第 {number} 号有内容跟着别的数据包搁置了</source>
   <translation>Part of no. {number} was set aside along with another bundle.</translation>
  </message>
  <message>
   <source>请重新启用那一个，它就跟着恢复</source>
   <translation>Please take that one up again; this then comes back too.</translation>
  </message>
  <message>
   <source>第 {number} 号没有搁置，一直在用</source>
   <translation>No. {number} is not set aside; it is in force.</translation>
  </message>
  <message>
   <source>仅本机</source>
   <translation>This PC only</translation>
  </message>
  <message>
   <source>已写入U盘</source>
   <translation>On USB stick</translation>
  </message>
  <message>
   <source>苏木已收</source>
   <translation>Received by sumu</translation>
  </message>
  <message>
   <source>旗已收</source>
   <translation>Received by banner</translation>
  </message>
  <message>
   <source>上级已收</source>
   <translation>Received above</translation>
  </message>
  <message>
   <source>嘎查（村）</source>
   <translation>Gacha (village)</translation>
  </message>
  <message>
   <source>苏木（乡镇）</source>
   <translation>Sumu (township)</translation>
  </message>
  <message>
   <source>旗（县）</source>
   <translation>Banner (county)</translation>
  </message>
  <message>
   <source>“{text}”不是区划代码</source>
   <translation>"{text}" is not an area code.</translation>
  </message>
  <message>
   <source>区划代码是 12 位数字，如 152527201206，请向苏木或旗里核对</source>
   <translation>An area code has 12 digits, e.g. 152527201206; please ask the sumu or the banner.</translation>
  </message>
  <message>
   <source>手动备份</source>
   <translation>Backup by hand</translation>
  </message>
  <message>
   <source>{office}备份-{day}</source>
   <translation>{office} backup-{day}</translation>
  </message>
  <message>
   <source>附件 {name} 的内容不对</source>
   <translation>The content of attachment {name} is wrong</translation>
  </message>
  <message>
   <source>“{text}”不是完整的日期，请写明年、月、日，例如 2024年3月12日</source>
   <translation>"{text}" is not a whole date; please give year, month and day, e.g. 2024.3.12</translation>
  </message>
  <message>
   <source>“{text}”没有写月份，请写成 2024年3月 的样子</source>
   <translation>"{text}" has no month; please write it like 2024.3</translation>
  </message>
  <message>
   <source>按 {month} 记入，“{day}日”没有保留</source>
   <translation>Entered as {month}; the day ({day}) was not kept</translation>
  </message>
  <message>
   <source>“{number}”是 15 位的旧号码，请核对是否已换成 18 位</source>
   <translation>"{number}" is an old 15-digit number; please check whether there is an 18-digit one now</translation>
  </message>
  <message>
   <source>“{text}”被表格软件变成了数字，后几位已经丢失，请把这一列设为文本格式，再照原件重新填写</source>
   <translation>"{text}" was turned into a number by the spreadsheet and the last digits are lost; set the column to text and type it again from the original</translation>
  </message>
  <message>
   <source>“{text}”是遮盖过的号码，请照原件填写完整的公民身份号码</source>
   <translation>"{text}" is masked; please type the whole identity number from the original</translation>
  </message>
  <message>
   <source>“{text}”不是公民身份号码，应当是 18 位数字，末位可以是 X，现有 {length} 位</source>
   <translation>"{text}" is not an identity number: it has {length} characters instead of 18 digits, of which the last may be X</translation>
  </message>
  <message>
   <source>“{number}”里的出生日期不存在，请照原件核对</source>
   <translation>The date of birth in "{number}" does not exist; please check with the original</translation>
  </message>
  <message>
   <source>“{number}”的校验位不对，请照原件核对</source>
   <translation>The check digit of "{number}" is wrong; please check with the original</translation>
  </message>
  <message>
   <source>“{number}”的末三位是 000，可能被表格软件改过，请照原件核对</source>
   <translation>"{number}" ends with 000, perhaps altered by a spreadsheet; please check with the original</translation>
  </message>
  <message>
   <source>“{text}”里的“{piece}”不是界碑号，请写成 1236、1239(1)、1240/1 或 1231-1234 的样子</source>
   <translation>"{piece}" in "{text}" is not a marker number; write it like 1236, 1239(1), 1240/1 or 1231-1234</translation>
  </message>
  <message>
   <source>“{text}”是日期，多半是界碑 {probable} 被表格软件改成的，请把这一列设为文本格式，再重新填写</source>
   <translation>"{text}" is a date, probably marker {probable} altered by a spreadsheet; set the column to text and type it again</translation>
  </message>
  <message>
   <source>“{text}”超过 {most} 个界碑，请核对起止的界碑号</source>
   <translation>"{text}" is more than {most} markers; please check the first and the last number</translation>
  </message>
  <message>
   <source>“{first}”到“{last}”分不清中间有哪些界碑，请一个一个写出来</source>
   <translation>It is not clear which markers are between "{first}" and "{last}"; please write each of them</translation>
  </message>
  <message>
   <source>界碑 {number} 的“{remark}”没有保留，情况只能是完好、褪色、损坏、未到</source>
   <translation>Marker {number}: "{remark}" was not kept; the condition can only be 完好, 褪色, 损坏 or 未到</translation>
  </message>
  <message>
   <source>{first} 到 {last} 按 {count} 个界碑记入，请核对</source>
   <translation>{first} to {last} was entered as markers: {count}; please check</translation>
  </message>
  <message>
   <source>界碑 {number} 写了不止一次，按一次记入</source>
   <translation>Marker {number} is written more than once; entered once</translation>
  </message>
  <message>
   <source>“{text}”不是姓名，没有保留</source>
   <translation>"{text}" is not a name and was not kept</translation>
  </message>
  <message>
   <source>“{text}”不是姓名，请把姓名写成文字</source>
   <translation>"{text}" is not a name; please write the name as text</translation>
  </message>
  <message>
   <source>“{text}”不是姓名，请写成“张三、李四等3人”的样子</source>
   <translation>"{text}" is not a list of names; write it like "张三、李四等3人"</translation>
  </message>
  <message>
   <source>“{text}”里没有姓名，请写成“张三、李四等3人”的样子</source>
   <translation>"{text}" has no name in it; write it like "张三、李四等3人"</translation>
  </message>
  <message>
   <source>“{text}”里有乱码，请把姓名重新输入一遍</source>
   <translation>"{text}" has garbled characters; please type the name again</translation>
  </message>
  <message>
   <source>“{text}”不是姓名，姓名里要有文字</source>
   <translation>"{text}" is not a name; a name has letters or characters</translation>
  </message>
  <message>
   <source>“{text}”有 {length} 个字，姓名最多 {longest} 个字，请核对</source>
   <translation>"{text}" has {length} characters, a name at most {longest}; please check</translation>
  </message>
  <message>
   <source>“{name}”里有问号，可能丢了一个生僻字，请核对</source>
   <translation>"{name}" has a question mark, perhaps for a rare character; please check</translation>
  </message>
  <message>
   <source>写着共 {total} 人，却列了 {listed} 个姓名，请核对</source>
   <translation>The text says {total} people but names {listed}; please check</translation>
  </message>
  <message>
   <source>“{name}”像是几个人的姓名，这里按一个人记入，请核对</source>
   <translation>"{name}" looks like the names of several people; entered as one, please check</translation>
  </message>
  <message>
   <source>“{text}”按 {count} 个人记入，请核对</source>
   <translation>"{text}" was entered as names: {count}; please check</translation>
  </message>
  <message>
   <source>“{name}”写了不止一次，按一个人记入</source>
   <translation>"{name}" is written more than once; entered once</translation>
  </message>
  <message>
   <source>“等”字没有保留，请写明共有几人</source>
   <translation>"等" was not kept; please say how many people there were</translation>
  </message>
  <message>
   <source>“{text}”四舍五入到 {decimals} 位小数，按 {value} 记入</source>
   <translation>"{text}" was rounded to {decimals} decimals and entered as {value}</translation>
  </message>
  <message>
   <source>“{text}”不是数，请只写一个数，例如 32，单位只能是{units}</source>
   <translation>"{text}" is not a number; write just a number, e.g. 32, with no other unit than {units}</translation>
  </message>
  <message>
   <source>“{text}”不是数，请只写一个数，例如 32</source>
   <translation>"{text}" is not a number; write just a number, e.g. 32</translation>
  </message>
  <message>
   <source>“{text}”不是金额，请写成 12.50 或 12元5角 的样子</source>
   <translation>"{text}" is not an amount; write it like 12.50</translation>
  </message>
  <message>
   <source>“{text}”这个数太大了，请核对</source>
   <translation>"{text}" is too large a number; please check</translation>
  </message>
  <message>
   <source>“{text}”四舍五入，按整数 {value} 记入</source>
   <translation>"{text}" was rounded and entered as {value}</translation>
  </message>
  <message>
   <source>按 {value} 记入，“{word}”字没有保留</source>
   <translation>Entered as {value}; "{word}" was not kept</translation>
  </message>
  <message>
   <source>今天</source>
   <translation>Today</translation>
  </message>
  <message>
   <source>昨天</source>
   <translation>Yesterday</translation>
  </message>
  <message>
   <source>明天</source>
   <translation>Tomorrow</translation>
  </message>
  <message>
   <source>本周</source>
   <translation>This week</translation>
  </message>
  <message>
   <source>上周</source>
   <translation>Last week</translation>
  </message>
  <message>
   <source>下周</source>
   <translation>Next week</translation>
  </message>
  <message>
   <source>上月</source>
   <translation>Last month</translation>
  </message>
  <message>
   <source>下月</source>
   <translation>Next month</translation>
  </message>
  <message>
   <source>本季度</source>
   <translation>This quarter</translation>
  </message>
  <message>
   <source>上季度</source>
   <translation>Last quarter</translation>
  </message>
  <message>
   <source>今年</source>
   <translation>This year</translation>
  </message>
  <message>
   <source>去年</source>
   <translation>Last year</translation>
  </message>
  <message>
   <source>明年</source>
   <translation>Next year</translation>
  </message>
  <message>
   <source>最近{count}天</source>
   <translation>Last {count} day(s)</translation>
  </message>
  <message>
   <source>最近{count}个月</source>
   <translation>Last {count} month(s)</translation>
  </message>
  <message>
   <source>最近{count}年</source>
   <translation>Last {count} year(s)</translation>
  </message>
  <message>
   <source>未来{count}天</source>
   <translation>Next {count} day(s)</translation>
  </message>
  <message>
   <source>未来{count}个月</source>
   <translation>Next {count} month(s)</translation>
  </message>
  <message>
   <source>未来{count}年</source>
   <translation>Next {count} year(s)</translation>
  </message>
  <message>
   <source>{count}天以前</source>
   <translation>More than {count} day(s) ago</translation>
  </message>
  <message>
   <source>{count}个月以前</source>
   <translation>More than {count} month(s) ago</translation>
  </message>
  <message>
   <source>{count}年以前</source>
   <translation>More than {count} year(s) ago</translation>
  </message>
  <message>
   <source>{count}天以后</source>
   <translation>More than {count} day(s) ahead</translation>
  </message>
  <message>
   <source>{count}个月以后</source>
   <translation>More than {count} month(s) ahead</translation>
  </message>
  <message>
   <source>{count}年以后</source>
   <translation>More than {count} year(s) ahead</translation>
  </message>
  <message>
   <source>今天以前</source>
   <translation>Before today</translation>
  </message>
  <message>
   <source>今天以后</source>
   <translation>After today</translation>
  </message>
  <message>
   <source>“{text}”不是电话号码，请写 11 位手机号，或带区号的固定电话，例如 0479-1234567</source>
   <translation>"{text}" is not a phone number; write an 11-digit mobile number or a landline with area code, e.g. 0479-1234567</translation>
  </message>
  <message>
   <source>“{text}”是遮盖过的号码，请填写完整的电话号码</source>
   <translation>"{text}" is masked; please type the whole phone number</translation>
  </message>
  <message>
   <source>“{text}”被表格软件变成了数字，后几位可能已经丢失，请把这一列设为文本格式，再重新填写</source>
   <translation>"{text}" was turned into a number by the spreadsheet and the last digits may be lost; set the column to text and type it again</translation>
  </message>
  <message>
   <source>“{text}”不是电话号码，没有保留</source>
   <translation>"{text}" is not a phone number and was not kept</translation>
  </message>
  <message>
   <source>“{text}”有 {count} 位，不像电话号码，请核对</source>
   <translation>"{text}" has {count} digits, which is unusual for a phone number; please check</translation>
  </message>
  <message>
   <source>“{text}”没有区号，请核对</source>
   <translation>"{text}" has no area code; please check</translation>
  </message>
  <message>
   <source>“{text}”开头的 0 可能被表格软件去掉了，请核对</source>
   <translation>The 0 before "{text}" may have been dropped by a spreadsheet; please check</translation>
  </message>
  <message>
   <source>“{text}”不是时间，请写成 7:30 或 15:40 的样子</source>
   <translation>"{text}" is not a time; write it like 7:30 or 15:40</translation>
  </message>
  <message>
   <source>“{text}”不是钟表上的时间，小时是 0 到 23，分钟是 0 到 59</source>
   <translation>"{text}" is not a time of day; hours go from 0 to 23, minutes from 0 to 59</translation>
  </message>
  <message>
   <source>“{text}”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子</source>
   <translation>"{text}" is not a date; write it like 1968.03.12</translation>
  </message>
  <message>
   <source>“{text}”的年份不在 {first} 到 {last} 之间，请核对年份</source>
   <translation>The year of "{text}" is not between {first} and {last}; please check the year</translation>
  </message>
  <message>
   <source>“{text}”写的是 {month} 月，一年只有 1 到 12 月，请核对月份</source>
   <translation>"{text}" gives month {month}, but there are only 1 to 12; please check the month</translation>
  </message>
  <message>
   <source>“{text}”是表格软件的日期序号，按 {day} 记入</source>
   <translation>"{text}" is a spreadsheet's number for a date; entered as {day}</translation>
  </message>
  <message>
   <source>“{text}”分不清是 1 月还是 10 月（表格软件把日期变成了数字），请写成 {year}年1月 或 {year}年10月</source>
   <translation>"{text}" may be January or October (the spreadsheet turned the date into a number); write {year}.01 or {year}.10</translation>
  </message>
  <message>
   <source>“{text}”这一天不存在，{year}年{month}月没有{day}日，请核对日期</source>
   <translation>"{text}" is not in the calendar: month {month} of {year} has no day {day}; please check the date</translation>
  </message>
  <message>
   <source>“{text}”没有写年份，请写成 2024年3月12日 的样子</source>
   <translation>"{text}" has no year; write it like 2024.3.12</translation>
  </message>
  <message>
   <source>“{text}”的年份只有两位，请写四位年份，例如 1968.03</source>
   <translation>The year of "{text}" has only two digits; write all four, e.g. 1968.03</translation>
  </message>
  <message>
   <source>这条内容属于“{office}”，这里只能看</source>
   <translation>This record belongs to "{office}"; here you can only read it.</translation>
  </message>
  <message>
   <source>需要修改请联系那个办公室</source>
   <translation>If it needs a change, please ask that office.</translation>
  </message>
  <message>
   <source>正在记下栏目</source>
   <translation>Noting the fields of the ledgers</translation>
  </message>
  <message>
   <source>驿站</source>
   <translation>Örtöö</translation>
  </message>
  <message>
   <source>{office} — 驿站</source>
   <translation>{office} — Örtöö</translation>
  </message>
  <message>
   <source>正在备份</source>
   <translation>Backing up</translation>
  </message>
  <message>
   <source>备份写到哪里</source>
   <translation>Where to write the backup</translation>
  </message>
  <message>
   <source>备份 (*.ortoobackup)</source>
   <translation>Backup (*.ortoobackup)</translation>
  </message>
  <message>
   <source>已备份到“{file}”，并且检查过，可以拔出U盘了。</source>
   <translation>Backed up to "{file}" and checked. You can unplug the USB stick.</translation>
  </message>
  <message>
   <source>正在数待处理的内容</source>
   <translation>Counting what there is to review</translation>
  </message>
  <message>
   <source>进度</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>做完以后会自己关闭。请不要关机，也不要拔U盘。</source>
   <translation>This closes by itself when done. Please do not switch off the computer or unplug the USB stick.</translation>
  </message>
  <message>
   <source>正在收尾</source>
   <translation>Finishing</translation>
  </message>
  <message>
   <source>图：{title}</source>
   <translation>Chart: {title}</translation>
  </message>
  <message>
   <source>期间</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>全部时间</source>
   <translation>All time</translation>
  </message>
  <message>
   <source>自己选…</source>
   <translation>Choose your own…</translation>
  </message>
  <message>
   <source>每个单位一行</source>
   <translation>One row per office</translation>
  </message>
  <message>
   <source>导出</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>打印</source>
   <translation>Print</translation>
  </message>
  <message>
   <source>如 2026-03</source>
   <translation>e.g. 2026-03</translation>
  </message>
  <message>
   <source>所有单位</source>
   <translation>All offices</translation>
  </message>
  <message>
   <source>从哪一天</source>
   <translation>From which day</translation>
  </message>
  <message>
   <source>到哪一天</source>
   <translation>To which day</translation>
  </message>
  <message>
   <source>从</source>
   <translation>From</translation>
  </message>
  <message>
   <source>到</source>
   <translation>To</translation>
  </message>
  <message>
   <source>“到”在“从”的前面，请对调</source>
   <translation>"To" comes before "From"; please swap them</translation>
  </message>
  <message>
   <source>图：各管段的界碑</source>
   <translation>Chart: markers of each section</translation>
  </message>
  <message>
   <source>{number}号界碑：最近 {day} 到过，这段时间有 {count} 条巡边记录</source>
   <translation>Marker {number}: last reached {day}, patrol records in this period: {count}</translation>
  </message>
  <message>
   <source>{number}号界碑：没有到过的记录</source>
   <translation>Marker {number}: no record of being reached</translation>
  </message>
  <message>
   <source>看这 {count} 条记录</source>
   <translation>View these records ({count})</translation>
  </message>
  <message>
   <source>统计“{title}”里的“{row}”</source>
   <translation>"{row}" in the statistics "{title}"</translation>
  </message>
  <message>
   <source>导出到</source>
   <translation>Export to</translation>
  </message>
  <message>
   <source>表格 (*.xlsx)</source>
   <translation>Spreadsheet (*.xlsx)</translation>
  </message>
  <message>
   <source>正在导出</source>
   <translation>Exporting</translation>
  </message>
  <message>
   <source>统计　{ledger}　{title}</source>
   <translation>Statistics: {ledger}, {title}</translation>
  </message>
  <message>
   <source>已导出到“{file}”</source>
   <translation>Exported to "{file}"</translation>
  </message>
  <message>
   <source>正在统计“{title}”</source>
   <translation>Counting "{title}"</translation>
  </message>
  <message>
   <source>经过{number}号界碑的记录</source>
   <translation>Records passing marker {number}</translation>
  </message>
  <message>
   <source>这里还没有可以统计的记录。</source>
   <translation>There are no records to count here yet.</translation>
  </message>
  <message>
   <source>点一个数字，看是哪些记录</source>
   <translation>Click a number to see its records</translation>
  </message>
  <message>
   <source>故障报告</source>
   <translation>Fault report</translation>
  </message>
  <message>
   <source>复制报告</source>
   <translation>Copy report</translation>
  </message>
  <message>
   <source>保存报告…</source>
   <translation>Save report…</translation>
  </message>
  <message>
   <source>继续使用</source>
   <translation>Go on</translation>
  </message>
  <message>
   <source>保存报告</source>
   <translation>Save report</translation>
  </message>
  <message>
   <source>驿站故障报告.txt</source>
   <translation>Örtöö fault report.txt</translation>
  </message>
  <message>
   <source>文本 (*.txt)</source>
   <translation>Text (*.txt)</translation>
  </message>
  <message>
   <source>程序遇到了一个故障</source>
   <translation>The program met a fault</translation>
  </message>
  <message>
   <source>已经保存的内容都在，不会丢失。刚才的操作可能没有做完，请看一看，再做一次。如果总是出现，请把下面的报告发给开发者，里面没有任何人的资料。</source>
   <translation>All that was saved is safe. What you just did may not be finished: please have a look and do it again. If this happens often, please send the report below to the developers; it holds nobody's data.</translation>
  </message>
  <message>
   <source>屏幕“{name}”没有应答，窗口打不开</source>
   <translation>The screen "{name}" does not answer; the window cannot be opened.</translation>
  </message>
  <message>
   <source>请在桌面环境里打开，或者使用命令行（main.py --help）</source>
   <translation>Please open it in a desktop session, or use the command line (main.py --help).</translation>
  </message>
  <message>
   <source>没有可以显示窗口的屏幕</source>
   <translation>There is no screen to show the window on.</translation>
  </message>
  <message>
   <source>系统缺少显示窗口要用的组件：{what}</source>
   <translation>The system lacks what is needed to show the window: {what}.</translation>
  </message>
  <message>
   <source>请让管理员安装它；用 make setup 安装的会自动补齐</source>
   <translation>Please ask the administrator to install it; make setup adds it by itself.</translation>
  </message>
  <message>
   <source>正在打开</source>
   <translation>Opening</translation>
  </message>
  <message>
   <source>正在打开…</source>
   <translation>Opening…</translation>
  </message>
  <message>
   <source>办公室没有打开</source>
   <translation>The office was not opened</translation>
  </message>
  <message>
   <source>用恢复码打开</source>
   <translation>Open with recovery phrase</translation>
  </message>
  <message>
   <source>从备份恢复</source>
   <translation>Restore a backup</translation>
  </message>
  <message>
   <source>退出</source>
   <translation>Quit</translation>
  </message>
  <message>
   <source>再试一次</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>正在看“{file}”</source>
   <translation>Looking at "{file}"</translation>
  </message>
  <message>
   <source>要把台账里的内容填进去，还是当作表格导入？</source>
   <translation>Fill it in from a ledger, or import it as a spreadsheet?</translation>
  </message>
  <message>
   <source>填这张表</source>
   <translation>Fill in this form</translation>
  </message>
  <message>
   <source>导入</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>“{file}”是一张空表</source>
   <translation>"{file}" is a blank form</translation>
  </message>
  <message>
   <source>选择文件(&amp;F)…</source>
   <translation>Choose &amp;file…</translation>
  </message>
  <message>
   <source>把上级发的空表拖到这里</source>
   <translation>Drop a blank form from the office above here</translation>
  </message>
  <message>
   <source>换一个文件(&amp;F)…</source>
   <translation>Other &amp;file…</translation>
  </message>
  <message>
   <source>花名册一类的表（.xlsx）一人一行，采集表一类的表一人一份，都照原样填，格式、打印设置和下拉列表都不动；原来的空表不会改。自己的文书（.docx）里写上“{姓名}”这样的花括号，也可以每人填一份。</source>
   <translation>Rosters (.xlsx) get one row per person, personal forms one file per person. Both are filled in just as they are: formats, print settings and drop-down lists stay, and the blank form itself is not changed. A document of your own (.docx) with braces like "{姓名}" can also be filled in for each person.</translation>
  </message>
  <message>
   <source>用哪个台账填</source>
   <translation>Ledger to fill in from</translation>
  </message>
  <message>
   <source>填哪个工作表</source>
   <translation>Sheet to fill in</translation>
  </message>
  <message>
   <source>工作表(&amp;S)</source>
   <translation>&amp;Sheet</translation>
  </message>
  <message>
   <source>用哪个台账填(&amp;L)</source>
   <translation>&amp;Ledger to fill in from</translation>
  </message>
  <message>
   <source>格</source>
   <translation>Cell</translation>
  </message>
  <message>
   <source>“{title}”填什么</source>
   <translation>What to fill in for "{title}"</translation>
  </message>
  <message>
   <source>写出完整号码(&amp;W)</source>
   <translation>&amp;Write full numbers</translation>
  </message>
  <message>
   <source>用途，如“上报组织部”</source>
   <translation>Purpose, e.g. "report to the party office"</translation>
  </message>
  <message>
   <source>用途</source>
   <translation>Purpose</translation>
  </message>
  <message>
   <source>表里已有的内容也改写(&amp;O)</source>
   <translation>&amp;Overwrite what is already on the form</translation>
  </message>
  <message>
   <source>按这一天的样子(&amp;D)</source>
   <translation>As on this &amp;day</translation>
  </message>
  <message>
   <source>比如年报要 12 月 31 日的情况：那天以后改的都不算</source>
   <translation>E.g. for a yearly report as of 31 December: later changes do not count</translation>
  </message>
  <message>
   <source>哪一天</source>
   <translation>Day</translation>
  </message>
  <message>
   <source>前几条会这样填</source>
   <translation>How the first ones will be filled in</translation>
  </message>
  <message>
   <source>要留意的</source>
   <translation>To note</translation>
  </message>
  <message>
   <source>填哪些</source>
   <translation>Which to fill in</translation>
  </message>
  <message>
   <source>不勾选，身份证号和电话只写出一部分。勾选的话，谁在什么时候为什么写出都会记下来。</source>
   <translation>Without the tick, identity and phone numbers are partly hidden. With it, who wrote them out when and why is kept on record.</translation>
  </message>
  <message>
   <source>打开文件(&amp;O)</source>
   <translation>&amp;Open file</translation>
  </message>
  <message>
   <source>打开文件夹(&amp;F)</source>
   <translation>Open &amp;folder</translation>
  </message>
  <message>
   <source>请在表里再看看</source>
   <translation>Please check these in the form</translation>
  </message>
  <message>
   <source>会填 {count} 份，每人一个文件。下面是前 {shown} 份要填的内容：</source>
   <translation>Copies to fill in: {count}, one file per person. What goes into the first {shown}:</translation>
  </message>
  <message>
   <source>表里留的行不够，会照样子加 {count} 行，下面的签字行往下移。</source>
   <translation> The form has too few rows; rows to be added in the same style: {count}. The signature rows below move down.</translation>
  </message>
  <message>
   <source>其中 {count} 行表里已有姓名，只补空着的格子。</source>
   <translation> Of these, rows that already have a name: {count}; only their blank cells are filled in.</translation>
  </message>
  <message>
   <source>{title}：{message}（{names}）</source>
   <translation>{title}: {message} ({names})</translation>
  </message>
  <message>
   <source>“{title}”：台账里有 {count} 条没有这一项，表里空着</source>
   <translation>"{title}": not in the ledger, so left blank in the form; records: {count}</translation>
  </message>
  <message>
   <source>会填 {count} 行。</source>
   <translation>Rows to fill in: {count}.</translation>
  </message>
  <message>
   <source>{title}：{message}（{names}等 {count} 条）</source>
   <translation>{title}: {message} ({names} and others, {count} in all)</translation>
  </message>
  <message>
   <source>表里原有 {count} 行内容，不动。</source>
   <translation> Rows already filled in, left as they are: {count}.</translation>
  </message>
  <message>
   <source>下面是前 {shown} 行：</source>
   <translation> Below, the first {shown}:</translation>
  </message>
  <message>
   <source>{title}：{message}</source>
   <translation>{title}: {message}</translation>
  </message>
  <message>
   <source>表的样子</source>
   <translation>How the form looks</translation>
  </message>
  <message>
   <source>每人一份，存到哪个文件夹里</source>
   <translation>Folder to save in, one file per person</translation>
  </message>
  <message>
   <source>表格 (*{ending})</source>
   <translation>Spreadsheet (*{ending})</translation>
  </message>
  <message>
   <source>存到</source>
   <translation>Save to</translation>
  </message>
  <message>
   <source>表格和文书 (*.xlsx *.xlsm *.docx);;所有文件 (*)</source>
   <translation>Spreadsheets and documents (*.xlsx *.xlsm *.docx);;All files (*)</translation>
  </message>
  <message>
   <source>绿色的会填，黄色的空着。不对的，在右边改，下次会记得。</source>
   <translation> green ones will be filled in, yellow ones stay blank. Where something is wrong, change it on the right; it is remembered for next time.</translation>
  </message>
  <message>
   <source>表里显示的全部 {count} {measure}(&amp;A)</source>
   <translation>&amp;All shown in the table ({count} {measure})</translation>
  </message>
  <message>
   <source>填上级发的表</source>
   <translation>Fill in a form from the office above</translation>
  </message>
  <message>
   <source>选文件</source>
   <translation>Choose file</translation>
  </message>
  <message>
   <source>哪里填什么</source>
   <translation>What goes where</translation>
  </message>
  <message>
   <source>看看会怎样</source>
   <translation>Look at the result</translation>
  </message>
  <message>
   <source>完成</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>填好并保存(&amp;S)…</source>
   <translation>Fill in and &amp;save…</translation>
  </message>
  <message>
   <source>选择上级发的表</source>
   <translation>Choose the form from the office above</translation>
  </message>
  <message>
   <source>正在读表格</source>
   <translation>Reading the spreadsheet</translation>
  </message>
  <message>
   <source>全部(&amp;A)</source>
   <translation>&amp;All</translation>
  </message>
  <message>
   <source>表里显示的全部(&amp;A)</source>
   <translation>&amp;All shown in the table</translation>
  </message>
  <message>
   <source>正在试填</source>
   <translation>Trying it out</translation>
  </message>
  <message>
   <source>正在填表</source>
   <translation>Filling in the form</translation>
  </message>
  <message>
   <source>下一步(&amp;N)</source>
   <translation>&amp;Next</translation>
  </message>
  <message>
   <source>选中的 {count} {measure}(&amp;C)</source>
   <translation>Sele&amp;cted ({count} {measure})</translation>
  </message>
  <message>
   <source>这是一人一份的表，会给每个人填一份。{places} 处里对上了 {known} 处；</source>
   <translation>This form is for one person each; everybody gets a copy. Places matched: {known} of {places};</translation>
  </message>
  <message>
   <source>这是一人一行的表。{places} 列里对上了 {known} 列；</source>
   <translation>This form has one row per person. Columns matched: {known} of {places};</translation>
  </message>
  <message>
   <source>填好了，一共 {records} 条</source>
   <translation>Filled in, records: {records}</translation>
  </message>
  <message>
   <source>填好了，一共 {count} 份</source>
   <translation>Filled in, copies: {count}</translation>
  </message>
  <message>
   <source>存成文档</source>
   <translation>Save as document</translation>
  </message>
  <message>
   <source>Word 文档 (*.docx)</source>
   <translation>Word document (*.docx)</translation>
  </message>
  <message>
   <source>正在存“{file}”</source>
   <translation>Saving "{file}"</translation>
  </message>
  <message>
   <source>查找全部台账：姓名、首字母、号码后几位、住址……</source>
   <translation>Search all ledgers: names, initials, last digits, addresses…</translation>
  </message>
  <message>
   <source>查找全部台账</source>
   <translation>Search all ledgers</translation>
  </message>
  <message>
   <source>想找什么，直接写</source>
   <translation>Just write what you are looking for</translation>
  </message>
  <message>
   <source>姓名里的任何几个字，或者拼音首字母，如 wyf；电话、身份证号的后几位；住址、界碑设施里的字。几个词用空格隔开，都要找到。也可以写“打印”“交换”“设置”，直接过去。</source>
   <translation>Any part of a name, or its pinyin initials, e.g. wyf; the last digits of a phone or identity number; words in addresses, markers and facilities. Several words with spaces between: all must be found. You can also write "Print", "Exchange" or "Settings" to go straight there.</translation>
  </message>
  <message>
   <source>少写几个字再试，或者换一种写法：姓名的一个字、拼音首字母、号码的后四位。</source>
   <translation>Try fewer characters, or write it another way: one character of the name, pinyin initials, the last four digits of a number.</translation>
  </message>
  <message>
   <source>↑↓ 选择　Enter 打开　Esc 关闭</source>
   <translation>↑↓ Choose   Enter Open   Esc Close</translation>
  </message>
  <message>
   <source>{count} {measure}以上</source>
   <translation>at least {count} {measure}</translation>
  </message>
  <message>
   <source>首页</source>
   <translation>Home</translation>
  </message>
  <message>
   <source>打印{ledger}</source>
   <translation>Print: {ledger}</translation>
  </message>
  <message>
   <source>从表格导入{ledger}</source>
   <translation>Import from spreadsheet: {ledger}</translation>
  </message>
  <message>
   <source>页面和操作</source>
   <translation>Pages and actions</translation>
  </message>
  <message>
   <source>在{ledger}里查看全部 {told}</source>
   <translation>View all in {ledger}: {told}</translation>
  </message>
  <message>
   <source>正在看这台电脑能不能保管钥匙</source>
   <translation>Checking whether this computer can keep the key</translation>
  </message>
  <message>
   <source>演示嘎查党支部（编造的数据）</source>
   <translation>Demo Gacha Party Branch (invented data)</translation>
  </message>
  <message>
   <source>演示员</source>
   <translation>Demo clerk</translation>
  </message>
  <message>
   <source>正在准备演示数据…</source>
   <translation>Preparing the demo data…</translation>
  </message>
  <message>
   <source>正在编造数据</source>
   <translation>Inventing data</translation>
  </message>
  <message>
   <source>正在恢复数据</source>
   <translation>Restoring the data</translation>
  </message>
  <message>
   <source>请把恢复码抄在纸上</source>
   <translation>Please copy the recovery phrase onto paper</translation>
  </message>
  <message>
   <source>正在建立办公室</source>
   <translation>Setting up the office</translation>
  </message>
  <message>
   <source>“{name}”已经建好。最后一步，只做一次。</source>
   <translation>"{name}" is ready. One last step, done only once.</translation>
  </message>
  <message>
   <source>显示口令</source>
   <translation>Show passphrase</translation>
  </message>
  <message>
   <source>口令</source>
   <translation>Passphrase</translation>
  </message>
  <message>
   <source>至少 8 个字符，或者 4 个汉字</source>
   <translation>At least 8 characters, or 4 Chinese ones</translation>
  </message>
  <message>
   <source>再输一次</source>
   <translation>Type it again</translation>
  </message>
  <message>
   <source>正在看这台电脑能不能保管钥匙…</source>
   <translation>Checking whether this computer can keep the key…</translation>
  </message>
  <message>
   <source>打开时也要输入口令（多人共用这台电脑时）</source>
   <translation>Ask for a passphrase when opening (if others use this computer)</translation>
  </message>
  <message>
   <source>两次输的不一样，请再输一次</source>
   <translation>The two do not match; please type it again</translation>
  </message>
  <message>
   <source>数据加密保存。钥匙由这台电脑保管，打开时不用口令。</source>
   <translation>The data is encrypted. This computer keeps the key; no passphrase is needed to open it.</translation>
  </message>
  <message>
   <source>数据加密保存。请设一个口令，每次打开时输入。</source>
   <translation>The data is encrypted. Please set a passphrase, to be typed at every opening.</translation>
  </message>
  <message>
   <source>办公室名称</source>
   <translation>Office name</translation>
  </message>
  <message>
   <source>写全称，如：贡宝拉格苏木敦达乌苏嘎查党支部</source>
   <translation>Full name, e.g. Gongbaolage Sumu, Dundawusu Gacha Party Branch</translation>
  </message>
  <message>
   <source>12 位数字，如：152527201206。不知道的话，请问苏木或旗里</source>
   <translation>12 digits, e.g. 152527201206. If not known, ask the sumu or the banner</translation>
  </message>
  <message>
   <source>您的姓名，记在每一次修改的后面</source>
   <translation>Your name, kept with every change you make</translation>
  </message>
  <message>
   <source>请填写办公室名称</source>
   <translation>Please fill in the name of the office</translation>
  </message>
  <message>
   <source>请填写 12 位区划代码。不知道的话，请问苏木或旗里</source>
   <translation>Please fill in the 12-digit area code. If not known, ask the sumu or the banner</translation>
  </message>
  <message>
   <source>区划代码里只有数字</source>
   <translation>An area code has only digits</translation>
  </message>
  <message>
   <source>看代码，这是{level}一级；不对的话请在下面改</source>
   <translation>Level by the code: {level}. If that is wrong, change it below</translation>
  </message>
  <message>
   <source>区划代码是 12 位，这里有 {count} 位</source>
   <translation>An area code has 12 digits, here there are {count}</translation>
  </message>
  <message>
   <source>已经填了 {count} 位，一共 12 位</source>
   <translation>Digits so far: {count} of 12</translation>
  </message>
  <message>
   <source>看着纸上的恢复码，一组一组填</source>
   <translation>Copy the recovery phrase from the paper, group by group</translation>
  </message>
  <message>
   <source>第{number}组</source>
   <translation>Group {number}</translation>
  </message>
  <message>
   <source>抄好了</source>
   <translation>Copied</translation>
  </message>
  <message>
   <source>请用笔抄在纸上，写清是第几组，和公章放在一起锁好。不要拍照，不要存在电脑里。</source>
   <translation>Please copy it by hand, with the number of each group, and lock it away with the official seal. Take no photo and do not keep it on a computer.</translation>
  </message>
  <message>
   <source>电脑坏了、换电脑或者忘了口令，只有这张纸和备份能找回数据，谁也不能代办。</source>
   <translation>If the computer breaks, is replaced, or the passphrase is forgotten, only this paper and a backup bring the data back. Nobody else can.</translation>
  </message>
  <message>
   <source>再看一遍恢复码</source>
   <translation>Show the phrase again</translation>
  </message>
  <message>
   <source>核对</source>
   <translation>Check</translation>
  </message>
  <message>
   <source>请看着刚才抄的纸，填出这两组，核对抄得对不对。</source>
   <translation>Please type these two groups from the paper, to check the copy.</translation>
  </message>
  <message>
   <source>和恢复码不一样，请看看纸上是不是抄错了，或者再看一遍恢复码</source>
   <translation>This differs from the recovery phrase; please check the paper, or show the phrase again</translation>
  </message>
  <message>
   <source>恢复码</source>
   <translation>Recovery phrase</translation>
  </message>
  <message>
   <source>需要备份文件（.ortoobackup）和写着恢复码的那张纸。恢复以后，原来那台电脑不要再用；在这台电脑上写一张新名片，交给上级接收。</source>
   <translation>You need the backup file (.ortoobackup) and the paper with the recovery phrase. Once restored, do not use the former computer any more; write a new card on this one and have the office above accept it.</translation>
  </message>
  <message>
   <source>选择…</source>
   <translation>Choose…</translation>
  </message>
  <message>
   <source>备份文件</source>
   <translation>Backup file</translation>
  </message>
  <message>
   <source>请选择备份文件，它一般在 U 盘上</source>
   <translation>Please choose the backup file; it is usually on a USB stick</translation>
  </message>
  <message>
   <source>选择备份文件</source>
   <translation>Choose the backup file</translation>
  </message>
  <message>
   <source>驿站的备份 (*.ortoobackup);;所有文件 (*)</source>
   <translation>Örtöö backup (*.ortoobackup);;All files (*)</translation>
  </message>
  <message>
   <source>填入纸上的恢复码，再给这个办公室换一把新的钥匙。数据不会变。</source>
   <translation>Type the recovery phrase from the paper, then give this office a new key. The data stays as it is.</translation>
  </message>
  <message>
   <source>打开</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>欢迎使用驿站</source>
   <translation>Welcome to Örtöö</translation>
  </message>
  <message>
   <source>回答下面几项，您的办公室就建好了。所有内容只存在这台电脑上，不需要网络。</source>
   <translation>Fill in these lines and your office is ready. Everything stays on this computer; no network needed.</translation>
  </message>
  <message>
   <source>这个办公室已经有一台电脑在用驿站？</source>
   <translation>Does this office already use Örtöö on a computer?</translation>
  </message>
  <message>
   <source>先用编造的数据看一看</source>
   <translation>Have a look with invented data</translation>
  </message>
  <message>
   <source>建立办公室</source>
   <translation>Set up the office</translation>
  </message>
  <message>
   <source>从左到右，数越大越宽，用空格分开；写几个数就有几栏。</source>
   <translation>From left to right; larger numbers are wider. Put spaces between; there are as many columns as numbers.</translation>
  </message>
  <message>
   <source>表上的格子</source>
   <translation>Cells of the form</translation>
  </message>
  <message>
   <source>（不填，或者手填）</source>
   <translation>(nothing, or by hand)</translation>
  </message>
  <message>
   <source>这一格是栏目名，印在正中</source>
   <translation>This cell is a heading, printed in the middle</translation>
  </message>
  <message>
   <source> 栏</source>
   <translation> col(s)</translation>
  </message>
  <message>
   <source> 行</source>
   <translation> row(s)</translation>
  </message>
  <message>
   <source> 毫米</source>
   <translation> mm</translation>
  </message>
  <message>
   <source>加一格(&amp;A)</source>
   <translation>&amp;Add cell</translation>
  </message>
  <message>
   <source>加一行(&amp;L)</source>
   <translation>Add row be&amp;low</translation>
  </message>
  <message>
   <source>去掉</source>
   <translation>Remove</translation>
  </message>
  <message>
   <source>这一格里的字</source>
   <translation>Words in this cell</translation>
  </message>
  <message>
   <source>后面填上记录的</source>
   <translation>Then filled in from the record</translation>
  </message>
  <message>
   <source>各栏多宽</source>
   <translation>Column widths</translation>
  </message>
  <message>
   <source>这一格往左</source>
   <translation>Move cell left</translation>
  </message>
  <message>
   <source>这一格往右</source>
   <translation>Move cell right</translation>
  </message>
  <message>
   <source>这一行往上</source>
   <translation>Move row up</translation>
  </message>
  <message>
   <source>这一行往下</source>
   <translation>Move row down</translation>
  </message>
  <message>
   <source>占几栏</source>
   <translation>Columns taken</translation>
  </message>
  <message>
   <source>占几行</source>
   <translation>Rows taken</translation>
  </message>
  <message>
   <source>至少多高</source>
   <translation>Minimum height</translation>
  </message>
  <message>
   <source>按 F2 或者双击可以改标题和宽度。标题不写，用原来的名称；宽度不写，自动安排。</source>
   <translation>F2 or a double-click changes title and width. Without a title, the usual name is used; without a width, it is set by itself.</translation>
  </message>
  <message>
   <source>表上的列</source>
   <translation>Columns of the form</translation>
  </message>
  <message>
   <source>添加(&amp;A)…</source>
   <translation>&amp;Add…</translation>
  </message>
  <message>
   <source>第一列印序号</source>
   <translation>Row numbers in the first column</translation>
  </message>
  <message>
   <source>空列</source>
   <translation>Blank column</translation>
  </message>
  <message>
   <source>大标题</source>
   <translation>Group title</translation>
  </message>
  <message>
   <source>宽(毫米)</source>
   <translation>Width (mm)</translation>
  </message>
  <message>
   <source>上移</source>
   <translation>Move up</translation>
  </message>
  <message>
   <source>下移</source>
   <translation>Move down</translation>
  </message>
  <message>
   <source>添加列</source>
   <translation>Add column</translation>
  </message>
  <message>
   <source>查找，可以打拼音</source>
   <translation>Search, pinyin will do</translation>
  </message>
  <message>
   <source>查找列</source>
   <translation>Search columns</translation>
  </message>
  <message>
   <source>可以添加的列</source>
   <translation>Columns to add</translation>
  </message>
  <message>
   <source>空列，留着手填</source>
   <translation>Blank column, to fill in by hand</translation>
  </message>
  <message>
   <source>添加</source>
   <translation>Add</translation>
  </message>
  <message>
   <source>取消</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>按住 Ctrl 可以选几个</source>
   <translation>Hold Ctrl to select several</translation>
  </message>
  <message>
   <source>撤销</source>
   <translation>Undo</translation>
  </message>
  <message>
   <source>重做</source>
   <translation>Redo</translation>
  </message>
  <message>
   <source>恢复成原来的</source>
   <translation>Restore the original</translation>
  </message>
  <message>
   <source>删除这张表</source>
   <translation>Delete this form</translation>
  </message>
  <message>
   <source>保存(&amp;S)</source>
   <translation>&amp;Save</translation>
  </message>
  <message>
   <source>另存一张(&amp;C)…</source>
   <translation>Save a &amp;copy…</translation>
  </message>
  <message>
   <source>表头</source>
   <translation>Head</translation>
  </message>
  <message>
   <source>另存成自己的(&amp;C)…</source>
   <translation>Save as your own &amp;copy…</translation>
  </message>
  <message>
   <source>列</source>
   <translation>Columns</translation>
  </message>
  <message>
   <source>格子</source>
   <translation>Cells</translation>
  </message>
  <message>
   <source>排列</source>
   <translation>Order</translation>
  </message>
  <message>
   <source>表尾</source>
   <translation>Foot</translation>
  </message>
  <message>
   <source>改表格　{title}</source>
   <translation>Change form: {title}</translation>
  </message>
  <message>
   <source>改过的内容还没有保存</source>
   <translation>Changes are not saved yet</translation>
  </message>
  <message>
   <source>现在关上，刚才改的就没有了。</source>
   <translation>If you close this now, what you just changed is lost.</translation>
  </message>
  <message>
   <source>不保存，关上</source>
   <translation>Close, do not save</translation>
  </message>
  <message>
   <source>后面印空行，一直到这一页的底</source>
   <translation>Blank rows below, down to the end of the page</translation>
  </message>
  <message>
   <source>表下面的说明</source>
   <translation>Notes under the form</translation>
  </message>
  <message>
   <source>一行一条。</source>
   <translation>One line each.</translation>
  </message>
  <message>
   <source>如：单位负责人、审核人、填表人</source>
   <translation>e.g. Head of office, Approved by, Filled in by</translation>
  </message>
  <message>
   <source>谁签字</source>
   <translation>Who signs</translation>
  </message>
  <message>
   <source>用顿号分开；不写就没有签字。</source>
   <translation>Separate with commas; blank: no signatures.</translation>
  </message>
  <message>
   <source>签字旁边留出盖章的地方</source>
   <translation>Leave room for a seal beside the signatures</translation>
  </message>
  <message>
   <source>选项数各有多少，数字加总数。</source>
   <translation>Choices are counted one by one, numbers are added up.</translation>
  </message>
  <message>
   <source>后面留空行</source>
   <translation>Blank rows below</translation>
  </message>
  <message>
   <source>不写就没有</source>
   <translation>Blank: none</translation>
  </message>
  <message>
   <source>合计行里还要数的</source>
   <translation>Also count in the total row</translation>
  </message>
  <message>
   <source>表名</source>
   <translation>Form name</translation>
  </message>
  <message>
   <source>印在表上的标题</source>
   <translation>Title printed on the form</translation>
  </message>
  <message>
   <source>纸张</source>
   <translation>Paper</translation>
  </message>
  <message>
   <source>如：公示期、监督电话</source>
   <translation>e.g. posting period, complaints phone</translation>
  </message>
  <message>
   <source>打印时要问的</source>
   <translation>Asked when printing</translation>
  </message>
  <message>
   <source>用顿号分开；然后在标题、说明等处用“插入”放进去。</source>
   <translation>Separate with commas; then put them into titles, notes etc. with "Insert".</translation>
  </message>
  <message>
   <source>空着；或写 —</source>
   <translation>Blank; or write —</translation>
  </message>
  <message>
   <source>总是印空白的，带着用手填</source>
   <translation>Always printed blank, to fill in by hand</translation>
  </message>
  <message>
   <source>贴在墙上公示：不印身份证号、电话、住址</source>
   <translation>Posted on a wall: no ID numbers, phones or addresses</translation>
  </message>
  <message>
   <source>身份证号和电话印完整的，打印时写明用途</source>
   <translation>Full ID numbers and phones; state the purpose when printing</translation>
  </message>
  <message>
   <source>不写就印“单位名称＋表名”</source>
   <translation>Blank: "office name + form name"</translation>
  </message>
  <message>
   <source>A4，横放</source>
   <translation>A4 landscape</translation>
  </message>
  <message>
   <source>A4，竖放</source>
   <translation>A4 portrait</translation>
  </message>
  <message>
   <source>A3，横放</source>
   <translation>A3 landscape</translation>
  </message>
  <message>
   <source>A3，竖放</source>
   <translation>A3 portrait</translation>
  </message>
  <message>
   <source>标题下面的几行</source>
   <translation>Lines under the title</translation>
  </message>
  <message>
   <source>一行一排，同一排的几项用分号隔开。不写就印填报单位、填报人、填报时间。</source>
   <translation>One row per line; put semicolons between items in the same row. Blank: reporting office, filled in by, filled in on.</translation>
  </message>
  <message>
   <source>没有内容的格里印</source>
   <translation>Print in cells without content</translation>
  </message>
  <message>
   <source>另存一张</source>
   <translation>Save a copy</translation>
  </message>
  <message>
   <source>新表的名字</source>
   <translation>Name of the new form</translation>
  </message>
  <message>
   <source>保存</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>正在保存</source>
   <translation>Saving</translation>
  </message>
  <message>
   <source>已保存表格“{title}”</source>
   <translation>Form "{title}" saved</translation>
  </message>
  <message>
   <source>恢复成程序原来的表吗？</source>
   <translation>Restore the program's own form?</translation>
  </message>
  <message>
   <source>本办公室对这张表的改动就不用了；要反悔，可以在主窗口点“撤销”。</source>
   <translation>This office's changes to this form will no longer be used; to go back on this, choose "Undo" in the main window.</translation>
  </message>
  <message>
   <source>“{title}”已恢复成原来的</source>
   <translation>"{title}" restored to the original</translation>
  </message>
  <message>
   <source>只删这张表的样式，记录都在；要反悔，可以在主窗口点“撤销”。</source>
   <translation>Only the form is deleted; all records stay. To go back on this, choose "Undo" in the main window.</translation>
  </message>
  <message>
   <source>已删除表格“{title}”</source>
   <translation>Form "{title}" deleted</translation>
  </message>
  <message>
   <source>新表叫什么名字？</source>
   <translation>What should the new form be called?</translation>
  </message>
  <message>
   <source>这是程序自带的表。改好保存以后，本办公室就用改过的；随时可以恢复成原来的。</source>
   <translation>This form comes with the program. Once you change and save it, this office uses the changed one; the original can be restored at any time.</translation>
  </message>
  <message>
   <source>这是本办公室自己的表。</source>
   <translation>This is this office's own form.</translation>
  </message>
  <message>
   <source>这是本办公室改过的表，代替程序自带的那一张。</source>
   <translation>This is a form changed by this office, used instead of the one that comes with the program.</translation>
  </message>
  <message>
   <source>{title}（自用）</source>
   <translation>{title} (own)</translation>
  </message>
  <message>
   <source>删除“{title}”吗？</source>
   <translation>Delete "{title}"?</translation>
  </message>
  <message>
   <source>这是“{office}”发的表，不能直接改。可以照着它另存一张自己的。</source>
   <translation>This form comes from "{office}" and cannot be changed itself. You can save a copy of your own.</translation>
  </message>
  <message>
   <source>点“插入”放进姓名等内容；里面的内容全空的，这一行就不印。</source>
   <translation>"Insert" puts in names and the like; if all of these are blank, the line is not printed.</translation>
  </message>
  <message>
   <source>每一行的内容</source>
   <translation>Content of each line</translation>
  </message>
  <message>
   <source>加一行(&amp;A)</source>
   <translation>&amp;Add line</translation>
  </message>
  <message>
   <source> 磅</source>
   <translation> pt</translation>
  </message>
  <message>
   <source>照常</source>
   <translation>Usual</translation>
  </message>
  <message>
   <source>这一行的字</source>
   <translation>Words of this line</translation>
  </message>
  <message>
   <source>落款日期</source>
   <translation>Date at the end</translation>
  </message>
  <message>
   <source>打印的那一天</source>
   <translation>Day of printing</translation>
  </message>
  <message>
   <source>靠左</source>
   <translation>Left</translation>
  </message>
  <message>
   <source>顶格</source>
   <translation>At the edge</translation>
  </message>
  <message>
   <source>居中</source>
   <translation>Centre</translation>
  </message>
  <message>
   <source>靠右</source>
   <translation>Right</translation>
  </message>
  <message>
   <source>（空行）</source>
   <translation>(blank line)</translation>
  </message>
  <message>
   <source>字号</source>
   <translation>Text size</translation>
  </message>
  <message>
   <source>一张多宽</source>
   <translation>Label width</translation>
  </message>
  <message>
   <source>多高</source>
   <translation>Height</translation>
  </message>
  <message>
   <source>页宽(&amp;W)</source>
   <translation>Page &amp;width</translation>
  </message>
  <message>
   <source>第 {page} 页，共 {pages} 页</source>
   <translation>Page {page} of {pages}</translation>
  </message>
  <message>
   <source>正在画出页面</source>
   <translation>Drawing the pages</translation>
  </message>
  <message>
   <source>缩小（Ctrl+减号）</source>
   <translation>Smaller (Ctrl+minus)</translation>
  </message>
  <message>
   <source>放大（Ctrl+加号）</source>
   <translation>Larger (Ctrl+plus)</translation>
  </message>
  <message>
   <source>（只排了前 {count} {measure}）</source>
   <translation> (only the first ones are laid out: {count} {measure})</translation>
  </message>
  <message>
   <source>这些字没有字体，印出来是方框：{missing}</source>
   <translation>No font has these characters; they print as boxes: {missing}</translation>
  </message>
  <message>
   <source>先按</source>
   <translation>Sort by</translation>
  </message>
  <message>
   <source>再按</source>
   <translation>Then by</translation>
  </message>
  <message>
   <source>然后按</source>
   <translation>After that by</translation>
  </message>
  <message>
   <source>分组</source>
   <translation>Group</translation>
  </message>
  <message>
   <source>（不分组）</source>
   <translation>(no groups)</translation>
  </message>
  <message>
   <source>每一组另起一页</source>
   <translation>Each group on a new page</translation>
  </message>
  <message>
   <source>相同的排在一起，上面印一行组名。</source>
   <translation>Equal ones are put together, under a line with the name of the group.</translation>
  </message>
  <message>
   <source>从小到大</source>
   <translation>Ascending</translation>
  </message>
  <message>
   <source>从大到小</source>
   <translation>Descending</translation>
  </message>
  <message>
   <source>按什么分组</source>
   <translation>Group by</translation>
  </message>
  <message>
   <source>升序或降序</source>
   <translation>Ascending or descending</translation>
  </message>
  <message>
   <source>（不再排）</source>
   <translation>(no more sorting)</translation>
  </message>
  <message>
   <source>（和表格一样）</source>
   <translation>(as in the table)</translation>
  </message>
  <message>
   <source>插入</source>
   <translation>Insert</translation>
  </message>
  <message>
   <source>打印时自动填上的内容：单位名称、日期、条数…</source>
   <translation>Filled in by itself when printing: office name, date, number of records…</translation>
  </message>
  <message>
   <source>打印时问的：{name}</source>
   <translation>Asked when printing: {name}</translation>
  </message>
  <message>
   <source>正在看办公室的情况</source>
   <translation>Reading how the office stands</translation>
  </message>
  <message>
   <source>今天 {time}</source>
   <translation>Today {time}</translation>
  </message>
  <message>
   <source>需要办的事</source>
   <translation>To do</translation>
  </message>
  <message>
   <source>最近做过的</source>
   <translation>Lately done</translation>
  </message>
  <message>
   <source>{month}月{day}日</source>
   <translation>{day}/{month}</translation>
  </message>
  <message>
   <source>{year}年{month}月{day}日</source>
   <translation>{day}/{month}/{year}</translation>
  </message>
  <message>
   <source>{what}（已撤销）</source>
   <translation>{what} (undone)</translation>
  </message>
  <message>
   <source>没有要办的事</source>
   <translation>Nothing to do</translation>
  </message>
  <message>
   <source>还没有。做错了可以撤销（Ctrl+Z）</source>
   <translation>Nothing yet. Mistakes can be undone (Ctrl+Z)</translation>
  </message>
  <message>
   <source>添加党员(&amp;A)</source>
   <translation>&amp;Add member</translation>
  </message>
  <message>
   <source>记一次巡边(&amp;P)</source>
   <translation>Log a &amp;patrol</translation>
  </message>
  <message>
   <source>导入表格(&amp;I)</source>
   <translation>&amp;Import spreadsheet</translation>
  </message>
  <message>
   <source>打印名册(&amp;R)</source>
   <translation>Print &amp;roster</translation>
  </message>
  <message>
   <source>{year}年{month}月{day}日　{weekday}</source>
   <translation>{weekday}, {day}/{month}/{year}</translation>
  </message>
  <message>
   <source>每一行都带着记录编号，改了名字、换了顺序也认得出是哪一条。</source>
   <translation> Every row carries its record number, so it is recognised even if names or the order have changed.</translation>
  </message>
  <message>
   <source>用来认出是哪条记录</source>
   <translation>To tell which record it is</translation>
  </message>
  <message>
   <source>程序自己算，不导入</source>
   <translation>Worked out by the program, not imported</translation>
  </message>
  <message>
   <source>（空）</source>
   <translation>(blank)</translation>
  </message>
  <message>
   <source>这个文件里没有您要的台账，它看起来是“{title}”，已经按“{title}”对好。</source>
   <translation>This file does not hold the ledger you wanted. It looks like "{title}", and its columns were matched to "{title}".</translation>
  </message>
  <message>
   <source>这张表更像“{better}”：{count} 列对得上，按“{title}”只有 {known} 列。</source>
   <translation>This table looks more like "{better}": {count} columns fit, but only {known} fit "{title}".</translation>
  </message>
  <message>
   <source>请选一选哪一列是“{label}”，没有它不能导入。</source>
   <translation>Please choose the column for "{label}"; without it nothing can be imported.</translation>
  </message>
  <message>
   <source>“{label}”选了不止一列，请只留一列，别的选“不导入”。</source>
   <translation>Several columns are marked as "{label}"; please keep one and set the others to "Do not import".</translation>
  </message>
  <message>
   <source>表头在第 {head} 行，下面有 {rows} 行内容。{columns} 列里对上了 {known} 列。</source>
   <translation>Headings in row {head}, rows below: {rows}. Columns matched: {known} of {columns}.</translation>
  </message>
  <message>
   <source>其中 {count} 行在表格里是藏起来的或者筛掉的，也算在内。</source>
   <translation> Of these, rows hidden or filtered out in the spreadsheet: {count}; they count too.</translation>
  </message>
  <message>
   <source>没有算进去的：{listed}。</source>
   <translation> Not counted: {listed}.</translation>
  </message>
  <message>
   <source>改为导入“{better}”</source>
   <translation>Import into "{better}" instead</translation>
  </message>
  <message>
   <source>导入到哪个台账</source>
   <translation>Ledger to import into</translation>
  </message>
  <message>
   <source>导入哪个工作表</source>
   <translation>Sheet to import</translation>
  </message>
  <message>
   <source>导入到(&amp;L)</source>
   <translation>Import into &amp;ledger</translation>
  </message>
  <message>
   <source>表格里的列</source>
   <translation>Column in the file</translation>
  </message>
  <message>
   <source>前几行的内容</source>
   <translation>First rows</translation>
  </message>
  <message>
   <source>记到哪一项</source>
   <translation>Goes into</translation>
  </message>
  <message>
   <source>“{title}”记到哪一项</source>
   <translation>Where "{title}" goes</translation>
  </message>
  <message>
   <source>不导入</source>
   <translation>Do not import</translation>
  </message>
  <message>
   <source>没有这一项，原样保留</source>
   <translation>No such field; kept as it is</translation>
  </message>
  <message>
   <source>撤销这次导入(&amp;U)</source>
   <translation>&amp;Undo this import</translation>
  </message>
  <message>
   <source>打印名册(&amp;P)…</source>
   <translation>&amp;Print roster…</translation>
  </message>
  <message>
   <source>没有导入的行存成表格(&amp;S)…</source>
   <translation>&amp;Save rows left out…</translation>
  </message>
  <message>
   <source>WPS 和 Excel 的表格（.xlsx、.xls）、.ods 和 .csv 都可以。先给您看每一行会怎样，您同意了才写入；写入以后也可以撤销。</source>
   <translation>Spreadsheets of WPS and Excel (.xlsx, .xls), .ods and .csv all work. You first see what will become of every row; nothing is written until you agree, and even then it can be undone.</translation>
  </message>
  <message>
   <source>把表格拖到这里</source>
   <translation>Drop a spreadsheet here</translation>
  </message>
  <message>
   <source>正在导入</source>
   <translation>Importing</translation>
  </message>
  <message>
   <source>导入完成</source>
   <translation>Import finished</translation>
  </message>
  <message>
   <source>正在撤销</source>
   <translation>Undoing</translation>
  </message>
  <message>
   <source>已经撤销</source>
   <translation>Undone</translation>
  </message>
  <message>
   <source>这次导入的内容都退回去了，和导入以前一样。</source>
   <translation>All that was imported has been taken back; everything is as before.</translation>
  </message>
  <message>
   <source>没有导入的行存到哪里</source>
   <translation>Where to save the rows left out</translation>
  </message>
  <message>
   <source>“{file}”：新增 {new} 条，修改 {changed} 条，相同 {same} 条。</source>
   <translation>"{file}": new {new}, changed {changed}, same {same}.</translation>
  </message>
  <message>
   <source>有 {count} 行没有导入。可以存成表格，照“没有导入的原因”一列改好，再导入一次。</source>
   <translation>Rows left out: {count}. You can save them as a spreadsheet, correct them by its column "没有导入的原因" (why not imported), and import again.</translation>
  </message>
  <message>
   <source>{file}-没有导入的行.xlsx</source>
   <translation>{file}-rows left out.xlsx</translation>
  </message>
  <message>
   <source>您去掉勾的 {count} 行没有动。</source>
   <translation> Rows you unticked, left as they are: {count}.</translation>
  </message>
  <message>
   <source>已存到“{path}”。</source>
   <translation>Saved to "{path}".</translation>
  </message>
  <message>
   <source>已经有的记录怎么办</source>
   <translation>What to do with records already here</translation>
  </message>
  <message>
   <source>相同</source>
   <translation>Same</translation>
  </message>
  <message>
   <source>没有导入</source>
   <translation>Left out</translation>
  </message>
  <message>
   <source>需要看一看</source>
   <translation>To look at</translation>
  </message>
  <message>
   <source>已经有的记录(&amp;M)</source>
   <translation>Records already &amp;here</translation>
  </message>
  <message>
   <source>按表格更新（空格子不会清掉原来的内容，要清掉就写“清空”）</source>
   <translation>Update from the spreadsheet (blank cells leave what was there; to make it blank, write 清空)</translation>
  </message>
  <message>
   <source>只补空着的，已经有的内容不动</source>
   <translation>Fill in only what is blank</translation>
  </message>
  <message>
   <source>不动，只增加没有的</source>
   <translation>Leave them; only add new ones</translation>
  </message>
  <message>
   <source>表格里的行</source>
   <translation>Rows of the spreadsheet</translation>
  </message>
  <message>
   <source>需要看一看的地方</source>
   <translation>What to look at</translation>
  </message>
  <message>
   <source>全部导入(&amp;A)</source>
   <translation>Import &amp;all</translation>
  </message>
  <message>
   <source>全部不导入(&amp;O)</source>
   <translation>Imp&amp;ort none</translation>
  </message>
  <message>
   <source>有 {count} 个空格子，原来的内容都保留。</source>
   <translation>Blank cells: {count}; what was there is kept.</translation>
  </message>
  <message>
   <source>行</source>
   <translation>Row</translation>
  </message>
  <message>
   <source>{label}：{before} → {after}</source>
   <translation>{label}: {before} → {after}</translation>
  </message>
  <message>
   <source>正在核对每一行</source>
   <translation>Checking every row</translation>
  </message>
  <message>
   <source>这里 {count} 行，导入 {taken} 行。去掉前面的勾，那一行就不导入。</source>
   <translation>Rows here: {count}, to import: {taken}. Untick a row to leave it out.</translation>
  </message>
  <message>
   <source>按新的记入</source>
   <translation>Added as new</translation>
  </message>
  <message>
   <source>修改下面这些内容</source>
   <translation>These changes are made</translation>
  </message>
  <message>
   <source>和已有的记录一样，不用改</source>
   <translation>Same as the record here; no change</translation>
  </message>
  <message>
   <source>这一行不会导入</source>
   <translation>This row will not be imported</translation>
  </message>
  <message>
   <source>第 {row} 行　{title}</source>
   <translation>Row {row} {title}</translation>
  </message>
  <message>
   <source>{label}：{sentence}　（{count} 处）</source>
   <translation>{label}: {sentence} (× {count})</translation>
  </message>
  <message>
   <source>{sentence}　（{count} 处）</source>
   <translation>{sentence} (× {count})</translation>
  </message>
  <message>
   <source>第 {row} 行　{message}</source>
   <translation>Row {row}: {message}</translation>
  </message>
  <message>
   <source>选中的这一行</source>
   <translation>The selected row</translation>
  </message>
  <message>
   <source>去掉勾，这一项不导入</source>
   <translation>Untick to leave this out</translation>
  </message>
  <message>
   <source>清空</source>
   <translation>Make blank</translation>
  </message>
  <message>
   <source>表格 (*.xlsx *.xls *.et *.ods *.csv *.txt);;所有文件 (*)</source>
   <translation>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv *.txt);;All files (*)</translation>
  </message>
  <message>
   <source>从表格导入</source>
   <translation>Import from spreadsheet</translation>
  </message>
  <message>
   <source>对一对列</source>
   <translation>Match columns</translation>
  </message>
  <message>
   <source>选择表格</source>
   <translation>Choose a spreadsheet</translation>
  </message>
  <message>
   <source>导入 {count} 条(&amp;I)</source>
   <translation>&amp;Import ({count})</translation>
  </message>
  <message>
   <source>没有要导入的内容</source>
   <translation>Nothing to import</translation>
  </message>
  <message>
   <source>已放入 {count} {measure}，按 Ctrl+Z 可以撤销</source>
   <translation>Put in {count} {measure}; Ctrl+Z takes them out again</translation>
  </message>
  <message>
   <source>选择显示的列…</source>
   <translation>Choose columns to show…</translation>
  </message>
  <message>
   <source>还在数表里有多少条，请稍等再改</source>
   <translation>Still counting the records in the table; please wait a moment before changing them</translation>
  </message>
  <message>
   <source>正在读取剪贴板</source>
   <translation>Reading the clipboard</translation>
  </message>
  <message>
   <source>程序带的都已经在表里了</source>
   <translation>All that come with the program are there already</translation>
  </message>
  <message>
   <source>正在放入程序带的内容</source>
   <translation>Putting in what comes with the program</translation>
  </message>
  <message>
   <source>导出“{ledger}”{found} {measure}</source>
   <translation>Export "{ledger}": {found} {measure}</translation>
  </message>
  <message>
   <source>历史</source>
   <translation>Past</translation>
  </message>
  <message>
   <source>改这一格	F2</source>
   <translation>Change this cell	F2</translation>
  </message>
  <message>
   <source>批量修改…	Ctrl+H</source>
   <translation>Change many…	Ctrl+H</translation>
  </message>
  <message>
   <source>填上级发的表…</source>
   <translation>Fill in a form from the office above…</translation>
  </message>
  <message>
   <source>粘贴…	Ctrl+V</source>
   <translation>Paste…	Ctrl+V</translation>
  </message>
  <message>
   <source>已复制 {count} 行</source>
   <translation>Rows copied: {count}</translation>
  </message>
  <message>
   <source>转出…</source>
   <translation>Move away…</translation>
  </message>
  <message>
   <source>存成 Word 文档…</source>
   <translation>Save as Word document…</translation>
  </message>
  <message>
   <source>依法删除个人信息…</source>
   <translation>Erase personal data as the law requires…</translation>
  </message>
  <message>
   <source>复制</source>
   <translation>Copy</translation>
  </message>
  <message>
   <source>已修改 {count} 条的“{label}”，按 Ctrl+Z 可以撤销</source>
   <translation>Changed "{label}", records: {count}. Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>记录是靠它来认的。改完以后可以按 Ctrl+Z 一步撤销。</source>
   <translation>Records are known by it. Afterwards one Ctrl+Z undoes all of it.</translation>
  </message>
  <message>
   <source>都改掉</source>
   <translation>Change all</translation>
  </message>
  <message>
   <source>停下了，什么也没有改</source>
   <translation>Stopped; nothing was changed</translation>
  </message>
  <message>
   <source>正在数会改多少条……</source>
   <translation>Counting how many would change…</translation>
  </message>
  <message>
   <source>正在数会改多少条</source>
   <translation>Counting how many would change</translation>
  </message>
  <message>
   <source>正在修改 {count} 条</source>
   <translation>Changing records: {count}</translation>
  </message>
  <message>
   <source>要把 {count} 条的“{label}”都改掉吗？</source>
   <translation>Change "{label}" in all of these? Records: {count}</translation>
  </message>
  <message>
   <source>会改的</source>
   <translation>To change</translation>
  </message>
  <message>
   <source>不能改的</source>
   <translation>Cannot be changed</translation>
  </message>
  <message>
   <source>把哪几个字</source>
   <translation>Characters to replace</translation>
  </message>
  <message>
   <source>换成什么</source>
   <translation>Replace with</translation>
  </message>
  <message>
   <source>不写就是去掉</source>
   <translation>Blank: just remove them</translation>
  </message>
  <message>
   <source>改哪些</source>
   <translation>Which records</translation>
  </message>
  <message>
   <source>改什么(&amp;F)</source>
   <translation>&amp;Field to change</translation>
  </message>
  <message>
   <source>怎么改(&amp;H)</source>
   <translation>&amp;How to change it</translation>
  </message>
  <message>
   <source>内容(&amp;V)</source>
   <translation>&amp;Content</translation>
  </message>
  <message>
   <source>改什么</source>
   <translation>Field to change</translation>
  </message>
  <message>
   <source>怎么改</source>
   <translation>How to change it</translation>
  </message>
  <message>
   <source>全部换成</source>
   <translation>Replace all with</translation>
  </message>
  <message>
   <source>把其中的几个字换成别的</source>
   <translation>Replace some characters</translation>
  </message>
  <message>
   <source>加上一个</source>
   <translation>Add one</translation>
  </message>
  <message>
   <source>去掉一个</source>
   <translation>Remove one</translation>
  </message>
  <message>
   <source>其中 {count} 条已经办结或批准，会记为更正，原来的内容不会丢</source>
   <translation>Of these solved or approved: {count}; the change is kept as an amendment, and nothing that stood there is lost</translation>
  </message>
  <message>
   <source>其中 {count} 条改了以后有的内容要核对，例如两个日期的先后</source>
   <translation>Of these with something to check after the change, e.g. which of two dates is earlier: {count}</translation>
  </message>
  <message>
   <source>下面只列出前 {count} 条</source>
   <translation>Only the first {count} are listed below</translation>
  </message>
  <message>
   <source>为什么不能改</source>
   <translation>Why it cannot be changed</translation>
  </message>
  <message>
   <source>批量修改{ledger}</source>
   <translation>Change many in {ledger}</translation>
  </message>
  <message>
   <source>换成</source>
   <translation>with</translation>
  </message>
  <message>
   <source>选中的 {count} {measure}</source>
   <translation>The selected records ({count} {measure})</translation>
  </message>
  <message>
   <source>表里的全部 {count} {measure}</source>
   <translation>All in the table ({count} {measure})</translation>
  </message>
  <message>
   <source>写好内容，这里会说会改多少条</source>
   <translation>Fill in the content; how many records would change is then said here</translation>
  </message>
  <message>
   <source>修改 {count} 条</source>
   <translation>Change ({count})</translation>
  </message>
  <message>
   <source>不能改的 {count} 条</source>
   <translation>Cannot be changed: {count}</translation>
  </message>
  <message>
   <source>恢复原来的顺序</source>
   <translation>Back to the usual order</translation>
  </message>
  <message>
   <source>隐藏这一列</source>
   <translation>Hide this column</translation>
  </message>
  <message>
   <source>从小到大排</source>
   <translation>Sort ascending</translation>
  </message>
  <message>
   <source>从大到小排</source>
   <translation>Sort descending</translation>
  </message>
  <message>
   <source>读取记录</source>
   <translation>Reading records</translation>
  </message>
  <message>
   <source>筛选这一列…</source>
   <translation>Filter this column…</translation>
  </message>
  <message>
   <source>只看这个“{field}”</source>
   <translation>Only this "{field}"</translation>
  </message>
  <message>
   <source>不看这个“{field}”</source>
   <translation>All but this "{field}"</translation>
  </message>
  <message>
   <source>恢复原来的列和列宽</source>
   <translation>Back to the usual columns and widths</translation>
  </message>
  <message>
   <source>打勾的显示；可以上下拖动</source>
   <translation>Those ticked are shown; drag them up or down</translation>
  </message>
  <message>
   <source>要删除{named}吗？</source>
   <translation>Delete {named}?</translation>
  </message>
  <message>
   <source>删除以后可以按 Ctrl+Z 撤销。</source>
   <translation>You can undo this with Ctrl+Z.</translation>
  </message>
  <message>
   <source>删除 {count} 条记录</source>
   <translation>Delete records: {count}</translation>
  </message>
  <message>
   <source>已删除{named}，按 Ctrl+Z 可以撤销</source>
   <translation>Deleted: {named}. Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>打开以后，别处写了新的内容，请选一个</source>
   <translation>Something new came from elsewhere since you opened this; please choose one</translation>
  </message>
  <message>
   <source>“{title}”的“{label}”</source>
   <translation>"{label}" of "{title}"</translation>
  </message>
  <message>
   <source>已保存{caption}，按 Ctrl+Z 可以撤销</source>
   <translation>Saved {caption}. Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>已保存{caption}，请核对：{warning}</source>
   <translation>Saved {caption}. Please check: {warning}</translation>
  </message>
  <message>
   <source>添加文件…</source>
   <translation>Add file…</translation>
  </message>
  <message>
   <source>添加照片或文件</source>
   <translation>Add a photo or file</translation>
  </message>
  <message>
   <source>所有文件 (*)</source>
   <translation>All files (*)</translation>
  </message>
  <message>
   <source>把附件存成文件</source>
   <translation>Save the attachment as a file</translation>
  </message>
  <message>
   <source>没有名字的文件</source>
   <translation>File without a name</translation>
  </message>
  <message>
   <source>点一下，把它存成文件</source>
   <translation>Click to save it as a file</translation>
  </message>
  <message>
   <source>资料未到，会随对方下一个数据包来</source>
   <translation>Not here yet; it comes with the other office's next bundle</translation>
  </message>
  <message>
   <source>正在添加“{file}”</source>
   <translation>Adding "{file}"</translation>
  </message>
  <message>
   <source>正在保存“{file}”</source>
   <translation>Saving "{file}"</translation>
  </message>
  <message>
   <source>从日历里选</source>
   <translation>Choose from calendar</translation>
  </message>
  <message>
   <source>是</source>
   <translation>Yes</translation>
  </message>
  <message>
   <source>否</source>
   <translation>No</translation>
  </message>
  <message>
   <source>未填</source>
   <translation>Blank</translation>
  </message>
  <message>
   <source>显示</source>
   <translation>Show</translation>
  </message>
  <message>
   <source>如 7:30</source>
   <translation>e.g. 7:30</translation>
  </message>
  <message>
   <source>元</source>
   <translation>yuan</translation>
  </message>
  <message>
   <source>如 2024.3.12</source>
   <translation>e.g. 2024.3.12</translation>
  </message>
  <message>
   <source>如 1968.03</source>
   <translation>e.g. 1968.03</translation>
  </message>
  <message>
   <source>打开这条“{ledger}”</source>
   <translation>Open this record in "{ledger}"</translation>
  </message>
  <message>
   <source>如 1231-1234、1236（褪色）</source>
   <translation>e.g. 1231-1234, 1236(褪色)</translation>
  </message>
  <message>
   <source>点一下，写明界碑的情况</source>
   <translation>Click to note the marker's condition</translation>
  </message>
  <message>
   <source>不写</source>
   <translation>None</translation>
  </message>
  <message>
   <source>写姓名，按回车加上</source>
   <translation>Type a name, press Enter</translation>
  </message>
  <message>
   <source>按住 Ctrl 点一下，打开这个人的资料</source>
   <translation>Ctrl+click opens this person's record</translation>
  </message>
  <message>
   <source>共 {count} 人</source>
   <translation>people in all: {count}</translation>
  </message>
  <message>
   <source>没有找到“{name}”，按文字保存</source>
   <translation>"{name}" was not found; saved as text</translation>
  </message>
  <message>
   <source>查找“{text}”</source>
   <translation>Search for "{text}"</translation>
  </message>
  <message>
   <source>本人提出了要求，或者保存期限已过，我已经核对</source>
   <translation>The person asked for it, or the time to keep it is over; I have checked this</translation>
  </message>
  <message>
   <source>永久删除</source>
   <translation>Erase for good</translation>
  </message>
  <message>
   <source>正在删除个人信息</source>
   <translation>Erasing personal data</translation>
  </message>
  <message>
   <source>别的办公室读了您的下一个数据包，也会删掉；转走的、合并的一样。</source>
   <translation>Other offices erase it too once they read your next bundle; so it is with records moved away or joined.</translation>
  </message>
  <message>
   <source>只是不想再列在名册里的，请用“删除”，那是可以撤销的。</source>
   <translation>If a record should only leave the roster, use "Delete"; that can be undone.</translation>
  </message>
  <message>
   <source>以前写的备份里还有，请按规定销毁。</source>
   <translation>Backups written earlier still hold it; please destroy them as the rules require.</translation>
  </message>
  <message>
   <source>要依法删除“{ledger}”{count} {measure}的个人信息吗？</source>
   <translation>Erase personal data in "{ledger}" ({count} {measure}) as the law requires?</translation>
  </message>
  <message>
   <source>已删除 {count} 条记录里的个人信息</source>
   <translation>Personal data erased, records: {count}</translation>
  </message>
  <message>
   <source>{fields}从这里的所有历史里删掉，谁也找不回来，不能撤销。</source>
   <translation>Erased here from all history: {fields}. Nobody can bring it back, and it cannot be undone.</translation>
  </message>
  <message>
   <source>表格 (*.xlsx);;文本表格 (*.csv)</source>
   <translation>Spreadsheet (*.xlsx);;Plain table (*.csv)</translation>
  </message>
  <message>
   <source>表格里显示的列，按显示的顺序</source>
   <translation>The columns shown in the table, in the order shown</translation>
  </message>
  <message>
   <source>导出哪些列</source>
   <translation>Columns to export</translation>
  </message>
  <message>
   <source>导出哪些列(&amp;L)</source>
   <translation>Co&amp;lumns to export</translation>
  </message>
  <message>
   <source>写出完整号码</source>
   <translation>Write full numbers</translation>
  </message>
  <message>
   <source>不勾选，身份证号和电话只写出一部分。勾选的话，谁在什么时候为什么导出都会记下来。</source>
   <translation>Without the tick, identity and phone numbers are partly hidden. With it, who exported when and why is kept on record.</translation>
  </message>
  <message>
   <source>选择文件</source>
   <translation>Choose file</translation>
  </message>
  <message>
   <source>导出到“{file}”</source>
   <translation>Export to "{file}"</translation>
  </message>
  <message>
   <source>添加条件(&amp;T)</source>
   <translation>Add condi&amp;tion</translation>
  </message>
  <message>
   <source>按任何一项筛选（Ctrl+Shift+F）</source>
   <translation>Filter by any field (Ctrl+Shift+F)</translation>
  </message>
  <message>
   <source>清除</source>
   <translation>Clear</translation>
  </message>
  <message>
   <source>读取筛选条件</source>
   <translation>Reading the filters</translation>
  </message>
  <message>
   <source>待处理的</source>
   <translation>To review</translation>
  </message>
  <message>
   <source>按{label}筛选</source>
   <translation>Filter by {label}</translation>
  </message>
  <message>
   <source>去向：{where}</source>
   <translation>Sent: {where}</translation>
  </message>
  <message>
   <source>反过来：不要这些</source>
   <translation>The other way round: not these</translation>
  </message>
  <message>
   <source>空着的</source>
   <translation>Blank</translation>
  </message>
  <message>
   <source>填了的</source>
   <translation>Filled in</translation>
  </message>
  <message>
   <source>没有的</source>
   <translation>None</translation>
  </message>
  <message>
   <source>有的</source>
   <translation>One or more</translation>
  </message>
  <message>
   <source>算不出来的</source>
   <translation>Cannot be worked out</translation>
  </message>
  <message>
   <source>算得出来的</source>
   <translation>Can be worked out</translation>
  </message>
  <message>
   <source>名字里有的字，或者拼音首字母</source>
   <translation>Part of the name, or pinyin initials</translation>
  </message>
  <message>
   <source>名字里有的字</source>
   <translation>Part of the name</translation>
  </message>
  <message>
   <source>怎样比较</source>
   <translation>How to compare</translation>
  </message>
  <message>
   <source>写几个字</source>
   <translation>Part of the text</translation>
  </message>
  <message>
   <source>如 1236</source>
   <translation>e.g. 1236</translation>
  </message>
  <message>
   <source>到哪一个界碑</source>
   <translation>Up to which marker</translation>
  </message>
  <message>
   <source>一个就不填</source>
   <translation>Blank if only one</translation>
  </message>
  <message>
   <source>含有</source>
   <translation>Contains</translation>
  </message>
  <message>
   <source>就是</source>
   <translation>Is exactly</translation>
  </message>
  <message>
   <source>开头是</source>
   <translation>Begins with</translation>
  </message>
  <message>
   <source>末尾是</source>
   <translation>Ends with</translation>
  </message>
  <message>
   <source>最近、未来、以前还是以后</source>
   <translation>Last, next, before or after</translation>
  </message>
  <message>
   <source>多少</source>
   <translation>How much</translation>
  </message>
  <message>
   <source>天、月还是年</source>
   <translation>Days, months or years</translation>
  </message>
  <message>
   <source>每年哪个月</source>
   <translation>Which month of each year</translation>
  </message>
  <message>
   <source>不限</source>
   <translation>Any</translation>
  </message>
  <message>
   <source>不详</source>
   <translation>Not known (不详)</translation>
  </message>
  <message>
   <source>“到”比“从”早，请对调</source>
   <translation>"To" is earlier than "From"; please swap them</translation>
  </message>
  <message>
   <source>“不详”不能作起止日期，请写年、月或者日</source>
   <translation>不详 cannot be used for "From" or "To"; please write a year, a month or a day</translation>
  </message>
  <message>
   <source>如 2024.3</source>
   <translation>e.g. 2024.3</translation>
  </message>
  <message>
   <source>最近</source>
   <translation>The last</translation>
  </message>
  <message>
   <source>未来</source>
   <translation>The next</translation>
  </message>
  <message>
   <source>早于</source>
   <translation>Before the last</translation>
  </message>
  <message>
   <source>晚于</source>
   <translation>After the next</translation>
  </message>
  <message>
   <source>个月</source>
   <translation>months</translation>
  </message>
  <message>
   <source>每年</source>
   <translation>Every year</translation>
  </message>
  <message>
   <source>在下面查找</source>
   <translation>Search below</translation>
  </message>
  <message>
   <source>写几个字，或者拼音首字母</source>
   <translation>A few letters, or pinyin initials</translation>
  </message>
  <message>
   <source>“到”比“从”小，请对调</source>
   <translation>"To" is less than "From"; please swap them</translation>
  </message>
  <message>
   <source>这条记录一边删除了，一边又修改过，请决定留下还是删除</source>
   <translation>One side deleted this record, another changed it; please decide: keep or delete</translation>
  </message>
  <message>
   <source>两边写得不一样，请选一个</source>
   <translation>Two sides wrote this differently; please choose one</translation>
  </message>
  <message>
   <source>并过去</source>
   <translation>Join</translation>
  </message>
  <message>
   <source>一边说：{fate}；另一边没有看到，请决定留下还是并过去</source>
   <translation>One side says: {fate}; the other did not see that. Please decide: keep or join</translation>
  </message>
  <message>
   <source>已保存“{title}”，按 Ctrl+Z 可以撤销</source>
   <translation>Saved "{title}". Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>这条记录刚刚被删除，按 Ctrl+Z 可以恢复，再保存这里写的内容</source>
   <translation>This record was just deleted. Ctrl+Z brings it back; then save what you wrote here</translation>
  </message>
  <message>
   <source>已保存“{title}”，有 {count} 处请核对</source>
   <translation>Saved "{title}". Please check, places: {count}</translation>
  </message>
  <message>
   <source>已添加“{title}”，按 Ctrl+Z 可以撤销</source>
   <translation>Added "{title}". Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>添加{ledger}</source>
   <translation>Add to {ledger}</translation>
  </message>
  <message>
   <source>原来是“{before}”，{who} {when}更正</source>
   <translation>Before: "{before}"; amended by {who}, {when}</translation>
  </message>
  <message>
   <source>共 {count} 座：{markers}</source>
   <translation>{count} in all: {markers}</translation>
  </message>
  <message>
   <source>已连到“{title}”的资料</source>
   <translation>Linked to the record of "{title}"</translation>
  </message>
  <message>
   <source>要保存吗？</source>
   <translation>Save it?</translation>
  </message>
  <message>
   <source>放弃</source>
   <translation>Discard</translation>
  </message>
  <message>
   <source>“{title}”改过的内容还没有保存</source>
   <translation>Changes to "{title}" are not saved yet</translation>
  </message>
  <message>
   <source>关闭</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>留下</source>
   <translation>Keep</translation>
  </message>
  <message>
   <source>保存并继续添加</source>
   <translation>Save, add next</translation>
  </message>
  <message>
   <source>上一条（Alt+↑）</source>
   <translation>Previous (Alt+↑)</translation>
  </message>
  <message>
   <source>下一条（Alt+↓）</source>
   <translation>Next (Alt+↓)</translation>
  </message>
  <message>
   <source>返回列表</source>
   <translation>Back to list</translation>
  </message>
  <message>
   <source>收起</source>
   <translation>Hide</translation>
  </message>
  <message>
   <source>上一条</source>
   <translation>Previous</translation>
  </message>
  <message>
   <source>下一条</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>（那台电脑的时间可能不对）</source>
   <translation> (the clock of that computer may be wrong)</translation>
  </message>
  <message>
   <source>用这个</source>
   <translation>Use this</translation>
  </message>
  <message>
   <source>用新的</source>
   <translation>Use the new one</translation>
  </message>
  <message>
   <source>刚才在这里写的</source>
   <translation>Just typed here</translation>
  </message>
  <message>
   <source>存我的</source>
   <translation>Save mine</translation>
  </message>
  <message>
   <source>查看去向</source>
   <translation>Looking up how far it was sent</translation>
  </message>
  <message>
   <source>{after}（还在等别的内容，没有生效）</source>
   <translation>{after} (waiting for other data, not in force)</translation>
  </message>
  <message>
   <source>{after}（没有采用）</source>
   <translation>{after} (not taken)</translation>
  </message>
  <message>
   <source>更正</source>
   <translation>Amendment</translation>
  </message>
  <message>
   <source>合并</source>
   <translation>Join</translation>
  </message>
  <message>
   <source>每次保存的内容都在这里，最近的在最上面。</source>
   <translation>Everything that was ever saved, the latest first.</translation>
  </message>
  <message>
   <source>“{title}”的历史</source>
   <translation>History of "{title}"</translation>
  </message>
  <message>
   <source>写在</source>
   <translation>Written in</translation>
  </message>
  <message>
   <source>并入这里的另一条</source>
   <translation>the other record, joined into this one</translation>
  </message>
  <message>
   <source>记住设置</source>
   <translation>Keeping the setting</translation>
  </message>
  <message>
   <source>几个词用空格隔开，都要找到；姓名可以只写拼音首字母，号码可以只写最后几位</source>
   <translation>Several words with spaces between: all must be found. For names the pinyin initials will do, for numbers the last digits</translation>
  </message>
  <message>
   <source>查找{fields}</source>
   <translation>Search {fields}</translation>
  </message>
  <message>
   <source>查找{fields}等</source>
   <translation>Search {fields}…</translation>
  </message>
  <message>
   <source>筛选</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>筛选、排序和列，都可以存成一个视图</source>
   <translation>Filters, sorting and columns can all be saved as a view</translation>
  </message>
  <message>
   <source>还原</source>
   <translation>Reset</translation>
  </message>
  <message>
   <source>回到视图原来的样子</source>
   <translation>Back to the view as it was</translation>
  </message>
  <message>
   <source>批量修改</source>
   <translation>Change many</translation>
  </message>
  <message>
   <source>一次改选中的许多条（Ctrl+H）</source>
   <translation>Change many selected records at once (Ctrl+H)</translation>
  </message>
  <message>
   <source>打印名册、登记表、标签（Ctrl+P）</source>
   <translation>Print rosters, registration forms, labels (Ctrl+P)</translation>
  </message>
  <message>
   <source>更多</source>
   <translation>More</translation>
  </message>
  <message>
   <source>可以一条一条添加，也可以从现有的表格一次导入。</source>
   <translation>Add one by one, or import many at once from a spreadsheet you have.</translation>
  </message>
  <message>
   <source>换几个字再找，或者清除筛选条件，看全部内容。</source>
   <translation>Try other words, or clear the filters to see everything.</translation>
  </message>
  <message>
   <source>添加第一条</source>
   <translation>Add the first</translation>
  </message>
  <message>
   <source>清除查找和筛选</source>
   <translation>Clear search and filters</translation>
  </message>
  <message>
   <source>去掉“{condition}”</source>
   <translation>Remove "{condition}"</translation>
  </message>
  <message>
   <source>添加{ledger}（Ctrl+N）</source>
   <translation>Add to {ledger} (Ctrl+N)</translation>
  </message>
  <message>
   <source>还没有{ledger}</source>
   <translation>Nothing in {ledger} yet</translation>
  </message>
  <message>
   <source>查找记录</source>
   <translation>Searching</translation>
  </message>
  <message>
   <source>待处理：{fields}。两边写得不一样，请打开核对</source>
   <translation>To review: {fields}. Two sides wrote this differently; please open it and check</translation>
  </message>
  <message>
   <source>序号</source>
   <translation>No.</translation>
  </message>
  <message>
   <source>这条记录不是本办公室写的</source>
   <translation>This record was not written by this office</translation>
  </message>
  <message>
   <source>两个办公室写得不一样，还没有处理</source>
   <translation>Two offices wrote this differently; not settled yet</translation>
  </message>
  <message>
   <source>{text}，待处理</source>
   <translation>{text}, to review</translation>
  </message>
  <message>
   <source>{ledger}　正在数…</source>
   <translation>{ledger}: counting…</translation>
  </message>
  <message>
   <source>{ledger}　{total} {measure}</source>
   <translation>{ledger}: {total} {measure}</translation>
  </message>
  <message>
   <source>{ledger}　共 {total} {measure}，筛选出 {found} {measure}</source>
   <translation>{ledger}: {found} of {total} {measure}</translation>
  </message>
  <message>
   <source>这条记录不在现在的查找和筛选结果里</source>
   <translation>This record is outside the present search and filters</translation>
  </message>
  <message>
   <source>筛选（{count}）</source>
   <translation>Filter ({count})</translation>
  </message>
  <message>
   <source>展开</source>
   <translation>Show</translation>
  </message>
  <message>
   <source>还没有{ledger}。</source>
   <translation>Nothing in {ledger} yet.</translation>
  </message>
  <message>
   <source>已粘贴：添加 {new} 行，修改 {changed} 行，按 Ctrl+Z 可以撤销</source>
   <translation>Pasted. Rows added: {new}, changed: {changed}. Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>正在粘贴</source>
   <translation>Pasting</translation>
  </message>
  <message>
   <source>粘贴</source>
   <translation>Paste</translation>
  </message>
  <message>
   <source>添加为新的，已经有的就更新(&amp;N)</source>
   <translation>Add as &amp;new; update those already here</translation>
  </message>
  <message>
   <source>从哪一列开始(&amp;C)</source>
   <translation>Start at &amp;column</translation>
  </message>
  <message>
   <source>从哪一列开始</source>
   <translation>Start at column</translation>
  </message>
  <message>
   <source>空着的格子清掉原来的内容(&amp;E)</source>
   <translation>Blank cells &amp;erase what was there</translation>
  </message>
  <message>
   <source>要粘贴的行</source>
   <translation>Rows to paste</translation>
  </message>
  <message>
   <source>添加 {new} 行，修改 {changed} 行</source>
   <translation>Add ({new}), change ({changed})</translation>
  </message>
  <message>
   <source>新的内容</source>
   <translation>New content</translation>
  </message>
  <message>
   <source>看不懂或不能用的</source>
   <translation>Not understood or unusable</translation>
  </message>
  <message>
   <source>添加 {new} 行</source>
   <translation>Add ({new})</translation>
  </message>
  <message>
   <source>要粘贴 {count} 行</source>
   <translation>Rows to paste: {count}</translation>
  </message>
  <message>
   <source>改表里的 {count} {measure}，按顺序一行对一行(&amp;R)</source>
   <translation>Change &amp;records in the table ({count} {measure}), row by row in order</translation>
  </message>
  <message>
   <source>正在核对每一行……</source>
   <translation>Checking every row…</translation>
  </message>
  <message>
   <source>新增 {new} 行，修改 {changed} 行，{same} 行和原来一样，{rejected} 行不能用</source>
   <translation>Rows to add: {new}, to change: {changed}, same as before: {same}, unusable: {rejected}</translation>
  </message>
  <message>
   <source>修改 {changed} 行</source>
   <translation>Change ({changed})</translation>
  </message>
  <message>
   <source>没有要改的</source>
   <translation>Nothing to change</translation>
  </message>
  <message>
   <source>不用</source>
   <translation>Not used</translation>
  </message>
  <message>
   <source>结果</source>
   <translation>Result</translation>
  </message>
  <message>
   <source>一样</source>
   <translation>Same</translation>
  </message>
  <message>
   <source>不能用</source>
   <translation>Unusable</translation>
  </message>
  <message>
   <source>如：60岁以上、没有电话的</source>
   <translation>e.g. aged 60 or over, without phone</translation>
  </message>
  <message>
   <source>视图的名字</source>
   <translation>Name of the view</translation>
  </message>
  <message>
   <source>以后打开就用这个视图</source>
   <translation>Open with this view from now on</translation>
  </message>
  <message>
   <source>视图“{name}”：{said}，这部分没有用上</source>
   <translation>View "{name}", part of it not used: {said}</translation>
  </message>
  <message>
   <source>视图：{name}（改过）</source>
   <translation>View: {name} (changed)</translation>
  </message>
  <message>
   <source>视图：{name}</source>
   <translation>View: {name}</translation>
  </message>
  <message>
   <source>把现在的样子存成新视图…</source>
   <translation>Save as new view…</translation>
  </message>
  <message>
   <source>保存视图</source>
   <translation>Save view</translation>
  </message>
  <message>
   <source>给视图改名</source>
   <translation>Rename view</translation>
  </message>
  <message>
   <source>只删除视图，记录都在。</source>
   <translation>Only the view is deleted; all records stay.</translation>
  </message>
  <message>
   <source>要删除视图“{name}”吗？</source>
   <translation>Delete the view "{name}"?</translation>
  </message>
  <message>
   <source>打开就用“{name}”</source>
   <translation>Open with "{name}"</translation>
  </message>
  <message>
   <source>保存对“{name}”的改动</source>
   <translation>Save changes to "{name}"</translation>
  </message>
  <message>
   <source>给“{name}”改名…</source>
   <translation>Rename "{name}"…</translation>
  </message>
  <message>
   <source>删除“{name}”…</source>
   <translation>Delete "{name}"…</translation>
  </message>
  <message>
   <source>返回统计</source>
   <translation>Back to statistics</translation>
  </message>
  <message>
   <source>看全部</source>
   <translation>Show all</translation>
  </message>
  <message>
   <source>只列出：{said}</source>
   <translation>Showing only: {said}</translation>
  </message>
  <message>
   <source>对方还没有接收的，就不能再接收了；如果已经接收，以接收为准。</source>
   <translation>If the other office has not accepted it yet, it no longer can; if it already has, that counts.</translation>
  </message>
  <message>
   <source>转出转入</source>
   <translation>Moving in and out</translation>
  </message>
  <message>
   <source>接收(&amp;A)…</source>
   <translation>&amp;Accept…</translation>
  </message>
  <message>
   <source>撤回(&amp;W)…</source>
   <translation>&amp;Withdraw…</translation>
  </message>
  <message>
   <source>看这条记录(&amp;V)</source>
   <translation>&amp;View this record</translation>
  </message>
  <message>
   <source>存成文档(&amp;D)…</source>
   <translation>Save as &amp;document…</translation>
  </message>
  <message>
   <source>介绍信的工作底稿，可以用 WPS 或 Word 再改</source>
   <translation>Working draft of the letter of introduction, to be changed further in WPS or Word</translation>
  </message>
  <message>
   <source>正在打开介绍信登记</source>
   <translation>Opening the register of letters</translation>
  </message>
  <message>
   <source>接收(&amp;Y)</source>
   <translation>&amp;Accept</translation>
  </message>
  <message>
   <source>已接收“{name}”。请写数据包交给上级，回执就在里面。</source>
   <translation>"{name}" was accepted. Please write a bundle to the office above; the receipt is in it.</translation>
  </message>
  <message>
   <source>撤回(&amp;Y)</source>
   <translation>&amp;Withdraw</translation>
  </message>
  <message>
   <source>已撤回介绍信 {number}。请写数据包，让对方也知道。</source>
   <translation>Letter {number} withdrawn. Please write a bundle so that the other office knows too.</translation>
  </message>
  <message>
   <source>要把党员、中心户或联系户转到别的办公室，请在那条记录上点右键，选“转出”。</source>
   <translation>To move a member, central household or family to another office, right-click the record and choose "Move away".</translation>
  </message>
  <message>
   <source>一起转的</source>
   <translation>Moved along</translation>
  </message>
  <message>
   <source>有效期到</source>
   <translation>Valid until</translation>
  </message>
  <message>
   <source>接收日期</source>
   <translation>Accepted on</translation>
  </message>
  <message>
   <source>撤回日期</source>
   <translation>Withdrawn on</translation>
  </message>
  <message>
   <source>几个办公室都接收了它。请打电话商定由谁留下，另一个办公室把自己那条删掉。</source>
   <translation>Several offices have accepted it. Please agree by telephone who keeps it; the other office then deletes its own record.</translation>
  </message>
  <message>
   <source>介绍信过了有效期。先和对方核对，没有变化就照样接收。</source>
   <translation>The letter of introduction has expired. Check with the other office first; if nothing has changed, accept it as usual.</translation>
  </message>
  <message>
   <source>接收以后才算转入；回执随下一个数据包带给对方。</source>
   <translation>It counts as moved in only once accepted; the receipt goes to the other office with the next bundle.</translation>
  </message>
  <message>
   <source>对方接收了，并且您读了带回执的数据包，这里的记录才会转走。</source>
   <translation>The record here moves away only when the other office has accepted it and you have read the bundle with the receipt.</translation>
  </message>
  <message>
   <source>接收“{name}”吗？</source>
   <translation>Accept "{name}"?</translation>
  </message>
  <message>
   <source>接收以后就是“{office}”的记录，可以在这里修改；接收不能撤销，要转回去请再开介绍信。</source>
   <translation>Once accepted, it is a record of "{office}" and can be changed here. Accepting cannot be undone; to move it back, please issue another letter of introduction.</translation>
  </message>
  <message>
   <source>正在接收</source>
   <translation>Accepting</translation>
  </message>
  <message>
   <source>撤回介绍信 {number} 吗？</source>
   <translation>Withdraw letter {number}?</translation>
  </message>
  <message>
   <source>正在撤回</source>
   <translation>Withdrawing</translation>
  </message>
  <message>
   <source>介绍信{number}</source>
   <translation>Letter {number}</translation>
  </message>
  <message>
   <source>已开介绍信 {number}，有效期到 {until}。下次交换时交给上级。</source>
   <translation>Letter of introduction {number} issued, valid until {until}. Give it to the office above at the next exchange.</translation>
  </message>
  <message>
   <source>不写就自动编号</source>
   <translation>Blank: numbered by itself</translation>
  </message>
  <message>
   <source>转到</source>
   <translation>Move to</translation>
  </message>
  <message>
   <source>从列表里选，没有的写 12 位区划代码</source>
   <translation>Choose from the list; if it is not there, write the 12-digit area code</translation>
  </message>
  <message>
   <source>介绍信编号</source>
   <translation>Letter number</translation>
  </message>
  <message>
   <source>沿途的办公室都看得到，不要写私事</source>
   <translation>Every office on the way can read this; write nothing private</translation>
  </message>
  <message>
   <source>开介绍信(&amp;O)</source>
   <translation>&amp;Issue letter</translation>
  </message>
  <message>
   <source>正在看认识哪些办公室</source>
   <translation>Looking at which offices are known</translation>
  </message>
  <message>
   <source>正在开介绍信</source>
   <translation>Issuing the letter</translation>
  </message>
  <message>
   <source>开介绍信以后，“{name}”还留在这里；对方接收了，并且您读了对方的回执，才算转出。介绍信 {days} 天有效，对方接收以前可以撤回。</source>
   <translation>Once the letter of introduction is issued, "{name}" still stays here; it counts as moved away only when the other office has accepted it and you have read its receipt. The letter is valid for {days} days and can be withdrawn until it is accepted.</translation>
  </message>
  <message>
   <source>请选对方的办公室，或者写它的代码</source>
   <translation>Please choose the other office, or write its code</translation>
  </message>
  <message>
   <source>把“{name}”转到哪里？</source>
   <translation>Where to move "{name}"?</translation>
  </message>
  <message>
   <source>{name}（{code}）</source>
   <translation>{name} ({code})</translation>
  </message>
  <message>
   <source>栏目</source>
   <translation>Pages</translation>
  </message>
  <message>
   <source>{page}，{count} 件</source>
   <translation>{page}, open: {count}</translation>
  </message>
  <message>
   <source>这张表上还要写</source>
   <translation>Also to be written on this form</translation>
  </message>
  <message>
   <source>表里找到的全部记录</source>
   <translation>All records found in the table</translation>
  </message>
  <message>
   <source>打印空白表(&amp;K)</source>
   <translation>Print blan&amp;k form</translation>
  </message>
  <message>
   <source>不印记录，只印表头和空格，拿去用手填</source>
   <translation>No records, only headings and blank cells, to fill in by hand</translation>
  </message>
  <message>
   <source>截至日期(&amp;D)</source>
   <translation>As of &amp;date</translation>
  </message>
  <message>
   <source>按那一天结束时的内容印，比如上年12月31日的名册</source>
   <translation>Printed as it stood at the end of that day, e.g. the roster of 31 December last year</translation>
  </message>
  <message>
   <source>截至日期</source>
   <translation>As of date</translation>
  </message>
  <message>
   <source>如 2025.12.31</source>
   <translation>e.g. 2025.12.31</translation>
  </message>
  <message>
   <source>印出完整电话和号码(&amp;N)</source>
   <translation>Full phone and ID &amp;numbers</translation>
  </message>
  <message>
   <source>只要选中的 {count} 条</source>
   <translation>Only the selected records ({count})</translation>
  </message>
  <message>
   <source>用途：{purpose}</source>
   <translation>Purpose: {purpose}</translation>
  </message>
  <message>
   <source>印哪一种表格</source>
   <translation>Form to print</translation>
  </message>
  <message>
   <source>改这张表(&amp;E)…</source>
   <translation>Chang&amp;e this form…</translation>
  </message>
  <message>
   <source>表格</source>
   <translation>Form</translation>
  </message>
  <message>
   <source>这台电脑上没有打印机</source>
   <translation>This computer has no printer.</translation>
  </message>
  <message>
   <source>请先接好打印机；也可以先存成PDF，拿到别处打印</source>
   <translation>Please connect one, or save as PDF and print it elsewhere.</translation>
  </message>
  <message>
   <source>存成PDF</source>
   <translation>Save as PDF</translation>
  </message>
  <message>
   <source>正在打印</source>
   <translation>Printing</translation>
  </message>
  <message>
   <source>要印的话，会缩小印在它的纸上，字会变小。</source>
   <translation>If you print, it is shrunk to the paper of this printer, and the characters become smaller.</translation>
  </message>
  <message>
   <source>缩小了印</source>
   <translation>Print smaller</translation>
  </message>
  <message>
   <source>正面已经送去打印。等纸都出来以后，把这一叠纸翻过来放回纸盒。</source>
   <translation>The front sides were sent to the printer. When all sheets are out, turn the stack over and put it back in the tray.</translation>
  </message>
  <message>
   <source>各种打印机放纸的方向不一样；第一次请先拿一两页试一试。</source>
   <translation>Printers differ in which way the paper goes in; the first time, please try with one or two pages.</translation>
  </message>
  <message>
   <source>放好了，印反面</source>
   <translation>It is in, print the back sides</translation>
  </message>
  <message>
   <source>“{path}”已经不在那里了</source>
   <translation>"{path}" is no longer there.</translation>
  </message>
  <message>
   <source>请重新保存一次</source>
   <translation>Please save it once more.</translation>
  </message>
  <message>
   <source>已存到“{path}”</source>
   <translation>Saved to "{path}"</translation>
  </message>
  <message>
   <source>打印机“{name}”没有这么大的纸</source>
   <translation>The printer "{name}" has no paper this large</translation>
  </message>
  <message>
   <source>已送到打印机“{name}”</source>
   <translation>Sent to the printer "{name}"</translation>
  </message>
  <message>
   <source>这张表是本办公室自己改的。</source>
   <translation> This form was changed by this office.</translation>
  </message>
  <message>
   <source>贴在墙上公示用，不印身份证号、电话和住址。</source>
   <translation> For posting on a wall: no ID numbers, phones or addresses.</translation>
  </message>
  <message>
   <source>身份证号和电话印完整的，打印前要写明用途。</source>
   <translation> ID numbers and phones are printed in full; state the purpose before printing.</translation>
  </message>
  <message>
   <source>空白的表，印出来带着，用手填。</source>
   <translation>A blank form, printed to be filled in by hand.</translation>
  </message>
  <message>
   <source>一行一条记录的名册。</source>
   <translation>A roster with one row per record.</translation>
  </message>
  <message>
   <source>一条记录一张的表。</source>
   <translation>A form with one sheet per record.</translation>
  </message>
  <message>
   <source>标签或者卡片，一页几个，印好剪开。</source>
   <translation>Labels or cards, several on a page, to be cut apart.</translation>
  </message>
  <message>
   <source>通知、公示、信函一类的正文，一条记录一份。</source>
   <translation>Text such as notices, public postings or letters, one per record.</translation>
  </message>
  <message>
   <source>统计表，印的是数。</source>
   <translation>A statistics form; it prints figures.</translation>
  </message>
  <message>
   <source>表后面留空行，可以用手接着写。</source>
   <translation> Blank rows follow, to go on by hand.</translation>
  </message>
  <message>
   <source>这张表是“{office}”统一发的。</source>
   <translation> This form was issued by "{office}" for common use.</translation>
  </message>
  <message>
   <source>{title}（上级发的）</source>
   <translation>{title} (from the office above)</translation>
  </message>
  <message>
   <source>{title}（本办公室的）</source>
   <translation>{title} (this office's)</translation>
  </message>
  <message>
   <source>页码“{text}”看不懂，请写成 1-3,5 的样子</source>
   <translation>The pages "{text}" are not understood; please write them like 1-3,5</translation>
  </message>
  <message>
   <source>一共 {count} 页，没有第 {page} 页</source>
   <translation>Pages in all: {count}; there is no page {page}</translation>
  </message>
  <message>
   <source>打印出来的样子</source>
   <translation>As it will be printed</translation>
  </message>
  <message>
   <source>打印　{title}</source>
   <translation>Print: {title}</translation>
  </message>
  <message>
   <source>打印机“{name}”没有反应</source>
   <translation>The printer "{name}" does not answer.</translation>
  </message>
  <message>
   <source>请检查打印机是否开着、有没有纸，再打印一次</source>
   <translation>Please check that the printer is on and has paper, and print again.</translation>
  </message>
  <message>
   <source>正在找这些字在哪里</source>
   <translation>Looking for where these characters are</translation>
  </message>
  <message>
   <source>这些字没有字体，印出来是方框，请先核对：{where}</source>
   <translation>No font has these characters; they print as boxes. Please check first: {where}</translation>
  </message>
  <message>
   <source>{char}（{names}）</source>
   <translation>{char} ({names})</translation>
  </message>
  <message>
   <source>打开看看</source>
   <translation>Open it</translation>
  </message>
  <message>
   <source>打开所在文件夹</source>
   <translation>Open its folder</translation>
  </message>
  <message>
   <source>存成PDF(&amp;S)…</source>
   <translation>&amp;Save as PDF…</translation>
  </message>
  <message>
   <source>打印(&amp;P)</source>
   <translation>&amp;Print</translation>
  </message>
  <message>
   <source>打印机</source>
   <translation>Printer</translation>
  </message>
  <message>
   <source>打印机属性(&amp;R)…</source>
   <translation>Printe&amp;r properties…</translation>
  </message>
  <message>
   <source>系统自己的打印窗口：纸盒、质量和这台打印机特有的设置</source>
   <translation>The system's own print window: tray, quality and what only this printer has</translation>
  </message>
  <message>
   <source> 份</source>
   <translation> in all</translation>
  </message>
  <message>
   <source>全部；或写 1-3,5</source>
   <translation>All; or write 1-3,5</translation>
  </message>
  <message>
   <source>单面或双面</source>
   <translation>One-sided or two-sided</translation>
  </message>
  <message>
   <source>份数</source>
   <translation>Copies</translation>
  </message>
  <message>
   <source>页码</source>
   <translation>Pages</translation>
  </message>
  <message>
   <source>单面</source>
   <translation>One-sided</translation>
  </message>
  <message>
   <source>双面，自己把纸翻过来</source>
   <translation>Two-sided, turning the paper yourself</translation>
  </message>
  <message>
   <source>双面，像书一样翻</source>
   <translation>Two-sided, turned like a book</translation>
  </message>
  <message>
   <source>双面，像挂历一样翻</source>
   <translation>Two-sided, turned like a wall calendar</translation>
  </message>
  <message>
   <source>没有打印机</source>
   <translation>No printer</translation>
  </message>
  <message>
   <source>谁、什么时候、为了什么印过完整的电话和身份证号码，程序会记下来备查。</source>
   <translation>Who printed full phone and identity numbers, when and what for, is kept on record.</translation>
  </message>
  <message>
   <source>写明用途</source>
   <translation>State the purpose</translation>
  </message>
  <message>
   <source>报送上级</source>
   <translation>For the office above</translation>
  </message>
  <message>
   <source>存档</source>
   <translation>For the files</translation>
  </message>
  <message>
   <source>核对人员信息</source>
   <translation>To check personal data</translation>
  </message>
  <message>
   <source>印出完整号码</source>
   <translation>Print full numbers</translation>
  </message>
  <message>
   <source>完整的号码用来做什么？</source>
   <translation>What are the full numbers for?</translation>
  </message>
  <message>
   <source>一起处理</source>
   <translation>Settle together</translation>
  </message>
  <message>
   <source>不了</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>都留本办公室的(&amp;1)</source>
   <translation>Keep all of &amp;this office's</translation>
  </message>
  <message>
   <source>都留对方的(&amp;2)</source>
   <translation>Keep all of the &amp;other side's</translation>
  </message>
  <message>
   <source>请先选留哪一边的。</source>
   <translation>Please choose first which side to keep.</translation>
  </message>
  <message>
   <source>其中 {count} 条记录会被删除。</source>
   <translation> Records to be deleted: {count}.</translation>
  </message>
  <message>
   <source>另有 {count} 件不能这样处理，会留在这里。</source>
   <translation> Cannot be settled this way and stay here: {count}.</translation>
  </message>
  <message>
   <source>做完以后按一次 Ctrl+Z，全部变回没有处理的样子。</source>
   <translation> Ctrl+Z once undoes all of it.</translation>
  </message>
  <message>
   <source>左边列出的</source>
   <translation>Those listed on the left</translation>
  </message>
  <message>
   <source>哪些一起处理？</source>
   <translation>Which ones together?</translation>
  </message>
  <message>
   <source>留哪一边的？</source>
   <translation>Which side to keep?</translation>
  </message>
  <message>
   <source>处理 {count} 件(&amp;P)</source>
   <translation>&amp;Settle ({count})</translation>
  </message>
  <message>
   <source>会处理 {count} 件，没有留下的内容还在历史里。</source>
   <translation>To be settled: {count}. What is not kept stays in the history.</translation>
  </message>
  <message>
   <source>同一个数据包里的，“{name}”</source>
   <translation>From the same bundle, "{name}"</translation>
  </message>
  <message>
   <source>所有办公室的“{label}”</source>
   <translation>"{label}" of all offices</translation>
  </message>
  <message>
   <source>{text}　{count} 件</source>
   <translation>{text} ({count})</translation>
  </message>
  <message>
   <source>两个办公室改得不一样的内容、可能记了两次的记录，会列在这里，请您决定。</source>
   <translation>What two offices changed differently, and records that may have been entered twice, are listed here for you to settle.</translation>
  </message>
  <message>
   <source>待处理　{count} 件</source>
   <translation>Review: {count} open</translation>
  </message>
  <message>
   <source>已处理：{title}　{label}。按 Ctrl+Z 变回没有处理的样子</source>
   <translation>Settled: {title}, {label}. Ctrl+Z undoes it</translation>
  </message>
  <message>
   <source>已处理 {count} 件。按 Ctrl+Z 全部变回没有处理的样子</source>
   <translation>Settled: {count}. Ctrl+Z undoes all of it</translation>
  </message>
  <message>
   <source>没有需要处理的内容</source>
   <translation>Nothing to review</translation>
  </message>
  <message>
   <source>正在读需要处理的内容</source>
   <translation>Reading what there is to review</translation>
  </message>
  <message>
   <source>待处理　{count} 件，列出 {listed} 件</source>
   <translation>Review: {count} open, {listed} listed</translation>
  </message>
  <message>
   <source>正在一起处理</source>
   <translation>Settling together</translation>
  </message>
  <message>
   <source>{title}　{label}</source>
   <translation>{title}: {label}</translation>
  </message>
  <message>
   <source>同一个数据包里还有 {count} 件。</source>
   <translation>More from the same bundle: {count}.</translation>
  </message>
  <message>
   <source>另外还有 {count} 件。</source>
   <translation>Others: {count}.</translation>
  </message>
  <message>
   <source>原来是：{base}</source>
   <translation>Before: {base}</translation>
  </message>
  <message>
   <source>这是同一条(&amp;J)</source>
   <translation>These are &amp;one</translation>
  </message>
  <message>
   <source>这是两条(&amp;T)</source>
   <translation>These are &amp;two</translation>
  </message>
  <message>
   <source>显示完整号码(&amp;N)</source>
   <translation>Show full &amp;numbers</translation>
  </message>
  <message>
   <source>蓝色圆圈选中的内容会留下；没有选的还在历史里。按 Ctrl+Z 可以变回两条。</source>
   <translation>What is marked with a blue circle stays; the rest is still in the history. Ctrl+Z makes them two again.</translation>
  </message>
  <message>
   <source>合成一条以后，两条的内容和历史都在。按 Ctrl+Z 可以变回两条。</source>
   <translation>When they are joined, the contents and history of both are kept. Ctrl+Z makes them two again.</translation>
  </message>
  <message>
   <source>第一条</source>
   <translation>First record</translation>
  </message>
  <message>
   <source>第二条</source>
   <translation>Second record</translation>
  </message>
  <message>
   <source>看这一条</source>
   <translation>View this record</translation>
  </message>
  <message>
   <source>看{which}</source>
   <translation>View: {which}</translation>
  </message>
  <message>
   <source>这两条的“{why}”一样，可能是同一条记了两次。请对照以后决定。</source>
   <translation>These two agree in "{why}" and may be one record entered twice. Please compare them and decide.</translation>
  </message>
  <message>
   <source>已合成一条：{title}。按 Ctrl+Z 变回两条</source>
   <translation>Joined: {title}. Ctrl+Z makes them two again</translation>
  </message>
  <message>
   <source>已记下是两条{ledger}：{title}，以后不再问</source>
   <translation>Noted as two in {ledger}: {title}. This will not be asked again</translation>
  </message>
  <message>
   <source>{title}　是不是同一条？</source>
   <translation>{title}: are these one?</translation>
  </message>
  <message>
   <source>{person}
{moment} 添加</source>
   <translation>{person}
added {moment}</translation>
  </message>
  <message>
   <source>两个都留(&amp;B)</source>
   <translation>Keep &amp;both</translation>
  </message>
  <message>
   <source>一起处理(&amp;G)…</source>
   <translation>Settle to&amp;gether…</translation>
  </message>
  <message>
   <source>写一个新的</source>
   <translation>Write a new one</translation>
  </message>
  <message>
   <source>改成这个(&amp;S)</source>
   <translation>&amp;Save this</translation>
  </message>
  <message>
   <source>都不对，写一个新的</source>
   <translation>None is right; write a new one</translation>
  </message>
  <message>
   <source>需要处理的内容</source>
   <translation>To review</translation>
  </message>
  <message>
   <source>全部办公室</source>
   <translation>All offices</translation>
  </message>
  <message>
   <source>全部台账</source>
   <translation>All ledgers</translation>
  </message>
  <message>
   <source>是不是同一条</source>
   <translation>Are these one?</translation>
  </message>
  <message>
   <source>哪一项</source>
   <translation>Field</translation>
  </message>
  <message>
   <source>几个办公室各自改了这一项，内容不一样。请选一个留下。</source>
   <translation>Several offices changed this, each differently. Please choose which to keep.</translation>
  </message>
  <message>
   <source>两个办公室处理得不一样。请再选一个，以后两边都照这一次的。</source>
   <translation>Two offices settled this differently. Please choose again; both sides then follow this choice.</translation>
  </message>
  <message>
   <source>一边说它和另一条是同一条，把它并了过去；另一边没有看到，又改了它或者留下了它。请决定并过去还是保留。</source>
   <translation>One side said that this record and another are one, and joined it into that; the other side changed or kept it without knowing. Please decide: join or keep.</translation>
  </message>
  <message>
   <source>一边删除了这条记录，另一边没有看到删除，又改了它。请决定删除还是保留。</source>
   <translation>One side deleted this record; another changed it without knowing. Please decide: delete or keep.</translation>
  </message>
  <message>
   <source>留这个</source>
   <translation>Keep this</translation>
  </message>
  <message>
   <source>{person}　{moment} 写</source>
   <translation>{person}, written {moment}</translation>
  </message>
  <message>
   <source>{moment} 写</source>
   <translation>Written {moment}</translation>
  </message>
  <message>
   <source>{person}　{moment} 处理时留下</source>
   <translation>{person} {moment}, kept when settling</translation>
  </message>
  <message>
   <source>{sealed} 在那台电脑上封存，{arrived} 读入本机</source>
   <translation>Sealed on that computer {sealed}, read in here {arrived}</translation>
  </message>
  <message>
   <source>{moment}（时区 {zone}）</source>
   <translation>{moment} (time zone {zone})</translation>
  </message>
  <message>
   <source>{written}，撤销处理后又列在这里</source>
   <translation>{written}, listed again after the settling was undone</translation>
  </message>
  <message>
   <source>{what}（{key}）</source>
   <translation>{what} ({key})</translation>
  </message>
  <message>
   <source>检查时从全部修改记录重新算一遍，逐条比较，什么也不改。</source>
   <translation>The check works everything out again from all changes and compares each record. It alters nothing.</translation>
  </message>
  <message>
   <source>上次备份：{year}年{month}月{day}日 {time}</source>
   <translation>Last backup: {day}/{month}/{year} {time}</translation>
  </message>
  <message>
   <source>正在检查数据</source>
   <translation>Checking the data</translation>
  </message>
  <message>
   <source>数据完好：{segments} 段修改记录，{records} 条内容，全部一致。</source>
   <translation>The data is sound. Parts: {segments}, records: {records}, all agree.</translation>
  </message>
  <message>
   <source>备份(&amp;B)…</source>
   <translation>&amp;Back up…</translation>
  </message>
  <message>
   <source>打开自动备份的文件夹</source>
   <translation>Open the folder of automatic backups</translation>
  </message>
  <message>
   <source>检查数据(&amp;K)</source>
   <translation>Chec&amp;k data</translation>
  </message>
  <message>
   <source>有 {count} 处不一致。请先备份，再请开发者来看；详情用命令 check 列出。</source>
   <translation>Differences: {count}. Make a backup first, then ask the developers; the command check lists them.</translation>
  </message>
  <message>
   <source>还没有备份过。最好每星期往U盘备份一次。</source>
   <translation>No backup yet. Best make one to a USB stick every week.</translation>
  </message>
  <message>
   <source>标准</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>大</source>
   <translation>Large</translation>
  </message>
  <message>
   <source>特大</source>
   <translation>Largest</translation>
  </message>
  <message>
   <source>文字大小</source>
   <translation>Text size</translation>
  </message>
  <message>
   <source>界面语言</source>
   <translation>Language</translation>
  </message>
  <message>
   <source>正在换恢复码</source>
   <translation>Changing the recovery phrase</translation>
  </message>
  <message>
   <source>修改口令…</source>
   <translation>Change passphrase…</translation>
  </message>
  <message>
   <source>改由电脑保管…</source>
   <translation>Let the computer keep it…</translation>
  </message>
  <message>
   <source>改用口令…</source>
   <translation>Use a passphrase…</translation>
  </message>
  <message>
   <source>换一份恢复码…</source>
   <translation>New recovery phrase…</translation>
  </message>
  <message>
   <source>修改口令</source>
   <translation>Change passphrase</translation>
  </message>
  <message>
   <source>改由电脑保管</source>
   <translation>Let the computer keep the key</translation>
  </message>
  <message>
   <source>以后打开时不再问口令：能用这个账户登录电脑的人，都能打开这个办公室。</source>
   <translation>No passphrase will be asked for: whoever can log in to this account can open this office.</translation>
  </message>
  <message>
   <source>改用口令</source>
   <translation>Use a passphrase</translation>
  </message>
  <message>
   <source>正在换钥匙的保管办法</source>
   <translation>Changing how the key is kept</translation>
  </message>
  <message>
   <source>换一份新的恢复码吗？</source>
   <translation>Make a new recovery phrase?</translation>
  </message>
  <message>
   <source>以前抄的那份从此打不开这个办公室，也打不开以后的备份。请先准备好纸和笔。</source>
   <translation>The old one will no longer open this office, nor any later backup. Please have pen and paper ready.</translation>
  </message>
  <message>
   <source>换一份</source>
   <translation>Make a new one</translation>
  </message>
  <message>
   <source>新的恢复码已经抄好；旧的那份请撕掉</source>
   <translation>The new recovery phrase is on paper; please tear up the old one</translation>
  </message>
  <message>
   <source>恢复码的纸丢了、被别人看过，或者当时没有抄，可以换一份；旧的那份就作废。</source>
   <translation>If the paper is lost, was seen by others or was never written, make a new one; the old one is then void.</translation>
  </message>
  <message>
   <source>打开这个办公室要输入口令。</source>
   <translation>A passphrase is needed to open this office.</translation>
  </message>
  <message>
   <source>钥匙由这台电脑保管，打开时不用口令。</source>
   <translation>This computer keeps the key; no passphrase is needed.</translation>
  </message>
  <message>
   <source>已改好</source>
   <translation>Changed</translation>
  </message>
  <message>
   <source>现在的口令</source>
   <translation>Present passphrase</translation>
  </message>
  <message>
   <source>交接给新的经办人(&amp;H)…</source>
   <translation>&amp;Hand over to new clerk…</translation>
  </message>
  <message>
   <source>印在名册上，也写在名片和数据包里</source>
   <translation>Printed on rosters; stands on cards and in bundles</translation>
  </message>
  <message>
   <source>记在每一次修改的后面</source>
   <translation>Kept with every change</translation>
  </message>
  <message>
   <source>已保存</source>
   <translation>Saved</translation>
  </message>
  <message>
   <source>{code}　{level}</source>
   <translation>{code}, {level}</translation>
  </message>
  <message>
   <source>版本 {version}。自由软件，按 Apache 2.0 许可使用；窗口由 Qt（LGPL）绘制。</source>
   <translation>Version {version}. Free software under the Apache 2.0 licence; the window is drawn by Qt (LGPL).</translation>
  </message>
  <message>
   <source>这个办公室的文件都在：{folder}</source>
   <translation>All files of this office are in: {folder}</translation>
  </message>
  <message>
   <source>文字和语言</source>
   <translation>Text and language</translation>
  </message>
  <message>
   <source>备份和检查</source>
   <translation>Backup and check</translation>
  </message>
  <message>
   <source>口令和恢复码</source>
   <translation>Passphrase and recovery phrase</translation>
  </message>
  <message>
   <source>办公室的名称或经办人改了，还没有保存</source>
   <translation>The name of the office or clerk was changed and not saved</translation>
  </message>
  <message>
   <source>离开后，刚才改的就没有了。</source>
   <translation>If you leave, the change is lost.</translation>
  </message>
  <message>
   <source>不保存，离开</source>
   <translation>Leave, do not save</translation>
  </message>
  <message>
   <source>关于驿站</source>
   <translation>About Örtöö</translation>
  </message>
  <message>
   <source>每次保存都已写进这台电脑的硬盘</source>
   <translation>Everything saved is on this computer's disk</translation>
  </message>
  <message>
   <source>{count} 个数据包，一起读入，写于 {first} 到 {last}</source>
   <translation>Bundles read in together: {count}, written {first} to {last}</translation>
  </message>
  <message>
   <source>已读入“{office}”的数据包：新增 {new}，修改 {changed}，删除 {deleted}，要您处理 {conflicts}。</source>
   <translation>The bundle of "{office}" was read in: new {new}, changed {changed}, deleted {deleted}, for you to settle {conflicts}.</translation>
  </message>
  <message>
   <source>已经撤销，和读入以前一样。以后可以在“收发登记”里重新启用。</source>
   <translation>Undone; everything is as before reading. You can take it up again later in "Bundle register".</translation>
  </message>
  <message>
   <source>已经重新启用，这个数据包的内容又起作用了。</source>
   <translation>Taken up again; what this bundle brought is in force again.</translation>
  </message>
  <message>
   <source>撤销(&amp;U)</source>
   <translation>&amp;Undo</translation>
  </message>
  <message>
   <source>收据(&amp;P)…</source>
   <translation>Recei&amp;pt…</translation>
  </message>
  <message>
   <source>去处理(&amp;R)</source>
   <translation>Go to &amp;review</translation>
  </message>
  <message>
   <source>重新启用(&amp;T)</source>
   <translation>&amp;Take up again</translation>
  </message>
  <message>
   <source>去核对条数(&amp;K)</source>
   <translation>Chec&amp;k counts</translation>
  </message>
  <message>
   <source>读入(&amp;N)</source>
   <translation>Read i&amp;n</translation>
  </message>
  <message>
   <source>正在打开数据包</source>
   <translation>Opening the bundle</translation>
  </message>
  <message>
   <source>这个数据包读过，后来在“收发登记”里搁置了。要它重新起作用，请点“重新启用”。</source>
   <translation>This bundle was read before and later set aside in "Bundle register". To bring it back into force, choose "Take up again".</translation>
  </message>
  <message>
   <source>这个数据包里没有新内容，以前已经读过。</source>
   <translation>There is nothing new in this bundle; it was read before.</translation>
  </message>
  <message>
   <source>它前面还有没读过的数据包。可以先读入这一个，缺的等读到以后会自动补上。</source>
   <translation>Earlier bundles have not been read yet. You may read this one now; the rest falls into place when they come.</translation>
  </message>
  <message>
   <source>这是一组 {files} 份数据包里的第 {file} 份，还缺第 {numbers} 份。</source>
   <translation>This is bundle {file} in a set of {files}; still missing: no. {numbers}.</translation>
  </message>
  <message>
   <source>有的内容两边改得不一样，读入以后请您选留哪一个。</source>
   <translation>Some things were changed differently on both sides; after reading in you choose which to keep.</translation>
  </message>
  <message>
   <source>正在读入</source>
   <translation>Reading in</translation>
  </message>
  <message>
   <source>正在重新启用</source>
   <translation>Taking up again</translation>
  </message>
  <message>
   <source>{moment} 写的，文件“{file}”</source>
   <translation>Written {moment}, file "{file}"</translation>
  </message>
  <message>
   <source>会有哪些变化(&amp;C)</source>
   <translation>What will &amp;change</translation>
  </message>
  <message>
   <source>核对条数(&amp;H)，还有 {count} 行</source>
   <translation>C&amp;heck counts, rows left: {count}</translation>
  </message>
  <message>
   <source>核对条数(&amp;H)</source>
   <translation>C&amp;heck counts</translation>
  </message>
  <message>
   <source>{level}　代码 {code}　{day} 写的</source>
   <translation>{level}, code {code}, written {day}</translation>
  </message>
  <message>
   <source>正在看交换文件夹的记录</source>
   <translation>Reading the log of the exchange folder</translation>
  </message>
  <message>
   <source>现在就看(&amp;L)</source>
   <translation>&amp;Look now</translation>
  </message>
  <message>
   <source>记录(&amp;H)…</source>
   <translation>&amp;History…</translation>
  </message>
  <message>
   <source>停用</source>
   <translation>Stop using</translation>
  </message>
  <message>
   <source>几个办公室共用的网络盘或同步文件夹：选好以后，给您的自动读入，别人等的自动写好。</source>
   <translation>A network drive or synced folder that several offices share. Once chosen, what is for you is read in by itself, and what others wait for is written.</translation>
  </message>
  <message>
   <source>文件夹没有回应，等它好了会自己接着交换。</source>
   <translation>The folder does not answer; the exchange goes on by itself once it does.</translation>
  </message>
  <message>
   <source>正在看…</source>
   <translation>Looking…</translation>
  </message>
  <message>
   <source>文件夹现在不在，等它回来会自己接着交换。</source>
   <translation>The folder is not there now; the exchange goes on by itself once it is back.</translation>
  </message>
  <message>
   <source>还没有看过。</source>
   <translation>Not looked at yet.</translation>
  </message>
  <message>
   <source>最近一次交换：{moment}　{what}</source>
   <translation> Last activity: {moment}, {what}</translation>
  </message>
  <message>
   <source>选择交换文件夹</source>
   <translation>Choose the exchange folder</translation>
  </message>
  <message>
   <source>交换文件夹里最近做过的</source>
   <translation>Lately done in the exchange folder</translation>
  </message>
  <message>
   <source>更换…</source>
   <translation>Change…</translation>
  </message>
  <message>
   <source>选文件夹(&amp;F)…</source>
   <translation>Choose &amp;folder…</translation>
  </message>
  <message>
   <source>{moment} 看过。</source>
   <translation>Looked at {moment}.</translation>
  </message>
  <message>
   <source>正在和交换文件夹交换</source>
   <translation>Exchanging through the exchange folder</translation>
  </message>
  <message>
   <source>这个文件夹读不出来</source>
   <translation>This folder cannot be read.</translation>
  </message>
  <message>
   <source>请另选一个</source>
   <translation>Please choose another.</translation>
  </message>
  <message>
   <source>正在记下交换文件夹</source>
   <translation>Noting the exchange folder</translation>
  </message>
  <message>
   <source>交换文件夹没有回应，等它好了会自己接着交换</source>
   <translation>The exchange folder does not answer; the exchange goes on by itself once it does</translation>
  </message>
  <message>
   <source>交换文件夹：{what}</source>
   <translation>Exchange folder: {what}</translation>
  </message>
  <message>
   <source>全部核对无误(&amp;A)</source>
   <translation>&amp;All checked</translation>
  </message>
  <message>
   <source>核对无误</source>
   <translation>Checked</translation>
  </message>
  <message>
   <source>各办公室的条数</source>
   <translation>Records by office</translation>
  </message>
  <message>
   <source>还没有核对</source>
   <translation>Not checked yet</translation>
  </message>
  <message>
   <source>请逐行看一看条数对不对，对的打上勾；红字是读入以后和对方不一样的。</source>
   <translation>Please go through the counts row by row and tick those that are right; red ones will differ from theirs after reading.</translation>
  </message>
  <message>
   <source>各台账的条数都不变，没有要核对的。</source>
   <translation>The counts of all ledgers stay the same; nothing to check.</translation>
  </message>
  <message>
   <source>没有变化</source>
   <translation>No change</translation>
  </message>
  <message>
   <source>选中的这一条</source>
   <translation>The selected entry</translation>
  </message>
  <message>
   <source>原来：{value}</source>
   <translation>Before: {value}</translation>
  </message>
  <message>
   <source>有 {count} 段内容在等别的数据包，请让对方再写一次给您。</source>
   <translation>Parts waiting for other bundles: {count}. Please ask the other office to write to you again.</translation>
  </message>
  <message>
   <source>有 {count} 段内容是无权的人写的，先放在一边，不起作用。</source>
   <translation> Parts kept apart and not in force, since their writer was not entitled to write them: {count}.</translation>
  </message>
  <message>
   <source>它都有了</source>
   <translation>It has everything</translation>
  </message>
  <message>
   <source>还没有收到过它的数据包</source>
   <translation>No bundle from it yet</translation>
  </message>
  <message>
   <source>U盘上有一张新名片：“{office}”。</source>
   <translation>The stick has a new card: "{office}".</translation>
  </message>
  <message>
   <source>交换文件夹里有一张新名片：“{office}”。</source>
   <translation>The exchange folder has a new card: "{office}".</translation>
  </message>
  <message>
   <source>正在数有多少要交换</source>
   <translation>Counting what there is to exchange</translation>
  </message>
  <message>
   <source>{count} 条已经写给它，还没有收到回执</source>
   <translation>Written to it, no receipt yet: {count}</translation>
  </message>
  <message>
   <source>没有插U盘</source>
   <translation>No USB stick</translation>
  </message>
  <message>
   <source>看一看</source>
   <translation>Look</translation>
  </message>
  <message>
   <source>选择数据包</source>
   <translation>Choose a bundle</translation>
  </message>
  <message>
   <source>数据包 (*.ortoo)</source>
   <translation>Bundle (*.ortoo)</translation>
  </message>
  <message>
   <source>选择名片</source>
   <translation>Choose a card</translation>
  </message>
  <message>
   <source>办公室名片 (*.ortoocard)</source>
   <translation>Office card (*.ortoocard)</translation>
  </message>
  <message>
   <source>上级</source>
   <translation>Office above</translation>
  </message>
  <message>
   <source>下级</source>
   <translation>Office below</translation>
  </message>
  <message>
   <source>有 {count} 条等着写给它</source>
   <translation>Waiting to be written: {count}</translation>
  </message>
  <message>
   <source>最近收到的：它在 {moment} 写的</source>
   <translation>Last one from it: written {moment}</translation>
  </message>
  <message>
   <source>{relation}　代码 {code}</source>
   <translation>{relation}, code {code}</translation>
  </message>
  <message>
   <source>U盘：{names}</source>
   <translation>USB stick: {names}</translation>
  </message>
  <message>
   <source>读入并写出(&amp;X)…</source>
   <translation>Read and &amp;write…</translation>
  </message>
  <message>
   <source>备份到U盘(&amp;B)…</source>
   <translation>&amp;Back up to USB…</translation>
  </message>
  <message>
   <source>我的名片(&amp;M)…</source>
   <translation>&amp;My card…</translation>
  </message>
  <message>
   <source>接收名片(&amp;A)…</source>
   <translation>&amp;Accept card…</translation>
  </message>
  <message>
   <source>认识的电脑(&amp;K)…</source>
   <translation>&amp;Known computers…</translation>
  </message>
  <message>
   <source>收发登记(&amp;J)…</source>
   <translation>Bundle &amp;register…</translation>
  </message>
  <message>
   <source>转出转入(&amp;L)…</source>
   <translation>Moving &amp;in and out…</translation>
  </message>
  <message>
   <source>读入数据包(&amp;N)…</source>
   <translation>Read in bu&amp;ndle…</translation>
  </message>
  <message>
   <source>去看看(&amp;V)…</source>
   <translation>&amp;View…</translation>
  </message>
  <message>
   <source>先点“我的名片”，写到U盘交给对方；再点“接收名片”，收下对方的。两边都打电话核对数字以后，就可以用U盘来往数据了。</source>
   <translation>First "My card": write it to a USB stick for the other office. Then "Accept card": take in theirs. When both have compared the digits by telephone, data can travel on the stick.</translation>
  </message>
  <message>
   <source>转出转入(&amp;L)：{count} 封待接收…</source>
   <translation>Moving &amp;in and out, to accept: {count}…</translation>
  </message>
  <message>
   <source>写到U盘…</source>
   <translation>Write to USB…</translation>
  </message>
  <message>
   <source>全部重新写一遍…</source>
   <translation>Write all again…</translation>
  </message>
  <message>
   <source>对方换了电脑、恢复过备份，或者说少了内容的时候用；对方已经有的不会重复</source>
   <translation>For when the other office changed computers, restored a backup or says something is missing; what it already has is not doubled</translation>
  </message>
  <message>
   <source>还没有给它写过数据包</source>
   <translation>No bundle written to it yet</translation>
  </message>
  <message>
   <source>它已证实收到 {count} 条</source>
   <translation>Records it has confirmed: {count}</translation>
  </message>
  <message>
   <source>最近写给它：{moment}</source>
   <translation>Last written to it: {moment}</translation>
  </message>
  <message>
   <source>写给“{name}”</source>
   <translation>Write to "{name}"</translation>
  </message>
  <message>
   <source>给“{name}”全部重新写一遍</source>
   <translation>Write all again to "{name}"</translation>
  </message>
  <message>
   <source>只列出前 {listed} 条，其余 {rest} 条同样会读入。</source>
   <translation>Only the first {listed} are listed; read in as well: {rest} more.</translation>
  </message>
  <message>
   <source>要您处理</source>
   <translation>To settle</translation>
  </message>
  <message>
   <source>可能重复</source>
   <translation>Entered twice?</translation>
  </message>
  <message>
   <source>照片未到</source>
   <translation>Photos to come</translation>
  </message>
  <message>
   <source>等数据包</source>
   <translation>Waiting</translation>
  </message>
  <message>
   <source>隔离</source>
   <translation>Quarantined</translation>
  </message>
  <message>
   <source>已有</source>
   <translation>Already here</translation>
  </message>
  <message>
   <source>会有哪些变化</source>
   <translation>What will change</translation>
  </message>
  <message>
   <source>收据 {number} 号</source>
   <translation>Receipt {number}</translation>
  </message>
  <message>
   <source>搁置第 {number} 号“{office}”的数据包吗？</source>
   <translation>Set aside bundle no. {number} of "{office}"?</translation>
  </message>
  <message>
   <source>收发登记</source>
   <translation>Bundle register</translation>
  </message>
  <message>
   <source>读入和写出的数据包都登记在这里。</source>
   <translation>Every bundle that is read in or written is listed here.</translation>
  </message>
  <message>
   <source>搁置(&amp;S)…</source>
   <translation>&amp;Set aside…</translation>
  </message>
  <message>
   <source>正在打开登记</source>
   <translation>Opening the register</translation>
  </message>
  <message>
   <source>以前读入的</source>
   <translation>Read in earlier</translation>
  </message>
  <message>
   <source>它带来的内容现在不起作用，都还留着，随时可以重新启用。</source>
   <translation>What it brought is not in force now; all of it is kept and can be taken up again at any time.</translation>
  </message>
  <message>
   <source>有的内容接在已搁置的数据包后面，也跟着不起作用。</source>
   <translation>Some of it builds on a bundle that is set aside, and is out of force with it.</translation>
  </message>
  <message>
   <source>搁置(&amp;Y)</source>
   <translation>&amp;Set aside</translation>
  </message>
  <message>
   <source>接着它写的第 {numbers} 号也有内容跟着搁置。</source>
   <translation> Set aside along with it, since written after it: some of no. {numbers}.</translation>
  </message>
  <message>
   <source>正在搁置</source>
   <translation>Setting aside</translation>
  </message>
  <message>
   <source>已搁置第 {number} 号，随时可以重新启用。</source>
   <translation>No. {number} is set aside; you can take it up again at any time.</translation>
  </message>
  <message>
   <source>已重新启用第 {number} 号。</source>
   <translation>No. {number} was taken up again.</translation>
  </message>
  <message>
   <source>新增 {count}</source>
   <translation>new: {count}</translation>
  </message>
  <message>
   <source>修改 {count}</source>
   <translation>changed: {count}</translation>
  </message>
  <message>
   <source>删除 {count}</source>
   <translation>deleted: {count}</translation>
  </message>
  <message>
   <source>待处理 {count}</source>
   <translation>for review: {count}</translation>
  </message>
  <message>
   <source>会有 {gone} 条不再显示，{changed} 条变回以前的内容，{new} 条重新出现。内容都还留着，以后可以重新启用；本办公室自己写的不受影响。</source>
   <translation>Records no longer shown: {gone}; back to what they were: {changed}; shown again: {new}. All of it is kept and can be taken up again later; what this office wrote itself is not affected.</translation>
  </message>
  <message>
   <source>文件“{file}”（编号 {id}），{moment}写的</source>
   <translation>File "{file}" (number {id}), written {moment}</translation>
  </message>
  <message>
   <source>经手人：{person}</source>
   <translation>Clerk: {person}</translation>
  </message>
  <message>
   <source>正在看会有什么变化</source>
   <translation>Looking at what would change</translation>
  </message>
  <message>
   <source>等 {count} 个文件</source>
   <translation>and others, {count} files in all</translation>
  </message>
  <message>
   <source>撤销读入(&amp;U)</source>
   <translation>&amp;Undo reading</translation>
  </message>
  <message>
   <source>再做一次(&amp;A)</source>
   <translation>Do it &amp;again</translation>
  </message>
  <message>
   <source>读入并写出(&amp;N)</source>
   <translation>Read and &amp;write</translation>
  </message>
  <message>
   <source>已经停下。什么也没有读入，什么也没有写出。</source>
   <translation>Stopped. Nothing was read in and nothing was written.</translation>
  </message>
  <message>
   <source>读入并写出</source>
   <translation>Read and write</translation>
  </message>
  <message>
   <source>正在看有什么要读、谁在等</source>
   <translation>Looking at what to read and who is waiting</translation>
  </message>
  <message>
   <source>读入的已经撤销，和读入以前一样；写出的文件还在。</source>
   <translation>What was read in is undone; everything is as before reading. The files written are still there.</translation>
  </message>
  <message>
   <source>读入以后您又改了别的，没有撤销。请关掉这里，用上面的“撤销”一步一步来。</source>
   <translation>You changed other things after reading in, so nothing was undone. Please close this and go back step by step with "Undo" above.</translation>
  </message>
  <message>
   <source>正在读入和写出</source>
   <translation>Reading in and writing</translation>
  </message>
  <message>
   <source>回执：告诉它这里收到了哪些</source>
   <translation>Receipt: tells it what has arrived here</translation>
  </message>
  <message>
   <source>{moment} 写的</source>
   <translation>Written {moment}</translation>
  </message>
  <message>
   <source>正在看有什么要读、谁在等……</source>
   <translation>Looking at what to read and who is waiting…</translation>
  </message>
  <message>
   <source>只有回执要写</source>
   <translation>Only receipts to write</translation>
  </message>
  <message>
   <source>读入 {count} 个数据包：新增 {new}，修改 {changed}，要您处理 {conflicts}</source>
   <translation>Bundles read in: {count}; new: {new}, changed: {changed}, for you to settle: {conflicts}</translation>
  </message>
  <message>
   <source>看一看…</source>
   <translation>Look…</translation>
  </message>
  <message>
   <source>U盘“{name}”</source>
   <translation>USB stick "{name}"</translation>
  </message>
  <message>
   <source>几个数据包</source>
   <translation>Several bundles</translation>
  </message>
  <message>
   <source>{about}；这一组还缺第 {numbers} 份</source>
   <translation>{about}; of this set still missing: no. {numbers}</translation>
  </message>
  <message>
   <source>写出</source>
   <translation>Write</translation>
  </message>
  <message>
   <source>读不了</source>
   <translation>Cannot be read</translation>
  </message>
  <message>
   <source>读入完了。</source>
   <translation>Reading is finished.</translation>
  </message>
  <message>
   <source>已读入</source>
   <translation>Read in</translation>
  </message>
  <message>
   <source>没有写成</source>
   <translation>Not written</translation>
  </message>
  <message>
   <source>{about}，只是回执</source>
   <translation>{about}, only a receipt</translation>
  </message>
  <message>
   <source>看一看“{office}”的数据包</source>
   <translation>Look at the bundle of "{office}"</translation>
  </message>
  <message>
   <source>给“{name}”的数据包</source>
   <translation>Bundle for "{name}"</translation>
  </message>
  <message>
   <source>给 {count} 个办公室写好了</source>
   <translation>Offices written to: {count}</translation>
  </message>
  <message>
   <source>看名片…</source>
   <translation>View card…</translation>
  </message>
  <message>
   <source>以后再说</source>
   <translation>Later</translation>
  </message>
  <message>
   <source>有 {count} 张新名片</source>
   <translation>New cards: {count}</translation>
  </message>
  <message>
   <source>U盘：{what}</source>
   <translation>USB stick: {what}</translation>
  </message>
  <message>
   <source>正在看U盘上有什么</source>
   <translation>Looking at the USB stick</translation>
  </message>
  <message>
   <source>正在数谁在等数据包</source>
   <translation>Counting who is waiting for bundles</translation>
  </message>
  <message>
   <source>平时不用：写数据包时，程序会自动补上对方还没有的内容。对方换了电脑、恢复过备份，或者打电话来说少了内容，才需要全部重新写一遍。对方读入以后，已经有的不会重复，也不会改动。文件会大一些，写的时间长一些。</source>
   <translation>Not usually needed: when a bundle is written, the program adds by itself what the other office lacks. Write all again only if the other office changed computers, restored a backup, or rings to say that something is missing. When it reads this in, what it already has is neither doubled nor changed. The file is larger and takes longer to write.</translation>
  </message>
  <message>
   <source>全部重新写</source>
   <translation>Write all again</translation>
  </message>
  <message>
   <source>数据包写到哪里</source>
   <translation>Where to write the bundle</translation>
  </message>
  <message>
   <source>已写好，可以拔出：给“{name}”的数据包，{count} 条。</source>
   <translation>Written; you can unplug the stick. Records in the bundle for "{name}": {count}.</translation>
  </message>
  <message>
   <source>正在写数据包</source>
   <translation>Writing the bundle</translation>
  </message>
  <message>
   <source>名片写到哪里</source>
   <translation>Where to write the card</translation>
  </message>
  <message>
   <source>已写好，可以拔出：本办公室的名片。请交给对方。</source>
   <translation>Written; you can unplug the stick. Please give this office's card to the other office.</translation>
  </message>
  <message>
   <source>给“{name}”全部重新写一遍？</source>
   <translation>Write all again to "{name}"?</translation>
  </message>
  <message>
   <source>已写好，可以拔出：给“{name}”的数据包，{count} 条，分成 {files} 个文件，请一起交给对方。</source>
   <translation>Written; you can unplug the stick. Records in the bundle for "{name}": {count}, in {files} files; please hand them over together.</translation>
  </message>
  <message>
   <source>我的名片</source>
   <translation>My card</translation>
  </message>
  <message>
   <source>把名片写到U盘交给对方。对方接收的时候会打电话来，请把这六组数字念给对方听。</source>
   <translation>Write the card to a USB stick for the other office. When they accept it they will ring you: please read them these six groups of digits.</translation>
  </message>
  <message>
   <source>写到U盘(&amp;S)…</source>
   <translation>&amp;Save to USB stick…</translation>
  </message>
  <message>
   <source>正在写名片</source>
   <translation>Writing the card</translation>
  </message>
  <message>
   <source>已写好，可以拔出：备份“{file}”，已经检查过。</source>
   <translation>Written; you can unplug the stick. The backup "{file}" has been checked.</translation>
  </message>
  <message>
   <source>上级已吊销这台电脑：新写的内容别的办公室不认可</source>
   <translation>The office above has revoked this computer: other offices do not accept what it writes now</translation>
  </message>
  <message>
   <source>收到的数据里有 {count} 段还不能用</source>
   <translation>Parts received that cannot be used yet: {count}</translation>
  </message>
  <message>
   <source>{office}：{count} 条等待写入U盘</source>
   <translation>{office}: waiting to be written to USB: {count}</translation>
  </message>
  <message>
   <source>恢复码还没有抄在纸上</source>
   <translation>The recovery phrase is not on paper yet</translation>
  </message>
  <message>
   <source>现在就抄</source>
   <translation>Copy now</translation>
  </message>
  <message>
   <source>去看看</source>
   <translation>Look</translation>
  </message>
  <message>
   <source>{count} 处内容两边写得不一样，要您决定</source>
   <translation>Places written differently by two sides, for you to settle: {count}</translation>
  </message>
  <message>
   <source>去处理</source>
   <translation>Settle</translation>
  </message>
  <message>
   <source>{count} 对记录可能记了两次，要您决定</source>
   <translation>Pairs of records that may be one entered twice, for you to settle: {count}</translation>
  </message>
  <message>
   <source>{count} 封介绍信等您接收</source>
   <translation>Letters of introduction for you to accept: {count}</translation>
  </message>
  <message>
   <source>去接收</source>
   <translation>Accept</translation>
  </message>
  <message>
   <source>去交换</source>
   <translation>Exchange</translation>
  </message>
  <message>
   <source>还没有内容，可以从现有的党员名册开始</source>
   <translation>Nothing here yet; you can start from the member roster you have</translation>
  </message>
  <message>
   <source>导入表格</source>
   <translation>Import spreadsheet</translation>
  </message>
  <message>
   <source>现在备份</source>
   <translation>Back up now</translation>
  </message>
  <message>
   <source>知道了</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>查找全部…</source>
   <translation>Search all…</translation>
  </message>
  <message>
   <source>在全部台账里查找（Ctrl+K）</source>
   <translation>Search in all ledgers (Ctrl+K)</translation>
  </message>
  <message>
   <source>撤销：{what}</source>
   <translation>Undo: {what}</translation>
  </message>
  <message>
   <source>重做：{what}</source>
   <translation>Redo: {what}</translation>
  </message>
  <message>
   <source>正在看名片</source>
   <translation>Reading the card</translation>
  </message>
  <message>
   <source>本机认识的代码 {code} 叫“{other}”，这张名片上写的是“{name}”。请问清楚是不是同一个办公室。</source>
   <translation>Here code {code} is known as "{other}"; this card says "{name}". Please ask whether they are the same office.</translation>
  </message>
  <message>
   <source>这是本办公室的另一台电脑。接收以后，两台互相写数据包，内容就一样，两台都可以填写。</source>
   <translation>This is another computer of this office. Once its card is accepted, write bundles from each to the other; both then hold the same and can be used for entries.</translation>
  </message>
  <message>
   <source>别的办公室已经证明过这台电脑；接收它的名片，就可以直接和它交换。</source>
   <translation>Other offices already vouch for this computer; accept its card to exchange with it directly.</translation>
  </message>
  <message>
   <source>正在接收名片</source>
   <translation>Accepting the card</translation>
  </message>
  <message>
   <source>已接收本办公室另一台电脑的名片。那台电脑也要接收这台的名片；然后从有内容的这台写一个数据包给它，再给上级写一个，上级就认识它了。</source>
   <translation>The card of this office's other computer is accepted. That one must accept this computer's card too; then, on the one that holds the data, write a bundle to it, and another to the office above, which then knows it.</translation>
  </message>
  <message>
   <source>已接收“{name}”的名片，现在可以写数据包给它，也可以读它的数据包。</source>
   <translation>The card of "{name}" is accepted. You can now write bundles to it and read its bundles.</translation>
  </message>
  <message>
   <source>接收名片</source>
   <translation>Accept card</translation>
  </message>
  <message>
   <source>数字一样，接收(&amp;A)</source>
   <translation>Digits match, &amp;accept</translation>
  </message>
  <message>
   <source>不接收</source>
   <translation>Do not accept</translation>
  </message>
  <message>
   <source>这是{relation}的名片。请打电话和对方核对这六组数字，请对方点开“我的名片”念给您听。六组完全一样，才能接收；有一个数字不一样，就不要接收。</source>
   <translation>This is a card of: {relation}. Please ring them, ask them to open "My card" and read you these six groups of digits. Accept only if all six are the same; if a single digit differs, do not accept.</translation>
  </message>
  <message>
   <source>这台电脑的名片 {day}已经接收过。再接收一次，会记下今天重新核对过。</source>
   <translation>The card of this computer was already accepted, {day}. Accepting it again notes that it was checked again today.</translation>
  </message>
  <message>
   <source>这是“{name}”的第{number}台电脑，交换的内容和以前说好的一样。</source>
   <translation>This is computer no.{number}of "{name}"; what is exchanged stays as agreed.</translation>
  </message>
  <message>
   <source>二</source>
   <translation> 2 </translation>
  </message>
  <message>
   <source>没有直接交换，通过别的办公室来往</source>
   <translation>Not directly, but through other offices</translation>
  </message>
  <message>
   <source>显示核对数字(&amp;D)</source>
   <translation>Show &amp;digits</translation>
  </message>
  <message>
   <source>交换哪些内容(&amp;E)…</source>
   <translation>What to &amp;exchange…</translation>
  </message>
  <message>
   <source>吊销这台电脑(&amp;R)…</source>
   <translation>&amp;Revoke this computer…</translation>
  </message>
  <message>
   <source>认识的电脑</source>
   <translation>Known computers</translation>
  </message>
  <message>
   <source>要再核对</source>
   <translation>Check again</translation>
  </message>
  <message>
   <source>可以用</source>
   <translation>In order</translation>
  </message>
  <message>
   <source>还没有收到别的办公室认可这台电脑的消息：请把名片交给对方接收，再读一次对方的数据包。</source>
   <translation>No word yet that another office accepts this computer: please have your card accepted there, then read in a bundle of theirs.</translation>
  </message>
  <message>
   <source>还没有别的办公室的证明</source>
   <translation>No other office vouches for it yet</translation>
  </message>
  <message>
   <source>没有直接交换，通过别的办公室来往；要直接交换，请接收它的名片</source>
   <translation>Not directly, but through other offices; to exchange directly, please accept its card</translation>
  </message>
  <message>
   <source>正在记下</source>
   <translation>Noting it</translation>
  </message>
  <message>
   <source>吊销</source>
   <translation>Revoke</translation>
  </message>
  <message>
   <source>关系</source>
   <translation>Relation</translation>
  </message>
  <message>
   <source>还不认识别的办公室</source>
   <translation>No other offices known yet</translation>
  </message>
  <message>
   <source>{relation}　{level}　代码 {code}</source>
   <translation>{relation}, {level}, code {code}</translation>
  </message>
  <message>
   <source>这个办公室的数据以前在这台电脑上，请不要再用它填写。等上级读入了这里写的数据包，再请上级吊销它。</source>
   <translation>The data of this office used to be on this computer; please enter nothing on it any more. Once the office above has read in what is written here, ask it to revoke that computer.</translation>
  </message>
  <message>
   <source>三年多没有核对过了。请它重新写一张名片，打电话核对以后再接收一次；在那以前照样可以用。</source>
   <translation>Not checked for over three years. Please have it write a new card, compare the digits by telephone and accept it again; until then it still works.</translation>
  </message>
  <message>
   <source>{said}。它后来写的内容不再认可，到那时为止收到的照样有效。</source>
   <translation>{said}. What it wrote later is not accepted any more; what had arrived by then still counts.</translation>
  </message>
  <message>
   <source>收起核对数字(&amp;D)</source>
   <translation>Hide &amp;digits</translation>
  </message>
  <message>
   <source>已改好：和“{name}”交换{what}。</source>
   <translation>Changed. Exchanged with "{name}": {what}.</translation>
  </message>
  <message>
   <source>它以后写的内容，哪个办公室都不再认可，一律先放在一边（隔离）。</source>
   <translation>Whatever it writes from now on, no office accepts; it is all kept apart (quarantined).</translation>
  </message>
  <message>
   <source>到现在为止这里已经读入的内容，照样有效，不会变。</source>
   <translation>What has been read in here so far still counts and does not change.</translation>
  </message>
  <message>
   <source>吊销了就不能撤销。那台电脑本身还能打开、填写和打印。</source>
   <translation>Revoking cannot be undone. That computer itself can still be opened, filled in and printed from.</translation>
  </message>
  <message>
   <source>已吊销“{name}”的一台电脑。请给各办公室各写一次数据包，让它们也知道。</source>
   <translation>A computer of "{name}" is revoked. Please write a bundle to each office so that they know too.</translation>
  </message>
  <message>
   <source>写于 {moment}</source>
   <translation>Written {moment}</translation>
  </message>
  <message>
   <source>认识日期</source>
   <translation>Known since</translation>
  </message>
  <message>
   <source>最近收到</source>
   <translation>Last received</translation>
  </message>
  <message>
   <source>“{office}”的证明（{day}）</source>
   <translation>Certificate of "{office}" ({day})</translation>
  </message>
  <message>
   <source>吊销“{name}”的{computer}吗？</source>
   <translation>Revoke {computer} of "{name}"?</translation>
  </message>
  <message>
   <source>我已经核实，确定要吊销“{name}”的这台电脑</source>
   <translation>I have made sure: this computer of "{name}" is to be revoked</translation>
  </message>
  <message>
   <source>正在吊销</source>
   <translation>Revoking</translation>
  </message>
  <message>
   <source>“{names}”已经认可这台电脑。</source>
   <translation>This computer is already accepted by "{names}".</translation>
  </message>
  <message>
   <source>{day}由“{office}”吊销</source>
   <translation>Revoked by "{office}", {day}</translation>
  </message>
  <message>
   <source>{day}在本机接收了它的名片</source>
   <translation>Its card was accepted here, {day}</translation>
  </message>
  <message>
   <source>吊销以后，请给各办公室各写一次数据包，让它们也知道；再请“{name}”在另一台电脑上重新写一张名片，交来接收。</source>
   <translation>After revoking, please write a bundle to each office so that they know too; then ask "{name}" to write a new card on another computer, and accept it.</translation>
  </message>
  <message>
   <source>加一台电脑、换电脑(&amp;N)…</source>
   <translation>Add or cha&amp;nge computer…</translation>
  </message>
  <message>
   <source>正在看认识哪些电脑</source>
   <translation>Looking at which computers are known</translation>
  </message>
  <message>
   <source>隔离的内容</source>
   <translation>Quarantine</translation>
  </message>
  <message>
   <source>还缺的内容</source>
   <translation>Missing</translation>
  </message>
  <message>
   <source>{title}　{count}</source>
   <translation>{title} ({count})</translation>
  </message>
  <message>
   <source>声明找不回来(&amp;L)…</source>
   <translation>Declare &amp;lost…</translation>
  </message>
  <message>
   <source>如果谁都没有了，请那个办公室或者它的上级声明找不回来。</source>
   <translation> If nobody has it any more, please ask that office or the office above it to declare it lost.</translation>
  </message>
  <message>
   <source>声明找不回来</source>
   <translation>Declare lost</translation>
  </message>
  <message>
   <source>谁写的</source>
   <translation>Written by</translation>
  </message>
  <message>
   <source>在等它的</source>
   <translation>Waiting for it</translation>
  </message>
  <message>
   <source>没有缺少的内容</source>
   <translation>Nothing is missing</translation>
  </message>
  <message>
   <source>收到的数据包里如果缺了一个，这里会说明缺的是谁写的、该怎么办。</source>
   <translation>If a bundle is missing between those received, you see here whose it is and what to do.</translation>
  </message>
  <message>
   <source>先请“{office}”在“交换”里点“全部重新写一遍”，把那个数据包给您；也可以请上级这样写一个。读入以后，缺的会自动补上。</source>
   <translation>First ask "{office}" to use "Write all again" under "Exchange" and give you that bundle; the office above can also write one this way. Once it is read in, what is missing falls into place.</translation>
  </message>
  <message>
   <source>只有谁都没有它了，才可以声明：写它的电脑坏了，U盘上、上级那里也都没有。</source>
   <translation>Declare it lost only if nobody has it any more: the computer that wrote it is broken, and neither a USB stick nor the office above has it.</translation>
  </message>
  <message>
   <source>声明了就不能撤销，各办公室读了您的下一个数据包，也照此处理。</source>
   <translation>This cannot be undone; other offices do the same once they read your next bundle.</translation>
  </message>
  <message>
   <source>万一以后又找到了，照样可以读入，里面的内容不会丢。</source>
   <translation>If it turns up after all, it can still be read in; nothing in it is lost.</translation>
  </message>
  <message>
   <source>已声明：{began} 段现在生效，还有 {left} 段在等。</source>
   <translation>Declared lost. Parts now in force: {began}, still waiting: {left}.</translation>
  </message>
  <message>
   <source>缺“{office}”写的一段</source>
   <translation>A part written by "{office}" is missing</translation>
  </message>
  <message>
   <source>它后面的 {count} 段已经收到，要等它到了才起作用</source>
   <translation>Later parts that are here and wait for it: {count}</translation>
  </message>
  <message>
   <source>要声明“{office}”写的这一段找不回来吗？</source>
   <translation>Declare this part by "{office}" lost?</translation>
  </message>
  <message>
   <source>我已经问过“{office}”和上级，谁都没有了</source>
   <translation>I have asked "{office}" and the office above; nobody has it any more</translation>
  </message>
  <message>
   <source>正在声明</source>
   <translation>Declaring it lost</translation>
  </message>
  <message>
   <source>在等它的 {count} 段从此生效；这一段里写过什么，就不知道了。</source>
   <translation>Parts that waited for it and are in force from now on: {count}. What the lost part said will not be known.</translation>
  </message>
  <message>
   <source>台账、名片和别的办公室的来往都不变，换的是人和钥匙：旧口令、旧恢复码从此作废，接收人另抄一份新的恢复码，最后印一张交接单，双方签字。请移交人和接收人一起在电脑前做。</source>
   <translation>Ledgers, cards and dealings with other offices stay as they are; the person and the key change. The old passphrase and recovery phrase become void, the new clerk copies a new recovery phrase, and at the end a handover sheet is printed and signed by both. Please do this together at the computer.</translation>
  </message>
  <message>
   <source>钥匙由这台电脑保管：能登录这个账户的人都能打开。请同时把电脑的登录密码也换掉，或者在这里设一个口令：</source>
   <translation>This computer keeps the key: whoever can log in to this account can open the office. Please change the login password of the computer as well, or set a passphrase here:</translation>
  </message>
  <message>
   <source>交接单</source>
   <translation>Handover sheet</translation>
  </message>
  <message>
   <source>交接给新的经办人</source>
   <translation>Hand over to new clerk</translation>
  </message>
  <message>
   <source>正在换钥匙</source>
   <translation>Changing the key</translation>
  </message>
  <message>
   <source>请接收人把新的恢复码抄在纸上</source>
   <translation>Please have the new clerk copy the new recovery phrase onto paper</translation>
  </message>
  <message>
   <source>以后打开时要输入口令</source>
   <translation>Ask for a passphrase when opening</translation>
  </message>
  <message>
   <source>换钥匙，交接(&amp;H)</source>
   <translation>Change key, &amp;hand over</translation>
  </message>
  <message>
   <source>新的经办人的姓名，记在以后每一次修改的后面</source>
   <translation>Name of the new clerk, kept with every change from now on</translation>
  </message>
  <message>
   <source>请接收人自己设一个新口令，不要让别人看见：</source>
   <translation>Please have the new clerk set a new passphrase, unseen by others:</translation>
  </message>
  <message>
   <source>看交接单，打印(&amp;P)…</source>
   <translation>Handover sheet, &amp;print…</translation>
  </message>
  <message>
   <source>现在备份到U盘(&amp;B)…</source>
   <translation>&amp;Back up to USB now…</translation>
  </message>
  <message>
   <source>1. 印一张交接单，双方当面核对、签字，各存一份。</source>
   <translation>1. Print a handover sheet; both sides check and sign it together, and each keeps a copy.</translation>
  </message>
  <message>
   <source>2. 马上备份一次：以前的备份要用旧恢复码才能打开，新的备份用新恢复码。</source>
   <translation>2. Back up at once: earlier backups open only with the old recovery phrase, new ones with the new phrase.</translation>
  </message>
  <message>
   <source>3. 把写着旧恢复码的纸撕掉。新口令不要写在纸上贴在电脑旁。</source>
   <translation>3. Tear up the paper with the old recovery phrase. Do not leave the new passphrase on paper by the computer.</translation>
  </message>
  <message>
   <source>请填写接收人的姓名</source>
   <translation>Please fill in the name of the new clerk</translation>
  </message>
  <message>
   <source>“{name}”已经接手，旧口令和旧恢复码从此打不开这个办公室。</source>
   <translation>"{name}" has taken over; the old passphrase and recovery phrase no longer open this office.</translation>
  </message>
  <message>
   <source>新的恢复码还没有抄在纸上，要离开吗？</source>
   <translation>The new recovery phrase is not on paper yet. Leave?</translation>
  </message>
  <message>
   <source>离开以后就看不到它了；可以在“设置”里再换一份。</source>
   <translation>Once you leave, it is not shown again; you can make another one under "Settings".</translation>
  </message>
  <message>
   <source>离开</source>
   <translation>Leave</translation>
  </message>
  <message>
   <source>已交接给“{name}”</source>
   <translation>Handed over to "{name}"</translation>
  </message>
  <message>
   <source>不知道哪天</source>
   <translation>day unknown</translation>
  </message>
  <message>
   <source>其他台账</source>
   <translation>Other ledgers</translation>
  </message>
  <message>
   <source>代码和通知</source>
   <translation>Codes and notices</translation>
  </message>
  <message>
   <source>名片和吊销</source>
   <translation>Cards and revocations</translation>
  </message>
  <message>
   <source>全部内容</source>
   <translation>Everything</translation>
  </message>
  <message>
   <source>电脑 {digits}</source>
   <translation>Computer {digits}</translation>
  </message>
  <message>
   <source>只有{what}</source>
   <translation>Only {what}</translation>
  </message>
  <message>
   <source>上级已经吊销这台电脑：这里新写的内容，别的办公室不再认可；照样能填写、保存和打印。请联系上级，在另一台电脑上重新建立办公室，再交换名片。</source>
   <translation>The office above has revoked this computer: other offices no longer accept what is newly written here; filling in, saving and printing still work. Please contact the office above, set up the office again on another computer, then exchange cards.</translation>
  </message>
  <message>
   <source>请至少选一种。</source>
   <translation>Please choose at least one.</translation>
  </message>
  <message>
   <source>交换哪些内容</source>
   <translation>What to exchange</translation>
  </message>
  <message>
   <source>就这样交换(&amp;S)</source>
   <translation>Exchange the&amp;se</translation>
  </message>
  <message>
   <source>和它交换哪些内容？</source>
   <translation>What to exchange with it?</translation>
  </message>
  <message>
   <source>没有打勾的不写给它。以后可以在“认识的电脑”里改。</source>
   <translation>What is not ticked is not written to it. You can change this later under "Known computers".</translation>
  </message>
  <message>
   <source>以前已经给它的内容不会收回来；重新打勾的，下一个数据包会把缺的都补上。代码表、通知、介绍信总是交换的。</source>
   <translation>What it already has is not taken back; where you tick something again, the next bundle brings all that is missing. Code tables, notices and letters of introduction are always exchanged.</translation>
  </message>
  <message>
   <source>这台电脑的办公室不管这个区划的这类内容</source>
   <translation>The office of this computer has no say over such contents of this area</translation>
  </message>
  <message>
   <source>先打电话问清楚：是不是那个办公室的人自己写的。是，才可以放行。</source>
   <translation>First ask by telephone whether people of that office wrote it themselves. Admit it only if so.</translation>
  </message>
  <message>
   <source>放行(&amp;A)…</source>
   <translation>&amp;Admit…</translation>
  </message>
  <message>
   <source>电脑已吊销</source>
   <translation>Computer revoked</translation>
  </message>
  <message>
   <source>这些内容先放在一边，不起作用</source>
   <translation>These contents are kept apart and not in force</translation>
  </message>
  <message>
   <source>写它的电脑已经被吊销，这些是吊销以后才到的</source>
   <translation>The computer that wrote them is revoked, and they came after that</translation>
  </message>
  <message>
   <source>认识的办公室里，没有一个说明过这台电脑是谁的</source>
   <translation>No known office has said whose computer this is</translation>
  </message>
  <message>
   <source>一般不用放行：接收了那个办公室的名片，或者读了它上级的数据包，这些会自动生效。</source>
   <translation>Usually there is no need to admit these: they come into force by themselves once you accept the card of that office, or read in a bundle of the office above it.</translation>
  </message>
  <message>
   <source>放行</source>
   <translation>Admit</translation>
  </message>
  <message>
   <source>为什么</source>
   <translation>Why</translation>
  </message>
  <message>
   <source>不该写的人写来的内容，会先放在这里，不起作用，由您决定放不放行。</source>
   <translation>What comes from people not entitled to write it is kept here first, not in force; you decide whether to admit it.</translation>
  </message>
  <message>
   <source>这些内容从现在起生效，别的办公室读了您的下一个数据包，也照此处理。</source>
   <translation>These contents are in force from now on; other offices do the same once they read your next bundle.</translation>
  </message>
  <message>
   <source>放行了就不能撤销；里面写错的，只能再改。</source>
   <translation>Admitting cannot be undone; mistakes in it can only be corrected afterwards.</translation>
  </message>
  <message>
   <source>已放行，{count} 段现在生效。请给各办公室各写一次数据包。</source>
   <translation>Admitted. Parts now in force: {count}. Please write a bundle to each office.</translation>
  </message>
  <message>
   <source>放行“{office}”的{content}吗？</source>
   <translation>Admit from "{office}": {content}?</translation>
  </message>
  <message>
   <source>我已经打电话问过，确定是“{office}”的人写的</source>
   <translation>I have asked by telephone: people of "{office}" wrote it</translation>
  </message>
  <message>
   <source>正在放行</source>
   <translation>Admitting</translation>
  </message>
  <message>
   <source>只放行已经收到的这 {count} 段；那台电脑以后再写的，仍然先放在一边。</source>
   <translation>Only the parts already here are admitted: {count}. What that computer writes later is still kept apart.</translation>
  </message>
  <message>
   <source>在新电脑上建立办公室：名称、区划代码、级别都和第一台填得一模一样。新的恢复码是这台电脑自己的，另抄一张纸。</source>
   <translation>Set up the office on the new computer, with exactly the same name, area code and level as on the first. Its new recovery phrase is its own; copy it on another sheet.</translation>
  </message>
  <message>
   <source>两台电脑各写一张名片（“交换”里“我的名片”），互相接收，打电话或当面核对六组数字。</source>
   <translation>Write a card on each of the two ("My card" under "Exchange"), accept each other's, and compare the six groups of digits by telephone or face to face.</translation>
  </message>
  <message>
   <source>第一台给“本办公室另一台电脑”写数据包，新电脑读入，台账就都有了。</source>
   <translation>On the first, write a bundle to "This office's other computer"; read it in on the new one, and it has all the ledgers.</translation>
  </message>
  <message>
   <source>第一台再给上级写一次数据包，上级读了，就认识新电脑。</source>
   <translation>On the first, write another bundle to the office above; once it is read in there, the new computer is known.</translation>
  </message>
  <message>
   <source>新电脑也要接收上级的名片，并把自己的名片交给上级接收；以后两台都可以和上级来往。</source>
   <translation>The new computer must also accept the card of the office above, and have its own card accepted there; then both can exchange with the office above.</translation>
  </message>
  <message>
   <source>以后两台之间经常互相写数据包；同时改了同一项的，会在“待处理”里请您选。</source>
   <translation>From then on, often write bundles between the two; where both changed the same thing, "Review" asks you to choose.</translation>
  </message>
  <message>
   <source>旧电脑还能开：先写一份备份到U盘，从此不再在旧电脑上填写。</source>
   <translation>If the old computer still works: first write a backup to a USB stick, and from then on enter nothing on the old one.</translation>
  </message>
  <message>
   <source>在新电脑上点“从备份恢复”，选备份文件，填入恢复码，再设新的口令。</source>
   <translation>On the new computer choose "Restore a backup", pick the backup file, type the recovery phrase, then set a new passphrase.</translation>
  </message>
  <message>
   <source>新电脑有新的钥匙：在“交换”里写一张新名片，交给上级和各办公室接收，打电话核对数字。</source>
   <translation>The new computer has a new key: write a new card under "Exchange", have it accepted by the office above and the others, and compare the digits by telephone.</translation>
  </message>
  <message>
   <source>从新电脑给上级写一个数据包，请上级读入；旧电脑写过的内容就都到了上级那里。</source>
   <translation>Write a bundle from the new computer to the office above and ask them to read it in; then all that the old computer wrote is there.</translation>
  </message>
  <message>
   <source>上级读入以后，请上级在“认识的电脑”里吊销旧电脑。先后不能反：没有到过上级的内容，吊销以后就不认可了。</source>
   <translation>Once they have read it in, ask the office above to revoke the old computer in "Known computers". Keep this order: what had not reached the office above is not accepted after revoking.</translation>
  </message>
  <message>
   <source>旧电脑要交给别人或者报废的，删掉驿站的文件夹。丢了的，马上请上级吊销。</source>
   <translation>If the old computer is given away or scrapped, delete the Örtöö folder on it. If it is lost, ask the office above to revoke it at once.</translation>
  </message>
  <message>
   <source>加一台电脑、换电脑</source>
   <translation>Add or change computer</translation>
  </message>
  <message>
   <source>加一台电脑</source>
   <translation>Add a computer</translation>
  </message>
  <message>
   <source>换电脑</source>
   <translation>Change computers</translation>
  </message>
  <message>
   <source>两台电脑一起用：两台都可以填写，数据包来往以后内容一样。</source>
   <translation>Two computers side by side: both can be used for entries, and hold the same once bundles have gone between them.</translation>
  </message>
  <message>
   <source>换一台电脑：旧的不再用了，或者坏了、丢了，数据从备份里恢复。</source>
   <translation>One computer for another: the old one is no longer used, broken or lost, and the data comes back from a backup.</translation>
  </message>
  <message>
   <source>已撤销：{what}</source>
   <translation>Undone: {what}</translation>
  </message>
  <message>
   <source>它可能是从交换文件夹自动读入的，不是您刚才做的那一步。撤销以后，和读入以前一样。</source>
   <translation>It may have been read in by itself from the exchange folder, and not be what you did last. Once undone, everything is as before reading.</translation>
  </message>
  <message>
   <source>撤销读入</source>
   <translation>Undo reading</translation>
  </message>
  <message>
   <source>正在重做</source>
   <translation>Redoing</translation>
  </message>
  <message>
   <source>已重做：{what}</source>
   <translation>Redone: {what}</translation>
  </message>
  <message>
   <source>要撤销的是：{what}</source>
   <translation>To be undone: {what}</translation>
  </message>
  <message>
   <source>请输入口令</source>
   <translation>Please type the passphrase</translation>
  </message>
  <message>
   <source>这个办公室的数据用口令锁着。</source>
   <translation>The data of this office is locked with a passphrase.</translation>
  </message>
  <message>
   <source>忘了口令，用恢复码打开</source>
   <translation>Passphrase forgotten: open with recovery phrase</translation>
  </message>
  <message>
   <source>去掉“{text}”</source>
   <translation>Remove "{text}"</translation>
  </message>
  <message>
   <source>{year}年{month}月{day}日 {time}</source>
   <translation>{day}/{month}/{year} {time}</translation>
  </message>
  <message>
   <source>上一步(&amp;B)</source>
   <translation>&amp;Back</translation>
  </message>
  <message>
   <source>{what}（不能中途停下）</source>
   <translation>{what} (cannot be stopped midway)</translation>
  </message>
  <message>
   <source>停下</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>正在停下…</source>
   <translation>Stopping…</translation>
  </message>
  <message>
   <source>“{file}”是一份备份，这台电脑上的办公室已经打开，没有动它</source>
   <translation>"{file}" is a backup; an office is already open on this computer, so nothing was done with it.</translation>
  </message>
  <message>
   <source>要恢复备份，请在新电脑上打开驿站，选“从备份恢复”</source>
   <translation>To restore the backup, please open Örtöö on the new computer and choose "Restore a backup".</translation>
  </message>
  <message>
   <source>“{names}”不能这样打开</source>
   <translation>"{names}" cannot be opened this way.</translation>
  </message>
  <message>
   <source>请一次打开一种文件，数据包和名片可以一起</source>
   <translation>open files of one kind at a time; bundles and cards may go together</translation>
  </message>
  <message>
   <source>演示数据：这里的人和事都是编造的，可以随便试，改坏了也没有关系。</source>
   <translation>Demo data: all people and events here are invented. Try whatever you like; nothing can be harmed.</translation>
  </message>
  <message>
   <source>建立自己的办公室</source>
   <translation>Set up your own office</translation>
  </message>
 </context>
</TS>
