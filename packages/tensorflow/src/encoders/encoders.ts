import { type encoderIds } from '@owlery/training';
import { bagEncoder } from './bag-encoder.ts';
import { convEncoder } from './conv-encoder.ts';
import { type EncoderBuilder } from './encoder-shape.ts';
import { gruEncoder } from './gru-encoder.ts';
import { transformerEncoder } from './transformer-encoder.ts';

/** The encoders that can be named; every law of encoders runs over the list. */
export const encoders: Readonly<Record<(typeof encoderIds)[number], EncoderBuilder>> = {
  bag: bagEncoder,
  conv: convEncoder,
  gru: gruEncoder,
  transformer: transformerEncoder,
};
