/** From records and leaders to what the contract promises. */
import type { Chosen } from '../../domain/accountability/actions.ts'
import type { Item } from '../../domain/accountability/dossier.ts'
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import type { Gain } from '../../domain/signals/assess.ts'
import type { Colour, SignalIndex } from '../../domain/signals/signal.ts'
import { fillBoth, type Text } from '../../platform/contract/text.ts'
import type { Dossier, DossierAction, DossierItem } from './contract.ts'
import type { Leader } from './leader.ts'
import type { Told } from './rules.ts'

const instant = (at: number): string => new Date(at).toISOString()
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at))

export function showItem({ section, matter, standing, daysLate, couldKnow, proof }: Item<Told>): DossierItem {
  const { id, kind, party, own, grave, words, path, began, due, settled, told } = matter
  return {
    ...{ id: `${section} ${id}`, section, kind, party, own, grave, words: { ...words }, path, standing, daysLate },
    ...{ began: instant(began), due: instantOrNull(due), settled: instantOrNull(settled), told: instantOrNull(told) },
    couldKnow: instant(couldKnow),
    proof: proof.map((one) => ({ ...one, at: instant(one.at) })),
  }
}

const deal: Text = { zh: '去办理', en: 'Deal with it' }

/** A record of the index has the words of its signal; one that only waits has its own. */
export function showActions(
  chosen: readonly Chosen[],
  gains: readonly Gain[],
  waiting: readonly Told[],
  { signals }: SignalIndex,
): DossierAction[] {
  return chosen.flatMap(({ id, points, own }) => {
    const gain = gains.find(({ part }) => part.fact.path === id)
    const matter = waiting.find((one) => one.id === id)
    const signal = gain && signals.get(gain.part.fact.signal)
    const details = gain?.part.fact.details ?? {}
    const words = signal ? { ...fillBoth(signal.words, details) } : matter && { ...matter.words }
    if (!words) return []
    return {
      ...{ words, action: { ...(signal?.action ?? deal) }, path: matter?.path ?? id, points, own },
      ...{ colour: gain?.colour ?? null, due: instantOrNull(matter?.due ?? null) },
    }
  })
}

export const showLeader = ({ personId, name, title, role, unit }: Leader) => ({
  ...{ personId, name, title, role, unit: { ...unit } },
})

/** Days of one colour after each other, with the most points among them; each row holds until the next. */
export function stretches(
  rows: readonly { readonly day: string; readonly colour: string; readonly points: number }[],
  today: string,
): Dossier['colours'] {
  const found: Dossier['colours'] = []
  rows.forEach(({ day, colour, points }, at) => {
    const next = rows[at + 1]?.day
    const to = next ? formatDay(parseDay(next) - 1) : today
    const last = found.at(-1)
    if (last?.colour === colour) {
      last.to = to
      last.points = Math.max(last.points, points)
    } else found.push({ from: day, to, colour: colour as Colour, points })
  })
  return found
}
