/** `wufang policy`: validates the catalogue and says, for each clause of the plan, what covers it. Needs no database. */
import { coverageFaults, coverClauses } from '../../domain/policy/coverage.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { policy } from '../../platform/policy.ts'
import type { Command } from '../command.ts'
import { coverage, routes } from '../rooms.ts'

export const command: Command = {
  usage: `[--json]

Reads policy/ and ends with 0 only when it is whole and every declared coverage is real.
--json prints an array, one object a clause: {id, part, asks, covered: [{shows, endpoint, path}], toCome: [words]}.`,
  options: { json: { type: 'boolean' } },
  async run({ json }) {
    const { clauses, checklists } = policy()
    const faults = coverageFaults(clauses, coverage, new Set(routes.map(({ contract }) => contract.name)))
    if (faults.length > 0) throw new OperatorError(`coverage: ${faults.join('; ')}`)
    const covered = coverClauses(clauses, coverage)
    if (json) console.log(JSON.stringify(covered.map(plain)))
    else {
      for (const { id, asks, shows } of covered) {
        const here = shows.filter((one) => one.path !== null).length
        console.log(`${id.padEnd(4)} ${here}/${shows.length}  ${asks.zh}`)
      }
      const all = covered.flatMap((one) => one.shows)
      console.log(
        `${clauses.length} clauses; ${all.filter((one) => one.path !== null).length} of ${all.length} things they ask for can be seen; ${checklists.length} checklist editions`,
      )
    }
    return 0
  },
}

const plain = ({ id, part, asks, shows }: ReturnType<typeof coverClauses>[number]) => ({
  id,
  part,
  asks,
  covered: shows.flatMap(({ words, endpoint, path }) => (path === null ? [] : [{ shows: words, endpoint, path }])),
  toCome: shows.flatMap(({ words, path }) => (path === null ? [words] : [])),
})
