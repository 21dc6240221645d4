/** Documents say what is there: links lead to files, headings or pages; commands they name exist. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export function checkDocs(root: string): { ok: boolean; output: string } {
  const files = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((name) => join(root, name))
  const scripts = scriptsOf(root)
  const commands = commandsOf(root)
  const wrong = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...deadLinks(file, text), ...unknownCommands(text, scripts, commands)].map(
      (complaint) => `${relative(root, file)}: ${complaint}`,
    )
  })
  for (const name of ['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'LICENSE']) {
    if (!existsSync(join(root, name))) wrong.push(`${name} is missing`)
  }
  return { ok: wrong.length === 0 && files.length > 0, output: wrong.join('\n') || `${files.length} documents` }
}

function deadLinks(file: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return targets
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => decodeURIComponent(target.split('#')[0] ?? ''))
    .filter((target) => !existsSync(join(dirname(file), target)))
    .map((target) => `leads to ${target}, which does not exist`)
}

function unknownCommands(text: string, scripts: readonly string[], commands: readonly string[]): string[] {
  const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((match) => match[1] ?? '')
  const asked = [...text.matchAll(/npm run -s wufang -- ([a-z][\w-]*)/g)].map((match) => match[1] ?? '')
  return [
    ...run.filter((name) => !scripts.includes(name)).map((name) => `names npm run ${name}, which package.json lacks`),
    ...asked
      .filter((name) => !commands.includes(name))
      .map((name) => `names the command ${name}, which does not exist`),
  ]
}

function scriptsOf(root: string): string[] {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys(scripts)
}

/** From the table of the command line, whose modules it names. */
function commandsOf(root: string): string[] {
  const table = readFileSync(join(root, 'src/entry/cli.ts'), 'utf8')
  return [...table.matchAll(/^ {2}'?([a-z][\w-]*)'?: \{$/gm)].map((match) => match[1] ?? '')
}
