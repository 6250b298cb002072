/** The network itself: parameters as they were committed, and one forward pass, as `nn.forward` computes it. */

/**
 * @typedef {object} Layer
 * @property {number} inputs Activations that come in.
 * @property {Float64Array} weights A row of `inputs` weights for each neuron, row after row.
 * @property {Float64Array} biases One for each neuron.
 */

/**
 * Read float16 numbers, low byte first: not every browser has `Float16Array`.
 *
 * @param {Uint8Array} bytes
 * @returns {Float64Array}
 */
export function decodeHalf(bytes) {
  const words = readWords(bytes);
  return Float64Array.from(words, (word) => {
    const sign = word & 0x8000 ? -1 : 1;
    const exponent = (word >> 10) & 0x1f;
    const fraction = word & 0x3ff;
    if (exponent === 0x1f) {
      return fraction ? NaN : sign * Infinity;
    }
    return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : (fraction / 1024) * 2 ** -14);
  });
}

/**
 * Read whole numbers of two bytes, low byte first.
 *
 * @param {Uint8Array} bytes
 * @returns {number[]}
 */
export function readWords(bytes) {
  return Array.from({ length: bytes.length / 2 }, (_, place) => bytes[2 * place] | (bytes[2 * place + 1] << 8));
}

/**
 * Cut parameters into layers: of each, the weights row by row, then the biases.
 *
 * @param {Float64Array} values
 * @param {number[]} sizes Neurons of each layer, the input first.
 * @returns {Layer[]}
 */
export function cutLayers(values, sizes) {
  let place = 0;
  const take = (/** @type {number} */ count) => values.subarray(place, (place += count));
  return sizes.slice(1).map((neurons, before) => {
    const inputs = sizes[before];
    return { inputs, weights: take(neurons * inputs), biases: take(neurons) };
  });
}

/**
 * One run from input to output.
 *
 * @param {Layer[]} layers
 * @param {Float64Array} input
 * @returns {Float64Array[]} The activations of every layer, the input first.
 */
export function forwardPass(layers, input) {
  const activations = [input];
  for (const layer of layers) {
    const before = activations[activations.length - 1];
    activations.push(layer.biases.map((bias, neuron) => squish(addUp(products(layer, neuron, before)) + bias)));
  }
  return activations;
}

/**
 * What a neuron makes of each of its inputs: activation times weight.
 *
 * @param {Layer} layer
 * @param {number} neuron
 * @param {Float64Array} before
 * @returns {Float64Array}
 */
export function products(layer, neuron, before) {
  return weightsOf(layer, neuron).map((weight, place) => weight * before[place]);
}

/**
 * @param {Layer} layer
 * @param {number} neuron
 * @returns {Float64Array}
 */
export function weightsOf(layer, neuron) {
  return layer.weights.subarray(neuron * layer.inputs, (neuron + 1) * layer.inputs);
}

/**
 * @param {Float64Array} values
 * @returns {number}
 */
export function addUp(values) {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * The sigmoid.
 *
 * @param {number} sum
 * @returns {number}
 */
export function squish(sum) {
  return 0.5 * (1 + Math.tanh(0.5 * sum));
}

/**
 * The same values in another order, the same for the same seed.
 *
 * @param {Float64Array} values
 * @param {number} seed A whole number.
 * @returns {Float64Array}
 */
export function shuffled(values, seed) {
  const dealt = values.slice();
  const random = randomFrom(seed);
  for (let last = dealt.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = dealt[last];
    dealt[last] = dealt[other];
    dealt[other] = kept;
  }
  return dealt;
}

/**
 * Mulberry32, a small generator that is good enough to deal numbers out.
 *
 * @param {number} seed
 * @returns {() => number} From 0 up to 1.
 */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
