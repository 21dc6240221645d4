/**
 * The zip package of an .xlsx file, read without trust: parts are streamed and counted as they unpack, nothing is
 * written anywhere, and names inside are only compared. Format: ECMA-376 part 2, read with yauzl.
 */
import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type Refusal, refuse } from '../contract/problem.ts'
import { sheetProblems } from '../contract/spreadsheet.ts'
import { limits } from './limits.ts'

export interface Package {
  readonly names: ReadonlySet<string>
  /** Walks the XML of one part; false where there is none of that name. */
  read(name: string, handler: Handler): Promise<boolean>
  close(): void
}

export interface Handler {
  /** Name without its prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

export const damaged = (part: string): Refusal => refuse(sheetProblems.damaged, { part })
export const bomb = (): Refusal => refuse(sheetProblems.bomb, { limit: `${limits.unpacked / 1024 / 1024} MB` })

/** @throws Refusal where it is no zip, or one that would unfold too far */
export async function openPackage(path: string): Promise<Package> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(() => {
    throw damaged('zip')
  })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= limits.parts) throw bomb()
      entries.set(entry.fileName, entry)
    }
    let unpacked = 0
    return {
      names: new Set(entries.keys()),
      async read(name, handler) {
        const entry = entries.get(name)
        if (!entry) return false
        if (entry.isEncrypted()) throw refuse(sheetProblems.encrypted, {})
        const packed = Math.max(entry.compressedSize, 1)
        if (entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize / packed > limits.ratio) throw bomb()
        await walk(zip, entry, handler, (bytes) => {
          unpacked += bytes
          if (unpacked > limits.unpacked) throw bomb()
        })
        return true
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw asRefusal(error, 'zip')
  }
}

const isRefusal = (error: unknown): error is Refusal => error instanceof Error && 'problem' in error
const asRefusal = (error: unknown, part: string): Refusal => (isRefusal(error) ? error : damaged(part))

async function walk(zip: ZipFile, entry: Entry, handler: Handler, count: (bytes: number) => void): Promise<void> {
  let stream: Readable | undefined
  try {
    stream = await zip.openReadStreamPromise(entry)
    const parser = parserFor(handler)
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      count(chunk.length)
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw asRefusal(error, entry.fileName)
  } finally {
    stream?.destroy()
  }
}

type Parser = SaxesParser<{ xmlns: false; position: false }>

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Strict: ill-formed XML ends the reading. No document type is taken, so that there are no entities to unfold or fetch. */
function parserFor(handler: Handler): Parser {
  const parser: Parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw damaged('DOCTYPE')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag: SaxesTagPlain) => handler.open?.(local(tag.name), tag.attributes))
  parser.on('closetag', (tag: SaxesTagPlain) => handler.close?.(local(tag.name)))
  const { text } = handler
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return parser
}
