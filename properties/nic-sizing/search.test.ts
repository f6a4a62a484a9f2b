import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { NIC_SIZING } from './bindings.ts';

searchInVitest(NIC_SIZING);
