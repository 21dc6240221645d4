/** Why a spreadsheet is not taken, and what to do about it. One list for the upload, the job that reads, and the commands. */
import { problem } from './problem.ts'

export const sheetProblems = {
  notSheet: problem<{ what: string }>(
    'sheet-not-a-sheet',
    415,
    { zh: '这不是表格文件', en: 'Not a spreadsheet' },
    {
      zh: '文件内容是{what}，不是表格。请选择 .xlsx 或 .csv 文件；改文件名不能改变内容。',
      en: 'The content is {what}, not a spreadsheet. Choose an .xlsx or .csv file; renaming does not change the content.',
    },
  ),
  encrypted: problem(
    'sheet-encrypted',
    422,
    { zh: '文件设有打开密码', en: 'The file is protected by a password' },
    {
      zh: '请在 Excel 或 WPS 中打开，去掉打开密码（文件 → 信息 → 保护工作簿），另存后再导入。',
      en: 'Open it in Excel or WPS, remove the password (File → Info → Protect Workbook), save and import again.',
    },
  ),
  oldFormat: problem<{ what: string }>(
    'sheet-old-format',
    415,
    { zh: '不支持这种表格格式', en: 'This format of spreadsheet is not read' },
    {
      zh: '文件是{what}。请用 Excel 或 WPS 打开，选“另存为 Excel 工作簿（.xlsx）”，再导入另存的文件。',
      en: 'The file is {what}. Open it in Excel or WPS, choose “Save as Excel workbook (.xlsx)” and import that file.',
    },
  ),
  macros: problem(
    'sheet-macros',
    422,
    { zh: '文件含有宏', en: 'The file contains macros' },
    {
      zh: '为安全起见不接受含宏的文件。请另存为不含宏的“Excel 工作簿（.xlsx）”后再导入。',
      en: 'Files with macros are not taken. Save it as “Excel workbook (.xlsx)” without macros and import that.',
    },
  ),
  damaged: problem<{ part: string }>(
    'sheet-damaged',
    422,
    { zh: '文件已损坏', en: 'The file is damaged' },
    {
      zh: '读到“{part}”时发现内容不完整或不合规。请用 Excel 或 WPS 打开并重新保存后再导入。',
      en: 'It is incomplete or malformed at “{part}”. Open it in Excel or WPS, save it again and import that.',
    },
  ),
  bomb: problem<{ limit: string }>(
    'sheet-unfolds-too-far',
    422,
    { zh: '文件解压后过大', en: 'The file unfolds too far' },
    {
      zh: '文件解压后超过上限（{limit}），已停止读取。请把表格内容复制到新建的工作簿，或分成几个文件导入。',
      en: 'Unpacked it exceeds the limit ({limit}); reading stopped. Copy the table into a new workbook, or split it.',
    },
  ),
  tooManyRows: problem<{ limit: string }>(
    'sheet-too-many-rows',
    422,
    { zh: '行数过多', en: 'Too many rows' },
    { zh: '一次最多导入 {limit} 行，请分成几个文件。', en: 'At most {limit} rows at a time. Split the file.' },
  ),
  tooWide: problem<{ limit: string; sheet: string }>(
    'sheet-too-wide',
    422,
    { zh: '列数过多', en: 'Too many columns' },
    {
      zh: '工作表“{sheet}”有内容的列超过 {limit} 列，不像台账。请删去台账以外的列后再导入。',
      en: 'Sheet “{sheet}” has content beyond column {limit}; that is no ledger. Delete what lies beside it.',
    },
  ),
  encoding: problem(
    'sheet-encoding',
    422,
    { zh: '文字编码读不懂', en: 'The text cannot be decoded' },
    {
      zh: 'CSV 文件既不是 UTF-8 也不是 GB18030（GBK）编码。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
      en: 'The CSV file is neither UTF-8 nor GB18030 (GBK). Save it as .xlsx in Excel or WPS and import that.',
    },
  ),
  blank: problem(
    'sheet-blank',
    422,
    { zh: '表格是空的', en: 'The spreadsheet is empty' },
    { zh: '所有工作表都没有内容。请确认选对了文件。', en: 'No sheet holds anything. Is it the right file?' },
  ),
} as const
