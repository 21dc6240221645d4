/** The camera's picture, a shutter, and a look at the shot before it is used. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import { PreviewImage } from './PreviewImage.tsx'
import { photoWords } from './photo-words.ts'

/** Enough to read a plate on a fire extinguisher, small enough for a weak network. */
const longestSide = 1920
const jpegQuality = 0.85

interface CameraProps {
  readonly onShot: (blob: Blob) => void
  readonly onRefused: () => void
}

export function Camera({ onShot, onRefused }: CameraProps) {
  const t = useWords(photoWords)
  const video = useRef<HTMLVideoElement>(null)
  const refuse = useRef(onRefused)
  refuse.current = onRefused
  const [facing, setFacing] = useState<'environment' | 'user'>('environment')
  const [ready, setReady] = useState(false)
  const [shot, setShot] = useState<Blob | null>(null)

  useEffect(() => {
    let stream: MediaStream | undefined
    let gone = false
    setReady(false)
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: facing, width: { ideal: longestSide } }, audio: false })
      .then((given) => {
        if (gone) return stop(given)
        stream = given
        if (video.current) video.current.srcObject = given
      })
      .catch(() => !gone && refuse.current())
    return () => {
      gone = true
      if (stream) stop(stream)
    }
  }, [facing])

  const shoot = async () => {
    if (!video.current) return
    const blob = await frameOf(video.current)
    if (blob) setShot(blob)
  }
  return (
    <div className="wf-camera">
      <div className="wf-camera-picture">
        {/* The stream goes on behind the shot, so that shooting again is at once. */}
        <video ref={video} autoPlay playsInline muted onPlaying={() => setReady(true)} hidden={shot !== null} />
        {shot && <PreviewImage blob={shot} alt={t('photoPreview')} />}
        {!ready && <p role="status">{t('cameraStarting')}</p>}
      </div>
      <div className="wf-camera-bar">
        {shot ? (
          <>
            <Button size="large" onClick={() => setShot(null)}>
              {t('shootAgain')}
            </Button>
            <Button size="large" type="primary" onClick={() => onShot(shot)}>
              {t('usePhoto')}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="large"
              type="text"
              icon={<Icon name="refresh" />}
              aria-label={t('turnCamera')}
              title={t('turnCamera')}
              onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
            />
            <button
              type="button"
              className="wf-shutter"
              disabled={!ready}
              onClick={() => void shoot()}
              aria-label={t('shoot')}
            />
          </>
        )}
      </div>
    </div>
  )
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
}
