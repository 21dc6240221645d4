/**
 * What the columns of a hazard ledger (隐患台账) are called in the offices: the synonyms as data. The first word of each
 * list is the one this product writes itself. Collected from ledger forms of custodial facilities and of work safety.
 */
import type { HeadWords } from './heads.ts'

export const hazardFields = [
  'number',
  'code',
  'unit',
  'family',
  'grade',
  'suggestedGrade',
  'place',
  'object',
  'finding',
  'note',
  'basis',
  'found',
  'state',
  'interim',
  'measure',
  'money',
  'moneySource',
  'responsible',
  'deadline',
  'contingency',
  'done',
  'verifier',
  'closed',
  'verifiedNote',
] as const
export type HazardField = (typeof hazardFields)[number]

const row = (field: HazardField, is: string, has = ''): HeadWords<HazardField> => ({
  field,
  is: is.split(' ').map((word) => word.replaceAll('_', ' ')),
  has: has === '' ? [] : has.split(' '),
})

export const hazardHeads: readonly HeadWords<HazardField>[] = [
  row('number', '系统编号 System_number'),
  row('code', '原编号 隐患编号 编号 问题编号 台账编号 隐患编码 案号 Own_number Code', '隐患编号 问题编号 编号'),
  row(
    'unit',
    '单位 监所 监所名称 单位名称 所属单位 被检查单位 受检单位 责任单位 看守所 隐患单位 场所 所别 Facility Unit',
    '监所 单位名称 受检单位 检查单位 看守所 责任单位',
  ),
  row(
    'family',
    '类别 隐患类别 领域 隐患类型 风险类别 类型 安全类别 五防类别 隐患分类 分类 问题类别 专业 Family Category',
    '类别 领域 类型 分类',
  ),
  row('suggestedGrade', '建议等级 建议级别 拟定等级 Suggested_grade', '建议等级'),
  row('grade', '等级 隐患等级 级别 隐患级别 风险等级 隐患程度 严重程度 整改等级 Grade Level', '等级 级别 程度'),
  row(
    'place',
    '部位 地点 位置 隐患部位 隐患地点 具体部位 检查部位 隐患位置 所在部位 所在位置 具体位置 区域 场所部位 检查地点 Place Location',
    '部位 地点 位置 区域',
  ),
  row('object', '对象 设施设备 隐患对象 检查对象 设备名称 设施 设备 检查项目 项目 Object Equipment', '设施 设备 对象'),
  row(
    'finding',
    '隐患内容 存在问题 问题描述 隐患描述 存在的问题 隐患情况 问题内容 存在隐患 隐患问题 问题 隐患 具体问题 主要问题 隐患名称 问题隐患 发现问题 检查发现问题 风险隐患 存在的隐患 情况描述 Finding Problem',
    '隐患内容 问题描述 隐患描述 存在问题 存在的 问题 隐患',
  ),
  row('note', '补充说明 备注 说明 其他 Note Remarks', '备注 说明'),
  row('basis', '依据 法规依据 整改依据 检查依据 判定依据 法律依据 标准 Basis', '依据'),
  row(
    'found',
    '发现时间 发现日期 检查日期 检查时间 排查时间 排查日期 日期 时间 登记时间 登记日期 录入时间 上报时间 Found_on Date',
    '发现时间 发现日期 检查时间 检查日期 排查 登记时间 登记日期',
  ),
  row(
    'state',
    '状态 是否整改 销号情况 是否销号 整改状态 是否完成 整改进度 完成情况 整改完成情况 是否整改到位 是否完成整改 是否办结 销号状态 闭环情况 是否闭环 State Status',
    '是否 状态 销号情况 闭环',
  ),
  row(
    'interim',
    '临时管控措施 临时措施 管控措施 防控措施 临时防范措施 防范措施 Interim_controls',
    '临时 管控措施 防范措施',
  ),
  row(
    'measure',
    '整改措施 措施 整改方案 整改要求 治理措施 整改意见 处理措施 整改建议 Measure',
    '整改措施 治理措施 整改方案 措施',
  ),
  row(
    'money',
    '整改资金 资金 整改经费 经费 所需资金 投入资金 资金投入 资金落实 预算 金额 费用 Money Cost',
    '资金 经费 金额 费用',
  ),
  row('moneySource', '资金来源 经费来源 Source_of_money', '资金来源 经费来源'),
  row(
    'responsible',
    '责任人 整改责任人 负责人 整改负责人 责任民警 具体责任人 整改人 直接责任人 责任领导 Responsible',
    '责任人 负责人 责任民警 责任领导',
  ),
  row(
    'deadline',
    '整改时限 完成时限 期限 整改期限 时限 限期 整改截止时间 计划完成时间 要求完成时间 限期整改时间 拟完成时间 截止日期 整改完成时限 Deadline',
    '时限 期限 限期 截止 计划完成 要求完成',
  ),
  row('contingency', '应急预案 预案 预案措施 应急措施 Contingency', '预案 应急'),
  row(
    'done',
    '整改情况 整改结果 整改落实情况 落实情况 处理结果 整改内容 已采取措施 整改说明 治理情况 Done',
    '整改情况 整改结果 落实情况 处理结果',
  ),
  row(
    'verifier',
    '验收人 复查人 复核人 销号人 验收人员 复查人员 核查人 验收责任人 Verifier',
    '验收人 复查人 复核人 核查人',
  ),
  row(
    'closed',
    '销号日期 销号时间 整改完成时间 完成时间 完成日期 验收时间 验收日期 实际完成时间 整改完成日期 整改时间 复查时间 复查日期 闭环时间 办结时间 Closed_on',
    '销号时间 销号日期 完成时间 完成日期 验收时间 验收日期 复查时间 复查日期',
  ),
  row(
    'verifiedNote',
    '验收意见 复查意见 复查情况 验收情况 验收结论 核查情况 Verification',
    '验收意见 验收情况 复查情况',
  ),
]
