/**
 * Remarks on a hazard (留言), people called upon in them (提到), and who follows it (关注). None of it is a step: nothing said
 * here grades, plans or closes. Whoever reads the hazard reads its remarks.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { police, type Role } from '../../../platform/contract/role.ts'
import { Created, Id, Instant, Nullable, UnitId, Words } from '../../../platform/contract/schema.ts'
import { taskKind } from '../../../platform/contract/task.ts'
import { Both, readers } from '../contract.ts'

/** An auditor reads and never writes. */
export const speakers = readers.filter(
  (role): role is Exclude<(typeof readers)[number], 'auditor'> => role !== 'auditor',
)
export const policeReaders: readonly Role[] = police.filter((role) => role !== 'auditor')

export const mostWatchers = 50
/** Days until a call or news counts as late; nothing waits for it but the person. */
export const answerDays = 3

const Person = Type.Object({ id: Id, name: Type.String(), title: Type.String(), unit: Both })
export type Reader = Static<typeof Person>

export const Comment = Type.Object({
  id: Id,
  by: Type.Object({ id: Id, name: Type.String(), title: Nullable(Type.String()) }),
  at: Instant,
  /** Null once withdrawn. */
  text: Nullable(Type.String()),
  /** Names of the people called upon. */
  mentions: Type.Array(Type.String()),
  mine: Type.Boolean(),
})
export type Comment = Static<typeof Comment>

export const talkProblems = {
  stranger: problem(
    'hazard-talk-stranger',
    422,
    { zh: '提到的人看不到这条隐患', en: 'Somebody called upon cannot read this hazard' },
    {
      zh: '只能提到能查看这条隐患的同志。请从名单中选择。',
      en: 'Only people who may read this hazard can be called upon. Choose from the list.',
    },
  ),
  full: problem<{ most: number }>(
    'hazard-watchers-full',
    422,
    { zh: '关注的人已满', en: 'Too many people follow it' },
    { zh: '一条隐患最多 {most} 人关注。', en: 'A hazard is followed by {most} people at most.' },
  ),
  notYours: problem(
    'hazard-comment-not-yours',
    403,
    { zh: '只能撤回自己的留言', en: 'Only your own remark' },
    { zh: '这条留言由他人所写。', en: 'Somebody else wrote this remark.' },
  ),
} as const

export const hazardTalked = {
  comment: event(
    'hazard.commented',
    { zh: '留言', en: 'Remark' },
    Type.Object({ comment: Id, text: Type.String(), mentions: Type.Array(Id) }),
  ),
  withdraw: event('hazard.commentWithdrawn', { zh: '撤回留言', en: 'Remark withdrawn' }, Type.Object({ comment: Id })),
  watch: event('hazard.watched', { zh: '关注隐患', en: 'Followed' }, Type.Object({})),
  unwatch: event('hazard.unwatched', { zh: '取消关注', en: 'No longer followed' }, Type.Object({})),
  note: event('hazard.noted', { zh: '已阅知', en: 'Noted' }, Type.Object({})),
} as const

const page = '/hazards/{unit}/{id}'
export const talkTasks = {
  mention: taskKind('hazard.mention', { zh: '{by}请您看：{object}', en: '{by} calls on you: {object}' }, page),
  news: taskKind(
    'hazard.news',
    { zh: '关注的隐患有进展：{object}', en: 'News of a hazard you follow: {object}' },
    page,
  ),
} as const

const One = Type.Object({ unitId: UnitId, id: Id })

export const readTalk = endpoint({
  name: 'hazards.talk',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/talk',
  may: readers,
  title: { zh: '隐患留言与关注', en: 'Remarks on a hazard and its followers' },
  params: One,
  reply: Type.Object({
    /** The newest 200, oldest first. */
    comments: Type.Array(Comment),
    watching: Type.Boolean(),
    watchers: Type.Array(Type.String()),
    /** Whether something waits for the reader to take note of it. */
    calls: Type.Boolean(),
  }),
  problems: [problems.notFound],
})
export type Talk = Static<typeof readTalk.reply>

export const listReaders = endpoint({
  name: 'hazards.talkPeople',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/readers',
  may: speakers,
  title: { zh: '可以提到的人', en: 'People who can be called upon' },
  params: One,
  reply: Type.Object({ items: Type.Array(Person) }),
  problems: [problems.notFound],
})

export const comment = endpoint({
  name: 'hazards.comment',
  method: 'POST',
  path: '/api/hazards/:unitId/:id/comments',
  may: speakers,
  title: { zh: '留言', en: 'Remark on a hazard' },
  params: One,
  body: Type.Object(
    { text: Words(1000), mentions: Type.Array(Id, { maxItems: 20, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  reply: Created,
  status: 201,
  problems: [problems.notFound, talkProblems.stranger],
})

export const withdrawComment = endpoint({
  name: 'hazards.withdrawComment',
  method: 'POST',
  path: '/api/hazards/:unitId/:id/comments/:comment/withdraw',
  may: speakers,
  title: { zh: '撤回留言', en: 'Withdraw a remark' },
  params: Type.Object({ ...One.properties, comment: Id }),
  problems: [problems.notFound, talkProblems.notYours],
})

const plain = (
  name: string,
  act: string,
  title: { zh: string; en: string },
  more: readonly (typeof talkProblems.full)[] = [],
) =>
  endpoint({
    name,
    method: 'POST',
    path: `/api/hazards/:unitId/:id/${act}`,
    may: speakers,
    title,
    params: One,
    problems: [problems.notFound, ...more],
  })
export const watchHazard = plain('hazards.watch', 'watch', { zh: '关注隐患', en: 'Follow a hazard' }, [
  talkProblems.full,
])
export const unwatchHazard = plain('hazards.unwatch', 'unwatch', { zh: '取消关注', en: 'Follow no longer' })
/** Takes note of what waits for the caller on this hazard: calls and news leave their Today. */
export const noteHazard = plain('hazards.note', 'note', { zh: '已阅知', en: 'Take note' })
