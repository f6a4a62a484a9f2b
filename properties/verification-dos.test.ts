import { searchInVitest } from './search-in-vitest.ts';
import { rateLimitNecessity, verificationDos } from './verification-dos.ts';

searchInVitest(verificationDos);
searchInVitest(rateLimitNecessity);
