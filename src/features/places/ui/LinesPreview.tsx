/** Lines as the tree they will become. */
import type { Line } from '../../../domain/places/lines.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { placeKind } from '../contract.ts'
import type { Node, Planned } from './planned.ts'
import { placeWords } from './words.ts'

interface LinesPreviewProps {
  readonly planned: Planned
  readonly wrong: readonly Line[]
  readonly empty: boolean
}

export function LinesPreview({ planned, wrong, empty }: LinesPreviewProps) {
  const t = useWords(placeWords)
  if (empty) return <p className="wf-muted">{t('previewEmpty')}</p>
  return (
    <>
      {wrong.length > 0 && (
        <ul className="pl-wrong" role="alert">
          {wrong.map((line) => (
            <li key={line.number}>{t('faultLine', { line: line.number, what: t(line.fault ?? 'misplaced') })}</li>
          ))}
        </ul>
      )}
      <Level nodes={planned.top} />
    </>
  )
}

function Level({ nodes }: { nodes: ReadonlyMap<string, Node> }) {
  const t = useWords(placeWords)
  const text = useText()
  return (
    <ul className="pl-preview">
      {[...nodes.values()].map((node) => (
        <li key={node.name}>
          <span className={node.known ? 'pl-known' : 'pl-new'}>
            {node.name} <small>{text(placeKind.words[node.kind])}</small>
            {node.known && <small>{t('there')}</small>}
          </span>
          {node.children.size > 0 && <Level nodes={node.children} />}
        </li>
      ))}
    </ul>
  )
}
