import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { MAC_INHERITANCE } from './bindings.ts';

searchInVitest(MAC_INHERITANCE);
