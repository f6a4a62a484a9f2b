import { keySeparation } from './key-separation.ts';
import { searchInVitest } from './search-in-vitest.ts';

searchInVitest(keySeparation);
