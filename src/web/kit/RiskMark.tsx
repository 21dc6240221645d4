/** Risk in four levels 红橙黄蓝: each has its own shape and word, so it is read without colour and in print. */
import { useWords } from '../words/words.ts'
import './marks.css'
import { kitWords } from './words.ts'

export type Risk = 'red' | 'orange' | 'yellow' | 'blue'

const shapes: Readonly<Record<Risk, string>> = {
  red: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  orange: 'M8 1.500 15.500 14.500H.500z',
  yellow: 'M8 .800 15.200 8 8 15.200.800 8z',
  blue: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1',
}
const words = { red: 'riskRed', orange: 'riskOrange', yellow: 'riskYellow', blue: 'riskBlue' } as const

export function RiskMark({ value, plain = false }: { value: Risk; plain?: boolean }) {
  const t = useWords(kitWords)
  return (
    <span className={`wf-risk wf-risk-${value} ${plain ? 'wf-risk-plain' : ''}`}>
      <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[value]} />
      </svg>
      {t(words[value])}
    </span>
  )
}
