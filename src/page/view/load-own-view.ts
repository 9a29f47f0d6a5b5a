import { Fragment, h } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CreateView } from "../../components/view/own-view.ts";
import type { LoadedView } from "./load-view.ts";

/** Loads a view of the owner's own from the server, and lends it this page's Preact: two of them in one page draw nothing. */
export async function loadOwnView(address: string): Promise<LoadedView> {
  const module: { readonly createView: CreateView<unknown, unknown> } = await import(
    /* @vite-ignore */ new URL(address, document.baseURI).href
  );
  return module.createView({ h: h as never, Fragment, useEffect, useMemo: useMemo as never, useRef, useState }) as LoadedView;
}
