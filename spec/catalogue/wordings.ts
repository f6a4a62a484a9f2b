import { DETECTION_WORDINGS } from '../detection-latency/detection-wordings.ts';
import { BROKER_LOAD_WORDINGS } from '../joint-cost/broker-load-wordings.ts';
import { WALL_CLOCK_WORDINGS } from '../joint-cost/wall-clock-wordings.ts';
import type { LawStatement } from '../language/law.ts';
import { ACCEPTS_HONEST, REJECTS_STALE } from '../replay-coherence/acceptance.ts';
import { EPOCH_BOUNDARY, JOINT_ACCEPTANCE } from '../replay-coherence/checks.ts';
import { CONDITIONS_INDEPENDENT, HONEST_STEP } from '../replay-coherence/conditions.ts';
import { FLOOD_WORDINGS } from '../verification-dos/flood-wordings.ts';

/** Statements whose wordings stand beside their laws. */
const WORDED: readonly Pick<LawStatement<never>, 'id' | 'wordings'>[] = [
  JOINT_ACCEPTANCE,
  EPOCH_BOUNDARY,
  ACCEPTS_HONEST,
  REJECTS_STALE,
  CONDITIONS_INDEPENDENT,
  HONEST_STEP,
];

/**
 * Statements that can be worded otherwise than the draft prints them: by id, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`. A wording of several parts names them joined by +, so that each
 * part can be left out.
 */
export const WORDINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...DETECTION_WORDINGS,
  ...Object.fromEntries(WORDED.map(({ id, wordings }) => [id, wordings])),
  ...FLOOD_WORDINGS,
  ...BROKER_LOAD_WORDINGS,
  ...WALL_CLOCK_WORDINGS,
  'T-COMP-SPLIT/d2-case-2': {
    'hidden-from-some':
      'Perfect Byzantine hiding together with a compromised collector is detected where the collector shows the aggregates as they are to some consumer; one that shows the same aggregates to all is not.',
  },
};
