import type { CaseInDemo } from "../../review/review-api.ts";
import type { NamedId } from "../../server/page-config.ts";
import { type ApiError, parseApiError, unreachable } from "../api/api-error.ts";
import { apiUrl } from "../api/api-url.ts";
import type { FormFiller } from "./form-filler.ts";
import { revealControl } from "./reveal-control.ts";
import "./review-case-notice.css";

/** The review's own 401, which is not the end of a visitor's login. */
const closed: ApiError = {
  code: "HC_REVIEW_TOKEN",
  message: "The review is closed to this browser.",
  hint: "Open the link of the review that was printed at start, then the case from there.",
};

/** A part that the server builds of values comes after the page. */
const patienceMs = 3_000;
const pauseMs = 100;

/** Puts the inputs of a case under review into the form of its endpoint, and says what it has done or could not do. */
export async function openReviewedCase(id: string, fillers: readonly FormFiller[]): Promise<void> {
  const asked = await fetchCase(id);
  if ("error" in asked) {
    tell(`The case under review could not be opened here. ${asked.error.message} ${asked.error.hint ?? ""}`, "problem");
    return;
  }
  const filled = await fill(asked, fillers);
  if (filled === null) {
    tell(`The case under review cannot be filled in: this page has no form for “${asked.endpoint}”.`, "problem");
    return;
  }
  const [first] = filled;
  if (first !== undefined) revealControl(first.id);
  const lacking = lacks(asked, filled);
  tell(["Filled with the inputs of a case under review.", ...lacking].join(" "), lacking.length === 0 ? "done" : "problem");
}

/** What of the case is not in the form now. */
function lacks({ inputs, unreadable, readsHeld }: CaseInDemo, filled: readonly NamedId[]): string[] {
  const strange = Object.keys(inputs).filter((name) => !filled.some((one) => one.name === name));
  return [
    ...(unreadable.length > 0 ? [`Empty, as the file is gone or cannot be read: ${unreadable.join(", ")}.`] : []),
    ...(strange.length > 0 ? [`Not filled in, as there is no field for it: ${strange.join(", ")}.`] : []),
    ...(readsHeld ? ["What the function remembers of a page is not part of a case."] : []),
  ];
}

async function fill({ endpoint, inputs }: CaseInDemo, fillers: readonly FormFiller[]): Promise<readonly NamedId[] | null> {
  for (const end = Date.now() + patienceMs; ; ) {
    for (const filler of fillers) {
      const filled = filler(endpoint, inputs);
      if (filled !== null) return filled;
    }
    if (Date.now() > end) return null;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function fetchCase(id: string): Promise<CaseInDemo | { readonly error: ApiError }> {
  try {
    const folder = new URLSearchParams(location.search).get("review-folder");
    const review = folder === null ? "review" : `review/${encodeURIComponent(folder)}/review`;
    const response = await fetch(apiUrl(`${review}/api/cases/${encodeURIComponent(id)}/demo`));
    if (response.ok) return (await response.json()) as CaseInDemo;
    return { error: response.status === 401 ? closed : parseApiError(response.status, await response.text()) };
  } catch {
    return { error: unreachable };
  }
}

function tell(text: string, state: "done" | "problem"): void {
  const notice = document.createElement("p");
  notice.className = "review-case-notice";
  notice.dataset.state = state;
  notice.setAttribute("role", "status");
  document.getElementById("app")?.before(notice);
  notice.textContent = text;
}
