/** The hand-over on paper (A4): head, list, lines for both signatures and a witness. Seen only in print. */
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type HandOver, handOverKind, type Matter, matterKind } from '../handover/contract.ts'
import { handOverWords } from './hand-over-words.ts'
import { titleOf } from './tones.ts'

export function Paper({ one, rows }: { one: HandOver; rows: readonly Matter[] }) {
  const t = useWords(handOverWords)
  const text = useText()
  const format = useFormat()
  const signed = (at: string | undefined) => (at ? t('signedAt', { at: format.date(at) }) : '')
  const given = one.given?.excusedBy
    ? t('excused', { by: one.given.excusedBy, at: format.date(one.given.at), reason: one.given.note })
    : signed(one.given?.at)
  return (
    <div className="ho-paper" aria-hidden="true">
      <h2>{t('sheet')}</h2>
      <table className="ho-head">
        <tbody>
          <tr>
            <th>{t('unit')}</th>
            <td>{text(one.unit)}</td>
            <th>{t('post')}</th>
            <td>{text(titleOf(one))}</td>
          </tr>
          <tr>
            <th>{t('from')}</th>
            <td>{one.outgoing.name}</td>
            <th>{t('to')}</th>
            <td>{one.incoming?.name ?? ''}</td>
          </tr>
          <tr>
            <th>{t('kind')}</th>
            <td>{text(handOverKind.words[one.kind])}</td>
            <th>{t('day')}</th>
            <td>{format.date(one.effectiveOn, 'day')}</td>
          </tr>
          <tr>
            <th>{t('matters')}</th>
            <td colSpan={3}>
              {[
                t('all', { count: one.total }),
                ...one.counts.map(({ kind, count }) => `${text(matterKind.words[kind])} ${count}`),
              ].join('；')}
            </td>
          </tr>
        </tbody>
      </table>
      <p>{t('frozen', { at: format.date(one.openedAt) })}</p>
      <table className="ho-list">
        <thead>
          <tr>
            <th>{t('number')}</th>
            <th>{t('kind')}</th>
            <th>{t('unit')}</th>
            <th>{t('matter')}</th>
            <th>{t('matterDue')}</th>
            <th>{t('receipt')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ordinal}>
              <td>{row.ordinal}</td>
              <td>{text(matterKind.words[row.kind])}</td>
              <td>{text(row.unit)}</td>
              <td>{text(row.words)}</td>
              <td>{format.date(row.dueAt, 'day')}</td>
              <td>{[row.receivedAt && format.date(row.receivedAt, 'day'), row.note].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="ho-lines">
        {(
          [
            ['from', given],
            ['to', signed(one.receipt?.at)],
            ['witness', ''],
          ] as const
        ).map(([who, said]) => (
          <div key={who}>
            <strong>
              {t(who)}
              {t('signature')}
            </strong>
            <span className="ho-line" />
            <small>{said}</small>
            <small>{t('date')}</small>
          </div>
        ))}
      </div>
    </div>
  )
}
