import type { Revision } from '../../../spec/language/revision.ts';
import { counted } from '../text/style.ts';
import type { ResultVerdict } from './result.ts';

/** What a reader of verdicts has to believe, since nothing here checks it: a sentence each. */
export function uncheckedIn(
  revision: Revision,
  verdicts: readonly ResultVerdict[] | null,
): readonly string[] {
  return [
    ...(verdicts === null ? [NOT_PROVED] : howJudged(verdicts)),
    ...belowRequirement(verdicts ?? []),
    ...opaqueHypotheses(revision),
    'Cryptography is taken as ideal where cases run on the symbolic level: that HMAC-SHA-256, HKDF and Ed25519 have the strength that is ascribed to them is assumed.',
    `The prices of ${revision.name} are taken as given: work is counted, and no time is measured.`,
    'That the core, the statements and the choices are a fair reading of the draft is for a reader to judge.',
  ];
}

const NOT_PROVED =
  'Nothing is proved: a search that finds nothing is evidence, and one of every case is complete up to its bound.';

function howJudged(verdicts: readonly ResultVerdict[]): readonly string[] {
  const held = verdicts.filter(({ verdict }) => verdict === 'held');
  const sampled = held.filter(({ how }) => how.way === 'sampled').length;
  return [
    `Nothing is proved: of ${counted(held.length, 'statement')} that held, ${sampled} were sampled, and ${held.length - sampled} were tried in every case up to a bound.`,
  ];
}

/** Coverage classes that came up too rarely, or too few cases ran to tell. */
function belowRequirement(verdicts: readonly ResultVerdict[]): readonly string[] {
  const short = verdicts.flatMap(({ id, verdict, reached }) =>
    verdict === 'refuted'
      ? []
      : reached
          .filter((kind) => kind.verdict !== 'reached')
          .map(({ name, share, required }) => `${id}: ${name} (${share} of ${required})`),
  );
  return short.length === 0 ? [] : [`Coverage classes below their requirement: ${short.join('; ')}.`];
}

/** Hypotheses whose text is not public withhold nothing, so that nothing relies on them. */
function opaqueHypotheses({ hypotheses }: Revision): readonly string[] {
  const opaque = Object.entries(hypotheses).flatMap(([name, { parts }]) =>
    Object.entries(parts)
      .filter(([, choices]) => choices.length === 0)
      .map(([part]) => (part === name ? name : `${name} ${part}`)),
  );
  if (opaque.length === 0) return [];
  return [`Hypotheses whose text is not public, and on which nothing relies: ${opaque.sort().join(', ')}.`];
}
