/** Makes the template database: migrations and the seeded region, through the same code as production. */
import { type AppParts, openApp } from '../src/entry/app.ts'
import { startDemo } from '../src/entry/demo/start.ts'

export async function prepareTemplate(parts: AppParts): Promise<void> {
  const app = await openApp(parts)
  await startDemo(app.platform)
  await app.close()
}
