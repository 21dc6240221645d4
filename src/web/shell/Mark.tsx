/** The product's mark: 五 inside a shield. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className="wf-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path className="wf-mark-shield" d="M16 2 28 7v9c0 7-5 11.700-12 14C9 27.700 4 23 4 16V7z" />
      <path className="wf-mark-sign" d="M10 9.500h12M16 9.500l-2.500 12M12.500 15h7v6.500M9 21.500h14" />
    </svg>
  )
}
