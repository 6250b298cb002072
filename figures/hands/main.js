/** The trained network in the reader's hands: keeps what was drawn, how the network is set and what it says in step. */

import { makeBoard } from "./board.js";
import { announce } from "./dom.js";
import { inkAsDrawn, inkPrepared } from "./ink.js";
import { showInside } from "./inside.js";
import { cutLayers, decodeHalf, forwardPass, readWords, shuffled } from "./network.js";
import { paintGrey } from "./paint.js";
import { countInk, enlarge, FULL_INK, GRID } from "./picture.js";
import { answerOf, sayAnswer, saySetting } from "./words.js";

/**
 * @typedef {object} Desk What is on the table now.
 * @property {number[]} sizes Neurons of each layer, the input first.
 * @property {Float64Array} trained The parameters as training left them.
 * @property {import("./ink.js").Ink} ink
 * @property {import("./choices.js").RealDigit[]} digits
 * @property {import("./words.js").Setting} setting
 * @property {import("./network.js").Layer[]} layers
 * @property {import("./words.js").Shown} shown
 * @property {import("./ink.js").Stroke[]} strokes
 * @property {Uint8Array} counts The picture, 8 × 8.
 * @property {Float64Array[]} activations
 * @property {import("./inside.js").Chosen} chosen
 * @property {number} frame A drawing that waits to be shown.
 * @property {number} speaking A sentence that waits to be said.
 */

const CALM = 600; // milliseconds without a change before it is spoken of

/**
 * @param {HTMLElement} stage
 * @param {import("./live.js").Live} live
 */
export function start(stage, live) {
  const desk = layDesk(live.data);
  const board = makeBoard(desk.digits, desk.sizes.slice(1), live.id, {
    draw: (strokes) => ((desk.strokes = strokes), (desk.frame ||= requestAnimationFrame(() => showDrawing(desk, board)))),
    treat: () => desk.shown.kind === "drawn" && showDrawing(desk, board),
    wipe: () => (board.pad.clear(), (desk.strokes = []), showDrawing(desk, board)),
    choose: (place) => (showReal(desk, board, place), run(desk, board, true)),
    look: (layer, neuron) => ((desk.chosen = { layer, neuron }), look(desk, board)),
    again: () => run(desk, board, true),
    set: (kind) => (set(desk, kind), run(desk, board, true)),
  });
  stage.append(board.element);
  showReal(desk, board, live.data.first[0]);
  show(desk, board, false);
}

/**
 * @param {Record<string, Uint8Array>} data
 * @returns {Desk}
 */
function layDesk(data) {
  const sizes = readWords(data.layers);
  const trained = decodeHalf(data.parameters);
  const layers = cutLayers(trained, sizes);
  const [least, usual, most] = readWords(data.ink);
  const counts = new Uint8Array(GRID * GRID);
  return {
    sizes,
    trained,
    layers,
    counts,
    digits: readDigits(data, layers),
    ink: { least, usual, most },
    setting: { kind: "trained", seed: 0 },
    shown: { kind: "blank" },
    strokes: [],
    activations: forwardPass(layers, enlarge(counts)),
    chosen: { layer: 1, neuron: 0 },
    frame: 0,
    speaking: 0,
  };
}

/**
 * @param {Record<string, Uint8Array>} data
 * @param {import("./network.js").Layer[]} layers
 * @returns {import("./choices.js").RealDigit[]}
 */
function readDigits(data, layers) {
  return Array.from(data.labels, (label, place) => {
    const counts = data.digits.slice(place * GRID * GRID, (place + 1) * GRID * GRID);
    const outputs = forwardPass(layers, enlarge(counts))[layers.length];
    return { counts, label, misread: answerOf(outputs) !== label };
  });
}

/**
 * @param {Desk} desk
 * @param {import("./board.js").Board} board
 * @param {number} place
 */
function showReal(desk, board, place) {
  const digit = desk.digits[place];
  cancelAnimationFrame(desk.frame);
  desk.frame = 0;
  desk.strokes = [];
  desk.shown = { kind: "real", label: digit.label };
  desk.counts = digit.counts;
  board.pad.show(digit.counts);
  board.choices.mark(place);
}

/**
 * @param {Desk} desk
 * @param {import("./board.js").Board} board
 */
function showDrawing(desk, board) {
  cancelAnimationFrame(desk.frame);
  desk.frame = 0;
  const isTreated = /** @type {HTMLInputElement} */ (board.tick).checked;
  desk.counts = countInk(isTreated ? inkPrepared(desk.strokes, desk.ink) : inkAsDrawn(desk.strokes));
  desk.shown = { kind: desk.strokes.length ? "drawn" : "blank" };
  board.choices.mark(null);
  run(desk, board, false);
}

/**
 * @param {Desk} desk
 * @param {"trained" | "zero" | "shuffled"} kind
 */
function set(desk, kind) {
  const seed = kind === "shuffled" ? desk.setting.seed + 1 : desk.setting.seed;
  desk.setting = { kind, seed };
  const values = {
    trained: () => desk.trained,
    zero: () => new Float64Array(desk.trained.length),
    shuffled: () => shuffled(desk.trained, seed),
  }[kind]();
  desk.layers = cutLayers(values, desk.sizes);
}

/**
 * Run the network, let the layers light up, and say what came out.
 *
 * @param {Desk} desk
 * @param {import("./board.js").Board} board
 * @param {boolean} staged
 */
function run(desk, board, staged) {
  show(desk, board, staged);
  speak(desk, board);
}

/**
 * Compute everything anew and show it.
 *
 * @param {Desk} desk
 * @param {import("./board.js").Board} board
 * @param {boolean} staged Whether the layers light up one after the other.
 */
function show(desk, board, staged) {
  const input = enlarge(desk.counts);
  desk.activations = forwardPass(desk.layers, input);
  paintGrey(board.small, desk.counts, FULL_INK);
  paintGrey(board.large, input, 1);
  board.net.show(desk.activations.slice(1), staged);
  board.answer.textContent = sayAnswer(desk.shown, desk.activations[desk.layers.length]);
  board.note.textContent = saySetting(desk.setting, desk.trained.length);
  for (const { kind, button } of board.settings) {
    button.setAttribute("aria-pressed", String(kind === desk.setting.kind));
  }
  showInside(board.inside, desk.chosen, desk.layers, desk.activations);
}

/**
 * Say the answer once nothing has changed for a moment, and first how the network is set unless it is trained.
 *
 * @param {Desk} desk
 * @param {import("./board.js").Board} board
 */
function speak(desk, board) {
  clearTimeout(desk.speaking);
  desk.speaking = setTimeout(() => {
    const setting = desk.setting.kind === "trained" ? "" : `${board.note.textContent} `;
    announce(board.status, `${setting}${board.answer.textContent}`);
  }, CALM);
}

/**
 * Show the chosen neuron, and say what it computes.
 *
 * @param {Desk} desk
 * @param {import("./board.js").Board} board
 */
function look(desk, board) {
  showInside(board.inside, desk.chosen, desk.layers, desk.activations);
  announce(board.status, board.inside.lastElementChild?.textContent);
}
