/** Questions with answers to choose from: one, or all that apply. */

import { el, findAll } from "../dom.js";
import { runExercise } from "../form.js";
import { copyWords, leadInto, makeMark } from "../results.js";

/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */

/**
 * @typedef {object} Option
 * @property {string} letter
 * @property {HTMLInputElement} input
 * @property {boolean} right
 * @property {(right: boolean | null) => void} mark
 * @property {Element} verdict What the author says of it, behind a line that tells whether it is right.
 */

/** @param {Exercise} exercise */
export function run(exercise) {
  const verdicts = findAll(exercise.section, ".practice__verdict");
  const options = findAll(exercise.fields, ".practice__option").map((host, place) => {
    const input = /** @type {HTMLInputElement} */ (host.querySelector("input"));
    input.id = `${exercise.section.id}-option-${place}`;
    const right = exercise.spec.right.includes(place);
    const letter = String.fromCharCode(65 + place);
    return { letter, input, right, mark: makeMark(host, input), verdict: verdicts[place] };
  });
  const unmark = () => options.forEach((option) => option.mark(null));
  exercise.fields.addEventListener("change", unmark);

  runExercise(exercise, {
    check() {
      const chosen = options.filter((option) => option.input.checked);
      unmark();
      chosen.forEach((option) => option.mark(option.right));
      return exercise.spec.many ? judgeMany(options, chosen) : judgeOne(chosen[0]);
    },
    clear() {
      unmark();
      options.forEach((option) => (option.input.checked = false));
    },
  });
}

/**
 * @param {Option | undefined} chosen
 * @returns {Result}
 */
function judgeOne(chosen) {
  return chosen
    ? { right: chosen.right, sentence: "", more: wordsOf(chosen.verdict) }
    : { right: null, sentence: "Choose an answer first." };
}

/**
 * @param {Option[]} options
 * @param {Option[]} chosen
 * @returns {Result} It tells of those that were chosen, and of the others only whether one is missing.
 */
function judgeMany(options, chosen) {
  const found = chosen.filter((option) => option.right).length;
  const clean = found === chosen.length;
  const all = clean && found === options.filter((option) => option.right).length;
  const more = chosen.flatMap(({ letter, verdict }) => leadInto(el("b", {}, `${letter}.`), wordsOf(verdict)));
  if (!chosen.length) {
    return { right: null, sentence: "Choose every answer that applies." };
  }
  if (all) {
    return { right: true, sentence: "These are all.", more };
  }
  const missing = "What you chose is right, and there is more to find.";
  return { right: false, sentence: clean ? missing : counted(found, chosen), more };
}

/**
 * @param {Element} verdict
 * @returns {Node[]}
 */
function wordsOf(verdict) {
  return copyWords(verdict, ":scope > :first-child, [hidden]");
}

/**
 * @param {number} found
 * @param {Option[]} chosen
 * @returns {string}
 */
function counted(found, chosen) {
  return chosen.length === 1
    ? "The one that you chose does not apply."
    : `Of the ${chosen.length} that you chose, ${found || "none"} ${found > 1 ? "are" : "is"} right.`;
}
