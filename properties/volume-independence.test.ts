import { searchInVitest } from './search-in-vitest.ts';
import { volumeIndependence } from './volume-independence.ts';

searchInVitest(volumeIndependence);
