import { isCheck } from '../spec/language/statement.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { DETECTION_LATENCY } from './detection-latency/bindings.ts';
import { DOCUMENT } from './document/bindings.ts';
import { JOINT_COST } from './joint-cost/bindings.ts';
import { KEY_SEPARATION } from './key-separation/bindings.ts';
import { MAC_INHERITANCE } from './mac-inheritance/bindings.ts';
import { NIC_SIZING } from './nic-sizing/bindings.ts';
import { REPLAY_COHERENCE } from './replay-coherence/bindings.ts';
import { SPLIT_VIEW } from './split-view/bindings.ts';
import { VERIFICATION_DOS } from './verification-dos/bindings.ts';
import { VOLUME_INDEPENDENCE } from './volume-independence/bindings.ts';

/** The statements of each subject. Their claims are listed in this order. */
export const BY_SUBJECT = {
  'joint-cost': JOINT_COST,
  'verification-dos': VERIFICATION_DOS,
  'replay-coherence': REPLAY_COHERENCE,
  'split-view': SPLIT_VIEW,
  'key-separation': KEY_SEPARATION,
  'mac-inheritance': MAC_INHERITANCE,
  'nic-sizing': NIC_SIZING,
  'detection-latency': DETECTION_LATENCY,
  'volume-independence': VOLUME_INDEPENDENCE,
  document: DOCUMENT,
} as const satisfies Readonly<Record<string, readonly AnyBinding[]>>;
export type Subject = keyof typeof BY_SUBJECT;
export const SUBJECTS = Object.keys(BY_SUBJECT) as readonly Subject[];

/** The subjects of section 8 of the draft, in its order. */
const SECTION_8: readonly Subject[] = [
  'joint-cost',
  'verification-dos',
  'replay-coherence',
  'key-separation',
  'split-view',
  'volume-independence',
  'mac-inheritance',
  'nic-sizing',
];

/** The checks of section 8. */
export const CHECKS: readonly AnyBinding[] = SECTION_8.flatMap((subject) =>
  BY_SUBJECT[subject].filter(({ statement }) => isCheck(statement)),
);

/** The theorems in their full wording. */
const CLAIMS: readonly AnyBinding[] = Object.values(BY_SUBJECT)
  .flat()
  .filter(({ statement }) => !isCheck(statement));

/** Every statement: what `verify` and `npm test` run. */
export const BINDINGS: readonly AnyBinding[] = [...CHECKS, ...CLAIMS];
