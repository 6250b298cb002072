/** Pairs to match: each left side has a field to choose its partner from. */

import { el, findAll, findOne } from "../dom.js";
import { runExercise } from "../form.js";
import { copyWords, makeMark, plainWords } from "../results.js";

/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */

/**
 * @typedef {object} Pair
 * @property {string} left
 * @property {string} right The value of the partner that is right.
 * @property {HTMLSelectElement} select
 * @property {(right: boolean | null) => void} mark
 * @property {Element | null} said What the author says of the pair.
 */

/** @param {Exercise} exercise */
export function run(exercise) {
  const partners = findAll(exercise.fields, ".practice__right").map(plainWords);
  const answers = findAll(exercise.section, ".practice__matched > li");
  const hosts = findAll(exercise.fields, ".practice__pair");
  const pairs = hosts.map((host, place) => makePair(exercise, host, place, partners, answers[place]));

  runExercise(exercise, {
    check: () => judgePairs(pairs),
    clear() {
      pairs.forEach(({ select, mark }) => {
        select.value = "";
        mark(null);
      });
    },
  });
}

/**
 * Put the field where the letter would stand on paper.
 *
 * @param {Exercise} exercise
 * @param {HTMLElement} host
 * @param {number} place
 * @param {string[]} partners
 * @param {HTMLElement} answer
 * @returns {Pair}
 */
function makePair({ section, spec }, host, place, partners, answer) {
  const id = `${section.id}-pair-${place}`;
  const left = /** @type {HTMLElement} */ (findOne(host, ".practice__left"));
  const pick = /** @type {HTMLElement} */ (findOne(host, ".practice__pick"));
  const options = partners.map((words, at) => {
    return el("option", { value: at }, `${String.fromCharCode(65 + at)}. ${words}`);
  });
  left.id = `${id}-left`;
  const select = el("select", { id, "aria-labelledby": left.id }, el("option", { value: "" }, "Choose…"), options);
  pick.append(select);
  const mark = makeMark(pick, select);
  select.addEventListener("change", () => mark(null));
  const said = findOne(answer, ".practice__of-pair");
  return { left: plainWords(left), right: String(spec.right[place]), select, mark, said };
}

/**
 * @param {Pair[]} pairs
 * @returns {Result} It speaks of the pairs that are right, and of the others only by their number.
 */
function judgePairs(pairs) {
  const chosen = pairs.filter(({ select }) => select.value);
  const right = chosen.filter((pair) => pair.select.value === pair.right);
  pairs.forEach((pair) => pair.mark(chosen.includes(pair) ? right.includes(pair) : null));
  if (!chosen.length) {
    return { right: null, sentence: "Choose a partner first." };
  }
  const more = right.flatMap(({ left, said }) => {
    return said ? el("p", {}, el("b", {}, `${left}: `), copyWords(said)) : [];
  });
  if (right.length === pairs.length) {
    const all = pairs.length === 2 ? "Both" : `All ${pairs.length}`;
    return { right: true, sentence: `${all} pairs are right.`, more };
  }
  return {
    right: right.length < chosen.length ? false : null,
    sentence: `${right.length || "None"} of ${pairs.length} pairs ${right.length > 1 ? "are" : "is"} right so far.`,
    more,
  };
}
