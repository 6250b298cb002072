/**
 * The dialog of the search: a field, and below it the list of what was found. The field keeps the focus while the arrow
 * keys move along the list, as the pattern "combobox with a list" of WAI-ARIA has it.
 */

import { announce, el } from "../dom.js";
import { showPage } from "./excerpts.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./excerpts.js").Run} Run */

/**
 * @typedef {object} Desk
 * @property {string} base The address of the site.
 * @property {(again: boolean) => Promise<import("./index.js").Index>} index Opens the index, anew where it may be old.
 * @property {Record<string, string>} said What the dialog says, in the language of the site; `highlight` if pages that
 *   are opened from it mark what was asked for.
 */

/** Pages that are shown at a time. */
const PER_STEP = 10;
const PAUSE = 60;

/**
 * @param {Desk} desk
 * @returns {(typed: string) => void} Opens the dialog; what was typed before goes into its field.
 */
export function createDialog({ base, index, said }) {
  const list = el("div", { class: "search__list", id: "search-list", role: "listbox", "aria-label": said.search, hidden: true });
  const field = el("input", {
    class: "search__field",
    type: "text",
    role: "combobox",
    "aria-label": said.placeholder,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "search-list",
    placeholder: said.placeholder,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    oninput: () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    },
    onkeydown: onKey,
  });
  const status = el("p", { class: "search__said", role: "status" });
  const more = el("button", { class: "search__more", type: "button", hidden: true, onclick: addMore }, said.more);
  const close = el("button", { class: "search__close", type: "button", onclick: () => dialog.close() }, said.close);
  const bar = el("div", { class: "search__bar", role: "search" }, field, close);
  const scroll = el("div", { class: "search__scroll", tabindex: "-1" }, status, list, more);
  const dialog = el("dialog", { class: "search", "aria-label": said.search, onclick: onClick }, bar, scroll);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** Which question is the last: answers to those before come too late. */
  let turn = 0;
  /** @type {() => Promise<void>} */
  let showMore = async () => {};
  document.body.append(dialog);

  /** @param {boolean} [again] */
  async function ask(again = false) {
    const mine = ++turn;
    const question = field.value;
    try {
      const opened = await index(again);
      const found = await opened.find(question);
      const isLate = () => mine !== turn;
      let shown = 0;
      showMore = async () => {
        const from = shown;
        shown += PER_STEP;
        try {
          const pages = await Promise.all(found.pages.slice(from, shown).map(opened.page));
          if (!isLate()) {
            const options = pages.flatMap((page) => optionsOf(page, showPage(page, found.terms), question));
            list.replaceChildren(...(from ? list.childNodes : []), ...options);
            settle(options, shown < found.pages.length);
          }
        } catch (error) {
          shown = from;
          throw error;
        }
      };
      await showMore();
      if (!isLate()) {
        announce(status, counted(question, found));
      }
    } catch {
      // Since this page was opened the site may have been published anew, and files of the index with it.
      if (mine === turn) {
        await (again ? fail() : ask(true));
      }
    }
  }

  async function addMore() {
    try {
      await showMore();
    } catch {
      announce(status, said.failed);
    }
  }

  function fail() {
    list.replaceChildren();
    settle([], false);
    announce(status, said.failed);
  }

  /**
   * @param {HTMLElement[]} added
   * @param {boolean} hasMore
   */
  function settle(added, hasMore) {
    list.hidden = !list.childElementCount;
    more.hidden = !hasMore;
    field.setAttribute("aria-expanded", String(!list.hidden));
    [...list.children].forEach((option, at) => (option.id = `search-${at}`));
    if (added[0] === list.firstElementChild) {
      choose(null);
      scroll.scrollTop = 0;
    }
  }

  /**
   * @param {string} question
   * @param {import("./index.js").Found} found
   * @returns {string | undefined}
   */
  function counted(question, { pages: { length }, missing }) {
    if (!wordsOf(question).length) {
      return said.start;
    }
    const count = length === 1 ? said.one : said.other?.replace("#", String(length));
    return length === 0 ? said.none : missing.length ? `${count} (${said.missing}: ${missing.join(", ")})` : count;
  }

  /**
   * @param {import("./index.js").PageFile} page
   * @param {import("./excerpts.js").Shown[]} shown
   * @param {string} question
   * @returns {HTMLElement[]}
   */
  function optionsOf([address], shown, question) {
    const query = said.highlight ? `?h=${encodeURIComponent(question)}` : "";
    return shown.map(({ place, title, excerpt }) => {
      return el(
        "a",
        {
          class: place ? "search__section" : "search__page",
          role: "option",
          tabindex: "-1",
          "aria-selected": "false",
          href: `${base}${address}${query}${place && `#${encodeURIComponent(place)}`}`,
        },
        el("span", { class: "search__title" }, marked(title)),
        excerpt.length ? el("span", { class: "search__excerpt" }, " ", marked(excerpt)) : null,
      );
    });
  }

  /** @returns {Element | null} The option that the arrow keys have come to. */
  const chosen = () => list.querySelector('[aria-selected="true"]');

  /** @param {Element | null} option */
  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) {
      return;
    }
    const now = chosen();
    if (event.key === "ArrowDown") {
      choose(now?.nextElementSibling ?? (now && !more.hidden ? now : list.firstElementChild));
      if (now && now === list.lastElementChild && !more.hidden) {
        void addMore().then(() => choose(now.nextElementSibling ?? now));
      }
    } else if (event.key === "ArrowUp") {
      choose(now ? now.previousElementSibling : list.lastElementChild);
    } else if (event.key === "Enter") {
      /** @type {HTMLElement | null} */ (now ?? list.firstElementChild)?.click();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {Event} event */
  function onClick(event) {
    // A press beside the dialog, or on what leads to a place on this page.
    if (event.target === dialog || (event.target instanceof Element && event.target.closest("a"))) {
      dialog.close();
    }
  }

  return (typed) => {
    if (!dialog.open) {
      dialog.showModal();
    }
    if (typed) {
      field.value = typed;
    }
    field.focus();
    if (!typed) {
      field.select();
    }
    void ask();
  };
}

/**
 * @param {Run[]} runs
 * @returns {(Node | string)[]}
 */
function marked(runs) {
  return runs.map(({ text, isMarked }) => (isMarked ? el("mark", {}, text) : text));
}
