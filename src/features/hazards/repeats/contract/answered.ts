/** Answers to whether a hazard is an earlier one come back: alone, since a report carries them and every page knows reports. */
import { type Static, Type } from 'typebox'
import { problem } from '../../../../platform/contract/problem.ts'
import { Id } from '../../../../platform/contract/schema.ts'
import { type TermOf, vocabulary } from '../../../../platform/contract/vocabulary.ts'

export const repeatAnswer = vocabulary('repeat answer', {
  same: { zh: '是同一隐患', en: 'The same hazard' },
  different: { zh: '不是同一隐患', en: 'Another hazard' },
})
export type RepeatAnswer = TermOf<typeof repeatAnswer>

export const Reason = Type.String({ maxLength: 500 })

/** An answer given with the report itself. */
export const Answered = Type.Object(
  { earlierId: Id, answer: repeatAnswer.schema, reason: Reason },
  { additionalProperties: false },
)
export type Answered = Static<typeof Answered>
/** Questions a report may raise: the most alike, since a person reads each. */
export const mostAsked = 3

export const repeatProblems = {
  reason: problem(
    'repeat-reason-required',
    422,
    { zh: '须说明为什么不是同一隐患', en: 'Say why it is another hazard' },
    {
      zh: '系统认为两条隐患很像。请写明区别，供日后查证。',
      en: 'The two look alike. Write what differs, for the record.',
    },
  ),
  answered: problem<{ who: string }>(
    'repeat-answered',
    409,
    { zh: '该问题已有答复', en: 'Already answered' },
    {
      zh: '{who}已答复。需要更正的，由所长或上级写明理由后更正。',
      en: '{who} answered it. The director or somebody above may correct it, with a reason.',
    },
  ),
} as const
