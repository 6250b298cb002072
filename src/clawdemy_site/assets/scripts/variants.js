/** An exercise with other numbers: every text that varies changes together with the answers. */

import { findAll } from "./dom.js";
import { sitePrefix } from "./page.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./results.js").Exercise} Exercise */

/**
 * @typedef {object} Variants
 * @property {number} count How many settings there are.
 * @property {<Item>(list: Item[]) => Item} pick What holds for the setting that is shown.
 * @property {() => void} turn Shows the next one.
 */

/**
 * Show the setting that this tab showed last, or else the author's own.
 *
 * @param {Page} page
 * @param {Exercise} exercise
 * @returns {Variants}
 */
export function showVariants(page, { section, spec }) {
  const key = `${sitePrefix(page)}variant:${page.lesson}#${section.id}`;
  const count = spec.steps[0].answer.length;
  const places = findAll(section, "[data-varies]");
  const answers = findAll(section, ".practice__answers > strong, .practice__answers > li > strong:last-of-type");
  const mistakes = spec.steps.flatMap((/** @type {any} */ step) => step.mistakes);
  let at = 0;

  const variants = {
    count,
    pick: (/** @type {any[]} */ list) => list[at % list.length],
    turn: () => show((at + 1) % count),
  };

  /** @param {number} next */
  function show(next) {
    at = next;
    places.forEach((place) => setWords(place, variants.pick(spec.texts[Number(place.dataset.varies)])));
    answers.forEach((place, step) => setWords(place, variants.pick(spec.steps[step].shown)));
    mistakes.forEach((/** @type {any} */ { index, shown }) => {
      const wrong = section.querySelector(`[data-mistake="${index}"] .practice__wrong`);
      wrong?.replaceChildren(variants.pick(shown));
    });
    recallVariant(key, at);
  }

  const last = recallVariant(key);
  if (last > 0 && last < count) {
    show(last);
  }
  return variants;
}

/**
 * A number may carry its sum behind it, which stays.
 *
 * @param {Element} place
 * @param {string} words
 */
function setWords(place, words) {
  const text = [...place.childNodes].find((node) => node instanceof Text);
  text?.replaceWith(words);
}

/**
 * What is shown lasts as long as the visit, so that a learner who looks something up finds the same numbers again.
 *
 * @param {string} key
 * @param {number} [at] To be kept.
 * @returns {number}
 */
function recallVariant(key, at) {
  try {
    if (at !== undefined) {
      sessionStorage.setItem(key, String(at));
    }
    return Number(sessionStorage.getItem(key));
  } catch {
    return 0;
  }
}
