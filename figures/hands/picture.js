/** From ink to what the network sees: 32 × 32 dots counted in blocks of 4 × 4, then enlarged to 28 × 28. */

/** Rows and columns of the picture that is counted. */
export const GRID = 8;

/** Rows and columns of the picture that goes into the network. */
export const SIDE = 28;

/** Dots in a block. */
export const FULL_INK = 16;

const BLOCK = 4;

/**
 * Count the inked dots of each block.
 *
 * @param {Uint8Array} dots 32 × 32, row by row, 1 where there is ink.
 * @returns {Uint8Array} 8 × 8, each from 0 to 16.
 */
export function countInk(dots) {
  const counts = new Uint8Array(GRID * GRID);
  const width = GRID * BLOCK;
  dots.forEach((dot, place) => {
    const row = Math.floor(place / width / BLOCK);
    counts[row * GRID + Math.floor((place % width) / BLOCK)] += dot;
  });
  return counts;
}

/**
 * Scale counts to brightness 0 to 1 and enlarge them, bilinearly between the centres of the blocks, as
 * `digits_data.enlarge` does; beyond the outermost centres the outermost value goes on.
 *
 * @param {ArrayLike<number>} counts 8 × 8.
 * @returns {Float64Array} 28 × 28, row by row.
 */
export function enlarge(counts) {
  const at = (/** @type {number} */ row, /** @type {number} */ column) => counts[row * GRID + column] / FULL_INK;
  const larger = new Float64Array(SIDE * SIDE);
  SHARES.forEach((down, row) => {
    SHARES.forEach((across, column) => {
      const upper = mix(at(down.first, across.first), at(down.first, across.first + 1), across.share);
      const lower = mix(at(down.first + 1, across.first), at(down.first + 1, across.first + 1), across.share);
      larger[row * SIDE + column] = mix(upper, lower, down.share);
    });
  });
  return larger;
}

/** For each new row or column the first of its two old neighbours, and the share of the second. */
const SHARES = Array.from({ length: SIDE }, (_, place) => {
  const position = Math.min(Math.max(((place + 0.5) * GRID) / SIDE - 0.5, 0), GRID - 1);
  const first = Math.min(Math.floor(position), GRID - 2);
  return { first, share: position - first };
});

/**
 * @param {number} one
 * @param {number} other
 * @param {number} share Of the other.
 * @returns {number}
 */
function mix(one, other, share) {
  return one * (1 - share) + other * share;
}
