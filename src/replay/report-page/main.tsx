// First, so that the theme is there before it is read.
import "../../page/theme/apply-stored-theme.ts";
import { render } from "preact";
import "../../page/tokens.css";
import "../../page/base.css";
import "../../page/button.css";
import "../../page/controls.css";
import "../../page/page.css";
import "../../page/page-footer.css";
import "../../page/prose.css";
import "../../page/form/field.css";
import { viewsLoaded } from "../../page/view/load-view.ts";
import { readReport } from "./read-report.ts";
import { ReportPage } from "./report-page.tsx";
import { ReportState } from "./report-state.ts";

// Styles that several views share; the views bring their own.
import.meta.glob("../../components/view/*.css", { eager: true });

const place = document.getElementById("report") as HTMLElement;

async function showReport(): Promise<void> {
  const report = readReport();
  const components = Object.values(report.endpoints).flatMap(({ inputs, outputs }) => [
    ...Object.values(inputs),
    ...Object.values(outputs),
  ]);
  // All are in this file: nothing is waited for.
  await viewsLoaded([...new Set(components.map(({ kind }) => kind))]);
  place.replaceChildren();
  render(<ReportPage state={new ReportState(report)} />, place);
}

showReport().catch((error: unknown) => {
  const told = document.createElement("p");
  told.textContent = error instanceof Error ? error.message : String(error);
  place.querySelector("main")?.replaceChildren(told);
});
