import { abstractReference, monotoneCost, pathDecomposition } from './joint-cost.ts';
import { searchInVitest } from './search-in-vitest.ts';

searchInVitest(monotoneCost);
searchInVitest(pathDecomposition);
searchInVitest(abstractReference);
