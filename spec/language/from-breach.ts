import type { Closeness, Share } from './closeness.ts';
import type { Fault } from './law.ts';
import type { Revision } from './revision.ts';
import { type Claim, type Statement, statement } from './statement.ts';

/** A claim as one predicate with a text, for those that are not yet lists of laws. */
export interface WholeClaim<Observation> extends Omit<Claim<Observation>, 'laws' | 'describe'> {
  readonly formula: string;
  breach(observation: Observation, revision: Revision): string | null;
  closeness?(observation: Observation, revision: Revision, beyond: Share | null): Closeness | null;
}

const TEXT = /^(?:(?<at>.*?): )?expected (?<expected>.*?), found (?<found>.*)$/s;

/** The statement of a claim that is one predicate: a single law, whose violation is read off the text. */
export function fromBreach<Observation>(claim: WholeClaim<Observation>): Statement<Observation> {
  const { id, clause, sentence, hypotheses, formula } = claim;
  const judge = {
    fault(observation: Observation, revision: Revision): Fault | null {
      const breach = claim.breach(observation, revision);
      return breach === null ? null : faultIn(breach);
    },
    ...(claim.closeness && { slack: claim.closeness }),
  };
  const law = { name: 'the claim', formula, sideConditions: {}, judgeUnder: () => judge };
  const whole = statement({ id, clause, sentence, hypotheses, laws: [law], describe: describeText });
  const judges = [{ ...judge, law: law.name }];
  // Which wording a revision takes is the predicate's own business.
  return { ...whole, judgesOn: () => judges };
}

function faultIn(breach: string): Fault {
  const { at = '', expected = '', found = breach } = TEXT.exec(breach)?.groups ?? {};
  return { at, expected, found };
}

function describeText({ at, expected, found }: Fault): string {
  if (expected === '') return found;
  return `${at === '' ? '' : `${at}: `}expected ${expected}, found ${found}`;
}
