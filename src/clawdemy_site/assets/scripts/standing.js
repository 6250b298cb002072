/**
 * Where a learner stands in each lesson, and in several together.
 *
 * An outcome is practised once one of its questions was answered right, with or without help, or judged to be known at
 * least in part. A card is reviewed once it was rated.
 */

import { el } from "./dom.js";
import { gatherCards, sortCards } from "./due.js";
import { countOf } from "./phrases.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./page.js").LessonData} LessonData */

/**
 * @typedef {object} Standing
 * @property {LessonData} lesson
 * @property {number} at When it was read, ms since 1970; 0 if it was not.
 * @property {[id: string, title: string][]} changed Sections that have other words than when it was read.
 * @property {Set<string>} practised Ids of its outcomes.
 * @property {number} outcomes How many of its outcomes have a question.
 * @property {number} reviewed How many of its cards were reviewed.
 * @property {number} due How many of its cards come up now.
 * @property {number} fresh How many wait to be reviewed for the first time.
 */

/** @typedef {"lessons" | "read" | "outcomes" | "practised" | "cards" | "reviewed" | "due" | "fresh"} Counted */

/** @typedef {Record<Counted, number>} Sum */

/**
 * @param {App} app
 * @returns {Map<string, Standing>} By the lesson's path, in the order of the courses.
 */
function standingsOf(app) {
  const { due, fresh, later } = sortCards(gatherCards(app), app.clock.now());
  const lessons = app.data.courses.flatMap((course) => course.lessons);
  return new Map(
    lessons.map((lesson) => {
      const [nowDue, isNew, inTime] = [due, fresh, later].map(
        (cards) => cards.filter((card) => card.lesson === lesson.path).length,
      );
      const counts = { reviewed: nowDue + inTime, due: nowDue, fresh: isNew };
      return [lesson.path, { lesson, ...readingOf(app, lesson), ...practiceOf(app, lesson), ...counts }];
    }),
  );
}

/**
 * Show where the learner stands, now and after each change; also where a page that was left comes back.
 *
 * @param {App} app
 * @param {(standings: Map<string, Standing>) => void} show
 */
export function followStandings(app, show) {
  const now = () => show(standingsOf(app));
  now();
  app.records.onChange(now);
  addEventListener("pageshow", ({ persisted }) => persisted && now());
  // A page may lie open in a tab over night.
  document.addEventListener("visibilitychange", () => document.hidden || now());
}

/**
 * @param {App} app
 * @param {LessonData} lesson
 * @returns {Pick<Standing, "at" | "changed">}
 */
export function readingOf({ records }, { path, sections }) {
  const read = records.readOf(path);
  const changed = read ? sections.filter(([id, , hash]) => read.sections[id] !== hash) : [];
  return { at: read?.at ?? 0, changed: changed.map(([id, title]) => [id, title]) };
}

/**
 * @param {App} app
 * @param {LessonData} lesson
 * @returns {Pick<Standing, "practised" | "outcomes">}
 */
function practiceOf({ records }, { path, questions }) {
  const right = questions.filter(([id]) => records.answerOf(path, id)?.best);
  const outcomes = (/** @type {LessonData["questions"]} */ of) => new Set(of.map(([, outcome]) => outcome));
  return { practised: outcomes(right), outcomes: outcomes(questions).size };
}

/**
 * @param {Standing["changed"]} changed
 * @param {string} [page] The lesson's page, where it is another than this.
 * @returns {(Node | string)[]} Links to the sections, with commas between.
 */
export function sectionLinks(changed, page = "") {
  return changed.flatMap(([id, title], place) => [place ? ", " : "", el("a", { href: `${page}#${id}` }, title)]);
}

/**
 * @param {Iterable<Standing>} standings
 * @returns {Sum}
 */
export function sumUp(standings) {
  const sum = { lessons: 0, read: 0, outcomes: 0, practised: 0, cards: 0, reviewed: 0, due: 0, fresh: 0 };
  for (const { lesson, at, outcomes, practised, reviewed, due, fresh } of standings) {
    sum.lessons += 1;
    sum.read += at ? 1 : 0;
    sum.outcomes += outcomes;
    sum.practised += practised.size;
    sum.cards += lesson.cards.length;
    sum.reviewed += reviewed;
    sum.due += due;
    sum.fresh += fresh;
  }
  return sum;
}

/**
 * @param {Sum} sum
 * @returns {boolean} Whether anything was done there.
 */
export function isBegun({ read, practised, reviewed, fresh }) {
  return read + practised + reviewed + fresh > 0;
}

/**
 * @param {Sum} sum
 * @returns {string} `3 of 4 outcomes practised`
 */
export function sayPractised({ practised, outcomes }) {
  return `${practised} of ${countOf(outcomes, "outcome")} practised`;
}

/**
 * @param {Pick<Sum, "due" | "fresh">} sum
 * @returns {string} `6 due, 3 new`; empty where no card comes up.
 */
export function sayComing({ due, fresh }) {
  return [due && `${due} due`, fresh && `${fresh} new`].filter(Boolean).join(", ");
}
