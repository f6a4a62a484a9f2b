import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { REPLAY_COHERENCE } from './bindings.ts';

searchInVitest(REPLAY_COHERENCE);
