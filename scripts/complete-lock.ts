/**
 * `npm ci` refuses a lock file that lacks an optional package named by another, even one for a platform nobody here
 * has; npm leaves such packages out when the registry at hand does not offer them. This adds them, with the version
 * their parent pins and the platform their name says. `--check` writes nothing and fails when some are missing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Locked {
  readonly version: string
  readonly dev?: boolean
  readonly license?: string
  readonly engines?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const file = join(import.meta.dirname, '../package-lock.json')
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(file, 'utf8'))
const platform =
  /(?<os>android|darwin|freebsd|linux|win32|openharmony)-(?<cpu>arm64|x64|ia32|arm|ppc64|riscv64|s390x)(?:-(?<abi>musl|gnu)?\w*)?$/

const missing = Object.entries(lock.packages).flatMap(([path, parent]) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`])
    .map(([name, version]) => ({ name, version, parent })),
)

if (process.argv.includes('--check')) {
  if (missing.length > 0) {
    console.error(
      `package-lock.json lacks ${missing.map(({ name }) => name).join(', ')}: node scripts/complete-lock.ts`,
    )
    process.exitCode = 1
  }
} else {
  const added = missing.map(
    ({ name, version, parent }) => [`node_modules/${name}`, entryOf(name, version, parent)] as const,
  )
  const packages = [...Object.entries(lock.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`added: ${missing.map(({ name }) => name).join(', ') || 'nothing'}`)
}

function entryOf(name: string, version: string, parent: Locked): object {
  const groups = platform.exec(name)?.groups
  if (!groups || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`${name}@${version}: no platform or no exact version`)
  const { os, cpu, abi } = groups
  const libc = os !== 'linux' ? undefined : abi === 'musl' ? 'musl' : 'glibc'
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(parent.license ? { license: parent.license } : {}),
    optional: true,
    os: [os],
    ...(parent.engines ? { engines: parent.engines } : {}),
  }
}
