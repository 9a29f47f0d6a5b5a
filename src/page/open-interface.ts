import type { EndpointConfig, PageConfig } from "../server/page-config.ts";
import { apiUrl } from "./api/api-url.ts";
import { browserSession } from "./api/browser-session.ts";
import { pageKeyHeader } from "./api/page-key-header.ts";
import { FlagClient } from "./flag-row/flag-client.ts";
import { FlagState } from "./flag-row/flag-state.ts";
import { loadFlagged } from "./flag-row/load-flagged.ts";
import { focusControl } from "./form/focus-control.ts";
import { InterfaceState } from "./interface/interface-state.ts";
import { runEndpoint } from "./run/run-endpoint.ts";
import { uploadFiles } from "./upload/upload-files.ts";
import { loadView } from "./view/load-view.ts";

/** Joins an endpoint's form, runs, flags and uploads to this page and its server. */
export function openInterface(config: PageConfig, endpoint: EndpointConfig): InterfaceState {
  const runUrl = apiUrl(`api/run/${encodeURIComponent(endpoint.name)}`);
  const uploadUrl = apiUrl("api/upload");
  return new InterfaceState(endpoint, config.components, {
    startRun: (inputs, signal) => runEndpoint(runUrl, { inputs, session: browserSession(), signal, headers: pageKeyHeader() }),
    flags: new FlagState({ client: new FlagClient(apiUrl("api/flag")), load: loadFlagged }),
    upload: (files, onProgress, signal) => uploadFiles(files, { url: uploadUrl, maxFileSize: config.maxFileSize, onProgress, signal }),
    emptyMessageFor: (field) => {
      const loading = loadView(field.config.kind).value;
      return (typeof loading === "object" && "view" in loading && loading.view.emptyMessage) || "Fill this in";
    },
    focusField: (field) => focusControl(field.config.id),
  });
}
