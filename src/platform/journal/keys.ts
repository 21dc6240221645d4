/**
 * Keys that sign tree heads: Ed25519, made on first use under WUFANG_HOME/keys. `journal.pem` is the private key (its
 * owner alone may read it); every `*.pub.pem` beside it is trusted, so that heads of an earlier key still verify after
 * the key was exchanged, and so that the public key can be handed to another authority as a file.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { makeHome } from '../secret.ts'

export interface SigningKey {
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Public keys by their id. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

const folderOf = (home: string) => join(home, 'keys')

/** The first 16 hexadecimal digits of the SHA-256 of the public key's SubjectPublicKeyInfo. */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()

/** A key that no file keeps. */
export function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { id: keyId(publicKey), privateKey, publicKey }
}

/** The key under `home`, made on first use. Two processes that ask at once get the same one. */
export async function signingKey(home: string): Promise<SigningKey> {
  const folder = folderOf(home)
  const file = join(folder, 'journal.pem')
  let pem = await read(file)
  if (pem === undefined) {
    await makeHome(home)
    await mkdir(folder, { mode: 0o700, recursive: true })
    const fresh = `${file}.${process.pid}.new`
    const made = newSigningKey().privateKey.export({ type: 'pkcs8', format: 'pem' })
    await writeFile(fresh, made, { mode: 0o600, flush: true })
    // The file appears whole, by a link that fails for the one that comes second.
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(fresh)
    pem = await read(file)
  }
  if (!pem) throw new OperatorError(`${file} is empty: restore it from a backup`)
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new OperatorError(`${file} is not an Ed25519 key`)
  const publicKey = createPublicKey(privateKey)
  const id = keyId(publicKey)
  const published = join(folder, `${id}.pub.pem`)
  if ((await read(published)) === undefined) await writeFile(published, publicPem(publicKey), { flush: true })
  return { id, privateKey, publicKey }
}

/** Every public key under `home`; none where none was made yet. */
export async function trustedKeys(home: string): Promise<TrustedKeys> {
  const files = await readdir(folderOf(home)).catch(() => [])
  const names = files.filter((name) => name.endsWith('.pub.pem'))
  return readKeys(names.map((name) => join(folderOf(home), name)))
}

export async function readKeys(files: readonly string[]): Promise<TrustedKeys> {
  const keys = await Promise.all(files.map(readPublicKey))
  return new Map(keys.map((key) => [keyId(key), key]))
}

async function readPublicKey(file: string): Promise<KeyObject> {
  try {
    const key = createPublicKey(await readFile(file, 'utf8'))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (error) {
    throw new OperatorError(`${file} is not a public key (${error instanceof Error ? error.message : String(error)})`)
  }
  throw new OperatorError(`${file} is not an Ed25519 key`)
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
