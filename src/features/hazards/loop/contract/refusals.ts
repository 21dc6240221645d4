/** Every rule that refuses a move, in words. */
import { problem } from '../../../../platform/contract/problem.ts'

/** Every way a move is refused. The details hold words in both languages; the door says them in the reader's. */
export const rules = {
  'not-now': problem<{ state: string; move: string }>(
    'hazard-not-now',
    409,
    { zh: '当前状态不能进行此操作', en: 'Not possible in the present state' },
    { zh: '隐患现为“{state}”，不能“{move}”。', en: 'The hazard is “{state}”; “{move}” is not possible now.' },
  ),
  'wrong-role': problem<{ move: string; who: string }>(
    'hazard-wrong-role',
    403,
    { zh: '您的职务不能进行此操作', en: 'Your positions do not allow this' },
    { zh: '“{move}”由{who}办理。', en: '“{move}” is for: {who}.' },
  ),
  'major-needs-bureau': problem<{ move: string; who: string }>(
    'hazard-major-needs-bureau',
    403,
    { zh: '重大隐患须由公安机关办理', en: 'A major hazard needs the bureau' },
    {
      zh: '重大隐患的“{move}”由{who}办理，监所不能自行决定。',
      en: 'For a major hazard “{move}” is for: {who}; the facility cannot decide it alone.',
    },
  ),
  'verifier-is-rectifier': problem(
    'hazard-verifier-is-rectifier',
    403,
    { zh: '验收人不能是整改人', en: 'The verifier must be another person' },
    {
      zh: '您是该隐患的整改责任人，或办理过本次整改。请由其他有权限的同志验收。',
      en: 'You are responsible for this rectification or took part in it. Another authorised person must verify it.',
    },
  ),
  'not-responsible': problem<{ move: string }>(
    'hazard-not-responsible',
    403,
    { zh: '由整改责任人办理', en: 'For the responsible person' },
    {
      zh: '“{move}”由方案确定的整改责任人或所长办理。',
      en: '“{move}” is for the person responsible by the plan, or the director.',
    },
  ),
  'five-settled': problem<{ missing: string }>(
    'hazard-five-settled',
    422,
    { zh: '“五落实”不完整', en: 'The five are not settled' },
    { zh: '尚未落实：{missing}。', en: 'Not settled yet: {missing}.' },
  ),
  'interim-required': problem(
    'hazard-interim-required',
    422,
    { zh: '须填写临时管控措施', en: 'Interim controls are required' },
    {
      zh: '重大隐患整改完成前须有临时管控措施（如停用、转移人员、专人看守），请填写。',
      en: 'A major hazard needs interim controls until it is closed, such as taking out of use, moving people, a guard. Fill them in.',
    },
  ),
  'fact-needs-bureau': problem<{ who: string }>(
    'hazard-fact-needs-bureau',
    403,
    { zh: '有直接判定要素的须由公安机关决定', en: 'A deciding fact needs the bureau' },
    {
      zh: '有直接判定要素的隐患即为重大隐患；不按此定级或者撤销已判定的要素，由{who}决定。',
      en: 'A hazard with a direct-determination fact is major; to grade it otherwise, or to take such a fact back, is for: {who}.',
    },
  ),
  'milder-needs-reason': problem<{ rule: string }>(
    'hazard-milder-needs-reason',
    422,
    { zh: '从轻定级须说明理由', en: 'A milder grade needs a reason' },
    {
      zh: '按定级规则或原定级为“{rule}”。从轻定级或撤销判定要素的，请写明理由，供上级和日后查证。',
      en: 'By the rules of grading, or as graded before, it is “{rule}”. Say why it is graded milder or a fact is taken back; it goes on record.',
    },
  ),
  'reason-required': problem<{ move: string }>(
    'hazard-reason-required',
    422,
    { zh: '须说明理由', en: 'A reason is required' },
    {
      zh: '“{move}”须写明理由，供对方改进和日后查证。',
      en: '“{move}” needs a reason, for the other side to act on and for the record.',
    },
  ),
  'evidence-required': problem<{ missing: string }>(
    'hazard-evidence-required',
    422,
    { zh: '整改佐证不完整', en: 'Evidence of the rectification is missing' },
    { zh: '报请验收前请补充：{missing}。', en: 'Before submitting, add: {missing}.' },
  ),
  'deadline-past': problem<{ today: string }>(
    'hazard-deadline-past',
    422,
    { zh: '整改时限已过', en: 'The deadline lies in the past' },
    { zh: '整改时限不能早于今天（{today}）。', en: 'The deadline cannot be before today ({today}).' },
  ),
} as const
export type Rule = keyof typeof rules
