/** Photos over the whole screen: arrow keys, a swipe, or the buttons lead to the next; Escape leads back. */
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import type { Photo } from './PhotoStrip.tsx'
import './photo.css'
import { photoWords } from './photo-words.ts'

interface PhotoViewerProps {
  readonly photos: readonly (Photo & { readonly heading?: ReactNode })[]
  readonly at: number
  readonly go: (to: number) => void
  readonly close: () => void
}

/** A finger that moves less than this far sideways, pixels, is a tap. */
const swipe = 48

export function PhotoViewer({ photos, at, go, close }: PhotoViewerProps) {
  const t = useWords(photoWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const from = useRef<number | null>(null)
  const photo = photos[at]
  const step = useCallback(
    (by: number) => {
      const to = at + by
      if (to >= 0 && to < photos.length) go(to)
    },
    [at, go, photos.length],
  )
  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
  }, [])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'ArrowLeft') step(-1)
      if (event.key === 'ArrowRight') step(1)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [step])
  if (!photo) return null
  const words = t('photo', { count: at + 1 })
  return (
    <dialog ref={dialog} className="wf-viewer" aria-label={t('viewer')} onClose={close}>
      <header>
        <p aria-live="polite">
          {photo.heading && <strong>{photo.heading}</strong>}
          <span>{photo.caption ?? words}</span>
          {photos.length > 1 && (
            <span className="wf-viewer-count">{t('photoOf', { n: at + 1, all: photos.length })}</span>
          )}
        </p>
        <button type="button" onClick={() => dialog.current?.close()} aria-label={t('closeViewer')}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <div
        className="wf-viewer-stage"
        onPointerDown={(event) => {
          from.current = event.clientX
        }}
        onPointerUp={(event) => {
          const moved = from.current === null ? 0 : event.clientX - from.current
          from.current = null
          if (Math.abs(moved) >= swipe) step(moved > 0 ? -1 : 1)
        }}
      >
        <img key={photo.key} src={photo.full} alt={words} draggable={false} />
      </div>
      {photos.length > 1 && (
        <>
          <button
            type="button"
            className="wf-viewer-step wf-viewer-before"
            disabled={at === 0}
            onClick={() => step(-1)}
            aria-label={t('photoBefore')}
          >
            <Icon name="back" size={22} />
          </button>
          <button
            type="button"
            className="wf-viewer-step wf-viewer-next"
            disabled={at === photos.length - 1}
            onClick={() => step(1)}
            aria-label={t('photoNext')}
          >
            <Icon name="right" size={22} />
          </button>
        </>
      )}
    </dialog>
  )
}
