/** The page of a learner's progress: all that was done, and the ways to take it along, bring it back, clear it. */

import { markOutcomes } from "./course.js";
import { announce, el, findAll, findOne } from "./dom.js";
import { UNKEPT } from "./notice.js";
import { countOf, dateOf } from "./phrases.js";
import { siteAddress } from "./page.js";
import { followStandings, sayComing, sayPractised, sectionLinks, sumUp } from "./standing.js";
import { exportFile, importFile } from "./transfer.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./standing.js").Standing} Standing */

/** @param {App} app */
export function startProgress(app) {
  if (app.page.kind !== "progress") {
    return;
  }
  followStandings(app, (standings) => showProgress(app, standings));
  offerTools(app);
}

/**
 * @param {App} app
 * @param {Map<string, Standing>} standings
 */
function showProgress(app, standings) {
  for (const course of app.data.courses) {
    const section = findOne(document, `[data-course="${course.slug}"]`);
    const mine = course.lessons.map((lesson) => /** @type {Standing} */ (standings.get(lesson.path)));
    if (!section) {
      continue;
    }
    fillBars(section, mine);
    for (const module of findAll(section, "[data-module]")) {
      fillBars(module, mine.filter(({ lesson }) => lesson.module === module.dataset.module));
    }
    for (const standing of mine) {
      showLesson(app, section, standing);
    }
  }
  const kept = findOne(document, ".progress-kept");
  if (kept && kept.textContent !== (UNKEPT[app.store.condition] ?? "")) {
    announce(kept, UNKEPT[app.store.condition]);
  }
}

/**
 * @param {HTMLElement} root Its first bars are filled.
 * @param {Standing[]} standings
 */
function fillBars(root, standings) {
  const sum = sumUp(standings);
  /** @type {Record<string, [done: number, of: number]>} */
  const counts = {
    read: [sum.read, sum.lessons],
    practised: [sum.practised, sum.outcomes],
    reviewed: [sum.reviewed, sum.cards],
  };
  for (const [kind, [done, of]] of Object.entries(counts)) {
    const bar = findOne(root, `[data-bar="${kind}"]`);
    if (bar) {
      /** @type {HTMLProgressElement} */ (findOne(bar, "progress")).value = done;
      /** @type {HTMLElement} */ (findOne(bar, "span")).textContent = `${done} of ${of}`;
    }
  }
}

/**
 * @param {App} app
 * @param {HTMLElement} section
 * @param {Standing} standing
 */
function showLesson(app, section, standing) {
  const { lesson, at, changed } = standing;
  const part = findOne(section, `[data-lesson="${lesson.path}"]`);
  const line = part && findOne(part, "[data-progress]");
  if (!part || !line) {
    return;
  }
  const sum = sumUp([standing]);
  const said = [at ? `Read on ${dateOf(at)}` : "Not read yet", sayPractised(sum)];
  if (sum.cards) {
    const coming = sayComing(sum);
    const cards = `${sum.reviewed} of ${countOf(sum.cards, "card")} reviewed`;
    said.push(coming ? `${cards} (${coming})` : cards);
  }
  const links = sectionLinks(changed, siteAddress(app.page, lesson.main));
  line.replaceChildren(`${said.join(", ")}.`, ...(links.length ? [" Changed since you read it: ", ...links, "."] : []));
  markOutcomes(part, standing);
}

/** @param {App} app */
function offerTools({ store, clock }) {
  const form = findOne(document, ".progress-form");
  const fields = form && /** @type {HTMLFieldSetElement | null} */ (findOne(form, "fieldset"));
  const said = form && findOne(form, "[role=status]");
  const input = form && /** @type {HTMLInputElement | null} */ (findOne(form, "[type=file]"));
  if (!form || !fields || !said || !input) {
    return;
  }
  fields.disabled = false;
  findOne(form, "[data-do=export]")?.addEventListener("click", () => {
    const { name, text } = exportFile(store, clock);
    saveFile(name, text);
    announce(said, `Saved as ${name}.`);
  });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file) {
      announce(said, await bringIn(store, file));
      // The same file may be chosen again.
      input.value = "";
    }
  });
  findOne(form, "[data-do=clear]")?.addEventListener("click", () => {
    if (confirm("Clear every answer, review and mark that this browser keeps for this site?")) {
      store.clear();
      announce(said, "Everything is cleared.");
    }
  });
}

/**
 * @param {import("./store.js").Store} store
 * @param {File} file
 * @returns {Promise<string>} What came of it, in words.
 */
async function bringIn(store, file) {
  try {
    const { kept, problem } = importFile(store, await file.text());
    return problem ?? `${countOf(kept ?? 0, "record")} brought in. What was here before is still here.`;
  } catch {
    return "This file cannot be read. Nothing was changed.";
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function saveFile(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
