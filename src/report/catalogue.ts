import { describeChoice } from '../../spec/choices.ts';
import { HYPOTHESES, type HypothesisName } from '../../spec/hypotheses.ts';
import type { Provenance, Revision } from '../../spec/revision.ts';
import { meaningsOf, RULES, type Rule, type RuleName } from '../../spec/rules.ts';
import { formulaOf, sentenceOf } from '../../spec/sentence.ts';
import type { AnyBinding } from '../search/binding.ts';
import { grantsOf } from '../search/open-choices.ts';
import { Trial } from '../search/trial.ts';
import { attributionOf, originOf } from './attribution.ts';
import { grouped, percent, type Style, wrap } from './style.ts';

/** Every check in a line or two. */
export function listChecks(
  bindings: readonly AnyBinding[],
  revision: Revision,
  style: Style,
): readonly string[] {
  const longest = Math.max(...bindings.map(({ statement }) => statement.id.length));
  return bindings.flatMap(({ statement }) => [
    `${style.strong(statement.id.padEnd(longest))}  clause ${statement.clause}, ${originOf(statement.id)}`,
    ...wrap(sentenceOf(statement, revision), style.width, '  '),
  ]);
}

/** A table of the README: the checks of section 8, or the claims of the theorems. */
export function catalogueMarkdown(
  bindings: readonly AnyBinding[],
  revision: Revision,
  kind: 'checks' | 'claims',
): readonly string[] {
  const these = bindings.filter(({ statement }) => statement.id.includes('/') === (kind === 'claims'));
  const rows = these.map(({ statement, scenario, reach, catches, twin }) => {
    const { subject, space } = scenario(revision);
    const how = space === undefined ? 'sampled' : 'exhausted';
    const required = reach.filter(({ perMille }) => perMille > 0).length;
    const wrong = catches.length + (twin?.catches.length ?? 0);
    const cells = [
      statement.id,
      statement.clause,
      originOf(statement.id),
      sentenceOf(statement, revision),
      how,
      required,
      wrong,
    ];
    return `| ${cells.join(' | ')} | [${subject}](spec/${subject}.ts) |`;
  });
  return [
    `| ${kind === 'checks' ? 'check' : 'claim'} | clause | said | what is claimed | how | kinds of case | wrong rules | files |`,
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

/** Every rule, its alternatives, and the one that a revision takes. */
export function listRules(revision: Revision, style: Style): readonly string[] {
  return Object.entries<Rule>(RULES).flatMap(([name, { sentence }]) => {
    const rule = name as RuleName;
    const taken = revision.rules[rule];
    return [
      style.strong(name),
      ...wrap(`${sentence}: ${describeProvenance(revision.provenance[rule])}`, style.width, '  '),
      ...Object.entries(meaningsOf(rule)).flatMap(([alternative, meaning]) =>
        wrap(`${alternative}: ${meaning}`, style.width, alternative === taken ? '  * ' : '    '),
      ),
    ];
  });
}

/** Every hypothesis and where a revision has it from. */
export function listHypotheses(revision: Revision, style: Style): readonly string[] {
  return (Object.keys(HYPOTHESES) as HypothesisName[]).flatMap((name) => [
    style.strong(name),
    ...wrap(describeHypothesis(name, revision), style.width, '  '),
  ]);
}

/** One check in full: what is claimed, under what, what must be reached and what is caught. */
export function explainCheck(binding: AnyBinding, revision: Revision, style: Style): readonly string[] {
  const { statement, reach, catches, twin } = binding;
  // As it is searched: with the alternatives of every rule that is open.
  const { subject, space, steps, length } = new Trial(binding, revision, [], 'own').scenario;
  const { width } = style;
  const formula = formulaOf(statement, revision);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', style.strong(title), ...lines];
  const bullets = (items: readonly string[]): readonly string[] =>
    items.flatMap((item) => wrap(item, width, '  - '));
  const how =
    space === undefined
      ? `sampled: ${length.min} to ${length.max} steps a case, of ${steps.length} kinds`
      : `exhausted to ${space.bound}: ${grouped(space.size)} cases`;
  return [
    `${style.strong(statement.id)}  clause ${statement.clause}`,
    ...wrap(sentenceOf(statement, revision), width, '  '),
    ...(formula === null ? [] : wrap(formula, width, '  ')),
    ...wrap(attributionOf(statement.id), width, '  '),
    ...wrap(how, width, '  '),
    ...section(
      'Under',
      bullets(statement.hypotheses.map((name) => `${name}: ${describeHypothesis(name, revision)}`)),
    ),
    ...section(
      'The adversary may',
      bullets(
        grantsOf(binding, revision).map(
          (choice) => (choice.includes('=') ? '' : `${choice}: `) + describeChoice(choice),
        ),
      ),
    ),
    ...section(
      'Must reach, in parts of the relevant cases',
      bullets(reach.map(({ name, perMille }) => `${name}: ${percent((perMille / 1000).toFixed(6))}`)),
    ),
    ...section(
      'Must catch',
      bullets([
        ...catches.map(({ rule, take }) => describeWrong(rule, take)),
        ...(twin?.catches ?? []).map(({ rule, take }) => `${describeWrong(rule, take)}, on real bytes`),
      ]),
    ),
    ...section('Files', [`  spec/${subject}.ts, generators/${subject}.ts, properties/${subject}.ts`]),
  ];
}

function describeWrong(rule: RuleName, take: string): string {
  return `${rule}=${take}: ${RULES[rule].sentence}: ${meaningsOf(rule)[take]}`;
}

function describeHypothesis(name: HypothesisName, revision: Revision): string {
  const assumption = revision.hypotheses[name];
  const parts = Object.entries(assumption.parts).map(([part, choices]) => {
    const withheld = choices.length === 0 ? 'opaque' : `withholds ${choices.join(', ')}`;
    return part === name ? withheld : `${part} ${withheld}`;
  });
  return `${HYPOTHESES[name]} (${describeProvenance(assumption)}; ${parts.join('; ')})`;
}

function describeProvenance({ clause, reading, contradicted }: Provenance): string {
  const from = clause === 'silent' ? 'the draft is silent' : `clause ${clause}`;
  const against = contradicted && `clause ${contradicted.clause} has ${contradicted.take}`;
  return [from, reading, against].filter((part) => part !== undefined).join('; ');
}
