import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { Choice } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { loadRevision } from '../../revision/load.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { loadStoredCases } from '../stored/stored-cases.ts';
import type { Judged } from '../verdict/result.ts';
import { acceptanceFaults } from './acceptance-faults.ts';
import { ACCEPTED_SCHEMA, type AcceptedFinding, type LoadedAccepted } from './accepted.ts';
import { judge } from './judge.ts';

const revision = loadRevision('draft-00');
const CLAIM: StatementId = 'T-RC-1/rejects-replays';
const ON_RESTART: readonly Choice[] = ['restart-broker', 'replay', 'state-durability=volatile'];
const BY_EAGER: readonly Choice[] = ['lose', 'replay', 'state-update=eager'];
const REASON = { reason: 'known, mended in -02', by: 'jane' };

/** A verdict as a search gives it, as far as it is judged here. */
function refuted(...ways: readonly (readonly Choice[])[]): Verdict {
  const counterexamples = ways.map((breaks) => ({
    breaks,
    script: { level: 'ideal', setting: {}, steps: [], breach: 'expected refused, found accepted' },
  }));
  return { id: CLAIM, clause: '4', verdict: 'refuted', counterexamples } as unknown as Verdict;
}

function accepting(...findings: readonly AcceptedFinding[]): LoadedAccepted {
  return {
    schema: ACCEPTED_SCHEMA,
    revision: { name: revision.name, digest: revision.digest },
    verdicts: { [CLAIM]: 'refuted' },
    findings,
    shown: 'accepted.json',
    lines: findings.map((_, index) => 10 * (index + 1)),
  };
}

function faultsOf(accepted: LoadedAccepted, judged: readonly Judged[], stored = loadStoredCases([])) {
  const run = { judged, revision, bindings: BINDINGS, stored, today: '2026-05-27' };
  return acceptanceFaults(accepted, run).map(({ kind, line }) => `${line} ${kind}`);
}

describe('what is accepted as refuted', () => {
  test('is expected where its root cause or the way itself is accepted', () => {
    const verdict = refuted(ON_RESTART);
    for (const way of [{ cause: 'C-03' } as const, { statement: CLAIM, breaks: ON_RESTART }])
      expect(judge(verdict, accepting({ ...way, ...REASON }))).toEqual({ verdict, expected: 'refuted' });
  });

  test('fails where it is broken in another way, and that way is told', () => {
    const verdict = refuted(ON_RESTART, BY_EAGER);
    for (const way of [{ cause: 'C-03' } as const, { statement: CLAIM, breaks: ON_RESTART }]) {
      const judged = judge(verdict, accepting({ ...way, ...REASON }));
      expect(judged).toMatchObject({ expected: 'held', newWays: [{ breaks: BY_EAGER }] });
    }
  });

  test('is not accepted without an entry, nor by one of another statement', () => {
    expect(judge(refuted(ON_RESTART), accepting()).newWays).toHaveLength(1);
    const other = { statement: 'T-RC-1/accepts-honest', breaks: [], ...REASON } as const;
    expect(judge(refuted(ON_RESTART), accepting(other)).newWays).toHaveLength(1);
    expect(judge(refuted(ON_RESTART), null).expected).toBe('held');
  });
});

describe('an entry', () => {
  const cause: AcceptedFinding = { cause: 'C-03', ...REASON };
  const judged = [judge(refuted(ON_RESTART), accepting(cause))];

  test('that is in time, used and no wider than what was found has no fault', () => {
    expect(faultsOf(accepting(cause), judged)).toEqual([]);
    expect(faultsOf(accepting({ ...cause, until: '2026-05-27' }), judged)).toEqual([]);
  });

  test('is at fault on the day after its last', () => {
    expect(faultsOf(accepting({ ...cause, until: '2026-05-26' }), judged)).toEqual(['10 expired']);
  });

  test('is at fault the second time', () => {
    const way = { statement: CLAIM, breaks: ON_RESTART, ...REASON };
    const again = { ...way, breaks: ON_RESTART.toReversed() };
    expect(faultsOf(accepting(cause, cause), judged)).toEqual(['20 duplicated']);
    expect(faultsOf(accepting(way, again), judged)).toEqual(['20 duplicated']);
  });

  test('is at fault where it accepts whatever breaks a statement', () => {
    expect(faultsOf(accepting({ statement: CLAIM, breaks: [], ...REASON }), judged)).toEqual(['10 too wide']);
    const document = { id: 'document/witnesses', verdict: 'refuted', counterexamples: [{ breaks: [] }] };
    const way = { statement: 'document/witnesses', breaks: [], ...REASON } as const;
    const all = [{ verdict: document as unknown as Verdict, expected: 'refuted' as const }];
    expect(faultsOf(accepting(way), all)).toEqual([]);
  });

  test('is at fault where what it was about holds, once all that could show it was run', () => {
    const held = { verdict: { ...refuted(), verdict: 'held' } as Verdict, expected: 'refuted' as const };
    const way = { statement: CLAIM, breaks: ON_RESTART, ...REASON };
    expect(faultsOf(accepting(way), [held])).toEqual(['10 unused']);
    expect(faultsOf(accepting(way), [])).toEqual([]);
    expect(faultsOf(accepting(cause), [held])).toEqual([]);
    const all = BINDINGS.map(({ statement: { id } }) => ({ ...held, verdict: { ...held.verdict, id } }));
    expect(faultsOf(accepting(cause), all)).toEqual(['10 unused']);
  });

  test('is used where a kept case still shows it, although no case of the run did', () => {
    const held = { verdict: { ...refuted(), verdict: 'held' } as Verdict, expected: 'refuted' as const };
    const stored = loadStoredCases([`${PACKAGE_ROOT}/evidence`]);
    expect(faultsOf(accepting({ statement: CLAIM, breaks: ON_RESTART, ...REASON }), [held], stored)).toEqual(
      [],
    );
  });
});
