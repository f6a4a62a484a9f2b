import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { DETECTION_LATENCY } from './bindings.ts';

searchInVitest(DETECTION_LATENCY);
