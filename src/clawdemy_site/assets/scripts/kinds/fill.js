/** Sentences with blanks to fill in, by words or numbers. */

import { el, findAll } from "../dom.js";
import { runExercise } from "../form.js";
import { isNear } from "../reasons.js";
import { makeMark } from "../results.js";
import { decimalMark, isSameText, parseTyped } from "../typed.js";
import { compareWords, visible } from "../words.js";

/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */

/** @typedef {{words: string[], number?: undefined} | {words?: undefined, number: number, within: number, shown?: string}} Answer */

/**
 * @typedef {object} Blank
 * @property {HTMLInputElement | HTMLSelectElement} input
 * @property {(judgement: Judgement) => void} show
 * @property {() => Judgement} judge
 */

/** @typedef {{right: boolean | null, words?: string}} Judgement Null where there is nothing to judge; words say why. */

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
      blanks.forEach(({ input, show }) => {
        input.value = "";
        show({ right: null });
      });
    },
  });
}

/**
 * Put a field where the ruled line stood: to type in, or to choose from where the words are given.
 *
 * @param {Exercise} exercise
 * @param {HTMLElement} host
 * @param {Answer} answer
 * @param {string} name
 * @returns {Blank}
 */
function makeBlank({ section, spec }, host, answer, name) {
  const named = { id: `${section.id}-blank-${host.dataset.blank}`, "aria-label": name };
  const typed = { type: "text", autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };
  const input =
    spec.bank && answer.words
      ? el("select", named, ["", ...spec.bank].map((word) => el("option", { value: word }, word || "Choose…")))
      : el("input", { ...named, ...typed });
  // The line stays for paper.
  host.append(input);
  const mark = makeMark(host, input);
  const accuracy = host.nextElementSibling;
  if (accuracy?.matches(".practice__accuracy")) {
    accuracy.id = `${input.id}-accuracy`;
    input.setAttribute("aria-describedby", `${accuracy.id} ${input.id}-mark`);
  }

  /** @param {Judgement} judgement */
  function show({ right, words }) {
    mark(words ? right === true : right, words || undefined);
    host.classList.toggle("practice__blank--told", Boolean(words));
    // Grown by what is typed and said, not by what is right, it tells nothing.
    const longest = Math.max(spec.bank ? 0 : input.value.length, (words?.length ?? 0) / 2);
    host.classList.toggle("practice__blank--long", longest > LONG);
  }

  input.addEventListener("input", () => show({ right: null }));
  return { input, show, judge: () => judge(input.value, answer, spec.exact) };
}

/**
 * @param {Blank[]} blanks
 * @returns {Result}
 */
function judgeBlanks(blanks) {
  const found = blanks.map(({ judge, show }) => {
    const judgement = judge();
    show(judgement);
    return judgement;
  });
  const right = found.filter((one) => one.right).length;
  const isWrong = found.some((one) => one.right === false);
  const more = found.map(({ words }, place) => {
    const typed = `“${visible(blanks[place].input.value)}”: `;
    return words && el("p", { class: "visually-hidden" }, blanks.length > 1 && el("b", {}, typed), `${words}.`);
  });
  if (!right && found.every(({ right, words }) => right === null && !words)) {
    return { right: null, sentence: blanks.length > 1 ? "Fill in the blanks first." : "Fill in the blank first." };
  }
  if (blanks.length === 1) {
    const [{ right }] = found;
    return { right, sentence: right === null ? "Nothing is judged yet." : "", more };
  }
  return right === blanks.length
    ? { right: true, sentence: "Every blank is right.", more }
    : {
        right: isWrong ? false : null,
        sentence: `${right} of ${blanks.length} blanks ${right === 1 ? "is" : "are"} right so far.`,
        more,
      };
}

/**
 * @param {string} typed
 * @param {Answer} answer
 * @param {boolean} exact
 * @returns {Judgement}
 */
function judge(typed, answer, exact) {
  if (!visible(typed)) {
    return { right: null };
  }
  const { value, other, note, doubt, problem } = parseTyped(typed, { decimal: decimalMark() });
  if (answer.words) {
    const found = compareWords(typed, answer.words, exact);
    const isNumber = !exact && value !== undefined && answer.words.some((word) => parseTyped(word).value === value);
    return { right: found === "right" || isNumber, words: found === "near" && !isNumber ? "Check the spelling" : "" };
  }
  if (answer.shown && isSameText(typed, answer.shown)) {
    return { right: true };
  }
  if (value === undefined) {
    return { right: false, words: /^“/.test(problem) ? "A number is asked for" : problem.replace(/\.$/, "") };
  }
  const isRight = (/** @type {number} */ number) => isNear(number, answer.number, answer.within);
  const asks = !isRight(value) && other !== undefined && isRight(other);
  const words = isRight(value) ? note : doubt || note;
  return { right: asks ? null : isRight(value), words: words?.replace(/\.$/, "") };
}
