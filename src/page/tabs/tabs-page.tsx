import type { VNode } from "preact";
import type { TabConfig } from "../../server/page-config.ts";
import { TabsView } from "./tabs-view.tsx";

/** A demo of several, with what draws it. */
export interface DrawnTab {
  readonly config: TabConfig;
  readonly drawn: VNode;
}

/** Several demos, of which one is shown. All stay on the page, and keep what was entered and what came out. */
export function TabsPage({ tabs }: { readonly tabs: readonly DrawnTab[] }) {
  return <TabsView tabs={tabs.map((tab) => ({ label: tab.config.label, layout: tab }))} draw={drawTab} />;
}

function drawTab({ config: { description, article }, drawn }: DrawnTab) {
  return (
    <>
      {description !== undefined && <Prose html={description} />}
      <div class="tab-body">{drawn}</div>
      {article !== undefined && <Prose html={article} />}
    </>
  );
}

/** What the server has made of the owner's Markdown. */
function Prose({ html }: { readonly html: string }) {
  // Micromark escapes HTML, here as in the page’s own description.
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
