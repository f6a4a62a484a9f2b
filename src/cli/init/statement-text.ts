import type { StatementNames } from './statement-names.ts';

/** A file of a new statement: its path from the top of the clone, and what stands in it. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files of a statement that is still to be written. They compile, and its law throws: whatever runs it reports it
 * as unwritten. `clause` is where the statements of its subject stand.
 */
export function statementFiles(names: StatementNames, clause: string): readonly NewFile[] {
  const { subject, stem } = names;
  return [
    { path: `spec/${subject}/${stem}.ts`, text: stated(names, clause) },
    { path: `generators/${subject}/${stem}.ts`, text: tried(names) },
    { path: `properties/${subject}/${stem}.ts`, text: bound(names) },
    { path: `properties/${subject}/${stem}.test.ts`, text: tested(names) },
  ];
}

function stated({ id, subject, stem, constant, type }: StatementNames, clause: string): string {
  return `import { law } from '../language/law.ts';
import { ours } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

/** What ${id} judges of a case: what happened in it, and never the core's own account of that. */
export interface ${type}Observation {
  readonly taken: number;
}

/** ${id}: unwritten. */
export const ${constant} = statement<${type}Observation>({
  id: '${id}',
  // The section of the draft that says it.
  clause: '${clause}',
  // Who says it: printed, implied or imported, each with its words, or ours with why it is asked.
  origin: ours('nobody yet: it is unwritten'),
  // One sentence that begins with its quantifier: every, any, no, exactly.
  sentence: 'No sentence is written yet.',
  // What the draft assumes for it, by name: "mvps-verify list hypotheses" has them all.
  hypotheses: [],
  // Each law has a name, a formula in the draft's symbols, and a form. Arithmetic and logic are judged by the formula
  // itself: asPrinted binds its symbols, everyStretch those of n ticks or of a time, every takes each thing of a list.
  // Anything else is a condition. What a symbol stands for is said in spec/catalogue/symbols.ts.
  laws: [
    law(
      'unwritten',
      'unwritten',
      condition<${type}Observation>({
        // It throws, so that no search can take the statement for held.
        holds: () => {
${throwing(`${id} is unwritten: its laws belong in spec/${subject}/${stem}.ts`)}
        },
        expected: 'what is still to be written',
        found: 'nothing',
      }),
    ),
  ],
});
`;
}

function tried({ id, subject, stem, binding, type }: StatementNames): string {
  return `${importOf([`type ${type}Observation`], `../../spec/${subject}/${stem}.ts`)}
import type { ScenarioFor, World } from '../../src/search/case/scenario.ts';

/**
 * What the steps of ${id} act on. Where a world of this subject has what the statement judges, extend that one and let
 * the binding name its scenario.
 */
export class ${type}World implements World<${type}Observation> {
  #taken = 0;

  open(): void {
    this.#taken = 0;
  }

  /** Does one thing to the parties of src/protocol, and keeps what happened. */
  take(): void {
    this.#taken++;
  }

  observe(): ${type}Observation {
    return { taken: this.#taken };
  }

  heard(): readonly string[] {
    return [];
  }
}

/** The cases of ${id}: unwritten. Ranges and limits of the revision may shape them; its rules may not. */
export const ${binding}Scenario: ScenarioFor<${type}World, ${type}Observation> = () => ({
  subject: '${subject}',
  // Raised with every change that makes the same address another case.
  streamVersion: 1,
  // What a case starts from: generators/domains.ts and generators/operating-points.ts have domains.
  setting: [],
  // A step of the adversary names its choice (spec/language/choices.ts); one of an honest party has none.
  steps: [{ name: 'unwritten step', choice: null, weight: 1, args: [], run: (world) => world.take() }],
  length: { min: 1, max: 4 },
  createWorld: () => new ${type}World(),
});
`;
}

function bound({ id, subject, stem, constant, binding, type, isClaim }: StatementNames): string {
  const open = isClaim
    ? `  // Every reading that the draft leaves open is open to the adversary of a claim.
  silence: 'open',
`
    : '';
  return `${importOf([`type ${type}World`, `${binding}Scenario`], `../../generators/${subject}/${stem}.ts`)}
${importOf([constant, `type ${type}Observation`], `../../spec/${subject}/${stem}.ts`)}
import type { Binding } from '../../src/search/trial/binding.ts';

/** ${id}: unwritten. */
export const ${binding}: Binding<${type}World, ${type}Observation> = {
  statement: ${constant},
  scenario: ${binding}Scenario,
  level: 'ideal',
  // The rules that its world and its laws read; spec/rules/parties.ts has them by party.
  reads: [],
  // The choices of the steps of its world.
  grants: [],
${open}  // Whether the premise of the statement is met.
  isRelevant: () => true,
  // The kinds of case that must come up, each with its least share: { name, perMille, when }.
  reach: [],
  // At least three mutants, one of them at a boundary: wrong('bfd-sequence-comparison', 'at-least').
  catches: [],
};
`;
}

function tested({ id, binding, stem, isClaim }: StatementNames): string {
  const known = isClaim
    ? 'What is known of a claim beforehand, such as the shortest way to break it on draft-00, goes here: breaksInVitest.'
    : 'A check is one of those that section 8 names: properties/catalogue.test.ts holds the two lists together.';
  return `import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { runChecks } from '../../src/search/run/run-checks.ts';
import { inThisThread } from '../../src/search/run/task.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
${importOf([binding], `./${stem}.ts`)}

// ${known}
test('${id} is written', async () => {
  const revision = loadRevision('draft-00');
  const bindings = [${binding} as AnyBinding];
  const executor = inThisThread(bindings, revision);
  const { verdicts } = await runChecks({ bindings, revision, seed: 1, cases: 64, executor, workers: 1 });
  expect(verdicts.map(({ error }) => error?.message ?? 'written')).toEqual(['written']);
});
`;
}

const WIDTH = 110;

function throwing(message: string): string {
  const indent = '          ';
  const inOne = `${indent}throw new Error('${message}');`;
  return inOne.length <= WIDTH ? inOne : `${indent}throw new Error(\n${indent}  '${message}',\n${indent});`;
}

/** An import as the formatter of the project has it. */
function importOf(names: readonly string[], source: string): string {
  const areTypes = names.every((name) => name.startsWith('type '));
  const listed = areTypes ? names.map((name) => name.slice('type '.length)) : names;
  const keyword = areTypes ? 'import type' : 'import';
  const inOne = `${keyword} { ${listed.join(', ')} } from '${source}';`;
  if (inOne.length <= WIDTH) return inOne;
  return `${keyword} {\n${listed.map((name) => `  ${name},\n`).join('')}} from '${source}';`;
}
