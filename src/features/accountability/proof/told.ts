/** What the journal itself tells of a leader: colours that rose, duties that were raised to a post, what they signed. Pure. */
import { type Colour, colours, type SignalIndex } from '../../../domain/signals/signal.ts'
import type { PayloadOf } from '../../../platform/contract/event.ts'
import { fillBoth, type Text } from '../../../platform/contract/text.ts'
import { activityKind } from '../../activities/contract/words.ts'
import { activityDone } from '../../activities/contract.ts'
import { dutyEscalated, rung } from '../../duties/contract.ts'
import { eventWords } from '../../hazards/contract/events.ts'
import { colour, riskChanged } from '../../risk/contract.ts'
import { type HeldPost, partyOf, proofOf, type Told } from '../rules.ts'
import type { Entry } from './queries.ts'

const recorded = (entry: Entry) => ({
  id: `${entry.unitId} ${entry.seq}`,
  unitId: entry.unitId,
  began: entry.at,
  ...{ due: null, settled: null },
  proof: [proofOf(entry)],
})

const payloadOf = <E>(entry: Entry, _event: E): PayloadOf<E> => JSON.parse(entry.payload) as PayloadOf<E>

const rose = (from: Colour, to: Colour): boolean => colours.indexOf(to) > colours.indexOf(from)

/** Only what rose warns; the first reason stands with it. */
export function colourTold(entries: readonly Entry[], { signals }: SignalIndex): Told[] {
  return entries.flatMap((entry) => {
    const { from, to, points, reasons } = payloadOf(entry, riskChanged)
    if (!rose(from, to)) return []
    const [first] = reasons
    const why = first && signals.get(first.signal)?.words
    const said = why && first ? fillBoth(why, first.details) : null
    return {
      ...recorded(entry),
      ...{ kind: 'colour' as const, party: 'facility' as const, own: false, grave: to === 'red', told: null },
      words: {
        zh: `风险等级由${colour.words[from].zh}升为${colour.words[to].zh}（${points}分）${said ? `：${said.zh}` : ''}`,
        en: `Risk level rose from ${colour.words[from].en} to ${colour.words[to].en} (${points} points)${said ? `: ${said.en}` : ''}`,
      },
      path: `/warnings?unit=${entry.unitId}`,
    }
  })
}

/** @param own posts of the leader; `titles` of duties by id */
export function escalationTold(
  entries: readonly Entry[],
  own: readonly HeldPost[],
  titles: ReadonlyMap<string, Text>,
): Told[] {
  return entries.map((entry) => {
    const { duty, from, rung: to, holderId, role } = payloadOf(entry, dutyEscalated)
    const mine = own.some((post) => post.unitId === holderId && post.role === role)
    const title = titles.get(duty) ?? { zh: duty, en: duty }
    return {
      ...recorded(entry),
      ...{ kind: 'escalation' as const, party: partyOf(role), own: mine, grave: false },
      told: mine ? entry.at : null,
      words: {
        zh: `逾期职责上报至${rung.words[to].zh}：${title.zh}（${from}起）`,
        en: `Missed duty raised to the ${rung.words[to].en.toLowerCase()}: ${title.en} (from ${from})`,
      },
      path: `/duties/${entry.unitId}/${duty}/${from}`,
    }
  })
}

/** Reports heard, checks made, hazards decided by the leader in person. */
export function signedTold(entries: readonly (Entry & { readonly object: string | null })[], by: HeldPost): Told[] {
  return entries.map((entry) => {
    const done = entry.action === activityDone.name
    const work = done ? payloadOf(entry, activityDone) : null
    const words = work ? activityKind.words[work.kind] : eventWords(entry.action)
    const what = work ? work.title : (entry.object ?? '')
    return {
      ...recorded(entry),
      ...{ kind: 'signed' as const, party: partyOf(by.role), own: true, grave: false, told: entry.at },
      words: { zh: `本人办理“${words.zh}”：${what}`, en: `Did in person “${words.en}”: ${what}` },
      path: `/${done ? 'activities' : 'hazards'}/${entry.unitId}/${entry.id}`,
    }
  })
}
