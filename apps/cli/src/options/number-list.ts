import { parseRational, rationalToDouble, type Rational } from '@owlery/numeric';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../errors/usage-error.ts';

/** Numbers that a user gave: the decimals and ratios of a list as exact rationals, the numbers of a file as doubles. */
export interface NumberList {
  /** The option, as it is called in messages. */
  readonly option: string;
  readonly values: Float64Array | readonly Rational[];
  /** Whether one was written as a ratio. */
  readonly ratios: boolean;
  /** The file they come from. */
  readonly path?: string;
}

/**
 * Reads `3/5,0.25,0.15`, or `@file.json` with an array of numbers; a file with text such as `"3/5"` among
 * them is read as decimals and ratios too. Each must be finite and at least 0.
 *
 * @throws {UsageError} for a wrong list; a RangeError that names the file for what is wrong in a file.
 */
export async function numberList(option: string, text: string): Promise<NumberList> {
  if (!text.startsWith('@')) return { option, ...rationalsOf(option, undefined, text.split(',')) };
  const path = text.slice(1);
  const entries = arrayOf(path, await readFile(path, 'utf8'));
  if (entries.some((entry) => typeof entry === 'string')) {
    return { option, path, ...rationalsOf(option, path, entries.map(String)) };
  }
  entries.forEach((entry, i) => {
    if (typeof entry === 'number' && entry >= 0 && entry < Infinity) return;
    throw badNumber({ option, path }, `${JSON.stringify(entry)} at index ${i}`);
  });
  return { option, path, ratios: false, values: Float64Array.from(entries as number[]) };
}

/** The error for numbers that were given: a wrong call, or bad data where they come from a file. */
export function badList({ option, path }: Pick<NumberList, 'option' | 'path'>, what: string): Error {
  return path === undefined
    ? new UsageError(`${option} ${what}`)
    : new RangeError(`${path}: ${option} ${what}`);
}

function badNumber(list: Pick<NumberList, 'option' | 'path'>, shown: string): Error {
  return badList(list, `must be finite numbers of at least 0, got ${shown}`);
}

function rationalsOf(option: string, path: string | undefined, texts: readonly string[]) {
  const list = path === undefined ? { option } : { option, path };
  const values = texts.map((text, i) => {
    let value;
    try {
      value = parseRational(text);
    } catch (error) {
      throw badList(list, `at index ${i}: ${(error as Error).message}`);
    }
    if (value.s > 0n && rationalToDouble(value) < Infinity) return value;
    throw badNumber(list, `${text.trim()} at index ${i}`);
  });
  return { values, ratios: texts.some((text) => text.includes('/')) };
}

function arrayOf(path: string, text: string): unknown[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new RangeError(`${path}: not JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(content) && content.length > 0) return content;
  throw new RangeError(`${path}: must hold a JSON array of numbers or of text such as "3/5"`);
}
