import type { FigureId } from './catalogue.ts';
import { type Interval, intersect, isEmpty, scale } from './interval.ts';

/** How two printed figures must stand to one another, if both are true. */
export interface Relation {
  readonly left: FigureId;
  readonly must: 'be' | 'be at most';
  readonly right: FigureId;
  /** How many of the left one's units one of the right one is; 1 where it is not given. */
  readonly factor?: bigint;
  /** Why, in one sentence. */
  readonly because: string;
}

const OCTET_BITS = 8n;

/** Figures that are about the same quantity, or of which one bounds the other. */
export const RELATIONS: readonly Relation[] = [
  {
    left: 'scale-points',
    must: 'be',
    right: 'scale-points-of-abstract',
    because: 'both count the scale points of the same receipt',
  },
  {
    left: 'flood-receipt',
    must: 'be at most',
    right: 'flood-bound',
    because: 'the receipt must respect the bound of its own theorem',
  },
  {
    left: 'three-paths',
    must: 'be',
    right: 'two-path-decomposition',
    because: 'both count the paths whose costs add up to JOINT',
  },
  {
    left: 'three-theorems',
    must: 'be',
    right: 'theorem-headings',
    because: 'both count the theorems of the document',
  },
  {
    left: 'three-theorems',
    must: 'be',
    right: 'theorems-of-abstract',
    because: 'both count the theorems of the draft',
  },
  {
    left: 'forgery-probability',
    must: 'be',
    right: 'tag-octets',
    factor: OCTET_BITS,
    because: 'one guess of a tag is right once in 2 to the power of its bits',
  },
  {
    left: 'forgery-probability',
    must: 'be',
    right: 'captured-tag-bits',
    because: 'one guess of a tag is right once in 2 to the power of its bits',
  },
  {
    left: 'captured-tag-bits',
    must: 'be',
    right: 'tag-octets',
    factor: OCTET_BITS,
    because: 'both are the length of a BFD tag',
  },
  {
    left: 'bfd-lower-bound',
    must: 'be at most',
    right: 'latency-best',
    because: 'a lower bound is at most the best case',
  },
  {
    left: 'bfd-lower-bound',
    must: 'be at most',
    right: 'd1-detection',
    because: 'nothing is detected below a lower bound',
  },
  {
    left: 'latency-worst',
    must: 'be at most',
    right: 'd1-detection',
    because: 'the promised time must cover the worst case',
  },
  {
    left: 'simulated-lower-bound',
    must: 'be at most',
    right: 'simulated-latency',
    because: 'nothing is detected below a lower bound',
  },
  {
    left: 'nic-ratio',
    must: 'be at most',
    right: 'nic-margin',
    because: 'the margin is said to cover the burst',
  },
  { left: 'cwt-json-price', must: 'be', right: 'c-json', because: 'both price the same operation' },
  { left: 'cwt-hmac-price', must: 'be', right: 'c-hmac', because: 'both price the same operation' },
  { left: 'cwt-share', must: 'be', right: 'hmac-share', because: 'both are the same share of a core' },
  {
    left: 'captured-quorum',
    must: 'be',
    right: 'quorum-default',
    because: 'both are the witness quorum',
  },
  {
    left: 'simulated-vantages',
    must: 'be',
    right: 'regime-c-vantages',
    because: 'both are N of Regime C',
  },
  { left: 'simulated-tick', must: 'be', right: 'regime-c-tick', because: 'both are T_tick of Regime C' },
];

/** Whether two figures can both be true, given every value of which each is. */
export function canHold({ must, factor = 1n }: Relation, left: Interval, right: Interval): boolean {
  const scaled = scale(right, factor);
  // Left is at most right for some pair of values iff left reaches below all that lies above right.
  const admitted = must === 'be' ? scaled : { least: null, most: scaled.most };
  return !isEmpty(intersect(left, admitted));
}
