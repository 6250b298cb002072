/** A course's page says where a learner stands: in each lesson, in each module. */

import { el, findAll, findOne } from "./dom.js";
import { countOf } from "./phrases.js";
import { followStandings, isBegun, sayComing, sayPractised, sumUp } from "./standing.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./standing.js").Standing} Standing */

/** @param {App} app */
export function startCourse(app) {
  if (app.page.kind === "course") {
    followStandings(app, showCourse);
  }
}

/** @param {Map<string, Standing>} standings */
function showCourse(standings) {
  for (const card of findAll(document, "[data-lesson]")) {
    const standing = standings.get(card.dataset.lesson ?? "");
    const line = findOne(card, "[data-progress]");
    if (standing && line) {
      say(line, sayLesson(standing));
      markOutcomes(card, standing);
    }
  }
  for (const place of findAll(document, "[data-map]")) {
    const isRead = (standings.get(place.dataset.map ?? "")?.at ?? 0) > 0;
    place.classList.toggle("is-read", isRead);
    findOne(place, "[data-map-read]")?.replaceChildren(isRead ? " (read)" : "");
  }
  for (const module of findAll(document, "[data-module]")) {
    const sum = sumUp([...standings.values()].filter(({ lesson }) => lesson.module === module.dataset.module));
    const line = findOne(module, "[data-progress]");
    if (line) {
      say(line, isBegun(sum) ? `${sum.read} of ${countOf(sum.lessons, "lesson")} read, ${sayPractised(sum)}` : "");
    }
  }
}

/**
 * @param {HTMLElement} line
 * @param {string} words What the build wrote there, where they are empty.
 */
function say(line, words) {
  line.dataset.plain ??= line.textContent ?? "";
  line.textContent = words || line.dataset.plain;
}

/**
 * @param {Standing} standing
 * @returns {string} Empty for a lesson in which nothing was done.
 */
function sayLesson(standing) {
  const sum = sumUp([standing]);
  if (!isBegun(sum)) {
    return "";
  }
  const read = standing.changed.length ? "Read, changed since" : "Read";
  const coming = sayComing(sum);
  const cards = coming ? [`cards: ${coming}`] : [];
  return [standing.at ? read : "Not read yet", sayPractised(sum), ...cards].join(" · ");
}

/**
 * Mark which outcomes of a lesson were practised, with a sign and in words.
 *
 * @param {HTMLElement} root
 * @param {Standing} standing
 */
export function markOutcomes(root, { practised }) {
  for (const item of findAll(root, "[data-outcome]")) {
    const done = practised.has(item.dataset.outcome ?? "");
    findOne(item, ".outcome-mark")?.remove();
    item.classList.toggle("is-practised", done);
    if (done) {
      item.prepend(el("span", { class: "outcome-mark visually-hidden" }, "Practised: "));
    }
  }
}
