/**
 * Where the happenings of the catalogue come from: the event of a room, what it is about in words, which part of its
 * subject, and by which posts it must each be answered. A happening without its source does not compile.
 */
import type { EventContract, PayloadOf } from '../../../platform/contract/event.ts'
import type { Happening } from '../../../platform/contract/happening.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { hazardReported } from '../../hazards/contract.ts'
import { hazardMoved } from '../../hazards/loop/contract/moves.ts'
import { systemEvents } from '../../systems/contract.ts'

export interface Source<P = never> {
  readonly event: EventContract
  /** Edition and the like; 0 where the subject has no parts. */
  readonly part: (payload: P) => number
  /** Of what can bring a duty about. */
  readonly trigger?: {
    readonly title: (payload: P) => string
    /** Holders of these posts at the unit each owe an answer; null: anybody's answer will do. */
    readonly posts: (payload: P) => readonly Role[] | null
    /** Page of the subject, with `{unit}` and `{id}`. */
    readonly path: string
    /** The room itself gives the task to whoever must act: a second one would only be noise. */
    readonly tasked: boolean
  }
}

const source = <E extends EventContract>(event: E, rest: Omit<Source<PayloadOf<E>>, 'event'>): Source =>
  ({ event, ...rest }) as Source

const whole = () => 0
const numbered = ({ number }: { number: number }) => number

export const sources: Readonly<Record<Happening, Source>> = {
  'hazard.reported': source(hazardReported, {
    part: whole,
    trigger: {
      title: ({ number, object }) => `${number} ${object.zh}`,
      posts: () => null,
      path: '/hazards/{unit}/{id}',
      tasked: true,
    },
  }),
  'hazard.graded': source(hazardMoved.grade, { part: whole }),
  'hazard.rejected': source(hazardMoved.reject, { part: whole }),
  'hazard.merged': source(hazardMoved.merge, { part: whole }),
  'system.issued': source(systemEvents.issued, {
    part: numbered,
    trigger: {
      title: ({ title, number }) => `《${title}》（${number}）`,
      posts: ({ readers }) => readers,
      path: '/systems/{unit}/{id}',
      tasked: false,
    },
  }),
  'system.read': source(systemEvents.read, { part: numbered }),
  'system.superseded': source(systemEvents.superseded, { part: numbered }),
  'system.withdrawn': source(systemEvents.withdrawn, { part: numbered }),
}

export const triggerOf = (event: string): Source['trigger'] =>
  (sources as Readonly<Record<string, Source>>)[event]?.trigger
