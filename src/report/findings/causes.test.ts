import { expect, test } from 'vitest';
import type { Choice } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { causesOf } from './causes.ts';
import type { Finding, Standing } from './findings.ts';

function finding(
  number: number,
  statement: StatementId,
  breaks: readonly Choice[],
  { standing = 'open' as Standing, steps = 1 } = {},
): Finding {
  const step = { step: 'transmit', with: {}, outcome: [] };
  const counterexample = { script: { steps: Array.from({ length: steps }, () => step) } };
  return { number, statement, breaks, standing, counterexample } as unknown as Finding;
}

test('what shares its readings is of one cause, whatever the steps and the statement', () => {
  const causes = causesOf([
    finding(1, 'T-RC-1/rejects-replays', ['replay', 'state-durability=volatile'], { steps: 3 }),
    finding(2, 'T-RC-1/rejects-forgeries', ['join', 'half-pairing=any']),
    finding(3, 'T-RC-1/rejects-forgeries', ['join', 'state-durability=volatile'], { steps: 2 }),
  ]);
  expect(causes).toEqual([
    { number: 1, choices: ['state-durability=volatile'], standing: 'open', findings: [3, 1] },
    { number: 2, choices: ['half-pairing=any'], standing: 'open', findings: [2] },
  ]);
});

test('two readings together are another cause than each alone, in whatever order they are named', () => {
  const both: readonly Choice[] = ['half-pairing=any', 'bfd-key-scope=deployment'];
  const causes = causesOf([
    finding(1, 'T-RC-1/rejects-forgeries', ['half-pairing=any']),
    finding(2, 'T-RC-1/rejects-forgeries', both),
    finding(3, 'T-RC-1/rejects-stale', both.toReversed()),
  ]);
  expect(causes.map(({ findings }) => findings)).toEqual([[1], [2, 3]]);
});

test('steps are the cause where there is no reading, and a false statement is its own', () => {
  const causes = causesOf([
    finding(1, 'D1/latency', [], { standing: 'false' }),
    finding(2, 'D1/lower-bound', [], { standing: 'false' }),
    finding(3, 'T-RC-1/honest-step', ['lose']),
    finding(4, 'L-DL/range', ['lose']),
  ]);
  expect(causes.map(({ choices, findings }) => [choices, findings])).toEqual([
    [[], [1]],
    [[], [2]],
    [['lose'], [3, 4]],
  ]);
});

test('it is told by what no clause holds off, then by what the draft itself says', () => {
  const reading: readonly Choice[] = ['state-update=eager'];
  const [cause] = causesOf([
    finding(1, 'T-RC-1.A', reading, { standing: 'held off' }),
    finding(2, 'T-RC-1/refusal-reasons', reading),
    finding(3, 'T-RC-1/accepts-honest', reading, { steps: 9 }),
  ]);
  expect(cause).toMatchObject({ standing: 'open', findings: [3, 2, 1] });
});
