import { encoderIds } from '@owlery/training';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';

/** Reads the name of an encoder, or the path of one, which becomes absolute. */
export function encoderOption(text: string): string {
  if (encoderIds.some((id) => id === text)) return text;
  if (text !== '' && existsSync(text)) return resolve(text);
  const names = encoderIds.join(', ');
  throw new UsageError(
    `--encoder must be one of ${names}, or the path of a file or saved model, got ${text || "''"}`,
  );
}
