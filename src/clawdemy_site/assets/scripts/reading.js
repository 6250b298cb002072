/**
 * A lesson's page knows whether it was read: reaching the end of its words marks it, quietly and with a way back. One
 * that has changed since names the sections that did.
 */

import { announce, el, findOne } from "./dom.js";
import { countOf, dateOf } from "./phrases.js";
import { readingOf, sectionLinks } from "./standing.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./page.js").LessonData} LessonData */

/** For how long the end must be in sight, so that a jump to the foot of the page marks nothing. */
const LINGER_MS = 1000;

/** @param {App} app */
export function startReading(app) {
  const lesson = lessonHere(app);
  if (!lesson) {
    return;
  }
  app.records.recordPlace({ lesson: lesson.path, kind: app.page.kind, title: lesson.title });
  const box = findOne(document, "[data-reading]");
  if (box) {
    watchReading(app, lesson, box);
  }
}

/**
 * @param {App} app
 * @returns {LessonData | undefined} The lesson that this page belongs to.
 */
function lessonHere({ page, data }) {
  return data.courses.flatMap((course) => course.lessons).find((lesson) => lesson.path === page.lesson);
}

/**
 * @param {App} app
 * @param {LessonData} lesson
 * @param {HTMLElement} box What stands below the lesson's words.
 */
function watchReading(app, lesson, box) {
  const said = /** @type {HTMLElement} */ (findOne(box, "[role=status]"));
  const button = /** @type {HTMLElement} */ (findOne(box, "button"));
  const { at, changed } = readingOf(app, lesson);
  const seen = onSight(box, markRead);
  nameChanges(at, changed);
  show(at ? `You read this on ${dateOf(at)}.` : "", at ? "Mark as not read" : "Mark as read");
  button.hidden = false;
  button.addEventListener("click", () => {
    seen.stop();
    if (app.records.readOf(lesson.path)) {
      app.records.forgetRead(lesson.path);
      findOne(document, "[data-read]")?.replaceChildren();
      show("Not marked as read.", "Mark as read");
    } else {
      markRead();
    }
  });
  if (at && !changed.length) {
    seen.stop();
  }

  function markRead() {
    seen.stop();
    app.records.recordRead(lesson.path, Object.fromEntries(lesson.sections.map(([id, , hash]) => [id, hash])));
    if (at) {
      show("Marked as read again.", "Mark as not read");
    } else {
      show(`Marked as read.${cardsWaiting(lesson.cards.length)}`, "Undo");
    }
  }

  /** @param {string} words @param {string} name */
  function show(words, name) {
    announce(said, words);
    button.textContent = name;
  }
}

/** @param {number} count */
function cardsWaiting(count) {
  return count ? ` Its ${countOf(count, "card")} ${count === 1 ? "is" : "are"} in your review.` : "";
}

/**
 * Say above the lesson which of its sections have changed, and mark them.
 *
 * @param {number} at When it was read.
 * @param {[id: string, title: string][]} changed
 */
function nameChanges(at, changed) {
  const line = findOne(document, "[data-read]");
  if (!at || !line) {
    return;
  }
  const links = sectionLinks(changed);
  line.append(links.length ? `Changed since you read it on ${dateOf(at)}: ` : `Read on ${dateOf(at)}`, ...links, ".");
  for (const [id] of changed) {
    document.getElementById(id)?.append(el("span", { class: "changed-mark" }, " changed"));
  }
}

/**
 * Call back once an element has been in sight for a while, on a page that is in sight itself.
 *
 * @param {Element} element
 * @param {() => void} then
 */
function onSight(element, then) {
  let timer = 0;
  let near = false;
  const again = () => {
    clearTimeout(timer);
    timer = near && document.visibilityState === "visible" ? setTimeout(then, LINGER_MS) : 0;
  };
  const observer = new IntersectionObserver((entries) => {
    near = entries[entries.length - 1].isIntersecting;
    again();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", again);
  return {
    stop() {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", again);
    },
  };
}
