/** Photos of a record, enlarged on a tap. */
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/words.ts'
import './photo.css'
import { PhotoViewer } from './PhotoViewer.tsx'
import { photoWords } from './photo-words.ts'

export interface Photo {
  readonly key: string
  /** Small picture for the strip. */
  readonly thumb: string
  readonly full: string
  readonly caption?: ReactNode
}

export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const t = useWords(photoWords)
  const [open, setOpen] = useState<number | null>(null)
  if (photos.length === 0) return <p className="wf-muted">{t('noPhotos')}</p>
  return (
    <div className="wf-photos">
      {photos.map((photo, n) => (
        <figure key={photo.key} className="wf-photo">
          <button
            type="button"
            onClick={() => setOpen(n)}
            aria-label={`${t('enlarge')} ${t('photo', { count: n + 1 })}`}
          >
            <img src={photo.thumb} alt={t('photo', { count: n + 1 })} loading="lazy" />
          </button>
          {photo.caption && <figcaption>{photo.caption}</figcaption>}
        </figure>
      ))}
      {open !== null && <PhotoViewer photos={photos} at={open} go={setOpen} close={() => setOpen(null)} />}
    </div>
  )
}
