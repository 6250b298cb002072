/** The script of the search, which a page asks for when its reader opens the search; see `partials/search.html`. */

import { createDialog } from "./dialog.js";
import { createAsk, take } from "./files.js";
import { highlightAsked } from "./highlight.js";
import { openIndex } from "./index.js";

/** @typedef {import("./index.js").Index} Index */

/** The site's address: this script lies two folders below it. */
const base = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** @type {((typed: string) => void) | undefined} */
let openDialog;

/**
 * @param {Record<string, string>} said
 * @param {string} typed
 */
function open(said, typed) {
  openDialog ??= createDialog({ base, index: createOpener(), said });
  openDialog(typed);
}

/** @returns {(again: boolean) => Promise<Index>} Opens the index once, and anew when told to. */
function createOpener() {
  const ask = createAsk(`${base}search/`);
  /** @type {Promise<Index> | undefined} */
  let opened;
  return (again) => {
    opened = again || !opened ? openIndex(ask, again) : opened;
    return opened;
  };
}

Object.assign(window, { clawdemySearch: { open, take } });
highlightAsked();
