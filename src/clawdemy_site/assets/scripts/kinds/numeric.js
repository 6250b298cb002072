/** Exercises that ask for a number, or for one number in each step. */

import { el, findAll, findOne } from "../dom.js";
import { runExercise } from "../form.js";
import { isNear, reasonFor } from "../reasons.js";
import { copyWords, leadInto, makeMark, plainWords } from "../results.js";
import { decimalMark, isSameText, parseTyped } from "../typed.js";
import { showVariants } from "../variants.js";
import { visible } from "../words.js";

/** @typedef {import("../main.js").App} App */
/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */
/** @typedef {import("../variants.js").Variants} Variants */

/**
 * @typedef {object} Step
 * @property {number[]} answer One for each variant, or one for all; so are the other lists.
 * @property {string[]} shown
 * @property {number} accept
 * @property {number} [share] How far is still right as a part of the answer, where `accept` is 0.
 * @property {string} unit
 * @property {string[]} [alike] Other words for the unit.
 * @property {boolean} [known] Whether it is in the table of units that the exercise carries.
 * @property {{index: number, answer: number[], accept: number, share?: number}[]} mistakes
 */

/**
 * @typedef {object} Line One field with what stands around it.
 * @property {Step} step
 * @property {Element | null} label
 * @property {HTMLInputElement} input
 * @property {HTMLElement} aside What is said of it, below it.
 * @property {Result} result
 * @property {boolean} heard Whether that was said before.
 * @property {(result: Result, words?: string) => void} show
 * @property {Element | null} remark What the author says once the step is accepted.
 */

/** @type {Result} */
const UNTOUCHED = { right: null, sentence: "Type your answer first." };

/**
 * @param {Exercise} exercise
 * @param {App} app
 */
export function run(exercise, app) {
  const variants = showVariants(app.page, exercise);
  const inputs = findAll(exercise.fields, ".practice__field input");
  const lines = inputs.map((input, place) => makeLine(exercise, /** @type {HTMLInputElement} */ (input), place));
  const varies = variants.count > 1;

  runExercise(exercise, {
    check() {
      lines.forEach((line) => judgeLine(exercise, line, variants));
      return lines.length > 1 ? sumSteps(lines) : sumUp(lines[0]);
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
  const mark = makeMark(field, input);
  const remark = findOne(section, `.practice__remark[data-step="${place}"]`);
  const aside = el("div", { class: "practice__aside" });
  field.after(aside);
  const around = [...findAll(field, ".practice__unit, .practice__accuracy, .practice__mark"), aside];
  around.forEach((part, number) => (part.id ||= `${input.id}-says-${number}`));
  input.setAttribute("aria-describedby", around.map((part) => part.id).join(" "));
  const label = findOne(field, "label");
  const line = { step: spec.steps[place], label, input, aside, remark, result: UNTOUCHED, heard: false, show };

  /**
   * @param {Result} result
   * @param {string} [words] What the mark says.
   */
  function show(result, words) {
    const { right, sentence, more = [] } = result;
    line.heard = right === true && line.result.right === true;
    line.result = result;
    mark(right === null && words ? false : right, words);
    aside.classList.toggle("practice__aside--wrong", !right);
    const lead = sentence && el("span", {}, sentence);
    aside.replaceChildren(...(result === UNTOUCHED ? [] : lead ? leadInto(lead, more) : more).map(asNode));
  }

  input.addEventListener("input", () => show(UNTOUCHED));
  return line;
}

/** @param {import("../dom.js").Child} child */
function asNode(child) {
  return child instanceof Node ? child : String(child || "");
}

/**
 * Judge what stands in a field, and say it there.
 *
 * @param {Exercise} exercise
 * @param {Line} line
 * @param {Variants} variants
 */
function judgeLine({ section, spec }, { step, input, show, remark }, { pick }) {
  if (!visible(input.value)) {
    show(UNTOUCHED);
    return;
  }
  const [answer, shown] = [pick(step.answer), pick(step.shown)];
  const accept = reach(step, answer);
  const { unit, alike } = step;
  const typed = isSameText(input.value, shown)
    ? { value: answer }
    : parseTyped(input.value, { unit, alike, table: step.known && spec.units, decimal: decimalMark() });
  if (typed.value === undefined) {
    const { problem, wrong } = typed;
    show({ right: wrong ? false : null, sentence: problem }, typed.unit ? "Check the unit" : "Not a number yet");
    return;
  }
  const { value, other, note = "", doubt = "" } = typed;
  const say = (/** @type {string} */ sentence) => [note, sentence].filter(Boolean).join(" ");
  if (isNear(value, answer, accept)) {
    const exactly = isExact(value, answer, shown) ? "" : `More exactly, it is ${shown}.`;
    show({ right: true, sentence: say(exactly), more: copyWords(remark) });
    return;
  }
  if (other !== undefined && isNear(other, answer, accept)) {
    show({ right: null, sentence: doubt }, "Which number is it?");
    return;
  }
  const mistake = nearestOf(step.mistakes, value, pick);
  if (mistake) {
    const words = findOne(section, `[data-mistake="${mistake.index}"]`);
    show({ right: false, sentence: note, more: copyWords(words, ".practice__caught, [hidden]") });
    return;
  }
  const reason = reasonFor(value, answer, accept, unit) || "Go through it once more, line by line.";
  show({ right: false, sentence: [note, reason, doubt].filter(Boolean).join(" ") });
}

/**
 * Whether an accepted number says all that the shown one does.
 *
 * @param {number} value
 * @param {number} answer
 * @param {string} shown
 */
function isExact(value, answer, shown) {
  const { value: written = value } = parseTyped(shown);
  const lastDigit = shown.replaceAll(",", "").replace(/\d(?=.*\d)/g, "0").replace(/\d(?!.*\d)/, "1");
  const half = /\d/.test(shown) ? (parseTyped(lastDigit).value ?? 0) / 2 : 0;
  return isNear(value, answer, Math.abs(answer - written)) || isNear(value, written, Math.abs(half));
}

/**
 * How far from an answer is still right.
 *
 * @param {{accept: number, share?: number}} step
 * @param {number} answer
 */
function reach({ accept, share = 0 }, answer) {
  return accept + share * Math.abs(answer);
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
    .filter((mistake) => isNear(value, pick(mistake.answer), reach(mistake, pick(mistake.answer))))
    .sort((one, other) => far(one) - far(other))[0];
}

/**
 * What stands below a field, for those who listen; who looks sees it there.
 *
 * @param {Line} line
 * @param {HTMLElement | false} [lead]
 */
function copyAside({ aside, heard }, lead = false) {
  const words = [...aside.childNodes].map((node) => node.cloneNode(true));
  return !heard && words.length > 0 && el("div", { class: "visually-hidden" }, lead ? leadInto(lead, words) : words);
}

/**
 * The result of the only field.
 *
 * @param {Line} line
 * @returns {Result}
 */
function sumUp(line) {
  const { right } = line.result;
  return line.result === UNTOUCHED ? UNTOUCHED : { right, sentence: right === null ? "Nothing is judged yet." : "", more: [copyAside(line)] };
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
  return {
    right: whole || (results.some((result) => result.right === false) ? false : null),
    sentence: whole
      ? `${all} steps are right.`
      : `${right} of ${lines.length} steps ${right === 1 ? "is" : "are"} right so far.`,
    more: lines.map((line) => {
      const name = plainWords(line.label);
      const isNamed = line.result.sentence !== "" || line.result.right === false;
      return copyAside(line, isNamed && el("span", {}, el("b", {}, name, /[:?!]$/.test(name) ? " " : ": ")));
    }),
  };
}
