/** What can be wrong with a row of an office's ledger (导入检查项): a kind for each, with the reason and the way to mend it in words. */
import type { Text } from '../../../../platform/contract/text.ts'
import { type TermOf, vocabulary } from '../../../../platform/contract/vocabulary.ts'

export const findingLevel = vocabulary('import finding level', {
  error: { zh: '错误', en: 'Error' },
  note: { zh: '提示', en: 'Note' },
})
export type FindingLevel = TermOf<typeof findingLevel>

/** Words of the kind itself; used to filter. */
export const findingKind = vocabulary('import finding', {
  missing: { zh: '缺少必填内容', en: 'Something required is missing' },
  'unknown-unit': { zh: '单位名称不认识', en: 'Unknown facility' },
  'unit-elsewhere': { zh: '单位不在职责范围', en: 'Facility outside your reach' },
  'unknown-family': { zh: '类别不认识', en: 'Unknown family' },
  'unknown-grade': { zh: '等级不认识', en: 'Unknown grade' },
  'unknown-state': { zh: '整改状态不认识', en: 'Unknown state' },
  'bad-date': { zh: '日期读不懂', en: 'Unreadable date' },
  'impossible-date': { zh: '日期不存在', en: 'No such date' },
  'no-year': { zh: '日期缺少年份', en: 'A date without year' },
  'no-day': { zh: '日期缺少日', en: 'A month without day' },
  'future-date': { zh: '日期在将来', en: 'A date in the future' },
  'date-order': { zh: '日期先后矛盾', en: 'Dates in the wrong order' },
  'bad-money': { zh: '金额读不懂', en: 'Unreadable amount' },
  'too-long': { zh: '内容过长', en: 'Too long' },
  'bad-number': { zh: '系统编号格式不对', en: 'Not a number of this system' },
  'broken-cell': { zh: '单元格出错', en: 'The cell shows an error' },
  'state-contradicts': { zh: '状态与日期矛盾', en: 'State and dates contradict' },
  'twice-in-file': { zh: '文件内重复', en: 'Twice in the file' },
  'same-code': { zh: '编号重复', en: 'The same number twice' },
  'already-there': { zh: '台账已有，内容有变化', en: 'Already there, with differences' },
  'person-unknown': { zh: '责任人未对应到账号', en: 'Responsible person without account' },
  'person-several': { zh: '责任人有重名', en: 'Several people of that name' },
  'deadline-words': { zh: '时限不是日期', en: 'The deadline is no date' },
  'closed-undated': { zh: '已销号但无日期', en: 'Closed without a date' },
  formula: { zh: '公式单元格', en: 'A formula' },
  'year-assumed': { zh: '年份按表名推定', en: 'Year taken from the title' },
})
export type FindingKind = TermOf<typeof findingKind>

interface Words {
  readonly level: FindingLevel
  readonly reason: Text
  /** What to do; `{likely}` is filled where something was found. Null: nothing needs doing. */
  readonly advice: Text | null
}

const lists = {
  families: {
    zh: '建筑安全、消防安全、集体食物中毒、重大疫情、内外部袭击',
    en: 'Building, Fire, Food poisoning, Epidemic, Attack',
  },
} as const

export const findingWords: Readonly<Record<FindingKind, Words>> = {
  missing: {
    level: 'error',
    reason: { zh: '“{field}”没有填写', en: '“{field}” is empty' },
    advice: { zh: '请补填', en: 'Fill it in' },
  },
  'unknown-unit': {
    level: 'error',
    reason: { zh: '没有名为“{value}”的监所', en: 'No facility is called “{value}”' },
    advice: { zh: '是否为“{likely}”？请写监所全称', en: 'Did you mean “{likely}”? Write the full name' },
  },
  'unit-elsewhere': {
    level: 'error',
    reason: { zh: '“{value}”不在您的职责范围内', en: '“{value}” lies outside what your position covers' },
    advice: {
      zh: '请由该单位或其上级导入，或删去此行',
      en: 'Let that unit or its bureau import it, or delete the row',
    },
  },
  'unknown-family': {
    level: 'error',
    reason: { zh: '类别“{value}”不属于五类风险', en: '“{value}” is none of the five families' },
    advice: { zh: `请改为：${lists.families.zh}`, en: `Use one of: ${lists.families.en}` },
  },
  'unknown-grade': {
    level: 'error',
    reason: { zh: '等级“{value}”不认识', en: '“{value}” is no grade' },
    advice: { zh: '请改为：一般、重大；尚未定级的留空', en: 'Use: general, major; leave it empty where not graded' },
  },
  'unknown-state': {
    level: 'error',
    reason: { zh: '状态“{value}”看不出是否已整改', en: '“{value}” does not say whether it is done' },
    advice: { zh: '请改为：已销号、整改中、不予立项', en: 'Use: closed, open, rejected' },
  },
  'bad-date': {
    level: 'error',
    reason: { zh: '“{value}”不是日期', en: '“{value}” is no date' },
    advice: { zh: '是否为 {likely}？请写成 2026-03-05 这样', en: 'Did you mean {likely}? Write it like 2026-03-05' },
  },
  'impossible-date': {
    level: 'error',
    reason: { zh: '没有“{value}”这一天', en: 'There is no day “{value}”' },
    advice: { zh: '是否为 {likely}？', en: 'Did you mean {likely}?' },
  },
  'no-year': {
    level: 'error',
    reason: { zh: '“{value}”没有年份', en: '“{value}” has no year' },
    advice: {
      zh: '请补写年份，或在上一步指定全表年份',
      en: 'Write the year, or set one for the whole table a step before',
    },
  },
  'no-day': {
    level: 'error',
    reason: { zh: '“{value}”只有月份', en: '“{value}” is a month' },
    advice: { zh: '是否为 {likely}？请写到日', en: 'Did you mean {likely}? Write the day' },
  },
  'future-date': {
    level: 'error',
    reason: { zh: '“{field}”{value} 晚于今天', en: '“{field}” {value} lies in the future' },
    advice: { zh: '请核对年份和月份', en: 'Check year and month' },
  },
  'date-order': {
    level: 'error',
    reason: {
      zh: '“{field}”{value} 早于发现时间 {other}',
      en: '“{field}” {value} is before the day of finding, {other}',
    },
    advice: { zh: '请核对两个日期', en: 'Check both dates' },
  },
  'bad-money': {
    level: 'error',
    reason: { zh: '“{value}”不是金额', en: '“{value}” is no amount' },
    advice: {
      zh: '请只写数字和单位，如 3.5万元；不需要资金的写 0',
      en: 'Write a number alone, such as 35000; 0 for none',
    },
  },
  'too-long': {
    level: 'error',
    reason: {
      zh: '“{field}”有 {length} 字，最多 {limit} 字',
      en: '“{field}” has {length} characters of at most {limit}',
    },
    advice: { zh: '请缩短，其余写入备注', en: 'Shorten it; put the rest into the note' },
  },
  'bad-number': {
    level: 'error',
    reason: { zh: '“{value}”不是系统编号', en: '“{value}” is no number of this system' },
    advice: {
      zh: '系统编号形如 2026-0007；本单位自己的编号请用“原编号”列',
      en: 'It looks like 2026-0007; your own numbers go under “Own number”',
    },
  },
  'broken-cell': {
    level: 'error',
    reason: { zh: '单元格显示“{value}”，没有内容', en: 'The cell shows “{value}”' },
    advice: { zh: '请打开原表修正公式，或直接填写内容', en: 'Mend the formula, or write the value itself' },
  },
  'state-contradicts': {
    level: 'error',
    reason: {
      zh: '状态为“{other}”，却填了销号日期 {value}',
      en: 'The state is “{other}”, yet a closing date {value} is given',
    },
    advice: { zh: '已销号的请改状态，未销号的请删日期', en: 'Change the state, or delete the date' },
  },
  'twice-in-file': {
    level: 'error',
    reason: { zh: '与“{sheet}”第 {row} 行相同', en: 'The same as row {row} of “{sheet}”' },
    advice: {
      zh: '请删去一行；确为两处隐患的，写明部位区别',
      en: 'Delete one; if they are two, say in the place how they differ',
    },
  },
  'same-code': {
    level: 'error',
    reason: { zh: '编号“{value}”已用于“{sheet}”第 {row} 行', en: 'Number “{value}” is used in row {row} of “{sheet}”' },
    advice: { zh: '同一单位编号不能重复，请核对', en: 'A unit uses a number once' },
  },
  'already-there': {
    level: 'note',
    reason: { zh: '台账已有（{number}），“{fields}”不同', en: 'Already there ({number}); “{fields}” differ' },
    advice: { zh: '不改动已有记录；确需更改的请在隐患页面办理', en: 'Left alone; change it on the page of the hazard' },
  },
  'person-unknown': {
    level: 'note',
    reason: { zh: '“{value}”在该监所没有账号', en: '“{value}” has no account at the facility' },
    advice: { zh: '按文字保留，制定方案时再选责任人', en: 'Kept as text; choose the person when planning' },
  },
  'person-several': {
    level: 'note',
    reason: { zh: '该监所有多人叫“{value}”', en: 'Several people there are called “{value}”' },
    advice: { zh: '按文字保留，制定方案时再选责任人', en: 'Kept as text; choose the person when planning' },
  },
  'deadline-words': {
    level: 'note',
    reason: { zh: '“{value}”不是日期', en: '“{value}” is no date' },
    advice: { zh: '按文字保留，时限留空', en: 'Kept as text; no deadline is set' },
  },
  'closed-undated': {
    level: 'note',
    reason: { zh: '已销号，但没有销号日期', en: 'Closed, without a date' },
    advice: { zh: '按“日期不详”归档', en: 'Filed without a date' },
  },
  formula: {
    level: 'note',
    reason: { zh: '是公式，按最后一次显示的“{value}”导入', en: 'A formula; what it last showed, “{value}”, is taken' },
    advice: null,
  },
  'year-assumed': {
    level: 'note',
    reason: { zh: '“{value}”没有年份，按 {other} 年', en: '“{value}” has no year; {other} is taken' },
    advice: { zh: '年份不对的请在上一步修改', en: 'Change the year a step before if it is wrong' },
  },
}
