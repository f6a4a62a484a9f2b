import { searchInVitest } from '../search-in-vitest.fixture.ts';
import { JOINT_COST } from './bindings.ts';

searchInVitest(JOINT_COST);
