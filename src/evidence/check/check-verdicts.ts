import type { Revision } from '../../../spec/language/revision.ts';
import { judge } from '../../report/accepted/judge.ts';
import { storeCounterexample } from '../../report/stored/counterexample.ts';
import { playAgain } from '../../report/stored/play-again.ts';
import type { ResultVerdict } from '../../report/verdict/result.ts';
import { parseBlock } from '../../search/run/block-name.ts';
import { casesAt } from '../../search/run/cases-asked-for.ts';
import { playStoredCases, type StoredCase } from '../../search/run/stored-cases.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { EvidenceFault } from '../evidence-fault.ts';
import type { BlockEntry, Evidence } from '../statement.ts';

/** What is here to hold verdicts against. */
export interface Known {
  readonly revision: Revision;
  readonly bindings: readonly AnyBinding[];
  /** Cases that evidence keeps. */
  readonly stored: readonly StoredCase[];
  /** Whether a bundle may leave statements out. */
  readonly isPartial: boolean;
}

/**
 * Whether the verdicts of a bundle follow from what it holds: every statement is there, each verdict has the blocks that
 * it needs, each counterexample breaks its statement again, what held is broken by no kept case, and what is expected is
 * what was accepted. Throws an EvidenceFault for the first that does not.
 */
export function checkVerdicts(evidence: Evidence, known: Known): void {
  checkCatalogue(evidence, known);
  const blocks = blocksByCheck(evidence);
  for (const verdict of evidence.result.verdicts) {
    const binding = known.bindings.find(({ statement }) => statement.id === verdict.id) as AnyBinding;
    checkCases(verdict, blocks.get(verdict.id) ?? [], binding, evidence, known);
    checkCounterexamples(verdict, known);
    if (verdict.verdict === 'held') checkHeld(verdict, binding, known);
    const { expected } = judge(verdict as unknown as Verdict, evidence.accepted);
    if (verdict.expected !== expected)
      throw new EvidenceFault(`${verdict.id}: accepted as`, verdict.expected, expected);
  }
  const total = evidence.result.verdicts.reduce((sum, { cases }) => sum + cases, 0);
  if (evidence.result.totals.cases !== total)
    throw new EvidenceFault('totals.cases', String(evidence.result.totals.cases), String(total));
}

function checkCatalogue({ catalogue, result }: Evidence, { bindings, isPartial }: Known): void {
  const ids = bindings.map(({ statement }) => statement.id);
  const unknown = catalogue.filter((id) => !ids.includes(id));
  const missing = ids.filter((id) => !catalogue.includes(id));
  if (unknown.length + missing.length > 0)
    throw new EvidenceFault(
      'catalogue',
      `${list(unknown)} beside ${list(missing)} missing`,
      'the statements of this version',
    );
  const ran = result.verdicts.map(({ id }) => id);
  const twice = ran.filter((id, index) => ran.indexOf(id) !== index);
  if (twice.length > 0) throw new EvidenceFault('verdicts', `${list(twice)} twice`, 'each statement once');
  const strange = ran.filter((id) => !ids.includes(id));
  if (strange.length > 0) throw new EvidenceFault('verdicts', list(strange), 'statements of this version');
  const left = ids.filter((id) => !ran.includes(id));
  if (left.length > 0 && !isPartial)
    throw new EvidenceFault(
      'verdicts',
      `none of ${list(left)}`,
      'one of every statement (--partial allows less)',
    );
}

interface RunBlock {
  readonly side: string;
  readonly isMutant: boolean;
  readonly block: number;
  readonly cases: number;
  readonly failing: boolean;
}

function blocksByCheck({ blocks, result }: Evidence): ReadonlyMap<string, readonly RunBlock[]> {
  const byCheck = new Map<string, RunBlock[]>();
  const known = new Set<string>();
  for (const entry of blocks) {
    const { check, ...block } = readEntry(entry, result.seed);
    if (known.has(entry[0])) throw new EvidenceFault('blocks', `${entry[0]} twice`, 'each block once');
    known.add(entry[0]);
    const before = byCheck.get(check);
    if (before === undefined) byCheck.set(check, [block]);
    else before.push(block);
  }
  return byCheck;
}

function readEntry(
  [address, cases, failing]: BlockEntry,
  seed: number,
): RunBlock & { readonly check: string } {
  const name = parseBlock(address);
  if (name === null) throw new EvidenceFault('blocks', address, 'the address of a block');
  if (name.seed !== seed)
    throw new EvidenceFault(`block ${address}`, `seed ${name.seed}`, `seed ${seed} of the run`);
  const { check, side, rules } = name.of;
  return { check, side, isMutant: rules.length > 0, block: name.block, cases, failing };
}

const MOST_NAMED = 4;

function list(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return names.length === 0 ? 'nothing' : `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}

/** The blocks of a statement's own search: all of them in a row, with as many cases as the verdict says and was promised. */
function checkCases(
  { id, verdict, cases }: ResultVerdict,
  blocks: readonly RunBlock[],
  binding: AnyBinding,
  { cases: promised }: Evidence,
  { revision }: Known,
): void {
  if (verdict === 'error') return;
  const own = blocks
    .filter(({ side, isMutant }) => side === 'own' && !isMutant)
    .sort((one, other) => one.block - other.block);
  const gap = own.findIndex(({ block }, index) => block !== index);
  if (gap >= 0)
    throw new EvidenceFault(
      `${id}: blocks`,
      `block ${own[gap]?.block} in place ${gap}`,
      'all blocks in a row',
    );
  const end = own.findIndex(({ failing }) => failing);
  if (end >= 0 && end < own.length - 1)
    throw new EvidenceFault(
      `${id}: blocks`,
      `block ${end + 1} behind one that fails`,
      'that one to be the last',
    );
  const ran = own.reduce((sum, block) => sum + block.cases, 0);
  if (ran !== cases)
    throw new EvidenceFault(`${id}: cases`, `${cases} stated`, `${ran}, the cases of its blocks`);
  if (verdict !== 'held') return;
  if (blocks.some(({ failing, isMutant }) => failing && !isMutant))
    throw new EvidenceFault(`${id}: verdict`, 'held', 'refuted, since a block of it has a failing case');
  const least = casesAt(binding.level, promised);
  if (binding.scenario(revision).space === undefined && ran < least)
    throw new EvidenceFault(`${id}: cases`, String(ran), `at least ${least}, as promised`);
}

function checkCounterexamples(
  { id, verdict, counterexamples, stored }: ResultVerdict,
  { revision, bindings }: Known,
): void {
  if (verdict === 'refuted' && counterexamples.length === 0)
    throw new EvidenceFault(`${id}: counterexamples`, 'none', 'one that refutes it');
  if (verdict === 'held' && (counterexamples.length > 0 || stored !== null))
    throw new EvidenceFault(`${id}: verdict`, 'held beside a counterexample', 'refuted');
  for (const each of counterexamples) {
    const counterexample = storeCounterexample(id, { name: revision.name, digest: revision.digest }, each);
    const played = playAgain({ counterexample, file: id, path: 'counterexample' }, revision, bindings);
    const came = played.came === 'broken' ? played.breach : played.came;
    if (came !== each.script.breach)
      throw new EvidenceFault(`${id}: counterexample`, came, each.script.breach);
  }
}

/** What held: every required kind was reached, every mutant killed, and no kept case breaks it. */
function checkHeld(
  { id, reached, caught }: ResultVerdict,
  binding: AnyBinding,
  { revision, stored }: Known,
): void {
  const names = reached.map(({ name }) => name);
  const required = binding.reach.map(({ name }) => name);
  if (JSON.stringify(names) !== JSON.stringify(required))
    throw new EvidenceFault(
      `${id}: coverage classes`,
      names.join(', ') || 'none',
      required.join(', ') || 'none',
    );
  const short = reached.find((kind) => kind.verdict !== 'reached');
  if (short !== undefined)
    throw new EvidenceFault(`${id}: ${short.name}`, short.verdict, 'reached, of what held');
  const mutants = binding.catches.length + (binding.twin?.catches.length ?? 0);
  if (caught.length !== mutants)
    throw new EvidenceFault(`${id}: mutants`, String(caught.length), String(mutants));
  const alive = caught.find(({ cases }) => cases === null);
  if (alive !== undefined)
    throw new EvidenceFault(
      `${id}: ${alive.rule}`,
      'a mutant that survived',
      'one that is killed, of what held',
    );
  const { broken } = playStoredCases(binding, revision, stored);
  if (broken !== null) throw new EvidenceFault(`${id}: verdict`, 'held', `refuted, by ${broken.source}`);
}
