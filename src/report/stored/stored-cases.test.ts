import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { InputError } from '../../input/input-error.ts';
import { load, loadRevision } from '../../revision/load.ts';
import { runChecks } from '../../search/run/run-checks.ts';
import { playStoredCases, type StoredCase } from '../../search/run/stored-cases.ts';
import { inThisThread } from '../../search/run/task.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { digestOfStored, loadStoredCases } from './stored-cases.ts';

const EVIDENCE = join(PACKAGE_ROOT, 'evidence');
const draft = loadRevision('draft-00');
const kept = loadStoredCases([EVIDENCE]);

const folder = mkdtempSync(join(tmpdir(), 'mvps-stored-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;

/** A revision that changes draft-00 in this. */
function edited(changes: object): Revision {
  const name = `edit-${++written}`;
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ schema: 'mvps-verify/revision/1', extends: 'draft-00', name, ...changes }),
  );
  return load(`${name}.json`, folder).revision;
}

async function verdictOf(id: StatementId, revision: Revision, stored = kept, cases = 64): Promise<Verdict> {
  const bindings = BINDINGS.filter(({ statement }) => statement.id === id).map(
    (binding): AnyBinding => ({ ...binding, catches: [] }),
  );
  const executor = inThisThread(bindings, revision);
  const { verdicts } = await runChecks({ bindings, revision, seed: 1, cases, stored, executor, workers: 1 });
  return verdicts[0] as Verdict;
}

/** What six steps and two readings break, and no search of 100,000 random cases does. */
const DURABLE = edited({
  clauses: ['4.1'],
  rules: {
    'state-durability': { take: 'durable', clause: '4.1' },
    'broker-instances': { take: 'one', clause: '4.1' },
  },
});

describe('kept cases', () => {
  test('refute what they break on an edited draft, and say where they stand', async () => {
    const verdict = await verdictOf('T-RC-1/rejects-replays', DURABLE);
    expect(verdict).toMatchObject({ verdict: 'refuted', cases: 64 });
    expect(verdict.stored).toMatch(/^finding \d+ of evidence\/findings\/draft-00\.json$/);
    expect(verdict.counterexamples[0]?.breaks).toContain('old-epoch-counters=forgotten');
    expect(await verdictOf('T-RC-1/rejects-replays', DURABLE, [])).toMatchObject({
      stored: null,
      counterexamples: [],
    });
  });

  test('are those that the edit leaves possible: a clause or a hypothesis that withholds a choice ends them', async () => {
    const fixed = edited({
      clauses: ['4.1'],
      rules: {
        'state-durability': { take: 'durable', clause: '4.1' },
        'broker-instances': { take: 'one', clause: '4.1' },
        'old-epoch-counters': { take: draft.rules['old-epoch-counters'], clause: '4.1' },
      },
    });
    expect((await verdictOf('T-RC-1/rejects-replays', fixed)).stored).toBeNull();
  });

  test('are played for every statement whose world has their steps', async () => {
    const others = kept.filter(({ check }) => check !== 'T-RC-1/rejects-replays');
    const verdict = await verdictOf('T-RC-1/rejects-replays', draft, others);
    expect(verdict).toMatchObject({ verdict: 'refuted' });
  });

  test('break under the rules of the revision that they were found on, where these are still open', async () => {
    const eager = edited({ rules: { 'state-update': { take: 'eager', clause: '4' } } });
    const [needing] = kept.filter(
      ({ check, breaks }) => check === 'T-RC-1/accepts-honest' && breaks.includes('state-update=eager'),
    );
    const found = needing as StoredCase;
    const breaks = found.breaks.filter((choice) => choice !== 'state-update=eager');
    const claim = BINDINGS.find(({ statement }) => statement.id === found.check) as AnyBinding;
    const under = (rules: Revision['rules'] | null) =>
      playStoredCases(claim, draft, [{ ...found, breaks, rules }]).broken;
    expect(under(null)).toBeNull();
    expect(under(draft.rules)).toBeNull();
    expect(under(eager.rules)?.counterexample.breaks).toContain('state-update=eager');
  });

  test('tell of a check under which other readings of the draft it is refuted', async () => {
    const { verdict, readings } = await verdictOf('T-RC-1.B', draft);
    expect(verdict).not.toBe('refuted');
    expect(readings.map((each) => each.readings)).toContainEqual(['half-pairing=one-per-tick']);
    const repaired = await verdictOf('T-RC-1.B', loadRevision('draft-01-proposed'));
    expect(repaired.readings).toEqual([]);
  });

  test('are each kept once, and their digest changes with them', () => {
    expect(loadStoredCases([EVIDENCE, EVIDENCE, join(EVIDENCE, '..', 'evidence')])).toEqual(kept);
    expect(kept.length).toBeGreaterThan(400);
    expect(digestOfStored(kept.slice(1))).not.toBe(digestOfStored(kept));
  });

  test('of a user stand in a folder of theirs; a file that is none of these is named', () => {
    const evidence = join(folder, 'evidence');
    mkdirSync(join(evidence, 'counterexamples', 'mine'), { recursive: true });
    writeFileSync(join(evidence, 'counterexamples', 'mine', 'x.json'), '{"schema": 1}');
    expect(() => loadStoredCases([evidence])).toThrow(InputError);
    expect(() => loadStoredCases([evidence])).toThrow(/^evidence\/counterexamples\/mine\/x\.json: /);
  });
});
