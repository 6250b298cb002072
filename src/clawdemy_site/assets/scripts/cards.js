/** "Study these cards": a session with the flashcards that stand on this page. */

import { el, findAll, findOne } from "./dom.js";
import { scheduleOf, sortCards } from "./due.js";
import { startSession } from "./session.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./queue.js").StudyCard} StudyCard */

/** @param {App} app */
export function startCards(app) {
  const cards = findAll(document, ".practice-flashcard").flatMap((section) => cardOf(app, section));
  const place = findOne(document, "[data-study]");
  if (!place || !cards.length) {
    return;
  }
  const title = document.querySelector("h1")?.textContent?.trim() ?? document.title;
  const words = cards.length === 1 ? "Study this card" : `Study these ${cards.length} cards`;
  const study = () => startSession(app, title, inOrder(app, cards));
  place.append(el("button", { type: "button", class: "button", onclick: study }, words));
}

/**
 * @param {App} app
 * @param {HTMLElement} section
 * @returns {StudyCard[]} One, or none where a part of it is missing.
 */
function cardOf(app, section) {
  const front = findOne(section, ".practice__question");
  const back = findOne(section, ".practice__body");
  const { lesson = app.page.lesson, card: id = section.id } = section.dataset;
  return front && back && lesson && id ? [{ lesson, id, front, back }] : [];
}

/**
 * @param {App} app
 * @param {StudyCard[]} cards
 * @returns {StudyCard[]} Those that are due first, then new ones, then those that would come up later.
 */
function inOrder(app, cards) {
  const known = cards.map((card) => {
    const schedule = scheduleOf(app, card.lesson, card.id);
    return { card, schedule, due: schedule.due };
  });
  const { due, fresh, later } = sortCards(known, app.clock.now());
  return [...due, ...fresh, ...later].map(({ card }) => card);
}
