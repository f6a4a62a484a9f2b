import { checkHeldText } from './check-text.ts';

/** The entry of the worker thread: one text, its diagnostics, both plain data. */
export default checkHeldText;
