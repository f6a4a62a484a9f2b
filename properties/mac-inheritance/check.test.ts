import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { macInheritance } from './check.ts';

searchInVitest(macInheritance);
