import { Component, createRef } from "preact";
import type { ChatMessage } from "./chat-message.ts";
import { textOf } from "./chat-message.ts";
import type { ChatAction } from "./chat-view-options.ts";
import { type ChatActionDone, MessageActions } from "./message-actions.tsx";
import { MessageBody } from "./message-body.tsx";
import { MessageEditor } from "./message-editor.tsx";
import type { WatchRow } from "./use-near-rows.ts";

interface ChatRowProps {
  readonly message: ChatMessage;
  readonly index: number;
  /** Joined by spaces, so that two lists of the same actions are the same. */
  readonly actions: string;
  /** Of the speaker, above the message; left out where the message before has it too. */
  readonly name: string | undefined;
  /** Whether the name is seen, or only read by screen readers. */
  readonly isNameShown: boolean;
  /** What is thought of it, where somebody else keeps that; else the row does. */
  readonly liked: boolean | null | undefined;
  readonly onAction: (index: number, action: ChatActionDone) => void;
  readonly onEdit: (index: number, text: string) => void;
  /** What the button says that ends the editing. Default: "Save". */
  readonly editedLabel: string | undefined;
  /** Whether it is among the last, which are seen first. */
  readonly isLate: boolean;
  readonly watch: WatchRow;
}

interface ChatRowState {
  readonly isEditing: boolean;
  /** Whether it is in sight or was; until then its text stands there plain. */
  readonly isReady: boolean;
  /** Holds for this very message, not for another that comes to stand here. */
  readonly opinion?: { readonly of: ChatMessage; readonly liked: boolean | null };
}

/** One message with its buttons; it is drawn again only when something of it changes, which keeps a long chat quick. */
export class ChatRow extends Component<ChatRowProps, ChatRowState> {
  override state: ChatRowState = { isEditing: false, isReady: this.props.isLate };
  readonly #element = createRef<HTMLDivElement>();
  #unwatch: (() => void) | undefined;

  override componentDidMount(): void {
    // The list's item is watched: what is in it has no place while it is skipped as out of sight.
    const item = this.#element.current?.parentElement;
    if (item && !this.state.isReady) this.#unwatch = this.props.watch(item, () => this.setState({ isReady: true }));
  }

  override componentWillUnmount(): void {
    this.#unwatch?.();
  }

  override shouldComponentUpdate(next: ChatRowProps, nextState: ChatRowState): boolean {
    const { props } = this;
    const isChanged = (key: keyof ChatRowProps) => key !== "isLate" && props[key] !== next[key];
    return nextState !== this.state || (Object.keys(next) as (keyof ChatRowProps)[]).some(isChanged);
  }

  override render({ message, index, actions, name, isNameShown, editedLabel }: ChatRowProps, { isEditing, isReady }: ChatRowState) {
    if (!isReady) {
      return (
        <div ref={this.#element} class="chat-message">
          <div class="chat-body chat-plain">{textOf(message)}</div>
        </div>
      );
    }
    return (
      <div ref={this.#element} class="chat-message">
        {name !== undefined && <p class={isNameShown ? "chat-name" : "visually-hidden"}>{name}</p>}
        {isEditing ? (
          <MessageEditor text={textOf(message)} onSave={this.#save} onCancel={this.#close} savedLabel={editedLabel} />
        ) : (
          <MessageBody message={message} />
        )}
        {actions !== "" && !isEditing && (
          <MessageActions
            message={message}
            index={index}
            actions={actions.split(" ") as ChatAction[]}
            liked={this.#liked}
            onAction={this.#act}
          />
        )}
      </div>
    );
  }

  get #liked(): boolean | null {
    const { liked, message } = this.props;
    if (liked !== undefined) return liked;
    return this.state.opinion?.of === message ? this.state.opinion.liked : null;
  }

  readonly #act = (action: ChatActionDone) => {
    const { message, index, onAction } = this.props;
    if (action.name === "edit") return this.setState({ isEditing: true });
    if (action.name === "like") this.setState({ opinion: { of: message, liked: action.liked } });
    onAction(index, action);
  };

  readonly #save = (text: string) => {
    const { message, index, onEdit } = this.props;
    this.#close();
    if (text !== textOf(message)) onEdit(index, text);
  };

  readonly #close = () => {
    // The editor takes the focus with it as it goes; without this the keyboard would start over at the top.
    this.setState({ isEditing: false }, () => this.#element.current?.querySelector<HTMLElement>('[aria-label="Edit"]')?.focus());
  };
}
