/** The questions of a page: each is woken and handed to what runs its kind. */

import { runChoice } from "./choice.js";
import { findAll } from "./dom.js";
import { runFill } from "./fill.js";
import { wakeExercise } from "./form.js";
import { runJudged } from "./judged.js";
import { runMatch } from "./match.js";
import { runNumeric } from "./numeric.js";
import { runOrder } from "./order.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./results.js").Exercise} Exercise */

/**
 * @typedef {object} Kind
 * @property {(exercise: Exercise, app: App) => void} run
 * @property {string} [before] What is said of a question that was answered right before.
 */

/** @type {Record<string, Kind>} Every kind of form, by the name that the build gives it in `data-practice`. */
export const QUESTION_KINDS = {
  selfcheck: { run: runJudged, before: "Known" },
  free: { run: runJudged, before: "Known" },
  numeric: { run: runNumeric },
  choice: { run: runChoice },
  fill: { run: runFill },
  order: { run: runOrder },
  match: { run: runMatch },
};

/** @param {App} app */
export function startQuestions(app) {
  for (const section of findAll(document, ".practice[data-practice]")) {
    try {
      startQuestion(app, section);
    } catch (error) {
      // One question that fails must not take the others along.
      reportError(error);
    }
  }
}

/**
 * @param {App} app
 * @param {HTMLElement} section
 */
function startQuestion(app, section) {
  const spec = JSON.parse(section.dataset.practice ?? "{}");
  const kind = QUESTION_KINDS[spec.kind];
  const exercise = kind && wakeExercise(app, section, spec, kind.before);
  if (exercise) {
    kind.run(exercise, app);
  }
}
