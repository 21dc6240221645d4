/** Makes the template database: migrations and the seeded region, through the same code as production. */
import { type AppParts, openApp } from '../src/entry/app.ts'

export async function prepareTemplate(parts: AppParts): Promise<void> {
  const app = await openApp(parts)
  await app.close()
}
