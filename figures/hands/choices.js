/** Real digits to choose from: one group of radio buttons, each with its picture. */

import { el } from "./dom.js";
import { makePicture, paintGrey } from "./paint.js";
import { FULL_INK, GRID } from "./picture.js";

/** @typedef {{counts: Uint8Array, label: number, misread: boolean}} RealDigit */

/**
 * @typedef {object} Choices
 * @property {HTMLElement} element
 * @property {(place: number | null) => void} mark Mark one as chosen, or none.
 */

/**
 * @param {RealDigit[]} digits
 * @param {string} id Begins the name of the group.
 * @param {(place: number) => void} tell
 * @returns {Choices}
 */
export function makeChoices(digits, id, tell) {
  const inputs = digits.map((_, place) =>
    el("input", { type: "radio", name: `${id}-real`, value: place, onchange: () => tell(place) }),
  );
  const labels = digits.map((digit, place) => {
    const picture = makePicture(GRID, { class: "hands__thumb", "aria-hidden": "true" });
    paintGrey(picture, digit.counts, FULL_INK);
    const name = [el("span", { class: "visually-hidden" }, "A real "), digit.label];
    const fate = digit.misread && el("span", {}, "misread");
    return el("label", { class: "hands__choice" }, inputs[place], picture, el("span", {}, name), " ", fate);
  });
  const element = el(
    "fieldset",
    { class: "hands__choices" },
    el("legend", {}, "or choose a real one, which the network never learned from"),
    el("div", { class: "hands__shelf" }, labels),
  );
  return { element, mark: (chosen) => inputs.forEach((input, place) => (input.checked = place === chosen)) };
}
