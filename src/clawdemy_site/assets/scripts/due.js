/** Which cards come up, and when: those of lessons that a learner has begun, each with where it stands. */

import { replay } from "./fsrs.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./fsrs.js").Schedule} Schedule */
/** @typedef {import("./page.js").CourseData} CourseData */
/** @typedef {import("./page.js").LessonData} LessonData */

/**
 * @typedef {object} KnownCard
 * @property {string} course
 * @property {string} lesson `course/lesson`.
 * @property {string} id
 * @property {Schedule} schedule
 * @property {number} due When it comes up, ms since 1970; 0 for a card that was never reviewed.
 */

/**
 * Where a card stands.
 *
 * @param {App} app
 * @param {string} lesson
 * @param {string} id
 * @returns {Schedule}
 */
export function scheduleOf({ records, clock }, lesson, id) {
  return replay(records.reviewsOf(lesson, id), { now: clock.now() });
}

/**
 * Whether a lesson was read, or some of its questions or cards were answered.
 *
 * @param {App} app
 * @param {LessonData} lesson
 * @returns {boolean}
 */
export function hasBegun({ records }, { path, questions, cards }) {
  return (
    records.readOf(path) !== null ||
    questions.some(([id]) => records.answerOf(path, id)) ||
    cards.some(([id]) => records.reviewsOf(path, id).length > 0)
  );
}

/**
 * The cards of the lessons that were begun, in the order of the courses.
 *
 * @param {App} app
 * @param {CourseData[]} [courses] All that the page knows, if left out.
 * @returns {KnownCard[]}
 */
export function gatherCards(app, courses = app.data.courses) {
  const lessons = courses.flatMap(({ slug, lessons }) => lessons.map((lesson) => ({ slug, lesson })));
  return lessons
    .filter(({ lesson }) => hasBegun(app, lesson))
    .flatMap(({ slug, lesson }) =>
      lesson.cards.map(([id]) => {
        const schedule = scheduleOf(app, lesson.path, id);
        return { course: slug, lesson: lesson.path, id, schedule, due: schedule.due };
      }),
    );
}

/**
 * Cards that were reviewed and come up now, those that waited longest first; and those never reviewed.
 *
 * @template {{schedule: Schedule, due: number}} Sorted
 * @param {Sorted[]} cards
 * @param {number} now Ms since 1970.
 * @returns {{due: Sorted[], fresh: Sorted[], later: Sorted[]}} `later` in the order in which they come up.
 */
export function sortCards(cards, now) {
  const met = cards.filter((card) => card.schedule.last !== null).sort((one, other) => one.due - other.due);
  return {
    due: met.filter((card) => card.due <= now),
    fresh: cards.filter((card) => card.schedule.last === null),
    later: met.filter((card) => card.due > now),
  };
}
