/** The ends of the journals the brief is built on, and the code by which a print is checked later. */
import { Link } from '@tanstack/react-router'
import { QrCode } from '../../../web/kit/QrCode.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Dossier } from '../contract.ts'
import { tonightWords } from './words.ts'

const digits = 16

export function Proof({ one }: { one: Dossier }) {
  const t = useWords(tonightWords)
  const text = useText()
  const heads = one.heads.map(({ unitId, seq, hash }) => `${unitId}.${seq}.${hash.slice(0, digits)}`).join(',')
  return (
    <section className="tn-proof">
      <div>
        <h2>{t('proof')}</h2>
        <p>{t('proofHint')}</p>
        <ul>
          {one.heads.map((head) => (
            <li key={head.unitId}>
              {text(head.unit)} · {t('entry', { seq: head.seq })} <code>{head.hash.slice(0, digits)}</code>
            </li>
          ))}
          <li>
            {t('digest')} <code>{one.digest}</code>
          </li>
        </ul>
        <Link className="wf-no-print" to={'/tonight/check' as never} search={{ heads } as never}>
          {t('checkLink')}
        </Link>
        <p className="tn-only-print tn-sign">{t('signature')}</p>
      </div>
      <QrCode text={`${location.origin}/tonight/check?heads=${heads}`} label={t('qr')} size={116} />
    </section>
  )
}
