import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { KEY_SEPARATION } from './bindings.ts';

searchInVitest(KEY_SEPARATION);
