/** Small pictures, a dot of the canvas for each number. They keep their colours in both schemes: black is 0. */

import { el } from "./dom.js";

const POSITIVE = [130, 180, 255];
const NEGATIVE = [255, 172, 97];

/**
 * An empty square picture.
 *
 * @param {number} side Dots in a row and in a column.
 * @param {Record<string, unknown>} props
 * @returns {HTMLCanvasElement}
 */
export function makePicture(side, props) {
  return el("canvas", { ...props, width: side, height: side });
}

/**
 * Paint brightness: 0 is black, `full` is white.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {number} full
 */
export function paintGrey(canvas, values, full) {
  paint(canvas, values, (value) => Array(3).fill((255 * value) / full));
}

/**
 * Paint signs: towards blue above 0, towards orange below.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {number} limit The size at which a colour is full.
 */
export function paintSigned(canvas, values, limit) {
  paint(canvas, values, (value) => {
    const strength = Math.min(Math.abs(value) / (limit || 1), 1);
    return (value < 0 ? NEGATIVE : POSITIVE).map((part) => part * strength);
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {(value: number) => number[]} colour
 */
function paint(canvas, values, colour) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(canvas.width, canvas.height);
  for (let place = 0; place < values.length; place += 1) {
    image.data.set([...colour(values[place]), 255], 4 * place);
  }
  context.putImageData(image, 0, 0);
}
