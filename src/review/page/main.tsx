import { effect } from "@preact/signals";
import { render } from "preact";
import "../../page/tokens.css";
import "../../page/base.css";
import "../../page/button.css";
import "../../page/controls.css";
import "../../page/form/field.css";
import "./review.css";
import { nameOwnViews } from "../../page/view/load-view.ts";
import type { ReviewPageConfig } from "../review-api.ts";
import { listenForKeys } from "./keyboard/listen-for-keys.ts";
import { LiveChanges } from "./live-changes.ts";
import { ReviewPage } from "./review-page.tsx";
import { readReviewQuery, writeReviewQuery } from "./review-query.ts";
import { ReviewState } from "./review-state.ts";

// Styles that several views share, in the page's one file rather than in one request each.
import.meta.glob("../../components/view/*.css", { eager: true });

function showPage(): void {
  const config = JSON.parse(document.getElementById("hardcase-config")?.textContent ?? "") as ReviewPageConfig;
  nameOwnViews(config.views);
  const state = new ReviewState(config, readReviewQuery(location.search));
  keepAddress(state);
  warnBeforeLoss(state);
  listenForKeys(state);
  const live = new LiveChanges((changed) => void state.takeChanges(changed));
  render(<ReviewPage state={state} live={live} />, document.getElementById("app") as HTMLElement);
  void state.start();
}

/** Keeps the address true of what is shown; going back leads to the view or the conditions before. */
function keepAddress(state: ReviewState): void {
  let { view, filters } = state.query.peek();
  effect(() => {
    const query = state.query.value;
    const text = writeReviewQuery(query);
    if (text === location.search.slice(1)) return;
    const address = text === "" ? location.pathname : `?${text}`;
    if (query.view === view && query.filters === filters) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    ({ view, filters } = query);
  });
  addEventListener("popstate", () => {
    const query = readReviewQuery(location.search);
    ({ view, filters } = query);
    state.showQuery(query);
  });
}

function warnBeforeLoss(state: ReviewState): void {
  addEventListener("beforeunload", (event) => {
    if (state.reviewing.isUnsaved) event.preventDefault();
  });
}

showPage();
