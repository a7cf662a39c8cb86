import { dataCacheFolder, type Dataset, datasets, loadDataset, type Weighting } from '@owlery/data';
import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import { notice } from '../output/notice.ts';

export type DataWeighting = Weighting | 'auto';

/** Which data are to be read. */
export interface DataRequest {
  /** Name of a data set, or path of a folder. */
  readonly data: string;
  /** How the values of a folder are weighted. */
  readonly weighting?: DataWeighting;
}

/**
 * Reads the data set or the folder of that name; a large folder from its binary cache, which the first time makes.
 *
 * @throws {UsageError} when there is neither, or the weighting cannot be; {DataError} when files do not fit.
 */
export async function openData({ data, weighting }: DataRequest): Promise<Dataset> {
  if (weighting !== undefined && isBuiltIn(data)) {
    throw new UsageError(`--weighting is for folders; ${data} has its own, got ${weighting}`);
  }
  try {
    return await loadDataset(data, {
      ...{ cache: dataCacheFolder(), onNotice: notice },
      ...(weighting === undefined ? {} : { weighting }),
    });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** The data of a stored request, with what options say instead. */
export function changedData(stored: DataRequest, options: Partial<DataRequest>): DataRequest {
  const { data = stored.data, weighting = stored.weighting } = options;
  return { data, ...(weighting ? { weighting } : {}) };
}

/** The request with the folder's path made absolute, so that it can be read from anywhere. */
export function absoluteData(request: DataRequest): DataRequest {
  return isBuiltIn(request.data) ? request : { ...request, data: resolve(request.data) };
}

function isBuiltIn(name: string): boolean {
  return datasets.some((entry) => entry.name === name);
}
