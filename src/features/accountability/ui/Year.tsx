/** The year's colours as one band; each stretch says itself in words too. */
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { colour } from '../../risk/contract.ts'
import type { Dossier } from '../contract.ts'
import { tonightWords } from './words.ts'

const dayMs = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs
const heights = { blue: 5, yellow: 10, orange: 15, red: 20 } as const

export function Year({ one }: { one: Dossier }) {
  const t = useWords(tonightWords)
  const text = useText()
  const format = useFormat()
  if (one.colours.length === 0) return null
  const start = at(one.from)
  const width = at(one.today) + 1 - start
  const said = one.colours.map((stretch) =>
    t('coloursOf', {
      ...{ from: format.date(stretch.from, 'day'), to: format.date(stretch.to, 'day'), points: stretch.points },
      colour: text(colour.words[stretch.colour]),
    }),
  )
  return (
    <section className="tn-year">
      <h2>{t('colours')}</h2>
      <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" role="img" aria-label={said.join('；')}>
        {one.colours.map((stretch, n) => (
          <rect
            key={stretch.from}
            className={`tn-band-${stretch.colour}`}
            x={at(stretch.from) - start}
            y={20 - heights[stretch.colour]}
            width={at(stretch.to) + 1 - at(stretch.from)}
            height={heights[stretch.colour]}
          >
            <title>{said[n]}</title>
          </rect>
        ))}
      </svg>
      <p>
        <span>{format.date(one.from, 'day')}</span>
        <span>{format.date(one.today, 'day')}</span>
      </p>
    </section>
  )
}
