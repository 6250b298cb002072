/** Words that several pages need: counts, and days. */

/**
 * @param {number} count
 * @param {string} word In the singular.
 * @returns {string} `1 card`, `9 cards`.
 */
export function countOf(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * @param {number} moment Ms since 1970.
 * @returns {string} `21 November 2026`, as the build writes days.
 */
export function dateOf(moment) {
  return new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
