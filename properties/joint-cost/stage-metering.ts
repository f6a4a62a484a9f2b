import { stageCounts } from '../../generators/joint-cost/scenario.ts';
import type { DeploymentWorld } from '../../generators/joint-cost/world.ts';
import {
  type Presented,
  STAGE_METERING,
  type StageObservation,
} from '../../spec/joint-cost/stage-metering.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { DEPLOYMENT } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** T-JCOST-1/stage-metering. */
export const stageMetering: Binding<DeploymentWorld<StageObservation>, StageObservation> = {
  statement: STAGE_METERING,
  scenario: stageCounts,
  level: 'ideal',
  reads: [...DEPLOYMENT],
  grants: ['over-cosign', 'over-publish', 'outside-traffic'],
  silence: 'open',
  isRelevant: ({ presented }) => presented.snapshots + presented.extraBundles > 0,
  reach: [
    kind('telemetry', 500, ({ snapshots }) => snapshots > 0),
    kind('bundles beyond the schedule', 100, ({ extraBundles }) => extraBundles > 0),
    kind('cosignatures of further witnesses', 100, ({ furtherCosignatures }) => furtherCosignatures > 0),
    kind('copied cosignatures', 80, ({ copiedCosignatures }) => copiedCosignatures > 0),
    kind('packets of strangers at the NIC', 100, ({ strangers }) => strangers > 0),
    kind('a snapshot in several segments', 300, ({ segments }) => segments > 1),
    {
      name: 'a path whose cost is no whole number of microseconds',
      perMille: 100,
      when: ({ charged: { A, B } }) => A % 1000n !== 0n || B % 1000n !== 0n,
    },
  ],
  catches: [
    wrong('stage-count', 'decode-twice'),
    wrong('stage-count', 'push-mac-on-path-a'),
    wrong('stage-count', 'parse-once-a-run'),
    wrong('stage-count', 'stranger-unseen-by-nic'),
    wrong('stage-price', 'decode-and-mac-swapped'),
    wrong('stage-price', 'lookups-free'),
    wrong('stage-price', 'whole-microseconds'),
    wrong('mac-per-path', 'shared'),
    wrong('cwt-mac-verification', 'never'),
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('cosignatures-verified', 'at-most-two'),
    wrong('cosignatures-verified', 'one-past-q'),
    wrong('path-c-limit', 'one-more'),
    wrong('snapshot-payload', 'one-octet-more'),
    wrong('meter-width', '32-bit'),
  ],
};

function kind(
  name: string,
  perMille: number,
  when: (presented: Presented) => boolean,
): Reach<StageObservation> {
  return { name, perMille, when: ({ presented }) => when(presented) };
}
