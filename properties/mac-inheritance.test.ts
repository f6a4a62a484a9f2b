import { macInheritance } from './mac-inheritance.ts';
import { searchInVitest } from './search-in-vitest.ts';

searchInVitest(macInheritance);
