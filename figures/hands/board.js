/** What stands in the figure's place: four parts from the frame to the neuron, made once and then kept up to date. */

import { makeChoices } from "./choices.js";
import { el } from "./dom.js";
import { makeLayers } from "./layers.js";
import { makePad } from "./pad.js";
import { makePicture } from "./paint.js";
import { GRID, SIDE } from "./picture.js";

/**
 * @typedef {object} Reactions
 * @property {(strokes: import("./ink.js").Stroke[]) => void} draw
 * @property {() => void} treat The box was ticked or unticked.
 * @property {() => void} wipe
 * @property {(place: number) => void} choose A real digit.
 * @property {(layer: number, neuron: number) => void} look
 * @property {() => void} again
 * @property {(kind: "trained" | "zero" | "shuffled") => void} set
 */

/** @typedef {ReturnType<typeof makeBoard>} Board */

const PAD = "A black frame to draw a digit in with mouse, pen or finger. By keyboard, choose a real digit below.";

/** @type {["trained" | "zero" | "shuffled", string][]} */
const SETTINGS = [
  ["trained", "The trained ones"],
  ["zero", "All zero"],
  ["shuffled", "Shuffled"],
];

/**
 * @param {import("./choices.js").RealDigit[]} digits
 * @param {number[]} sizes Neurons of each layer after the input.
 * @param {string} id Begins the ids and names of its parts.
 * @param {Reactions} on
 */
export function makeBoard(digits, sizes, id, on) {
  const pad = makePad(PAD, on.draw);
  const choices = makeChoices(digits, id, on.choose);
  const net = makeLayers(sizes, id, on.look);
  const small = makePicture(GRID, { class: "hands__seen", "aria-hidden": "true" });
  const large = makePicture(SIDE, { class: "hands__seen", "aria-hidden": "true" });
  const answer = el("p", { class: "hands__answer" });
  const note = el("p", { class: "hands__note" });
  const inside = el("div", { class: "hands__inside" });
  const status = el("p", { class: "visually-hidden", role: "status" });
  const tick = el("input", { type: "checkbox", checked: true, onchange: on.treat });
  const settings = SETTINGS.map(([kind, words]) => ({ kind, button: makeButton(words, () => on.set(kind)) }));
  const element = el(
    "div",
    { class: "hands" },
    makePart(id, "Draw a digit", pad.canvas, answer, makeRow(makeButton("Clear", on.wipe), makeTick(tick)), choices.element),
    makePart(id, "Watch it pass through", makeWay(small, large, makeButton("Watch again", on.again)), net.elements),
    makePart(id, "Change the parameters", makeRow(settings.map(({ button }) => button)), note),
    makePart(id, "Look inside a neuron", el("p", {}, "Choose any neuron in the layers above."), inside),
    status,
  );
  return { element, pad, choices, net, small, large, answer, note, inside, status, tick, settings };
}

/**
 * A part with its heading, which names it.
 *
 * @param {string} id
 * @param {string} heading
 * @param {...import("./dom.js").Child | import("./dom.js").Child[]} children
 * @returns {HTMLElement}
 */
function makePart(id, heading, ...children) {
  const name = `${id}-${heading.toLowerCase().replaceAll(" ", "-")}`;
  const head = el("p", { class: "hands__head", id: name }, heading);
  return el("div", { class: "hands__part", role: "group", "aria-labelledby": name }, head, ...children);
}

/**
 * @param {...import("./dom.js").Child | import("./dom.js").Child[]} children
 * @returns {HTMLElement}
 */
function makeRow(...children) {
  return el("div", { class: "hands__row" }, ...children);
}

/**
 * @param {string} words
 * @param {() => void} press
 * @returns {HTMLElement}
 */
function makeButton(words, press) {
  return el("button", { type: "button", onclick: press }, words);
}

/**
 * @param {HTMLElement} tick
 * @returns {HTMLElement}
 */
function makeTick(tick) {
  return el("label", { class: "hands__tick" }, tick, "Stretch and straighten my drawing as the examples were");
}

/**
 * What the network sees, in its two sizes.
 *
 * @param {HTMLElement} small
 * @param {HTMLElement} large
 * @param {HTMLElement} button
 * @returns {HTMLElement}
 */
function makeWay(small, large, button) {
  const seen = [
    el("span", { class: "hands__view" }, small, el("span", {}, `shrunk to ${squared(GRID)}`)),
    el("span", { class: "hands__view" }, large, el("span", {}, `enlarged to ${squared(SIDE)}, the input`)),
  ];
  return el("div", { class: "hands__way" }, seen, button);
}

/**
 * @param {number} side
 * @returns {string} A size whose parts stay on one line.
 */
function squared(side) {
  return [side, "×", side].join("\u00a0");
}
