/** A plain page that opens from a folder, prints on A4 and loads nothing from anywhere. */
import type { Language } from '../../../platform/contract/text.ts'

export type Cell = string | { readonly link: string; readonly text: string } | { readonly code: string }
export type Row = readonly Cell[]

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

const cell = (value: Cell): string => {
  if (typeof value === 'string') return escaped(value).replaceAll('\n', '<br>')
  return 'link' in value
    ? `<a href="${escaped(value.link)}">${escaped(value.text)}</a>`
    : `<code>${escaped(value.code)}</code>`
}

/** @param heads null: the first cell of each row is its head */
export function table(heads: readonly string[] | null, rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const head = heads ? `<thead><tr>${heads.map((one) => `<th>${escaped(one)}</th>`).join('')}</tr></thead>` : ''
  const body = rows
    .map(([first = '', ...rest]) =>
      heads
        ? `<tr>${[first, ...rest].map((one) => `<td>${cell(one)}</td>`).join('')}</tr>`
        : `<tr><th scope="row">${cell(first)}</th>${rest.map((one) => `<td>${cell(one)}</td>`).join('')}</tr>`,
    )
    .join('')
  return `<table${heads ? '' : ' class="facts"'}>${head}<tbody>${body}</tbody></table>`
}

const style = `
  body { font: 14px/1.6 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #1c2321; margin: 2rem auto;
    max-width: 62rem; padding: 0 1rem; }
  h1 { font-size: 20px; } h2 { font-size: 16px; margin: 1.8em 0 .5em; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #c8d0cd; padding: 5px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  thead th { background: #eef2f1; } .facts th { width: 9em; background: #eef2f1; font-weight: 500; }
  figure { display: inline-block; width: 45%; margin: 0 2% 1em 0; break-inside: avoid; } img { max-width: 100%; }
  figcaption, .note { color: #55605d; font-size: 13px; } code { font-size: 11px; }
  @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }`

export const page = (title: string, language: Language, parts: readonly string[]): string =>
  `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body><h1>${escaped(title)}</h1>${parts.join('')}</body></html>\n`
