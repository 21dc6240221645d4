/**
 * Settings that a system administrator changes while the system runs: typed, with a standard value, each change with
 * its reason in the journal. What a machine needs to start stands in the environment instead (config.ts).
 */
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { listSettings, putSetting, settingChanged, settingProblems } from './contract/platform.ts'
import { problems, refuse } from './contract/problem.ts'
import { audience } from './contract/role.ts'
import type { Text } from './contract/text.ts'
import type { Tx } from './database/pool.ts'
import { type Served, serve } from './endpoint.ts'

/** Digits of a region's division code; cities have four, counties six. */
const regionCode = 2

export interface SettingDefinition<S extends TSchema = TSchema> {
  readonly name: string
  readonly words: Text
  readonly schema: S
  readonly standard: unknown
}

export const setting = <S extends TSchema>(
  name: string,
  words: Text,
  schema: S,
  standard: Static<S>,
): SettingDefinition<S> => ({ name, words, schema, standard })

/** The value in force. One that no longer fits its schema counts as never set. */
export async function settingValue<S extends TSchema>(tx: Tx, definition: SettingDefinition<S>): Promise<Static<S>> {
  const row = await tx.selectFrom('setting').select('value').where('name', '=', definition.name).executeTakeFirst()
  const value: unknown = row?.value
  return (row && Compile(definition.schema).Check(value) ? value : definition.standard) as Static<S>
}

async function present(tx: Tx, definitions: readonly SettingDefinition[]) {
  const rows = await tx
    .selectFrom('setting')
    .leftJoin('person', 'person.id', 'setting.changed_by')
    .select(['setting.name', 'value', 'changed_at', 'person.name as by', 'reason', 'version'])
    .execute()
  const known = new Map(rows.map((row) => [row.name, row]))
  return definitions.map(({ name, words, schema, standard }) => {
    const row = known.get(name)
    return {
      name,
      words: { ...words },
      schema: schema as unknown,
      value: row ? (row.value as unknown) : standard,
      standard,
      version: row?.version ?? 0,
      changedAt: row ? new Date(row.changed_at).toISOString() : null,
      changedBy: row?.by ?? null,
      reason: row?.reason ?? null,
    }
  })
}

const list = serve(listSettings, async ({ tx, platform }) => ({ settings: await present(tx, platform.settings) }))

const put = serve(putSetting, async (call) => {
  const { tx, params, body, actor, now, platform, language } = call
  const definition = platform.settings.find(({ name }) => name === params.name)
  if (!definition) throw refuse(problems.notFound, {})
  if (!Compile(definition.schema).Check(body.value))
    throw refuse(settingProblems.invalid, { words: definition.words[language] })
  // A setting is the whole region's: an administrator of a part of it cannot change it for the others.
  const unitId = actor.posts.find(({ role }) => role === 'system')?.unitId
  const unit = await tx
    .selectFrom('unit')
    .select('territory')
    .where('id', '=', unitId ?? 0)
    .executeTakeFirst()
  if (unitId === undefined || unit?.territory.length !== regionCode) throw refuse(settingProblems.regionOnly, {})
  const [before] = await present(tx, [definition])
  const change = {
    value: JSON.stringify(body.value),
    changed_at: now,
    changed_by: actor.accountId,
    reason: body.reason,
  }
  const written = await tx
    .insertInto('setting')
    .values({ name: params.name, ...change, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ ...change, version: body.version + 1 })
        .where('setting.version', '=', body.version),
    )
    .returning('version')
    .executeTakeFirst()
  // Somebody else was first: our version no longer holds, or we thought it never changed.
  if (!written || written.version !== body.version + 1) {
    throw refuse(problems.changedMeanwhile, {
      by: before?.changedBy ?? '',
      at: before?.changedAt ?? '',
      what: definition.words[language],
    })
  }
  await call.record(
    settingChanged,
    { unitId, subject: { type: 'setting', id: params.name }, audience: audience.administration },
    { name: params.name, from: before?.value ?? null, to: body.value, reason: body.reason },
  )
  const [after] = await present(tx, [definition])
  if (!after) throw new Error('a setting just written is gone')
  return after
})

export const settingRoutes: readonly Served[] = [list, put]
