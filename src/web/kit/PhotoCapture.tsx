/**
 * Photos taken in the app. The camera opens inside the page and its picture is drawn to a JPEG; where a camera cannot
 * be opened (no permission, plain HTTP) the device's own chooser serves. The caller learns which of the two it was.
 */
import { App, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { Camera } from './Camera.tsx'
import './photo.css'
import { PreviewImage } from './PreviewImage.tsx'
import { kitWords } from './words.ts'

export interface TakenPhoto {
  readonly key: string
  readonly blob: Blob
  /** `camera`: taken here and now; `file`: chosen from the device. */
  readonly source: 'camera' | 'file'
  readonly takenAt: string
}

interface PhotoCaptureProps {
  readonly value?: readonly TakenPhoto[]
  readonly onChange?: (photos: readonly TakenPhoto[]) => void
  readonly max?: number
  /** Only what is taken here and now counts: no chooser where the camera works. */
  readonly cameraOnly?: boolean
}

const cameraPossible = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function'

let taken = 0
const photoOf = (blob: Blob, source: TakenPhoto['source']): TakenPhoto => {
  taken += 1
  return { key: `photo-${taken}`, blob, source, takenAt: new Date().toISOString() }
}

export function PhotoCapture({ value = [], onChange, max = 6, cameraOnly = false }: PhotoCaptureProps) {
  const t = useWords(kitWords)
  const phone = usePhone()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState(!cameraPossible())
  const chooser = useRef<HTMLInputElement>(null)
  const full = value.length >= max
  const add = (photos: readonly TakenPhoto[]) => {
    if (value.length + photos.length > max) void message.warning(t('photosFull', { count: max }))
    onChange?.([...value, ...photos].slice(0, max))
  }
  return (
    <div className="wf-photos">
      {value.map((photo, n) => (
        <figure key={photo.key} className="wf-photo">
          <PreviewImage blob={photo.blob} alt={t('photo', { count: n + 1 })} />
          {photo.source === 'camera' && <figcaption>{t('capturedHere')}</figcaption>}
          <button
            type="button"
            className="wf-photo-remove"
            aria-label={t('removePhoto', { count: n + 1 })}
            onClick={() => onChange?.(value.filter((one) => one.key !== photo.key))}
          >
            <Icon name="close" size={14} />
          </button>
        </figure>
      ))}
      {!full && !refused && (
        <button type="button" className="wf-photo-add" onClick={() => setOpen(true)}>
          <Icon name="camera" size={22} />
          {t('takePhoto')}
        </button>
      )}
      {!full && (refused || !cameraOnly) && (
        <button type="button" className="wf-photo-add" onClick={() => chooser.current?.click()}>
          <Icon name="image" size={22} />
          {t('choosePhoto')}
        </button>
      )}
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        {...(phone ? { capture: 'environment' as const } : {})}
        className="wf-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          add(Array.from(event.target.files ?? [], (file) => photoOf(file, 'file')))
          event.target.value = ''
        }}
      />
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
        width={720}
        title={t('takePhoto')}
        className="wf-camera-dialog"
      >
        <Camera
          onShot={(blob) => {
            add([photoOf(blob, 'camera')])
            setOpen(false)
          }}
          onRefused={() => {
            setRefused(true)
            setOpen(false)
            void message.warning(t('cameraRefused'), 6)
          }}
        />
        <div className="wf-camera-keys">
          <Button type="text" onClick={() => setOpen(false)}>
            {t('cancel')}
          </Button>
        </div>
      </Modal>
    </div>
  )
}
