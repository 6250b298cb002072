/** What a learner did: answers, reviews of cards, pages read, and the place where they left off. */

import { isSound, nameToday, unite } from "./shapes.js";
import { createStore } from "./store.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./fsrs.js").Rating} Rating */
/** @typedef {import("./fsrs.js").Review} Review */
/** @typedef {import("./shapes.js").Outcome} Outcome */

/** @typedef {{best: Outcome, last: Outcome, tries: number, at: number}} Answer `tries` counts to 20; `at` is the last. */

/** @typedef {{lesson: string, kind: string, title: string}} Place A page: `course/lesson`, the page's kind, its title. */

/**
 * @typedef {object} Records Lessons are `course/lesson`; ids are those of blocks.
 * @property {(lesson: string, id: string, outcome: Outcome) => void} recordAnswer 2 right or known, 1 in part, 0 not yet.
 * @property {(lesson: string, id: string) => Answer | null} answerOf
 * @property {(lesson: string, id: string, rating: Rating) => void} recordReview
 * @property {(lesson: string, id: string) => Review[]} reviewsOf In order of time, none later than now.
 * @property {(lesson: string, sections: Record<string, string>) => void} recordRead The hash of each section by its id.
 * @property {(lesson: string) => void} forgetRead
 * @property {(lesson: string) => {at: number, sections: Record<string, string>} | null} readOf
 * @property {(place: Place) => void} recordPlace
 * @property {() => (Place & {at: number}) | null} place
 * @property {() => Record<string, string | number | boolean>} settings
 * @property {(patch: Record<string, string | number | boolean>) => void} saveSettings
 * @property {Store["onChange"]} onChange
 */

/** How far ahead of this clock another may run, in ms, before what it wrote is read as made now: no day is counted. */
const MOST_AHEAD = 24 * 3_600_000;

/**
 * The store for these records.
 *
 * @param {Storage | null} storage
 * @param {string} prefix
 * @returns {Store}
 */
export function createRecordStore(storage, prefix) {
  return createStore(storage, prefix, { isSound, nameToday, unite });
}

/**
 * @param {Store} store One made by `createRecordStore`.
 * @param {Clock} clock
 * @returns {Records}
 */
export function createRecords(store, clock) {
  return {
    ...answersIn(store, clock),
    ...reviewsIn(store, clock),
    ...readingIn(store, clock),
    ...settingsIn(store, clock),
    onChange: store.onChange,
  };
}

/**
 * @param {Store} store
 * @param {Clock} clock
 * @returns {Pick<Records, "recordAnswer" | "answerOf">}
 */
function answersIn(store, clock) {
  return {
    recordAnswer(lesson, id, outcome) {
      store.update(`answer:${lesson}#${id}`, (answer) => {
        // Tries stand in the order in which they were made, even where the clock was set back between them.
        const at = Math.max(clock.now(), (answer?.tries.at(-1)[0] ?? 0) + 1);
        return unite("answer:", answer, { v: 1, best: [at, outcome], tries: [[at, outcome]] });
      });
    },
    answerOf(lesson, id) {
      const answer = store.get(`answer:${lesson}#${id}`);
      if (!answer) {
        return null;
      }
      const [at, last] = answer.tries.at(-1);
      return { best: answer.best[1], last, tries: answer.tries.length, at };
    },
  };
}

/**
 * @param {Store} store
 * @param {Clock} clock
 * @returns {Pick<Records, "recordReview" | "reviewsOf">}
 */
function reviewsIn(store, clock) {
  return {
    recordReview(lesson, id, rating) {
      const review = { v: 1, reviews: [[clock.now(), rating]] };
      store.update(`card:${lesson}#${id}`, (card) => unite("card:", card, review));
    },
    reviewsOf(lesson, id) {
      const now = clock.now();
      /** @type {Review[]} */
      const reviews = store.get(`card:${lesson}#${id}`)?.reviews ?? [];
      if (!reviews.length || reviews[reviews.length - 1][0] <= now) {
        return reviews;
      }
      const known = whenSeen(store, now, reviews);
      return reviews
        .map(([at, rating]) => /** @type {Review} */ ([at <= now ? at : known, rating]))
        .sort((one, other) => one[0] - other[0]);
    },
  };
}

/**
 * The time at which reviews that lie in the future are read: now, but once they were noticed, the moment when they
 * were. So a review made under a clock that ran a year ahead does not put its card off for a year, and one that is only
 * "in the future" because the clock runs behind today reads right again tomorrow. Nothing in storage is changed.
 *
 * @param {Store} store
 * @param {number} now
 * @param {Review[]} reviews
 * @returns {number}
 */
function whenSeen(store, now, reviews) {
  if (reviews[reviews.length - 1][0] <= now + MOST_AHEAD) {
    return now;
  }
  const seen = store.get("ahead");
  if (seen && seen.at <= now) {
    return seen.at;
  }
  store.update("ahead", () => ({ v: 1, at: now }));
  return now;
}

/**
 * @param {Store} store
 * @param {Clock} clock
 * @returns {Pick<Records, "recordRead" | "forgetRead" | "readOf" | "recordPlace" | "place">}
 */
function readingIn(store, clock) {
  return {
    recordRead(lesson, sections) {
      store.update(`read:${lesson}`, () => ({ v: 1, at: clock.now(), sections }));
    },
    // Told, not taken out: another tab and an older file must not bring it back.
    forgetRead(lesson) {
      store.update(`read:${lesson}`, () => ({ v: 1, at: clock.now(), sections: null }));
    },
    readOf(lesson) {
      const read = store.get(`read:${lesson}`);
      return read?.sections ? { at: read.at, sections: read.sections } : null;
    },
    recordPlace({ lesson, kind, title }) {
      store.update("place", () => ({ v: 1, at: clock.now(), lesson, kind, title }));
    },
    place() {
      const { v, ...place } = store.get("place") ?? {};
      return v ? { ...place, lesson: nameToday(place.lesson) } : null;
    },
  };
}

/**
 * @param {Store} store
 * @param {Clock} clock
 * @returns {Pick<Records, "settings" | "saveSettings">}
 */
function settingsIn(store, clock) {
  return {
    settings() {
      const { values = {} } = store.get("settings") ?? {};
      return Object.fromEntries(Object.entries(values).map(([name, [, value]]) => [name, value]));
    },
    saveSettings(patch) {
      const at = clock.now();
      const values = Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, [at, value]]));
      store.update("settings", (now) => ({ v: 1, values: { ...now?.values, ...values } }));
    },
  };
}
