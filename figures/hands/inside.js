/** A look inside one neuron: its weights, and what it makes of what comes in. */

import { el } from "./dom.js";
import { addUp, products, squish, weightsOf } from "./network.js";
import { makePicture, paintSigned } from "./paint.js";
import { SIDE } from "./picture.js";
import { counted, nameNeuron, written } from "./words.js";

/** @typedef {import("./network.js").Layer} Layer */

/**
 * @typedef {object} Chosen
 * @property {number} layer 1 for the first after the input.
 * @property {number} neuron
 */

/**
 * Show a neuron in place of the one before.
 *
 * @param {HTMLElement} host
 * @param {Chosen} chosen
 * @param {Layer[]} layers
 * @param {Float64Array[]} activations Of all layers, the input first.
 */
export function showInside(host, chosen, layers, activations) {
  const layer = layers[chosen.layer - 1];
  const before = activations[chosen.layer - 1];
  const weights = weightsOf(layer, chosen.neuron);
  const parts = products(layer, chosen.neuron, before);
  host.replaceChildren(
    el("p", { class: "hands__name" }, nameNeuron(chosen.layer, chosen.neuron, layers.length)),
    chosen.layer === 1 ? makePictures(weights, parts) : makeTable(chosen.layer, before, weights, parts),
    el("p", {}, sayNeuron(weights, parts, layer.biases[chosen.neuron])),
  );
}

/**
 * What a neuron computes, in words.
 *
 * @param {Float64Array} weights
 * @param {Float64Array} parts Activations times weights.
 * @param {number} bias
 * @returns {string}
 */
export function sayNeuron(weights, parts, bias) {
  const total = addUp(parts);
  const least = Math.min(...weights);
  const most = Math.max(...weights);
  const spread = least === most ? `are all ${written(least)}` : `lie between ${written(least)} and ${written(most)}`;
  const above = addUp(parts.filter((part) => part > 0));
  const below = addUp(parts.filter((part) => part < 0));
  return (
    `Its ${counted(weights.length)} weights ${spread}. Inputs times weights: what is above 0 adds up to ` +
    `${written(above)}, what is below to ${written(below)}, together ${written(total)}. With its bias of ` +
    `${written(bias)} the sum is ${written(total + bias)}, and sigmoid(${written(total + bias)}) = ` +
    `${written(squish(total + bias))}.`
  );
}

/**
 * @param {Float64Array} weights
 * @param {Float64Array} parts
 * @returns {HTMLElement}
 */
function makePictures(weights, parts) {
  return el(
    "div",
    { class: "hands__pictures" },
    makeSigned(weights, "Its weights, one for each pixel"),
    makeSigned(parts, "Weights × brightness of this picture"),
  );
}

/**
 * A picture of signed numbers with its scale.
 *
 * @param {Float64Array} values
 * @param {string} caption
 * @returns {HTMLElement}
 */
function makeSigned(values, caption) {
  const limit = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const least = written(Math.min(...values));
  const label = `${caption}: ${SIDE} by ${SIDE} numbers from ${least} to ${written(Math.max(...values))}`;
  const picture = makePicture(SIDE, { class: "hands__signed", role: "img", "aria-label": label });
  paintSigned(picture, values, limit);
  const ends = limit ? [written(-limit), "0", written(limit)] : ["", "all 0", ""];
  const scale = el("span", { class: "hands__scale" }, ends.map((end) => el("span", {}, end)));
  const words = limit > 0 && el("span", {}, "orange below 0, blue above");
  return el("div", { class: "hands__picture" }, el("span", {}, caption), picture, scale, words);
}

/**
 * @param {number} layer
 * @param {Float64Array} before
 * @param {Float64Array} weights
 * @param {Float64Array} parts
 * @returns {HTMLElement}
 */
function makeTable(layer, before, weights, parts) {
  const limit = parts.reduce((most, part) => Math.max(most, Math.abs(part)), 0) || 1;
  const heads = ["Neuron", "Activation", "Weight", "Product"];
  const head = el("tr", {}, heads.map((text) => el("th", { scope: "col" }, text)), el("td", {}));
  const rows = [...parts].map((part, place) => {
    const bar = el("span", { class: part < 0 ? "hands__bar hands__bar--below" : "hands__bar" });
    bar.style.setProperty("--value", (Math.abs(part) / limit).toFixed(4));
    const numbers = [before[place], weights[place], part].map((value) => el("td", {}, written(value)));
    return el("tr", {}, el("th", { scope: "row" }, place + 1), numbers, el("td", { "aria-hidden": "true" }, bar));
  });
  const caption = el("caption", {}, `What comes in from hidden layer ${layer - 1}`);
  return el("table", { class: "hands__table" }, caption, el("thead", {}, head), el("tbody", {}, rows));
}
