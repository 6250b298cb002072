/** "Study these cards": a session with the flashcards that stand on this page. */

import { el, findAll, findOne } from "./dom.js";
import { dueFrom, scheduleOf, sortCards } from "./due.js";
import { startSession } from "./session.js";

/** @typedef {import("./main.js").Desk} Desk */
/** @typedef {import("./queue.js").StudyCard} StudyCard */

/** @param {Desk} desk */
export function startCards(desk) {
  const cards = findAll(document, ".practice-flashcard").flatMap((section) => cardOf(desk, section));
  const place = findOne(document, "[data-study]");
  if (!place || !cards.length) {
    return;
  }
  const title = document.querySelector("h1")?.textContent?.trim() ?? document.title;
  const words = cards.length === 1 ? "Study this card" : `Study these ${cards.length} cards`;
  const study = () => startSession(desk, title, inOrder(desk, cards));
  place.append(el("button", { type: "button", class: "button", onclick: study }, words));
}

/**
 * @param {Desk} desk
 * @param {HTMLElement} section
 * @returns {StudyCard[]} One, or none where a part of it is missing.
 */
function cardOf(desk, section) {
  const front = findOne(section, ".practice__question");
  const back = findOne(section, ".practice__body");
  const { lesson = desk.page.lesson, card: id = section.id } = section.dataset;
  return front && back && lesson && id ? [{ lesson, id, front, back }] : [];
}

/**
 * @param {Desk} desk
 * @param {StudyCard[]} cards
 * @returns {StudyCard[]} Those that are due first, then new ones, then those that would come up later.
 */
function inOrder(desk, cards) {
  const known = cards.map((card) => {
    const schedule = scheduleOf(desk, card.lesson, card.id);
    return { card, schedule, due: dueFrom(schedule) };
  });
  const { due, fresh, later } = sortCards(known, desk.clock.now());
  return [...due, ...fresh, ...later].map(({ card }) => card);
}
