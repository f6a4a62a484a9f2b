import { PACKAGE_ROOT } from '../revision/package-root.ts';
import { digestSources } from './digests.ts';
import { BUILD_MARK } from './program-digests.ts';
import { jsonText, writeWhole } from './write-json.ts';

// The last step of a build.
writeWhole(BUILD_MARK, jsonText(digestSources(PACKAGE_ROOT)));
