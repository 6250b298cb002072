/** Says once on a page that what is done there will not be remembered, where the browser keeps nothing. */

import { announce, el } from "./dom.js";
import { kindOf } from "./shapes.js";

/** @type {Record<string, string>} What to say in each condition but the common one. */
export const UNKEPT = {
  memory:
    "This browser lets the site remember nothing, as in a private window. Everything works, but what you do is " +
    "forgotten when you leave the page.",
  full:
    "This browser has no room left for this site. Everything works, and what was remembered before stays, but what " +
    "you do now may be forgotten when you leave the page.",
};

/** @param {import("./main.js").App} app */
export function startNotice({ store }) {
  const stop = store.onChange((key) => {
    if (store.condition === "kept" || !key || !["answer", "card"].includes(kindOf(key))) {
      return;
    }
    stop();
    const said = el("p", { class: "practice__unkept", role: "status" });
    const block = document.getElementById(key.slice(key.indexOf("#") + 1))?.closest(".practice");
    (block ?? document.querySelector("article") ?? document.body).append(said);
    // A live region speaks only of what changes after it is there.
    setTimeout(() => announce(said, UNKEPT[store.condition]), 100);
  });
}
