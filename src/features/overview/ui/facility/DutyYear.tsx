/** The calendar year of duties in one glance: for each bottom line and month the worst that stands there. */
import { Link } from '@tanstack/react-router'
import { families } from '../../../../domain/signals/signal.ts'
import { family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Section } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { readDuties, windowStatus } from '../../../duties/contract.ts'
import { facilityWords } from './words.ts'

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
/** From what asks for attention to what is settled. */
const order = ['missed', 'due', 'made-up', 'done', 'ahead', 'excused'] as const
const signs = { missed: '✕', due: '…', 'made-up': '△', done: '✓', ahead: '', excused: '–' } as const

export function DutyYear({ unitId }: { unitId: number }) {
  const t = useWords(facilityWords)
  const text = useText()
  const found = useRead(readDuties, { params: { unitId } }, { topics: ['activities'] }).data
  if (!found) return null
  const groups = [...families, null].flatMap((one) => {
    const windows = found.duties.filter((duty) => duty.family === one).flatMap((duty) => duty.windows)
    return windows.length > 0 ? [{ family: one, windows }] : []
  })
  // A window stands in the month in which it ends.
  const worst = (windows: (typeof groups)[number]['windows'], month: number) =>
    order.find((status) =>
      windows.some((window) => window.status === status && Number(window.to.slice(5, 7)) === month),
    )
  return (
    <Section
      title={t('duties')}
      aside={
        <Link to={`/duties/${unitId}` as never} className="wf-no-print">
          {t('dutiesAll')}
        </Link>
      }
    >
      <table className="fc-year">
        <thead>
          <tr>
            <th scope="col">
              <span className="wf-hidden">{t('family')}</span>
            </th>
            {months.map((month) => (
              <th key={month} scope="col">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.family ?? 'general'}>
              <th scope="row">{group.family ? text(family.words[group.family]) : t('general')}</th>
              {months.map((month) => {
                const status = worst(group.windows, month)
                return (
                  <td key={month}>
                    {status && (
                      <span className={`fc-month fc-month-${status}`} title={text(windowStatus.words[status])}>
                        <span aria-hidden="true">{signs[status]}</span>
                        <span className="wf-hidden">{text(windowStatus.words[status])}</span>
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
