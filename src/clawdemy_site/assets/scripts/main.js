/** The script of pages with practice: gathers what its parts need on one app, and starts each. */

import { startCards } from "./cards.js";
import { createClock } from "./clock.js";
import { startCourse } from "./course.js";
import { startHome } from "./home.js";
import { startNotice } from "./notice.js";
import { readData, readPage, sitePrefix } from "./page.js";
import { startProgress } from "./progress.js";
import { startQuestions } from "./questions.js";
import { startReading } from "./reading.js";
import { createRecordStore, createRecords } from "./records.js";
import { startReview } from "./review.js";

/**
 * @typedef {object} App
 * @property {import("./page.js").Page} page
 * @property {import("./page.js").Data} data
 * @property {import("./records.js").Records} records
 * @property {import("./store.js").Store} store
 * @property {import("./clock.js").Clock} clock
 */

/** @type {((app: App) => void)[]} Each finds its own elements and does nothing where there are none. */
const STARTERS = [
  startNotice,
  startCourse,
  startHome,
  startProgress,
  startReading,
  startQuestions,
  startCards,
  startReview,
];

/**
 * @param {HTMLScriptElement | null} script The tag that loaded us.
 * @returns {App}
 */
function layDesk(script) {
  const page = readPage(script);
  const clock = createClock();
  const store = createRecordStore(browserStorage(), sitePrefix(page));
  return { page, data: readData(), records: createRecords(store, clock), store, clock };
}

/** @returns {Storage | null} Null where the browser forbids even to ask. */
function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function main() {
  const app = layDesk(/** @type {HTMLScriptElement | null} */ (document.currentScript));
  for (const start of STARTERS) {
    try {
      start(app);
    } catch (error) {
      // One part that fails must not take the others along.
      reportError(error);
    }
  }
}

main();
