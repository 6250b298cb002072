/**
 * The one notion of a day: a learner's calendar day, from four in the morning on, where the learner is. Who studies past
 * midnight has not begun the next one.
 *
 * Days are counted through local dates, never as blocks of 24 hours: the same hour a day later is one day later, also
 * over a night in which the clock changes, and also for who studies five minutes earlier each evening. Only moments are
 * kept; which day one lies in is asked anew each time. So who flies to another time zone may find two reviews on the
 * same day or on days further apart than before, but never in another order.
 */

const DAY_STARTS = 4;
const DAY_MS = 86_400_000;

/** A browser knows no later date; two days are left so that all time zones have a day for it. */
const LAST_MOMENT = 8_640_000_000_000_000 - 2 * DAY_MS;

/**
 * The date of the learner's day in which a moment lies.
 *
 * @param {number} moment Ms since 1970.
 * @returns {Date} Noon of that date, local time: an hour that every date has.
 */
export function dateIn(moment) {
  const at = new Date(Math.min(moment, LAST_MOMENT));
  const early = at.getHours() < DAY_STARTS ? 1 : 0;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - early, 12);
}

/**
 * How many of the learner's days one moment lies after another.
 *
 * @param {number} from Ms since 1970.
 * @param {number} to Ms since 1970.
 * @returns {number} A whole number; 0 on the same day, and where `to` comes first.
 */
export function daysBetween(from, to) {
  return Math.max(0, countOfDay(to) - countOfDay(from));
}

/**
 * The morning of the learner's day in which a moment lies.
 *
 * @param {number} moment Ms since 1970.
 * @param {number} [days] How many days after that one.
 * @returns {number} Ms since 1970.
 */
export function morningOf(moment, days = 0) {
  if (moment + days * DAY_MS > LAST_MOMENT) {
    return moment + days * DAY_MS;
  }
  const date = dateIn(moment);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, DAY_STARTS).getTime();
}

/**
 * The date of a learner's day for a machine.
 *
 * @param {number} moment Ms since 1970.
 * @returns {string} `2026-11-21`.
 */
export function isoDate(moment) {
  return new Date(countOfDay(moment) * DAY_MS).toISOString().slice(0, 10);
}

/**
 * @param {number} moment
 * @returns {number} The learner's day, counted from that of 1 January 1970.
 */
function countOfDay(moment) {
  const date = dateIn(moment);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
}
