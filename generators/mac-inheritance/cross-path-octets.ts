import type { EpochKey, OperatorKey, VantageId } from '../../spec/language/notation.ts';
import type { Path } from '../../spec/mac-inheritance/check.ts';
import { PacketTags } from '../../src/crypto/packet-tags.ts';
import { KeySchedule } from '../../src/keys/keys.ts';
import { HmacSha256 } from '../../src/primitives/noble.ts';
import { BFD_TAG_OFFSET } from '../../src/wire/bfd.ts';
import { CWT_TAG_OCTETS, encodeCwt } from '../../src/wire/cwt.ts';
import { withTag } from './packet-octets.ts';
import { altered, type MacWorld } from './world.ts';

const REFLECTED = altered('sent on the other path');
const GRAFTED = altered('built around what the other path tagged');
const INSIDERS = altered('made with the K_BFD_auth of an insider');

/** What was sent on one path arrives on the other, octet for octet. */
export function reflect(world: MacWorld, from: Path): void {
  const { cwtOctets, bfdOctets } = world.lastSent;
  if (from === 'A') world.deliver('B', cwtOctets, REFLECTED);
  else world.deliver('A', bfdOctets, REFLECTED);
}

/**
 * A packet of the other path that says as much as it can of what a tag was made over, and carries that tag: a push out
 * of a payload that looks like one, or a snapshot whose payload is the whole push as it was hashed.
 */
export function graft(world: MacWorld, from: Path): void {
  const { cwt, cwtOctets, bfdOctets } = world.lastSent;
  if (from === 'A') {
    const tag = cwtOctets.subarray(cwtOctets.length - CWT_TAG_OCTETS);
    const looksLikePush = cwt.payload.length >= BFD_TAG_OFFSET;
    const push = looksLikePush ? withTag(bfdOctets, 0, cwt.payload) : bfdOctets;
    world.deliver('B', withTag(push, BFD_TAG_OFFSET, tag), GRAFTED);
    return;
  }
  const payload = bfdOctets.slice().fill(0, BFD_TAG_OFFSET);
  const snapshot = encodeCwt({ ...cwt, payload });
  world.deliver(
    'A',
    withTag(snapshot, snapshot.length - CWT_TAG_OCTETS, bfdOctets.subarray(BFD_TAG_OFFSET)),
    GRAFTED,
  );
}

/** What an insider would like the broker to believe. */
const MADE_UP = Uint8Array.of(0x6d, 0x76, 0x70, 0x73, 0x21);

/** How an insider uses its K_BFD_auth: as it is, in the place of K_op, or in that of what HKDF makes of K_op first. */
export const KEY_USES = ['as it is', 'as K_op', 'as the extracted key'] as const;

/** A snapshot in the name of the vantage of the case, made by an insider with nothing but its K_BFD_auth. */
export function impersonate(world: MacWorld, insider: VantageId, use: number): void {
  const { rules } = world;
  const { vantage, epoch } = world.setting;
  const held = world.bfdKeyOf(insider);
  const schedule = new KeySchedule(held as Uint8Array as OperatorKey, rules, 'hkdf');
  const keys: readonly Uint8Array[] = [
    held,
    schedule.epochKey(vantage, epoch),
    schedule.epochKeyExpandedFrom(held, vantage, epoch),
  ];
  const { cwt } = world.lastSent;
  const octets = encodeCwt({ ...cwt, payload: MADE_UP });
  new PacketTags(rules).sealCwt(octets, new HmacSha256(keys[use] as EpochKey));
  world.deliver('A', octets, INSIDERS);
}
