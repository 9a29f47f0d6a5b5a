import type { BodyConfig, ComponentConfig, LayoutConfig, PageConfig } from "../../server/page-config.ts";
import { type ApiError, parseApiError, unreachable } from "../api/api-error.ts";
import { apiUrl } from "../api/api-url.ts";
import { browserSession } from "../api/browser-session.ts";
import { pageKeyHeader } from "../api/page-key-header.ts";
import { FlagClient } from "../flag-row/flag-client.ts";
import { FlagState } from "../flag-row/flag-state.ts";
import { loadFlagged } from "../flag-row/load-flagged.ts";
import { readFlagRowConfig } from "../flag-row/read-flag-row-config.ts";
import { focusControl } from "../form/focus-control.ts";
import { runEndpoint } from "../run/run-endpoint.ts";
import type { Values } from "../run/run-event.ts";
import { uploadFiles } from "../upload/upload-files.ts";
import { loadView } from "../view/load-view.ts";
import { BlocksState, type ListenerScope } from "./blocks-state.ts";
import type { RenderedBlocks } from "./blocks-surroundings.ts";
import type { PageEvent } from "./page-event.ts";
import { pageName } from "./page-name.ts";

/** Joins a page of Blocks to this browser and its server. */
export function openBlocks(
  config: PageConfig,
  body: BodyConfig & { readonly type: "blocks" },
): { state: BlocksState; scope: ListenerScope } {
  const { maxFileSize } = config;
  const uploadUrl = apiUrl("api/upload");
  const state = new BlocksState({
    startRun: (endpoint, inputs, event, signal) => {
      const url = apiUrl(`api/run/${encodeURIComponent(endpoint)}`);
      return runEndpoint(url, { inputs, session: browserSession(), signal, headers: headersOf(event), keepalive: event.name === "unload" });
    },
    render,
    flaggingOf: (endpoint) => readFlagRowConfig(config, endpoint),
    openFlags: () => new FlagState({ client: new FlagClient(apiUrl("api/flag")), load: loadFlagged }),
    upload: (files, onProgress, signal) => uploadFiles(files, { url: uploadUrl, maxFileSize, onProgress, signal }),
    emptyMessageFor: ({ kind }) => {
      const loading = loadView(kind).value;
      return (typeof loading === "object" && "view" in loading && loading.view.emptyMessage) || "Fill this in";
    },
    focusField: focusControl,
    leave: () => void fetch(apiUrl("api/leave"), { method: "POST", keepalive: true, headers: { ...json, ...pageHeader }, body: "{}" }),
  });
  return { state, scope: state.add(componentsIn(body.layout, config.components), body) };
}

/** The components of one layout: another tab of the page has others. */
function componentsIn(layout: readonly LayoutConfig[], all: readonly ComponentConfig[]): ComponentConfig[] {
  const ids = new Set(idsIn(layout));
  return all.filter(({ id }) => ids.has(id));
}

function idsIn(layout: readonly LayoutConfig[]): string[] {
  return layout.flatMap((part) => (part.type === "component" ? [part.id] : "children" in part ? idsIn(part.children) : []));
}

const json = { "Content-Type": "application/json" };
const pageHeader = { "x-hardcase-page": pageName, ...pageKeyHeader() };

function headersOf(event: PageEvent): Record<string, string> {
  return { ...pageHeader, "x-hardcase-event": encodeURIComponent(JSON.stringify(event)) };
}

async function render(endpoint: string, inputs: Values): Promise<RenderedBlocks | { readonly error: ApiError }> {
  try {
    const response = await fetch(apiUrl(`api/render/${encodeURIComponent(endpoint)}`), {
      method: "POST",
      headers: { ...json, ...pageHeader },
      body: JSON.stringify(inputs),
    });
    return response.ok ? await response.json() : { error: parseApiError(response.status, await response.text()) };
  } catch {
    return { error: unreachable };
  }
}
