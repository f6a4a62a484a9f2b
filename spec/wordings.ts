import { ACCEPTANCE_WORDINGS } from './acceptance-wordings.ts';
import { BROKER_LOAD_WORDINGS } from './broker-load-wordings.ts';
import { DETECTION_WORDINGS } from './detection-wordings.ts';
import { FLOOD_WORDINGS } from './flood-wordings.ts';
import { REPLAY_WORDINGS } from './replay-wordings.ts';
import type { Revision } from './revision.ts';
import type { StatementId } from './statement.ts';
import { WALL_CLOCK_WORDINGS } from './wall-clock-wordings.ts';

/**
 * Statements that can be worded otherwise than the draft prints them: by id, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`. A wording of several parts names them joined by +, so that each
 * part can be left out.
 */
export const WORDINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...DETECTION_WORDINGS,
  ...ACCEPTANCE_WORDINGS,
  ...REPLAY_WORDINGS,
  ...FLOOD_WORDINGS,
  ...BROKER_LOAD_WORDINGS,
  ...WALL_CLOCK_WORDINGS,
  'T-COMP-SPLIT/d2-case-2': {
    'hidden-from-some':
      'Perfect Byzantine hiding together with a compromised collector is detected where the collector shows the aggregates as they are to some consumer; one that shows the same aggregates to all is not.',
  },
};

/** What the draft prints. */
export const PRINTED = 'printed';

/** The wording of a statement that a revision takes. */
export function wordingOf(id: string, revision: Revision): string {
  return revision.wordings[id] ?? PRINTED;
}

/** Whether the wording that is judged has this part. */
export function isWorded(revision: Revision, id: StatementId, part: string): boolean {
  return revision.wordings[id]?.split('+').includes(part) ?? false;
}
