/** How long until a card comes back, in words. */

import { dayOf } from "./due.js";
import { countOf } from "./phrases.js";

const A_MINUTE = 60_000;
const A_DAY = 24 * 60 * A_MINUTE;

/**
 * @param {number} wait Milliseconds.
 * @returns {string} `10 min`, `3 days`, `2 months`.
 */
export function sayWait(wait) {
  const [minutes, days] = [wait / A_MINUTE, Math.round(wait / A_DAY)];
  if (minutes < 60) {
    return `${Math.max(1, Math.round(minutes))} min`;
  }
  if (wait < A_DAY) {
    return `${Math.round(minutes / 60)} h`;
  }
  if (days < 31) {
    return countOf(days, "day");
  }
  const months = Math.round(days / 30.4);
  return months < 12 ? countOf(months, "month") : countOf(Math.round(days / 36.5) / 10, "year");
}

/**
 * How many cards come up when.
 *
 * @param {number[]} dues When each comes up, ms since 1970, all later than now.
 * @param {number} now
 * @returns {string} `3 later today, 5 tomorrow, 2 within a week`; empty where there are none.
 */
export function sayComingUp(dues, now) {
  let from = now;
  const ends = /** @type {[string, number][]} */ ([
    ["later today", dayOf(now, 1)],
    ["tomorrow", dayOf(now, 2)],
    ["within a week", dayOf(now, 8)],
    ["within a month", dayOf(now, 31)],
    ["after that", Infinity],
  ]);
  const parts = ends.map(([words, end]) => {
    const count = dues.filter((due) => due >= from && due < end).length;
    from = end;
    return count && `${count} ${words}`;
  });
  return parts.filter(Boolean).join(", ");
}

/**
 * When a card comes up, told to who waits for it.
 *
 * @param {number} due Ms since 1970, later than now.
 * @param {number} now
 * @returns {string} `in 8 min`, `tomorrow`, `on Friday`, `on 24 December`.
 */
export function sayWhen(due, now) {
  if (due < dayOf(now, 1)) {
    return `in ${sayWait(due - now)}`;
  }
  if (due < dayOf(now, 2)) {
    return "tomorrow";
  }
  const form = due < dayOf(now, 7) ? { weekday: "long" } : { day: "numeric", month: "long" };
  return `on ${new Date(due).toLocaleDateString("en-GB", /** @type {Intl.DateTimeFormatOptions} */ (form))}`;
}
