import { expect, test } from 'vitest';
import { CAUSE_IDS, causesOf, changesOf, isRule, ROOT_CAUSES } from '../../../spec/causes/catalogue.ts';
import { COST_CAUSES } from '../../../spec/causes/cost.ts';
import { DETECTION_AND_DOCUMENT_CAUSES } from '../../../spec/causes/detection-and-document.ts';
import { KEY_AND_WITNESS_CAUSES } from '../../../spec/causes/keys-and-witnesses.ts';
import { REPLAY_CAUSES } from '../../../spec/causes/replay.ts';
import { severityOf } from '../../../spec/causes/severity.ts';
import type { Choice } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { RULES } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { load } from '../../revision/load.ts';
import { composeCauses } from './causes.ts';
import type { Finding, Standing } from './findings.ts';

const draft = load('draft-00');
const repaired = load('draft-01-proposed');

function finding(
  number: number,
  statement: StatementId,
  breaks: readonly Choice[],
  names: readonly string[],
  { standing = 'open' as Standing, steps = 1 } = {},
): Finding {
  const step = { step: 'transmit', with: {}, outcome: [] };
  const needed = names.map((name) => ({ section: isRule(name as StatementId) ? 'rules' : 'wordings', name }));
  return {
    number,
    statement,
    clause: '4',
    breaks,
    standing,
    repair: standing === 'held off' ? null : { needed, enough: [], verdict: 'held', cases: 1 },
    counterexample: { breaks, script: { steps: Array.from({ length: steps }, () => step) } },
  } as unknown as Finding;
}

test('a cause has every finding that it mends, the shortest first, and the sentence that mends it', () => {
  const durable: readonly Choice[] = ['restart-broker', 'replay', 'state-durability=volatile'];
  const causes = composeCauses(
    [
      finding(1, 'T-RC-1/rejects-replays', durable, ['state-durability'], { steps: 4 }),
      finding(2, 'T-RC-1/rejects-forgeries', ['lose', 'join'], ['half-pairing']),
      finding(3, 'T-RC-1/rejects-stale', durable, ['state-durability'], { steps: 3 }),
    ],
    draft,
    repaired,
  );
  expect(causes.map(({ id, findings }) => [id, findings])).toEqual([
    ['C-03', [3, 1]],
    ['C-04', [2]],
  ]);
  expect(causes[0]).toMatchObject({ severity: 'no key', clauses: ['4'] });
  expect(causes[0]?.repair.map(({ sentence }) => sentence)).toEqual([
    RULES['state-durability'].requires.durable,
  ]);
});

test('a finding whose repair needs several changes belongs to the cause of each', () => {
  const both = finding(1, 'T-RC-1/rejects-stale', ['lose', 'join'], ['half-pairing', 'T-RC-1/rejects-stale']);
  expect(composeCauses([both], draft, repaired).map(({ id }) => id)).toEqual(['C-04', 'C-08']);
});

test('where the set picks a reading that the repair settles, that reading is the cause', () => {
  const breaks: readonly Choice[] = ['join', 'state-update=eager'];
  const eager = finding(1, 'T-RC-1/refusal-reasons', breaks, ['half-pairing', 'state-update']);
  expect(composeCauses([eager], draft, repaired).map(({ id }) => id)).toEqual(['C-05']);
});

test('what the draft holds off itself is no cause', () => {
  const heldOff = finding(1, 'T-RC-1.A', ['state-update=eager'], [], { standing: 'held off' });
  expect(composeCauses([heldOff], draft, repaired)).toEqual([]);
});

test('one wording may mend several causes: the choices decide which', () => {
  const claim = 'T-JCOST-1/cpu-budget';
  const causeOf = (choice: Choice): readonly string[] =>
    causesOf({ statement: claim, breaks: [choice], mendedBy: [claim] });
  expect([causeOf('flood'), causeOf('over-publish'), causeOf('lookup-in-joint=charged')]).toEqual([
    ['C-24'],
    ['C-18'],
    ['C-31'],
  ]);
});

test('without a known repair a reading decides, then the claim, then a step', () => {
  const causeOf = (statement: StatementId, ...breaks: readonly Choice[]): readonly string[] =>
    causesOf({ statement, breaks, mendedBy: null });
  expect(causeOf('T-RC-1.A', 'join', 'state-update=eager')).toEqual(['C-05']);
  expect(causeOf('T-VDOS-1/sublinear', 'flood')).toEqual(['C-28']);
  expect(causeOf('T-RC-1/rejects-forgeries', 'lose', 'join')).toEqual(['C-04']);
});

test('the least privileged way decides on the severity, and an insider is one whoever helps', () => {
  expect(severityOf([['lose', 'insider-forge'], ['state-update=eager']])).toBe('insider');
  expect(
    severityOf([
      ['lose', 'insider-forge'],
      ['restart-broker', 'replay'],
    ]),
  ).toBe('no key');
  expect(severityOf([['restart-broker', 'state-durability=volatile']])).toBe('operator');
  expect(severityOf([[]])).toBe('wording');
});

test('no id is used twice', () => {
  const tables = [REPLAY_CAUSES, KEY_AND_WITNESS_CAUSES, COST_CAUSES, DETECTION_AND_DOCUMENT_CAUSES];
  expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual(CAUSE_IDS);
});

test('every change of the repaired draft that a cause lists has its sentence, and no two causes share a change', () => {
  const whole = CAUSE_IDS.flatMap((id) => ROOT_CAUSES[id].mends.filter((mend) => typeof mend === 'string'));
  expect(whole.length).toBe(new Set(whole).size);
  const rules = CAUSE_IDS.flatMap(changesOf).filter(isRule);
  const unworded = rules.filter(
    (rule) => (RULES[rule] as Rule).requires?.[repaired.revision.rules[rule]] === undefined,
  );
  expect(unworded).toEqual([]);
  const claims = CAUSE_IDS.flatMap(changesOf).filter((change) => !isRule(change));
  const asPrinted = claims.filter(
    (change) =>
      !change.startsWith('document/') &&
      repaired.revision.wordings[change] === undefined &&
      repaired.revision.figures[change] === undefined,
  );
  expect(asPrinted).toEqual([]);
});
