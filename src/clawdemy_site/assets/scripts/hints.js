/** Hints one at a time, and the solution after an attempt, or to whoever asks twice. */

import { announce, el, findAll } from "./dom.js";
import { sayResult } from "./results.js";

/** @typedef {import("./results.js").Exercise} Exercise */

const UNTRIED = "Show without trying? A guess first, even a wrong one, helps you to remember.";

/**
 * @typedef {object} Help
 * @property {() => void} update Offers what is due now.
 * @property {() => boolean} isTold Whether the solution stands open.
 * @property {(fresh: boolean) => void} fold Closes the solution, and before a fresh question the hints.
 */

/**
 * Put the buttons for help behind "Check". What they open waits unseen until then.
 *
 * @param {Exercise} exercise
 * @param {HTMLElement} buttons
 * @param {() => void} onTurn What to do when the solution was opened or closed.
 * @returns {Help}
 */
export function offerHelp(exercise, buttons, onTurn) {
  const parts = findAll(exercise.section, ":scope > details").map((part) => /** @type {HTMLDetailsElement} */ (part));
  const hints = parts.filter((part) => part.matches(".practice__hint"));
  const answers = parts.filter((part) => part.matches(".practice__solution, .practice__answer"));
  // Whoever asks for numbers shows them in the solution.
  const name = answers.some((part) => part.matches(".practice__answer")) ? "Show the answer" : "Show the solution";
  const hintButton = el("button", { type: "button", onclick: openHint }, "Hint");
  const answerButton = el("button", { type: "button", onclick: turnAnswers });
  const isOpen = () => answers.some((part) => part.open);
  let asked = false;

  parts.forEach((part) => (part.hidden = !part.open));
  answers.forEach((part) => part.addEventListener("toggle", () => (update(), onTurn())));
  buttons.append(hintButton, answerButton);
  update();

  function update() {
    const waiting = hints.some((hint) => hint.hidden);
    exercise.helped ||= isOpen() || (hints.length > 0 && !waiting);
    hintButton.hidden = !waiting || exercise.solved;
    answerButton.hidden = !answers.length || !(exercise.tried || !waiting || isOpen());
    answerButton.textContent = isOpen() ? name.replace("Show", "Hide") : name;
  }

  function openHint() {
    const place = hints.findIndex((hint) => hint.hidden);
    const held = document.activeElement === hintButton;
    setOpen([hints[place]], true);
    hintButton.textContent = "Next hint";
    update();
    if (hintButton.hidden && held) {
      answerButton.focus();
    }
    announce(exercise.whispered, `Hint ${place + 1} of ${hints.length} is open below the buttons.`);
  }

  function turnAnswers() {
    const opens = !isOpen();
    if (opens && !exercise.tried && !asked) {
      asked = true;
      sayResult(exercise, { right: null, sentence: UNTRIED });
      answerButton.textContent = "Yes, show it";
      return;
    }
    setOpen(answers, opens);
    update();
    if (!exercise.tried) {
      announce(exercise.said);
    }
    announce(exercise.whispered, opens && "It is open below the buttons.");
  }

  return {
    update,
    isTold: isOpen,
    fold(fresh) {
      asked = false;
      setOpen(answers, false);
      if (fresh) {
        setOpen(hints, false);
        hintButton.textContent = "Hint";
      }
      update();
    },
  };
}

/**
 * @param {HTMLDetailsElement[]} parts
 * @param {boolean} opens
 */
function setOpen(parts, opens) {
  parts.forEach((part) => {
    part.open = opens;
    part.hidden = !opens;
  });
}
