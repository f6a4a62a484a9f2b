import type { Revision } from '../language/revision.ts';
import { SEQUENCE_FAILS, SEQUENCE_HOLDS } from '../replay-coherence/sequence-readings.ts';

/** What a sentence or a formula says of a rule, by the alternative that a revision takes. */
const READ: Readonly<Record<string, (revision: Revision) => string>> = {
  sequence_holds: ({ rules }) => SEQUENCE_HOLDS.alternatives[rules[SEQUENCE_HOLDS.rule]],
  sequence_fails: ({ rules }) => SEQUENCE_FAILS.alternatives[rules[SEQUENCE_FAILS.rule]],
};

/** A sentence or a formula with the readings of a revision in place of their names, such as `{sequence_fails}`. */
export function withReadings(text: string, revision: Revision): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => READ[name]?.(revision) ?? whole);
}
