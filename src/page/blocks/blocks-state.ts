import { batch, signal } from "@preact/signals";
import type { ComponentEvent } from "../../components/component-event.ts";
import type { Json } from "../../components/define-component.ts";
import type { BlocksConfig, ComponentConfig, ListenerConfig, NamedId } from "../../server/page-config.ts";
import type { ApiError } from "../api/api-error.ts";
import { PendingUploads } from "../form/pending-uploads.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import { BlocksField } from "./blocks-field.ts";
import type { BlocksSurroundings, RenderedBlocks, Upload } from "./blocks-surroundings.ts";
import type { PageEvent } from "./page-event.ts";
import { PageListener } from "./page-listener.ts";

/** Events of which a person expects an answer: what stops them is told at the field. */
const wishes: readonly string[] = ["click", "submit"];

/** The listeners of a page, or of a rendered part, whose ids count within it. */
export interface ListenerScope {
  readonly listeners: ReadonlyMap<number, PageListener>;
}

/** A page of components, whose events run functions and whose values these write. */
export class BlocksState {
  readonly fields = new Map<string, BlocksField>();
  /** An error that no output on the page can show. */
  readonly notice = signal<ApiError | null>(null);
  readonly #surroundings: BlocksSurroundings;
  readonly #scopes = new Set<ListenerScope>();
  readonly #uploads = new PendingUploads();
  readonly #uploaded = new Set<string>();
  readonly #watchers = new Map<string, Set<() => void>>();
  /** Parts that are built of what the server holds, by their endpoints. */
  readonly #rebuilders = new Map<string, () => void>();

  constructor(surroundings: BlocksSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Adds components and listeners: the page's own, or those of a rendered part. */
  add(components: readonly ComponentConfig[], { listeners }: Pick<BlocksConfig, "listeners">): ListenerScope {
    for (const config of components) this.fields.set(config.id, new BlocksField(config));
    const { flaggingOf, openFlags } = this.#surroundings;
    const open = (config: ListenerConfig) => {
      const flagging = config.endpoint === null ? undefined : flaggingOf(config.endpoint);
      return new PageListener(config, flagging && { config: flagging, state: openFlags() });
    };
    const scope = { listeners: new Map(listeners.map((config) => [config.id, open(config)])) };
    this.#scopes.add(scope);
    return scope;
  }

  /** Takes away what a rendered part has added. */
  remove(components: readonly ComponentConfig[], scope: ListenerScope): void {
    this.#scopes.delete(scope);
    for (const listener of scope.listeners.values()) listener.stop();
    for (const { id } of components) {
      this.fields.delete(id);
      this.#uploaded.delete(id);
    }
  }

  field(id: string): BlocksField {
    const field = this.fields.get(id);
    if (field === undefined) throw new Error(`There is no component ${id} on this page.`);
    return field;
  }

  /** Calls back after each change of a component's value. */
  watch(id: string, onChange: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(onChange));
    return () => {
      watchers.delete(onChange);
      if (watchers.size === 0) this.#watchers.delete(id);
    };
  }

  /** Calls back after a run that has written what the server holds and a part is built of. */
  watchHeld(endpoint: string, onChange: () => void): () => void {
    this.#rebuilders.set(endpoint, onChange);
    return () => {
      if (this.#rebuilders.get(endpoint) === onChange) this.#rebuilders.delete(endpoint);
    };
  }

  /** Takes a value that the person entered. */
  enter(id: string, value: Json): void {
    this.field(id).enter(value);
    if (this.#uploaded.delete(id)) this.fire(id, "upload");
    this.fire(id, "input");
    this.#changed(id);
    if (value === null) this.fire(id, "clear");
  }

  /** Sends files for a component; a listener that reads it meanwhile waits for them. */
  uploadFor(id: string): Upload {
    return (...parameters) => {
      const upload = this.#surroundings.upload(...parameters);
      void upload.then(
        () => this.#uploaded.add(id),
        () => {},
      );
      return this.#uploads.track(upload);
    };
  }

  /** Puts components back to how the page was opened. */
  reset(ids: readonly string[]): void {
    for (const id of ids) if (this.fields.get(id)?.reset()) this.#changed(id);
  }

  /** Tells of an event of a component. */
  fire(id: string, event: ComponentEvent, detail: Json = null): void {
    if (event === "click") this.reset(this.fields.get(id)?.config.peek().targets ?? []);
    this.#trigger(({ trigger }) => "component" in trigger && trigger.component === id && trigger.event === event, { name: event, detail });
  }

  /** Whether an event of a component does anything. */
  isListenedTo(id: string): boolean {
    if (this.fields.get(id)?.config.peek().targets) return true;
    const listeners = [...this.#scopes].flatMap((scope) => [...scope.listeners.values()]);
    return listeners.some(({ config: { trigger } }) => "component" in trigger && trigger.component === id);
  }

  /** Has a part of the page built from values. */
  render(endpoint: string, inputs: Values): Promise<RenderedBlocks | { readonly error: ApiError }> {
    return this.#surroundings.render(endpoint, inputs);
  }

  /** The page is left: tells who listens to that, then the server. */
  leave(): void {
    this.firePage("unload");
    this.#surroundings.leave();
  }

  /** Tells that the page was opened, or is being left. */
  firePage(event: "load" | "unload"): void {
    this.#trigger(({ trigger }) => "page" in trigger && trigger.page === event, { name: event, detail: null });
  }

  /** Whether a required value is missing, without which nothing is run. */
  isMissingAny(inputs: ListenerConfig["inputs"]): boolean {
    return inputs.some(({ id }) => this.fields.get(id)?.isMissing);
  }

  /** The values that listeners and rendered parts read, under their own names. */
  valuesOf(inputs: ListenerConfig["inputs"]): Values {
    return Object.fromEntries(inputs.map(({ id, name }) => [name, this.fields.get(id)?.value.peek() ?? null]));
  }

  /**
   * Puts the inputs of an endpoint in, and gives those that are on the page; `null` where no listener has this endpoint. One that
   * no press of a button runs is run, as if its inputs had been changed by hand.
   */
  fill(endpoint: string, values: Values): readonly NamedId[] | null {
    for (const scope of this.#scopes) {
      const listener = [...scope.listeners.values()].find(({ config }) => config.endpoint === endpoint);
      if (listener === undefined) continue;
      const { trigger } = listener.config;
      const inputs = listener.config.inputs.filter(({ id, name }) => name in values && this.fields.has(id));
      const changed = inputs.filter(({ id, name }) => this.fields.get(id)?.put(values[name] ?? null));
      for (const { id } of changed) for (const onChange of this.#watchers.get(id) ?? []) onChange();
      if ("component" in trigger && !wishes.includes(trigger.event) && inputs.some(({ id }) => id === trigger.component)) {
        this.#start(scope, listener, { name: trigger.event as ComponentEvent, detail: null });
      }
      return inputs;
    }
    return null;
  }

  #changed(id: string): void {
    this.fire(id, "change");
    for (const onChange of this.#watchers.get(id) ?? []) onChange();
  }

  #trigger(isMeant: (config: ListenerConfig) => boolean, event: PageEvent): void {
    for (const scope of this.#scopes) {
      for (const listener of scope.listeners.values()) if (isMeant(listener.config)) this.#start(scope, listener, event);
    }
  }

  #start(scope: ListenerScope, listener: PageListener, event: PageEvent): void {
    for (const id of listener.config.cancels) scope.listeners.get(id)?.stop();
    const run = () => void this.#run(scope, listener, event);
    if (listener.config.debounceMs > 0) listener.debounce(run);
    else run();
  }

  async #run(scope: ListenerScope, listener: PageListener, event: PageEvent): Promise<void> {
    const { endpoint, triggerMode, rebuilds = [] } = listener.config;
    if (endpoint === null) return this.#chain(scope, listener, true);
    if (listener.isRunning && triggerMode !== "multiple") {
      if (triggerMode === "alwaysLast") listener.hold(event);
      return;
    }
    const last = await listener.run({
      read: () => (this.#uploads.isEmpty ? this.#read(listener, event) : this.#readAfterUploads(listener, event)),
      start: (inputs, signal) => this.#surroundings.startRun(endpoint, inputs, event, signal),
      onEvent: (told, inputs) => this.#take(listener, event, told, inputs),
    });
    const held = listener.takeHeld();
    // What is done with the outcome is done with the last one.
    if (held !== undefined) void this.#run(scope, listener, held);
    else if (last !== null) this.#chain(scope, listener, last.type === "done");
    if (last !== null) for (const part of rebuilds) this.#rebuilders.get(part)?.();
  }

  /** Without waiting, so that what is typed next comes after. `null` where a required value is missing. */
  #read(listener: PageListener, event: PageEvent): Values | null {
    if (this.#refuseMissing(listener, event)) return null;
    this.#showActivity(listener);
    return this.valuesOf(listener.config.inputs);
  }

  async #readAfterUploads(listener: PageListener, event: PageEvent): Promise<Values | null> {
    listener.awaitUploads();
    this.#showActivity(listener);
    await this.#uploads.ended();
    return listener.isRunning ? this.#read(listener, event) : null;
  }

  #chain(scope: ListenerScope, { config: { id } }: PageListener, isDone: boolean): void {
    for (const next of scope.listeners.values()) {
      const { trigger } = next.config;
      if (!("after" in trigger) || trigger.after !== id) continue;
      if (trigger.when === "then" || (trigger.when === "success") === isDone)
        this.#start(scope, next, { name: trigger.when, detail: null });
    }
  }

  /** An empty required value is told at its field, if the person asked for something; the outputs empty. */
  #refuseMissing(listener: PageListener, event: PageEvent): boolean {
    const { isRequiring, inputs } = listener.config;
    const missing = isRequiring ? inputs.flatMap(({ id }) => this.fields.get(id) ?? []).filter((field) => field.isMissing) : [];
    const [first] = missing;
    if (first === undefined) return false;
    if (wishes.includes(event.name)) {
      for (const field of missing) {
        if (field.problem.peek() === null) field.refuse(this.#surroundings.emptyMessageFor(field.config.peek()));
      }
      this.#surroundings.focusField(first.id);
    }
    this.#empty(listener);
    return true;
  }

  #empty(listener: PageListener): void {
    listener.rest();
    const { inputs, outputs } = listener.config;
    // What is read too is the person's own.
    const written = outputs.filter(({ id }) => !inputs.some((input) => input.id === id));
    for (const { id } of written) if (this.fields.get(id)?.put(null)) this.#changed(id);
  }

  #showActivity(listener: PageListener): void {
    const { outputs, showProgress, isStreaming } = listener.config;
    const fields = outputs.flatMap(({ id }) => this.fields.get(id) ?? []);
    const teller = fields.find((field) => field.config.peek().isVisible);
    this.notice.value = null;
    batch(() => {
      for (const field of fields) {
        const stop = () => listener.stop();
        field.show({ phase: listener.phase, isStreaming, show: showProgress, tellsError: field === teller, stop });
      }
    });
  }

  #take(listener: PageListener, event: PageEvent, told: RunEvent, inputs: Values): void {
    if (told.type === "output" || told.type === "done") this.#write(listener, told, inputs);
    if (told.type === "error") this.#takeError(listener, event, told.error);
  }

  #write(listener: PageListener, { outputs: values, updates = {} }: RunEvent & { type: "output" | "done" }, read: Values): void {
    const changed: string[] = [];
    batch(() => {
      const { inputs, outputs } = listener.config;
      for (const { id, name } of outputs) {
        const field = this.fields.get(id);
        const update = updates[name];
        if (field === undefined) continue;
        if (update) field.update(update);
        // What was entered since is about to be run, and must not be lost before.
        const readAs = inputs.find((input) => input.id === id)?.name;
        const isNewer = listener.isAwaited && readAs !== undefined && !isSame(read[readAs], field.value.peek());
        if (!update?.keepsValue && !isNewer && field.put(values[name] ?? null)) changed.push(id);
      }
    });
    for (const id of changed) this.#changed(id);
  }

  #takeError(listener: PageListener, event: PageEvent, error: ApiError): void {
    const { inputs, outputs } = listener.config;
    const named = inputs.find(({ name }) => name === error.parameter);
    const field = error.code === "HC_OUTPUT_TYPE" || named === undefined ? undefined : this.fields.get(named.id);
    if (field?.config.peek().isVisible) {
      if (error.code !== "HC_VALUE_REQUIRED" || wishes.includes(event.name)) {
        field.refuse(error.message);
        if (wishes.includes(event.name)) this.#surroundings.focusField(field.id);
      }
      this.#empty(listener);
      return;
    }
    const isShown = outputs.some(({ id }) => this.fields.get(id)?.config.peek().isVisible);
    if (!isShown) this.notice.value = error;
  }
}

const isSame = (one: Json | undefined, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);
