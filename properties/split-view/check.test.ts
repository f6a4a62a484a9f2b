import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { splitView } from './check.ts';

searchInVitest(splitView);
