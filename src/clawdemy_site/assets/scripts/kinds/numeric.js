/** Exercises that ask for a number, or for one number in each step. */

import { el, findAll, findOne } from "../dom.js";
import { runExercise } from "../form.js";
import { isNear, reasonFor } from "../reasons.js";
import { copyWords, leadInto, makeMark, plainWords } from "../results.js";
import { parseTyped } from "../typed.js";
import { showVariants } from "../variants.js";

/** @typedef {import("../main.js").App} App */
/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */
/** @typedef {import("../variants.js").Variants} Variants */

/**
 * @typedef {object} Step
 * @property {number[]} answer One for each variant, or one for all; so are the other lists.
 * @property {string[]} shown
 * @property {number} accept
 * @property {string} unit
 * @property {{index: number, answer: number[], accept: number}[]} mistakes
 */

/**
 * @typedef {object} Line One field with what stands around it.
 * @property {Step} step
 * @property {Element | null} label
 * @property {HTMLInputElement} input
 * @property {Result} result
 * @property {(result: Result) => void} show
 * @property {Element | null} remark What the author says once the step is accepted.
 */

/** @type {Result} */
const UNTOUCHED = { right: null, sentence: "Type your answer first." };

/**
 * @param {Exercise} exercise
 * @param {App} app
 */
export function run(exercise, app) {
  const variants = showVariants(app.page.lesson, exercise);
  const inputs = findAll(exercise.fields, ".practice__field input");
  const lines = inputs.map((input, place) => makeLine(exercise, /** @type {HTMLInputElement} */ (input), place));
  const varies = variants.count > 1;

  runExercise(exercise, {
    check() {
      lines.forEach((line) => line.show(judgeLine(exercise, line, variants)));
      return lines.length > 1 ? sumSteps(lines) : lines[0].result;
    },
    clear() {
      lines.forEach((line) => {
        line.input.value = "";
        line.show(UNTOUCHED);
      });
      if (varies) {
        variants.turn();
        exercise.whispered.textContent = "The numbers of the question have changed.";
      }
    },
    again: varies ? "Other numbers" : "Try again",
    fresh: varies,
  });
}

/**
 * @param {Exercise} exercise
 * @param {HTMLInputElement} input
 * @param {number} place
 * @returns {Line}
 */
function makeLine({ section, spec }, input, place) {
  const field = /** @type {HTMLElement} */ (input.parentElement);
  const unit = findOne(field, ".practice__unit");
  const mark = makeMark(field, input);
  const remark = findOne(section, `.practice__remark[data-step="${place}"]`);
  const aside = el("div", { class: "practice__aside" });
  field.after(aside);
  if (unit) {
    unit.id = `${input.id}-unit`;
    input.setAttribute("aria-describedby", `${unit.id} ${input.id}-mark`);
  }
  const line = { step: spec.steps[place], label: findOne(field, "label"), input, remark, result: UNTOUCHED, show };

  /** @param {Result} result */
  function show(result) {
    line.result = result;
    const unread = result.right === null && result !== UNTOUCHED;
    mark(unread ? false : result.right, unread ? "Not a number yet" : undefined);
    aside.replaceChildren(...(result.right ? copyWords(remark) : []));
  }

  input.addEventListener("input", () => show(UNTOUCHED));
  return line;
}

/**
 * @param {Exercise} exercise
 * @param {Line} line
 * @param {Variants} variants
 * @returns {Result}
 */
function judgeLine({ section }, { step, input, result, remark }, { pick }) {
  if (!input.value.trim()) {
    return UNTOUCHED;
  }
  const { value, problem } = parseTyped(input.value, step.unit);
  if (value === undefined) {
    return { right: null, sentence: problem };
  }
  const answer = pick(step.answer);
  if (isNear(value, answer, step.accept)) {
    const shown = pick(step.shown);
    const isExact = isNear(value, answer, Math.abs(answer - (parseTyped(shown).value ?? value)));
    const heard = !result.right && el("div", { class: "visually-hidden" }, copyWords(remark));
    return { right: true, sentence: isExact ? "" : `More exactly, it is ${shown}.`, more: [heard] };
  }
  const mistake = nearestOf(step.mistakes, value, pick);
  if (mistake) {
    const words = findOne(section, `[data-mistake="${mistake.index}"]`);
    return { right: false, sentence: "", more: copyWords(words, ".practice__caught, [hidden]") };
  }
  const reason = reasonFor(value, answer, step.accept, step.unit);
  return { right: false, sentence: reason || "Go through it once more, line by line." };
}

/**
 * The mistake that leads to a number; of several that lie near it, the nearest.
 *
 * @param {Step["mistakes"]} mistakes
 * @param {number} value
 * @param {Variants["pick"]} pick
 * @returns {Step["mistakes"][number] | undefined}
 */
function nearestOf(mistakes, value, pick) {
  const far = (/** @type {Step["mistakes"][number]} */ { answer }) => Math.abs(value - pick(answer));
  return mistakes
    .filter((mistake) => isNear(value, pick(mistake.answer), mistake.accept))
    .sort((one, other) => far(one) - far(other))[0];
}

/**
 * One result for all steps.
 *
 * @param {Line[]} lines
 * @returns {Result}
 */
function sumSteps(lines) {
  const results = lines.map((line) => line.result);
  const right = results.filter((result) => result.right).length;
  if (results.every((result) => result === UNTOUCHED)) {
    return UNTOUCHED;
  }
  const whole = right === lines.length;
  const all = right === 2 ? "Both" : `All ${right}`;
  const more = lines
    .filter(({ result }) => result !== UNTOUCHED)
    .map(({ label, result: { right: fits, sentence, more: words = [] } }) => {
      const name = plainWords(label);
      const lead = el("span", {}, el("b", {}, name, /[:?!]$/.test(name) ? " " : ": "), sentence);
      return sentence || fits === false ? leadInto(lead, words) : words;
    });
  return {
    right: whole || (results.some((result) => result.right === false) ? false : null),
    sentence: whole
      ? `${all} steps are right.`
      : `${right} of ${lines.length} steps ${right === 1 ? "is" : "are"} right so far.`,
    more: more.flat(),
  };
}
