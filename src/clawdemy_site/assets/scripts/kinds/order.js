/** Lists to put in order, item by item, with two buttons each. */

import { announce, el, findAll, findOne } from "../dom.js";
import { runExercise } from "../form.js";
import { makeMark, plainWords } from "../results.js";

/** @typedef {import("../results.js").Exercise} Exercise */
/** @typedef {import("../results.js").Result} Result */

const NTH = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** @param {Exercise} exercise */
export function run(exercise) {
  const items = findAll(exercise.fields, ".practice__item");
  const list = /** @type {HTMLElement} */ (items[0].parentElement);
  const first = [...items];
  const sorted = items.map(placeOf).sort((one, other) => one - other);
  const marks = new Map(items.map((item) => [item, makeMoves(exercise, list, item, settle)]));
  markEnds(list);

  function settle() {
    marks.forEach((mark) => mark(null));
    markEnds(list);
  }

  runExercise(exercise, {
    check() {
      const now = findAll(list, ".practice__item");
      const fits = now.map((item, place) => placeOf(item) === sorted[place]);
      now.forEach((item, place) => marks.get(item)?.(fits[place], fits[place] ? "In place" : "Not yet"));
      const count = fits.filter(Boolean).length;
      const all = count === now.length;
      const part = `${count || "None"} of ${now.length} ${count > 1 ? "are" : "is"} in place.`;
      return { right: all, sentence: all ? `All ${count} are in place.` : part };
    },
    clear() {
      list.append(...first);
      settle();
    },
  });
}

/**
 * Give an item its place for a mark, and its two buttons.
 *
 * @param {Exercise} exercise
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {() => void} settle What to do when an item has moved.
 * @returns {(right: boolean | null, words?: string) => void} Sets the mark.
 */
function makeMoves({ whispered }, list, item, settle) {
  const name = plainWords(item);
  const mark = makeMark(findOne(item, ".practice__item-text") ?? item);
  const moves = ["up", "down"].map((way) => {
    const label = `Move “${name}” ${way}`;
    const onclick = () => move(way);
    return el("button", { type: "button", class: `practice__move practice__move--${way}`, "aria-label": label, onclick });
  });
  item.append(el("span", { class: "practice__moves" }, moves));
  return mark;

  /** @param {string} way */
  function move(way) {
    const neighbour = way === "up" ? item.previousElementSibling : item.nextElementSibling;
    // It is the neighbour that moves, so that the button keeps the focus.
    if (neighbour) {
      item[way === "up" ? "after" : "before"](neighbour);
      settle();
    }
    const place = [...list.children].indexOf(item);
    const verb = neighbour ? "now" : "already";
    announce(whispered, `${name}: ${verb} ${NTH[place] ?? place + 1} of ${list.children.length}`);
  }
}

/**
 * Say which buttons have nowhere to go; they stay in reach, or an item moved to the end would lose the focus.
 *
 * @param {HTMLElement} list
 */
function markEnds(list) {
  findAll(list, ".practice__move").forEach((button) => {
    const end = button.matches(".practice__move--up") ? ":first-child" : ":last-child";
    button.setAttribute("aria-disabled", String(button.closest(".practice__item")?.matches(end)));
  });
}

/**
 * @param {HTMLElement} item
 * @returns {number}
 */
function placeOf(item) {
  return Number(item.dataset.place);
}
