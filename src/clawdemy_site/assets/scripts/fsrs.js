/**
 * When a card comes back: the Free Spaced Repetition Scheduler, version 6, from its published description
 * (github.com/open-spaced-repetition, "The Algorithm"). Pure: the time comes in as a number. Days are the learner's
 * calendar days, for what has elapsed as for what is due, see `days.js`.
 */

import { daysBetween, morningOf } from "./days.js";

/** @typedef {1 | 2 | 3 | 4} Rating Again, hard, good, easy. */

/** @typedef {[at: number, rating: Rating]} Review Milliseconds since 1970, and the rating. */

/**
 * @typedef {object} Schedule Where a card stands.
 * @property {"learning" | "review" | "relearning"} state
 * @property {number | null} step Place among the short steps of learning or relearning; null in review.
 * @property {number | null} stability Days until the card is remembered nine times in ten; null before any review.
 * @property {number | null} difficulty From 1, easy, to 10; null before any review.
 * @property {number} due When it comes back, ms since 1970: after a short step, or in the morning of its day; 0 before
 *   any review.
 * @property {number | null} last When it was last reviewed, ms since 1970; null before any review.
 */

const MINUTE_MS = 60_000;

/** The default parameters, fitted to the histories of many learners; the descriptions call them w0 to w20. */
export const PARAMETERS = Object.freeze([
  0.212, //  0  stability after a first "again", days
  1.2931, //  1  … after a first "hard"
  2.3065, //  2  … after a first "good"
  8.2956, //  3  … after a first "easy"
  6.4133, //  4  difficulty after a first "again"
  0.8334, //  5  how fast a better first rating lowers it
  3.0194, //  6  how far a rating moves difficulty
  0.001, //  7  how strongly difficulty returns to that of an easy card
  1.8722, //  8  how much a recall adds to stability (as an exponent of e)
  0.1666, //  9  how much less it adds where stability is high
  0.796, // 10  how much more it adds where forgetting was near
  1.4835, // 11  stability after forgetting
  0.0614, // 12  how much a difficult card loses there
  0.2629, // 13  how much of the old stability stays
  1.6483, // 14  how much stays where forgetting was near
  0.6014, // 15  what "hard" takes off the growth of stability, a factor
  1.8729, // 16  what "easy" adds to it, a factor
  0.5425, // 17  how much a rating on the same day changes stability
  0.0912, // 18  shift of that change in favour of growth
  0.0658, // 19  how much less it changes where stability is high
  0.1542, // 20  how fast memory fades (the exponent of the forgetting curve)
]);

/** The share of cards that are remembered when they come back. */
const WANTED = 0.9;
const LONGEST_DAYS = 36_500;
const LEAST_STABILITY = 0.001;

/** Waits while a card is learnt or learnt again. */
const STEPS = { learning: [MINUTE_MS, 10 * MINUTE_MS], relearning: [10 * MINUTE_MS] };

const FADING = 0.9 ** (-1 / PARAMETERS[20]) - 1;

/** @type {Schedule} */
const NEW_CARD = Object.freeze({ state: "learning", step: 0, stability: null, difficulty: null, due: 0, last: null });

/**
 * Where a card stands after its reviews.
 *
 * @param {readonly Review[]} history In any order; none for a new card.
 * @param {{now?: number}} [options] Reviews after `now` are read as made now; without it all stand as they are.
 * @returns {Schedule}
 */
export function replay(history, { now = Infinity } = {}) {
  const inOrder = [...history].sort((one, other) => one[0] - other[0]);
  return inOrder.reduce((card, [at, rating]) => next(card, rating, Math.min(at, now)), NEW_CARD);
}

/**
 * Where a card stands after one more review.
 *
 * @param {Schedule} card
 * @param {Rating} rating
 * @param {number} now Ms since 1970; a time before the last review is read as the time of that review.
 * @returns {Schedule}
 */
export function next(card, rating, now) {
  const at = Math.max(now, card.last ?? now);
  const stability = nextStability(card, rating, at);
  const difficulty = card.difficulty === null ? firstDifficulty(rating) : nextDifficulty(card.difficulty, rating);
  const place = nextPlace(withoutOldSteps(card, at), rating);
  return {
    state: place.state,
    step: place.step,
    stability,
    difficulty,
    due: place.wait ? Math.min(at + place.wait, morningOf(at, 1)) : morningOf(at, wholeDays(stability)),
    last: at,
  };
}

/**
 * Short steps end with the day on which they began: after a night it is the night that a card was remembered over, and
 * ten minutes more would ask for nothing new.
 *
 * @param {Schedule} card
 * @param {number} at
 * @returns {Schedule}
 */
function withoutOldSteps(card, at) {
  const isOver = card.last !== null && daysBetween(card.last, at) > 0;
  return isOver ? { ...card, state: "review", step: null } : card;
}

/**
 * How likely a card is remembered, 0 to 1; 0 where it was never reviewed. Only days since then count.
 *
 * @param {Schedule} card
 * @param {number} now Ms since 1970.
 * @returns {number}
 */
export function retrievability(card, now) {
  if (card.last === null || card.stability === null) {
    return 0;
  }
  return (1 + (FADING * daysBetween(card.last, now)) / card.stability) ** -PARAMETERS[20];
}

/**
 * The state that follows, and the wait there where it is one of the short steps.
 *
 * @param {Schedule} card
 * @param {Rating} rating
 * @returns {{state: Schedule["state"], step: number | null, wait?: number}}
 */
function nextPlace(card, rating) {
  if (card.state === "review" && rating > 1) {
    return { state: "review", step: null };
  }
  const state = card.state === "review" ? "relearning" : card.state;
  const steps = STEPS[state];
  const step = card.step ?? 0;
  if (rating === 1) {
    return { state, step: 0, wait: steps[0] };
  }
  if (rating === 2) {
    return { state, step, wait: hardWait(steps, step) };
  }
  if (rating === 3 && step + 1 < steps.length) {
    return { state, step: step + 1, wait: steps[step + 1] };
  }
  return { state: "review", step: null };
}

/**
 * "Hard" stays at its step; at the first it waits between "again" and "good".
 *
 * @param {number[]} steps
 * @param {number} step
 */
function hardWait(steps, step) {
  if (step > 0) {
    return steps[step];
  }
  return steps.length > 1 ? (steps[0] + steps[1]) / 2 : steps[0] * 1.5;
}

/**
 * @param {Schedule} card
 * @param {Rating} rating
 * @param {number} at
 */
function nextStability(card, rating, at) {
  const { stability, difficulty, last } = card;
  if (stability === null || difficulty === null || last === null) {
    return PARAMETERS[rating - 1];
  }
  if (daysBetween(last, at) < 1) {
    return Math.max(sameDay(stability, rating), LEAST_STABILITY);
  }
  const faded = 1 - retrievability(card, at);
  const found = rating === 1 ? forgotten(stability, difficulty, faded) : recalled(stability, difficulty, faded, rating);
  return Math.max(found, LEAST_STABILITY);
}

/**
 * @param {number} stability
 * @param {Rating} rating
 */
function sameDay(stability, rating) {
  const change = Math.exp(PARAMETERS[17] * (rating - 3 + PARAMETERS[18])) * stability ** -PARAMETERS[19];
  return stability * (rating > 1 ? Math.max(change, 1) : change);
}

/**
 * @param {number} stability
 * @param {number} difficulty
 * @param {number} faded How likely the card was forgotten, 0 to 1.
 * @param {Rating} rating
 */
function recalled(stability, difficulty, faded, rating) {
  const ease = { 1: 1, 2: PARAMETERS[15], 3: 1, 4: PARAMETERS[16] }[rating];
  const growth =
    Math.exp(PARAMETERS[8]) *
    (11 - difficulty) *
    stability ** -PARAMETERS[9] *
    (Math.exp(PARAMETERS[10] * faded) - 1) *
    ease;
  return stability * (1 + growth);
}

/**
 * @param {number} stability
 * @param {number} difficulty
 * @param {number} faded How likely the card was forgotten, 0 to 1.
 */
function forgotten(stability, difficulty, faded) {
  const rest =
    PARAMETERS[11] *
    difficulty ** -PARAMETERS[12] *
    ((stability + 1) ** PARAMETERS[13] - 1) *
    Math.exp(PARAMETERS[14] * faded);
  // Forgetting lowers stability, however little the card had faded.
  return Math.min(rest, stability / Math.exp(PARAMETERS[17] * PARAMETERS[18]));
}

/** @param {Rating} rating */
function firstDifficulty(rating) {
  return withinScale(unboundedDifficulty(rating));
}

/** @param {Rating} rating */
function unboundedDifficulty(rating) {
  return PARAMETERS[4] - Math.exp(PARAMETERS[5] * (rating - 1)) + 1;
}

/**
 * @param {number} difficulty
 * @param {Rating} rating
 */
function nextDifficulty(difficulty, rating) {
  const moved = difficulty - (PARAMETERS[6] * (rating - 3) * (10 - difficulty)) / 9;
  return withinScale(PARAMETERS[7] * unboundedDifficulty(4) + (1 - PARAMETERS[7]) * moved);
}

/** @param {number} difficulty */
function withinScale(difficulty) {
  return Math.min(Math.max(difficulty, 1), 10);
}

/**
 * @param {number} stability
 * @returns {number} Days until the share that we want is left, in whole days.
 */
function wholeDays(stability) {
  const days = (stability / FADING) * (WANTED ** (-1 / PARAMETERS[20]) - 1);
  return Math.min(Math.max(Math.round(days), 1), LONGEST_DAYS);
}
