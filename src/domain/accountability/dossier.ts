/**
 * The accountability dossier (追责卷宗) of one leader for one facility and one bottom line: what was owed (应做), known
 * (已知), warned of (被预警) and left unanswered (未回应) at a moment. The moment is that of an incident, or now, where it is
 * read as if it happened tonight (今晚出事). It states facts and passes no verdict; it speaks of conditions, not of persons.
 *
 * Invariants, each tested as a property:
 * 1. Nothing is invented: every item is a record that was put in, and names where it stands.
 * 2. Nothing after the moment is told: what began later, was settled later or was entered later is not there.
 * 3. Acting never adds: a record that is settled leaves what was unanswered as it was, or shorter.
 * 4. The order in which records are put in is irrelevant.
 * 5. Every unanswered item stands in exactly one other section too, so that the four together tell each record's course.
 *
 * Instants are milliseconds since 1970-01-01 UTC. Source: clause R11 of the plan; this product's design.
 */

export const sections = ['owed', 'known', 'warned', 'unanswered'] as const
export type Section = (typeof sections)[number]

/** Between whom the boundaries run (主体和边界). */
export const parties = ['facility', 'bureau', 'guidance', 'department', 'squadron', 'government'] as const
export type Party = (typeof parties)[number]

export const matterKinds = ['duty', 'register', 'hazard', 'task', 'signed', 'colour', 'escalation', 'warning'] as const
export type MatterKind = (typeof matterKinds)[number]

const sectionOf: Readonly<Record<MatterKind, Exclude<Section, 'unanswered'>>> = {
  duty: 'owed',
  register: 'owed',
  hazard: 'known',
  task: 'known',
  signed: 'known',
  colour: 'warned',
  escalation: 'warned',
  warning: 'warned',
}

/** An entry of the journal that speaks of a record. */
export interface Proof {
  readonly unitId: number
  readonly seq: number
  readonly hash: string
  readonly action: string
  readonly at: number
}

export interface Matter {
  readonly id: string
  readonly kind: MatterKind
  readonly party: Party
  /** It lies, or lay, with the leader's own post. */
  readonly own: boolean
  readonly began: number
  /** End of the time to answer; null where nothing is to be answered. */
  readonly due: number | null
  readonly settled: number | null
  /** When it was first put to the leader's own post. */
  readonly told: number | null
  readonly proof: readonly Proof[]
}

export const standings = ['in-time', 'late', 'running', 'overdue', 'on-record'] as const
/** How it stood at the moment. */
export type Standing = (typeof standings)[number]

export interface Item<M extends Matter = Matter> {
  readonly section: Section
  readonly matter: M
  readonly standing: Standing
  /** Days past its time, begun ones whole; 0 where it is not late. */
  readonly daysLate: number
  /** When the leader could first know of it: put to the post, or on record while they held it. */
  readonly couldKnow: number
  /** First and newest entry up to the moment. */
  readonly proof: readonly Proof[]
}

export interface Asked {
  readonly moment: number
  /** Since when the leader holds the post; null where that is not known. */
  readonly since: number | null
}

const day = 86_400_000

export const standingOf = (matter: Pick<Matter, 'due' | 'settled'>, moment: number): Standing => {
  const settled = matter.settled !== null && matter.settled <= moment ? matter.settled : null
  if (matter.due === null) return 'on-record'
  if (settled !== null) return settled <= matter.due ? 'in-time' : 'late'
  return matter.due < moment ? 'overdue' : 'running'
}

function daysLate({ due, settled }: Matter, moment: number, standing: Standing): number {
  if (due === null || (standing !== 'late' && standing !== 'overdue')) return 0
  const until = standing === 'late' && settled !== null ? settled : moment
  return Math.max(1, Math.ceil((until - due) / day))
}

function couldKnow(matter: Matter, proof: readonly Proof[], { since }: Asked): number {
  const recorded = Math.max(proof[0]?.at ?? matter.began, since ?? Number.NEGATIVE_INFINITY)
  return matter.told === null ? recorded : Math.min(matter.told, recorded)
}

/** Items in order of time within each section; the oldest first. */
export function dossier<M extends Matter>(matters: readonly M[], asked: Asked): readonly Item<M>[] {
  const { moment } = asked
  const items = matters
    .filter(({ began }) => began <= moment)
    .flatMap((matter): Item<M>[] => {
      const standing = standingOf(matter, moment)
      const entries = matter.proof
        .filter(({ at }) => at <= moment)
        .toSorted((a, b) => a.at - b.at || a.unitId - b.unitId || a.seq - b.seq)
      const told = matter.told !== null && matter.told <= moment ? matter.told : null
      const proof = entries.filter((_one, at) => at === 0 || at === entries.length - 1)
      const item = {
        ...{ matter, standing, proof, daysLate: daysLate(matter, moment, standing) },
        couldKnow: couldKnow({ ...matter, told }, proof, asked),
      }
      const first: Item<M> = { ...item, section: sectionOf[matter.kind] }
      return standing === 'overdue' ? [first, { ...item, section: 'unanswered' }] : [first]
    })
  return items.sort(
    (a, b) =>
      sections.indexOf(a.section) - sections.indexOf(b.section) ||
      a.matter.began - b.matter.began ||
      (a.matter.id < b.matter.id ? -1 : a.matter.id > b.matter.id ? 1 : 0),
  )
}
