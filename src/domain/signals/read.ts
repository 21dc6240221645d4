/**
 * From policy/signals.yaml to rules, or every fault at once. Refused: thresholds that do not rise, a signal that is worth
 * nothing or shrinks with time, a share outside 0 to 1, an id that stands twice.
 */
import { type Fault, isPlain, type Path, type Plain, Reader } from '../policy/reader.ts'
import type { Raised, Signal, SignalRules } from './signal.ts'

const topFields = ['version', 'reviewed', 'colours', 'falls-below', 'signals']
const fields = ['id', 'source', 'points', 'grows', 'next', 'decides', 'words', 'action', 'to-come']

export function readSignals(data: unknown): { readonly rules: SignalRules } | { readonly faults: readonly Fault[] } {
  const read = new Reader()
  if (!isPlain(data)) {
    read.fault([], `文件应有 ${topFields.join('、')}`, `the file has ${topFields.join(', ')}`)
    return { faults: read.faults }
  }
  read.known(data, topFields, [])
  const colours = isPlain(data.colours) ? data.colours : {}
  read.known(colours, ['yellow', 'orange', 'red'], ['colours'])
  const first = (name: Raised) => whole(read, colours[name], ['colours', name])
  const thresholds = { yellow: first('yellow'), orange: first('orange'), red: first('red') }
  if (thresholds.yellow >= thresholds.orange || thresholds.orange >= thresholds.red)
    read.fault(['colours'], '黄、橙、红的起点要依次升高', 'yellow, orange and red must rise')
  const fallsBelow = share(read, data['falls-below'], ['falls-below'])
  const version = whole(read, data.version, ['version'])
  if (typeof data.reviewed !== 'boolean') read.fault(['reviewed'], '只能写 true 或 false', 'must be true or false')
  const signals = listOf(read, data.signals).map((raw, at) => signalOf(read, raw, ['signals', at]))
  const twice = signals.find((one, at) => signals.findIndex(({ id }) => id === one.id) < at)
  if (twice) read.fault(['signals'], `信号 ${twice.id} 写了两次`, `signal ${twice.id} stands twice`)
  if (read.faults.length > 0) return { faults: read.faults }
  return { rules: { version, reviewed: data.reviewed === true, colours: thresholds, fallsBelow, signals } }
}

function listOf(read: Reader, value: unknown): Plain[] {
  if (Array.isArray(value) && value.length > 0) return value.map((one: unknown) => (isPlain(one) ? one : {}))
  read.fault(['signals'], '至少要有一个信号', 'at least one signal is needed')
  return []
}

function signalOf(read: Reader, raw: Plain, path: Path): Signal {
  read.item = typeof raw.id === 'string' ? raw.id : null
  read.known(raw, fields, path)
  const signal: Signal = {
    id: read.code(raw.id, [...path, 'id']),
    source: read.code(raw.source, [...path, 'source']),
    points: whole(read, raw.points, [...path, 'points']),
    grows: raw.grows === undefined ? null : growthOf(read, raw.grows, [...path, 'grows']),
    next: raw.next === undefined ? 1 : share(read, raw.next, [...path, 'next']),
    decides: raw.decides === undefined ? null : read.one(raw.decides, ['orange', 'red'], [...path, 'decides']),
    words: read.words(raw.words, [...path, 'words']),
    action: read.words(raw.action, [...path, 'action']),
    toCome: raw['to-come'] === undefined ? null : read.words(raw['to-come'], [...path, 'to-come']),
  }
  read.item = null
  return signal
}

function growthOf(read: Reader, value: unknown, path: Path): NonNullable<Signal['grows']> {
  const raw = isPlain(value) ? value : {}
  read.known(raw, ['days', 'times'], path)
  const { times } = raw
  // Below 1 it would count less the longer it lasts.
  if (typeof times !== 'number' || !(times >= 1 && times <= 10))
    read.fault([...path, 'times'], '倍数在 1 到 10 之间', 'times lies between 1 and 10')
  return { days: whole(read, raw.days, [...path, 'days']), times: typeof times === 'number' ? times : 1 }
}

function whole(read: Reader, value: unknown, path: Path): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value
  read.fault(path, '要写 1 以上的整数', 'write a whole number from 1')
  return 1
}

function share(read: Reader, value: unknown, path: Path): number {
  if (typeof value === 'number' && value > 0 && value <= 1) return value
  read.fault(path, '要写大于 0、不超过 1 的数', 'write a number above 0, at most 1')
  return 1
}
