import type { BodyConfig, ComponentConfig, EndpointConfig, PageConfig } from "../../server/page-config.ts";
import { apiUrl } from "../api/api-url.ts";
import { browserSession } from "../api/browser-session.ts";
import { pageKeyHeader } from "../api/page-key-header.ts";
import { pageName } from "../blocks/page-name.ts";
import { FlagClient } from "../flag-row/flag-client.ts";
import { FlagState } from "../flag-row/flag-state.ts";
import { loadFlagged } from "../flag-row/load-flagged.ts";
import { focusControl } from "../form/focus-control.ts";
import { runEndpoint } from "../run/run-endpoint.ts";
import { uploadFiles } from "../upload/upload-files.ts";
import { loadView } from "../view/load-view.ts";
import { ChatState } from "./chat-state.ts";

/** Joins a conversation to this page and its server. */
export function openChat({ components, endpoints, maxFileSize }: PageConfig, body: BodyConfig & { readonly type: "chat" }): ChatState {
  const endpoint = endpoints.find(({ name }) => name === body.endpoint) as EndpointConfig;
  const configOf = (id: string | undefined) => components.find((one) => one.id === id) as ComponentConfig;
  const [message, history, ...additional] = endpoint.inputs;
  const runUrl = apiUrl(`api/run/${encodeURIComponent(endpoint.name)}`);
  const uploadUrl = apiUrl("api/upload");
  const client = new FlagClient(apiUrl("api/flag"));
  // The server keeps the state of each open page by its name.
  const headers = { "x-hardcase-page": pageName, ...pageKeyHeader() };
  return new ChatState(
    body,
    { message: configOf(message), history: configOf(history), additional: additional.map(configOf), reply: configOf(endpoint.outputs[0]) },
    {
      startRun: (inputs, signal) => runEndpoint(runUrl, { inputs, session: browserSession(), signal, headers }),
      openFlags: () => new FlagState({ client, load: loadFlagged }),
      upload: (files, onProgress, signal) => uploadFiles(files, { url: uploadUrl, maxFileSize, onProgress, signal }),
      emptyMessageFor: ({ config: { kind } }) => {
        const loading = loadView(kind).value;
        return (typeof loading === "object" && "view" in loading && loading.view.emptyMessage) || "Fill this in";
      },
      focus: focusControl,
    },
  );
}
