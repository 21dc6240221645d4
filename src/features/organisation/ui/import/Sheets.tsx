/** What became of each sheet of a file, and which of its columns were not understood. */
import type { ReactNode } from 'react'
import type { Text } from '../../../../platform/contract/text.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import './import.css'
import { importWords } from './words.ts'

interface SheetsProps<Use extends string> {
  readonly sheets: readonly {
    readonly name: string
    readonly use: Use
    readonly rows: number
    readonly left: readonly string[]
  }[]
  readonly uses: Readonly<Record<Use, Text>>
  readonly children?: ReactNode
}

export function Sheets<Use extends string>({ sheets, uses, children }: SheetsProps<Use>) {
  const t = useWords(importWords)
  const text = useText()
  return (
    <ul className="wf-import-sheets" aria-label={t('sheets')}>
      {sheets.map(({ name, use, rows, left }) => (
        <li key={name}>
          {t('sheet', { name, use: text(uses[use]), count: rows })}
          {left.length > 0 && <small>{t('left', { heads: left.join('、') })}</small>}
        </li>
      ))}
      {children}
    </ul>
  )
}
