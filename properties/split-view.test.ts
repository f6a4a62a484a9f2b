import { searchInVitest } from './search-in-vitest.ts';
import { splitView } from './split-view.ts';

searchInVitest(splitView);
