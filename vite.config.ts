/**
 * Builds the web app into dist/web. Ours are: the static style sheet (`virtual:sheet.css`, made from the theme and from
 * the kit's components that the source imports), the stand-in for the kit's style injection, and compressed files.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, runnerImport } from 'vite'

const sheetId = '\0virtual:sheet.css'

function kitImports(): string[] {
  const names = new Set<string>()
  for (const file of globSync('src/{web,features,entry}/**/*.tsx')) {
    for (const [, list] of readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from 'antd'/g)) {
      for (const part of (list ?? '').split(',')) {
        const name = part
          .replace(/\btype\b/, '')
          .trim()
          .split(' ')[0]
        if (name) names.add(name)
      }
    }
  }
  return [...names].sort()
}

function staticSheet(): Plugin {
  return {
    name: 'wufang-static-sheet',
    resolveId: (id) => (id === 'virtual:sheet.css' ? sheetId : null),
    async load(id) {
      if (id !== sheetId) return null
      const { module } = await runnerImport<{ sheet(names: readonly string[]): string }>(
        resolve('src/web/theme/sheet.tsx'),
        { configFile: false, logLevel: 'warn' },
      )
      return module.sheet(kitImports())
    },
  }
}

/** The kit's functions that take a component's rules and its own variables as second and third argument. */
const styleMakers = new Set(['genStyleHooks', 'genSubStyleComponent', 'genComponentStyleHook'])

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly callee?: Node
  readonly arguments?: readonly Node[]
}

function walk(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value) see(value as Node)
  for (const part of Object.values(value)) walk(part, see)
}

function noStyleInjection(): Plugin {
  return {
    name: 'wufang-no-style-injection',
    apply: 'build',
    load(id) {
      if (!/@rc-component\/util\/(es|lib)\/Dom\/dynamicCSS\.js$/.test(id)) return null
      return `export * from ${JSON.stringify(resolve('src/web/theme/dynamic-css.ts'))}`
    },
    // The rules are in the static sheet already, so what would make them again stays out of the bundle.
    transform(code, id) {
      if (!/\/antd\/es\/.*\/style\//.test(id)) return null
      const cuts: { start: number; end: number }[] = []
      walk(this.parse(code), (node) => {
        if (node.type !== 'CallExpression' || node.callee?.type !== 'Identifier') return
        if (!styleMakers.has(node.callee.name ?? '')) return
        cuts.push(...(node.arguments ?? []).slice(1, 3))
      })
      let lean = code
      for (const { start, end } of cuts.toSorted((a, b) => b.start - a.start)) {
        lean = `${lean.slice(0, start)}() => ({})${lean.slice(end)}`
      }
      return lean === code ? null : { code: lean, map: null }
    },
  }
}

/** Files of styles arrive in any order, so each one says first how the layers lie. */
function layerOrder(): Plugin {
  return {
    name: 'wufang-layer-order',
    enforce: 'pre',
    transform(code, id) {
      const ours = id === sheetId || /\/src\/.*\.css$/.test(id)
      return ours ? { code: `@layer base, antd, kit, page, still;\n${code}`, map: null } : null
    },
  }
}

/**
 * In the browser a contract is its name, method, path and words. Its schemas are checked behind the door, so the
 * library that makes them stays out of the bundle; of a schema only its properties are left, since contracts are
 * made of each other's.
 */
const standIn = `
  const schema = () => ({})
  const object = (properties) => ({ properties })
  export const Type = new Proxy({}, { get: (_, name) => (name === 'Object' ? object : schema) })
`

function schemasStayBehindTheDoor(): Plugin {
  const id = '\0virtual:typebox'
  return {
    name: 'wufang-schemas-behind-the-door',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === 'typebox' ? id : null),
    load: (source) => (source === id ? standIn : null),
  }
}

/** Beside each text file its compressed forms, made once here instead of at every request. */
function compressed(): Plugin {
  return {
    name: 'wufang-compressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(file.fileName)) continue
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (bytes.length < 1024) continue
        const path = join(dir ?? '', file.fileName)
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, brotli))
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

export default defineConfig({
  plugins: [react(), staticSheet(), layerOrder(), noStyleInjection(), schemasStayBehindTheDoor(), compressed()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
})
