import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { type Ended, tryCli } from '../cli.fixture.ts';

const bindings = BINDINGS.filter(({ statement }) => statement.id === 'T-RC-1.A').map(
  ({ twin, ...binding }) => binding,
);
let folder: string;

const cli = (line: string): Promise<Ended> => tryCli(line, { folder, bindings });

interface Stored {
  script: { steps: { step: string; with: Record<string, string> }[]; setting: Record<string, unknown> };
  revision: { name: string; document?: object };
}

/** The counterexample that the first run stored, changed and written to another file. */
function changed(change: (stored: Stored) => void): string {
  const stored = JSON.parse(readFileSync(join(folder, STORED), 'utf8')) as Stored;
  change(stored);
  return givenFile(stored);
}

function givenFile(value: unknown): string {
  writeFileSync(join(folder, 'given.json'), JSON.stringify(value));
  return 'given.json';
}

const STORED = 'counterexamples/replay-coherence/broken/T-RC-1.A.json';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const rules = { conjunction: { take: 'either-counter' } };
  givenFile({ schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'broken', rules });
  await cli(
    '--revision given.json --cases 8192 --quiet --json result.json --update --reason known --by jane',
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('replay', () => {
  it.each(['result.json', STORED])('%s: reproduces the counterexample step by step', async (file) => {
    const { code, out } = await cli(`replay ${file}`);
    expect(code).toBe(0);
    expect(out).toContain('1. transmit: vantage v1\n        -> v1 epoch 0 counter 0 bfd_seq 0: accepted');
    expect(out).toContain('expected refused by');
    expect(out).toContain('    reproduced');
  });

  it('ends with 1 on a revision that has the rule right', async () => {
    const { code, out } = await cli('replay result.json --revision draft-00');
    expect(code).toBe(1);
    expect(out).toContain('not reproduced: the statement holds of this case');
  });

  it('ends with 1 where a step refers to what is not there', async () => {
    const file = changed(({ script }) => script.steps.shift());
    const { code, out } = await cli(`replay ${file}`);
    expect(code).toBe(1);
    expect(out).toMatch(
      /not reproduced: steps\[\d\]\.with\["[^"]+"\]: found ".*", expected a .* at this point/,
    );
  });

  it.each<[string, (stored: Stored) => void, string]>([
    [
      'an unknown step',
      ({ script }) => {
        (script.steps[0] as { step: string }).step = 'teleport';
      },
      '$.script.steps[0].step: found "teleport", expected one of transmit',
    ],
    [
      'a step without its argument',
      ({ script }) => {
        (script.steps[0] as { with: object }).with = {};
      },
      '$.script.steps[0].with["vantage"]: found nothing, expected a vantage',
    ],
    [
      'an unknown setting',
      ({ script }) => {
        script.setting['first BFD sequence drawn'] = 2.5;
      },
      '$.script.setting["first BFD sequence drawn"]: found 2.5, expected a first BFD sequence drawn',
    ],
    [
      'a revision that is nowhere',
      ({ revision }) => {
        delete revision.document;
      },
      '$.revision.name: found "broken", expected a shipped revision (draft-00, draft-01-proposed), its document, or --revision',
    ],
    [
      'a stored revision that is wrong',
      ({ revision }) => {
        (revision.document as { name: unknown }).name = 7;
      },
      '$.revision.document.name: found 7, expected a name of',
    ],
  ])('refuses %s', async (_, change, told) => {
    const { code, err } = await cli(`replay ${changed(change)}`);
    expect(code).toBe(2);
    expect(err).toContain(`mvps-verify: given.json: ${told}`);
  });

  it.each([
    [{}, '$.schema: found nothing, expected a value'],
    [[], '$: found an empty list, expected an object'],
    [{ schema: 'mvps-verify/counterexample/2' }, '$.schema: found "mvps-verify/counterexample/2"'],
  ])('refuses %j', async (value, told) => {
    const { code, err } = await cli(`replay ${givenFile(value)}`);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });

  it('refuses a result without a counterexample', async () => {
    await cli('--cases 8192 --quiet --json held.json');
    const { code, err } = await cli('replay held.json');
    expect([code, err]).toEqual([
      2,
      'mvps-verify: held.json: $.verdicts: found no counterexample, expected one\n',
    ]);
  });
});
