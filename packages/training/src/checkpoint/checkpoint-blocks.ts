import { createHash } from 'node:crypto';
import { type ParameterTable } from '../engines/engine.ts';
import { type CheckpointHeader } from './checkpoint-header.ts';

/** SHA-256 of a block follows it. */
export const digestBytes = 32;

type TableShape = CheckpointHeader['tables'][number];

/** Whole rows of one table, as they lie together in a checkpoint. */
export interface CheckpointBlock {
  /** Its number among all blocks, from 0. */
  readonly index: number;
  readonly table: TableShape;
  readonly firstRow: number;
  readonly rows: number;
  /** Bytes of its numbers, without the digest that follows. */
  readonly bytes: number;
  /** Where it starts, counted from the end of the header. */
  readonly offset: number;
}

/** The blocks of a checkpoint in their order, each of at most `blockBytes` unless one row is longer. */
export function checkpointBlocks(tables: readonly TableShape[], blockBytes: number): CheckpointBlock[] {
  const blocks: CheckpointBlock[] = [];
  let offset = 0;
  for (const table of tables) {
    const most = Math.max(1, Math.floor(blockBytes / (4 * table.columns)));
    for (let firstRow = 0; firstRow < table.rows; firstRow += most) {
      const rows = Math.min(most, table.rows - firstRow);
      const bytes = 4 * rows * table.columns;
      blocks.push({ index: blocks.length, table, firstRow, rows, bytes, offset });
      offset += bytes + digestBytes;
    }
  }
  return blocks;
}

/**
 * What vouches for a block: SHA-256 of the header's checksum, the block's number and its bytes, so that
 * neither a block of another place nor one of another checkpoint passes.
 */
export function blockDigest(headerDigest: Uint8Array, { index }: CheckpointBlock, bytes: Uint8Array): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(index);
  return createHash('sha256').update(headerDigest).update(number).update(bytes).digest();
}

/** The numbers of a block without the padding of its rows, and its digest behind them. */
export function packBlock(block: CheckpointBlock, table: ParameterTable, headerDigest: Uint8Array): Buffer {
  const { firstRow, rows, bytes } = block;
  const { columns, stride, values } = table;
  const packed = new Float32Array((bytes + digestBytes) / 4);
  if (stride === columns) packed.set(values.subarray(firstRow * stride, (firstRow + rows) * stride));
  else {
    for (let r = 0; r < rows; r++) {
      const start = (firstRow + r) * stride;
      packed.set(values.subarray(start, start + columns), r * columns);
    }
  }
  const buffer = Buffer.from(packed.buffer);
  buffer.set(blockDigest(headerDigest, block, buffer.subarray(0, bytes)), bytes);
  return buffer;
}

/** Puts the numbers of a block into a table, whose padding is left alone. */
export function unpackBlock(
  { firstRow, rows, bytes }: CheckpointBlock,
  table: ParameterTable,
  from: Buffer,
): void {
  const { columns, stride, values } = table;
  const packed = new Float32Array(from.buffer, from.byteOffset, bytes / 4);
  for (let r = 0; r < rows; r++) {
    values.set(packed.subarray(r * columns, (r + 1) * columns), (firstRow + r) * stride);
  }
}
