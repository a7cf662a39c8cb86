import { type Command } from 'commander';
import { UsageError } from '../errors/usage-error.ts';

/**
 * Demands options, by name and after all are parsed: unlike commander's own check, a misspelt
 * option is then told as such and not as the absence of the right one.
 */
export function requireOptions(command: Command, ...names: readonly string[]): Command {
  return command.hook('preAction', () => {
    for (const name of names) {
      if (command.getOptionValue(name) !== undefined) continue;
      const flags = command.options.find((option) => option.attributeName() === name)?.flags ?? name;
      throw new UsageError(`option ${flags} is required`);
    }
  });
}
