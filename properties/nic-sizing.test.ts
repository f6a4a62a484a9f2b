import { nicSufficiency } from './nic-sizing.ts';
import { searchInVitest } from './search-in-vitest.ts';

searchInVitest(nicSufficiency);
