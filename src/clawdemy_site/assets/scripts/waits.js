/** How long until a card comes back, in words. */

import { daysBetween, morningOf } from "./days.js";
import { countOf, dateNear, weekdayOf } from "./phrases.js";

const A_MINUTE = 60_000;

/**
 * How long until a card comes back: on the same day in minutes or hours, else in days.
 *
 * @param {number} due Ms since 1970, later than now.
 * @param {number} now
 * @returns {string} `10 min`, `3 days`, `2 months`.
 */
export function sayWait(due, now) {
  const [minutes, days] = [Math.round((due - now) / A_MINUTE), daysBetween(now, due)];
  if (!days) {
    return minutes < 60 ? `${Math.max(1, minutes)} min` : `${Math.round(minutes / 60)} h`;
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
    ["later today", morningOf(now, 1)],
    ["tomorrow", morningOf(now, 2)],
    ["within a week", morningOf(now, 8)],
    ["within a month", morningOf(now, 31)],
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
  const days = daysBetween(now, due);
  if (!days) {
    return `in ${sayWait(due, now)}`;
  }
  if (days === 1) {
    return "tomorrow";
  }
  return `on ${days < 7 ? weekdayOf(due) : dateNear(due, now)}`;
}
