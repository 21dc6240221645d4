/** The five bottom lines side by side: how many facilities stand in which colour, since yesterday and over the year. */
import type { Family } from '../../../platform/contract/role.ts'
import { family } from '../../../platform/contract/role.ts'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { useSetUrlValues } from '../../../web/kit/url-state.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Overview, Year } from '../contract.ts'
import { RiskShape } from './RiskShape.tsx'
import { Sparkline } from './Sparkline.tsx'
import { overviewWords } from './words.ts'

const order = ['red', 'orange', 'yellow', 'blue'] as const

interface FamilyTilesProps {
  readonly found: Overview
  readonly year: Year | undefined
  /** The bottom line that alone is shown. */
  readonly only: Family | undefined
}

export function FamilyTiles({ found, year, only }: FamilyTilesProps) {
  const t = useWords(overviewWords)
  const text = useText()
  const set = useSetUrlValues()
  return (
    <fieldset className="ov-tiles">
      <legend className="wf-hidden">{t('families')}</legend>
      {found.total.families.map(({ family: one, colours }) => {
        const name = text(family.words[one])
        const bad = colours.red + colours.orange
        const all = order.reduce((sum, each) => sum + colours[each], 0)
        const before = found.facilities.reduce((sum, { cells }) => {
          const was = cells.find((cell) => cell.family === one)?.dayBefore?.colour
          return sum + (was === 'red' || was === 'orange' ? 1 : 0)
        }, 0)
        const past = year?.weeks.map(
          (week) =>
            week.families.filter((each) => each.family === one).map((each) => each.red + each.orange)[0] ?? null,
        )
        const on = only === one
        return (
          <button
            type="button"
            key={one}
            className="ov-tile"
            aria-pressed={on}
            aria-label={`${t('spread', { family: name, ...colours })}。${on ? t('all') : t('only', { family: name })}`}
            onClick={() => set({ family: on ? undefined : one })}
          >
            <span className="ov-tile-head">
              <FamilyMark value={one} />
            </span>
            <span className="ov-tile-counts">
              <span className="ov-count ov-count-red">
                <RiskShape value="red" size={13} />
                <b>{colours.red}</b>
              </span>
              <span className="ov-count ov-count-orange">
                <RiskShape value="orange" size={13} />
                <b>{colours.orange}</b>
              </span>
              {past && <Sparkline values={past} top={4} width={92} height={30} fill />}
            </span>
            <span className="ov-bar" aria-hidden="true">
              {order.map((each) => (
                <i key={each} className={`ov-bar-${each}`} style={{ flexGrow: all ? colours[each] : 0 }} />
              ))}
            </span>
            <small>
              {bad === before ? t('steady') : t(bad > before ? 'more' : 'fewer', { n: Math.abs(bad - before) })}
            </small>
          </button>
        )
      })}
    </fieldset>
  )
}
