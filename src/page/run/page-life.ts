/** What happens to the page around a run that is under way. */
export interface PageLife {
  /** Calls back when the network or the person may be back; gives what ends it. */
  onReturn(callback: () => void): () => void;
  /** Calls back when the page is left for good; gives what ends it. */
  onLeave(callback: () => void): () => void;
}

/** The page that this runs in. */
export const thisPage: PageLife = {
  onReturn(callback) {
    const whenVisible = () => document.visibilityState === "visible" && callback();
    addEventListener("online", callback);
    document.addEventListener("visibilitychange", whenVisible);
    return () => {
      removeEventListener("online", callback);
      document.removeEventListener("visibilitychange", whenVisible);
    };
  },
  onLeave(callback) {
    // A page that the browser only puts aside may come back.
    const whenGone = (event: PageTransitionEvent) => event.persisted || callback();
    addEventListener("pagehide", whenGone);
    return () => removeEventListener("pagehide", whenGone);
  },
};
