/** Runs one job in one transaction, through the door. */
import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import { audience } from '../contract/role.ts'
import { enter } from '../database/scope.ts'
import { openWork, type Platform, type Work } from '../endpoint.ts'
import type { LongJob, UnitJob } from './job.ts'

/** A job sees its unit as the police line does; every row of a unit is for the police line too. */
export async function workFor(platform: Platform, unitId: number, run: (work: Work) => Promise<void>): Promise<void> {
  await platform.pool.db.transaction().execute(async (tx) => {
    const now = platform.clock.now()
    const scope = { units: [unitId], audience: audience.police }
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, {
      now,
      today: platform.clock.day(now),
      scope,
      actor: null,
      posts: [],
    })
    await run(work)
    await finish()
  })
}

/** Checks what comes from the queue before the job sees it. */
export function runnerOf(platform: Platform, one: UnitJob | LongJob): (given: unknown) => Promise<number> {
  const { name, payload } = one
  const check = Compile(payload)
  return async (given) => {
    const { unitId, payload: value } = given as { unitId: number; payload: unknown }
    if (!check.Check(value)) throw new Error(`${name} was given a payload it does not know`)
    if (one.kind === 'long-job') await one.run(platform, unitId, value as never)
    else await workFor(platform, unitId, (work) => one.run(work, unitId, value as never))
    return unitId
  }
}

export async function openUnits(platform: Platform): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from unit
    where closed_on is null or closed_on > ${platform.clock.day(platform.clock.now())}::date order by id`.execute(
    platform.pool.db,
  )
  return rows.map((row) => row.id)
}
