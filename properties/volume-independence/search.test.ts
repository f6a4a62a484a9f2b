import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { VOLUME_INDEPENDENCE } from './bindings.ts';

searchInVitest(VOLUME_INDEPENDENCE);
