import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { apiUrl } from "../api/api-url.ts";
import { readPageConfig } from "../read-page-config.ts";
import { type ApiDocument, readApiEndpoints } from "./api-document.ts";
import { EndpointPart } from "./endpoint-part.tsx";
import { Recorder } from "./recorder.tsx";
import type { SnippetTarget } from "./snippets.ts";
import "./api-drawer.css";

/** Opens the drawer beside the page, and tells when it has been closed. */
export function openDrawer(onClosed: () => void): void {
  const place = document.createElement("div");
  document.body.append(place);
  const close = () => {
    render(null, place);
    place.remove();
    onClosed();
  };
  render(<ApiDrawer onClosed={close} />, place);
}

type Loaded = { readonly document: ApiDocument } | { readonly problem: string } | null;

/** How the demo is used from code: its endpoints, scripts that call them, and a recorder of such scripts. */
function ApiDrawer({ onClosed }: { readonly onClosed: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // What lies around the drawer belongs to it, and to nothing inside.
    dialog.current?.addEventListener("click", ({ target, currentTarget }) => {
      if (target === currentTarget) dialog.current?.close();
    });
    fetch(apiUrl("openapi.json"))
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`The server answered with status ${answer.status}.`);
        setLoaded({ document: await answer.json() });
      })
      .catch(() => setLoaded({ problem: "The description of the API cannot be read. Reload the page and try again." }));
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="api-drawer" aria-labelledby="api-drawer-title" onClose={onClosed}>
      <div class="api-drawer-body">
        <header class="api-drawer-head">
          <h2 id="api-drawer-title">Use via API</h2>
          <button type="button" class="button button-text" onClick={close}>
            Close
          </button>
        </header>
        {loaded === null && <p class="api-quiet">Reading the description of the API</p>}
        {loaded !== null && "problem" in loaded && <p role="alert">{loaded.problem}</p>}
        {loaded !== null && "document" in loaded && <DrawerParts document={loaded.document} onRecord={close} />}
      </div>
    </dialog>
  );
}

function DrawerParts({ document: described, onRecord }: { readonly document: ApiDocument; readonly onRecord: () => void }) {
  const endpoints = readApiEndpoints(described);
  const { title, hasLogin } = readPageConfig();
  const target: SnippetTarget = { url: apiUrl(".").href, title, hasLogin };
  const description = (
    <p class="api-quiet">
      <a href={apiUrl("openapi.json").href}>openapi.json</a> describes every call, for tools that make clients of it.
    </p>
  );
  if (endpoints.length === 0) return <p>This demo has no endpoint that is open to other programs.</p>;
  return (
    <>
      <EndpointPart endpoints={endpoints} target={target} mcp={described["x-hardcase-mcp"]} />
      <Recorder endpoints={endpoints} target={target} onStart={onRecord} />
      {description}
    </>
  );
}
