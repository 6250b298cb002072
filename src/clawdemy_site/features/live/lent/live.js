/** Hands a live figure to its script: finds its places on the page, and keeps the still where the script fails. */

import { el, findAll } from "./dom.js";

/**
 * @typedef {object} Live
 * @property {Record<string, Uint8Array>} data What the figure's function handed over, by name.
 * @property {string} id Unique on the page, and fit to begin the ids of what the script makes.
 */

/** @typedef {(stage: HTMLElement, live: Live) => void} Start */

/**
 * Give each place of a figure to its script. The still and its table stay in the page, for paper.
 *
 * @param {string} name Topic and function.
 * @param {Record<string, string>} data By name, as base64.
 * @param {Start} start
 */
export function mountLive(name, data, start) {
  for (const place of findAll(document, `[data-live="${name}"]`)) {
    const stage = el("div", { class: "live__stage" });
    place.append(stage);
    try {
      start(stage, { data: decodeAll(data), id: `${place.closest("figure")?.id ?? "live"}-live` });
      place.classList.add("is-awake");
    } catch (error) {
      stage.remove();
      place.classList.add("has-failed");
      reportError(error);
    }
  }
}

/**
 * @param {Record<string, string>} data
 * @returns {Record<string, Uint8Array>}
 */
function decodeAll(data) {
  return Object.fromEntries(Object.entries(data).map(([name, text]) => [name, decodeBase64(text)]));
}

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
function decodeBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
