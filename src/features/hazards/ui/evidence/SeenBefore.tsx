/** Photos that an earlier record shows too, each beside the earlier one, as far as the reader may see it. */
import { Link } from '@tanstack/react-router'
import { useRead } from '../../../../web/api/hooks.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { photoMoment } from '../../contract.ts'
import { type Earlier, type PhotoFacts, readEvidence } from '../../evidence/contract.ts'
import { useSaid } from '../marks.tsx'
import { urlOfFile } from '../photos.ts'
import './evidence.css'
import { evidenceWords } from './words.ts'

/** Of one photo, so many earlier ones say enough. */
const most = 3

export const seenOf = (items: readonly PhotoFacts[]): readonly PhotoFacts[] =>
  items.filter((one) => one.seen.length > 0)

export const useEvidence = (hazard: Hazard): readonly PhotoFacts[] =>
  useRead(readEvidence, { params: { unitId: hazard.unitId, id: hazard.id } }).data?.items ?? []

/** For whoever reads or verifies the hazard; nothing where nothing was found. */
export function SeenNotice({ hazard }: { hazard: Hazard }) {
  const t = useWords(evidenceWords)
  const seen = seenOf(useEvidence(hazard))
  if (seen.length === 0) return null
  return (
    <section className="hz-seen" aria-label={t('seenTitle', { count: seen.length })}>
      <h3>{t('seenTitle', { count: seen.length })}</h3>
      <p>{t('seenLead')}</p>
      <SeenList seen={seen} linked />
    </section>
  )
}

/** @param linked leads to the earlier record; not where a form would be left */
export function SeenList({ seen, linked }: { seen: readonly PhotoFacts[]; linked: boolean }) {
  const t = useWords(evidenceWords)
  return (
    <ul className="hz-seen-list">
      {seen.map(({ fileId, seen: earlier }) => (
        <li key={fileId}>
          <figure>
            <img src={urlOfFile(fileId, 'small')} alt={t('thisPhoto')} />
            <figcaption>{t('thisPhoto')}</figcaption>
          </figure>
          <ul>
            {earlier.slice(0, most).map((one, n) => (
              <EarlierPhoto key={one.fileId ?? n} of={one} linked={linked} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function EarlierPhoto({ of, linked }: { of: Earlier; linked: boolean }) {
  const t = useWords(evidenceWords)
  const text = useText()
  const said = useSaid()
  const format = useFormat()
  const title =
    of.kind === 'hazard'
      ? t('ofHazard', { number: of.number })
      : t(of.kind === 'activity' ? 'ofActivity' : of.kind === 'other' ? 'ofOther' : 'ofElsewhere')
  const to =
    of.unit === null || of.id === null
      ? null
      : `/${of.kind === 'hazard' ? 'hazards' : 'activities'}/${of.unit.id}/${of.id}`
  const facts = [
    of.unit && text(of.unit.name),
    of.place && said(of.place),
    of.moment && text(photoMoment.words[of.moment]),
    of.at && format.date(of.at),
  ].filter((fact) => fact !== null)
  return (
    <li>
      {of.fileId && (
        <figure>
          <img src={urlOfFile(of.fileId, 'small')} alt={t('earlierPhoto')} />
          <figcaption>{t('earlierPhoto')}</figcaption>
        </figure>
      )}
      <p>
        <strong>{linked && to ? <Link to={to as never}>{title}</Link> : title}</strong>
        <span>{of.kind === 'elsewhere' ? t('elsewhereHint') : facts.join(' · ')}</span>
      </p>
    </li>
  )
}
