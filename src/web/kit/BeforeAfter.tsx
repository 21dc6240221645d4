/**
 * Before and after at the same size beside each other, each with the words of its own: which of several is shown is
 * chosen below; a tap opens both rows over the whole screen, where going back and forth lays one over the other.
 */
import { useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import './photo.css'
import type { Photo } from './PhotoStrip.tsx'
import { PhotoViewer } from './PhotoViewer.tsx'
import { photoWords } from './photo-words.ts'

interface BeforeAfterProps {
  readonly before: readonly Photo[]
  readonly after: readonly Photo[]
}

export function BeforeAfter({ before, after }: BeforeAfterProps) {
  const t = useWords(photoWords)
  const [open, setOpen] = useState<number | null>(null)
  const all = [
    ...before.map((photo) => ({ ...photo, heading: t('before') })),
    ...after.map((photo) => ({ ...photo, heading: t('after') })),
  ]
  return (
    <div className="wf-before-after">
      <Side title={t('before')} photos={before} open={setOpen} />
      <Side title={t('after')} photos={after} open={(n) => setOpen(before.length + n)} />
      {open !== null && <PhotoViewer photos={all} at={open} go={setOpen} close={() => setOpen(null)} />}
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly photos: readonly Photo[]
  readonly open: (n: number) => void
}

function Side({ title, photos, open }: SideProps) {
  const t = useWords(photoWords)
  const [chosen, choose] = useState(0)
  const at = Math.min(chosen, photos.length - 1)
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {photos.length === 0 && (
        <p className="wf-stage wf-stage-empty">
          <Icon name="image" size={22} />
          {t('noPhotos')}
        </p>
      )}
      {photos.map((photo, n) => (
        // On paper all are shown; on the screen the chosen one.
        <figure key={photo.key} className={n === at ? 'wf-stage' : 'wf-stage wf-on-paper'}>
          <button
            type="button"
            onClick={() => open(n)}
            aria-label={`${t('enlarge')} ${title} ${t('photo', { count: n + 1 })}`}
          >
            <img src={n === at ? photo.full : photo.thumb} alt={`${title} ${t('photo', { count: n + 1 })}`} />
          </button>
          {photo.caption && <figcaption>{photo.caption}</figcaption>}
        </figure>
      ))}
      {photos.length > 1 && (
        <div className="wf-stage-row wf-no-print">
          {photos.map((photo, n) => (
            <button
              key={photo.key}
              type="button"
              aria-pressed={n === at}
              aria-label={`${t('show')} ${title} ${t('photo', { count: n + 1 })}`}
              onClick={() => choose(n)}
            >
              <img src={photo.thumb} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
