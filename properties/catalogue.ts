import type { AnyBinding } from '../src/search/binding.ts';
import { epochBoundary, jointAcceptance } from './replay-coherence.ts';

/** Every check, in the order of section 8 of the draft: what `verify` and `npm test` run. */
export const BINDINGS: readonly AnyBinding[] = [jointAcceptance, epochBoundary];
