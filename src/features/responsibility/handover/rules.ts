/** Decisions about hand-overs: which move is open to whom, and where it leads. Pure. */
import { type Refusal, refuse } from '../../../platform/contract/problem.ts'
import type { Role } from '../../../platform/contract/role.ts'
import type { Language, Text } from '../../../platform/contract/text.ts'
import {
  type HandOverMove,
  type HandOverState,
  handOverProblems,
  handOverState,
  type LeadingRole,
  superiors,
  transitions,
} from './contract.ts'

export interface Parties {
  readonly role: LeadingRole
  readonly state: HandOverState
  readonly outgoingId: string
  readonly incomingId: string | null
}

export interface Acting {
  readonly accountId: string
  /** Roles of the posts that reach the unit. */
  readonly roles: readonly Role[]
}

type Side = (typeof transitions)[number]['by']

const sideWords: Readonly<Record<Side, Text>> = {
  outgoing: { zh: '移交人本人', en: 'the outgoing person' },
  incoming: { zh: '接收人本人', en: 'the receiver' },
  superior: { zh: '上级领导（非交接双方）', en: 'a superior who is neither of the two' },
}

/** Whether the actor stands on that side. A superior is neither of the two who sign. */
export function standsOn(side: Side, parties: Parties, actor: Acting): boolean {
  if (side === 'outgoing') return actor.accountId === parties.outgoingId
  if (side === 'incoming') return actor.accountId === parties.incomingId
  return (
    actor.accountId !== parties.outgoingId &&
    actor.accountId !== parties.incomingId &&
    actor.roles.some((role) => superiors[parties.role].includes(role))
  )
}

/** @returns the state it leads to, or why not: whose move it is comes before whether it is open now */
export function decide(
  move: HandOverMove,
  parties: Parties,
  actor: Acting,
  language: Language,
): HandOverState | Refusal {
  const rows = transitions.filter((row) => row.move === move)
  const side = rows[0]?.by ?? 'superior'
  if (!standsOn(side, parties, actor)) return refuse(handOverProblems.notYours, { who: sideWords[side][language] })
  const row = rows.find(({ from }) => from === parties.state)
  return row?.to ?? refuse(handOverProblems.notNow, { state: handOverState.words[parties.state][language] })
}

export const movesOf = (parties: Parties, actor: Acting): readonly HandOverMove[] => [
  ...new Set(
    transitions
      .filter(({ from, by }) => from === parties.state && standsOn(by, parties, actor))
      .map(({ move }) => move),
  ),
]
