/** A file as the body of a request, for tests of imports. */
import { newId } from '../src/platform/id.ts'
import type { Client, TestApp } from './harness.ts'

/** @param path below `/api/`, with its query */
export async function sendBytes<Body>(
  app: Pick<TestApp, 'url'>,
  who: Client,
  path: string,
  bytes: Uint8Array | string,
  key: string = newId(),
): Promise<{ readonly status: number; readonly body: Body }> {
  const response = await fetch(`${app.url}/api/${path}`, {
    method: 'POST',
    headers: {
      cookie: who.cookie,
      'x-wufang': '1',
      'idempotency-key': key,
      'content-type': 'application/octet-stream',
    },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as Body }
}
