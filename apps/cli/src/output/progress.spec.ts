import { describe, expect, it } from 'vitest';
import { progressOn } from './progress.ts';
import { progressWords } from './progress-words.ts';

function stage(isTTY: boolean) {
  let time = 1000;
  let written = '';
  const stream = {
    isTTY,
    columns: 80,
    write: (text: string) => (written += text),
  } as unknown as NodeJS.WriteStream;
  const progress = progressOn({ stream, now: () => time });
  return { progress, pass: (seconds: number) => (time += 1000 * seconds), written: () => written };
}

describe('progress on a stream that is no terminal', () => {
  it('is silent for five seconds, then writes a line every five', () => {
    const { progress, pass, written } = stage(false);
    progress.begin('training', 'examples', 1000);
    pass(4.9);
    progress.update(100);
    expect(written()).toBe('');
    pass(0.1);
    progress.update(200, 'epoch 2 of 9');
    pass(4);
    progress.update(300);
    pass(2);
    progress.update(550);
    progress.end();
    expect(written()).toBe(
      'epoch 2 of 9: 20 % of 1,000 examples, 40 examples/s, about 20 s left\n' +
        'epoch 2 of 9: 55 % of 1,000 examples, 50 examples/s, about 9 s left\n',
    );
  });

  it('counts no work that was done before', () => {
    const { progress, pass, written } = stage(false);
    progress.begin('training', 'examples', 1000, 500);
    pass(10);
    progress.update(600);
    expect(written()).toBe('training: 60 % of 1,000 examples, 10 examples/s, about 40 s left\n');
  });

  it('has no rate before there is work', () => {
    const { progress, pass, written } = stage(false);
    pass(6);
    progress.begin('evaluating', 'points', 50);
    expect(written()).toBe('evaluating: 0 % of 50 points\n');
  });
});

describe('progress on a terminal', () => {
  it('draws a bar with rate and estimate, and takes it away at the end', () => {
    const { progress, pass, written } = stage(true);
    progress.begin('training', 'examples', 1000);
    expect(written()).toContain('training');
    pass(2);
    progress.update(500, 'epoch 5 of 10');
    progress.end();
    // cli-progress draws the last state when it stops, then clears the line.
    expect(written()).toContain('epoch 5 of 10 ============------------ 50 % 250 examples/s, about 2 s left');
  });
});

describe('progressWords', () => {
  const words = (done: number, seconds: number) =>
    progressWords({ unit: 'points', total: 1000, done, gained: done, seconds });

  it('rounds the estimate up and changes to minutes and hours', () => {
    expect(words(999, 0.999)).toBe('1,000 points/s, about 1 s left');
    expect(words(100, 100)).toBe('1.0 points/s, about 15 min left');
    expect(words(1, 10)).toBe('0.10 points/s, about 3 h left');
    expect(words(0, 10)).toBe('');
  });
});
