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
    { zh: '期限不能早于今天', en: 'The day lies in the past' },
    {
      zh: '期限不能早于今天（{today}），请重新选择。',
      en: 'The day cannot be before today ({today}). Choose another.',
    },
  ),
  'extension-waiting': problem(
    'hazard-extension-waiting',
    409,
    { zh: '已有延期申请待批', en: 'An extension is already waiting' },
    {
      zh: '先前的延期申请还没有答复，答复后才能再次申请。',
      en: 'The extension asked for before is not answered yet; ask again after that.',
    },
  ),
  'no-extension-asked': problem(
    'hazard-no-extension-asked',
    409,
    { zh: '没有待批的延期申请', en: 'No extension was asked for' },
    { zh: '该隐患目前没有待批的延期申请。', en: 'No extension waits for a decision on this hazard.' },
  ),
  'extension-by-party': problem(
    'hazard-extension-by-party',
    403,
    { zh: '不能审批自己的延期', en: 'Not on one’s own extension' },
    {
      zh: '申请人和整改责任人不能审批本次延期，请由公安机关领导或其他有权限的同志审批。',
      en: 'Who asked for it or is responsible cannot decide it. The bureau or another authorised person decides.',
    },
  ),
  'extension-not-later': problem<{ deadline: string }>(
    'hazard-extension-not-later',
    422,
    { zh: '新时限须晚于原时限', en: 'The new deadline must be later' },
    {
      zh: '延期后的时限须晚于现行时限（{deadline}）。',
      en: 'The new deadline must lie after the present one ({deadline}).',
    },
  ),
  'extension-times': problem<{ times: string }>(
    'hazard-extension-times',
    409,
    { zh: '延期次数已用完', en: 'No extension is left' },
    {
      zh: '同一整改方案最多延期 {times} 次。仍不能完成的，请报上级研究。',
      en: 'One plan may be extended {times} times. If it still cannot be done, put it before the level above.',
    },
  ),
  'extension-days': problem<{ days: string; last: string }>(
    'hazard-extension-days',
    422,
    { zh: '超过延期上限', en: 'Beyond the longest extension' },
    {
      zh: '累计延期不能超过 {days} 天，最晚可延至 {last}。',
      en: 'All extensions together may not exceed {days} days: {last} at the latest.',
    },
  ),
  'same-person': problem(
    'hazard-same-person',
    422,
    { zh: '责任人没有变化', en: 'The same person' },
    { zh: '所选人员就是现在的整改责任人，请另选一人。', en: 'That person is responsible already. Choose another.' },
  ),
  'already-listed': problem(
    'hazard-already-listed',
    409,
    { zh: '已经挂牌督办', en: 'Already listed' },
    {
      zh: '该隐患已在挂牌督办，须由挂牌单位摘牌后才能重新挂牌。',
      en: 'The hazard is listed for supervision already; the unit that listed it must end that first.',
    },
  ),
  'not-listed': problem(
    'hazard-not-listed',
    409,
    { zh: '没有挂牌督办', en: 'Not listed' },
    { zh: '该隐患目前没有挂牌督办。', en: 'The hazard is not listed for supervision.' },
  ),
  'not-lister': problem(
    'hazard-not-lister',
    403,
    { zh: '由挂牌单位摘牌', en: 'For the unit that listed it' },
    {
      zh: '谁挂牌谁摘牌：只有挂牌单位的领导或业务指导民警可以摘牌。',
      en: 'Only the unit that listed the hazard ends the listing.',
    },
  ),
  'listed-needs-above': problem<{ move: string; who: string }>(
    'hazard-listed-needs-above',
    403,
    { zh: '挂牌督办的隐患由上级办理', en: 'A listed hazard is for the level above' },
    {
      zh: '挂牌督办期间，“{move}”由{who}办理。',
      en: 'While the hazard is listed for supervision “{move}” is for: {who}.',
    },
  ),
  'still-listed': problem<{ move: string }>(
    'hazard-still-listed',
    409,
    { zh: '挂牌督办尚未解除', en: 'Still listed for supervision' },
    {
      zh: '挂牌督办期间不能“{move}”，请先由挂牌单位摘牌。',
      en: '“{move}” is not possible while it is listed; the unit that listed it must end that first.',
    },
  ),
  'not-major': problem(
    'hazard-not-major',
    409,
    { zh: '不是重大隐患', en: 'Not a major hazard' },
    { zh: '只有重大隐患须定期检查临时管控措施。', en: 'Only a major hazard has interim controls to check.' },
  ),
  'seen-required': problem(
    'hazard-seen-required',
    422,
    { zh: '须写明检查所见', en: 'Write what was seen' },
    {
      zh: '请写明到现场看到的情况：谁在看守、是否停用、有无人员进入等。',
      en: 'Write what was seen on the spot: who guards it, whether it is out of use, whether anybody is inside.',
    },
  ),
  'merge-itself': problem(
    'hazard-merge-itself',
    422,
    { zh: '不能并入自身', en: 'Not into itself' },
    { zh: '请选择保留的另一条隐患。', en: 'Choose another hazard, the one that stays.' },
  ),
  'merge-elsewhere': problem(
    'hazard-merge-elsewhere',
    422,
    { zh: '只能合并同一监所的隐患', en: 'Only within one facility' },
    {
      zh: '两条隐患属于不同监所，各自整改，不能合并。',
      en: 'The two belong to different facilities; each rectifies its own.',
    },
  ),
  'merge-ended': problem<{ state: string }>(
    'hazard-merge-ended',
    409,
    { zh: '不能并入已了结的隐患', en: 'Not into one at its end' },
    {
      zh: '保留的隐患现为“{state}”，不再整改。请选择未销号的隐患，或先将其重新立项。',
      en: 'The one that would stay is “{state}” and no longer worked on. Choose an open one, or reopen it first.',
    },
  ),
  'merge-chain': problem(
    'hazard-merge-chain',
    409,
    { zh: '不能连环合并', en: 'No chains' },
    {
      zh: '其中一条已参与合并：并入过别处的不能再接收，接收过别条的不能再并出。请直接并入最终保留的那一条。',
      en: 'One of them is part of a merger already. Merge each duplicate directly into the one that stays.',
    },
  ),
  'merge-grade': problem(
    'hazard-merge-grade',
    409,
    { zh: '重大隐患不能并入一般隐患', en: 'Not a major one into a lesser one' },
    {
      zh: '合并会使重大等级和临时管控失去着落。请先将保留的隐患定为重大，再合并。',
      en: 'The major grade and its interim controls would be lost. Grade the one that stays as major first.',
    },
  ),
} as const
export type Rule = keyof typeof rules

/** Rules that say there is nothing to be done: no news to somebody who only reads. */
export const idle: readonly Rule[] = [
  'not-now',
  'no-extension-asked',
  'extension-waiting',
  'already-listed',
  'not-listed',
  'not-major',
]
