import { describe, expect, test } from 'vitest';
import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import { REFUSAL } from '../../../spec/replay-coherence/refusal.ts';
import { Meter } from '../../cost/meter.ts';
import { IdealTelemetryCrypto } from '../../crypto/ideal-telemetry.ts';
import { NobleTelemetryCrypto } from '../../crypto/noble-telemetry.ts';
import { loadRevision } from '../../revision/load.ts';
import { Broker } from './broker.ts';

const revision = loadRevision('draft-01-proposed');
const VANTAGE = 0 as Vantage;
const NOW = 0 as TickInstant;

describe.each([
  ['ideal', IdealTelemetryCrypto],
  ['noble', NobleTelemetryCrypto],
] as const)('a broker of a repaired draft whose K_op was replaced, on the %s level', (_, Crypto) => {
  const packet = (crypto: InstanceType<typeof Crypto>, number: number) => {
    const sequence = number as BfdSequence;
    return {
      cwt: crypto.sealCwt(VANTAGE, 0 as Epoch, number as CwtCounter, 9 as TickInstant, sequence),
      bfd: crypto.sealBfd(VANTAGE, sequence),
    };
  };

  test('takes what was sent before and after, and no half of the one with a half of the other', () => {
    const crypto = new Crypto(revision.rules);
    const broker = new Broker(revision, crypto, new Meter(revision));
    const before = [1, 2, 3].map((number) => packet(crypto, number));
    crypto.rollKey();
    const after = [1, 2, 3].map((number) => packet(crypto, number));
    const [first, second] = before as [(typeof before)[0], (typeof before)[0]];
    const { cwt, bfd } = after[1] as (typeof before)[0];
    expect(broker.receive(first.cwt, first.bfd, NOW)).toBe(0);
    expect(broker.receive(cwt, second.bfd, NOW)).toBe(REFUSAL.keysApart);
    expect(broker.receive(second.cwt, bfd, NOW)).toBe(REFUSAL.keysApart);
    expect(broker.receive(cwt, bfd, NOW)).toBe(0);
  });
});
