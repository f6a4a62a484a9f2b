import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { volumeIndependence } from './check.ts';

searchInVitest(volumeIndependence);
