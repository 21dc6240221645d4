import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { restored, stored } from './draft-values.ts'

test('days come back as days, everything else as it was', () => {
  const photo = new Blob(['x'])
  const values = {
    note: '三监区',
    day: dayjs('2026-03-01T08:00:00Z'),
    rows: [{ due: dayjs(0), n: 1 }],
    photo,
    none: null,
  }
  const kept = stored(values)
  expect(structuredClone({ ...(kept as object), photo: null })).toMatchObject({ note: '三监区', rows: [{ n: 1 }] })
  const back = restored(kept) as typeof values
  expect(dayjs.isDayjs(back.day)).toBe(true)
  expect(back.day.toISOString()).toBe('2026-03-01T08:00:00.000Z')
  expect(back.rows[0]?.due.valueOf()).toBe(0)
  expect(back.photo).toBe(photo)
  expect(back.none).toBeNull()
})
