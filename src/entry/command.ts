/** What a command of the command line is. */
import type { ParseArgsOptionsConfig } from 'node:util'

export type CommandValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

export interface Command {
  /** What follows the command's name in its help; further lines explain. */
  readonly usage: string
  readonly options: ParseArgsOptionsConfig
  /** How many operands it takes at most; none where left out. */
  readonly operands?: number
  /** @returns the exit code. Throws an `OperatorError` for what the person at the keyboard can mend. */
  run(values: CommandValues, operands: readonly string[]): Promise<number>
}
