import { lossFromModule } from '@owlery/proofs-checks';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

type Loss = ReturnType<typeof lossFromModule>;

/**
 * The loss that a TypeScript or JavaScript file states; what the file lacks is told with its name.
 */
export async function importLoss(path: string): Promise<Loss> {
  await stat(path);
  try {
    return lossFromModule((await import(pathToFileURL(resolve(path)).href)) as object);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // A translator's message has the place on its second line.
    const [, line, what] = /:(\d+):\d+: ERROR: (.*)/.exec(message) ?? [];
    const told = line === undefined ? `${path}: ${message.split('\n')[0]}` : `${path}:${line}: ${what}`;
    throw new RangeError(told, { cause: error });
  }
}
