/**
 * A fault that only the person running Wufang can mend: wrong settings, a full disk, a second instance. The message is
 * one clear line saying what is wrong and what to do; the command line prints it without a stack and ends with code 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
