/** The order of a session: which card is up, what a rating does to it, and how the last one is taken back. Pure. */

import { next } from "./fsrs.js";

/** @typedef {import("./fsrs.js").Rating} Rating */
/** @typedef {import("./fsrs.js").Schedule} Schedule */

/** @typedef {{lesson: string, id: string, front: Element, back: Element}} StudyCard What holds its sides. */

/** @typedef {{card: StudyCard, schedule: Schedule}} Entry */

/**
 * @typedef {object} Queue
 * @property {() => Entry | null} current The card that is up; null at the end.
 * @property {() => number} left How many answers are still to come, as far as that is known.
 * @property {(rating: Rating, now: number) => void} rate Rates the card that is up.
 * @property {() => {card: StudyCard, rating: Rating} | null} last The rating that can be taken back.
 * @property {() => void} settle Leaves the last rating as it is for good.
 * @property {() => void} undo Takes the last rating back: its card is up again.
 * @property {() => Rating[]} ratings All that were given.
 * @property {() => Entry[]} done The cards that were answered, each as it stands now.
 */

/** After how many other cards a forgotten one comes back. */
const GAP = 3;

/**
 * @param {Entry[]} entries In the order in which they come up.
 * @returns {Queue}
 */
export function createQueue(entries) {
  let state = { waiting: entries, done: /** @type {Entry[]} */ ([]), ratings: /** @type {Rating[]} */ ([]) };
  /** @type {{card: StudyCard, rating: Rating, before: typeof state} | null} */
  let last = null;
  return {
    current: () => state.waiting[0] ?? null,
    left: () => state.waiting.length,
    rate(rating, now) {
      const [up, ...waiting] = state.waiting;
      const rated = { card: up.card, schedule: next(up.schedule, rating, now) };
      last = { card: up.card, rating, before: state };
      if (rating === 1) {
        waiting.splice(GAP, 0, rated);
      }
      const others = state.done.filter(({ card }) => card !== up.card);
      state = { waiting, done: [...others, rated], ratings: [...state.ratings, rating] };
    },
    last: () => last,
    settle() {
      last = null;
    },
    undo() {
      state = last?.before ?? state;
      last = null;
    },
    ratings: () => state.ratings,
    done: () => state.done,
  };
}
