import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { type CommandEntry, commandList, groupSummaries } from './command-list.ts';
import { verboseOption } from './options/verbose-option.ts';

/**
 * The command line of `owlery`. Only the command that the words call is read from its file;
 * of the others the program knows name and summary.
 */
export async function createProgram(args: readonly string[]): Promise<Command> {
  const program = frame(new Command('owlery'))
    .description(
      'Ordered weighted losses and stochastic negative mining: weights, losses, training, tables, figures.',
    )
    .version(version(), '--version', 'print the version')
    .addOption(verboseOption())
    .addHelpText('after', '\nowlery <command> --help shows options and examples.');
  const words = args.filter((word) => !word.startsWith('-'));
  for (const entry of commandList) {
    const [first, second] = entry.words.split(' ');
    const parent = second === undefined ? program : groupOf(program, first);
    const command = frame(parent.command(second ?? first)).description(entry.summary);
    if (isCalled(entry, words)) {
      (await entry.load())(command);
      command.addOption(verboseOption());
    }
  }
  return program;
}

/** Errors are thrown, not printed, and a wrong option comes with the nearest right one. */
function frame(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ helpWidth: Math.min(110, process.stdout.columns ?? 110), showGlobalOptions: false })
    .showSuggestionAfterError();
}

function groupOf(program: Command, word: string): Command {
  const known = program.commands.find((command) => command.name() === word);
  return known ?? frame(program.command(word)).description(groupSummaries[word] ?? '');
}

/** `owlery help train` calls `train` as far as its options are concerned. */
function isCalled({ words: name }: CommandEntry, words: readonly string[]): boolean {
  const given = words[0] === 'help' ? words.slice(1) : words;
  const wanted = name.split(' ');
  return wanted.every((word, at) => given[at] === word);
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
