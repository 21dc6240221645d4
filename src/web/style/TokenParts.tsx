/** Colours, type, space and icons, straight from their tables. */
import { Icon } from '../icons/Icon.tsx'
import { type IconName, iconPaths } from '../icons/paths.ts'
import { cssName, palettes } from '../theme/palette.ts'
import { space, type } from '../theme/scale.ts'
import { useWords } from '../words/words.ts'
import { styleWords } from './words.ts'

export function ColourPart() {
  return (
    <ul className="wf-swatches">
      {Object.keys(palettes.light).map((token) => (
        <li key={token}>
          <span className="wf-swatch" style={{ background: `var(${cssName(token)})` }} />
          <code>{cssName(token).replace('--wf-', '')}</code>
        </li>
      ))}
    </ul>
  )
}

export function TypePart() {
  const t = useWords(styleWords)
  return (
    <div className="wf-type">
      {Object.entries(type).map(([name, { size, line }]) => (
        <div key={name}>
          <code>
            {name} {size}/{line}
          </code>
          <span style={{ fontSize: `var(--wf-size-${name})`, lineHeight: `var(--wf-line-${name})` }}>
            {t('typeSample')}
          </span>
          <strong style={{ fontSize: `var(--wf-size-${name})`, lineHeight: `var(--wf-line-${name})` }}>
            {t('typeSample')}
          </strong>
        </div>
      ))}
    </div>
  )
}

export function SpacePart() {
  return (
    <ul className="wf-spaces">
      {Object.entries(space).map(([name, size]) => (
        <li key={name}>
          <span style={{ width: size, height: size }} />
          <code>
            {name} {size}
          </code>
        </li>
      ))}
    </ul>
  )
}

export function IconPart() {
  return (
    <ul className="wf-icons">
      {(Object.keys(iconPaths) as IconName[]).map((name) => (
        <li key={name}>
          <Icon name={name} size={22} />
          <code>{name}</code>
        </li>
      ))}
    </ul>
  )
}
