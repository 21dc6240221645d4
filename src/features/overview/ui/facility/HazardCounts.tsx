/** Hazards not closed, by bottom line; each number opens its records. */
import { Link } from '@tanstack/react-router'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Index } from './IndexCards.tsx'
import { facilityWords } from './words.ts'

export function HazardCounts({ unitId, indices }: { unitId: number; indices: readonly Index[] }) {
  const t = useWords(facilityWords)
  const ledger = { unit: String(unitId), state: 'open' }
  const columns = [
    ['open', {}],
    ['overdue', { overdue: 'true' }],
    ['major', { grade: 'major' }],
  ] as const
  return (
    <Section
      title={t('hazards')}
      aside={
        <Link to="/hazards" search={ledger as never} className="wf-no-print">
          {t('hazardsAll')}
        </Link>
      }
    >
      <table className="fc-counts">
        <thead>
          <tr>
            <th scope="col">{t('family')}</th>
            {columns.map(([name]) => (
              <th scope="col" key={name}>
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indices.map((index) => (
            <tr key={index.family}>
              <th scope="row">
                <FamilyMark value={index.family} />
              </th>
              {columns.map(([name, query]) => (
                <td key={name}>
                  <Link
                    to="/hazards"
                    search={{ ...ledger, ...query, family: index.family } as never}
                    className={name !== 'open' && index[name] > 0 ? 'ov-bad' : ''}
                  >
                    {index[name]}
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
