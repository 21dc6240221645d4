/** Photos of a record, enlarged on a tap; and before and after, side by side. */
import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/words.ts'
import './photo.css'
import { kitWords } from './words.ts'

export interface Photo {
  readonly key: string
  /** Small picture for the strip. */
  readonly thumb: string
  readonly full: string
  readonly caption?: ReactNode
}

export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const t = useWords(kitWords)
  const [open, setOpen] = useState<Photo | null>(null)
  if (photos.length === 0) return <p className="wf-muted">{t('noPhotos')}</p>
  return (
    <div className="wf-photos">
      {photos.map((photo, n) => (
        <figure key={photo.key} className="wf-photo">
          <button
            type="button"
            onClick={() => setOpen(photo)}
            aria-label={`${t('enlarge')} ${t('photo', { count: n + 1 })}`}
          >
            <img src={photo.thumb} alt={t('photo', { count: n + 1 })} loading="lazy" />
          </button>
          {photo.caption && <figcaption>{photo.caption}</figcaption>}
        </figure>
      ))}
      <Modal
        open={open !== null}
        onCancel={() => setOpen(null)}
        footer={null}
        width={960}
        destroyOnHidden
        title={open?.caption ?? t('photo', { count: photos.findIndex((photo) => photo.key === open?.key) + 1 })}
      >
        {open && <img className="wf-photo-full" src={open.full} alt={t('photoPreview')} />}
      </Modal>
    </div>
  )
}

export function BeforeAfter({ before, after }: { before: readonly Photo[]; after: readonly Photo[] }) {
  const t = useWords(kitWords)
  return (
    <div className="wf-before-after">
      <section>
        <h3>{t('before')}</h3>
        <PhotoStrip photos={before} />
      </section>
      <section>
        <h3>{t('after')}</h3>
        <PhotoStrip photos={after} />
      </section>
    </div>
  )
}
