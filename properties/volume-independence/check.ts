import type { OutsideFloodWorld } from '../../generators/volume-independence/outside-flood-world.ts';
import { volumeScenario } from '../../generators/volume-independence/volume-independence.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { DEPLOYMENT, GATED_NIC } from '../../spec/rules/parties.ts';
import { VOLUME_INDEPENDENCE, type VolumeObservation } from '../../spec/volume-independence/check.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** Powers of ten of section 8. */
const LOWEST = 6;
const HIGHEST = 12;

/** T-VOLINV: the three runs see the same telemetry. */
export const volumeIndependence: Binding<OutsideFloodWorld, VolumeObservation> = {
  statement: VOLUME_INDEPENDENCE,
  scenario: volumeScenario,
  level: 'ideal',
  reads: [...DEPLOYMENT, ...GATED_NIC],
  grants: ['outside-traffic'],
  isRelevant: ({ floods }) => floods > 0,
  reach: [
    ...Array.from({ length: HIGHEST - LOWEST }, (_, index) => between(LOWEST + index)),
    kind(`10^${LOWEST} packets per second`, 20, ({ lowestRate }) => lowestRate === 10 ** LOWEST),
    kind(`10^${HIGHEST} packets per second`, 20, ({ highestRate }) => highestRate === 10 ** HIGHEST),
    kind('floods of different rates', 300, ({ lowestRate, highestRate }) => lowestRate < highestRate),
    kind('a quiet time after a flood', 300, ({ quietTicks }) => quietTicks > 0),
  ],
  catches: [
    wrong('nic-gate', 'open'),
    wrong('nic-gate', 'first-packet-passes'),
    wrong('nic-gate', 'fails-open-at-limit'),
    wrong('xdp-charge', 'none'),
    wrong('meter-width', '32-bit'),
  ],
};

function kind(
  name: string,
  perMille: number,
  when: (one: VolumeObservation) => boolean,
): Reach<VolumeObservation> {
  return { name, perMille, when };
}

/** Cases whose lowest or highest rate lies from one power of ten up to the next. */
function between(exponent: number): Reach<VolumeObservation> {
  const [least, beyond] = [10 ** exponent, 10 ** (exponent + 1)];
  const isWithin = (rate: number) => rate >= least && rate < beyond;
  return kind(
    `10^${exponent} to 10^${exponent + 1} packets per second`,
    100,
    ({ lowestRate, highestRate }) => isWithin(lowestRate) || isWithin(highestRate),
  );
}
