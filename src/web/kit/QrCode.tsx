/** A QR code as one SVG path: no data URL, no canvas, prints sharply. */
import { create } from 'qrcode'
import './marks.css'

export function QrCode({ text, label, size = 184 }: { text: string; label: string; size?: number }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  const cells = Array.from(modules.data)
    .map((dark, n) => (dark ? `M${n % modules.size} ${Math.floor(n / modules.size)}h1v1h-1z` : ''))
    .join('')
  const full = modules.size + 2 * quiet
  return (
    <svg
      className="wf-qr"
      width={size}
      height={size}
      viewBox={`${-quiet} ${-quiet} ${full} ${full}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect x={-quiet} y={-quiet} width={full} height={full} fill="#fff" />
      <path d={cells} fill="#000" />
    </svg>
  )
}
