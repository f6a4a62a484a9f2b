import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { abstractReference, monotoneCost, pathDecomposition } from './checks.ts';

searchInVitest(monotoneCost);
searchInVitest(pathDecomposition);
searchInVitest(abstractReference);
