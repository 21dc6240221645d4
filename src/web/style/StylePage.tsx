/** The live style page: every token and part, in both themes, with a ledger and a form as examples. */
import type { ReactNode } from 'react'
import { Mark } from '../shell/Mark.tsx'
import { LanguageSwitch, ThemeSwitch } from '../shell/switches.tsx'
import '../shell/panels.css'
import '../shell/shell.css'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/words.ts'
import { ControlsPart } from './ControlsPart.tsx'
import { FormPart } from './FormPart.tsx'
import { LedgerPart } from './LedgerPart.tsx'
import { MarksPart } from './MarksPart.tsx'
import './style-page.css'
import { BothThemes } from './Themed.tsx'
import { ColourPart, IconPart, SpacePart, TypePart } from './TokenParts.tsx'
import { styleWords } from './words.ts'

export default function StylePage() {
  const t = useWords(styleWords)
  useTitle(t('title'))
  const parts: readonly (readonly [id: string, title: string, content: ReactNode])[] = [
    [
      'colours',
      t('colours'),
      <BothThemes key="c">
        <ColourPart />
      </BothThemes>,
    ],
    ['type', t('type'), <TypePart key="t" />],
    ['space', t('space'), <SpacePart key="s" />],
    ['icons', t('icons'), <IconPart key="i" />],
    [
      'marks',
      t('marks'),
      <BothThemes key="m">
        <MarksPart />
      </BothThemes>,
    ],
    [
      'controls',
      t('controls'),
      <BothThemes key="k">
        <ControlsPart />
      </BothThemes>,
    ],
    ['ledger', t('ledger'), <LedgerPart key="l" />],
    ['form', t('form'), <FormPart key="f" />],
  ]
  return (
    <div className="wf-style">
      <header className="wf-style-head">
        <Mark size={32} />
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <nav aria-label={t('title')}>
          {parts.map(([id, title]) => (
            <a key={id} href={`#${id}`}>
              {title}
            </a>
          ))}
        </nav>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main>
        {parts.map(([id, title, content]) => (
          <section key={id} id={id}>
            <h2>{title}</h2>
            {content}
          </section>
        ))}
      </main>
    </div>
  )
}
