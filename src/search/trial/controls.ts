import { type Choice, choiceOf } from '../../../spec/language/choices.ts';
import { law } from '../../../spec/language/law.ts';
import { ours } from '../../../spec/language/origin.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { type StatementId, statement } from '../../../spec/language/statement.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import type { Domain, Level, Scenario, Script, World } from '../case/scenario.ts';
import type { AnyBinding, Binding } from './binding.ts';

/**
 * Statements of which every outcome is known beforehand, beside the canary: one that holds, with kinds of case that it has
 * and kinds that it has not, but that the two levels decide differently; and one whose least counterexample is known.
 */

/** What a case has added up, in how many steps. */
interface Added {
  total: number;
  steps: number;
}

class Sum implements World<Added> {
  readonly #added: Added = { total: 0, steps: 0 };
  readonly #level: Level;

  constructor(level: Level) {
    this.#level = level;
  }

  open(): void {
    this.#added.total = 0;
    this.#added.steps = 0;
  }
  add(amount: number): void {
    this.#added.total += amount;
    this.#added.steps++;
  }
  observe(): Added {
    return this.#added;
  }
  heard(): readonly string[] {
    return [`${this.#added.total}`];
  }
  /** Of five steps and more another thing is decided on real bytes. */
  decisions(): readonly number[] {
    return [this.#level === 'noble' && this.#added.steps >= DECIDED_OTHERWISE ? 1 : 0];
  }
}

/** From so many steps on the two levels do not decide alike. */
const DECIDED_OTHERWISE = 5;

const AMOUNT: Domain<Sum> = {
  name: 'amount',
  size: 10,
  edges: [],
  drawn: 'evenly',
  valueOf: (word) => word,
  nameOf: (value) => value,
  valueNamed: Number,
};

const [SHORTEST, LONGEST] = [0, 8];

const SCENARIO: Scenario<Sum, Added> = {
  subject: 'control',
  streamVersion: 1,
  setting: [],
  steps: [
    { name: 'add', choice: null, weight: 1, args: [AMOUNT], run: (world, amount) => world.add(amount) },
    { name: 'rest', choice: null, weight: 1, args: [], run: (world) => world.add(0) },
  ],
  length: { min: SHORTEST, max: LONGEST },
  createWorld: (level) => new Sum(level),
};

function control(
  id: StatementId,
  most: number,
  parts: Pick<Binding<Sum, Added>, 'isRelevant' | 'reach' | 'catches'>,
): AnyBinding {
  const binding: Binding<Sum, Added> = {
    statement: statement<Added>({
      id,
      clause: '-',
      origin: ours('a search that counts wrongly is found out by what is known'),
      sentence: `What is added up is at most ${most}.`,
      hypotheses: [],
      laws: [
        law(
          'a small sum',
          `total <= ${most}`,
          condition<Added>({
            holds: ({ total }) => total <= most,
            expected: `at most ${most}`,
            found: ({ total }) => `${total}`,
          }),
        ),
      ],
    }),
    scenario: () => SCENARIO,
    level: 'ideal',
    reads: [],
    grants: [],
    ...parts,
  };
  return binding as AnyBinding;
}

/** A length of which no case is relevant, so that an eighth of the relevant ones has no step. */
const LEFT_OUT = 3;
const hasNoStep = ({ steps }: Added): boolean => steps === 0;

/** A reading that a revision does not take, which is open to the cases of the statement that holds. */
export function openReading({ rules }: Revision): Choice {
  return choiceOf(wrong('xdp-charge', rules['xdp-charge'] === 'per-pair' ? 'per-packet' : 'per-pair'));
}
const takes =
  (take: 'per-pair' | 'per-packet') =>
  (_: Added, { rules }: Revision): boolean =>
    rules['xdp-charge'] === take;

/**
 * Holds. Of nine lengths, each as often, eight are relevant; each kind of case is found as its name says, with shares so far
 * from what is required that a seed which decides otherwise is not to be met, and the mutant, of which no case is run, is not killed.
 */
export const COVERED: AnyBinding = control('control/covered', 9 * LONGEST, {
  isRelevant: ({ steps }) => steps !== LEFT_OUT,
  reach: [
    { name: 'reached: an eighth, of 0.07', perMille: 70, when: hasNoStep },
    { name: 'starved: an eighth, of a fifth', perMille: 200, when: hasNoStep },
    { name: 'starved: none, of a tenth', perMille: 100, when: ({ steps }) => steps > LONGEST },
    { name: 'reached: all, of nine tenths', perMille: 900, when: ({ steps }) => steps <= LONGEST },
    { name: 'reached: one reading, a quarter or more, of 0.15', perMille: 150, when: takes('per-pair') },
    { name: 'reached: the other, a quarter or more, of 0.15', perMille: 150, when: takes('per-packet') },
  ],
  catches: [wrong('meter-width', '32-bit')],
});

/** Is violated by a sum of 17 and more. */
export const EXCEEDED: AnyBinding = control('control/exceeded', 16, {
  isRelevant: () => true,
  reach: [],
  catches: [],
});
const [ADD, REST] = [0, 1];
const step = (kind: number, amount: number): Script => [kind, amount, 0, 0, 0];
/** A case that exceeds it by far, and the least one: the fewest steps, then the smallest words from the first on. */
export const FAR_TOO_MUCH: Script = [
  step(REST, 0),
  step(ADD, 9),
  step(ADD, 9),
  step(REST, 0),
  step(ADD, 9),
].flat();
export const LEAST_TOO_MUCH: Script = [step(ADD, 8), step(ADD, 9)].flat();

/** The control of this name; undefined where it is no name of one. */
export function controlNamed(id: StatementId): AnyBinding | undefined {
  return [COVERED, EXCEEDED].find(({ statement: known }) => known.id === id);
}
