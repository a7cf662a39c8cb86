import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { commandList } from './command-list.ts';
import { createProgram } from './create-program.ts';
import { owlery } from './owlery-process.fixture.ts';

const source = fileURLToPath(new URL('.', import.meta.url));

describe('overview', () => {
  it('lists every file of commands/, and names no other', () => {
    const files = readdirSync(resolve(source, 'commands')).filter((name) => !name.includes('.spec.'));
    expect(commandList.map(({ words }) => `${words.replace(' ', '-')}.ts`).sort()).toEqual(files.sort());
  });

  it('is printed on stdout and names every command', async () => {
    const { code, stdout, stderr } = await owlery(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { words } of commandList)
      expect(stdout).toMatch(new RegExp(`^  ${words.split(' ')[0]} `, 'm'));
  });

  it('reads no room of the workspace, so that it starts at once', () => {
    const frame = new Set<string>();
    const read = (path: string) => {
      if (frame.has(path)) return;
      frame.add(path);
      const imports = readFileSync(path, 'utf8').matchAll(/^import (?!type )(?:.*\sfrom )?'([^']+)';$/gm);
      for (const [, name] of imports) {
        expect(name, path).not.toMatch(/^@owlery|^zod|^cli-progress/);
        if (name.startsWith('.')) read(resolve(dirname(path), name));
      }
    };
    read(resolve(source, 'main.ts'));
    expect(frame.size).toBeGreaterThan(5);
  });

  it('reads the file of the command that is called and no other', async () => {
    const read = commandList.map((entry) => vi.spyOn(entry, 'load'));
    await createProgram(['--verbose', 'data', 'list', '--json']);
    await createProgram(['help', 'losses']);
    expect(commandList.filter((_, at) => read[at].mock.calls.length > 0).map(({ words }) => words)).toEqual([
      ...['data list', 'losses'],
    ]);
    for (const spy of read) spy.mockRestore();
  });

  it.each(commandList)(
    'owlery $words explains each option and shows examples',
    async ({ words, summary }) => {
      const program = await createProgram([...words.split(' '), '--help']);
      let command = program;
      for (const word of words.split(' ')) command = command.commands.find((sub) => sub.name() === word)!;
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help).toContain(summary);
      expect(help).toMatch(/\nExamples:\n {2}owlery /);
      expect(command.options.map(({ flags }) => flags)).toContain('--json');
      for (const { flags, description } of command.options) expect(description, flags).not.toBe('');
    },
  );
});
