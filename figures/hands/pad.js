/** The frame to draw in, with mouse, pen or finger. */

import { el } from "./dom.js";
import { FRAME } from "./ink.js";
import { FULL_INK, GRID } from "./picture.js";

/** @typedef {import("./ink.js").Stroke} Stroke */

const SCALE = 10; // dots of the canvas for one of the frame
const PEN = 1.8;
const SHORTEST = 0.3; // a move that is shorter adds no point

/**
 * @typedef {object} Pad
 * @property {HTMLCanvasElement} canvas
 * @property {() => void} clear
 * @property {(counts: Uint8Array) => void} show Show a real digit in place of a drawing.
 */

/**
 * @param {string} label
 * @param {(strokes: Stroke[]) => void} tell Called while a stroke is drawn.
 * @returns {Pad}
 */
export function makePad(label, tell) {
  const side = FRAME * SCALE;
  const canvas = el("canvas", { class: "hands__pad", width: side, height: side, role: "img", "aria-label": label });
  /** @type {Stroke[]} */
  let strokes = [];
  /** @type {number | null} The pointer that draws; another finger beside it does not. */
  let drawing = null;

  const clear = () => {
    strokes = [];
    empty(canvas);
  };
  const add = (/** @type {PointerEvent} */ event) => {
    const stroke = strokes[strokes.length - 1];
    const point = pointOf(canvas, event);
    const last = stroke[stroke.length - 1] ?? point;
    if (!stroke.length || Math.hypot(point.x - last.x, point.y - last.y) >= SHORTEST) {
      stroke.push(point);
      drawLine(canvas, last, point);
    }
  };
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === drawing) {
      drawing = null;
    }
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (drawing !== null || event.button !== 0) {
      return;
    }
    event.preventDefault();
    drawing = event.pointerId;
    keepPointer(canvas, event.pointerId);
    if (!strokes.length) {
      empty(canvas);
    }
    strokes.push([]);
    add(event);
    tell(strokes);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId === drawing) {
      const parts = event.getCoalescedEvents?.() ?? [];
      (parts.length ? parts : [event]).forEach(add);
      tell(strokes);
    }
  });
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  empty(canvas);
  return { canvas, clear, show: (counts) => (clear(), showCounts(canvas, counts)) };
}

/**
 * Follow a pointer that leaves the frame. One that is gone already cannot be kept.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} pointer
 */
function keepPointer(canvas, pointer) {
  try {
    canvas.setPointerCapture(pointer);
  } catch {
    // What it has drawn stays.
  }
}

/**
 * Where a pointer is in the frame, and how thick it draws: a pen by its pressure.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {PointerEvent} event
 * @returns {import("./ink.js").Point}
 */
function pointOf(canvas, event) {
  const box = canvas.getBoundingClientRect();
  const pressed = event.pointerType === "pen" && event.pressure > 0;
  return {
    x: ((event.clientX - box.left) / box.width) * FRAME,
    y: ((event.clientY - box.top) / box.height) * FRAME,
    r: pressed ? 2 * PEN * event.pressure : PEN,
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
function brushOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}

/** @param {HTMLCanvasElement} canvas */
function empty(canvas) {
  const brush = brushOf(canvas);
  brush.fillStyle = "#000";
  brush.fillRect(0, 0, canvas.width, canvas.height);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./ink.js").Point} from
 * @param {import("./ink.js").Point} to
 */
function drawLine(canvas, from, to) {
  const brush = brushOf(canvas);
  brush.strokeStyle = "#fff";
  brush.lineCap = "round";
  brush.lineWidth = 2 * to.r * SCALE;
  brush.beginPath();
  brush.moveTo(from.x * SCALE, from.y * SCALE);
  brush.lineTo(to.x * SCALE, to.y * SCALE);
  brush.stroke();
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array} counts
 */
function showCounts(canvas, counts) {
  const brush = brushOf(canvas);
  const width = canvas.width / GRID;
  counts.forEach((count, place) => {
    const grey = Math.round((255 * count) / FULL_INK);
    brush.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    brush.fillRect((place % GRID) * width, Math.floor(place / GRID) * width, width, width);
  });
}
