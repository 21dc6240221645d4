/** Lanes of time (任职沿革): for each post who held it when, gaps hatched; the same as a table below. */
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type FacilityLine, lane, type Stretch } from '../contract.ts'
import { PostCell } from './PostCell.tsx'
import './responsibility.css'
import { registerWords } from './words.ts'

const dayMs = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
/** The last day of a half-open span. */
const lastOf = (until: string) => new Date(at(until) - dayMs).toISOString().slice(0, 10)

const marks = 7

export function Lanes({ line }: { line: FacilityLine }) {
  const t = useWords(registerWords)
  const text = useText()
  const format = useFormat()
  const [start, end] = [at(line.from), at(line.until)]
  const place = (from: number, until: number) => ({
    left: `${((Math.max(from, start) - start) / (end - start)) * 100}%`,
    width: `${((Math.min(until, end) - Math.max(from, start)) / (end - start)) * 100}%`,
  })
  const ticks = Array.from({ length: marks }, (_one, n) => start + ((end - start) / (marks - 1)) * n)
  const month = (ms: number) => new Date(Math.min(ms, end - dayMs)).toISOString().slice(0, 7)
  return (
    <>
      <div className="rs-lanes" role="img" aria-label={t('chart')}>
        {line.lanes.map((one) => (
          <div key={one.lane} className="rs-lane">
            <div className="rs-lane-name">
              {text(lane.words[one.lane])}
              {one.vacantDays > 0 && <small>{t('vacantDays', { count: one.vacantDays })}</small>}
            </div>
            <div className="rs-track">
              {one.stretches.map((stretch) => (
                <span
                  key={stretch.from}
                  className={`rs-stretch ${kindOf(stretch)}`}
                  style={place(at(stretch.from), at(stretch.until))}
                  title={`${said(stretch, t('vacant'), t)} ${format.date(stretch.from, 'day')}–${format.date(lastOf(stretch.until), 'day')}`}
                >
                  {said(stretch, t('vacant'), t)}
                </span>
              ))}
              <span className="rs-now" style={{ left: place(at(line.on), at(line.on) + dayMs).left }} />
            </div>
          </div>
        ))}
        <div className="rs-axis">
          {ticks.map((tick) => (
            <span key={tick}>{month(tick)}</span>
          ))}
        </div>
      </div>
      <details className="rs-details">
        <summary>{t('table')}</summary>
        <div className="rs-scroll">
          <table className="rs-table">
            <thead>
              <tr>
                <th scope="col">{t('post')}</th>
                <th scope="col">{t('from')}</th>
                <th scope="col">{t('until')}</th>
                <th scope="col">{t('who')}</th>
                <th scope="col">{t('unit')}</th>
              </tr>
            </thead>
            <tbody>
              {line.lanes.flatMap((one) =>
                one.stretches.map((stretch) => (
                  <tr key={`${one.lane} ${stretch.from}`}>
                    <th scope="row">{text(lane.words[one.lane])}</th>
                    <td>{format.date(stretch.from, 'day')}</td>
                    <td>{format.date(lastOf(stretch.until), 'day')}</td>
                    <td>
                      <PostCell post={stretch.post} />
                    </td>
                    <td>{stretch.post.unit ? text(stretch.post.unit) : '—'}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

const kindOf = ({ post }: Stretch): string => {
  if (post.people.length === 0) return 'rs-gap'
  return post.people.some((one) => one.acting.length > 0) ? 'rs-held rs-helped' : 'rs-held'
}

function said({ post }: Stretch, vacant: string, t: (key: 'acting', details: { name: string }) => string): string {
  if (post.people.length === 0) return vacant
  return post.people
    .map(({ name, acting }) => [name, ...acting.map((one) => t('acting', { name: one.name }))].join(' · '))
    .join('、')
}
