import type { Answer } from "../components/answer.ts";
import {
  type ChatbotOptions,
  type ChatMessage,
  type ChatMessageArgument,
  type ChatMessageResult,
  chatbot,
} from "../components/chatbot/chatbot.ts";
import type { CompareOutputs } from "../components/compare-outputs.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import {
  type MultimodalArgument,
  type MultimodalResult,
  type MultimodalTextOptions,
  type MultimodalValue,
  multimodalText,
} from "../components/multimodal-text/multimodal-text.ts";
import type { RunContext } from "../components/run-context.ts";
import { showValue } from "../components/show-value.ts";
import { type TextOptions, text } from "../components/text/text.ts";
import type { ChatControl, ChatExample } from "./chat-body.ts";
import { type ChatReply, readChatReply } from "./chat-reply.ts";
import type { ArgumentsOf, ComponentLike, ComponentSet, GivenOf, SentOf, ShapedArgumentsOf } from "./component-types.ts";
import { Demo } from "./demo.ts";
import { type DemoOptions, readDemoOptions } from "./demo-options.ts";
import { defineEndpoint, type Endpoint, type EndpointOptions } from "./endpoint.ts";
import type { FlagRules, RuleRun } from "./flag-rules.ts";
import type { FlaggingOption, FlaggingOptions } from "./flagging-options.ts";

type Inputs = readonly ComponentLike[];
type ArgumentOf<IsMultimodal> = IsMultimodal extends true ? MultimodalArgument : string;
type GivenMessage<IsMultimodal> = IsMultimodal extends true ? MultimodalResult : string;

/** A function that a chat can be made of: sync, async, or a generator that yields the reply so far, again and again. */
export type ChatFunction<Additional extends Inputs = [], IsMultimodal extends boolean = false> = (
  message: ArgumentOf<IsMultimodal>,
  history: readonly ChatMessageArgument[],
  ...more: [...ArgumentsOf<Additional>, context: RunContext]
) => Answer<ChatReply>;

/** A run of a chat, as a rule of `flagWhen` sees it. */
export interface ChatRun<IsMultimodal extends boolean = boolean>
  extends Pick<RuleRun<ComponentSet, ComponentSet>, "durationMs" | "startedAt" | "version"> {
  /** Additional inputs stand beside these, by name. */
  readonly inputs: {
    readonly message: IsMultimodal extends true ? MultimodalValue : string;
    readonly history: readonly ChatMessage[];
    readonly [name: string]: unknown;
  };
  readonly outputs: { readonly reply: readonly ChatMessage[] };
}

/** An example: a message, or a message with a value for each additional input. */
export type ChatExampleOf<Additional extends Inputs = [], IsMultimodal extends boolean = false> =
  | GivenMessage<IsMultimodal>
  | readonly [GivenMessage<IsMultimodal>, ...GivenOf<Additional>];

/** The box that a message is written in. */
export type ChatTextboxOptions<IsMultimodal extends boolean = false> = IsMultimodal extends true
  ? Pick<MultimodalTextOptions, "placeholder" | "lines" | "maxLines" | "submitLabel" | "fileTypes" | "fileCount">
  : Pick<TextOptions, "placeholder" | "lines" | "maxLines" | "minLength" | "maxLength">;

/** Options of `new ChatInterface()`. */
export interface ChatInterfaceOptions<Additional extends Inputs = [], IsMultimodal extends boolean = false>
  extends DemoOptions,
    FlaggingOptions,
    Pick<ChatbotOptions, "layout" | "names">,
    Pick<EndpointOptions, "apiVisibility" | "concurrencyId"> {
  /** Heading of the page. Default: the function's name, else `Chat`. */
  readonly title?: string;
  /** Whether a message may have files: the function then gets `{ text, files }`. Default `false`. */
  readonly multimodal?: IsMultimodal;
  /** Inputs beside the conversation, in a panel; the function gets them after the history. */
  readonly additionalInputs?: Additional;
  /** Messages to begin with, shown until the first one; a click sends one. */
  readonly examples?: readonly ChatExampleOf<NoInfer<Additional>, IsMultimodal>[];
  /** Markdown that stands there until the first message. */
  readonly placeholder?: string;
  readonly textbox?: ChatTextboxOptions<IsMultimodal>;
  /** Puts the cursor into the box when the page opens, where that opens no keyboard on the screen. Default `true`. */
  readonly autofocus?: boolean;
  /** Offers to ask for another reply to the last message. Default `true`. */
  readonly retry?: boolean;
  /** Offers to take the last message back, with its reply. Default `true`. */
  readonly undo?: boolean;
  /** Offers to edit a message; the conversation goes on from there. Default `true`. */
  readonly edit?: boolean;
  /** Offers to stop a reply. Default `true`. */
  readonly stop?: boolean;
  /** Offers to begin anew. Default `true`. */
  readonly clear?: boolean;
  /** Feedback on a reply, one button each. Default: like and dislike, stored as `Like` and `Dislike`. */
  readonly flaggingOptions?: readonly FlaggingOption[];
  /** Rules by which the server flags a reply by itself, unless flagging is off. */
  readonly flagWhen?: { readonly [name: string]: (run: ChatRun<IsMultimodal>) => boolean };
  /** Says in a replay whether a reply is as good as the expected one, for instance by asking a model. Default: the messages must be equal. */
  readonly compare?: CompareOutputs<
    readonly ChatMessageArgument[],
    readonly [message: ArgumentOf<IsMultimodal>, history: readonly ChatMessageArgument[], ...ShapedArgumentsOf<Additional>]
  >;
  /** The endpoint's name in the API. Default: the function's name, else `chat`. */
  readonly apiName?: string;
  /** What the endpoint does, told to programs and to agents. Default: the description. */
  readonly apiDescription?: string;
  /** Replies at once; more wait in order. Default 10; `null` for no limit. */
  readonly concurrencyLimit?: number | null;
}

const controls: readonly ChatControl[] = ["retry", "undo", "edit", "stop", "clear"];

const notice = "Feedback on a reply saves the conversation up to it for the owner of this page.";

/**
 * A conversation with a function: it gets a message and the list of messages before, and returns the reply, or streams it by
 * yielding all of it so far. Every reply can be liked, disliked, or flagged with a reason; each is a case that holds the
 * whole conversation up to it.
 *
 * @throws `HardcaseError` with `HC_DEMO` when an option cannot be used.
 * @example
 * const parrot = new ChatInterface(async function* (message, history) {
 *   for (let end = 1; end <= message.length; end++) yield message.slice(0, end);
 *   yield `${message} (after ${history.length} messages)`;
 * });
 * await parrot.launch();
 */
export class ChatInterface<const Additional extends Inputs = [], const IsMultimodal extends boolean = false> extends Demo {
  /** Types only; never set. */
  declare readonly "~given": readonly [
    message: GivenMessage<IsMultimodal>,
    history?: readonly ChatMessageResult[],
    ...additional: GivenOf<Additional>,
  ];
  declare readonly "~values": readonly ChatMessage[];
  declare readonly "~sent": readonly [
    message: IsMultimodal extends true ? MultimodalValue : string,
    history?: readonly ChatMessage[],
    ...additional: SentOf<Additional>,
  ];

  constructor(fn: ChatFunction<Additional, IsMultimodal>, options: ChatInterfaceOptions<Additional, IsMultimodal> = {}) {
    const endpoint = chatEndpoint(fn, options);
    super({
      ...readDemoOptions(options),
      title: options.title ?? (fn.name || "Chat"),
      hasHeading: true,
      endpoints: [endpoint],
      body: {
        type: "chat",
        endpoint,
        isMultimodal: options.multimodal ?? false,
        examples: readExamples(options.examples ?? [], options.additionalInputs ?? []),
        placeholder: readPlaceholder(options.placeholder),
        hasAutofocus: options.autofocus ?? true,
        controls: controls.filter((control) => options[control] ?? true),
      },
      flagged: [
        {
          endpoint,
          flagging: { ...options, flaggingOptions: options.flaggingOptions ?? ["Like", "Dislike"] },
          rules: (options.flagWhen ?? {}) as unknown as FlagRules<ComponentSet, ComponentSet>,
          notice,
        },
      ],
    });
  }

  /** Sends one message from code, through the same checks as the page, and gives the messages of the reply: for tests and scripts. */
  async run(
    message: GivenMessage<IsMultimodal>,
    history: readonly ChatMessageResult[] = [],
    ...additional: GivenOf<Additional>
  ): Promise<readonly ChatMessage[]> {
    const { runDemo } = await import("../launch.ts");
    return (await runDemo(this, [message, history, ...additional])) as readonly ChatMessage[];
  }
}

function chatEndpoint<Additional extends Inputs, IsMultimodal extends boolean>(
  fn: ChatFunction<Additional, IsMultimodal>,
  options: ChatInterfaceOptions<Additional, IsMultimodal>,
): Endpoint {
  const { multimodal = false, textbox = {}, layout, names, additionalInputs = [] as Inputs } = options;
  if (typeof textbox !== "object") throw new HardcaseError("HC_DEMO", `textbox must be an object, got ${showValue(textbox)}.`);
  if (!Array.isArray(additionalInputs)) {
    throw new HardcaseError("HC_DEMO", `additionalInputs must be a list, got ${showValue(additionalInputs)}.`);
  }
  const named = { ...textbox, label: "message" };
  const message = multimodal ? multimodalText(named) : text(named);
  const history = chatbot({ label: "history", ...(layout !== undefined && { layout }), ...(names !== undefined && { names }) });
  const endpoint = defineEndpoint(fn, [message, history, ...additionalInputs], chatbot({ label: "reply" }), {
    ...(options.description !== undefined && { apiDescription: options.description }),
    ...options,
    apiName: options.apiName ?? (fn.name || "chat"),
  });
  return { ...endpoint, readResults: (answer) => [readChatReply(answer, endpoint.name)] };
}

function readExamples(examples: readonly unknown[], inputs: Inputs): ChatExample[] {
  if (!Array.isArray(examples)) throw new HardcaseError("HC_DEMO", `examples must be a list, got ${showValue(examples)}.`);
  return examples.map((example, index) => {
    if (!Array.isArray(example)) return { message: example, additional: null };
    const [message, ...additional] = example;
    // A page knows nothing of what the server holds.
    const isHeld = (like: ComponentLike | undefined) => typeof like === "object" && like.isHeld;
    if (additional.length === inputs.length) return { message, additional: additional.filter((_, at) => !isHeld(inputs[at])) };
    throw new HardcaseError(
      "HC_DEMO",
      `examples[${index}] must be a message, or a list of ${1 + inputs.length} values, got ${showValue(example)}.`,
    );
  });
}

function readPlaceholder(placeholder: string | undefined): string | undefined {
  if (placeholder === undefined || typeof placeholder === "string") return placeholder;
  throw new HardcaseError("HC_DEMO", `placeholder must be a Markdown text, got ${showValue(placeholder)}.`);
}
