import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { nicSufficiency } from './check.ts';

searchInVitest(nicSufficiency);
