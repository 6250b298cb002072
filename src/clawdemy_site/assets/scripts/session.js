/**
 * A session of study: one card after the other in a dialog. The question shows, the learner thinks, turns the card and
 * says how it went. A rating is written down with the next one, or when the session ends or the page is left, so that
 * the last can be taken back.
 */

import { announce, el } from "./dom.js";
import { morningOf } from "./days.js";
import { scheduleOf } from "./due.js";
import { next } from "./fsrs.js";
import { countOf } from "./phrases.js";
import { createQueue } from "./queue.js";
import { sayComingUp, sayWait } from "./waits.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./fsrs.js").Rating} Rating */
/** @typedef {import("./queue.js").Queue} Queue */
/** @typedef {import("./queue.js").StudyCard} StudyCard */

/** @typedef {{flip: () => void, rate: (rating: Rating) => void, undo: () => void, leave: () => void}} Acts */

/** @type {[Rating, string][]} */
const RATINGS = [
  [1, "Forgotten"],
  [2, "Hard"],
  [3, "Good"],
  [4, "Easy"],
];

/** Said where a card waits in one of the short steps, which end with the day. */
const STOPPING = "You may be done for today: what would come back later today comes up tomorrow too.";

/** How much of an answer must be in sight, in CSS pixels; the question stays where it is if it can. */
const ENOUGH = 80;

/** How far a finger goes before it is a swipe, in CSS pixels. */
const SWIPE = 40;

/**
 * Study cards.
 *
 * @param {App} app
 * @param {string} title What is studied.
 * @param {StudyCard[]} cards In the order in which they come up, at least one.
 * @param {() => void} [ended] Called when the learner is back on the page.
 */
export function startSession(app, title, cards, ended = () => {}) {
  const queue = createQueue(cards.map((card) => ({ card, schedule: scheduleOf(app, card.lesson, card.id) })));
  const view = buildView(title, { flip, rate, undo, leave });
  /** @type {StudyCard | null} */
  let shown = null;
  let turned = false;

  function show() {
    putBack();
    const up = queue.current();
    turned = false;
    view.left.textContent = up ? `${queue.left()} left` : "";
    view.undo.hidden = !queue.last();
    [view.flip.hidden, view.ratings.hidden, view.back.hidden] = [!up, true, true];
    if (up) {
      shown = up.card;
      view.front.append(...up.card.front.childNodes);
      view.back.append(...up.card.back.childNodes);
    } else {
      view.front.append(...report(queue, app.clock.now()));
      view.leave.textContent = "Close";
    }
    view.front.setAttribute("aria-label", up ? "Question" : "How it went");
    view.card.classList.toggle("is-report", !up);
    view.card.scrollTop = 0;
    view.front.focus();
  }

  function flip() {
    const up = queue.current();
    if (turned || !up) {
      return;
    }
    turned = true;
    const now = app.clock.now();
    view.waits.forEach((wait, place) => {
      wait.textContent = sayWait(next(up.schedule, RATINGS[place][0], now).due, now);
    });
    [view.flip.hidden, view.ratings.hidden, view.back.hidden] = [true, false, false];
    view.back.focus({ preventScroll: true });
    const [back, card] = [view.back, view.card].map((part) => part.getBoundingClientRect());
    if (back.top > card.bottom - ENOUGH) {
      view.back.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {Rating} rating */
  function rate(rating) {
    if (turned) {
      settle();
      queue.rate(rating, app.clock.now());
      announce(view.said, `${RATINGS[rating - 1][1]}, ${view.waits[rating - 1].textContent}.`);
      show();
    }
  }

  function undo() {
    if (queue.last()) {
      queue.undo();
      view.leave.textContent = "Leave";
      announce(view.said, "Taken back.");
      show();
    }
  }

  /** Write the last rating down. */
  function settle() {
    const last = queue.last();
    if (last) {
      app.records.recordReview(last.card.lesson, last.card.id, last.rating);
      queue.settle();
      view.undo.hidden = true;
    }
  }

  /** A card lent its words to the dialog, so that no id is on the page twice; here they return. */
  function putBack() {
    if (shown) {
      shown.front.append(...view.front.childNodes);
      shown.back.append(...view.back.childNodes);
      shown = null;
    }
    view.front.replaceChildren();
  }

  function leave() {
    settle();
    view.dialog.close();
  }

  const settleHidden = () => document.hidden && settle();
  document.addEventListener("visibilitychange", settleHidden);
  addEventListener("pagehide", settle);
  // Escape; what it closes tells of that a moment later.
  view.dialog.addEventListener("cancel", settle);
  view.dialog.addEventListener("close", () => {
    document.removeEventListener("visibilitychange", settleHidden);
    removeEventListener("pagehide", settle);
    settle();
    putBack();
    view.dialog.remove();
    ended();
  });
  document.body.append(view.dialog);
  view.dialog.showModal();
  show();
}

/**
 * @param {string} title
 * @param {Acts} acts
 */
function buildView(title, { flip, rate, undo, leave }) {
  const waits = RATINGS.map(() => el("span", { class: "session__wait" }));
  const parts = {
    left: el("p", { class: "session__left" }),
    leave: el("button", { type: "button", class: "quiet-button", onclick: leave }, "Leave"),
    front: el("div", { class: "session__front", tabindex: "-1", role: "group", "aria-label": "Question" }),
    back: el("div", { class: "session__back", tabindex: "-1", role: "group", "aria-label": "Answer" }),
    flip: el("button", { type: "button", class: "button", onclick: flip }, "Show the answer"),
    undo: el("button", { type: "button", class: "quiet-button", onclick: undo }, "Undo", key("u")),
    said: el("p", { class: "visually-hidden", role: "status" }),
    ratings: el(
      "div",
      { class: "session__ratings", role: "group", "aria-label": "How well did you know it?" },
      RATINGS.map(([rating, name], place) =>
        el("button", { type: "button", "data-rating": rating, onclick: () => rate(rating) }, [
          el("span", { class: "session__name" }, name, key(String(rating))),
          waits[place],
        ]),
      ),
    ),
  };
  const card = el("div", { class: "session__card prose" }, parts.front, parts.back);
  const dialog = el("dialog", { class: "session", "aria-labelledby": "session-title" }, [
    el("header", { class: "session__head" }, el("h2", { id: "session-title" }, title), parts.left, parts.leave),
    card,
    el("footer", { class: "session__foot" }, parts.flip, parts.ratings, parts.undo),
    parts.said,
  ]);
  dialog.addEventListener("keydown", (event) => onKey(event, { flip, rate, undo }));
  listenToTouch(card, flip);
  return { dialog, card, waits, ...parts };
}

/** @param {string} name */
function key(name) {
  return el("kbd", { "aria-hidden": "true" }, name);
}

/**
 * @param {KeyboardEvent} event
 * @param {Pick<Acts, "flip" | "rate" | "undo">} acts
 */
function onKey(event, { flip, rate, undo }) {
  // The page behind has keys of its own.
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  if ([" ", "Enter"].includes(event.key) && !isActive(event.target)) {
    event.preventDefault();
    flip();
  } else if (["1", "2", "3", "4"].includes(event.key)) {
    rate(/** @type {Rating} */ (Number(event.key)));
  } else if (event.key === "u") {
    undo();
  }
}

/**
 * A tap or a swipe to the side turns the card; in what can be pressed, marked or scrolled they do what they always do.
 *
 * @param {HTMLElement} card
 * @param {() => void} flip
 */
function listenToTouch(card, flip) {
  /** @type {PointerEvent | null} */
  let start = null;
  card.addEventListener("click", ({ target }) => {
    if (!isActive(target) && getSelection()?.isCollapsed !== false) {
      flip();
    }
  });
  card.addEventListener("pointerdown", (event) => {
    start = event.pointerType === "mouse" ? null : event;
  });
  card.addEventListener("pointercancel", () => {
    start = null;
  });
  card.addEventListener("pointerup", ({ clientX, clientY }) => {
    const [across, down] = start ? [clientX - start.clientX, clientY - start.clientY].map(Math.abs) : [0, 0];
    if (across > SWIPE && across > 2 * down) {
      flip();
    }
  });
}

/** @param {EventTarget | null} target */
function isActive(target) {
  return target instanceof Element && target.closest("a, button, summary, input, label") !== null;
}

/**
 * @param {Queue} queue
 * @param {number} now
 * @returns {Element[]} How the session went, and when its cards come back.
 */
function report(queue, now) {
  const ratings = queue.ratings();
  const counts = RATINGS.map(([rating, name]) => [ratings.filter((one) => one === rating).length, name.toLowerCase()]);
  const given = counts.filter(([count]) => count).map(([count, name]) => `${count} ${name}`);
  const dues = queue.done().map(({ schedule }) => Math.max(schedule.due, now));
  return [
    el("h3", {}, `${countOf(dues.length, "card")} studied`),
    el("p", {}, `${countOf(ratings.length, "answer")}: ${given.join(", ")}.`),
    el("p", {}, `They come back: ${sayComingUp(dues, now)}.`),
    ...(dues.some((due) => due < morningOf(now, 1)) ? [el("p", {}, STOPPING)] : []),
  ];
}
