import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The dearest first: begun last, one of them would run on alone while the other core has nothing left to do. */
const dearest = ['test/kill.test.ts', 'test/web/', 'test/hostile.test.ts', 'src/platform/database/cluster.test.ts']

class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const first = dearest.flatMap((part) => sorted.filter(({ moduleId }) => moduleId.includes(part)))
    return [...new Set([...first, ...sorted])]
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes when it comes: a busy machine is not a fault.
    expect: { poll: { timeout: 15_000 } },
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    // Each file has a database and an app of its own; the modules they are made of are loaded once a worker, which is half
    // of what all files cost.
    isolate: false,
    sequence: { sequencer: DearestFirst },
  },
})
