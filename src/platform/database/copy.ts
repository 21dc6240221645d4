/**
 * COPY … TO STDOUT over a `pg` connection: each message of the server is handed on as it comes, without a copy and
 * without a string made of it. The bytes are only valid during the call, since `pg` reuses its buffer.
 */
import type { ClientBase, Connection } from 'pg'

/** What `pg` asks of a query under way; `Submittable` names only the first of it. */
class CopyOut {
  readonly text: string
  readonly take: (bytes: Buffer) => void
  readonly settle: (error?: unknown) => void
  failed = false

  constructor(text: string, take: (bytes: Buffer) => void, settle: (error?: unknown) => void) {
    this.text = text
    this.take = take
    this.settle = settle
  }

  submit(connection: Connection): void {
    connection.query(this.text)
  }

  handleCopyData(message: { chunk: Buffer }): void {
    if (this.failed) return
    try {
      this.take(message.chunk)
    } catch (error) {
      // The rest of the answer still has to be read away before the connection is of use again.
      this.handleError(error)
    }
  }

  handleError(error: unknown): void {
    this.failed = true
    this.settle(error)
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.settle()
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** Runs `copy … to stdout`; resolves when all of it was taken, rejects with the server's error or that of `take`. */
export function copyOut(client: ClientBase, text: string, take: (bytes: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(text, take, (error) => (error === undefined ? resolve() : reject(error))))
  })
}
