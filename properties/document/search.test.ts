import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { DOCUMENT } from './bindings.ts';

searchInVitest(DOCUMENT);
