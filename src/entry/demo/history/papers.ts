/** The texts of systems as PDF (ISO 32000-1): one page of Chinese in a font that every reader brings along. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Store } from '../../../platform/files/store.ts'
import { systems } from '../words/systems.ts'

export interface Paper {
  readonly sha256: string
  readonly size: number
}

const coded = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')
const perLine = 30

function pdf(title: string, text: string): Buffer {
  const lines = text.match(new RegExp(`.{1,${perLine}}`, 'gu')) ?? []
  const shown = lines.map((line) => `<${coded(line)}> Tj T*`).join('\n')
  const page = `BT /F1 20 Tf 60 760 Td <${coded(title)}> Tj ET\nBT /F1 14 Tf 24 TL 60 710 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let out = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = out.length
    out += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = out.length
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** By title. */
export async function writePapers(store: Store): Promise<ReadonlyMap<string, Paper>> {
  const papers = new Map<string, Paper>()
  for (const { title, summary } of systems) {
    const bytes = pdf(title, summary)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = await store.arriving()
    await writeFile(path, bytes)
    await store.keep(path, sha256)
    papers.set(title, { sha256, size: bytes.length })
  }
  return papers
}
