/**
 * Tells a moved row from a changed one: a row that does not match its hash where it stands, but does at the place of
 * another faulty or missing row, was moved from there. Places of other units count, so a swap between units is named.
 */
import type { Digest } from './bytes.ts'
import type { ChainReport } from './chain.ts'
import { replaced } from './entry.ts'
import type { Fault, Suspect } from './fault.ts'

interface Place {
  readonly unit: number
  readonly seq: number
  readonly suspect?: Suspect
}

/** Bounds the search: (kept suspects + gaps) × suspects hashes at most. */
const mostPlaces = 200

/** The reports, with `changed` refined to `moved` wherever a row's true place is found. */
export function explainMoves(digest: Digest, reports: readonly ChainReport[]): ChainReport[] {
  const suspects = reports.flatMap((report) => report.suspects)
  if (suspects.length === 0) return [...reports]
  const places: Place[] = suspects.map((suspect) => ({ unit: suspect.unit, seq: suspect.seq, suspect }))
  for (const report of reports) {
    for (const fault of report.faults) {
      if (fault.kind !== 'missing' && fault.kind !== 'truncated') continue
      for (let seq = fault.from; seq <= fault.to && places.length < mostPlaces; seq++)
        places.push({ unit: fault.unit, seq })
    }
  }
  return reports.map((report) => ({
    ...report,
    faults: report.faults.map((fault): Fault => {
      const suspect = report.suspects.find((one) => one.seq === fault.from)
      if (fault.kind !== 'changed' || suspect === undefined) return fault
      const origin = originOf(digest, suspect, places)
      return origin === undefined ? fault : { ...fault, kind: 'moved', originUnit: origin.unit, originSeq: origin.seq }
    }),
  }))
}

function originOf(digest: Digest, row: Suspect, places: readonly Place[]): Place | undefined {
  // Renumbering after an insertion or a deletion shifts every later row by one.
  const beside = [row.seq - 1, row.seq + 1].map((seq): Place => ({ unit: row.unit, seq }))
  return [...places, ...beside].find(({ unit, seq, suspect }) => {
    if (unit === row.unit && seq === row.seq) return false
    const withItsHash = digest(replaced(row.leaf, { unit, seq, previous: row.previous })) === row.hash
    const contentAlone =
      suspect && digest(replaced(row.leaf, { unit, seq, previous: suspect.previous })) === suspect.hash
    return withItsHash || contentAlone
  })
}
