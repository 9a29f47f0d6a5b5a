/** What a person can do with a message. */
export const chatActions = ["copy", "like", "retry", "undo", "edit", "select"] as const;
export type ChatAction = (typeof chatActions)[number];

export const chatLayouts = ["bubble", "panel"] as const;
export type ChatLayout = (typeof chatLayouts)[number];

/** What the speakers are called above their messages. */
export type ChatNames = { readonly user?: string; readonly assistant?: string };

/** What the view gets of `chatbot()`'s options. A type, so that it counts as JSON. */
export type ChatViewOptions = {
  readonly actions: readonly ChatAction[];
  readonly layout: ChatLayout;
  readonly names: ChatNames;
  /** Markdown. */
  readonly placeholder?: string | undefined;
  /** In CSS pixels. */
  readonly height?: number | undefined;
};
