import { defineConfig } from 'vitest/config';

const ALL = '{spec,src,generators,properties,evidence}/**/*.test.ts';
/** Files that search the statements themselves: minutes. */
const SEARCH = ['properties/**/*.test.ts', 'src/bench/**/*.test.ts'];
/** Files that run the command line, as it is installed: minutes. */
const E2E = ['src/cli/**/*.test.ts'];
const SLOW_MS = 120_000;

/** Some of the tests, by name: `npx vitest --project unit` runs what is quick. */
const project = (name: string, include: readonly string[], exclude: readonly string[] = []) => ({
  extends: true as const,
  test: { name, include: [...include], exclude: [...exclude] },
});

export default defineConfig({
  test: {
    // By default one core is left idle.
    maxWorkers: '100%',
    // No module keeps anything that a test could leave behind, so that each is loaded once and not for every file.
    isolate: false,
    testTimeout: SLOW_MS,
    hookTimeout: SLOW_MS,
    projects: [
      project('unit', [ALL], [...SEARCH, ...E2E]),
      project('search', SEARCH),
      project('e2e', E2E),
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['spec/**/*.test-d.ts'] },
        },
      },
    ],
  },
});
