import { epochBoundary, jointAcceptance } from './replay-coherence.ts';
import { searchInVitest } from './search-in-vitest.ts';

searchInVitest(jointAcceptance);
searchInVitest(epochBoundary);
