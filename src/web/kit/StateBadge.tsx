/** The state of a record: a shape, a tone and the vocabulary's word. Never colour alone. */
import type { Vocabulary } from '../../platform/contract/vocabulary.ts'
import { useText } from '../words/words.ts'
import './marks.css'

/** `open` begun, `busy` in somebody's hands, `wait` waits for a decision, `done`, `stop` refused or cancelled. */
export type Tone = 'open' | 'busy' | 'wait' | 'done' | 'stop' | 'calm'

interface StateBadgeProps<T extends string> {
  readonly of: Vocabulary<T>
  readonly value: T
  /** The tone of each term; a room keeps one table. */
  readonly tones: Readonly<Record<T, Tone>>
}

export function StateBadge<T extends string>({ of, value, tones }: StateBadgeProps<T>) {
  const text = useText()
  return <Badge tone={tones[value]}>{text(of.words[value])}</Badge>
}

export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`wf-badge wf-badge-${tone}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={shapes[tone]} />
      </svg>
      {children}
    </span>
  )
}

const shapes: Readonly<Record<Tone, string>> = {
  open: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8m0 1.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5',
  busy: 'M5 1a4 4 0 1 0 0 8zm0 0a4 4 0 0 1 0 8v-1.500a2.500 2.500 0 0 0 0-5z',
  wait: 'M2 1.500h2.200v7H2zM5.800 1.500H8v7H5.800z',
  done: 'M1.200 5.300 2.600 3.900 4.200 5.500 7.800 1.900l1.200 1.400-4.800 4.900z',
  stop: 'M2.200 1 5 3.800 7.800 1 9 2.200 6.200 5 9 7.800 7.800 9 5 6.200 2.200 9 1 7.800 3.800 5 1 2.200z',
  calm: 'M5 2.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5',
}
