/** The page of the review: what is due, what is new, what comes up when; and the session that shows it. */

import { daysBetween } from "./days.js";
import { el, findOne } from "./dom.js";
import { gatherCards, sortCards } from "./due.js";
import { siteAddress } from "./page.js";
import { countOf } from "./phrases.js";
import { startSession } from "./session.js";
import { sayComing } from "./standing.js";
import { sayComingUp, sayWhen } from "./waits.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./due.js").KnownCard} KnownCard */

/** @typedef {{front: string, back: string}} Face */

/** @typedef {{due: KnownCard[], fresh: KnownCard[], later: KnownCard[], now: number, all: boolean}} Sorted */

/** Settings that take a number of cards: the words, the name it is kept under, the choices, the first choice. */
const LIMITS = {
  length: { words: "Cards in a session", name: "reviewLength", choices: ["5", "10", "20", "all"], first: "10" },
  fresh: { words: "New cards among them", name: "reviewNew", choices: ["0", "3", "5", "10", "all"], first: "5" },
};

/** A course whose cards the learner leaves out is kept under this and its id. */
const LEFT_OUT = "reviewWithout:";

/** How often the page looks at the clock, in ms. */
const LOOK = 30_000;

/** @param {App} app */
export function startReview(app) {
  const place = findOne(document, "[data-review]");
  if (!place) {
    return;
  }
  const faces = new Map(app.data.decks.flatMap(({ cards }) => Object.entries(cards)));
  const view = {
    said: el("p", { class: "review__said", role: "status" }),
    coming: el("p", { class: "review__coming" }),
    start: el("button", { type: "button", class: "button", onclick: () => study(upNow(app, sorted())) }),
    ahead: el("button", { type: "button", class: "quiet-button", onclick: () => study(upLater(app, sorted())) }),
    begin: firstLesson(app),
  };
  const sorted = () => sortKnown(app, faces);
  const update = () => showState(app, view, sorted());
  /** @param {KnownCard[]} cards */
  const study = (cards) => startSession(app, "Review", cards.map((card) => cardWith(card, faces)), update);

  const buttons = el("p", { class: "review__buttons" }, view.start, view.ahead, view.begin);
  place.append(view.said, view.coming, buttons, settingsForm(app, update));
  update();
  app.records.onChange(update);
  addEventListener("pageshow", update);
  setInterval(update, LOOK);
}

/**
 * @param {App} app
 * @param {Map<string, Face>} faces
 * @returns {Sorted} The cards of the chosen courses, and whether these are all; a card
 *   that is no longer there is passed over, its history kept.
 */
function sortKnown(app, faces) {
  const now = app.clock.now();
  const settings = app.records.settings();
  const courses = app.data.courses.filter(({ slug }) => settings[LEFT_OUT + slug] !== true);
  const known = gatherCards(app, courses).filter(({ lesson, id }) => faces.has(`${lesson}#${id}`));
  return { ...sortCards(known, now), now, all: courses.length === app.data.courses.length };
}

/**
 * @param {KnownCard} card
 * @param {Map<string, Face>} faces
 * @returns {import("./queue.js").StudyCard}
 */
function cardWith({ lesson, id }, faces) {
  const { front, back } = /** @type {Face} */ (faces.get(`${lesson}#${id}`));
  return { lesson, id, front: el("div", { html: front }), back: el("div", { html: back }) };
}

/**
 * @param {App} app
 * @param {keyof typeof LIMITS} limit
 * @returns {number}
 */
function limitOf({ records }, limit) {
  const { name, first } = LIMITS[limit];
  const kept = String(records.settings()[name] ?? first);
  return kept === "all" ? Infinity : Number(kept);
}

/**
 * @param {App} app
 * @param {Sorted} sorted
 * @returns {KnownCard[]} The cards of a session now.
 */
function upNow(app, { due, fresh }) {
  const length = limitOf(app, "length");
  const old = due.slice(0, length);
  return [...old, ...fresh.slice(0, Math.min(limitOf(app, "fresh"), length - old.length))];
}

/**
 * @param {App} app
 * @param {Sorted} sorted
 * @returns {KnownCard[]} The cards of a session that does not wait.
 */
function upLater(app, { later }) {
  return later.slice(0, limitOf(app, "length"));
}

/**
 * @param {App} app
 * @param {Record<"said" | "coming" | "start" | "ahead" | "begin", HTMLElement>} view
 * @param {Sorted} sorted
 */
function showState(app, { said, coming, start, ahead, begin }, sorted) {
  const { due, fresh, later, now, all } = sorted;
  const [up, next] = [upNow(app, sorted).length, upLater(app, sorted).length];
  const waiting = sayComing({ due: due.length, fresh: fresh.length });
  replaceText(said, up ? `${waiting}.` : sayNothingDue(sorted));
  const soon = sayComingUp(later.map((card) => card.due), now);
  replaceText(coming, soon && `Coming up: ${soon}.`);
  replaceText(start, `Review ${countOf(up, "card")}`);
  replaceText(ahead, `Study ${countOf(next, "card")} ahead`);
  start.hidden = !up;
  ahead.hidden = up > 0 || !next;
  begin.hidden = !all || due.length + fresh.length + later.length > 0;
}

/**
 * @param {App} app
 * @returns {HTMLElement} What leads to the first cards.
 */
function firstLesson({ page, data }) {
  const lesson = data.courses.flatMap(({ lessons }) => lessons).find(({ cards }) => cards.length);
  const href = lesson && siteAddress(page, lesson.address);
  return el("a", { class: "button", href }, lesson && `Start with lesson ${lesson.number}: ${lesson.title}`);
}

/**
 * @param {Sorted} sorted
 * @returns {string}
 */
function sayNothingDue({ fresh, later, now, all }) {
  if (later.length) {
    return sayDone(later, now);
  }
  if (fresh.length) {
    return `Nothing is due, and ${countOf(fresh.length, "new card")} are left out below.`;
  }
  return all
    ? "No cards yet. Once you have read or practised a lesson, its cards come up here."
    : "No cards yet in the courses chosen below.";
}

/**
 * The short steps end with the day, so nobody owes them this evening.
 *
 * @param {KnownCard[]} later At least one.
 * @param {number} now
 * @returns {string}
 */
function sayDone(later, now) {
  const [{ due }] = later;
  const isToday = (/** @type {number | null} */ moment) => moment !== null && daysBetween(moment, now) === 0;
  const done = later.some(({ schedule }) => isToday(schedule.last)) ? "Done for today." : "Nothing is due.";
  return daysBetween(now, due)
    ? `${done} The next card comes up ${sayWhen(due, now)}.`
    : `${done} What you met today can be seen once more ${sayWhen(due, now)}, or comes up tomorrow.`;
}

/**
 * @param {HTMLElement} element
 * @param {string} text A live region speaks, and a reader's selection is lost, only where it is another one.
 */
function replaceText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * @param {App} app
 * @param {() => void} update
 * @returns {HTMLElement}
 */
function settingsForm({ data, records }, update) {
  /** @param {Record<string, string | boolean>} patch */
  const save = (patch) => {
    records.saveSettings(patch);
    update();
  };
  const settings = records.settings();
  const limits = Object.values(LIMITS).map(({ words, name, choices, first }) => {
    const kept = String(settings[name] ?? first);
    const options = choices.map((choice) => el("option", { selected: choice === kept }, choice));
    const onchange = (/** @type {any} */ { target }) => save({ [name]: target.value });
    return el("label", {}, `${words} `, el("select", { onchange }, options));
  });
  const courses = data.courses.filter(({ lessons }) => lessons.some(({ cards }) => cards.length));
  const chosen = courses.map(({ slug, title }) => {
    const onchange = (/** @type {any} */ { target }) => save({ [LEFT_OUT + slug]: !target.checked });
    const checked = settings[LEFT_OUT + slug] !== true;
    return el("label", {}, el("input", { type: "checkbox", checked, onchange }), ` ${title}`);
  });
  const onsubmit = (/** @type {Event} */ event) => event.preventDefault();
  return el("form", { class: "review__settings", autocomplete: "off", onsubmit }, [
    el("fieldset", {}, el("legend", {}, "A session"), limits),
    courses.length > 1 && el("fieldset", {}, el("legend", {}, "Courses"), chosen),
  ]);
}
