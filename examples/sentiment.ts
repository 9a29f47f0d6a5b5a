import { Interface, label, number } from "hardcase";
import vader from "vader-sentiment";

const demo = new Interface(
  function sentiment({ text }) {
    const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(text);
    const mood = compound >= 0.05 ? "positive" : compound <= -0.05 ? "negative" : "neutral";
    return { mood, score: compound };
  },
  { text: "text" },
  { mood: label(), score: number({ info: "From -1, negative, to 1, positive." }) },
  {
    title: "Sentiment of a text",
    description:
      "Adds up the moods of words by the rules of VADER. A hard case to try and flag: irony such as `Wow. Thanks for nothing.` is read as positive, and `No problems whatsoever` as negative.",
    examples: [
      { text: "I love this, it works perfectly!" },
      { text: "This is awful, I want my money back." },
      { text: "Wow. Thanks for nothing." },
      { text: "No problems whatsoever" },
    ],
  },
);

await demo.launch();
export default demo;
