/**
 * A schematic map: each city a block of its counties, each county of its facilities, coloured by the worst that stands
 * there. Not to scale, so that every place is as large as the next. Every tile is a link.
 */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Text } from '../../../platform/contract/text.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { colour } from '../../risk/contract.ts'
import { RiskPath } from './RiskShape.tsx'
import type { Block, Tile } from './tiles.ts'
import { overviewWords } from './words.ts'

const [tileHeight, gap, pad, head] = [42, 4, 10, 30]
/** A county's name is short, a facility's longer. */
const widths = { division: 48, facility: 76 } as const
const across = 4
/** Letters that are wider than a county's tile are drawn closer. */
const latin = /^[ -~]{7,}$/

/** So much of a name as a tile holds: a county without 县 or 区, a facility by its place and kind. */
function short({ zh, en }: Text): Text {
  const found = /^(.*?)(?:第?[一二三四]?)(看守所|拘留所|强制隔离戒毒所|强制医疗所)$/.exec(zh)
  const place = (found?.[1] ?? zh).replace(/(自治区|[县区市])$/, '')
  const kind = { 看守所: '看守', 拘留所: '拘留', 强制隔离戒毒所: '戒毒', 强制医疗所: '医疗' }[found?.[2] ?? '']
  return { zh: kind ? `${place.slice(0, 2)}${kind}` : place.slice(0, 4), en: (en.split(' ')[0] ?? en).slice(0, 8) }
}

interface TileMapProps {
  readonly blocks: readonly Block[]
  /** What of the address is kept when one goes down. */
  readonly search: Readonly<Record<string, string>>
}

export function TileMap({ blocks, search }: TileMapProps) {
  const t = useWords(overviewWords)
  const text = useText()
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(760)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(([entry]) => entry && setRoom(Math.max(260, entry.contentRect.width)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const tileWidth = blocks.some(({ tiles }) => tiles.some(({ opens }) => 'unitId' in opens))
    ? widths.facility
    : widths.division
  const most = Math.max(1, ...blocks.map(({ tiles }) => tiles.length))
  const wide = Math.min(across, most)
  const blockWidth = wide * (tileWidth + gap) - gap + 2 * pad
  const columns = Math.max(1, Math.min(blocks.length, Math.floor((room + 12) / (blockWidth + 12))))
  const step = columns > 1 ? (room - blockWidth) / (columns - 1) : 0
  const tall = (block: Block) => head + Math.ceil(block.tiles.length / wide) * (tileHeight + gap) + pad - gap
  const rows = Array.from({ length: Math.ceil(blocks.length / columns) }, (_, at) =>
    blocks.slice(at * columns, (at + 1) * columns),
  )
  let top = 0
  const placed = rows.flatMap((row) => {
    const height = Math.max(...row.map(tall))
    const y = top
    top += height + 12
    return row.map((block, at) => ({ block, x: at * Math.min(step, blockWidth + 24), y, height }))
  })
  return (
    <div ref={box} className="ov-map">
      <svg width={room} height={Math.max(0, top - 12)} viewBox={`0 0 ${room} ${Math.max(0, top - 12)}`}>
        <title>{t('map')}</title>
        {placed.map(({ block, x, y, height }) => (
          <g key={block.key} transform={`translate(${x} ${y})`}>
            <rect className="ov-map-block" width={blockWidth} height={height} rx={10} />
            <BlockName
              block={block}
              search={search}
              words={t('block', { name: text(block.name), red: block.red, orange: block.orange, n: block.facilities })}
            >
              {text(block.name)}
            </BlockName>
            <text className="ov-map-note" x={blockWidth - pad} y={20} textAnchor="end">
              {block.facilities}
            </text>
            {block.tiles.map((tile, at) => (
              <TileLink
                width={tileWidth}
                key={tile.key}
                tile={tile}
                search={search}
                x={pad + (at % wide) * (tileWidth + gap)}
                y={head + Math.floor(at / wide) * (tileHeight + gap)}
                words={t('tile', {
                  name: text(tile.name),
                  colour: text(colour.words[tile.colour]),
                  n: tile.facilities,
                  points: tile.points,
                })}
                name={text(short(tile.name))}
              />
            ))}
          </g>
        ))}
      </svg>
    </div>
  )
}

interface BlockNameProps extends Pick<TileMapProps, 'search'> {
  readonly block: Block
  readonly words: string
  readonly children: string
}

function BlockName({ block, search, words, children }: BlockNameProps) {
  const name = (
    <text className="ov-map-name" x={pad} y={20}>
      {children}
    </text>
  )
  if (block.territory === null) return name
  return (
    <Link to="/overview" search={{ ...search, territory: block.territory } as never} aria-label={words}>
      {name}
    </Link>
  )
}

interface TileLinkProps extends Pick<TileMapProps, 'search'> {
  readonly tile: Tile
  readonly width: number
  readonly x: number
  readonly y: number
  readonly words: string
  readonly name: string
}

function TileLink({ tile, width, search, x, y, words, name }: TileLinkProps) {
  const drawn = (
    <g transform={`translate(${x} ${y})`} className={`ov-map-tile ov-map-${tile.colour}`}>
      <title>{words}</title>
      <rect width={width} height={tileHeight} rx={6} />
      <RiskPath value={tile.colour} x={6} y={26} size={10} />
      <text
        className="ov-map-words"
        x={6}
        y={17}
        {...(width < 60 && latin.test(name) ? { textLength: width - 10, lengthAdjust: 'spacingAndGlyphs' } : {})}
      >
        {name}
      </text>
      <text className="ov-map-points" x={width - 6} y={35} textAnchor="end">
        {tile.points}
      </text>
    </g>
  )
  if ('unitId' in tile.opens)
    return (
      <Link to={`/facilities/${tile.opens.unitId}` as never} aria-label={words}>
        {drawn}
      </Link>
    )
  return (
    <Link to="/overview" search={{ ...search, territory: tile.opens.territory } as never} aria-label={words}>
      {drawn}
    </Link>
  )
}
