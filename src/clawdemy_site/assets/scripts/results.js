/** How an exercise says what it found: a sign with words beside each field, and a sentence that is announced. */

import { announce, el, findAll } from "./dom.js";

/** @typedef {import("./dom.js").Child} Child */

/**
 * @typedef {object} Exercise One practice block of the page.
 * @property {HTMLElement} section
 * @property {HTMLFieldSetElement} fields
 * @property {HTMLElement} said Where results are shown and announced.
 * @property {HTMLElement} whispered What only screen readers are told: that something else on the page has changed.
 * @property {any} spec The block's `data-practice`.
 * @property {boolean} tried Whether an answer was judged since the question was new.
 * @property {boolean} helped Whether all hints or the solution were shown since then.
 * @property {boolean} solved Whether it was answered right since then.
 * @property {(outcome: 0 | 1 | 2) => void} record
 */

/**
 * @typedef {object} Result How a check went.
 * @property {boolean | null} right Null where there was nothing to judge yet.
 * @property {string} sentence Said behind the sign.
 * @property {Child[]} [more] What stands below it, such as the author's words.
 */

/**
 * Show and announce a result.
 *
 * @param {Exercise} exercise
 * @param {Result} result
 */
export function sayResult(exercise, { right, sentence, more = [] }) {
  const tone = right === null ? "note" : right ? "right" : "wrong";
  const lead = el("span", {}, right !== null && [makeSign(right), ". "], sentence);
  const words = sentence ? [el("p", {}, lead), ...more] : leadInto(lead, more);
  announce(exercise.said, el("div", { class: `practice__result practice__result--${tone}` }, words));
}

/**
 * Put words at the head of a text: into its first paragraph if it begins with one.
 *
 * @param {Node} lead
 * @param {Child[]} words
 * @returns {Child[]}
 */
export function leadInto(lead, words) {
  const first = words.find((node) => node instanceof Element);
  if (!(first instanceof HTMLParagraphElement)) {
    return [el("p", {}, lead), ...words];
  }
  first.prepend(lead, " ");
  return words;
}

/**
 * Make a place for a mark.
 *
 * @param {HTMLElement} host The mark stands at its end.
 * @param {HTMLInputElement | HTMLSelectElement} [field] What the mark is about; it is read out with it.
 * @returns {(right: boolean | null, words?: string) => void} Sets the mark; null takes it away.
 */
export function makeMark(host, field) {
  const mark = el("span", { class: "practice__mark", id: field && `${field.id}-mark` });
  field?.setAttribute("aria-describedby", mark.id);
  host.append(mark);
  return (right, words) => {
    mark.replaceChildren(...(right === null ? [] : [makeSign(right, words)]));
    // One option among others is neither valid nor invalid by itself.
    if (field && field.type !== "radio") {
      field.setAttribute("aria-invalid", String(right === false));
    }
  };
}

/**
 * Copy what an author wrote, to be shown a second time.
 *
 * @param {Element | undefined | null} source
 * @param {string} [without] A selector for what is left out.
 * @returns {Node[]}
 */
export function copyWords(source, without = "[hidden]") {
  const copy = /** @type {HTMLElement | undefined} */ (source?.cloneNode(true));
  if (!copy) {
    return [];
  }
  findAll(copy, without).forEach((part) => part.remove());
  // No two elements of a page share an id.
  findAll(copy, "[id]").forEach((part) => part.removeAttribute("id"));
  return [...copy.childNodes];
}

/**
 * What an element says, in one line.
 *
 * @param {Element | null} source
 * @returns {string}
 */
export function plainWords(source) {
  const texts = copyWords(source).map((node) => node.textContent);
  return texts.join("").replace(/\s+/g, " ").trim();
}

/**
 * @param {boolean} right
 * @param {string} [words]
 * @returns {HTMLElement}
 */
function makeSign(right, words = right ? "Right" : "Not yet") {
  const sign = el("span", { "aria-hidden": "true" }, right ? "✓ " : "✗ ");
  return el("strong", { class: `practice__sign practice__sign--${right ? "right" : "wrong"}` }, sign, el("span", {}, words));
}
