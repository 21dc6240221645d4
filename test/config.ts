/** Settings of tests: everything in a folder of the test's own, any free port, no log. */
import { type Config, readConfig } from '../src/platform/config.ts'
import { Secret } from '../src/platform/secret.ts'

export const testSecret = new Secret('a secret for tests only, forty characters long')

export const testConfig = (home: string, environment: Readonly<Record<string, string>> = {}): Config =>
  readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent', ...environment })
