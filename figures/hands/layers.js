/** The layers after the input: every neuron with its activation, each a radio button that opens the neuron. */

import { el } from "./dom.js";
import { answerOf, nameNeuron, written } from "./words.js";

const PAUSE = 350; // milliseconds from one layer to the next

/**
 * @typedef {object} Layers
 * @property {HTMLElement[]} elements One for each layer, in order.
 * @property {(activations: Float64Array[], staged: boolean) => void} show
 */

/**
 * @param {number[]} sizes Neurons of each layer after the input.
 * @param {string} id Begins the name of the group.
 * @param {(layer: number, neuron: number) => void} tell The layer is 1 for the first.
 * @returns {Layers}
 */
export function makeLayers(sizes, id, tell) {
  const layers = sizes.map((size, place) => {
    const cells = Array.from({ length: size }, (_, neuron) => makeCell(sizes, place + 1, neuron, id, tell));
    const isLast = place + 1 === sizes.length;
    const name = isLast ? "Outputs, one for each digit" : `Hidden layer ${place + 1}: ${size} neurons`;
    const kind = isLast ? "hands__layer hands__layer--out" : "hands__layer";
    const row = el("div", { class: "hands__cells" }, cells.map((cell) => cell.element));
    return { cells, element: el("fieldset", { class: kind }, el("legend", {}, name), row) };
  });
  layers[0].cells[0].choose();
  const elements = layers.map((layer) => layer.element);
  return {
    elements,
    show(activations, staged) {
      layers.forEach((layer, place) => layer.cells.forEach((cell, neuron) => cell.show(activations[place][neuron])));
      const answer = answerOf(activations[activations.length - 1]);
      layers[layers.length - 1].cells.forEach((cell, place) => {
        cell.element.classList.toggle("is-answer", place === answer);
      });
      stage(elements, staged);
    },
  };
}

/**
 * @param {number[]} sizes
 * @param {number} layer
 * @param {number} neuron
 * @param {string} id
 * @param {(layer: number, neuron: number) => void} tell
 */
function makeCell(sizes, layer, neuron, id, tell) {
  const name = nameNeuron(layer, neuron, sizes.length);
  const input = el("input", { type: "radio", name: `${id}-neuron`, onchange: () => tell(layer, neuron) });
  const number = el("span", { class: "hands__number" });
  const light = el("span", { class: "hands__light" });
  const digit = layer === sizes.length && el("span", { class: "hands__digit" }, neuron);
  const element = el("label", { class: "hands__cell" }, input, number, light, digit);
  return {
    element,
    choose: () => (input.checked = true),
    show(/** @type {number} */ value) {
      number.textContent = written(value);
      input.setAttribute("aria-label", `${name}: ${written(value)}`);
      element.style.setProperty("--value", value.toFixed(7));
    },
  };
}

/** @type {WeakMap<HTMLElement, number>} What is about to light up. */
const lightings = new WeakMap();

/**
 * Let the layers light up one after the other; at once for readers who want no motion.
 *
 * @param {HTMLElement[]} elements
 * @param {boolean} staged
 */
function stage(elements, staged) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  elements.forEach((element, place) => {
    clearTimeout(lightings.get(element));
    element.classList.toggle("is-waiting", staged && !still);
    lightings.set(element, setTimeout(() => element.classList.remove("is-waiting"), PAUSE * (place + 1)));
  });
}
