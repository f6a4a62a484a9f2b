import { choiceOf, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import type { Side } from '../trial/trial.ts';
import type { SearchName } from './task.ts';

/** One block of one search of a campaign. */
export interface BlockName {
  readonly of: SearchName;
  readonly seed: number;
  readonly block: number;
}

const PRINTED =
  /^(?<check>[^:]+):(?<side>own|twin|directed)(?<rules>(?:\+[^:+]+)*):(?<seed>\d+):(?<block>\d+)$/;

/** The searches of a check, as `T-RC-1.A:own`, `T-RC-1.A:twin`, `T-RC-1/rejects-replays:directed`, or `T-RC-1.A:own+conjunction=either-counter`. */
export function printSearch({ check, side, rules }: SearchName): string {
  return `${check}:${[side, ...rules.map(choiceOf)].join('+')}`;
}

/** The address of a block as people write it: `T-RC-1.A:own:20260527:17`, with the seed and the number of the block. */
export function printBlock({ of, seed, block }: BlockName): string {
  return `${printSearch(of)}:${seed}:${block}`;
}

/** The block of a printed address; null where the text is none. Whether there is such a block is another question. */
export function parseBlock(text: string): BlockName | null {
  const { check, side, rules = '', seed, block } = PRINTED.exec(text)?.groups ?? {};
  const [seedNumber, blockNumber] = [Number(seed), Number(block)];
  if (!Number.isSafeInteger(seedNumber) || !Number.isSafeInteger(blockNumber)) return null;
  const choices = rules
    .split('+')
    .slice(1)
    .map((rule) => ruleChoiceOf(rule as Parameters<typeof ruleChoiceOf>[0]));
  if (choices.includes(null)) return null;
  const of = { check: check as StatementId, rules: choices as RuleChoice[], side: side as Side };
  return { of, seed: seedNumber, block: blockNumber };
}
