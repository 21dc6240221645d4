/** An icon beside words is decoration; one that stands alone takes a `label` that is read out. */
import { type IconName, iconPaths } from './paths.ts'

export function Icon({ name, size = 18, label }: { name: IconName; size?: number; label?: string }) {
  const shape = (
    <path
      d={iconPaths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  )
  return label ? (
    <svg className="wf-icon" width={size} height={size} viewBox="0 0 24 24" role="img" aria-label={label}>
      {shape}
    </svg>
  ) : (
    <svg className="wf-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {shape}
    </svg>
  )
}
