/** Sentences with blanks to fill in, by words or numbers. */

import { el, findAll } from "../dom.js";
import { runExercise } from "../form.js";
import { isNear } from "../reasons.js";
import { makeMark } from "../results.js";
import { parseTyped } from "../typed.js";
import { compareWords } from "../words.js";

/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */

/** @typedef {{words: string[], number?: undefined} | {words?: undefined, number: number, within: number}} Answer */

/**
 * @typedef {object} Blank
 * @property {HTMLInputElement} input
 * @property {Answer} answer
 * @property {(right: boolean | null, words?: string) => void} mark
 */

const WRONG = "Not yet";

/** Letters for which a field has room without growing. */
const LONG = 10;

/** @param {Exercise} exercise */
export function run(exercise) {
  /** @type {Answer[]} */
  const answers = exercise.spec.blanks;
  const hosts = findAll(exercise.fields, ".practice__blank");
  const blanks = hosts.map((host, place) => {
    return makeBlank(exercise, host, answers[place], `Blank ${place + 1} of ${hosts.length}`);
  });

  runExercise(exercise, {
    check: () => judgeBlanks(blanks),
    clear() {
      blanks.forEach(({ input, mark }) => {
        input.value = "";
        mark(null);
      });
    },
  });
}

/**
 * Put a field where the ruled line stood.
 *
 * @param {Exercise} exercise
 * @param {HTMLElement} host
 * @param {Answer} answer
 * @param {string} name
 * @returns {Blank}
 */
function makeBlank({ section }, host, answer, name) {
  const input = el("input", {
    ...{ id: `${section.id}-blank-${host.dataset.blank}`, type: "text", "aria-label": name },
    ...{ autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" },
  });
  // The line stays for paper.
  host.append(input);
  const mark = makeMark(host, input);
  input.addEventListener("input", () => {
    mark(null);
    // Grown by what is typed, not by what is right, it tells nothing.
    host.classList.toggle("practice__blank--long", input.value.length > LONG);
  });
  return { input, answer, mark };
}

/**
 * @param {Blank[]} blanks
 * @returns {Result}
 */
function judgeBlanks(blanks) {
  const problems = blanks.map(({ input, answer, mark }) => {
    const problem = input.value.trim() ? problemOf(input.value, answer) : null;
    mark(problem === null ? null : !problem, problem || undefined);
    return problem;
  });
  const right = problems.filter((problem) => problem === "").length;
  const wrong = problems.filter(Boolean).length;
  if (right + wrong === 0) {
    return { right: null, sentence: blanks.length > 1 ? "Fill in the blanks first." : "Fill in the blank first." };
  }
  if (blanks.length === 1) {
    return { right: !wrong, sentence: wrong && problems[0] !== WRONG ? `${problems[0]}.` : "" };
  }
  if (right === blanks.length) {
    return { right: true, sentence: "Every blank is right." };
  }
  return {
    right: wrong ? false : null,
    sentence: `${right} of ${blanks.length} blanks ${right === 1 ? "is" : "are"} right so far.`,
    more: blanks.map(({ input }, place) => {
      return problems[place] && el("p", {}, el("b", {}, `“${input.value.trim()}”: `), `${problems[place]}.`);
    }),
  };
}

/**
 * @param {string} typed
 * @param {Answer} answer
 * @returns {string} Empty where the answer is right.
 */
function problemOf(typed, answer) {
  if (answer.words) {
    return { right: "", near: "Check the spelling", wrong: WRONG }[compareWords(typed, answer.words)];
  }
  const { value } = parseTyped(typed);
  if (value === undefined) {
    return "A number is asked for";
  }
  return isNear(value, answer.number, answer.within) ? "" : WRONG;
}
