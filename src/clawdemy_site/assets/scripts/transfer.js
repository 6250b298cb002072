/** Everything that is remembered, taken out as a file and brought in again. */

import { isoDate } from "./days.js";
import { isSound, kindOf } from "./shapes.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./clock.js").Clock} Clock */

const FORMAT = "clawdemy-progress";
const VERSION = 1;
const MOST_CHARACTERS = 20_000_000;

/** Kinds that travel: what a learner did and chose, not what one browser noted for itself. */
const KINDS = ["answer", "card", "read", "place", "settings"];

/**
 * Everything as a file's name and text.
 *
 * @param {Store} store
 * @param {Clock} clock
 * @returns {{name: string, text: string}}
 */
export function exportFile(store, clock) {
  const now = clock.now();
  const exported = new Date(now).toISOString();
  const records = Object.fromEntries(Object.entries(store.all()).filter(([key]) => KINDS.includes(kindOf(key))));
  const text = JSON.stringify({ format: FORMAT, version: VERSION, exported, records }, null, 1);
  return { name: `clawdemy-progress-${isoDate(now)}.json`, text: `${text}\n` };
}

/**
 * Bring a file in: all of it, or nothing where something is wrong with it. What is there already is kept and united.
 *
 * @param {Store} store
 * @param {string} text What stands in the file.
 * @returns {{kept: number, problem?: undefined} | {problem: string, kept?: undefined}} How many things the file held, or
 *   a sentence for the learner.
 */
export function importFile(store, text) {
  const { records, problem } = readFile(text);
  if (!records) {
    return { problem: `${problem} Nothing was changed.` };
  }
  if (!store.join(records)) {
    return { problem: "There is not enough room in this browser for what the file holds. Nothing was changed." };
  }
  return { kept: Object.keys(records).length };
}

/**
 * @param {string} text
 * @returns {{records?: Record<string, unknown>, problem?: string}}
 */
function readFile(text) {
  if (text.length > MOST_CHARACTERS) {
    return { problem: "This file is too large to be one that was saved here." };
  }
  const file = parsed(text);
  if (file?.format !== FORMAT || !Number.isInteger(file.version)) {
    return { problem: "This is not a file of progress that was saved here, or it is damaged." };
  }
  if (file.version > VERSION) {
    return { problem: "This file comes from a newer version of the site. Load this page again, then try once more." };
  }
  const records = file.records;
  if (typeof records !== "object" || records === null || Array.isArray(records)) {
    return { problem: "This file is damaged: it holds no records." };
  }
  const wrong = Object.keys(records).find((key) => !KINDS.includes(kindOf(key)) || !isSound(key, records[key]));
  return wrong === undefined ? { records } : { problem: `This file is damaged at “${wrong.slice(0, 80)}”.` };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
