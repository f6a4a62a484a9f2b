import { CLOSE_LOOKS, FIRST_LOOK, FIRST_LOOKS, REFUTED_LOOK } from './looks.ts';
import type { Mutant, Outcome } from './mutant.ts';

export interface Judged {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

/**
 * Why a mutant is not killed, by file and by what it changes: that it is equivalent, that nothing in the draft speaks of
 * it, or what would kill it.
 */
export type Reasons = Readonly<Record<string, Readonly<Record<string, Reason>>>>;

interface Reason {
  readonly kind: 'equivalent' | 'unspoken' | 'open';
  readonly why: string;
}

/** A mutant by what it changes: lines move. */
export function keyOf({ original, replacement }: Mutant): string {
  return `${shortened(original)} => ${shortened(replacement)}`;
}

const MOST = 90;

function shortened(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST - 20)} ... ${text.slice(-15)}`;
}

function reasonOf(mutant: Mutant, reasons: Reasons): Reason | undefined {
  return reasons[mutant.file]?.[keyOf(mutant)];
}

function isAlive({ outcome: { status } }: Judged): boolean {
  return status === 'survived' || status === 'not reached';
}

function isPlanted({ outcome }: Judged): boolean {
  return outcome.status === 'in a planted mistake';
}

/** "1,234 of 1,300 mutants that are not equivalent are killed (94.9 %)". */
export function scoreOf(judged: readonly Judged[], reasons: Reasons): string {
  const isEquivalent = (each: Judged): boolean =>
    isAlive(each) && reasonOf(each.mutant, reasons)?.kind === 'equivalent';
  const relevant = judged.filter((each) => !isPlanted(each) && !isEquivalent(each));
  const killed = relevant.filter((each) => !isAlive(each)).length;
  const share = ((100 * killed) / Math.max(1, relevant.length)).toFixed(1);
  return `${killed} of ${relevant.length} mutants that are not equivalent are killed (${share} %)`;
}

/** The page of a run, and the survivors that nobody has judged. */
export function reportMutants(
  judged: readonly Judged[],
  reasons: Reasons,
  revisions: readonly string[],
  cases: number,
  /** How many mutants there are, judged or not. */
  all: number,
): { readonly text: string; readonly unexplained: readonly Judged[] } {
  const alive = judged.filter(isAlive);
  const unexplained = alive.filter(({ mutant }) => reasonOf(mutant, reasons) === undefined);
  const files = [...new Set(judged.map(({ mutant }) => mutant.file))];
  const rows = files.map((file) => {
    const these = judged.filter(({ mutant }) => mutant.file === file);
    const count = (is: (each: Judged) => boolean): number => these.filter(is).length;
    const how = (which: string) => (each: Judged) =>
      each.outcome.status === 'killed' && each.outcome.how === which;
    return `| ${file} | ${these.length} | ${count(how('counterexample'))} | ${count(how('lost'))} | ${count(how('error'))} | ${count(how('coverage'))} | ${count(how('timeout'))} | ${count(isPlanted)} | ${count(isAlive)} |`;
  });
  const which = judged.length === all ? 'all' : `a sample of ${judged.length} of ${all}`;
  const text = [
    '# Mutants of the core, judged by the searches alone',
    '',
    `\`npm run mutants -- --keep\` makes this page: ${which} places of the core: each is changed in turn, and searches that go through it are run again, of statements on ${revisions.join(', ')}, each with all that is open and with every known breaking set: up to ${FIRST_LOOKS} that hold, for ${FIRST_LOOK} cases; the ${CLOSE_LOOKS} that go through it most often, for ${cases}; and all that are soon refuted, for ${REFUTED_LOOK}. No unit test has a say. ${scoreOf(judged, reasons)}.`,
    '',
    '| file | mutants | counterexample | lost one | error | class missed | no end | in a planted mistake | alive |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Alive, and why',
    '',
    'equivalent: no case can tell it from the core. unspoken: no statement speaks of it, because the draft does not. open: what would kill it.',
    '',
    ...files.flatMap((file) => aliveIn(file, alive, reasons)),
  ].join('\n');
  return { text: `${text}\n`, unexplained };
}

function aliveIn(file: string, alive: readonly Judged[], reasons: Reasons): readonly string[] {
  const these = alive.filter(({ mutant }) => mutant.file === file);
  if (these.length === 0) return [];
  return [
    `${file}`,
    '',
    ...these.map(({ mutant, outcome }) => {
      const { kind, why } = reasonOf(mutant, reasons) ?? { kind: 'open', why: 'nobody has looked at it yet' };
      const reached = outcome.status === 'not reached' ? ', no search goes through it' : '';
      return `- line ${mutant.line}: \`${keyOf(mutant).replaceAll('`', "'")}\`${reached}: ${kind}: ${why}`;
    }),
    '',
  ];
}
