/** Pages of A4 with labels to cut apart. Sizes are millimetres: what is shown on the screen is what is printed. */
import { create } from 'qrcode'
import type { Text } from '../../../../platform/contract/text.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { PlaceRow } from '../../contract.ts'
import { placeWords } from '../words.ts'

export type Size = 'small' | 'large'
export const perPage: Readonly<Record<Size, number>> = { small: 24, large: 8 }

interface Printed {
  readonly url: string
  readonly place: PlaceRow
  readonly within: string
}

interface SheetsProps {
  readonly labels: readonly Printed[]
  readonly size: Size
  readonly unit: { readonly zh: string; readonly en: string }
}

export function Sheets({ labels, size, unit }: SheetsProps) {
  const many = perPage[size]
  const sheets = Array.from({ length: Math.ceil(labels.length / many) }, (_, n) =>
    labels.slice(n * many, (n + 1) * many),
  )
  return (
    <div className="pl-sheets">
      {sheets.map((sheet) => (
        <div key={sheet[0]?.url} className={`pl-sheet pl-sheet-${size}`}>
          {sheet.map((label) => (
            <LabelCard key={label.url} label={label} unit={unit.zh} />
          ))}
        </div>
      ))}
    </div>
  )
}

/** A label is read by whoever passes, so it speaks both. */
const call: Text = { zh: '发现隐患 扫码上报', en: 'Scan to report a hazard' }

/** Chinese first, whatever the screen speaks: the label hangs in the facility. */
function LabelCard({ label, unit }: { label: Printed; unit: string }) {
  const t = useWords(placeWords)
  const { place, within, url } = label
  return (
    <div className="pl-card" lang="zh-CN">
      <Code text={url} label={t('qr', { name: place.name })} />
      <div className="pl-card-words">
        <strong>{place.name}</strong>
        {place.nameEn && <span lang="en">{place.nameEn}</span>}
        {within && <span>{within}</span>}
        <span className="pl-card-code">{place.code}</span>
        <small>{unit}</small>
        <em>{call.zh}</em>
        <em lang="en">{call.en}</em>
      </div>
    </div>
  )
}

/** One path: prints sharply at any size. The quiet zone of four modules is part of the code. */
function Code({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  const full = modules.size + 2 * quiet
  const cells = Array.from(modules.data)
    .map((dark, n) => (dark ? `M${n % modules.size} ${Math.floor(n / modules.size)}h1v1h-1z` : ''))
    .join('')
  return (
    <svg viewBox={`${-quiet} ${-quiet} ${full} ${full}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <rect x={-quiet} y={-quiet} width={full} height={full} fill="#fff" />
      <path d={cells} fill="#000" />
    </svg>
  )
}
