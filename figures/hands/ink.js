/**
 * From strokes to 32 × 32 dots of ink.
 *
 * The examples were scanned, stretched to the whole height of their frame, straightened, and thickened or thinned until
 * all had about as much ink. A drawing can be treated alike: the strokes are moved first, then inked.
 */

/** @typedef {{x: number, y: number, r: number}} Point In units of the frame; `r` is half the pen's width. */

/** @typedef {Point[]} Stroke */

/** @typedef {{least: number, usual: number, most: number}} Ink Dots of ink that the examples have. */

/** Dots in a row and in a column. */
export const FRAME = 32;

const WIDEST = 22; // most of the examples are no wider
const EDGE = 1; // dots by which one that fills the frame may miss its edge
const OFF_CENTRE = 5;
const MARGIN = 1.1; // a drawing may have a tenth more ink than any example, or less
const THINNEST = 0.75;
const THICKEST = 5.5;
const END = 0.12; // the share of the height in which the upper and the lower end of a digit are looked for
const STEEPEST = 0.6;
const ROUNDS = 4;

/**
 * The dots that strokes cover as they are.
 *
 * @param {Stroke[]} strokes
 * @returns {Uint8Array} Row by row, 1 where there is ink.
 */
export function inkAsDrawn(strokes) {
  return dotsWithin(distances(strokes), 0);
}

/**
 * The dots of a drawing that is treated as the examples were. One that is like them already is left as it is.
 *
 * @param {Stroke[]} strokes
 * @param {Ink} ink
 * @returns {Uint8Array} Row by row, 1 where there is ink.
 */
export function inkPrepared(strokes, ink) {
  const drawn = inkAsDrawn(strokes);
  if (!strokes.length || isLikeExamples(strokes, drawn, ink)) {
    return drawn;
  }
  let radius = 2;
  /** @type {Float64Array} */
  let field = new Float64Array(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    field = distances(straighten(fit(strokes, radius)));
    // The radius that inks as many dots as an example has.
    radius = Math.min(Math.max(field.slice().sort()[ink.usual - 1], THINNEST), THICKEST);
  }
  return dotsWithin(field, radius);
}

/**
 * @param {Stroke[]} strokes
 * @param {Uint8Array} drawn
 * @param {Ink} ink
 * @returns {boolean}
 */
function isLikeExamples(strokes, drawn, ink) {
  const dots = drawn.reduce((sum, dot) => sum + dot, 0);
  const rows = strokes.flat().flatMap(({ y, r }) => [y - r, y + r]);
  const columns = strokes.flat().flatMap(({ x, r }) => [x - r, x + r]);
  const fills = Math.min(...rows) <= EDGE && Math.max(...rows) >= FRAME - EDGE;
  const offset = (Math.min(...columns) + Math.max(...columns)) / 2 - FRAME / 2;
  const isInked = ink.least <= dots * MARGIN && dots <= ink.most * MARGIN;
  return fills && isInked && Math.abs(offset) <= OFF_CENTRE;
}

/**
 * Stretch strokes to the height of the frame and put them in its middle; their pen is forgotten.
 *
 * @param {Stroke[]} strokes
 * @param {number} radius Half the width of the pen that will ink them.
 * @returns {Stroke[]}
 */
function fit(strokes, radius) {
  const box = boxOf(strokes);
  const tall = FRAME - 2 * radius;
  const wide = WIDEST - 2 * radius;
  // What is much wider than tall is no digit: it is not pulled up without end.
  const down = Math.min(tall / Math.max(box.height, 0.01), (2 * wide) / Math.max(box.width, 0.01), tall);
  const across = Math.min(down, wide / Math.max(box.width, 0.01));
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: (x - box.x) * across + FRAME / 2, y: (y - box.y) * down + FRAME / 2, r: 0 })),
  );
}

/**
 * Lean strokes until the leftmost points of their upper and their lower end stand above one another.
 *
 * @param {Stroke[]} strokes
 * @returns {Stroke[]}
 */
function straighten(strokes) {
  const box = boxOf(strokes);
  if (box.height < FRAME / 4) {
    return strokes;
  }
  const half = box.height * (0.5 - END);
  const leftmost = (/** @type {(y: number) => boolean} */ isIn) =>
    Math.min(...strokes.flat().flatMap(({ x, y }) => (isIn(y - box.y) ? [x] : [])));
  const lean = (leftmost((y) => y >= half) - leftmost((y) => y <= -half)) / box.height;
  const slope = Math.min(Math.max(lean, -STEEPEST), STEEPEST);
  const upright = strokes.map((stroke) => stroke.map(({ x, y, r }) => ({ x: x - slope * (y - box.y), y, r })));
  const shift = FRAME / 2 - boxOf(upright).x;
  return upright.map((stroke) => stroke.map(({ x, y, r }) => ({ x: x + shift, y, r })));
}

/**
 * @param {Stroke[]} strokes
 * @returns {{x: number, y: number, width: number, height: number}} The middle and the size of what they span.
 */
function boxOf(strokes) {
  const xs = strokes.flat().map(({ x }) => x);
  const ys = strokes.flat().map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/**
 * How far each dot is from the strokes' edge, and below 0 inside.
 *
 * @param {Stroke[]} strokes
 * @returns {Float64Array} Row by row.
 */
function distances(strokes) {
  const field = new Float64Array(FRAME * FRAME).fill(Infinity);
  for (const stroke of strokes) {
    stroke.forEach((point, place) => lower(field, stroke[Math.max(place - 1, 0)], point));
  }
  return field;
}

/**
 * Take a line from one point to another into the distances.
 *
 * @param {Float64Array} field
 * @param {Point} from
 * @param {Point} to
 */
function lower(field, from, to) {
  const across = to.x - from.x;
  const down = to.y - from.y;
  const square = across * across + down * down;
  for (let place = 0; place < field.length; place += 1) {
    const x = (place % FRAME) + 0.5 - from.x;
    const y = Math.floor(place / FRAME) + 0.5 - from.y;
    const along = square ? Math.min(Math.max((x * across + y * down) / square, 0), 1) : 0;
    const reach = from.r + along * (to.r - from.r);
    const aside = (x - along * across) ** 2 + (y - along * down) ** 2;
    field[place] = Math.min(field[place], Math.sqrt(aside) - reach);
  }
}

/**
 * @param {Float64Array} field
 * @param {number} radius
 * @returns {Uint8Array}
 */
function dotsWithin(field, radius) {
  return Uint8Array.from(field, (distance) => (distance <= radius ? 1 : 0));
}
