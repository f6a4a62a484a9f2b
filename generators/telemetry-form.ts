import { integers, numbers } from './domains.ts';

export const PUSH_JITTER = 'push interval shortened by (%)';
/** RFC 5880 section 6.8.7: none, the most, then less. */
const JITTER = [0, ...Array.from({ length: 25 }, (_, less) => 25 - less)];
const MOST_SEGMENTS = 4;
const MOST_OCTETS = 65_535;

/** Segments and octets of a snapshot: what a sender decides where the rules leave it to the sender. */
export const SNAPSHOT_FORM = [
  integers('segments of a snapshot', 1, MOST_SEGMENTS),
  integers('octets of a snapshot', 1, MOST_OCTETS, [497, 498, 994, 995]),
] as const;

/** The same, after the jitter of pushes. */
export const TELEMETRY_FORM = [numbers(PUSH_JITTER, JITTER), ...SNAPSHOT_FORM] as const;
