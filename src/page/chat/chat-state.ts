import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ChatMessage } from "../../components/chatbot/chat-message.ts";
import type { Json } from "../../components/define-component.ts";
import type { InputProps } from "../../components/view/view-props.ts";
import type { ChatConfig, ChatExampleConfig, ComponentConfig, NamedId } from "../../server/page-config.ts";
import type { ApiError } from "../api/api-error.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import { FormField } from "../form/form-field.ts";
import { FormState } from "../form/form-state.ts";
import { PendingUploads } from "../form/pending-uploads.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import { startOf } from "../run/run-phase.ts";
import { RunState, type StartRun } from "../run/run-state.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { ChatTurn } from "./chat-turn.ts";
import { isEmptyMessage, readMessageValue, toUserMessage } from "./message-value.ts";
import { type EarlierTurn, readHistory } from "./read-history.ts";

type Upload = InputProps<Json>["upload"];

/** What a chat needs of the page around it. */
export interface ChatSurroundings {
  readonly startRun: StartRun;
  readonly openFlags: () => FlagState;
  readonly upload: Upload;
  /** What an empty required field is told. */
  readonly emptyMessageFor: (field: FormField) => string;
  readonly focus: (id: string) => void;
}

/** The components of a chat's endpoint. */
export interface ChatComponents {
  readonly message: ComponentConfig;
  readonly history: ComponentConfig;
  readonly additional: readonly ComponentConfig[];
  readonly reply: ComponentConfig;
}

/** A message of the conversation and the turn that it belongs to. */
export interface ChatEntry {
  readonly message: ChatMessage;
  readonly turn: ChatTurn;
  /** Whether it is the last one of its turn, under which stands what can be done with the reply. */
  readonly isLast: boolean;
}

/** A conversation with an endpoint, and what the person does with it. It lives as long as the page. */
export class ChatState {
  readonly config: ChatConfig;
  readonly components: ChatComponents;
  /** What is being written. */
  readonly draft: FormField;
  readonly form: FormState;
  readonly run: RunState;
  /** Sends files for a view; a message in the meantime waits for them. */
  readonly upload: Upload;
  /** Whether the additional inputs are open, where they can be closed. */
  readonly areInputsOpen = signal(false);
  readonly #surroundings: ChatSurroundings;
  readonly #turns = signal<readonly ChatTurn[]>([]);
  readonly #uploads = new PendingUploads();
  /** The turn whose reply is awaited. */
  #awaited: ChatTurn | null = null;
  #count = 0;

  readonly entries: ReadonlySignal<readonly ChatEntry[]> = computed(() => this.#turns.value.flatMap(entriesOf));
  readonly isRunning: ReadonlySignal<boolean> = computed(() => startOf(this.run.phase.value) !== null);

  constructor(config: ChatConfig, components: ChatComponents, surroundings: ChatSurroundings) {
    this.config = config;
    this.components = components;
    this.#surroundings = surroundings;
    this.draft = new FormField(components.message);
    this.form = new FormState(components.additional);
    this.upload = (...parameters) => this.#uploads.track(surroundings.upload(...parameters));
    this.run = new RunState(surroundings.startRun, (error) => this.#takeRefusal(error));
    effect(() => {
      const reply = this.run.outputs.value[components.reply.label];
      // A run that fails has no outputs; what came of its reply stays to be read.
      if (Array.isArray(reply) && this.#awaited) this.#awaited.reply.value = reply as unknown as readonly ChatMessage[];
    });
  }

  get turns(): ReadonlySignal<readonly ChatTurn[]> {
    return this.#turns;
  }

  /** What would be run now, were the draft sent. */
  get valuesNow(): Values {
    const { message, history } = this.components;
    const said = this.#turns.value.flatMap(({ said, reply }) => [said, ...reply.value]);
    return { [message.label]: this.draft.value.value, [history.label]: said as unknown as Json, ...this.form.values };
  }

  can(control: ChatConfig["controls"][number]): boolean {
    return this.config.controls.includes(control);
  }

  /** Sends what is in the box, unless it is empty or a reply is awaited. */
  async send(): Promise<void> {
    if (this.isRunning.peek() || isEmptyMessage(this.draft.value.peek())) return;
    await this.#uploads.ended();
    const message = this.draft.value.peek();
    // Something else may have been sent while the files were on their way.
    if (this.isRunning.peek() || isEmptyMessage(message) || this.#refusesMissing()) return;
    this.draft.set(null);
    this.#start(message, this.#turns.peek());
  }

  sendExample({ message, additional }: ChatExampleConfig): void {
    if (this.isRunning.peek()) return;
    if (additional !== null) this.form.fill(additional);
    if (this.#refusesMissing()) this.draft.set(message);
    else this.#start(message, this.#turns.peek());
  }

  /** Puts in a message with the conversation before it; gives the parts of the page that have taken something. */
  fill(values: Values): readonly NamedId[] {
    const { message, history, additional } = this.components;
    const earlier = readHistory((values[history.label] ?? []) as unknown as readonly ChatMessage[], this.config.isMultimodal);
    batch(() => {
      this.run.clear();
      this.#keep((earlier ?? []).map((turn) => this.#recall(turn)));
      this.draft.set(values[message.label] ?? null);
      this.form.fill(additional.map(({ label }) => values[label] ?? null));
      this.areInputsOpen.value = true;
    });
    return [message, ...(earlier === null ? [] : [history]), ...additional].map(({ id, label }) => ({ id, name: label }));
  }

  /** Asks for another reply to the last message. */
  retry(): void {
    const last = this.#turns.peek().at(-1);
    if (!last || this.isRunning.peek() || this.#refusesMissing()) return;
    this.#start(last.message, this.#turns.peek().slice(0, -1));
  }

  /** Takes the last message back into the box, with the reply to it. */
  undo(): void {
    const last = this.#turns.peek().at(-1);
    if (!last || this.isRunning.peek()) return;
    this.#keep(this.#turns.peek().slice(0, -1));
    if (isEmptyMessage(this.draft.value.peek())) this.draft.set(last.message);
    this.focusDraft();
  }

  /** Sends a message of before with another text; what came after it is gone. */
  edit(turn: ChatTurn, text: string): void {
    const message = this.config.isMultimodal ? { ...readMessageValue(turn.message), text } : text;
    if (this.isRunning.peek() || isEmptyMessage(message) || this.#refusesMissing()) return;
    this.#start(message, this.#turns.peek().slice(0, this.#turns.peek().indexOf(turn)));
  }

  /** Ends the reply under way; what came of it stays. */
  stop(): void {
    const turn = this.#awaited;
    this.#awaited = null;
    this.run.stop();
    if (turn) turn.end.value = { name: "stopped" };
    this.focusDraft();
  }

  /** Begins anew; what is in the box and the additional inputs stay. */
  clear(): void {
    this.#awaited = null;
    this.run.clear();
    this.#keep([]);
    this.focusDraft();
  }

  focusDraft(): void {
    this.#surroundings.focus(this.components.message.id);
  }

  #recall({ message, said, reply }: EarlierTurn): ChatTurn {
    const turn = new ChatTurn(this.#count++, message, said, this.#surroundings.openFlags());
    turn.reply.value = reply;
    turn.end.value = { name: "earlier" };
    return turn;
  }

  #start(message: Json, before: readonly ChatTurn[]): void {
    const { components, form } = this;
    const turn = new ChatTurn(this.#count++, message, toUserMessage(message), this.#surroundings.openFlags());
    const history = before.flatMap(({ said, reply }) => [said, ...reply.peek()]);
    const inputs = { [components.message.label]: message, [components.history.label]: history as unknown as Json, ...form.values };
    this.#awaited = null;
    batch(() => {
      this.run.clear();
      this.#keep([...before, turn]);
    });
    this.#awaited = turn;
    void this.run.start(inputs).then((last) => this.#end(turn, last));
    this.focusDraft();
  }

  #end(turn: ChatTurn, last: RunEvent | null): void {
    if (this.#awaited !== turn) return;
    this.#awaited = null;
    const run = this.#shownRun();
    if (last?.type === "error" && this.run.phase.peek().name === "refused") this.#takeBack(turn, last.error);
    else if (last?.type === "error") turn.end.value = { name: "failed", error: last.error, run };
    else turn.end.value = last === null || run === null ? { name: "stopped" } : { name: "done", run };
  }

  /** A generator that has yielded nothing has no outputs, not empty ones. */
  #shownRun(): ShownRun | null {
    const run = this.run.shownRun.peek();
    return run?.outputs && !(this.components.reply.label in run.outputs) ? { ...run, outputs: null } : run;
  }

  /** A message that the server does not take goes back into the box, with the reason. */
  #takeBack(turn: ChatTurn, { message }: ApiError): void {
    this.#keep(this.#turns.peek().filter((one) => one !== turn));
    this.draft.set(turn.message);
    this.draft.refuse(message);
    this.focusDraft();
  }

  #takeRefusal(error: ApiError): boolean {
    if (error.parameter === this.components.message.label && error.code !== "HC_OUTPUT_TYPE") return true;
    // Of a field beside the conversation it is told there too.
    if (this.form.refuse(error)) this.areInputsOpen.value = true;
    return false;
  }

  #refusesMissing(): boolean {
    const missing = this.form.refuseMissing(this.#surroundings.emptyMessageFor);
    if (!missing) return false;
    this.areInputsOpen.value = true;
    // The field may be drawn only now.
    setTimeout(() => this.#surroundings.focus(missing.config.id));
    return true;
  }

  #keep(turns: readonly ChatTurn[]): void {
    for (const turn of this.#turns.peek()) if (!turns.includes(turn)) turn.leave();
    this.#turns.value = turns;
  }
}

function entriesOf(turn: ChatTurn): ChatEntry[] {
  const messages = [turn.said, ...turn.reply.value];
  return messages.map((message, index) => ({ message, turn, isLast: index === messages.length - 1 }));
}
