import { render, type VNode } from "preact";
import "./tokens.css";
import "./base.css";
import "./button.css";
import "./controls.css";
import "./prose.css";
import "./page.css";
import "./server-pages.css";
import type { BodyConfig, EndpointConfig, PageConfig } from "../server/page-config.ts";
import { formValues } from "./api/form-values.ts";
import { readFlagRowConfig } from "./flag-row/read-flag-row-config.ts";
import { InterfacePage } from "./interface/interface-page.tsx";
import { openInterface } from "./open-interface.ts";
import { PageFooter } from "./page-footer.tsx";
import { readPageConfig } from "./read-page-config.ts";
import type { FormFiller } from "./review-case/form-filler.ts";
import { nameOwnViews, viewsLoaded } from "./view/load-view.ts";

// Styles that several views share, in the page's one file rather than in one request each.
import.meta.glob("../components/view/*.css", { eager: true });

/** The forms of the page, for a case under review that is opened in it. */
const formFillers: FormFiller[] = [];

/** How long the first drawing waits for the views, so that they come at once and in place. */
const viewPatienceMs = 500;

async function showPage(): Promise<void> {
  const config = readPageConfig();
  nameOwnViews(config.views);
  const kinds = new Set(config.components.filter(({ isVisible }) => isVisible).map(({ kind }) => kind));
  const patience = new Promise((resolve) => setTimeout(resolve, viewPatienceMs));
  await Promise.race([viewsLoaded([...kinds]), patience]);

  render(await drawBody(config, config.body), document.getElementById("app") as HTMLElement);

  const footer = document.createElement("footer");
  footer.className = "page-footer";
  document.body.append(footer);
  render(<PageFooter hasLogin={config.hasLogin} />, footer);

  const reviewCase = new URLSearchParams(location.search).get("review-case");
  if (reviewCase === null) return;
  const { openReviewedCase } = await import("./review-case/open-reviewed-case.ts");
  await openReviewedCase(reviewCase, formFillers);
}

/** The body of the page, or of one of its tabs; what draws anything but a form is loaded where it is needed. */
async function drawBody(config: PageConfig, body: BodyConfig): Promise<VNode> {
  switch (body.type) {
    case "interface": {
      const endpoint = config.endpoints.find(({ name }) => name === body.endpoint) as EndpointConfig;
      const state = openInterface(config, endpoint);
      formValues.set(endpoint.name, () => state.form.values);
      formFillers.push((name, inputs) => (name === endpoint.name ? state.fill(inputs) : null));
      return <InterfacePage state={state} flagging={readFlagRowConfig(config, endpoint.name)} />;
    }
    case "blocks": {
      const { BlocksPage, openBlocks } = await import("./blocks/blocks-page.tsx");
      const opened = openBlocks(config, body);
      for (const { endpoint, inputs } of body.listeners) {
        if (endpoint !== null) formValues.set(endpoint, () => opened.state.valuesOf(inputs));
      }
      formFillers.push((name, inputs) => opened.state.fill(name, inputs));
      return <BlocksPage {...opened} config={body} />;
    }
    case "chat": {
      const { ChatPage, openChat } = await import("./chat/chat-page.tsx");
      const state = openChat(config, body);
      formValues.set(body.endpoint, () => state.valuesNow);
      formFillers.push((name, inputs) => (name === body.endpoint ? state.fill(inputs) : null));
      return <ChatPage state={state} flagging={readFlagRowConfig(config, body.endpoint)} />;
    }
    case "tabs": {
      const { TabsPage } = await import("./tabs/tabs-page.tsx");
      const drawn = await Promise.all(body.tabs.map(async (tab) => ({ config: tab, drawn: await drawBody(config, tab.body) })));
      return <TabsPage tabs={drawn} />;
    }
  }
}

// No top-level await: the views import from this file's chunk, and would wait for it while it waits for them.
void showPage();
