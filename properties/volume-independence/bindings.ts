import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { volumeIndependence } from './check.ts';

/** Every statement of the subject. */
export const VOLUME_INDEPENDENCE: readonly AnyBinding[] = [volumeIndependence];
