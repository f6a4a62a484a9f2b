import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { epochBoundary, jointAcceptance } from './checks.ts';

searchInVitest(jointAcceptance);
searchInVitest(epochBoundary);
