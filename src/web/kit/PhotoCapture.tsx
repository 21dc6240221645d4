/**
 * Photos taken in the app. The camera opens inside the page and its picture is drawn to a JPEG; where a camera cannot
 * be opened (no permission, plain HTTP) the device's own chooser serves. The caller learns which of the two it was.
 */

import { App, Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { nowDate } from '../api/clock.ts'
import { askForPasses, takePass } from '../api/passes.ts'
import type { Taken } from '../api/photos.ts'
import { Icon } from '../icons/Icon.tsx'
import { useSession } from '../session/session.ts'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { Camera } from './Camera.tsx'
import './photo.css'
import { PreviewImage } from './PreviewImage.tsx'
import { faultOf, photoMegabytes } from './photo-fault.ts'
import { photoWords } from './photo-words.ts'

export interface TakenPhoto extends Taken {
  readonly key: string
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
const photoOf = (blob: Blob, source: TakenPhoto['source'], pass: string | null = null): TakenPhoto => {
  taken += 1
  const photo = { key: `photo-${taken}`, blob, source, takenAt: nowDate().toISOString() }
  return pass === null ? photo : { ...photo, pass }
}

export function PhotoCapture({ value = [], onChange, max = 6, cameraOnly = false }: PhotoCaptureProps) {
  const t = useWords(photoWords)
  const phone = usePhone()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState(!cameraPossible())
  const chooser = useRef<HTMLInputElement>(null)
  const { now } = useSession()
  const account = now.state === 'in' ? now.person.account : null
  // While there is a connection, for when there is none.
  useEffect(() => {
    if (account !== null) askForPasses(account, false)
  }, [account])
  const latest = useRef(value)
  latest.current = value
  const full = value.length >= max
  const add = (photos: readonly TakenPhoto[]) => {
    const all = [...latest.current, ...photos]
    if (all.length > max) void message.warning(t('photosFull', { count: max }))
    onChange?.(all.slice(0, max))
  }
  // Taken up as the camera opens, so that nobody waits for it; kept for the next photo where none was taken.
  const pass = useRef<Promise<string | null> | null>(null)
  const openCamera = () => {
    if (account !== null && pass.current === null) {
      askForPasses(account, true)
      pass.current = takePass(account)
    }
    setOpen(true)
  }
  const use = async (blob: Blob) => {
    const taken = photoOf(blob, 'camera', await pass.current)
    pass.current = null
    add([taken])
    setOpen(false)
  }
  const choose = async (files: readonly File[]) => {
    const judged = await Promise.all(files.map(async (file) => ({ file, fault: await faultOf(file) })))
    const faults = new Set(judged.flatMap(({ fault }) => fault ?? []))
    for (const fault of faults) void message.warning(t(fault, { limit: photoMegabytes }), 8)
    const good = judged.filter(({ fault }) => fault === null)
    if (good.length > 0) add(good.map(({ file }) => photoOf(file, 'file')))
  }
  return (
    <div className="wf-photos">
      {value.map((photo, n) => (
        <figure key={photo.key} className="wf-photo">
          <PreviewImage blob={photo.blob} alt={t('photo', { count: n + 1 })} />
          <figcaption>{t(photo.source === 'camera' ? 'capturedHere' : 'chosenHere')}</figcaption>
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
        <button type="button" className="wf-photo-add" onClick={openCamera}>
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
          void choose(Array.from(event.target.files ?? []))
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
          onShot={(blob) => void use(blob)}
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
