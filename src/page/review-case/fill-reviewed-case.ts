import type { CaseInDemo } from "../../review/review-api.ts";
import { apiUrl } from "../api/api-url.ts";
import type { InterfaceState } from "../interface/interface-state.ts";
import "./review-case-notice.css";

/** Puts the inputs of a case under review into the form of its endpoint, and says so; without leave to review nothing happens. */
export async function fillReviewedCase(state: InterfaceState, id: string): Promise<void> {
  const response = await fetch(apiUrl(`review/api/cases/${encodeURIComponent(id)}/demo`)).catch(() => null);
  if (!response?.ok) return;
  const { endpoint, inputs } = (await response.json()) as CaseInDemo;
  if (endpoint !== state.endpoint.name) return;
  state.fillExample(state.form.fields.map(({ config }) => inputs[config.label] ?? null));
  const notice = document.createElement("p");
  notice.className = "review-case-notice";
  notice.setAttribute("role", "status");
  document.getElementById("app")?.before(notice);
  notice.textContent = "Filled with the inputs of a case under review";
}
