import { type Prediction } from './prediction.ts';

type Answer = Prediction | { readonly error: string };

const answers = new Map<string, Answer | 'asked'>();
/** While a slider moves, only where it rests is asked about. */
const rest = 150;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The answer of the local server to a question, or `asked` until it is there; then `arrived` is called. */
export function askForPrediction(question: URLSearchParams, arrived: () => void): Answer | 'asked' {
  const path = `data/predict.json?${question}`;
  const known = answers.get(path);
  if (known !== undefined) return known;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    answers.set(path, 'asked');
    void fetchAnswer(path).then((answer) => {
      answers.set(path, answer);
      arrived();
    });
  }, rest);
  return 'asked';
}

async function fetchAnswer(path: string): Promise<Answer> {
  try {
    return (await (await fetch(path)).json()) as Answer;
  } catch (error) {
    return { error: `The server does not answer: ${(error as Error).message}` };
  }
}
