import { law } from '../../spec/language/law.ts';
import { condition } from '../../spec/language/quantifiers.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { statement } from '../../spec/language/statement.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../revision/load.ts';
import type { Domain, Scenario, World } from './case/scenario.ts';
import { type RunRequest, runChecks } from './run/run-checks.ts';
import { inThisThread } from './run/task.ts';
import type { AnyBinding, Binding } from './trial/binding.ts';

/** A purse that coins go into: small enough to know every outcome by hand. */
export class Purse implements World<number> {
  coins = 0;
  readonly #price: number;

  constructor({ rules }: Revision) {
    this.#price = rules['meter-width'] === '32-bit' ? 3 : 1;
  }

  open(): void {
    this.coins = 0;
  }
  put(): void {
    this.coins += this.#price;
  }
  observe(): number {
    return this.coins;
  }
  heard(): readonly string[] {
    return [`${this.coins} coins`];
  }
  decisions(): readonly number[] {
    return [this.coins];
  }
}

const COIN: Domain<Purse> = {
  name: 'coin',
  size: 1000,
  edges: [],
  drawn: 'edges',
  valueOf: (word) => word,
  nameOf: (value) => value,
  valueNamed: Number,
};

export function purseScenario(revision: Revision): Scenario<Purse, number> {
  return {
    subject: 'purse',
    streamVersion: 1,
    setting: [],
    steps: [{ name: 'put', choice: null, weight: 1, args: [COIN], run: (purse) => purse.put() }],
    length: { min: 0, max: 9 },
    createWorld: () => new Purse(revision),
  };
}

export function purseBinding(most: number, changes: Partial<Binding<Purse, number>> = {}): AnyBinding {
  const full = statement<number>({
    id: 'T-VOLINV',
    clause: '6.2',
    sentence: `no more than ${most} coins`,
    hypotheses: [],
    laws: [
      law(
        'not overfull',
        `coins <= ${most}`,
        condition<number>({
          holds: (coins) => coins <= most,
          expected: `at most ${most} coins`,
          found: (coins) => `${coins}`,
        }),
      ),
    ],
  });
  const binding: Binding<Purse, number> = {
    statement: full,
    scenario: purseScenario,
    level: 'ideal',
    reads: ['meter-width'],
    grants: [],
    isRelevant: (coins) => coins > 0,
    reach: [{ name: 'full', perMille: 50, when: (coins) => coins === 9 }],
    catches: [wrong('meter-width', '32-bit')],
    ...changes,
  };
  return binding as AnyBinding;
}

export const revision = loadRevision('draft-00');

/** Searches a binding of the purse on draft-00; 20,000 cases with seed 1 in this thread, where nothing else is asked for. */
export function runPurse(
  binding: AnyBinding,
  changes: Partial<Pick<RunRequest, 'seed' | 'cases' | 'reachError' | 'executor' | 'workers'>> = {},
) {
  const executor = inThisThread([binding], revision);
  return runChecks({
    bindings: [binding],
    revision,
    seed: 1,
    cases: 20_000,
    executor,
    workers: 1,
    ...changes,
  });
}
