import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { tryCli } from '../cli.fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'update-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One real check without its cases on real bytes. */
const bindings: readonly AnyBinding[] = BINDINGS.filter(({ statement }) => statement.id === 'T-RC-1.A').map(
  ({ twin, ...binding }) => binding,
);
const cli = (line: string) => tryCli(line, { folder, bindings });

/** As few as tell that all that is required was reached. */
const QUICK = '--cases 16384 --quiet';
/** What accepting something anew needs. */
const REASON = '--reason known --by jane';

/** Writes a revision on which T-RC-1.A is refuted, and gives its name on the command line. */
function brokenRevision(): string {
  const rules = { conjunction: { take: 'either-counter' } };
  return givenFile({ schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'broken', rules });
}

function givenFile(value: unknown, name = 'given.json'): string {
  writeFileSync(join(folder, name), JSON.stringify(value));
  return name;
}

function readJsonFile<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

describe('--update', () => {
  it('accepts what was found, so that it is expected from then on, and stores the counterexample', async () => {
    const revision = brokenRevision();
    expect((await cli(`--revision ${revision} ${QUICK} --update ${REASON}`)).code).toBe(0);
    expect((await cli(`--revision ${revision} ${QUICK}`)).code).toBe(0);
    expect(existsSync(join(folder, 'counterexamples/replay-coherence/broken/T-RC-1.A.json'))).toBe(true);
    expect((await cli('replay counterexamples/replay-coherence/broken/T-RC-1.A.json')).code).toBe(0);
  });

  it('keeps the verdicts of checks that were not run', async () => {
    const revision = { name: 'draft-00', digest: '0'.repeat(64) };
    const before = {
      schema: 'mvps-verify/accepted/2',
      revision,
      verdicts: { 'T-VOLINV': 'refuted' },
      findings: [],
    };
    await cli(`${QUICK} --update`);
    givenFile(before, 'verdicts/draft-00.json');
    const { out } = await cli(`${QUICK} --update`);
    expect(out).toContain('The accepted verdicts were found on another text of draft-00 (000000000000)');
    expect(readJsonFile<typeof before>('verdicts/draft-00.json').verdicts).toEqual({
      'T-RC-1.A': 'held',
      'T-VOLINV': 'refuted',
    });
  });

  it('does not accept what is inconclusive', async () => {
    expect((await cli('--cases 3 --quiet --update')).code).toBe(3);
    expect(readJsonFile<{ verdicts: object }>('verdicts/draft-00.json').verdicts).toEqual({});
  });
});
