import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { VERIFICATION_DOS } from './bindings.ts';

searchInVitest(VERIFICATION_DOS);
