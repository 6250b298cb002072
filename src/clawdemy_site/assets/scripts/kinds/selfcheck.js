/** Questions that learners judge themselves: they think, open the answer, and then say how it was. */

import { announce, el, findAll } from "../dom.js";

/** @typedef {import("../results.js").Exercise} Exercise */

/** What is said of a question that was answered right before. */
export const before = "Known";

/** What is said to each outcome: not yet, partly, known. */
const REPLIES = [
  "Noted. Read the answer once more, then say it in your own words.",
  "Noted. You have part of it; the rest is above.",
  "Noted. See in a few days whether it is still there.",
];

/** @param {Exercise} exercise */
export function run(exercise) {
  const buttons = findAll(exercise.fields, "[data-sure]");
  buttons.forEach((button) => {
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const outcome = /** @type {0 | 1 | 2} */ (Number(button.dataset.sure));
      buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
      exercise.record(outcome);
      announce(exercise.said, el("p", { class: "practice__noted" }, REPLIES[outcome]));
    });
  });
}
