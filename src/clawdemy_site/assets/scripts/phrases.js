/** Words that several pages need: counts, and days. */

import { dateIn } from "./days.js";

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
 * @returns {string} The learner's day in which it lies: `21 November 2026`, as the build writes days.
 */
export function dateOf(moment) {
  return inWords(moment, { day: "numeric", month: "long", year: "numeric" });
}

/**
 * @param {number} moment Ms since 1970.
 * @param {number} now
 * @returns {string} The learner's day in which it lies: `21 November`, and the year where it is not the one of today.
 */
export function dateNear(moment, now) {
  const isThisYear = dateIn(moment).getFullYear() === dateIn(now).getFullYear();
  return isThisYear ? inWords(moment, { day: "numeric", month: "long" }) : dateOf(moment);
}

/**
 * @param {number} moment Ms since 1970.
 * @returns {string} The learner's day in which it lies: `Friday`.
 */
export function weekdayOf(moment) {
  return inWords(moment, { weekday: "long" });
}

/**
 * @param {number} moment
 * @param {Intl.DateTimeFormatOptions} form
 */
function inWords(moment, form) {
  return dateIn(moment).toLocaleDateString("en-GB", form);
}
