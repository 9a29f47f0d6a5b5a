import { type Comparison, Component, type ComponentOptions } from "./component.ts";
import type { CommonEvent, ComponentEvent } from "./component-event.ts";
import type { DatasetFeature } from "./dataset-feature.ts";
import type { FileData } from "./file-data.ts";
import type { GradioFace } from "./gradio-face.ts";
import { addKind } from "./known-kinds.ts";
import type { MediaReference } from "./media-reference.ts";
import { addOwnView } from "./own-views.ts";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A JSON Schema (2020-12), as OpenAPI 3.1 embeds it. */
export type JsonSchema = { readonly [keyword: string]: Json | undefined };

/** Which way a value goes: into the function or out of it. */
export type Direction = "input" | "output";

/** Bytes or a place on disk, to become a file that the page can fetch. */
export interface NewFile {
  /** File name with its extension, as the person at the page will see it. */
  readonly name: string;
  readonly content: Uint8Array | { readonly path: string };
}

/** What the runner lends to `preprocess` and `postprocess`. */
export interface FileAccess {
  /** Absolute path of the file behind a page value. Throws when this server does not hold it. */
  pathOf(file: FileData): Promise<string>;
  /** Keeps a file so that the page can fetch it. A path must lie where the demo may read (see `allowedPaths`). */
  store(file: NewFile): Promise<FileData>;
}

/** What a flag lends to `flag` and `readFromFlag`. */
export interface MediaAccess {
  /** Copies a file of a page value beside the stored cases. */
  save(file: FileData): Promise<MediaReference>;
  /** The page value's file for a stored reference. */
  load(reference: MediaReference): Promise<FileData>;
}

/**
 * One kind of component: its options, its checks and its faces. Page values (`Value`) are JSON; files inside them are
 * `FileData`. Label, help text, visibility, errors and waiting belong to the page's shell, never to a kind.
 */
export interface ComponentDefinition<
  Options extends ComponentOptions,
  Value extends Json,
  Argument,
  Result,
  Event extends ComponentEvent = CommonEvent,
> {
  /** The kind's name: the factory's, in camelCase. The view is `<kebab-name>.view.tsx` in the folder of that name. */
  readonly name: string;
  /**
   * Of a kind of one's own: the file of its view, as `new URL("./stars.view.js", import.meta.url)`. It is one module for the
   * browser which exports `createView`, a `CreateView`.
   */
  readonly view?: URL;
  /** Where the kind can stand. Default: both. */
  readonly place?: "input" | "output" | "both";
  /**
   * Events beside those that every component has. The page itself tells of `submit` and `upload`, by `onSubmit` and
   * `upload`; of the others the view tells by `onEvent`.
   */
  readonly events?: readonly Event[];
  /** Whether values are kept on the server for each page, and never sent to it: they may be anything. Default `false`. */
  readonly isHeld?: boolean;
  /** Options that `update()` changes, as an owner writes them, to options as the kind keeps them. Default: as they are. */
  readonly readUpdate?: (changes: { readonly [name: string]: unknown }, options: Options) => { readonly [name: string]: unknown };
  /** The first value of a page, where values are kept on the server. */
  readonly initialHeld?: (options: Options) => unknown;
  /** Throws at construction when options cannot work together. */
  readonly checkOptions?: (options: Options) => void;
  /** The page value that an untouched input starts with, when `options.value` is not given. Default: `null`. */
  readonly initial?: (options: Options) => Value | null;
  /** Says whether a page value counts as "nothing entered". Default: only `null`. */
  readonly isEmpty?: (value: Value, options: Options) => boolean;
  /** Checks a page value that came from anyone; returns it cleaned, or throws `invalid(expected, came)`. */
  readonly parse: (value: unknown, options: Options) => Value;
  /** Page value to the function's argument. */
  readonly preprocess: (value: Value, options: Options, files: FileAccess) => Argument | Promise<Argument>;
  /** The function's result to a page value; throws `invalid(expected, came)` for a result of another type. */
  readonly postprocess: (result: Result, options: Options, files: FileAccess) => Value | Promise<Value>;
  /** Page value to stored form: JSON and media references. Default: the page value itself. */
  readonly flag?: (value: Value, options: Options, media: MediaAccess) => Json | Promise<Json>;
  /** Stored form to page value. Default: the stored form itself. */
  readonly readFromFlag?: (stored: Json, options: Options, media: MediaAccess) => Value | Promise<Value>;
  /** Whether an actual page value is as good as the expected one. */
  readonly compare: (expected: Value, actual: Value, options: Options) => Comparison;
  /** What a replay asks where `compare` finds two values different, for kinds that have to look into their files. */
  readonly compareFiles?: (expected: Value, actual: Value, options: Options, files: FileAccess) => Promise<Comparison>;
  /** What the stored form is in a dataset. Default: JSON, written as text. */
  readonly feature?: (options: Options) => DatasetFeature;
  /** JSON Schema of the page value; what comes out may be wider than what may come in. */
  readonly schema: (options: Options, direction: Direction) => JsonSchema;
  /** A page value to show in documentation and tests; files are stored through `files`. */
  readonly sample: (options: Options, files: FileAccess) => Value | Promise<Value>;
  /** What the view needs of the options; must be JSON. */
  readonly viewOptions: (options: Options) => Json;
  /** What the kind is for Gradio's clients. Default: whatever takes values of its schema there. */
  readonly gradio?: GradioFace<Options, Value>;
}

/** A kind with a `create` that makes components of it. */
export interface ComponentKind<
  Options extends ComponentOptions,
  Value extends Json,
  Argument,
  Result,
  Event extends ComponentEvent = CommonEvent,
> extends ComponentDefinition<Options, Value, Argument, Result, Event> {
  /** Makes one component. The type parameters let a factory sharpen the types by its options. */
  create<NarrowArgument = Argument, NarrowResult = Result, NarrowValue extends Value = Value>(
    options: Options,
  ): Component<NarrowArgument, NarrowResult, NarrowValue, Event, Options>;
}

/** Defines a kind of component; `number/number.ts` is a whole one. */
export function defineComponent<
  Options extends ComponentOptions,
  Value extends Json,
  Argument,
  Result,
  Event extends ComponentEvent = CommonEvent,
>(definition: ComponentDefinition<Options, Value, Argument, Result, Event>): ComponentKind<Options, Value, Argument, Result, Event> {
  if (definition.view !== undefined) addOwnView(definition.name, definition.view);
  addKind(definition);
  return {
    ...definition,
    create: <NarrowArgument, NarrowResult, NarrowValue extends Value>(options: Options) =>
      Component.of<NarrowArgument, NarrowResult, NarrowValue, Event, Options>(definition, options),
  };
}
