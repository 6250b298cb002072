/** What the figure says in words. */

/**
 * A number as people write it.
 *
 * @param {number} value
 * @param {number} [digits]
 * @returns {string}
 */
export function written(value, digits = 2) {
  const text = value.toFixed(digits).replace("-", "−");
  return /[1-9]/.test(text) ? text : text.replace("−", "");
}

/**
 * A whole number with its thousands apart.
 *
 * @param {number} value
 * @returns {string}
 */
export function counted(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * The answer of the network: the place of its tallest output, or null where all are equal.
 *
 * @param {Float64Array} outputs
 * @returns {number | null}
 */
export function answerOf(outputs) {
  const [first] = placesByHeight(outputs);
  return outputs[first] - Math.min(...outputs) < 1e-9 ? null : first;
}

/**
 * @param {Float64Array} outputs
 * @returns {number[]} Tallest first.
 */
function placesByHeight(outputs) {
  return [...outputs.keys()].sort((one, other) => outputs[other] - outputs[one] || one - other);
}

/**
 * @typedef {object} Shown What went into the network.
 * @property {"real" | "drawn" | "blank"} kind
 * @property {number} [label] What its writer meant, if it is a real one.
 */

/**
 * What the network makes of a picture, in two or three sentences.
 *
 * @param {Shown} shown
 * @param {Float64Array} outputs
 * @returns {string}
 */
export function sayAnswer(shown, outputs) {
  const subject = { real: `A real ${shown.label}.`, drawn: "Your drawing.", blank: "An empty frame." }[shown.kind];
  const answer = answerOf(outputs);
  if (answer === null) {
    return `${subject} No answer: all ten outputs are ${written(outputs[0])}.`;
  }
  const next = placesByHeight(outputs)[1];
  const verdict = answer === shown.label ? ": right" : ": wrong";
  const first = `It answers ${answer}, with ${written(outputs[answer])}${shown.kind === "real" ? verdict : ""}.`;
  return `${subject} ${first} Next comes ${next}, with ${written(outputs[next])}.`;
}

/** @typedef {{kind: "trained" | "zero" | "shuffled", seed: number}} Setting How the parameters are set. */

/**
 * @param {Setting} setting
 * @param {number} count How many parameters there are.
 * @returns {string}
 */
export function saySetting(setting, count) {
  const all = counted(count);
  return {
    trained: `All ${all} parameters are as training left them.`,
    zero: `All ${all} parameters are 0. Every sum is 0, and every neuron gives sigmoid(0) = 0.50.`,
    shuffled: `The same ${all} values in another order, number ${setting.seed}. No value is new; only their places are.`,
  }[setting.kind];
}

/**
 * @param {number} layer 1 for the first after the input.
 * @param {number} neuron Counted from 0.
 * @param {number} layers How many there are after the input.
 * @returns {string}
 */
export function nameNeuron(layer, neuron, layers) {
  return layer === layers ? `Output ${neuron}` : `Hidden layer ${layer}, neuron ${neuron + 1}`;
}
