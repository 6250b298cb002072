/** What all exercises share: a form that wakes up, judges on "Check", says how it went, and keeps the learner's place. */

import { announce, el, findAll, findOne } from "./dom.js";
import { offerHelp } from "./hints.js";
import { dateNear } from "./phrases.js";
import { sayResult } from "./results.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./results.js").Exercise} Exercise */
/** @typedef {import("./results.js").Result} Result */

/**
 * @typedef {object} Task What is particular to a kind of exercise.
 * @property {() => Result} check Judges what stands in the fields, and marks it there.
 * @property {() => void} clear Makes the question new again.
 * @property {string} [again] The name of the button that clears.
 * @property {boolean} [fresh] Whether clearing asks another question, before which help no longer counts.
 */

/**
 * Wake one block of this page.
 *
 * @param {App} app
 * @param {HTMLElement} section
 * @param {any} spec What the build says of it.
 * @param {string} [before] What is said of a block that was answered right before.
 * @returns {Exercise | null} Null where it has no form.
 */
export function wakeExercise(app, section, spec, before = "Solved") {
  const fields = /** @type {HTMLFieldSetElement | null} */ (findOne(section, ".practice__fields"));
  const said = findOne(section, ".practice__said");
  if (!fields || !said) {
    return null;
  }
  const whispered = el("div", { class: "visually-hidden", role: "status" });
  said.after(whispered);
  fields.disabled = false;
  section.classList.add("is-live");
  tellOfBefore(app, section, before);
  return {
    ...{ section, fields, said, whispered, spec },
    ...{ tried: false, helped: false, solved: false },
    record: (/** @type {0 | 1 | 2} */ outcome) => app.records.recordAnswer(app.page.lesson, section.id, outcome),
  };
}

/**
 * Let a form be answered: "Check" judges, records and says how it went; help and another try are offered in their time.
 *
 * @param {Exercise} exercise
 * @param {Task} task
 */
export function runExercise(exercise, { check, clear, again = "Try again", fresh = false }) {
  const { fields } = exercise;
  const buttons = /** @type {HTMLElement} */ (findOne(fields, ".practice__buttons"));
  const againButton = el("button", { type: "button", hidden: true, onclick: startAgain }, again);
  buttons.append(againButton);
  const help = offerHelp(exercise, buttons, offerAgain);

  fields.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const result = check();
    sayResult(exercise, result);
    if (result.right === null) {
      return;
    }
    if (!exercise.solved) {
      exercise.record(result.right ? (exercise.helped ? 1 : 2) : 0);
    }
    exercise.tried = true;
    exercise.solved ||= result.right;
    help.update();
    offerAgain();
  });

  /** Whoever has read the solution may go on to other numbers: to type in what stands there teaches nothing. */
  function offerAgain() {
    againButton.hidden = !(exercise.solved || (fresh && help.isTold()));
  }

  function startAgain() {
    clear();
    announce(exercise.said);
    Object.assign(exercise, { tried: !fresh, helped: exercise.helped && !fresh, solved: false });
    help.fold(fresh);
    // The button goes, so the learner is taken to where the next answer begins.
    findOne(fields, "input, select, button")?.focus();
    againButton.hidden = true;
  }
}

/**
 * @param {App} app
 * @param {HTMLElement} section
 * @param {string} before
 */
function tellOfBefore(app, section, before) {
  const answer = app.records.answerOf(app.page.lesson, section.id);
  if (answer?.best !== 2) {
    return;
  }
  const day = dateNear(answer.at, app.clock.now());
  const sign = el("span", { "aria-hidden": "true" }, "✓ ");
  // The day is that of the last try, which may have gone wrong.
  const words = answer.last === 2 ? [el("span", {}, `${before} on `), day] : [`${before} before`];
  findOne(section, ".practice__question")?.after(el("p", { class: "practice__before" }, sign, words));
}
