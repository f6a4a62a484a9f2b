import { describe, expect, test } from 'vitest';
import {
  type BfdSequence,
  type CwtCounter,
  type Epoch,
  type Microseconds,
  type TickInstant,
  type VantageId,
  vantageId,
} from '../../../spec/language/notation.ts';
import { MacKeys } from '../../crypto/mac-keys.ts';
import { PacketTags } from '../../crypto/packet-tags.ts';
import { SEARCHED_OPERATOR_KEY } from '../../keys/keys.ts';
import { loadRevision } from '../../revision/load.ts';
import { BFD_FLAG, BFD_STATE, encodeBfd } from '../../wire/bfd.ts';
import { encodeCwt } from '../../wire/cwt.ts';
import { TelemetryReceiver } from './telemetry-receiver.ts';

const { rules } = loadRevision('draft-00');
const keys = new MacKeys(SEARCHED_OPERATOR_KEY, rules);
const tags = new PacketTags(rules);
const v1 = vantageId('v1');
const receiver = new TelemetryReceiver(rules, keys, new Map([[9, v1]]));

function snapshotOf(vantage: VantageId, keyEpoch: number): Uint8Array {
  const octets = encodeCwt({
    vantage,
    epoch: 4 as Epoch,
    counter: 0 as CwtCounter,
    expiresAt: 3 as TickInstant,
    payload: new Uint8Array(0),
  });
  tags.sealCwt(octets, keys.epochMac(vantage, keyEpoch as Epoch));
  return octets;
}

function pushTo(session: number, sealedBy: VantageId): Uint8Array {
  const octets = encodeBfd({
    diagnostic: 0,
    state: BFD_STATE.up,
    flags: BFD_FLAG.authentication,
    detectMultiplier: 3,
    myDiscriminator: 1,
    yourDiscriminator: session,
    desiredMinTx: 50_000 as Microseconds,
    requiredMinRx: 50_000 as Microseconds,
    requiredMinEchoRx: 0 as Microseconds,
    keyId: 1,
    sequence: 0 as BfdSequence,
  });
  tags.sealBfd(octets, keys.bfdMac(sealedBy));
  return octets;
}

describe('path A', () => {
  test('what its vantage sealed for the epoch that it names is authentic', () => {
    expect(receiver.receiveCwt(snapshotOf(v1, 4))).toMatchObject({
      outcome: 'authentic',
      fields: { vantage: v1 },
    });
  });

  test('the key of another epoch gives a wrong tag', () => {
    expect(receiver.receiveCwt(snapshotOf(v1, 3)).outcome).toBe('wrong tag');
  });

  test('a vantage without a session is unknown, whatever its tag', () => {
    expect(receiver.receiveCwt(snapshotOf(vantageId('v2'), 4)).outcome).toBe('unknown vantage');
  });

  test('what does not decode is malformed, with the reason', () => {
    const received = receiver.receiveCwt(snapshotOf(v1, 4).slice(1));
    expect(received).toMatchObject({ outcome: 'malformed', fault: { reason: expect.any(String) } });
  });
});

describe('path B', () => {
  test('the session that a push names says whose key it is', () => {
    expect(receiver.receiveBfd(pushTo(9, v1)).outcome).toBe('authentic');
    expect(receiver.receiveBfd(pushTo(9, vantageId('v2'))).outcome).toBe('wrong tag');
  });

  test('a session that was never given out is unknown', () => {
    expect(receiver.receiveBfd(pushTo(8, v1)).outcome).toBe('unknown vantage');
  });

  test('what does not decode is malformed, with the reason', () => {
    const received = receiver.receiveBfd(pushTo(9, v1).fill(0, 0, 1));
    expect(received).toMatchObject({ outcome: 'malformed', fault: { reason: 'version', found: 0 } });
  });
});
