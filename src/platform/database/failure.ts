/** The operator's line for what PostgreSQL's programs print when they fail. */
import { OperatorError } from '../operator-error.ts'

export function explainFailure(output: string, folder: string): OperatorError {
  if (/No space left on device|disk quota exceeded/i.test(output)) {
    return new OperatorError(
      `the disk that holds ${folder} is full: free at least 1 GB there and start again; nothing that was saved is lost`,
    )
  }
  if (/could not look up effective user ID/.test(output)) {
    return new OperatorError(
      'the current user has no entry in /etc/passwd, which PostgreSQL needs: start as a named user, or set DATABASE_URL',
    )
  }
  if (/database files are incompatible with server/.test(output)) {
    return new OperatorError(
      `the data in ${folder} was made by another major version of PostgreSQL: start the Wufang that made it, export, import here`,
    )
  }
  const last = output
    .match(/^.*(?:FATAL|PANIC|error):.*$/gim)
    ?.at(-1)
    ?.trim()
  return new OperatorError(
    `the database in ${folder} does not start: ${last ?? (output.trim() || 'it ended without a word')}`,
  )
}
