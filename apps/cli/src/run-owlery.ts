import { CommanderError } from 'commander';
import { inspect } from 'node:util';
import { createProgram } from './create-program.ts';
import { errorMessage } from './errors/error-message.ts';
import { exitCode } from './errors/exit-code.ts';

/**
 * Runs one command line and sets the exit code: 0 done, 1 bad data or a failed run, 2 a wrong
 * call. A failure is told in one message on stderr, with `--verbose` also where it arose.
 */
export async function runOwlery(args: readonly string[]): Promise<void> {
  try {
    const program = await createProgram(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCode(error);
    const showedHelp = error instanceof CommanderError && error.code.startsWith('commander.help');
    if (process.exitCode === 0 || showedHelp) return;
    const trace = args.includes('--verbose') ? `\n${inspect(error)}` : '';
    process.stderr.write(`owlery: ${errorMessage(error)}${trace}\n`);
  }
}
