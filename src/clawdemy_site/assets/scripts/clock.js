/** The one place where the time of day is read, so that a test can set it. */

/** @typedef {{now: () => number}} Clock Milliseconds since 1970. */

/** @returns {Clock} */
export function createClock() {
  return { now: () => Date.now() };
}
