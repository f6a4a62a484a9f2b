import { describe, expectTypeOf, test } from 'vitest';
import type { BfdMac, EpochMac, PacketTags } from '../../src/crypto/packet-tags.ts';
import type { Epoch, VantageId } from '../language/notation.ts';

declare const tags: PacketTags;
declare const octets: Uint8Array;
declare const epochMac: EpochMac;
declare const bfdMac: BfdMac;
declare function nameVantage(vantage: VantageId, epoch: Epoch): void;

describe('the key of the other path does not compile', () => {
  test('in a seal or a verification', () => {
    const check = (): void => {
      tags.isCwtTagRight(octets, epochMac);
      tags.isBfdTagRight(octets, bfdMac);
      // @ts-expect-error K_BFD_auth verifies no snapshot.
      tags.isCwtTagRight(octets, bfdMac);
      // @ts-expect-error K_v_epoch verifies no push.
      tags.isBfdTagRight(octets, epochMac);
      // @ts-expect-error K_BFD_auth seals no snapshot.
      tags.sealCwt(octets, bfdMac);
      // @ts-expect-error K_v_epoch seals no push.
      tags.sealBfd(octets, epochMac);
    };
    expectTypeOf(check).toBeFunction();
  });
});

test('a text is no vantage id', () => {
  const check = (epoch: Epoch): void => {
    // @ts-expect-error It has not been looked at for half surrogate pairs.
    nameVantage('v1', epoch);
  };
  expectTypeOf(check).toBeFunction();
});
