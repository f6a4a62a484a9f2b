import type { Revision } from '../spec/revision.ts';
import { wrong } from '../spec/rules.ts';
import { withRules } from '../src/revision/build.ts';

/** What section 4 needs so that T-RC-1 holds, with the wordings of those claims that no rule saves. */
export const REPAIRED_RULES = [
  wrong('bfd-sequence-comparison', 'half-circle'),
  wrong('bfd-sequence-start', 'random'),
  wrong('epoch-order', 'monotone'),
  wrong('half-pairing', 'bound'),
  wrong('limiter-identity', 'authenticated-source'),
];

const WORDINGS = {
  'T-RC-1/accepts-honest': 'in-order-and-fresh-at-broker',
  'T-RC-1/rejects-stale': 'by-the-broker',
  'T-RC-1/conditions-independent': 'heard-of-lately-and-within-half-a-turn',
  'T-RC-1/honest-step': 'in-order-with-gaps-and-modulo',
  'T-RC-1/refusal-reasons': 'half-circle-bound-and-monotone',
};

/** A draft with these rules and wordings. */
export function repairAcceptance(draft: Revision): Revision {
  return { ...withRules(draft, REPAIRED_RULES), wordings: { ...draft.wordings, ...WORDINGS } };
}

/** The same, with one claim worded otherwise. */
export function reworded(revision: Revision, claim: string, wording: string): Revision {
  return { ...revision, wordings: { ...revision.wordings, [claim]: wording } };
}
