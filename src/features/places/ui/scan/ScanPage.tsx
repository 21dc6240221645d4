/** An officer scanned a code: place and family stand there already; a photo and one tap send it, also without a connection. */
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { App, Input, Radio } from 'antd'
import { useRef } from 'react'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { PhotoCapture, type TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { mostPhotos, mostWords, readLabel, reportByCode } from '../../scan/contract.ts'
import '../places.css'
import { placeWords } from '../words.ts'
import { smallPhoto } from './small-photo.ts'

interface Values {
  readonly family: Family
  readonly words?: string
  readonly photos?: readonly TakenPhoto[]
}

export default function ScanPage() {
  const t = useWords(placeWords)
  const text = useText()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const token = params.token ?? ''
  const label = useRead(readLabel, { params: { token } })
  const write = useWrite(reportByCode, { subject: `scan ${token}`, topics: ['hazards'] })
  const families = useChoices(family)
  const next = useRef('/')
  const staff = label.data?.staff
  const first = staff?.families[0]
  // What matters at this place stands first.
  const options = families.toSorted(
    (a, b) => Number(staff?.families.includes(b.value)) - Number(staff?.families.includes(a.value)),
  )
  return (
    <Page
      title={label.data ? text(label.data.place) : t('scanTitle')}
      note={label.data && `${text(label.data.unit)} · ${t('labelNo', { code: label.data.code })}`}
      width="narrow"
      read={label}
    >
      {label.data && !staff && <EmptyState icon="shield" title={t('scanElsewhere')} hint={t('scanElsewhereHint')} />}
      {staff && (
        <FormPage<Values>
          draft={`scan-${token}`}
          initial={first ? { family: first } : {}}
          submitLabel={t('scanSend')}
          send={async ({ family: chosen, words = '', photos = [] }) => {
            const small = await Promise.all(photos.map((photo) => smallPhoto(photo.blob)))
            const whole = small.filter((photo) => photo !== null)
            if (whole.length < small.length) throw new Error(t('photoBroken'))
            const outcome = await write.run({ params: { token }, body: { family: chosen, words, photos: whole } })
            next.current = '/'
            if (outcome.state === 'done') next.current = `/hazards/${outcome.reply.unitId}/${outcome.reply.hazardId}`
            void message.success(t(outcome.state === 'done' ? 'scanDone' : 'scanQueued'), 5)
            return outcome
          }}
          done={() => void navigate({ to: next.current as never })}
        >
          <Field name="photos" label={t('scanPhotos')}>
            <PhotoCapture max={mostPhotos} />
          </Field>
          <Field name="words" label={t('scanWords')}>
            <Input.TextArea rows={2} maxLength={mostWords} placeholder={t('scanWordsHint')} />
          </Field>
          <Field name="family" label={t('scanFamily')} required>
            <Radio.Group className="pl-scan-choice" options={options} />
          </Field>
          <p>
            <Link to={`/hazards/report?unit=${staff.unitId}&place=${staff.placeId}` as never}>{t('scanFull')}</Link>
          </p>
        </FormPage>
      )}
    </Page>
  )
}
