/** "Continue where you left off", and what is due for review: on the home page, and on a course's for that course. */

import { el, findOne } from "./dom.js";
import { siteAddress } from "./page.js";
import { followStandings, isBegun, sayComing, sumUp } from "./standing.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./standing.js").Standing} Standing */

/** @param {App} app */
export function startHome(app) {
  if (!["home", "course"].includes(app.page.kind)) {
    return;
  }
  followStandings(app, (byLesson) => {
    const standings = [...byLesson.values()];
    showWay(app, standings);
    showDue(standings);
  });
}

/**
 * @param {App} app
 * @param {Standing[]} standings
 */
function showWay(app, standings) {
  const button = findOne(document, "[data-continue]");
  if (!button) {
    return;
  }
  const way = whereNext(app, standings);
  const told = button.dataset;
  told.words ??= button.textContent ?? "";
  told.address ??= button.getAttribute("href") ?? "";
  button.textContent = way ? `${way.verb} lesson ${way.lesson.number}: ${way.lesson.title}` : told.words;
  button.setAttribute("href", way ? siteAddress(app.page, way.address) : told.address);
}

/**
 * Where a learner left off: the lesson that was not read to its end, then its practice, then the next lesson.
 *
 * @param {App} app
 * @param {Standing[]} standings
 * @returns {{verb: string, lesson: import("./page.js").LessonData, address: string} | null}
 */
function whereNext({ records }, standings) {
  const place = records.place();
  const last = standings.find(({ lesson }) => lesson.path === place?.lesson);
  const here = last ?? [...standings].sort((one, other) => other.at - one.at).find(({ at }) => at);
  if (!here) {
    return null;
  }
  const { lesson, at, practised, outcomes } = here;
  if (practised.size < outcomes && (at || (last && place?.kind === "practice"))) {
    return { verb: "Practise", lesson, address: lesson.practice };
  }
  if (!at) {
    return { verb: "Continue with", lesson, address: lesson.main };
  }
  const course = standings.filter((standing) => courseOf(standing) === courseOf(here));
  const later = course.slice(course.indexOf(here));
  const next = [...later, ...course, ...standings].find((standing) => !standing.at)?.lesson;
  return next ? { verb: "Continue with", lesson: next, address: next.address } : null;
}

/** @param {Standing} standing */
function courseOf({ lesson }) {
  return lesson.path.split("/")[0];
}

/** @param {Standing[]} standings */
function showDue(standings) {
  const line = findOne(document, "[data-due]");
  if (!line) {
    return;
  }
  const sum = sumUp(standings);
  line.dataset.words ??= line.textContent ?? "";
  if (!isBegun(sum)) {
    line.textContent = line.dataset.words;
    return;
  }
  const { reviewPage } = line.dataset;
  const counts = sayComing(sum);
  const review = [el("a", { href: reviewPage }, "Review your cards"), `: ${counts}. `];
  const none = reviewPage ? ["No cards are due. "] : [];
  const progress = el("a", { href: line.dataset.progressPage }, "Your progress");
  line.replaceChildren(...(counts ? review : none), progress);
}
