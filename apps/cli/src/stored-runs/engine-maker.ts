import { type EngineMaker, type TrainingConfig } from '@owlery/training';

/** What makes the engine `tfjs`; read only where a run asks for it. */
export async function engineMaker({
  engine,
}: Pick<TrainingConfig, 'engine'>): Promise<EngineMaker | undefined> {
  return engine === 'tfjs' ? (await import('@owlery/tensorflow')).makeTensorflowEngine : undefined;
}
