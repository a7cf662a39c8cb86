import { UsageError } from '../errors/usage-error.ts';
import { type TrainingFlags } from '../training-flags.ts';
import { type RunPlace } from './find-run.ts';
import { readRunRequest, type RunRequest } from './run-request.ts';

/**
 * The request of a run that is to be resumed. Options may be repeated but not changed, except
 * for the number of threads where it changes no bit.
 *
 * @param flags the options as they were read, defaults filled in.
 * @param given whether an option was named.
 * @throws {UsageError} for a folder without a request, and for an option that differs.
 */
export async function resumeRequest(
  place: RunPlace,
  flags: TrainingFlags,
  given: (name: string) => boolean,
): Promise<RunRequest> {
  const request = await readRunRequest(place.folder);
  if (request === undefined) {
    throw new UsageError(
      `${place.folder} holds no request of owlery train (request.json), so it cannot be resumed`,
    );
  }
  const { learningRate, ...rest } = request.config;
  const stored = { ...rest, learningRate: learningRate.embedding, outputLearningRate: learningRate.output };
  for (const [name, value] of Object.entries(stored)) {
    const wanted = flags[name as keyof TrainingFlags];
    const changesNothing = name === 'threads' && stored.engine !== 'tfjs';
    if (changesNothing || !given(name) || wanted === value || wanted === 'auto') continue;
    throw new UsageError(`${name} of ${place.id} is ${value}, got ${wanted}; a resumed run keeps it`);
  }
  return given('threads') ? { ...request, config: { ...request.config, threads: flags.threads } } : request;
}
