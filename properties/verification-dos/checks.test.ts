import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { rateLimitNecessity, verificationDos } from './checks.ts';

searchInVitest(verificationDos);
searchInVitest(rateLimitNecessity);
