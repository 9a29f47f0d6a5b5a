import type { Answer } from "../components/answer.ts";
import type { CompareOutputs } from "../components/compare-outputs.ts";
import type { RunContext } from "../components/run-context.ts";
import type { ArgumentsOf, ComponentSet, ExampleOf, GivenOf, ResultsOf, SentOf, ShapedArgumentsOf, ValuesOf } from "./component-types.ts";
import { Demo } from "./demo.ts";
import { type DemoOptions, readDemoOptions } from "./demo-options.ts";
import { defineEndpoint, type EndpointOptions } from "./endpoint.ts";
import type { FlagRules } from "./flag-rules.ts";
import type { FlaggingOptions } from "./flagging-options.ts";
import type { Validator } from "./validator.ts";

/**
 * A function that a page can be made of: sync, async, or a generator (any async iterable) that streams its outputs. With `batch`
 * it gets a list for each input, one value for each run, and returns a list for each output.
 */
export type DemoFunction<Inputs extends ComponentSet, Outputs extends ComponentSet, IsBatch extends boolean = false> = (
  ...parameters: [...ArgumentsOf<Inputs, IsBatch>, context: RunContext]
) => Answer<ResultsOf<Outputs, IsBatch>>;

/** Options of `new Interface()`. */
export interface InterfaceOptions<Inputs extends ComponentSet, Outputs extends ComponentSet, IsBatch extends boolean = false>
  extends DemoOptions,
    FlaggingOptions,
    Pick<EndpointOptions, "apiVisibility" | "maxBatchSize" | "concurrencyId"> {
  /** Heading of the page. Default: the function's name, else `Demo`. */
  readonly title?: string;
  /** Rows of input values, shown as a table; a click fills the form. */
  readonly examples?: readonly ExampleOf<Inputs>[];
  /** Rules by which the server flags a run by itself, unless flagging is off. */
  readonly flagWhen?: FlagRules<Inputs, Outputs>;
  /** Runs at every change of an input, without Submit. Default `false`. */
  readonly live?: boolean;
  /**
   * Looks at what the function would get before the run takes a place in the queue, and says what is wrong with it: a text for one
   * input, a list for a list, an object for a record; `null` where nothing is.
   */
  readonly validator?: Validator<Inputs>;
  /** Says in a replay whether outputs are as good as the expected ones, for instance by asking a model. Default: each component compares its own. */
  readonly compare?: CompareOutputs<ShapedArgumentsOf<Outputs>, ShapedArgumentsOf<Inputs>>;
  /** Hands several waiting runs to one call. Default `false`. */
  readonly batch?: IsBatch;
  /** The endpoint's name in the API. Default: the function's name, else `predict`. */
  readonly apiName?: string;
  /** What the endpoint does, told to programs and to agents. Default: the description. */
  readonly apiDescription?: string;
  /** Runs at once; more wait in order. Default 10; `null` for no limit. */
  readonly concurrencyLimit?: number | null;
}

/**
 * A typed function as a page: inputs left, outputs right, flags below.
 *
 * Inputs and outputs are each one component, a list, a record, or `null` for none. The function's parameters are inferred
 * from the inputs, and what it returns is checked against the outputs. A component that stands in both is drawn once.
 *
 * @throws `HardcaseError` with `HC_DEMO` when names collide or an option cannot be used.
 * @example
 * const greet = new Interface((name) => `Hello ${name}`, "text", "text");
 * await greet.launch();
 */
export class Interface<
  const Inputs extends ComponentSet,
  const Outputs extends ComponentSet,
  const IsBatch extends boolean = false,
> extends Demo {
  /** Types only; never set. */
  declare readonly "~given": GivenOf<Inputs>;
  declare readonly "~values": ValuesOf<Outputs>;
  declare readonly "~sent": SentOf<Inputs>;

  constructor(
    fn: DemoFunction<Inputs, Outputs, IsBatch>,
    inputs: Inputs,
    outputs: Outputs,
    options: InterfaceOptions<Inputs, Outputs, IsBatch> = {},
  ) {
    const described = { apiDescription: options.description, ...options };
    const endpoint = defineEndpoint(fn, inputs, outputs, described as EndpointOptions);
    super({
      ...readDemoOptions(options),
      title: options.title ?? (fn.name || "Demo"),
      hasHeading: true,
      endpoints: [endpoint],
      body: { type: "interface", endpoint, examples: endpoint.readExamples(options.examples ?? []), isLive: options.live ?? false },
      flagged: [{ endpoint, flagging: options, rules: (options.flagWhen ?? {}) as FlagRules<ComponentSet, ComponentSet> }],
    });
  }

  /**
   * Runs the function once from code, through the same checks as the page: for tests and scripts.
   * Takes the inputs in order (one record for a record) and gives the outputs' page values in the set's shape.
   */
  async run(...given: GivenOf<Inputs>): Promise<ValuesOf<Outputs>> {
    const { runDemo } = await import("../launch.ts");
    return (await runDemo(this, given)) as ValuesOf<Outputs>;
  }
}

/** Inputs of a demo, as `run()` takes them. */
export type InputOf<Of extends { readonly "~given": unknown }> = Of["~given"];

/** Outputs of a demo, as `run()` gives them. */
export type OutputOf<Of extends { readonly "~values": unknown }> = Of["~values"];
