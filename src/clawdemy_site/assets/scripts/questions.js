/** The questions of a page: each is woken and handed to what runs its kind. */

import { findAll, findOne } from "./dom.js";
import { wakeExercise } from "./form.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./results.js").Exercise} Exercise */

/**
 * @typedef {object} Kind What each module in `kinds` exports.
 * @property {(exercise: Exercise, app: App) => void} run
 * @property {string} [before] What is said of a question that was answered right before.
 */

/** @param {App} app */
export async function startQuestions(app) {
  const sections = findAll(document, ".practice[data-practice]").filter((section) => findOne(section, "form"));
  // One question that fails must not take the others along.
  await Promise.all(sections.map((section) => startQuestion(app, section).catch(reportError)));
}

/**
 * @param {App} app
 * @param {HTMLElement} section
 */
async function startQuestion(app, section) {
  const spec = JSON.parse(section.dataset.practice ?? "{}");
  // The build names the module; what is bundled is the whole folder, so nothing is asked for.
  /** @type {Kind} */
  const { run, before } = await import(`./kinds/${spec.kind}.js`);
  const exercise = wakeExercise(app, section, spec, before);
  if (exercise) {
    run(exercise, app);
  }
}
