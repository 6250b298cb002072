/** A stove whose minutes the reader turns. */

import { el } from "./dom.js";
import { degreesAt } from "./degrees.js";

/**
 * @param {HTMLElement} stage
 * @param {import("./live.js").Live} live
 */
export function start(stage, live) {
  const shown = el("output", { for: live.id });
  const turn = () => (shown.textContent = `${degreesAt(live.data.degrees, Number(dial.value))} degrees`);
  const dial = el("input", { type: "range", id: live.id, max: 10, value: 0, oninput: turn });
  stage.append(el("label", { for: live.id }, "Minutes"), dial, shown);
  turn();
}
