import { judgeHeldText } from './judge-text.ts';

/** The entry of the thread that looks at statements: one text, what it does to them, both plain data. */
export default judgeHeldText;
