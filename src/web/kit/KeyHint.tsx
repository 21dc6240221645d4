/** Keys beside what they do. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className="wf-keys" aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
