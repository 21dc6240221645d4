/**
 * A signed tree head as text that is printed, kept or sent: the seven lines that were signed (see tree-head.ts in
 * src/domain/ledger), then `signature` and the Ed25519 signature in hexadecimal.
 */
import { isHash } from '../../domain/ledger/bytes.ts'
import { headText, type SignedHead, treeHashes } from '../../domain/ledger/tree-head.ts'

export const printHead = (head: SignedHead): string => `${headText(head)}\nsignature ${head.signature}\n`

/** Every head in the text, whatever stands between them; undefined where one is cut or none is there. */
export function readPrinted(text: string): SignedHead[] | undefined {
  const blocks = text.split(/^(?=wufang-tree-head-1\s*$)/m).filter((block) => block.startsWith('wufang-tree-head-1'))
  const heads = blocks.map((block) => {
    const lines = block.split('\n').map((line) => line.trim())
    return readSigned(lines.slice(0, 7).join('\n'), lines[7]?.replace(/^signature /, '') ?? '')
  })
  const good = heads.filter((head) => head !== undefined)
  return good.length === 0 || good.length < heads.length ? undefined : good
}

/** The head that a signed text states; undefined where it is no such text. */
export function readSigned(text: string, signature: string): SignedHead | undefined {
  const [, unit, size, root, at, hash, keyId] = text.split('\n')
  const algorithm = treeHashes.find((name) => name === hash)
  if (root === undefined || at === undefined || keyId === undefined || algorithm === undefined) return undefined
  if (!isHash(root) || !/^[0-9a-f]{128}$/.test(signature)) return undefined
  const head = { unit: Number(unit), size: Number(size), root, at, algorithm, keyId, signature }
  return headText(head) === text ? head : undefined
}
