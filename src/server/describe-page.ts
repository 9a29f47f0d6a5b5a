import type { FileAccess } from "../components/define-component.ts";
import type { Demo, DemoBody, DemoTab } from "../demo/demo.ts";
import { describeBlocks } from "./describe-blocks.ts";
import { describeChat } from "./describe-chat.ts";
import { type DescribedBody, describeInterface } from "./describe-interface.ts";
import { ownerProse } from "./owner-prose.ts";
import type { BodyConfig, PageConfig, TabConfig } from "./page-config.ts";
import { viewAddresses } from "./view-route.ts";

/** A demo as its page needs it: initial values and examples are made into page values, and their files stored. */
export async function describePage(demo: Demo, files: FileAccess, rows: PageConfig["rows"]): Promise<PageConfig> {
  const { title, version, maxFileSize, auth, body } = demo.parts;
  return {
    title,
    ...(version !== undefined && { version }),
    ...(await describeBody(body, files)),
    views: viewAddresses(),
    maxFileSize,
    hasLogin: auth !== undefined,
    rows,
  };
}

async function describeBody(body: DemoBody, files: FileAccess): Promise<DescribedBody> {
  switch (body.type) {
    case "interface":
      return describeInterface(body, files);
    case "blocks": {
      const { components, ...blocks } = await describeBlocks(body.plan, files);
      return { body: { type: "blocks", ...blocks }, components, endpoints: [] };
    }
    case "chat":
      return describeChat(body, files);
    case "tabs": {
      const tabs = await Promise.all(body.tabs.map(async (tab) => ({ tab, described: await describeBody(tab.body, files) })));
      return {
        body: { type: "tabs", tabs: await Promise.all(tabs.map(({ tab, described }) => describeTab(tab, described.body))) },
        components: tabs.flatMap(({ described }) => described.components),
        endpoints: tabs.flatMap(({ described }) => described.endpoints),
      };
    }
  }
}

async function describeTab({ label, description, article }: DemoTab, body: BodyConfig): Promise<TabConfig> {
  return {
    label,
    ...(description !== undefined && { description: await ownerProse(description) }),
    ...(article !== undefined && { article: await ownerProse(article) }),
    body,
  };
}
