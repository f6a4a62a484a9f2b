import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { keySeparation } from './check.ts';

searchInVitest(keySeparation);
