import { jsonText, writeWhole } from '../input/write-json.ts';
import { digestSources } from './digests.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { BUILD_MARK } from './program-digests.ts';

// The last step of a build.
writeWhole(BUILD_MARK, jsonText(digestSources(PACKAGE_ROOT)));
