/** Days and times of the pickers are objects that storage cannot keep; a draft holds them as text. */
import dayjs from 'dayjs'

const mark = 'wufang.dayjs'

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function each(value: unknown, turn: (value: unknown) => unknown): unknown {
  const turned = turn(value)
  if (turned !== value) return turned
  if (Array.isArray(value)) return value.map((one) => each(one, turn))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, each(one, turn)]))
}

export const stored = (values: unknown): unknown =>
  each(values, (value) => (dayjs.isDayjs(value) ? { [mark]: value.toISOString() } : value))

export const restored = (values: unknown): unknown =>
  each(values, (value) => (isPlain(value) && typeof value[mark] === 'string' ? dayjs(value[mark]) : value))
