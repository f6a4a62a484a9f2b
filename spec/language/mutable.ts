/** What is read-only for whoever gets it, as it is filled in by whoever makes it. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
