import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { SPLIT_VIEW } from './bindings.ts';

searchInVitest(SPLIT_VIEW);
